"""Working on planes in blocks: each small enough for the cache, several at once on several cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from detente.stability.board import Truth, Values

__all__ = ["over_blocks"]

_CELLS = 2**17
_RUN = 8
_MANY = 2**18


def over_blocks(work: Callable[..., Values], own: int, arrays: Sequence[Values | Truth]) -> Values:
    """Apply `work` to the planes across axis `own`, a few neighbouring planes at a time.

    Parameters
    ----------
    work : callable
        Takes a block of each array, to be left as it is; returns the first one's new values. It may be called from
        several threads.
    own : int
    arrays : sequence of arrays of one shape

    Returns
    -------
    array
        Of that shape and of the first array's type.
    """
    shape = arrays[0].shape
    found: Values = np.empty(shape, dtype=arrays[0].dtype)
    planes = shape[own]
    step = max(1, _CELLS * planes // max(1, found.size), _RUN // int(np.prod(shape[own + 1 :])))

    def one(start: int) -> None:
        place = (*(slice(None),) * own, slice(start, start + step))
        found[place] = work(*(np.ascontiguousarray(array[place]) for array in arrays))

    starts = range(0, planes, step)
    if len(starts) == 1 or found.size < _MANY:
        for start in starts:
            one(start)
    else:
        with ThreadPoolExecutor(_cores()) as pool:
            list(pool.map(one, starts))
    return found


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
