"""The board of option form: every decision maker's options are one axis of an array.

The moves of a decision maker stay on a line (a fibre) of its own axis, those of its opponents on the plane across
it. Moves are transitive here, so a legal sequence of the opponents reaches exactly what any sequence reaches.
Infeasible combinations hold -1. Planes do not touch one another, so they are worked on in blocks that fit the
processor's cache, on all its cores.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from detente.conflict.conflict import Conflict
from detente.stability.blocks import over_blocks
from detente.stability.board import Truth, Values, ceiling
from detente.stability.fibre import reach
from detente.stability.improvements import Mover, spread
from detente.stability.planes import Opponent, settle

__all__ = ["Lattice"]


class Lattice:
    """All combinations of options as an array with one axis a decision maker, the last one first.

    Parameters
    ----------
    conflict : Conflict
        In option form, with complete preferences and nothing merged.
    """

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict
        self.controls = conflict.controls
        self.shape = tuple(1 << control.width for control in reversed(self.controls))
        feasible = conflict.space.feasible
        self.mask: Truth | None = None if feasible is None else feasible.reshape(self.shape)
        self._levels: dict[int, Values] = {}
        self._walls: dict[np.dtype, Values] = {}

    def levels(self, who: int) -> Values:
        if who not in self._levels:
            levels = self.conflict.decision_makers[who].preference.levels
            if self.mask is not None:
                whole = np.full(self.mask.size, -1, dtype=levels.dtype)
                whole[self.mask.reshape(-1)] = levels
                levels = whole
            self._levels[who] = levels.reshape(self.shape)
        return self._levels[who]

    def best_move(self, who: int, values: Values) -> Values:
        return reach(values, self._axis(who), self.controls[who], np.maximum)

    def worst_reply(self, who: int, values: Values, *, improving: bool) -> Values:
        others = [other for other in range(len(self.controls)) if other != who and self.controls[other].width]
        if not others:
            return values
        if not improving and self.mask is None:
            return self._one_move_each(values, others)
        axis = self._axis(who)
        opponents = [Opponent(self._axis(other), self.controls[other]) for other in others]
        arrays = [np.broadcast_to(values, self.shape), self._kept_out(values)]
        if improving:
            arrays += [self.levels(other) for other in others]
            return over_blocks(partial(_by_improvements, opponents), axis, arrays)
        return over_blocks(partial(settle, opponents), axis, arrays)

    def per_state(self, truth: Truth) -> Truth:
        whole = np.broadcast_to(truth, self.shape)
        return whole.reshape(-1) if self.mask is None else whole[self.mask]

    def _axis(self, who: int) -> int:
        return len(self.controls) - 1 - who

    def _kept_out(self, values: Values) -> Values:
        """The walls around what is feasible: the ceiling where infeasible, else 0."""
        kind = values.dtype
        if kind not in self._walls:
            walls = np.zeros(self.shape if self.mask is not None else (), dtype=kind)
            if self.mask is not None:
                np.copyto(walls, kind.type(ceiling(values)), where=~self.mask)
            self._walls[kind] = np.broadcast_to(walls, self.shape)
        return self._walls[kind]

    def _one_move_each(self, values: Values, others: Sequence[int]) -> Values:
        """Where all is feasible, one move by each opponent, in any order, reaches all they can reach."""
        free = tuple(self._axis(other) for other in others if self.controls[other].reversible)
        values = values.min(axis=free, keepdims=True)
        for other in others:
            values = reach(values, self._axis(other), self.controls[other], np.minimum)
        return values


def _by_improvements(opponents: Sequence[Opponent], now: Values, walls: Values, *levels: Values) -> Values:
    movers = [Mover(each.axis, own, each.control) for each, own in zip(opponents, levels, strict=True)]
    worst = spread(np.maximum(now, walls), movers)
    np.copyto(worst, worst.dtype.type(-1), where=walls > 0)
    return worst
