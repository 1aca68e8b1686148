"""The board of graph form and of merged states: moves are lists, and may be intransitive.

"Nobody moves twice in succession" is kept exactly: a value is carried back over pairs (state, last mover).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

import numpy as np

from detente.conflict.conflict import Conflict
from detente.conflict.moves import Edges
from detente.stability.board import Truth, Values, ceiling

__all__ = ["Network"]


class Network:
    """The states of a conflict and everyone's moves as lists.

    Parameters
    ----------
    conflict : Conflict
        With complete preferences.
    """

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict
        self.edges = conflict.edges
        self._improving: dict[int, Edges] = {}

    def levels(self, who: int) -> Values:
        return self.conflict.decision_makers[who].preference.levels

    def best_move(self, who: int, values: Values) -> Values:
        return np.maximum(values, _over(self.edges[who], values, np.maximum, -1))

    def worst_reply(self, who: int, values: Values, *, improving: bool) -> Values:
        others = [other for other in range(len(self.edges)) if other != who]
        edges = {other: self._improvements(other) if improving else self.edges[other] for other in others}
        top = ceiling(values)
        after = {other: _over(edges[other], values, np.minimum, top) for other in others}
        settled = len(others) < 2
        while not settled:
            settled = True
            for other in others:
                left = _least(values, (after[one] for one in others if one != other))
                worse = _over(edges[other], left, np.minimum, top)
                settled = settled and np.array_equal(worse, after[other])
                after[other] = worse
        return _least(values, after.values())

    def per_state(self, truth: Truth) -> Truth:
        return truth

    def _improvements(self, who: int) -> Edges:
        if who not in self._improving:
            edges, levels = self.edges[who], self.levels(who)
            sources = np.repeat(np.arange(len(levels)), np.diff(edges.starts))
            better = levels[edges.targets] > levels[sources]
            starts = np.concatenate([[0], np.cumsum(better)])[edges.starts]
            self._improving[who] = Edges(starts.astype(np.int64), edges.targets[better])
        return self._improving[who]


def _least(values: Values, others: Iterable[Values]) -> Values:
    return reduce(np.minimum, others, values)


def _over(edges: Edges, values: Values, best: np.ufunc, neutral: int) -> Values:
    """The best value over the targets of each state's moves; `neutral` where there are none."""
    found = np.full(len(values), neutral, dtype=values.dtype)
    moving = np.flatnonzero(np.diff(edges.starts))
    if len(moving):
        found[moving] = best.reduceat(values[edges.targets], edges.starts[moving])
    return found
