"""Preferences as relations between states, packed: better, of unknown order, no better, greatly worse."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.conflict.preference import Preference
from detente.stability.packed import Packed

__all__ = ["Relations"]

_ROWS = 1024


class Relations:
    """The relations of one preference. Row q of each holds the states s for which the relation is true.

    Parameters
    ----------
    preference : Preference
    """

    def __init__(self, preference: Preference) -> None:
        self.preference = preference
        self.levels = preference.levels

    @cached_property
    def unknown(self) -> Packed:
        """The order of q and s is not known."""
        found = np.zeros((len(self.levels), -(-len(self.levels) // 8)), dtype=np.uint8)
        for a, b in self.preference.unknown:
            found[a, b >> 3] |= np.uint8(128 >> (b & 7))
            found[b, a >> 3] |= np.uint8(128 >> (a & 7))
        return found

    @cached_property
    def better(self) -> Packed:
        """State q is known to be better than s."""
        return self._by_rows(lambda q: q[:, None] > self.levels[None, :]) & ~self.unknown

    @cached_property
    def wanted(self) -> Packed:
        """State s is known to be better than q."""
        return self._by_rows(lambda q: q[:, None] < self.levels[None, :]) & ~self.unknown

    @cached_property
    def no_better(self) -> Packed:
        """State q is known to be no better than s."""
        return self._by_rows(lambda q: q[:, None] <= self.levels[None, :]) & ~self.unknown

    @cached_property
    def greatly_worse(self) -> Packed:
        """State s is known to be greatly preferred to q."""
        bars = self.preference.great

        def worse(q: NDArray[np.signedinteger]) -> NDArray[np.bool_]:
            found = np.zeros((len(q), len(self.levels)), dtype=bool)
            for upper, lower in bars:
                found |= (q[:, None] <= lower) & (self.levels[None, :] >= upper)
            return found

        return self._by_rows(worse) & ~self.unknown

    def _by_rows(self, relation: Callable[[NDArray[np.signedinteger]], NDArray[np.bool_]]) -> Packed:
        parts = [
            np.packbits(relation(self.levels[at : at + _ROWS]), axis=1)
            for at in range(0, len(self.levels), _ROWS)
        ]
        return np.concatenate(parts)
