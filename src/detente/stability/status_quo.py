"""Status-quo analysis: how a conflict could get from today's state to an equilibrium, and who could stop it.

Li, Kilgour & Hipel (2005), Status quo analysis in the graph model for conflict resolution, Journal of the
Operational Research Society 56, 699-707, doi:10.1057/palgrave.jors.2601870.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from detente.conflict import Conflict
from detente.errors import NotFound
from detente.stability.walks import Move, Mover, improving_moves, moves, steps_of, walk

__all__ = ["By", "Path", "Route", "evolution", "path"]

By = Literal["moves", "improvements"]
STEPS: dict[By, Callable[[Conflict], Mover]] = {"moves": moves, "improvements": improving_moves}


@dataclass(frozen=True, slots=True)
class Route:
    """A shortest sequence of moves.

    Attributes
    ----------
    by : {"moves", "improvements"}
        Whether movers may lose by a step.
    steps : tuple of Move
        Empty when the conflict is there already.
    ways : int
        How many sequences are as short.
    blockers : tuple of str
        Decision makers without whom no sequence of any length arrives: each can block by staying put.
    """

    by: By
    steps: tuple[Move, ...]
    ways: int
    blockers: tuple[str, ...]

    @property
    def movers(self) -> tuple[str, ...]:
        """Who moves, in order of first move."""
        return tuple(dict.fromkeys(step.decision_maker for step in self.steps))

    @property
    def states(self) -> tuple[int, ...]:
        """The states passed, first to last; empty when there are no steps."""
        return (self.steps[0].from_, *(step.to for step in self.steps)) if self.steps else ()

    def to_json(self) -> dict[str, Any]:
        """The route as plain values."""
        return {
            "steps": [step.to_json() for step in self.steps],
            "ways": self.ways,
            "blockers": list(self.blockers),
        }


@dataclass(frozen=True, slots=True)
class Path:
    """How a conflict could get from one state to another.

    Attributes
    ----------
    from_, to : int
    by_moves, by_improvements : Route or None
        None when no sequence arrives.
    """

    conflict: str
    from_: int
    to: int
    by_moves: Route | None
    by_improvements: Route | None

    def to_json(self) -> dict[str, Any]:
        """The shape ``path/1``."""
        return {
            "schema": "path/1",
            "conflict": self.conflict,
            "from": self.from_,
            "to": self.to,
            "by_moves": self.by_moves and self.by_moves.to_json(),
            "by_improvements": self.by_improvements and self.by_improvements.to_json(),
        }


def path(conflict: Conflict, *, to: int, from_: int | None = None) -> Path:
    """Find the shortest ways from one state to another.

    Parameters
    ----------
    to : int
        The state to arrive at, usually an equilibrium.
    from_ : int, optional
        Where to start; the model's status quo when left out.

    Raises
    ------
    NotFound
        If there is no such state, or no status quo to start from.
    TooLarge
        If the conflict has too many states to search.
    """
    start = _start(conflict, from_)
    conflict.state(to)
    return Path(
        conflict.name,
        start,
        to,
        _route(conflict, "moves", start, to),
        _route(conflict, "improvements", start, to),
    )


def evolution(
    conflict: Conflict, *, from_: int | None = None, by: By = "improvements"
) -> tuple[tuple[int, ...], ...]:
    """The states that a conflict could first reach after 1, 2, … moves (the status-quo table), each rising."""
    start = _start(conflict, from_)
    found = walk(STEPS[by](conflict), range(len(conflict.ids)), start - 1)
    return tuple(tuple(sorted(at + 1 for at in layer)) for layer in found.layers)


def _start(conflict: Conflict, from_: int | None) -> int:
    start = conflict.status_quo if from_ is None else from_
    if start is None:
        raise NotFound("the model gives no status quo", where=conflict.name, hint="say from which state")
    conflict.state(start)
    return start


def _route(conflict: Conflict, by: By, start: int, to: int) -> Route | None:
    if start == to:
        return Route(by, (), 1, ())
    step, everyone = STEPS[by](conflict), range(len(conflict.ids))
    found = walk(step, everyone, start - 1)
    nodes, ways = found.shortest(to - 1)
    if not ways:
        return None
    needed = [who for who in everyone if any(mover == who for _, mover in nodes)]
    blockers = [
        who
        for who in needed
        if to - 1 not in walk(step, [other for other in everyone if other != who], start - 1).reached
    ]
    return Route(by, steps_of(conflict, start - 1, nodes), ways, tuple(conflict.ids[who] for who in blockers))
