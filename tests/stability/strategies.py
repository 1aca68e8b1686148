"""Random conflicts, each as a model (what the loader takes) and as the game it stands for (plain sets).

The expansion from options to states is written here a second time, from the rules of model files alone, so
that the loader is compared too. `bulk(seed, count)` is for thousands; `drawn()` lets hypothesis shrink a failure.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product
from random import Random
from typing import Any, NamedTuple

from hypothesis import strategies as st

from .reference import Game, from_payoffs

Bits = tuple[bool, ...]
Literals = dict[int, bool]  # a conjunction over option numbers


class Case(NamedTuple):
    model: dict[str, Any]
    game: Game


# --- graph form -------------------------------------------------------------------------------------------


def graph_case(rng: Random, *, strict: bool = False, dms: int | None = None) -> Case:
    names = ["a", "b", "c", "d"][: dms or rng.choice((2, 2, 3, 3, 4))]
    size = rng.randint(2, 9)
    states = range(1, size + 1)
    density = rng.choice((0.1, 0.2, 0.35, 0.6))
    moves = {i: [(s, t) for s in states for t in states if s != t and rng.random() < density] for i in names}
    payoffs = {i: dict(zip(states, _levels(rng, size, strict), strict=True)) for i in names}
    model = {
        "conflict": {"name": "random graph"},
        "graph": {
            "states": size,
            "moves": {i: [list(p) for p in moves[i]] for i in names},
            "payoffs": {i: [payoffs[i][s] for s in states] for i in names},
        },
    }
    return Case(model, from_payoffs(moves, payoffs))


def _levels(rng: Random, size: int, strict: bool) -> list[int]:
    if strict:
        return rng.sample(range(1, size + 1), size)
    top = rng.choice((2, 3, size, 2 * size))
    return [rng.randint(1, top) for _ in range(size)]


# --- option form ------------------------------------------------------------------------------------------


class Shape(NamedTuple):
    owner: list[int]  # the decision maker of each option
    change: list[str]
    names: list[str]
    infeasible: list[Literals]
    merge: list[Literals]


def option_case(
    rng: Random,
    *,
    strict: bool = False,
    dms: int | None = None,
    statements: bool = False,
    merging: bool = False,
    uncertain: bool = False,
    graded: bool = False,
    one_way: bool = True,
) -> Case:
    while True:
        shape = _shape(rng, dms or rng.choice((2, 2, 3, 3, 4)), merging=merging, one_way=one_way)
        groups = _state_groups(shape)
        if len(groups) > 1:
            return _expand(
                rng, shape, groups, strict=strict, statements=statements, uncertain=uncertain, graded=graded
            )


def _shape(rng: Random, dms: int, *, merging: bool, one_way: bool) -> Shape:
    counts = [rng.choice((1, 1, 2)) if dms > 2 else rng.choice((1, 2, 2, 3)) for _ in range(dms)]
    owner = [i for i, n in enumerate(counts) for _ in range(n)]
    change = [rng.choice(("both", "both", "both", "take", "drop")) if one_way else "both" for _ in owner]
    names = [f"{'abcd'[i]}.o{k}" for k, i in enumerate(owner)]
    infeasible = [_literals(rng, len(owner), 2) for _ in range(rng.choice((0, 0, 1, 2)))]
    merge = [_literals(rng, len(owner), 1)] if merging else []
    return Shape(owner, change, names, infeasible, merge)


def _literals(rng: Random, options: int, least: int) -> Literals:
    count = min(options, rng.randint(least, least + 1))
    return {k: rng.random() < 0.5 for k in sorted(rng.sample(range(options), count))}


def _holds(literals: Literals, bits: Bits) -> bool:
    return all(bits[k] == want for k, want in literals.items())


def _formula(literals: Literals, names: list[str]) -> str:
    return " & ".join(names[k] if want else f"!{names[k]}" for k, want in literals.items())


def _state_groups(shape: Shape) -> list[list[Bits]]:
    """Feasible option combinations in rising order, merged ones together at the place of the first."""
    groups: list[list[Bits]] = []
    merged: dict[int, list[Bits]] = {}
    for reverse in product((False, True), repeat=len(shape.owner)):
        bits = reverse[::-1]  # the first option is the lowest bit
        if any(_holds(f, bits) for f in shape.infeasible):
            continue
        which = next((m for m, f in enumerate(shape.merge) if _holds(f, bits)), None)
        if which is not None and which in merged:
            merged[which].append(bits)
            continue
        groups.append([bits])
        if which is not None:
            merged[which] = groups[-1]
    return groups


def _can_move(shape: Shape, mover: int, old: Bits, new: Bits) -> bool:
    for k, owner in enumerate(shape.owner):
        if old[k] == new[k]:
            continue
        if owner != mover or shape.change[k] == ("drop" if new[k] else "take"):
            return False
    return old != new


def _expand(
    rng: Random,
    shape: Shape,
    groups: list[list[Bits]],
    *,
    strict: bool,
    statements: bool,
    uncertain: bool,
    graded: bool,
) -> Case:
    dms = sorted(set(shape.owner))
    states = range(1, len(groups) + 1)
    moves = {
        "abcd"[i]: [
            (s, t)
            for s, olds in zip(states, groups, strict=True)
            for t, news in zip(states, groups, strict=True)
            if s != t and any(_can_move(shape, i, o, n) for o in olds for n in news)
        ]
        for i in dms
    }
    tables, payoffs, unknown, great = [], {}, {}, {}
    for i in dms:
        table, scores = _decision_maker(rng, shape, groups, i, strict=strict, statements=statements)
        name = "abcd"[i]
        payoffs[name] = dict(zip(states, scores, strict=True))
        if uncertain:
            unknown[name] = _pairs(rng, list(states))
            table["unknown"] = [[_taken(shape, groups[s - 1][0]) for s in p] for p in unknown[name]]
        if graded:
            named, great[name] = _great(rng, payoffs[name])
            table["great"] = [[_taken(shape, groups[s - 1][0]) for s in p] for p in named]
        tables.append(table)
    conflict: dict[str, Any] = {"name": "random options"}
    if shape.infeasible:
        conflict["infeasible"] = [_formula(f, shape.names) for f in shape.infeasible]
    if shape.merge:
        conflict["merge"] = [_formula(f, shape.names) for f in shape.merge]
    profile = {
        s: {"abcd"[i]: tuple(b for b, o in zip(g[0], shape.owner, strict=True) if o == i) for i in dms}
        for s, g in zip(states, groups, strict=True)
    }
    model = {"conflict": conflict, "decision_maker": tables}
    return Case(model, from_payoffs(moves, payoffs, unknown, great, {} if shape.merge else profile))


def _decision_maker(
    rng: Random, shape: Shape, groups: list[list[Bits]], i: int, *, strict: bool, statements: bool
) -> tuple[dict[str, Any], list[int]]:
    options = [
        {"id": n.split(".")[1], "text": n, "change": c}
        for n, c, o in zip(shape.names, shape.change, shape.owner, strict=True)
        if o == i
    ]
    table: dict[str, Any] = {"id": "abcd"[i], "name": "abcd"[i].upper(), "options": options}
    if statements:
        wishes = _wishes(rng, len(shape.owner))
        table["preferences"] = [_formula(f, shape.names) for f in wishes]
        return table, [_score(wishes, group[0]) for group in groups]
    scores = _levels(rng, len(groups), strict)
    table["ranking"] = _ranking(shape, groups, scores)
    return table, scores


def _wishes(rng: Random, options: int) -> list[Literals]:
    """One to four statements, none the bare opposite of an earlier one (the loader calls that a circle)."""
    wishes: list[Literals] = []
    for _ in range(rng.randint(1, 4)):
        wish = _literals(rng, options, 1)
        if len(wish) > 1 or {k: not want for k, want in wish.items()} not in wishes:
            wishes.append(wish)
    return wishes


def _score(wishes: list[Literals], bits: Bits) -> int:
    return sum(2 ** (len(wishes) - 1 - k) for k, f in enumerate(wishes) if _holds(f, bits))


def _ranking(shape: Shape, groups: list[list[Bits]], scores: list[int]) -> list[list[list[str]]]:
    return [
        [_taken(shape, g[0]) for g, x in zip(groups, scores, strict=True) if x == level]
        for level in sorted(set(scores), reverse=True)
    ]


def _taken(shape: Shape, bits: Bits) -> list[str]:
    return [n for n, b in zip(shape.names, bits, strict=True) if b]


def _great(rng: Random, payoffs: dict[int, int]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """One or two pairs named as great, and all pairs that lie as far apart or further."""
    every = [(s, t) for s in payoffs for t in payoffs if payoffs[s] > payoffs[t]]
    named = rng.sample(every, min(len(every), rng.choice((1, 2))))
    wide = [
        (s, t)
        for s, t in every
        if any(payoffs[s] >= payoffs[a] and payoffs[t] <= payoffs[b] for a, b in named)
    ]
    return named, wide


def _pairs(rng: Random, states: list[int]) -> list[tuple[int, int]]:
    every = [(s, t) for s in states for t in states if s < t]
    return [p for p in every if rng.random() < 0.25]


# --- as text -----------------------------------------------------------------------------------------------


def to_toml(model: dict[str, Any]) -> str:
    """The model as the text of a model file."""
    lines = ["[conflict]", *_fields(model["conflict"])]
    for table in model.get("decision_maker", []):
        lines += ["[[decision_maker]]", *_fields(table)]
    if graph := model.get("graph"):
        lines += ["[graph]", *_fields({k: v for k, v in graph.items() if not isinstance(v, dict)})]
        for name, table in graph.items():
            if isinstance(table, dict):
                lines += [f"[graph.{name}]", *_fields(table)]
    return "\n".join(lines) + "\n"


def _fields(table: dict[str, Any]) -> list[str]:
    return [f"{key} = {_value(value)}" for key, value in table.items()]


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{k} = {_value(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value)


# --- supplies ---------------------------------------------------------------------------------------------


def any_case(rng: Random) -> Case:
    if rng.random() < 0.4:
        return graph_case(rng)
    return option_case(rng, statements=rng.random() < 0.3)


def bulk(seed: int, count: int) -> Iterator[Case]:
    rng = Random(seed)
    for _ in range(count):
        yield any_case(rng)


def drawn() -> st.SearchStrategy[Case]:
    return st.randoms(use_true_random=False).map(any_case)
