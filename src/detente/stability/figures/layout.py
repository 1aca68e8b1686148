"""Where the states of a conflict stand: position means who moves.

Every decision maker owns a direction, by turns across and down, the later ones by larger steps. What it does by
itself is a step in its direction; two states on one line of a direction differ by that decision maker's doing alone.
In option form the step is its strategy. In graph form it is read off the moves: states that the others can link
among themselves share its strategy. Where that does not tell all states apart they stand on a circle.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from detente.conflict import Conflict

__all__ = ["Layout", "lay_out"]

Point = tuple[float, float]
STEP, GAP = 92.0, 40.0


@dataclass(frozen=True, slots=True)
class Layout:
    """Places of states.

    Attributes
    ----------
    points : tuple of (float, float)
        For each state, from the upper left corner.
    width, height : float
    directions : tuple of str
        For each decision maker, in which direction it moves; empty on a circle.
    resting : frozenset of int
        Positions that nobody can leave, which stand apart at the right.
    """

    points: tuple[Point, ...]
    width: float
    height: float
    directions: tuple[str, ...] = ()
    resting: frozenset[int] = frozenset()


def lay_out(conflict: Conflict) -> Layout:
    """Place the states."""
    if conflict.option_form:
        return _grid([_strategies(conflict, state) for state in range(conflict.n)], [])
    resting = [at for at in range(conflict.n) if not any(len(edges.of(at)) for edges in conflict.edges)]
    moving = [at for at in range(conflict.n) if at not in resting]
    columns = [_linked_by_others(conflict, who, moving) for who in range(len(conflict.ids))]
    places = [tuple(column[at] for column in columns) if at in moving else () for at in range(conflict.n)]
    if len({places[at] for at in moving}) == len(moving) > 1:
        return _grid(places, resting)
    return _circle(conflict.n)


def _strategies(conflict: Conflict, position: int) -> tuple[int, ...]:
    code = int(conflict.space.codes[position])
    return tuple(code >> control.low & ((1 << control.width) - 1) for control in conflict.controls)


def _linked_by_others(conflict: Conflict, who: int, moving: Sequence[int]) -> dict[int, int]:
    """Number the groups of states that the others' moves link, by their first members."""
    links: dict[int, set[int]] = {at: set() for at in moving}
    for other, edges in enumerate(conflict.edges):
        if other != who:
            for at in moving:
                for to in edges.of(at).tolist():
                    if to in links:
                        links[at].add(to)
                        links[to].add(at)
    group: dict[int, int] = {}
    for first in moving:
        if first not in group:
            number, todo = len(set(group.values())), [first]
            while todo:
                at = todo.pop()
                if at not in group:
                    group[at] = number
                    todo += links[at]
    return group


def _grid(places: Sequence[tuple[int, ...]], resting: Sequence[int]) -> Layout:
    """Each decision maker's strategies as steps across or down; states without any move stand apart at the right."""
    used = [sorted(set(column)) for column in zip(*(place for place in places if place), strict=True)]
    steps, size = _steps([len(each) for each in used])
    points: list[Point] = []
    for place in places:
        x = y = STEP / 2
        for axis, (one, step) in enumerate(zip(place, steps, strict=False)):
            offset = used[axis].index(one) * step
            x, y = (x + offset, y) if axis % 2 == 0 else (x, y + offset)
        points.append((x, y))
    width, height = size
    for rank, at in enumerate(resting):
        points[at] = (width + STEP / 2, height * (rank + 1) / (len(resting) + 1))
    directions = tuple(_directions([len(each) for each in used]))
    return Layout(tuple(points), width + (STEP if resting else 0), height, directions, frozenset(resting))


def _steps(counts: Sequence[int]) -> tuple[list[float], Point]:
    """How far apart the strategies of each decision maker stand, and how large the whole is."""
    steps: list[float] = []
    extent = [STEP, STEP]
    for axis, count in enumerate(counts):
        way = axis % 2
        first = axis < 2
        step = STEP if first else extent[way] + GAP
        steps.append(step)
        extent[way] = extent[way] + (count - 1) * step
    return steps, (extent[0], extent[1])


def _directions(counts: Sequence[int]) -> Iterable[str]:
    for axis in range(len(counts)):
        way = "across" if axis % 2 == 0 else "down"
        yield way if axis < 2 else f"{way}, block to block"


def _circle(count: int) -> Layout:
    radius = max(STEP, count * STEP * 0.75 / (2 * pi))
    side = 2 * radius + STEP
    points = tuple(
        (side / 2 + radius * sin(2 * pi * at / count), side / 2 - radius * cos(2 * pi * at / count))
        for at in range(count)
    )
    return Layout(points, side, side)
