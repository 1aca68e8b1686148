"""States of a conflict: numbered from 1, given by options taken or outright.

A combination of options is an integer, the first option of the file being its lowest bit. States are the
feasible combinations in rising order; combinations merged into one state stand where the lowest of them stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

__all__ = ["Codes", "StateSpace"]

Codes = NDArray[np.int32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class StateSpace:
    """The states of a conflict.

    Parameters
    ----------
    options : int
        How many options there are in all; 0 in graph form.
    count : int
        How many states there are.
    feasible : bool array, shape (2**options,), or None
        Which combinations are feasible; None when all are, and in graph form.
    home : int32 array, shape (2**options,), or None
        The lowest combination of the merged state a combination belongs to (itself when it is not merged);
        None when nothing is merged.
    labels : tuple of str
        Names of the states in graph form; may be empty.
    """

    options: int
    count: int
    feasible: Mask | None = None
    home: Codes | None = None
    labels: tuple[str, ...] = ()

    @property
    def merged(self) -> bool:
        """Whether some state stands for several combinations."""
        return self.home is not None

    @cached_property
    def codes(self) -> Codes:
        """The (lowest) combination of each state, rising; shape (count,)."""
        every = np.arange(2**self.options, dtype=np.int32)
        if self.feasible is None and self.home is None:
            return every
        kept = np.ones(len(every), dtype=bool) if self.feasible is None else self.feasible
        return every[kept if self.home is None else kept & (self.home == every)]

    @cached_property
    def positions(self) -> Codes:
        """The state (from 0) of each combination, -1 where infeasible; shape (2**options,)."""
        found = np.full(2**self.options, -1, dtype=np.int32)
        found[self.codes] = np.arange(self.count, dtype=np.int32)
        if self.home is None:
            return found
        known = found[self.home]
        return known if self.feasible is None else np.where(self.feasible, known, np.int32(-1))

    def members(self, position: int) -> Codes:
        """Every combination that is this state, rising."""
        if self.home is None:
            return self.codes[position : position + 1]
        return np.flatnonzero(self.positions == position).astype(np.int32)

    def taken(self, position: int) -> tuple[bool, ...]:
        """Which options are taken, in file order (in the lowest combination of a merged state)."""
        code = int(self.codes[position])
        return tuple(bool(code >> option & 1) for option in range(self.options))

    def either(self, position: int) -> tuple[int, ...]:
        """The options that are taken in some but not all combinations of a merged state."""
        codes = self.members(position)
        if len(codes) == 1:
            return ()
        mixed = int(np.bitwise_or.reduce(codes)) ^ int(np.bitwise_and.reduce(codes))
        return tuple(option for option in range(self.options) if mixed >> option & 1)
