"""Rankings that agree with a partial order: counted, listed, and drawn uniformly.

The order is taken apart into series (everything in one part above everything in the next) and parallel parts
(nothing in one compared with anything in another), for which counting and drawing are exact. A part that comes
apart no further is drawn exactly by counting its upper sets, as long as there are no more than 50,000; beyond that by
a Markov chain of neighbours that change places, which is uniform in the limit only (Karzanov & Khachiyan 1991, On
the conductance of order Markov chains, Order 8, 7-15, doi:10.1007/BF00385809).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, comb, log, prod

import numpy as np
from numpy.typing import NDArray

__all__ = ["Orders", "Rankings"]

MOST_UPPER_SETS = 50_000
CHAINS = 512
MOST_SWEEPS = 20_000

Rankings = NDArray[np.int16]
Members = tuple[int, ...]


class Orders:
    """The rankings that agree with a partial order of classes 0, 1, ….

    Parameters
    ----------
    above : sequence of int
        For each class the classes above it, as a bit set, transitively closed.

    Attributes
    ----------
    count : int or None
        How many there are; None when that is too much work to say.
    uniform : bool
        Whether draws are exactly uniform.
    """

    def __init__(self, above: Sequence[int]) -> None:
        self._above = tuple(above)
        self._part = _take_apart(tuple(range(len(above))), self._above)
        self.count = self._part.count
        self.uniform = self.count is not None

    def every(self) -> Rankings:
        """All of them, best class first; shape (count, classes)."""
        found = list(_listed((1 << len(self._above)) - 1, self._above))
        return np.array(found, dtype=np.int16).reshape(len(found), len(self._above))

    def draw(self, draws: int, rng: np.random.Generator) -> Rankings:
        """Some at random, best class first; shape (draws, classes)."""
        return self._part.draw(draws, rng)


@dataclass(frozen=True, slots=True)
class Single:
    member: int
    size: int = 1
    count: int | None = 1

    def draw(self, draws: int, rng: np.random.Generator) -> Rankings:
        return np.full((draws, 1), self.member, dtype=np.int16)


@dataclass(frozen=True, slots=True)
class Series:
    parts: tuple[Part, ...]
    size: int
    count: int | None

    def draw(self, draws: int, rng: np.random.Generator) -> Rankings:
        return np.concatenate([part.draw(draws, rng) for part in self.parts], axis=1)


@dataclass(frozen=True, slots=True)
class Parallel:
    parts: tuple[Part, ...]
    size: int
    count: int | None

    def draw(self, draws: int, rng: np.random.Generator) -> Rankings:
        """Draw the parts and shuffle them together: each interleaving is as likely as any other."""
        if all(part.size == 1 for part in self.parts):
            loose = np.concatenate([part.draw(1, rng) for part in self.parts], axis=1)
            return rng.permuted(np.tile(loose, (draws, 1)), axis=1)
        owners = np.repeat(np.arange(len(self.parts), dtype=np.int16), [part.size for part in self.parts])
        places = np.argsort(rng.permuted(np.tile(owners, (draws, 1)), axis=1), axis=1, kind="stable")
        drawn = np.concatenate([part.draw(draws, rng) for part in self.parts], axis=1)
        found = np.empty_like(drawn)
        np.put_along_axis(found, places, drawn, axis=1)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """A part drawn by its upper sets: from all members left, the next best is chosen by how many rankings follow.

    Attributes
    ----------
    chosen, onward : integer arrays, shape (sets, widest)
        For each set of members left, which may come next, and the set that leaves.
    bounds : float array, shape (sets, widest)
        Running sums of their shares.
    """

    size: int
    count: int | None
    chosen: NDArray[np.int16]
    onward: NDArray[np.int32]
    bounds: NDArray[np.float64]

    def draw(self, draws: int, rng: np.random.Generator) -> Rankings:
        found = np.empty((draws, self.size), dtype=np.int16)
        left = np.zeros(draws, dtype=np.int32)
        for place in range(self.size):
            pick = (rng.random(draws)[:, None] >= self.bounds[left]).sum(axis=1)
            found[:, place] = self.chosen[left, pick]
            left = self.onward[left, pick]
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Chained:
    """A part drawn by a Markov chain; only nearly uniform."""

    members: Members
    related: NDArray[np.bool_]
    size: int
    count: int | None = None

    @property
    def sweeps(self) -> int:
        """Sweeps before the first draw."""
        return min(MOST_SWEEPS, ceil(self.size**2 * log(self.size) / 2))

    def draw(self, draws: int, rng: np.random.Generator) -> Rankings:
        chains = min(draws, CHAINS)
        state = self._begin(chains, rng)
        self._run(state, self.sweeps, rng)
        found = [state.copy()]
        while len(found) * chains < draws:
            self._run(state, self.size, rng)
            found.append(state.copy())
        return np.asarray(self.members, dtype=np.int16)[np.concatenate(found)[:draws]]

    def _begin(self, chains: int, rng: np.random.Generator) -> Rankings:
        keys = rng.random((chains, self.size))
        above = self.related.astype(np.int16)
        waiting = np.tile(above.sum(axis=1), (chains, 1))
        rows, found = np.arange(chains), np.empty((chains, self.size), dtype=np.int16)
        for place in range(self.size):
            pick = np.where(waiting == 0, keys, -1.0).argmax(axis=1)
            found[:, place] = pick
            keys[rows, pick] = -2.0
            waiting = waiting - above.T[pick]
        return found

    def _run(self, state: Rankings, sweeps: int, rng: np.random.Generator) -> None:
        """Let neighbours change places, every other pair at once, where the order allows it."""
        for _ in range(sweeps):
            first = int(rng.integers(2)) if self.size > 2 else 0
            upper = state[:, first : self.size - 1 : 2]
            lower = state[:, first + 1 :: 2]
            swap = ~self.related[lower, upper] & (rng.random(upper.shape, dtype=np.float32) < 0.5)
            upper[swap], lower[swap] = lower[swap], upper[swap]


Part = Single | Series | Parallel | Counted | Chained


def _take_apart(members: Members, above: Sequence[int]) -> Part:
    if len(members) == 1:
        return Single(members[0])
    comparable = {a: {b for b in members if above[a] >> b & 1 or above[b] >> a & 1} for a in members}
    groups = _groups(members, comparable)
    if len(groups) > 1:
        parts = tuple(_take_apart(group, above) for group in groups)
        return Parallel(parts, len(members), _shuffles(parts))
    free = {a: set(members) - comparable[a] - {a} for a in members}
    groups = _groups(members, free)
    if len(groups) > 1:
        groups.sort(key=lambda group: sum(above[group[0]] >> b & 1 for b in members))
        parts = tuple(_take_apart(group, above) for group in groups)
        return Series(parts, len(members), _times([part.count for part in parts]))
    return _counted(members, above) or _chained(members, above)


def _groups(members: Members, linked: dict[int, set[int]]) -> list[Members]:
    left, found = set(members), []
    for first in members:
        if first not in left:
            continue
        group, todo = set(), {first}
        while todo:
            at = todo.pop()
            group.add(at)
            todo |= linked[at] - group
        left -= group
        found.append(tuple(sorted(group)))
    return found


def _times(counts: Sequence[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return prod(known) if len(known) == len(counts) else None


def _shuffles(parts: Sequence[Part]) -> int | None:
    inside = _times([part.count for part in parts])
    total, ways = 0, 1
    for part in parts:
        total += part.size
        ways *= comb(total, part.size)
    return None if inside is None else inside * ways


def _counted(members: Members, above: Sequence[int]) -> Counted | None:
    """The table of upper sets; None when there are too many."""
    sets = _upper_sets(members, above)
    if sets is None:
        return None
    ways: dict[int, int] = {0: 1}
    for left in reversed(sets[:-1]):
        ways[left] = sum(ways[left & ~(1 << each)] for each in _next(left, above))
    place = {left: at for at, left in enumerate(sets)}
    widest = max(len(_next(left, above)) for left in sets)
    chosen = np.zeros((len(sets), widest), dtype=np.int16)
    onward = np.zeros((len(sets), widest), dtype=np.int32)
    bounds = np.ones((len(sets), widest))
    for at, left in enumerate(sets[:-1]):
        total = 0
        for column, each in enumerate(_next(left, above)):
            rest = left & ~(1 << each)
            total += ways[rest]
            chosen[at, column], onward[at, column] = each, place[rest]
            bounds[at, column] = total / ways[left]
    return Counted(len(members), ways[sets[0]], chosen, onward, bounds)


def _upper_sets(members: Members, above: Sequence[int]) -> list[int] | None:
    """Every set of members that may be left after some have been placed, the largest first."""
    layer = {sum(1 << each for each in members)}
    found: list[int] = []
    while layer:
        found += sorted(layer)
        if len(found) > MOST_UPPER_SETS:
            return None
        layer = {left & ~(1 << each) for left in layer for each in _next(left, above)}
    return found


def _next(left: int, above: Sequence[int]) -> list[int]:
    """The members of a set with none of it above them."""
    return [each for each in range(left.bit_length()) if left >> each & 1 and not above[each] & left]


def _chained(members: Members, above: Sequence[int]) -> Chained:
    related = np.array([[bool(above[a] >> b & 1) for b in members] for a in members])
    return Chained(members, related, len(members))


def _listed(left: int, above: Sequence[int]) -> Iterator[tuple[int, ...]]:
    if not left:
        yield ()
    for each in _next(left, above):
        for rest in _listed(left & ~(1 << each), above):
            yield (each, *rest)
