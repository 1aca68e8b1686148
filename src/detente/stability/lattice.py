"""The board of option form: every decision maker's options are one axis of an array.

The moves of a decision maker stay on a line (a fibre) of its own axis, those of its opponents on the plane across it.
Moves are transitive here, so a legal sequence of the opponents reaches exactly what any sequence reaches.
Infeasible combinations are a mask; options that change one way only are minima over supersets.
"""

from __future__ import annotations

from functools import cached_property
from itertools import groupby

import numpy as np

from detente.conflict.conflict import Conflict
from detente.conflict.moves import Control
from detente.stability.board import Truth, Values, ceiling
from detente.stability.improvements import Ladders

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
        self._kept: dict[int, Values] = {}

    def levels(self, who: int) -> Values:
        if who not in self._kept:
            levels = self.conflict.decision_makers[who].preference.levels
            if self.mask is not None:
                whole = np.full(self.mask.size, -1, dtype=levels.dtype)
                whole[self.mask.reshape(-1)] = levels
                levels = whole
            self._kept[who] = levels.reshape(self.shape)
        return self._kept[who]

    def best_move(self, who: int, values: Values) -> Values:
        return self._reach(who, self._masked(values, -1), np.maximum)

    def worst_reply(self, who: int, values: Values, *, improving: bool) -> Values:
        others = [other for other in range(len(self.controls)) if other != who]
        if improving:
            whole = np.broadcast_to(values, self.shape)
            return self._ladders.spread(self._masked(whole, ceiling(values)), others)
        values = self._masked(values, ceiling(values))
        if self.mask is None:
            return self._one_move_each(values, others)
        return self._until_settled(values, others)

    def per_state(self, truth: Truth) -> Truth:
        whole = np.broadcast_to(truth, self.shape)
        return whole.reshape(-1) if self.mask is None else whole[self.mask]

    @cached_property
    def _ladders(self) -> Ladders:
        return Ladders(self.controls, [self.levels(who) for who in range(len(self.controls))])

    def _masked(self, values: Values, fill: int) -> Values:
        return values if self.mask is None else np.where(self.mask, values, values.dtype.type(fill))

    def _one_move_each(self, values: Values, others: list[int]) -> Values:
        """Where all is feasible, one move by each opponent, in any order, reaches all they can reach."""
        free = tuple(self._axis(other) for other in others if self.controls[other].reversible)
        values = values.min(axis=free, keepdims=True)
        for other in others:
            if not self.controls[other].reversible:
                values = self._reach(other, values, np.minimum)
        return values

    def _until_settled(self, values: Values, others: list[int]) -> Values:
        """Opponents move in turn, over feasible states only, until nothing gets worse."""
        settled = 0
        while settled < len(others):
            for other in others:
                after = self._masked(self._reach(other, values, np.minimum), ceiling(values))
                settled = settled + 1 if np.array_equal(after, values) else 0
                values = after
                if settled >= len(others):
                    break
        return values

    def _axis(self, who: int) -> int:
        return len(self.controls) - 1 - who

    def _reach(self, who: int, values: Values, best: np.ufunc) -> Values:
        """The best value over what `who` reaches in at most one move; its axis shrinks to 1 if all is reached."""
        axis = self._axis(who)
        if values.shape[axis] == 1:
            return values
        runs = _runs(self.controls[who])
        if all(kind == "both" for kind, _ in runs):
            reached: Values = best.reduce(values, axis=axis, keepdims=True)
            return reached
        return _reach_one_way(values, axis, runs, best)


def _runs(control: Control) -> list[tuple[str, int]]:
    """Neighbouring bits of one kind, highest first, as (kind, how many)."""
    kinds = [
        "take" if control.take >> bit & 1 else "drop" if control.drop >> bit & 1 else "both"
        for bit in reversed(range(control.width))
    ]
    return [(kind, len(list(run))) for kind, run in groupby(kinds)]


def _reach_one_way(values: Values, axis: int, runs: list[tuple[str, int]], best: np.ufunc) -> Values:
    """Reduce over the reversible bits; let each one-way bit reach the side it can still change to."""
    before, length, after = values.shape[:axis], values.shape[axis], values.shape[axis + 1 :]
    axes = [
        part
        for kind, count in runs
        for part in ([(kind, 1 << count)] if kind == "both" else [(kind, 2)] * count)
    ]
    split = values.reshape(*before, *(size for _, size in axes), *after)
    free = tuple(axis + at for at, (kind, _) in enumerate(axes) if kind == "both")
    reached = best.reduce(split, axis=free, keepdims=True) if free else split.copy()
    for at, (kind, _) in enumerate(axes):
        if kind != "both":
            sides = np.moveaxis(reached, axis + at, 0)
            start, end = (0, 1) if kind == "take" else (1, 0)
            sides[start] = best(sides[start], sides[end])
    return np.broadcast_to(reached, split.shape).reshape(*before, length, *after)
