"""What may be taken as known of a preference, and the rankings that agree with it.

Two kinds of source give rankings: `Ordered` (a partial order of classes of tied states; every strict order of the
classes that agrees with it counts the same) and `Weighed` (preference statements; every order of their importance counts
the same).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import permutations
from math import factorial
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from detente.conflict import Conflict, Preference, parse_formula
from detente.conflict.formula import over_codes
from detente.errors import InputError, ModelError, TooLarge
from detente.stability.ensemble import Ranks
from detente.stability.rankings import Orders, Rankings

__all__ = ["Given", "Source", "source"]

Given = Literal["known", "statements", "nothing"]
MOST_STATEMENTS = 30


class Source(Protocol):
    """Where rankings come from.

    Attributes
    ----------
    count : int or None
        How many there are; None when that is too much work to say.
    uniform : bool
        Whether draws are exactly uniform.
    """

    @property
    def count(self) -> int | None: ...

    @property
    def uniform(self) -> bool: ...

    def every(self) -> Rankings:
        """All of them, in the source's own terms; one a row."""

    def draw(self, draws: int, rng: np.random.Generator) -> Rankings:
        """Some at random; one a row."""

    def ranks(self, rows: Rankings) -> Ranks:
        """Some rows as ranks of states, higher is better; shape (states, rows)."""


def source(conflict: Conflict, dm: str, given: Given) -> Source:
    """The rankings that `dm` may have.

    Parameters
    ----------
    given : {"known", "statements", "nothing"}
        ``known``: whatever the model does not mark as unknown. ``statements``: the preference statements, but not
        their order of importance. ``nothing``: every strict ranking of the states is possible.

    Raises
    ------
    InputError, ModelError, TooLarge
        If there is no such choice, or no statements to go by, or more than 30.
    """
    if given not in _SOURCES:
        raise InputError(f"{given!r} is not a kind of knowledge", hint=f"choose {', '.join(_SOURCES)}")
    return _SOURCES[given](conflict, dm)


@dataclass(frozen=True, slots=True, eq=False)
class Ordered:
    """Rankings that agree with a partial order of classes of tied states.

    Attributes
    ----------
    class_of : integer array, shape (states,)
    orders : Orders
        Of the classes.
    """

    class_of: NDArray[np.intp]
    orders: Orders

    @property
    def count(self) -> int | None:
        return self.orders.count

    @property
    def uniform(self) -> bool:
        return self.orders.uniform

    def every(self) -> Rankings:
        return self.orders.every()

    def draw(self, draws: int, rng: np.random.Generator) -> Rankings:
        return self.orders.draw(draws, rng)

    def ranks(self, rows: Rankings) -> Ranks:
        classes = rows.shape[1]
        place = np.empty((classes, len(rows)), dtype=np.uint8 if classes < 2**8 - 1 else np.uint16)
        which = np.arange(len(rows))
        for rank, best in zip(range(classes, 0, -1), rows.T, strict=True):
            place[best, which] = rank
        found: Ranks = place[self.class_of]
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """Rankings by statements (option prioritisation), for every order of their importance.

    Attributes
    ----------
    truths : bool array, shape (states, statements)
        Where each statement holds.
    """

    truths: NDArray[np.bool_]
    uniform: bool = True

    @property
    def count(self) -> int | None:
        return factorial(self.truths.shape[1])

    def every(self) -> Rankings:
        return np.array(list(permutations(range(self.truths.shape[1]))), dtype=np.int16)

    def draw(self, draws: int, rng: np.random.Generator) -> Rankings:
        statements = np.arange(self.truths.shape[1], dtype=np.int16)
        return rng.permuted(np.tile(statements, (draws, 1)), axis=1)

    def ranks(self, rows: Rankings) -> Ranks:
        weight = np.empty(rows.shape, dtype=np.uint32)
        falling = 1 << np.arange(rows.shape[1] - 1, -1, -1, dtype=np.uint32)
        np.put_along_axis(weight, rows.astype(np.intp), np.broadcast_to(falling, rows.shape), axis=1)
        found: Ranks = np.zeros((len(self.truths), len(rows)), dtype=np.uint32)
        for statement, holds in enumerate(self.truths.T):
            found += np.where(holds[:, None], weight[None, :, statement], np.uint32(0))
        return found


def _known(conflict: Conflict, dm: str) -> Source:
    return _of_levels(conflict.preference(dm))


def _nothing(conflict: Conflict, dm: str) -> Source:
    return Ordered(np.arange(conflict.n), Orders((0,) * conflict.n))


def _statements(conflict: Conflict, dm: str) -> Source:
    statements = conflict.preference(dm).statements
    if not statements:
        raise ModelError(
            f"decision maker {dm!r} is not described by statements",
            where=conflict.name,
            hint="go by what is known, or by nothing",
        )
    if len(statements) > MOST_STATEMENTS:
        raise TooLarge(
            f"{len(statements)} statements of {dm!r} have too many orders (the limit is {MOST_STATEMENTS})",
            where=conflict.name,
            hint="leave out the least important ones",
        )
    names = {name: at for at, name in enumerate(conflict.option_names)}
    formulas = [parse_formula(statement.holds, names, where=dm) for statement in statements]
    codes = conflict.space.codes
    return Weighed(
        np.stack([np.broadcast_to(over_codes(formula, codes), codes.shape) for formula in formulas], axis=1)
    )


_SOURCES: dict[str, Callable[[Conflict, str], Source]] = {
    "known": _known,
    "statements": _statements,
    "nothing": _nothing,
}


def _of_levels(preference: Preference) -> Ordered:
    levels = np.asarray(preference.levels)
    known = np.ones((len(levels), len(levels)), dtype=bool)
    for a, b in preference.unknown:
        known[a, b] = known[b, a] = False
    class_of = _classes(known & (levels[:, None] == levels[None, :]))
    higher = known & (levels[None, :] > levels[:, None])
    order = [int(levels[class_of == each][0]) for each in range(int(class_of.max()) + 1)]
    direct = [
        {int(class_of[t]) for t in np.flatnonzero(higher[class_of == each].any(axis=0))}
        for each in range(len(order))
    ]
    return Ordered(class_of, Orders(_closed(direct, order)))


def _classes(tied: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Number the connected groups of a symmetric relation, in order of their first members."""
    class_of = np.full(len(tied), -1, dtype=np.intp)
    found = 0
    for first in range(len(tied)):
        if class_of[first] >= 0:
            continue
        todo = [first]
        while todo:
            at = todo.pop()
            if class_of[at] < 0:
                class_of[at] = found
                todo += np.flatnonzero(tied[at] & (class_of < 0)).tolist()
        found += 1
    return class_of


def _closed(direct: list[set[int]], order: list[int]) -> tuple[int, ...]:
    """Close "is above" transitively; `order` rises strictly along it."""
    above = [0] * len(direct)
    for each in sorted(range(len(direct)), key=lambda one: -order[one]):
        for upper in direct[each]:
            above[each] |= above[upper] | 1 << upper
    return tuple(above)
