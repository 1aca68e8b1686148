"""What opponents can bring about by any of their moves where some combinations are infeasible.

They move in turn, over feasible states only, until nothing gets worse. What they would reach if everything were
feasible is a bound below; a block that has come down to it needs no further turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.conflict.moves import Control
from detente.stability.board import Values, ceiling
from detente.stability.fibre import reach

__all__ = ["Opponent", "settle"]


@dataclass(frozen=True, slots=True)
class Opponent:
    """An opponent within a block: the axis of its own options, and what it may do with them."""

    axis: int
    control: Control


def settle(opponents: Sequence[Opponent], now: Values, walls: Values) -> Values:
    """The least of `now` within the opponents' reach from every state of a block; -1 where infeasible.

    Parameters
    ----------
    now : array
        Values; left as they are.
    walls : array
        The ceiling where infeasible, else 0.
    """
    now = np.maximum(now, walls)
    bound = now
    for each in opponents:
        bound = reach(bound, each.axis, each.control, np.minimum)
    quiet = turn = 0
    while quiet < len(opponents):
        mover = opponents[turn % len(opponents)]
        reached = reach(now, mover.axis, mover.control, np.minimum)
        turn += 1
        if turn >= len(opponents) and _at_bound(reached, bound):
            np.maximum(reached, walls, out=now)
            break
        if turn > len(opponents):
            quiet = quiet + 1 if np.array_equal(np.maximum(reached, walls), now) else 0
        np.maximum(reached, walls, out=now)
    np.copyto(now, now.dtype.type(-1), where=walls > 0)
    return now


def _at_bound(reached: Values, bound: Values) -> bool:
    """Whether all lines have come down to the bound; a line of nothing feasible is at the ceiling."""
    return bool(((reached == bound) | (reached == ceiling(reached))).all())
