"""Legal sequences of moves: any length, nobody moving twice in succession (Fang, Hipel & Kilgour 1993, ch. 3).

Searches run over pairs (state, last mover), so that the rule is kept exactly where moves are intransitive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from detente.conflict import Conflict
from detente.errors import TooLarge

__all__ = ["MOST_STATES", "Move", "Mover", "Walks", "improving_moves", "moves", "walk"]

MOST_STATES = 2**16
NOBODY = -1

Mover = Callable[[int, int], list[int]]
Node = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Move:
    """One move of a sequence.

    Attributes
    ----------
    decision_maker : str
        Who moves.
    from_, to : int
        States.
    improvement : bool
        Whether the mover prefers `to` to `from_`.
    may_leave : tuple of str
        Decision makers other than the next mover who have an improvement of their own from `to`.
    """

    decision_maker: str
    from_: int
    to: int
    improvement: bool
    may_leave: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The step as plain values."""
        return {
            "decision_maker": self.decision_maker,
            "from": self.from_,
            "to": self.to,
            "improvement": self.improvement,
            "may_leave": list(self.may_leave),
        }


class Arrival(NamedTuple):
    """How a pair (position, last mover) is first reached: after how many moves, in how many ways, from where."""

    depth: int
    ways: int
    parents: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Walks:
    """Everything that legal sequences reach from one state.

    Attributes
    ----------
    start : int
        Position of the first state.
    layers : tuple of frozenset of int
        Positions first reached after 1, 2, … moves (the start itself is never listed).
    arrivals : mapping
        For each pair (position, last mover) its shortest sequences.
    """

    start: int
    layers: tuple[frozenset[int], ...]
    arrivals: dict[Node, Arrival] = field(repr=False)

    @property
    def reached(self) -> frozenset[int]:
        """Positions at the end of some legal sequence."""
        return frozenset().union(*self.layers)

    def shortest(self, position: int) -> tuple[list[Node], int]:
        """One of the shortest sequences to `position`, and how many there are; ([], 0) when there is none.

        The one told is the first when sequences are compared by movers and states from their end.
        """
        ends = [(arrival.depth, who) for (at, who), arrival in self.arrivals.items() if at == position]
        if not ends:
            return [], 0
        least, who = min(ends)
        path = [(position, who)]
        while path[-1][1] != NOBODY:
            path.append(min(self.arrivals[path[-1]].parents, key=lambda node: (node[1], node[0])))
        ways = sum(self.arrivals[position, who].ways for depth, who in ends if depth == least)
        return path[-2::-1], ways


def moves(conflict: Conflict) -> Mover:
    """The unilateral moves of decision maker number `who` from a position, rising."""
    refuse_many(conflict)
    edges = conflict.edges
    return lambda who, at: edges[who].of(at).tolist()


def improving_moves(conflict: Conflict) -> Mover:
    """The moves to states known to be preferred."""
    step = moves(conflict)
    preferences = [dm.preference for dm in conflict.decision_makers]
    return lambda who, at: [to for to in step(who, at) if preferences[who].prefers(to, at)]


def walk(step: Mover, movers: Sequence[int], start: int) -> Walks:
    """Search breadth first from position `start`, `movers` (places in file order) taking turns."""
    arrivals: dict[Node, Arrival] = {}
    frontier: list[Node] = [(start, NOBODY)]
    seen = {start}
    layers: list[frozenset[int]] = []
    while frontier:
        reached: dict[Node, list[Node]] = {}
        for parent, node in _onward(step, movers, frontier):
            if node not in arrivals:
                reached.setdefault(node, []).append(parent)
        for node, parents in reached.items():
            ways = sum(arrivals[parent].ways if parent in arrivals else 1 for parent in parents)
            arrivals[node] = Arrival(len(layers) + 1, ways, tuple(parents))
        frontier = sorted(reached)
        layers.append(frozenset(at for at, _ in frontier) - seen)
        seen |= layers[-1]
    while layers and not layers[-1]:
        layers.pop()
    return Walks(start, tuple(layers), arrivals)


def _onward(step: Mover, movers: Sequence[int], frontier: list[Node]) -> Iterator[tuple[Node, Node]]:
    for node in frontier:
        for who in movers:
            if who != node[1]:
                for to in step(who, node[0]):
                    yield node, (to, who)


def steps_of(conflict: Conflict, start: int, path: Sequence[Node]) -> tuple[Move, ...]:
    """Tell a sequence of (position, mover) pairs as steps."""
    better = improving_moves(conflict)
    steps = []
    before = start
    for place, (to, who) in enumerate(path):
        onward = path[place + 1][1] if place + 1 < len(path) else NOBODY
        tempted = tuple(dm for k, dm in enumerate(conflict.ids) if k not in (who, onward) and better(k, to))
        gain = conflict.decision_makers[who].preference.prefers(to, before)
        steps.append(Move(conflict.ids[who], before + 1, to + 1, gain, tempted))
        before = to
    return tuple(steps)


def refuse_many(conflict: Conflict) -> None:
    if conflict.n > MOST_STATES:
        raise TooLarge(
            f"paths through {conflict.n:,} states are more than can be searched (the limit is {MOST_STATES:,})",
            where=conflict.name,
            hint="rule out states with infeasible formulas, or merge some",
        )
