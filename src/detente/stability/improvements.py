"""What opponents can bring about by improvements alone, in option form.

Every line of an opponent is sorted once, best state first. From a state on it the opponent improves to exactly the
states before it, so one running minimum along the sorted line carries the worst outcome back to every
state. Opponents take turns until nothing changes; only lines that another opponent has changed are swept again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.conflict.moves import Control
from detente.stability.board import Truth, Values, ceiling

__all__ = ["Mover", "spread"]

Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Mover:
    """An opponent within a block of states.

    Attributes
    ----------
    axis : int
        The axis of its own options in the block.
    levels : array of the block's shape
        Its levels, -1 where infeasible.
    control : Control
    """

    axis: int
    levels: Values
    control: Control


@dataclass(frozen=True, slots=True, eq=False)
class Ladder:
    """Sorted lines of one mover that start from one setting of its one-way options.

    Attributes
    ----------
    places : shape (lines, length)
        Flat places of the states within reach, best first.
    start : bool array, shape (lines, length), or None
        Which of them have that setting (only those may be left this way); None when all have.
    better : shape (lines, length), or None
        How many states of the line are strictly better; None when no two are tied.
    """

    places: Places
    start: Truth | None
    better: Places | None


def spread(values: Values, movers: Sequence[Mover]) -> Values:
    """The least of `values` that the movers reach by improvements, or by staying; infeasible is the ceiling.

    Parameters
    ----------
    values : contiguous array
        A block of states; changed in place and returned.
    """
    ladders = [list(_ladders(mover)) for mover in movers]
    flat = values.reshape(-1)
    stale: list[Truth | None] = [None] * len(movers)
    turn = 0
    while any(lines is None or lines.any() for lines in stale):
        mover = turn % len(movers)
        changed = np.zeros(values.shape, dtype=bool)
        for ladder in ladders[mover]:
            _sweep(ladder, stale[mover], flat, changed.reshape(-1))
        stale[mover] = np.zeros(1, dtype=bool)
        for other, each in enumerate(movers):
            before = stale[other]
            if other != mover and before is not None:
                stale[other] = before | np.moveaxis(changed, each.axis, -1).any(axis=-1).reshape(-1)
        turn += 1
    return values


def _sweep(ladder: Ladder, stale: Truth | None, flat: Values, changed: Truth) -> None:
    """Carry the running minimum along the stale lines, in place."""
    lines = slice(None) if stale is None or stale.all() else np.flatnonzero(stale)
    if stale is not None and not stale.any():
        return
    places = ladder.places[lines]
    now = flat.take(places)
    then = np.minimum.accumulate(now, axis=1)
    if ladder.better is not None:
        then = np.minimum(now, _strictly_better(then, ladder.better[lines], ceiling(flat)))
    worse = then < now
    if ladder.start is not None:
        worse &= ladder.start[lines]
    worse &= now != ceiling(flat)
    moved = places[worse]
    flat[moved] = then[worse]
    changed[moved] = True


def _strictly_better(running: Values, better: Places, top: int) -> Values:
    """The running minimum over strictly better states only (`top` where there are none)."""
    padded = np.empty((running.shape[0], running.shape[1] + 1), dtype=running.dtype)
    padded[:, 0], padded[:, 1:] = top, running
    return np.take_along_axis(padded, better, axis=1)


def _ladders(mover: Mover) -> Iterator[Ladder]:
    control = mover.control
    own = np.arange(1 << control.width, dtype=np.int32)
    fixed = control.take | control.drop
    for setting in np.unique(own & fixed):
        within = np.flatnonzero(control.allows(setting, own & fixed))
        yield _ladder(mover, within, (within & fixed) == setting)


def _ladder(mover: Mover, within: Places, start: Truth) -> Ladder:
    """Sort all lines at once; a state's place in its line rides in the low bits of its sorting key."""
    width = mover.control.width
    table = np.moveaxis(mover.levels, mover.axis, -1)[..., within].reshape(-1, len(within))
    keys = (ceiling(table) - table.astype(np.int64)) << width
    keys |= np.arange(len(within))
    keys.sort(axis=1)
    order = keys & ((1 << width) - 1)
    shape = mover.levels.shape
    first = np.moveaxis(np.arange(mover.levels.size).reshape(shape), mover.axis, -1)[..., :1].reshape(-1, 1)
    step = int(np.prod(shape[mover.axis + 1 :], dtype=np.int64))
    places = first + (order if len(within) == 1 << width else within[order]) * step
    return Ladder(places, None if start.all() else start[order], _better(keys >> width))


def _better(ranked: NDArray[np.int64]) -> Places | None:
    """How many states of a sorted line are strictly better than each; None when no two are tied."""
    tied = ranked[:, 1:] == ranked[:, :-1]
    if not tied.any():
        return None
    found = np.zeros(ranked.shape, dtype=np.intp)
    steps = np.where(tied, 0, np.arange(1, ranked.shape[1]))
    np.maximum.accumulate(steps, axis=1, out=found[:, 1:])
    return found
