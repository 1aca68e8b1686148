"""The graph model written straight from the published definitions: literal, slow, plain sets.

Nothing here is shared with the solver. Sources: Fang, Hipel & Kilgour (1993) ch. 3 for nash, gmr, smr, seq,
lh and nonmyopic; Rego & Vieira (2017) for sseq; Fraser & Hipel (1984) for sim; Li, Hipel, Kilgour & Fang (2004)
for unknown preference; Hamouda, Kilgour & Hipel (2004, 2006) for strength; Inohara & Hipel (2008) for coalitions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import combinations
from typing import NamedTuple

State = int
Step = Callable[[str, State], Iterable[State]]


class Game(NamedTuple):
    """A conflict as plain sets: who can move where, and who prefers what to what."""

    dms: tuple[str, ...]
    states: tuple[State, ...]
    moves: Mapping[str, Mapping[State, frozenset[State]]]
    better: Mapping[str, frozenset[tuple[State, State]]]  # (s, t): s is preferred to t
    unknown: Mapping[str, frozenset[frozenset[State]]] = {}
    great: Mapping[str, frozenset[tuple[State, State]]] = {}
    profile: Mapping[State, Mapping[str, tuple[bool, ...]]] = {}  # the strategy of each decision maker


def from_payoffs(
    moves: Mapping[str, Iterable[tuple[State, State]]],
    payoffs: Mapping[str, Mapping[State, float]],
    unknown: Mapping[str, Iterable[tuple[State, State]]] | None = None,
    great: Mapping[str, Iterable[tuple[State, State]]] | None = None,
    profile: Mapping[State, Mapping[str, tuple[bool, ...]]] | None = None,
) -> Game:
    dms = tuple(payoffs)
    states = tuple(payoffs[dms[0]])
    lists = {
        i: {s: frozenset(t for f, t in moves.get(i, ()) if f == s and t != s) for s in states} for i in dms
    }
    better = {
        i: frozenset((s, t) for s in states for t in states if payoffs[i][s] > payoffs[i][t]) for i in dms
    }
    unsure = {i: frozenset(frozenset(p) for p in (unknown or {}).get(i, ())) for i in dms}
    return Game(
        dms,
        states,
        lists,
        {i: frozenset(p for p in better[i] if frozenset(p) not in unsure[i]) for i in dms},
        unsure,
        {i: frozenset((great or {}).get(i, ())) for i in dms},
        profile or {},
    )


# --- preference -------------------------------------------------------------------------------------------


def prefers(g: Game, i: str, s: State, t: State) -> bool:
    return (s, t) in g.better[i]


def unsure(g: Game, i: str, s: State, t: State) -> bool:
    return frozenset((s, t)) in g.unknown.get(i, frozenset())


def greatly(g: Game, i: str, s: State, t: State) -> bool:
    return (s, t) in g.great.get(i, frozenset())


def no_better(g: Game, i: str, t: State, s: State) -> bool:
    """t is equally or less preferred to s, and that is known."""
    return not prefers(g, i, t, s) and not unsure(g, i, t, s)


def maybe_no_better(g: Game, i: str, t: State, s: State) -> bool:
    """t is equally or less preferred to s, or not comparable with it."""
    return not prefers(g, i, t, s)


# --- movement ---------------------------------------------------------------------------------------------


def moves(g: Game) -> Step:
    return lambda i, s: g.moves[i][s]


def improvements(g: Game) -> Step:
    return lambda i, s: {t for t in g.moves[i][s] if prefers(g, i, t, s)}


def improvements_or_unsure(g: Game) -> Step:
    return lambda i, s: {t for t in g.moves[i][s] if prefers(g, i, t, s) or unsure(g, i, t, s)}


def legal(movers: Iterable[object], s: State, step: Callable[[object, State], Iterable[State]]) -> set[State]:
    """States at the end of a legal sequence: any length, nobody moves twice in succession."""
    movers = tuple(movers)
    seen = {(t, j) for j in movers for t in step(j, s)}
    todo = list(seen)
    while todo:
        t, last = todo.pop()
        for j in movers:
            if j == last:
                continue
            for u in step(j, t):
                if (u, j) not in seen:
                    seen.add((u, j))
                    todo.append((u, j))
    return {t for t, _ in seen}


def others(g: Game, i: str) -> tuple[str, ...]:
    return tuple(j for j in g.dms if j != i)


# --- the four classic concepts, and symmetric sequential stability -----------------------------------------


def nash(g: Game, i: str, s: State) -> bool:
    return not improvements(g)(i, s)


def gmr(g: Game, i: str, s: State) -> bool:
    return all(
        any(no_better(g, i, s2, s) for s2 in legal(others(g, i), s1, moves(g)))
        for s1 in improvements(g)(i, s)
    )


def _no_escape(g: Game, i: str, s2: State, s: State) -> bool:
    return no_better(g, i, s2, s) and all(no_better(g, i, s3, s) for s3 in g.moves[i][s2])


def smr(g: Game, i: str, s: State) -> bool:
    return all(
        any(_no_escape(g, i, s2, s) for s2 in legal(others(g, i), s1, moves(g)))
        for s1 in improvements(g)(i, s)
    )


def seq(g: Game, i: str, s: State) -> bool:
    return all(
        any(no_better(g, i, s2, s) for s2 in legal(others(g, i), s1, improvements(g)))
        for s1 in improvements(g)(i, s)
    )


def sseq(g: Game, i: str, s: State) -> bool:
    return all(
        any(_no_escape(g, i, s2, s) for s2 in legal(others(g, i), s1, improvements(g)))
        for s1 in improvements(g)(i, s)
    )


# --- simultaneous (two decision makers, option form) ------------------------------------------------------


def together(g: Game, i: str, s1: State, j: str, s2: State) -> State | None:
    """The state when i takes his strategy of s1 while j takes hers of s2; None when it is not feasible."""
    wanted = {i: g.profile[s1][i], j: g.profile[s2][j]}
    return next((s for s in g.states if g.profile[s] == wanted), None)


def sim(g: Game, i: str, s: State) -> bool:
    """Each improvement, taken while the opponent takes one of its own, may end in a state that is no better."""
    (j,) = others(g, i)
    replies = improvements(g)(j, s)
    return all(
        any((t := together(g, i, s1, j, s2)) is not None and no_better(g, i, t, s) for s2 in replies)
        for s1 in improvements(g)(i, s)
    )


# --- limited moves and non-myopic (two decision makers, strict preferences) -------------------------------


def rank(g: Game, i: str, s: State) -> int:
    return sum(prefers(g, i, s, t) for t in g.states)


def anticipated(g: Game, h: int, i: str, s: State) -> State:
    """Where i expects to end when i moves first from s with horizon h: G_h(i, s)."""
    if h == 0 or not g.moves[i][s]:
        return s
    (j,) = others(g, i)
    ends = [anticipated(g, h - 1, j, s1) for s1 in sorted(g.moves[i][s])]
    best = max(ends, key=lambda t: rank(g, i, t))
    return best if prefers(g, i, best, s) else s


def lh(g: Game, i: str, s: State, h: int) -> bool:
    return anticipated(g, h, i, s) == s


def nonmyopic(g: Game, i: str, s: State) -> bool:
    """Limited-move stable for every horizon from some point on; the map repeats, so its cycle decides."""
    seen: dict[tuple[State, ...], int] = {}
    verdicts: list[bool] = []
    now = {(k, t): t for k in g.dms for t in g.states}
    while tuple(now.values()) not in seen:
        seen[tuple(now.values())] = len(verdicts)
        verdicts.append(now[i, s] == s)
        now = _one_further(g, now)
    return all(verdicts[seen[tuple(now.values())] :])


def _one_further(g: Game, now: Mapping[tuple[str, State], State]) -> dict[tuple[str, State], State]:
    out = {}
    for k, t in now:
        (j,) = others(g, k)
        best = max((now[j, u] for u in sorted(g.moves[k][t])), key=lambda v: rank(g, k, v), default=t)
        out[k, t] = best if prefers(g, k, best, t) else t
    return out


# --- unknown preference -----------------------------------------------------------------------------------

LEAVES = {"a": improvements_or_unsure, "b": improvements, "c": improvements_or_unsure, "d": improvements}
DETERS = {"a": no_better, "b": no_better, "c": maybe_no_better, "d": maybe_no_better}


def nash_u(g: Game, i: str, s: State, kind: str) -> bool:
    return not LEAVES[kind](g)(i, s)


def gmr_u(g: Game, i: str, s: State, kind: str) -> bool:
    return _sanctioned_u(g, i, s, kind, moves(g), symmetric=False)


def smr_u(g: Game, i: str, s: State, kind: str) -> bool:
    return _sanctioned_u(g, i, s, kind, moves(g), symmetric=True)


def seq_u(g: Game, i: str, s: State, kind: str) -> bool:
    return _sanctioned_u(g, i, s, kind, improvements_or_unsure(g), symmetric=False)


def _sanctioned_u(g: Game, i: str, s: State, kind: str, step: Step, *, symmetric: bool) -> bool:
    deters = DETERS[kind]
    return all(
        any(
            deters(g, i, s2, s) and (not symmetric or all(deters(g, i, s3, s) for s3 in g.moves[i][s2]))
            for s2 in legal(others(g, i), s1, step)
        )
        for s1 in LEAVES[kind](g)(i, s)
    )


# --- strength of preference -------------------------------------------------------------------------------


def strong_gmr(g: Game, i: str, s: State) -> bool:
    return all(
        any(greatly(g, i, s, s2) for s2 in legal(others(g, i), s1, moves(g))) for s1 in improvements(g)(i, s)
    )


def strong_smr(g: Game, i: str, s: State) -> bool:
    return all(
        any(
            greatly(g, i, s, s2) and all(greatly(g, i, s, s3) for s3 in g.moves[i][s2])
            for s2 in legal(others(g, i), s1, moves(g))
        )
        for s1 in improvements(g)(i, s)
    )


def strong_seq(g: Game, i: str, s: State) -> bool:
    return all(
        any(greatly(g, i, s, s2) for s2 in legal(others(g, i), s1, improvements(g)))
        for s1 in improvements(g)(i, s)
    )


# --- coalitions -------------------------------------------------------------------------------------------

Coalition = tuple[str, ...]


def coalitions(members: Iterable[str]) -> list[Coalition]:
    members = tuple(members)
    return [c for size in range(1, len(members) + 1) for c in combinations(members, size)]


def coalition_improvements(g: Game, who: Coalition, s: State) -> set[State]:
    """States the coalition reaches by a legal sequence of its members' moves and every member prefers."""
    return {t for t in legal(who, s, moves(g)) if all(prefers(g, i, t, s) for i in who)}


def some_no_better(g: Game, who: Coalition, t: State, s: State) -> bool:
    return any(no_better(g, i, t, s) for i in who)


def outsiders(g: Game, who: Coalition) -> tuple[str, ...]:
    return tuple(j for j in g.dms if j not in who)


def coalition_nash(g: Game, who: Coalition, s: State) -> bool:
    return not coalition_improvements(g, who, s)


def coalition_gmr(g: Game, who: Coalition, s: State) -> bool:
    return all(
        any(some_no_better(g, who, s2, s) for s2 in legal(outsiders(g, who), s1, moves(g)))
        for s1 in coalition_improvements(g, who, s)
    )


def coalition_smr(g: Game, who: Coalition, s: State) -> bool:
    return all(
        any(
            some_no_better(g, who, s2, s)
            and all(some_no_better(g, who, s3, s) for s3 in legal(who, s2, moves(g)))
            for s2 in legal(outsiders(g, who), s1, moves(g))
        )
        for s1 in coalition_improvements(g, who, s)
    )


def coalition_seq(g: Game, who: Coalition, s: State) -> bool:
    """Sanctions are legal sequences of joint improvements by the outsiders' coalitions."""
    rivals = coalitions(outsiders(g, who))
    return all(
        any(
            some_no_better(g, who, s2, s)
            for s2 in legal(rivals, s1, lambda c, t: coalition_improvements(g, c, t))
        )
        for s1 in coalition_improvements(g, who, s)
    )


# --- the tables -------------------------------------------------------------------------------------------

CLASSIC = {"nash": nash, "gmr": gmr, "smr": smr, "seq": seq, "sseq": sseq}
UNKNOWN = {"nash": nash_u, "gmr": gmr_u, "smr": smr_u, "seq": seq_u}
STRONG = {"gmr": strong_gmr, "smr": strong_smr, "seq": strong_seq}
COALITIONAL = {"nash": coalition_nash, "gmr": coalition_gmr, "smr": coalition_smr, "seq": coalition_seq}


def stable(g: Game, concept: str) -> dict[str, list[State]]:
    """For each decision maker the states stable for it under a classic concept (or sim, nonmyopic)."""
    test = {**CLASSIC, "sim": sim, "nonmyopic": nonmyopic}[concept]
    return {i: [s for s in g.states if test(g, i, s)] for i in g.dms}


def equilibria(g: Game, concept: str) -> list[State]:
    table = stable(g, concept)
    return [s for s in g.states if all(s in table[i] for i in g.dms)]


def coalition_equilibria(g: Game, concept: str) -> list[State]:
    """States stable for every coalition, single decision makers included."""
    test = COALITIONAL[concept]
    return [s for s in g.states if all(test(g, c, s) for c in coalitions(g.dms))]
