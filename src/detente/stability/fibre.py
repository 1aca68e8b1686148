"""The best value along a fibre: everything a decision maker reaches in at most one move."""

from __future__ import annotations

from itertools import groupby

import numpy as np

from detente.conflict.moves import Control
from detente.stability.board import Values

__all__ = ["reach"]


def reach(values: Values, axis: int, control: Control, best: np.ufunc) -> Values:
    """The best value over what the holder of `control` reaches in at most one move.

    Parameters
    ----------
    values : array
        Its own options are `axis`, which has length 1 where the values do not depend on them.
    best : ufunc
        ``np.maximum`` or ``np.minimum``.

    Returns
    -------
    array
        With `axis` of length 1 where everything is reached from everywhere.
    """
    if values.shape[axis] == 1:
        return values
    if control.reversible:
        reached: Values = best.reduce(values, axis=axis, keepdims=True)
        return reached
    return _reach_one_way(values, axis, _runs(control), best)


def _runs(control: Control) -> list[tuple[str, int]]:
    """Axes for the bits, highest first: neighbouring reversible bits share one, one-way bits have their own."""
    kinds = [
        "take" if control.take >> bit & 1 else "drop" if control.drop >> bit & 1 else "both"
        for bit in reversed(range(control.width))
    ]
    runs = [(kind, len(list(run))) for kind, run in groupby(kinds)]
    return [
        part
        for kind, count in runs
        for part in ([(kind, 1 << count)] if kind == "both" else [(kind, 2)] * count)
    ]


def _reach_one_way(values: Values, axis: int, runs: list[tuple[str, int]], best: np.ufunc) -> Values:
    """Reduce over the reversible bits; let each one-way bit reach the side it can still change to."""
    before, after = values.shape[:axis], values.shape[axis + 1 :]
    split = values.reshape(*before, *(size for _, size in runs), *after)
    reached = _reduced(
        split, [axis + at for at, (kind, _) in enumerate(runs) if kind == "both"], axis, runs, best
    )
    for at, (kind, _) in enumerate(runs):
        if kind != "both":
            sides = np.moveaxis(reached, axis + at, 0)
            start, end = (0, 1) if kind == "take" else (1, 0)
            sides[start] = best(sides[start], sides[end])
    return np.broadcast_to(reached, split.shape).reshape(values.shape)


def _reduced(
    split: Values, free: list[int], axis: int, runs: list[tuple[str, int]], best: np.ufunc
) -> Values:
    """The best over the axes `free`, one setting of the one-way bits at a time, which keeps inner loops long."""
    if not free:
        return split.copy()
    found = np.empty([1 if at in free else size for at, size in enumerate(split.shape)], dtype=split.dtype)
    lanes = [size if kind != "both" else 1 for kind, size in runs]
    for setting in np.ndindex(*lanes):
        one = [
            slice(None) if kind == "both" else slice(at, at + 1)
            for (kind, _), at in zip(runs, setting, strict=True)
        ]
        place = (*(slice(None),) * axis, *one)
        found[place] = best.reduce(split[place], axis=tuple(free), keepdims=True)
    return found
