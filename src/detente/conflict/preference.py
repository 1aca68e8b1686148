"""What a decision maker prefers: levels over the states, pairs whose order is not known, great preferences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.errors import ModelError

__all__ = ["Levels", "Preference", "Statement", "dense_levels", "levels_of_payoffs", "levels_of_truths"]

Levels = NDArray[np.signedinteger[Any]]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Statement:
    """A preference statement: the formula that should hold, and where that is known from.

    `claimed` says that the preference is what the decision maker says of itself.
    """

    holds: str
    evidence: tuple[str, ...] = ()
    claimed: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Preference:
    """A preference over states, given by position (state id minus one).

    Attributes
    ----------
    levels : integer array, shape (states,)
        Higher is better, equal is indifferent.
    unknown : frozenset of (int, int)
        Pairs (smaller position first) whose order is not known, whatever the levels say.
    great : tuple of (int, int)
        Pairs of levels (upper, lower): a state at `upper` or above is greatly preferred to one at `lower` or below.
    statements : tuple of Statement
        The statements it was read from, most important first; empty when it was read from a ranking or payoffs.
    source : str
        ``"statements"``, ``"ranking"`` or ``"payoffs"``.
    """

    levels: Levels
    unknown: frozenset[Pair] = frozenset()
    great: tuple[Pair, ...] = ()
    statements: tuple[Statement, ...] = field(default=())
    source: str = "payoffs"

    @property
    def complete(self) -> bool:
        """Whether the order of every pair is known."""
        return not self.unknown

    def knows(self, a: int, b: int) -> bool:
        """Whether the order of states `a` and `b` (positions) is known."""
        return (min(a, b), max(a, b)) not in self.unknown

    def prefers(self, a: int, b: int) -> bool:
        """Whether state `a` is known to be strictly preferred to state `b` (positions)."""
        return bool(self.levels[a] > self.levels[b]) and self.knows(a, b)

    def greatly_prefers(self, a: int, b: int) -> bool:
        """Whether state `a` is known to be greatly preferred to state `b` (positions)."""
        above, below = self.levels[a], self.levels[b]
        return any(above >= upper and below <= lower for upper, lower in self.great) and self.knows(a, b)


def with_pairs(
    preference: Preference,
    *,
    unknown: Iterable[Pair] = (),
    great: Sequence[Pair] = (),
    where: str | None = None,
) -> Preference:
    """Mark pairs of states (positions) as unknown, and pairs (better, worse) as greatly preferred.

    Raises
    ------
    ModelError
        If a great preference contradicts the levels (which is also how a cycle of them shows) or an unknown pair.
    """
    from dataclasses import replace

    pairs = frozenset((min(a, b), max(a, b)) for a, b in unknown)
    levels = preference.levels
    for better, worse in great:
        if levels[better] <= levels[worse]:
            raise ModelError(
                f"state {better + 1} cannot be greatly preferred to state {worse + 1}: elsewhere it is not preferred at all",
                where=where,
                hint="great preferences must run the same way as the preferences; look for a cycle",
            )
        if (min(better, worse), max(better, worse)) in pairs:
            raise ModelError(
                f"states {better + 1} and {worse + 1} are both greatly preferred and of unknown order",
                where=where,
                hint="keep one of the two",
            )
    bounds = tuple(sorted({(int(levels[a]), int(levels[b])) for a, b in great}))
    return replace(preference, unknown=pairs, great=bounds)


def dense_levels(values: NDArray[Any]) -> Levels:
    """Ranks 0, 1, 2, … of the values, equal values sharing one, in the smallest signed type that holds them."""
    _, ranks = np.unique(values, return_inverse=True)
    return _narrow(ranks.reshape(-1))


def levels_of_payoffs(payoffs: Sequence[float]) -> Levels:
    """Levels from numbers of which only the order counts; they must be finite."""
    rank = {value: at for at, value in enumerate(sorted(set(payoffs)))}
    return _narrow(np.array([rank[value] for value in payoffs], dtype=np.int64))


def levels_of_truths(truths: Iterable[NDArray[np.bool_]], states: int) -> Levels:
    """Option prioritisation: a more important statement outweighs all less important ones together.

    Fang, Hipel, Kilgour & Peng (2003), Part 1, doi:10.1109/TSMCC.2003.809361;
    the score of a state is the sum of ``2**(k - j)`` over the statements j of k that hold in it.

    Parameters
    ----------
    truths : iterable of bool arrays, shape (states,)
        Where each statement holds, most important first.
    """
    score = np.zeros(states, dtype=np.int64)
    bits = 0
    for truth in truths:
        if bits == 20:
            score = _compact(score).astype(np.int64)
            bits = int(score.max(initial=0)).bit_length()
        score *= 2
        score += truth
        bits += 1
    return _narrow(_compact(score))


def _compact(score: NDArray[np.int64]) -> NDArray[np.int64]:
    """Dense ranks of small non-negative integers, in linear time."""
    top = int(score.max(initial=0))
    if top > 4 * len(score) + 1024 and top > 2**26:
        return np.unique(score, return_inverse=True)[1].reshape(-1)
    present = np.zeros(top + 1, dtype=bool)
    present[score] = True
    return (np.cumsum(present) - 1)[score]


def _narrow(ranks: NDArray[Any]) -> Levels:
    top = int(ranks.max(initial=0))
    return ranks.astype(np.int16 if top < 2**15 - 1 else np.int32 if top < 2**31 - 1 else np.int64)
