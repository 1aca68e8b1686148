"""Simultaneous stability: what happens when both improve at once.

Each decision maker changes its own options, so improvements a and b from state s, taken together, lead to the
state with the first one's options as in a and the second one's as in b. A state is stable for a decision maker when
each of its improvements, taken together with some improvement of the opponent, leads to a feasible state that is no better.

Fraser & Hipel (1984), *Conflict Analysis: Models and Resolutions*; Kilgour, Hipel & Fang (1987),
doi:10.1016/0005-1098(87)90117-8.
"""

from __future__ import annotations

import numpy as np

from detente.conflict.conflict import Conflict
from detente.stability.board import Truth
from detente.stability.packed import check_states

__all__ = ["improvements", "meeting", "simultaneous"]


def simultaneous(conflict: Conflict, who: int) -> Truth:
    """Which states are simultaneously stable for decision maker number `who` of two; shape (states,)."""
    check_states(conflict.n, "simultaneous moves")
    return np.array([_stable(conflict, who, position) for position in range(conflict.n)])


def improvements(conflict: Conflict, who: int, position: int) -> list[int]:
    """The positions that `who` prefers and can move to, rising."""
    preference = conflict.decision_makers[who].preference
    return [int(to) for to in conflict.edges[who].of(position) if preference.prefers(to, position)]


def meeting(conflict: Conflict, position: int, one: int, other: int) -> int | None:
    """Where moves to `one` and `other` lead when taken at once; None if that is infeasible."""
    codes = conflict.space.codes
    found = int(conflict.space.positions[codes[one] ^ codes[other] ^ codes[position]])
    return found if found >= 0 else None


def _stable(conflict: Conflict, who: int, position: int) -> bool:
    answers = improvements(conflict, 1 - who, position)
    return all(
        any(_deters(conflict, who, position, meeting(conflict, position, to, answer)) for answer in answers)
        for to in improvements(conflict, who, position)
    )


def _deters(conflict: Conflict, who: int, position: int, end: int | None) -> bool:
    preference = conflict.decision_makers[who].preference
    if end is None or not preference.knows(end, position):
        return False
    return end == position or bool(preference.levels[end] <= preference.levels[position])
