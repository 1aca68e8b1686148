"""Witnesses of simultaneous stability: the improvement of the opponent that spoils each of one's own."""

from __future__ import annotations

from detente.conflict.conflict import Conflict
from detente.stability.proof import Answer, Departure, Proof, Step
from detente.stability.simultaneous import improvements, meeting

__all__ = ["prove_simultaneous"]


def prove_simultaneous(conflict: Conflict, state: int, dm: str) -> Proof:
    """In each answer the opponent moves from the same state at the same time; its last step is where both end."""
    who, at = conflict.index(dm), state - 1
    other = conflict.ids[1 - who]
    answers = improvements(conflict, 1 - who, at)
    found = []
    for to in improvements(conflict, who, at):
        answer = _answer(conflict, dm, other, at, to, answers)
        departure = Departure((Step((dm,), state, to + 1),), answer, 0 if answer else len(answers))
        if answer is None:
            return Proof(state, dm, "sim", False, (dm,), (departure,))
        found.append(departure)
    return Proof(state, dm, "sim", True, (dm,), tuple(found))


def _answer(conflict: Conflict, dm: str, other: str, at: int, to: int, answers: list[int]) -> Answer | None:
    for reply in answers:
        end = meeting(conflict, at, to, reply)
        if end is None:
            continue
        if conflict.knows(dm, end + 1, at + 1) and not conflict.prefers(dm, end + 1, at + 1):
            return Answer((Step((other,), at + 1, reply + 1), Step((dm, other), at + 1, end + 1)), dm)
    return None
