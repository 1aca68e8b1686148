"""Coalitions that could carry a conflict to a state that all their members prefer: equilibrium jumps.

A coalition improvement from s is a state that the members reach by a legal sequence of their own moves and that
every member prefers to s; a jump is one that leads from one equilibrium to another. Kilgour, Hipel, Fang & Peng
(2001), Coalition analysis in group decision support, Group Decision and Negotiation 10, 159-175; Inohara & Hipel
(2008), Coalition analysis in the graph model for conflict resolution, Systems Engineering 11, 343-359.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from detente.conflict import Conflict
from detente.errors import NotFound, TooLarge
from detente.stability.walks import Move, Walks, moves, steps_of, walk

__all__ = ["Jump", "coalition_improvements", "jumps"]

MOST_DECISION_MAKERS = 12


@dataclass(frozen=True, slots=True)
class Jump:
    """A way out of an equilibrium that a coalition has and likes.

    Attributes
    ----------
    coalition : tuple of str
        Its members, in file order.
    from_, to : int
        The equilibrium left and the one reached.
    steps : tuple of Move
        A shortest sequence of the members' moves; a step may lose on the way.
    minimal : bool
        Whether no smaller coalition within this one can do the same.
    """

    coalition: tuple[str, ...]
    from_: int
    to: int
    steps: tuple[Move, ...]
    minimal: bool

    def to_json(self) -> dict[str, Any]:
        """The jump as plain values."""
        return {
            "coalition": list(self.coalition),
            "from": self.from_,
            "to": self.to,
            "steps": [step.to_json() for step in self.steps],
            "minimal": self.minimal,
        }


def coalition_improvements(conflict: Conflict, coalition: Iterable[str], state: int) -> tuple[int, ...]:
    """The states that a coalition can bring about from `state` and that every member prefers, rising."""
    members = _members(conflict, coalition)
    conflict.state(state)
    found = walk(moves(conflict), members, state - 1)
    return tuple(sorted(to + 1 for to in found.reached if _all_prefer(conflict, members, to, state - 1)))


def jumps(conflict: Conflict, equilibria: Sequence[int]) -> tuple[Jump, ...]:
    """Find the coalitions of two or more that could jump from one of the `equilibria` to another.

    Raises
    ------
    TooLarge
        If there are too many states to search, or more than 12 decision makers.
    """
    count = len(conflict.ids)
    if count > MOST_DECISION_MAKERS:
        raise TooLarge(
            f"{count} decision makers form too many coalitions (the limit is {MOST_DECISION_MAKERS})",
            where=conflict.name,
            hint="treat some of them as one",
        )
    return tuple(
        jump for start in sorted(equilibria) for jump in _jumps_from(conflict, start, sorted(equilibria))
    )


def _jumps_from(conflict: Conflict, start: int, equilibria: Sequence[int]) -> Iterator[Jump]:
    step = moves(conflict)
    everyone = range(len(conflict.ids))
    done: set[tuple[frozenset[int], int]] = set()
    for size in everyone[1:]:
        for members in combinations(everyone, size + 1):
            targets = [
                to for to in equilibria if to != start and _all_prefer(conflict, members, to - 1, start - 1)
            ]
            if targets:
                yield from _carried(conflict, members, walk(step, members, start - 1), targets, done)


def _carried(
    conflict: Conflict,
    members: tuple[int, ...],
    found: Walks,
    targets: Sequence[int],
    done: set[tuple[frozenset[int], int]],
) -> Iterator[Jump]:
    for to in targets:
        nodes, ways = found.shortest(to - 1)
        if ways:
            minimal = not any(smaller < set(members) and there == to for smaller, there in done)
            done.add((frozenset(members), to))
            names = tuple(conflict.ids[who] for who in members)
            yield Jump(names, found.start + 1, to, steps_of(conflict, found.start, nodes), minimal)


def _all_prefer(conflict: Conflict, members: Iterable[int], to: int, at: int) -> bool:
    return all(conflict.decision_makers[who].preference.prefers(to, at) for who in members)


def _members(conflict: Conflict, coalition: Iterable[str]) -> tuple[int, ...]:
    members = sorted({conflict.index(dm) for dm in coalition})
    if not members:
        raise NotFound(
            "a coalition needs at least one member", where=conflict.name, hint="name decision makers"
        )
    return tuple(members)
