"""Shortest legal sequences of moves, searched one state at a time, for proofs."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from detente.stability.proof import Step

__all__ = ["MovesOf", "Visit", "visits"]

Mover = tuple[str, ...]
MovesOf = Callable[[int], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Visit:
    """A state reached, who moved last, and the visit before (None at the start)."""

    state: int
    mover: Mover
    before: Visit | None = None

    def steps(self) -> tuple[Step, ...]:
        """The moves that led here."""
        found: list[Step] = []
        at = self
        while at.before is not None:
            found.append(Step(at.mover, at.before.state, at.state))
            at = at.before
        return tuple(reversed(found))


def visits(start: int, movers: Mapping[Mover, MovesOf]) -> Iterator[Visit]:
    """Every (state, last mover) that legal sequences of one move or more reach from `start`, the shortest first.

    Nobody moves twice in succession. Within a length, the order is that of `movers` and then of states.
    """
    seen: set[tuple[int, Mover]] = set()
    queue = deque([Visit(start, ())])
    while queue:
        at = queue.popleft()
        for mover, moves in movers.items():
            if mover == at.mover:
                continue
            for end in moves(at.state):
                if (end, mover) not in seen:
                    seen.add((end, mover))
                    visit = Visit(end, mover, at)
                    yield visit
                    queue.append(visit)
