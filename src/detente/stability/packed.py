"""Sets of states for every state at once, eight to a byte, and carrying them back along legal sequences.

Used where preferences are more than levels: unknown pairs, great preferences, coalitions. Memory is
states squared over eight, so this is for up to `MOST_STATES` states.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.conflict.moves import Edges
from detente.errors import TooLarge

__all__ = [
    "MOST_STATES",
    "Packed",
    "carry_back",
    "check_states",
    "has",
    "meet_over",
    "pack",
    "to_edges",
    "union_over",
]

MOST_STATES = 16_384
_BLOCK = 2**26

Packed = NDArray[np.uint8]


def check_states(states: int, what: str) -> None:
    """Refuse conflicts too large for sets of states."""
    if states > MOST_STATES:
        raise TooLarge(
            f"{what} can be solved for up to {MOST_STATES:,} states; here there are {states:,}",
            hint="ask for nash, gmr, smr, seq or sseq with complete preferences, or remove options",
        )


def pack(truth: NDArray[np.bool_]) -> Packed:
    """A truth matrix (states, states) as sets: row r is the set of columns that hold."""
    return np.packbits(truth, axis=1)


def has(sets: Packed, rows: NDArray[np.integer[Any]], states: NDArray[np.integer[Any]]) -> NDArray[np.bool_]:
    """Whether ``states[k]`` is in the set of ``rows[k]``, for each k."""
    found: NDArray[np.bool_] = (sets[rows, states >> 3] >> (7 - (states & 7))) & 1 == 1
    return found


def union_over(edges: Edges, sets: Packed) -> Packed:
    """For each state the union of the sets of its targets; empty where it has none."""
    return _over(edges, sets, np.bitwise_or, 0)


def meet_over(edges: Edges, sets: Packed) -> Packed:
    """For each state the intersection of the sets of its targets; everything where it has none."""
    return _over(edges, sets, np.bitwise_and, 255)


def carry_back(movers: Mapping[Any, Edges], sets: Packed) -> Packed:
    """For each state the union of `sets` over all that a legal sequence of one move or more reaches from it.

    In a legal sequence no mover moves twice in succession.
    """
    after = {mover: union_over(edges, sets) for mover, edges in movers.items()}
    settled = len(movers) < 2
    while not settled:
        settled = True
        for mover, edges in movers.items():
            onward = _union((after[other] for other in movers if other != mover), sets)
            more = union_over(edges, onward)
            settled = settled and np.array_equal(more, after[mover])
            after[mover] = more
    return _union(after.values(), np.zeros_like(sets))


def to_edges(sets: Packed, states: int) -> Edges:
    """The pairs (row, member) as lists of moves."""
    counts = np.zeros(states, dtype=np.int64)
    targets = []
    step = max(1, _BLOCK // max(states, 1))
    for at in range(0, states, step):
        members = np.unpackbits(sets[at : at + step], axis=1, count=states)
        counts[at : at + step] = members.sum(axis=1)
        targets.append(np.nonzero(members)[1].astype(np.int32))
    return Edges(np.concatenate([[0], np.cumsum(counts)]), np.concatenate(targets))


def _union(parts: Any, start: Packed) -> Packed:
    whole = start.copy()
    for part in parts:
        whole |= part
    return whole


def _over(edges: Edges, sets: Packed, best: np.ufunc, neutral: int) -> Packed:
    found = np.full_like(sets, neutral)
    moving = np.flatnonzero(np.diff(edges.starts))
    step = max(1, _BLOCK // max(1, sets.shape[1] * _most_moves(edges)))
    for at in range(0, len(moving), step):
        rows = moving[at : at + step]
        first, last = edges.starts[rows[0]], edges.starts[rows[-1] + 1]
        found[rows] = best.reduceat(sets[edges.targets[first:last]], edges.starts[rows] - first, axis=0)
    return found


def _most_moves(edges: Edges) -> int:
    return int(np.diff(edges.starts).max(initial=1))
