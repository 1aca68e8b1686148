"""Witnesses of coalitional verdicts: joint improvements and the answers of everyone else."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import combinations

from detente.conflict.conflict import Conflict
from detente.stability.concepts import Concept, Rule
from detente.stability.proof import Answer, Departure, Proof, Step
from detente.stability.sequences import MovesOf, Visit, visits

__all__ = ["prove_coalition"]

Group = tuple[str, ...]
Joint = Callable[[Group, int], dict[int, Visit]]


def prove_coalition(conflict: Conflict, state: int, dm: str, asked: Concept) -> Proof:
    """Stable for every coalition with `dm` in it, or the first coalition for which it is not."""
    assert asked.rule is not None
    joint = _joint(conflict)
    proofs = []
    for group in _groups(conflict.ids):
        if dm in group:
            proof = _prove_group(conflict, state, dm, group, asked.id, asked.rule, joint)
            if not proof.stable:
                return Proof(state, dm, asked.id, False, (dm,), parts=(proof,))
            proofs.append(proof)
    return Proof(state, dm, asked.id, True, (dm,), parts=tuple(proofs))


def _prove_group(
    conflict: Conflict, state: int, dm: str, group: Group, name: str, rule: Rule, joint: Joint
) -> Proof:
    others = tuple(other for other in conflict.ids if other not in group)
    movers = _movers(conflict, others, rule, joint)
    found = []
    for end, visit in _improvements(conflict, group, state, joint).items():
        answer, examined = _answer(conflict, group, state, end, rule, movers, joint)
        departure = Departure(visit.steps(), _spelt_out(answer, conflict, joint), examined)
        if answer is None:
            return Proof(state, dm, name, False, group, (departure,))
        found.append(departure)
    return Proof(state, dm, name, True, group, tuple(found))


def _answer(
    conflict: Conflict,
    group: Group,
    state: int,
    end: int,
    rule: Rule,
    movers: dict[Group, MovesOf],
    joint: Joint,
) -> tuple[Answer | None, int]:
    seen = set()
    for visit in visits(end, movers):
        if visit.state in seen:
            continue
        seen.add(visit.state)
        deterred = _deterred(conflict, group, visit.state, state)
        if deterred is None:
            continue
        ends = joint(group, visit.state) if rule.rejoinder else {}
        escapes = [
            (escape, _deterred(conflict, group, escape, state)) for escape in ends if escape != visit.state
        ]
        held = tuple((escape, member) for escape, member in escapes if member is not None)
        if len(held) == len(escapes):
            return Answer(visit.steps(), deterred, held), 0
    return None, len(seen)


def _deterred(conflict: Conflict, group: Group, end: int, state: int) -> str | None:
    """The first member that `end` deters from leaving `state`."""
    for member in group:
        if conflict.knows(member, end, state) and not conflict.prefers(member, end, state):
            return member
    return None


def _movers(conflict: Conflict, others: Group, rule: Rule, joint: Joint) -> dict[Group, MovesOf]:
    if rule.replies == "none":
        return {}
    if rule.replies == "moves":
        return {(other,): _moves_of(conflict, other) for other in others}
    return {some: _joint_moves_of(conflict, some, joint) for some in _groups(others)}


def _moves_of(conflict: Conflict, dm: str) -> MovesOf:
    return lambda state: conflict.moves(dm, state)


def _joint_moves_of(conflict: Conflict, group: Group, joint: Joint) -> MovesOf:
    return lambda state: tuple(_improvements(conflict, group, state, joint))


def _improvements(conflict: Conflict, group: Group, state: int, joint: Joint) -> dict[int, Visit]:
    return {
        end: visit
        for end, visit in joint(group, state).items()
        if all(conflict.prefers(member, end, state) for member in group)
    }


def _joint(conflict: Conflict) -> Joint:
    """What a coalition can reach, the shortest sequence to each state."""

    @cache
    def joint(group: Group, state: int) -> dict[int, Visit]:
        movers: dict[Group, MovesOf] = {(member,): _moves_of(conflict, member) for member in group}
        first: dict[int, Visit] = {}
        for visit in visits(state, movers):
            first.setdefault(visit.state, visit)
        return dict(sorted(first.items()))

    return joint


def _spelt_out(answer: Answer | None, conflict: Conflict, joint: Joint) -> Answer | None:
    """Joint steps of an answer with the single moves they are made of."""
    if answer is None:
        return None
    steps = tuple(
        step
        if len(step.by) == 1
        else Step(step.by, step.start, step.end, joint(step.by, step.start)[step.end].steps())
        for step in answer.steps
    )
    return Answer(steps, answer.deters, answer.escapes)


def _groups(members: Group) -> list[Group]:
    return [group for size in range(1, len(members) + 1) for group in combinations(members, size)]
