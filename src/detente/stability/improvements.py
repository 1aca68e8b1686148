"""What opponents can bring about by improvements alone, in option form.

Every line of a decision maker is sorted once, best state first. From a state on it the decision maker
improves to exactly the states before it, so one running minimum along the sorted line carries the worst
outcome back to every state. Opponents take turns until nothing changes; only lines that another opponent has changed
are swept again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.conflict.moves import Control
from detente.stability.board import Truth, Values, ceiling

__all__ = ["Ladders"]

_BLOCK = 2**19
Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Ladder:
    """Sorted lines of one decision maker that start from one setting of its one-way options.

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
    better: NDArray[np.int32] | None


class Ladders:
    """The sorted lines of every decision maker.

    Parameters
    ----------
    controls : sequence of Control
    levels : sequence of integer arrays, all of one shape
        One axis a decision maker, the last one first; -1 where infeasible.
    """

    def __init__(self, controls: Sequence[Control], levels: Sequence[Values]) -> None:
        self._controls = controls
        self._levels = [each.reshape(-1) for each in levels]
        self._shape = levels[0].shape
        self._kept: dict[int, list[Ladder]] = {}

    def spread(self, values: Values, others: Sequence[int]) -> Values:
        """The least of `values` that `others` reach by improvements, or by staying; infeasible stays the ceiling."""
        flat = np.array(values).reshape(-1)
        movers = [other for other in others if self._controls[other].width]
        stale: dict[int, Truth | None] = dict.fromkeys(movers)
        turn = 0
        while any(changed is None or changed.any() for changed in stale.values()):
            mover = movers[turn % len(movers)]
            changed = self._sweep(mover, flat, stale[mover])
            stale[mover] = np.zeros(1, dtype=bool)
            for other in movers:
                if other != mover:
                    stale[other] = _either(stale[other], changed)
            turn += 1
        return flat.reshape(self._shape)

    def _sweep(self, mover: int, flat: Values, stale: Truth | None) -> Truth:
        """One turn of `mover` on the lines with a stale state; says which states got worse."""
        changed = np.zeros(len(flat), dtype=bool)
        lines = self._lines(mover, stale)
        for ladder in self._ladders(mover):
            size = max(1, _BLOCK // ladder.places.shape[1])
            for at in range(0, len(lines), size):
                _settle(ladder, lines[at : at + size], flat, changed)
        return changed

    def _lines(self, mover: int, stale: Truth | None) -> Places:
        control = self._controls[mover]
        low, length = 1 << control.low, 1 << control.width
        if stale is None:
            return np.arange(len(self._levels[mover]) // length)
        if len(stale) == 1:
            return np.zeros(0, dtype=np.intp)
        return np.flatnonzero(stale.reshape(-1, length, low).any(axis=1))

    def _ladders(self, who: int) -> list[Ladder]:
        if who not in self._kept:
            self._kept[who] = list(_ladders_of(self._controls[who], self._levels[who]))
        return self._kept[who]


def _either(one: Truth | None, other: Truth) -> Truth | None:
    return None if one is None else one | other


def _settle(ladder: Ladder, lines: Places, flat: Values, changed: Truth) -> None:
    """Carry the running minimum along some sorted lines, in place."""
    places = ladder.places[lines]
    now = flat.take(places)
    then = np.minimum.accumulate(now, axis=1)
    if ladder.better is not None:
        then = _strictly_better(then, ladder.better[lines], ceiling(flat))
        np.minimum(then, now, out=then)
    worse = (then < now) & (now != ceiling(flat))
    if ladder.start is not None:
        worse &= ladder.start[lines]
    moved = places[worse]
    flat[moved] = then[worse]
    changed[moved] = True


def _strictly_better(running: Values, better: NDArray[np.int32], top: int) -> Values:
    """The running minimum over strictly better states only (`top` where there are none)."""
    padded = np.empty((running.shape[0], running.shape[1] + 1), dtype=running.dtype)
    padded[:, 0], padded[:, 1:] = top, running
    return np.take_along_axis(padded, better.astype(np.intp), axis=1)


def _ladders_of(control: Control, levels: Values) -> list[Ladder]:
    own = np.arange(1 << control.width, dtype=np.int32)
    fixed = control.take | control.drop
    settings = np.unique(own & fixed)
    found = []
    for setting in settings:
        within = own[control.allows(setting, own & fixed)]
        found.append(_ladder(control, levels, within, (within & fixed) == setting))
    return found


def _ladder(control: Control, levels: Values, within: NDArray[np.int32], start: Truth) -> Ladder:
    low, length = 1 << control.low, 1 << control.width
    lines = len(levels) // length
    block = np.arange(lines, dtype=np.intp)
    base = block // low * (low * length) + block % low
    table = levels.reshape(-1, length, low)[:, within, :].transpose(0, 2, 1).reshape(lines, len(within))
    order = np.argsort(-table, axis=1, kind="stable")
    ranked = np.take_along_axis(table, order, axis=1)
    places = base[:, None] + (within.astype(np.intp) * low)[order]
    return Ladder(places, None if start.all() else start[order], _better(ranked))


def _better(ranked: Values) -> NDArray[np.int32] | None:
    """How many states of a falling line are strictly better than each; None when no two are tied."""
    tied = ranked[:, 1:] == ranked[:, :-1]
    if not tied.any():
        return None
    steps = np.where(tied, 0, np.arange(1, ranked.shape[1]))
    first = np.zeros(ranked.shape, dtype=np.int32)
    first[:, 1:] = np.maximum.accumulate(steps, axis=1)
    return first
