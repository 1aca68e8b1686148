"""Stability under many rankings at once: arrays of shape (states, rankings), one a decision maker.

The same reasoning as in `guarantee`, carried out on lists of moves: a state is stable when no single move leads to a
state that guarantees more than it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, reduce

import numpy as np
from numpy.typing import NDArray

from detente.conflict import Conflict
from detente.stability.board import Truth
from detente.stability.walks import moves, walk

__all__ = ["CONCEPTS", "Ensemble", "Ranks", "Sample"]

Ranks = NDArray[np.unsignedinteger]
Slots = list[NDArray[np.intp]]


class Ensemble:
    """The moves of a conflict, ready for many rankings.

    Parameters
    ----------
    conflict : Conflict
        Only its moves count.
    """

    def __init__(self, conflict: Conflict) -> None:
        self.count, self.size = len(conflict.ids), conflict.n
        self._conflict = conflict
        step = moves(conflict)
        self._moves = [_slots([step(who, at) for at in range(self.size)]) for who in range(self.count)]

    @cached_property
    def _reach(self) -> list[Slots]:
        """What each decision maker's opponents can bring about."""
        step = moves(self._conflict)
        others = [[other for other in range(self.count) if other != who] for who in range(self.count)]
        return [
            _slots([sorted(walk(step, movers, at).reached) for at in range(self.size)]) for movers in others
        ]

    def stable(self, sample: Sample, who: int, concept: str) -> Truth:
        """Where a state is stable for decision maker number `who`; shape (states, rankings)."""
        found: Truth = sample.ranks[who] >= self._best(who, CONCEPTS[concept](self, sample, who))
        return found

    def sample(self, ranks: Sequence[Ranks]) -> Sample:
        """Rankings, one array a decision maker, made ready."""
        return Sample(tuple(ranks), self._moves)

    def _best(self, who: int, values: Ranks) -> Ranks:
        """The greatest value one move leads to, or 0."""
        return _fold(self._moves[who], values, np.maximum, np.zeros_like(values))

    def _nash(self, sample: Sample, who: int) -> Ranks:
        return sample.ranks[who]

    def _gmr(self, sample: Sample, who: int) -> Ranks:
        own = sample.ranks[who]
        return _fold(self._reach[who], own, np.minimum, own)

    def _smr(self, sample: Sample, who: int) -> Ranks:
        own = sample.ranks[who]
        escape = np.maximum(own, self._best(who, own))
        return np.minimum(own, _fold(self._reach[who], escape, np.minimum, escape))

    def _seq(self, sample: Sample, who: int) -> Ranks:
        """The least that legal sequences of the others' improvements lead to, by sweeps to a fixed point.

        ``after[j]`` is the least once j has moved; what follows j's move is never another move of j.
        """
        own = sample.ranks[who]
        others = [other for other in range(self.count) if other != who]
        after = {other: np.full_like(own, np.iinfo(own.dtype).max) for other in others}
        settled = False
        while not settled:
            settled = True
            for other in others:
                left = reduce(np.minimum, (after[one] for one in others if one != other), own)
                worse = self._worse(sample, other, left)
                settled = settled and (len(others) == 1 or np.array_equal(worse, after[other]))
                after[other] = worse
        return reduce(np.minimum, after.values(), own)

    def _worse(self, sample: Sample, who: int, values: Ranks) -> Ranks:
        """The least value one improvement of `who` leads to, or the greatest number there is."""
        found = np.full_like(values, np.iinfo(values.dtype).max)
        reached = np.empty_like(values)
        for slot, shut in zip(self._moves[who], sample.shut[who], strict=True):
            np.take(values, slot, axis=0, out=reached, mode="clip")
            np.bitwise_or(reached, shut, out=reached)
            np.minimum(found, reached, out=found)
        return found


class Sample:
    """Some rankings at once.

    Attributes
    ----------
    ranks : tuple of unsigned integer arrays, shape (states, rankings)
        For each decision maker, higher is better; all of one type.
    """

    def __init__(self, ranks: tuple[Ranks, ...], moves: Sequence[Slots]) -> None:
        self.ranks = ranks
        self._moves = moves

    @cached_property
    def shut(self) -> list[list[Ranks]]:
        """For each decision maker and column of moves: all bits set where the move is no improvement, else none."""
        return [
            [np.negative((own[slot] <= own).astype(own.dtype)) for slot in slots]
            for own, slots in zip(self.ranks, self._moves, strict=True)
        ]


CONCEPTS: dict[str, Callable[[Ensemble, Sample, int], Ranks]] = {
    "nash": Ensemble._nash,
    "gmr": Ensemble._gmr,
    "smr": Ensemble._smr,
    "seq": Ensemble._seq,
}


def _slots(lists: Sequence[Sequence[int]]) -> Slots:
    """Lists of targets as columns; a state with fewer targets repeats itself, which is neutral."""
    widest = max(map(len, lists), default=0)
    table = np.repeat(np.arange(len(lists), dtype=np.intp)[:, None], widest, axis=1)
    for at, targets in enumerate(lists):
        table[at, : len(targets)] = targets
    return [np.ascontiguousarray(column) for column in table.T]


def _fold(slots: Slots, values: Ranks, best: np.ufunc, begin: Ranks) -> Ranks:
    found, reached = begin.copy(), np.empty_like(values)
    for slot in slots:
        np.take(values, slot, axis=0, out=reached, mode="clip")
        best(found, reached, out=found)
    return found
