"""Finding the witnesses of a verdict, one state at a time, from moves and preferences alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from detente.conflict.conflict import Conflict
from detente.errors import ModelError
from detente.stability.concepts import CONCEPTS, Concept, Rule, applicable, concept
from detente.stability.proof import Answer, Departure, Proof, Step
from detente.stability.prove_ahead import prove_ahead
from detente.stability.prove_coalition import prove_coalition
from detente.stability.prove_simultaneous import prove_simultaneous
from detente.stability.sequences import MovesOf, visits

__all__ = ["proofs", "prove"]

Mover = tuple[str, ...]


def prove(conflict: Conflict, state: int, dm: str, name: str, *, horizon: int) -> Proof:
    """Prove whether `state` is stable for `dm` under a concept.

    Raises
    ------
    NotFound, ModelError
        If the state, decision maker or concept does not exist, or the concept does not apply.
    """
    asked = concept(name)
    conflict.state(state)
    conflict.index(dm)
    if reason := applicable(asked, conflict):
        raise ModelError(f"{asked.id} cannot be proved: {reason}", where=conflict.name)
    if asked.family == "coalition":
        return prove_coalition(conflict, state, dm, asked)
    if asked.family == "foresight":
        return prove_ahead(conflict, state, dm, asked, horizon)
    if asked.family == "simultaneous":
        return prove_simultaneous(conflict, state, dm)
    if asked.id.startswith("weak_"):
        return _prove_weak(conflict, state, dm, asked)
    return _prove_rule(conflict, state, dm, asked)


def proofs(
    conflict: Conflict, state: int, dms: Iterable[str], names: Iterable[str], *, horizon: int
) -> tuple[Proof, ...]:
    """Proofs for several decision makers and concepts, concept by concept."""
    asked = [concept(name).id for name in names]
    who = list(dms)
    return tuple(prove(conflict, state, dm, name, horizon=horizon) for name in asked for dm in who)


def _prove_weak(conflict: Conflict, state: int, dm: str, asked: Concept) -> Proof:
    """Weakly stable: stable, but not strongly."""
    base = asked.id.removeprefix("weak_")
    general = _prove_rule(conflict, state, dm, CONCEPTS[base])
    if not general.stable:
        return Proof(state, dm, asked.id, False, (dm,), parts=(general,))
    strong = _prove_rule(conflict, state, dm, CONCEPTS[f"strong_{base}"])
    return Proof(state, dm, asked.id, not strong.stable, (dm,), parts=(general, strong))


def _prove_rule(conflict: Conflict, state: int, dm: str, asked: Concept) -> Proof:
    assert asked.rule is not None
    rule = asked.rule
    movers = _movers(conflict, dm, rule)
    deters = _deterrent(conflict, dm, rule)
    found = []
    for end in _tempting(conflict, dm, rule.departures == "better or unknown")(state):
        departure = _departure(conflict, state, end, dm, rule, movers, deters)
        if departure.answer is None:
            return Proof(state, dm, asked.id, False, (dm,), (departure,))
        found.append(departure)
    return Proof(state, dm, asked.id, True, (dm,), tuple(found))


def _departure(
    conflict: Conflict,
    state: int,
    end: int,
    dm: str,
    rule: Rule,
    movers: Mapping[Mover, MovesOf],
    deters: Callable[[int, int], bool],
) -> Departure:
    steps = (Step((dm,), state, end),)
    seen = set()
    for visit in visits(end, movers):
        if visit.state in seen:
            continue
        seen.add(visit.state)
        if not deters(visit.state, state):
            continue
        escapes = conflict.moves(dm, visit.state) if rule.rejoinder else ()
        if all(deters(escape, state) for escape in escapes):
            return Departure(steps, Answer(visit.steps(), dm, tuple((escape, dm) for escape in escapes)))
    return Departure(steps, examined=len(seen))


def _movers(conflict: Conflict, dm: str, rule: Rule) -> dict[Mover, MovesOf]:
    others = [other for other in conflict.ids if other != dm]
    if rule.replies == "none":
        return {}
    if rule.replies == "moves":
        return {(other,): _moves(conflict, other) for other in others}
    maybe = rule.replies == "improvements or unknown"
    return {(other,): _tempting(conflict, other, maybe) for other in others}


def _moves(conflict: Conflict, dm: str) -> MovesOf:
    return lru_cache(maxsize=None)(lambda state: conflict.moves(dm, state))


def _tempting(conflict: Conflict, dm: str, maybe: bool) -> MovesOf:
    return lru_cache(maxsize=None)(lambda state: conflict.improvements(dm, state, or_unknown=maybe))


def _deterrent(conflict: Conflict, dm: str, rule: Rule) -> Callable[[int, int], bool]:
    """Whether ending in the first state deters `dm` from leaving the second."""
    if rule.deters == "greatly worse":
        return lambda end, state: conflict.greatly_prefers(dm, state, end)
    maybe = rule.deters == "no better or unknown"
    return lambda end, state: (
        not conflict.prefers(dm, end, state) if conflict.knows(dm, end, state) else maybe
    )
