"""Unilateral moves: which states a decision maker can bring about alone, in one step.

In option form a decision maker changes any of its own options at once, so its moves are transitive; in graph
form, and out of merged states, they may be intransitive. Fang, Hipel & Kilgour (1993), ch. 3.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.conflict.decision_maker import Option
from detente.conflict.states import Codes, StateSpace

__all__ = ["Control", "Edges", "control_of", "edges_of_control", "edges_of_pairs", "moves_of_control"]

Positions = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """Moves of one decision maker as lists: those from position s are ``targets[starts[s]:starts[s + 1]]``, rising."""

    starts: NDArray[np.int64]
    targets: Positions

    def of(self, position: int) -> Positions:
        return self.targets[self.starts[position] : self.starts[position + 1]]


@dataclass(frozen=True, slots=True)
class Control:
    """The options a decision maker controls, as bits of a combination: `width` of them from bit `low`.

    `take` and `drop` mark, within those bits, the options that cannot be undone or not be taken up again.
    """

    low: int
    width: int
    take: int
    drop: int

    @property
    def reversible(self) -> bool:
        return not self.take and not self.drop

    def allows(self, now: NDArray[np.int32], then: NDArray[np.int32] | np.int32) -> NDArray[np.bool_]:
        """Whether own values `now` may become `then` (arrays that broadcast)."""
        undone = now & ~then & self.take
        resumed = ~now & then & self.drop
        allowed: NDArray[np.bool_] = (undone | resumed) == 0
        return allowed


def control_of(options: Sequence[Option], low: int) -> Control:
    """The bits of a decision maker whose first option is bit `low`."""
    take = sum(1 << at for at, option in enumerate(options) if option.change == "take")
    drop = sum(1 << at for at, option in enumerate(options) if option.change == "drop")
    return Control(low, len(options), take, drop)


def moves_of_control(control: Control, space: StateSpace, position: int) -> Positions:
    """The states (positions, rising) that the holder of `control` can move to from `position`."""
    codes = space.members(position)[:, None]
    now = codes >> control.low & ((1 << control.width) - 1)
    then = np.arange(1 << control.width, dtype=np.int32)[None, :]
    reached = (codes ^ (now ^ then) << control.low)[control.allows(now, then)]
    found: Positions = np.unique(space.positions[reached])
    others: Positions = found[(found >= 0) & (found != position)]
    return others


def edges_of_control(control: Control, space: StateSpace) -> Edges:
    """All moves of the holder of `control`, as lists."""
    codes: Codes = np.flatnonzero(space.positions >= 0).astype(np.int32)
    now = codes >> control.low & ((1 << control.width) - 1)
    sources = space.positions[codes]
    pairs = []
    for then in np.arange(1 << control.width, dtype=np.int32):
        targets = space.positions[codes ^ (now ^ then) << control.low]
        real = control.allows(now, then) & (targets >= 0) & (targets != sources)
        pairs.append(np.stack([sources[real], targets[real]], axis=1))
    return _edges(np.concatenate(pairs), space.count)


def edges_of_pairs(pairs: Iterable[tuple[int, int]], states: int) -> Edges:
    """Moves given outright as (from, to) positions; a move from a state to itself is no move."""
    array = np.array([pair for pair in pairs if pair[0] != pair[1]], dtype=np.int32).reshape(-1, 2)
    return _edges(array, states)


def _edges(pairs: Positions, states: int) -> Edges:
    keys = np.unique(pairs[:, 0].astype(np.int64) * states + pairs[:, 1])
    starts = np.searchsorted(keys, np.arange(states + 1, dtype=np.int64) * states)
    return Edges(starts.astype(np.int64), (keys % states).astype(np.int32))
