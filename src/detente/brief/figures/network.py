"""Who deals with whom, and how: one side at the left, the other at the right, everybody else between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.brief.figures import svg
from detente.brief.nouns import Figure

__all__ = ["Node", "Tie", "network"]

WIDTH, TOP, ROW = 960.0, 46.0, 34.0
_COLUMNS = {"a": 250.0, "c": 480.0, "b": 710.0}
_LINES = {"with": "tie-with", "against": "tie-against", "differ": "tie-differ"}
_BOW = {"with": -14.0, "against": 14.0, "differ": 0.0}

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Node:
    """An actor: `group` is its government, `side` its column (a left, b right, c between), `weight` how much it says and
    does."""

    id: str
    name: str
    group: str
    side: str
    weight: int
    target: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A dealing between two actors. `kind`: with, against, or differ (of one government, saying different things)."""

    a: str
    b: str
    kind: str
    weight: int
    tip: str


def network(nodes: Sequence[Node], ties: Sequence[Tie]) -> Figure | None:
    """Draw them; who speaks and acts most stands highest in its column, governments together."""
    if not nodes:
        return None
    places = _places(nodes)
    height = max(y for _, y in places.values()) + 60
    body = [_tie(tie, places) for tie in sorted(ties, key=lambda t: (t.kind, t.a, t.b))]
    body += [_node(node, *places[node.id]) for node in nodes]
    body += _key(height - 12)
    words = f"{len(nodes)} actors, {len(ties)} dealings"
    caption = (
        "Solid: they say the same. Dashed: they disagree across governments. Dotted: one government, differing. "
        "Larger and higher: speaks and acts more."
    )
    return Figure(svg.page(WIDTH, height, "Actors and their dealings", words, body), caption, words)


def _places(nodes: Sequence[Node]) -> dict[str, Place]:
    places: dict[str, Place] = {}
    for side, x in _COLUMNS.items():
        column = [node for node in nodes if node.side == side]
        most = {node.group: 0 for node in column}
        for node in column:
            most[node.group] = max(most[node.group], node.weight)
        column.sort(key=lambda n: (-most[n.group], n.group, -n.weight, n.name))
        for row, node in enumerate(column):
            places[node.id] = (x, TOP + ROW * row)
    return places


def _tie(tie: Tie, places: Mapping[str, Place]) -> str:
    (x1, y1), (x2, y2) = places[tie.a], places[tie.b]
    if x1 == x2:
        bow = (24 + abs(y1 - y2) * 0.35) * (-1 if x1 > WIDTH / 2 else 1)
        middle = (x1 + bow, (y1 + y2) / 2)
    else:
        middle = ((x1 + x2) / 2, (y1 + y2) / 2 + _BOW[tie.kind])
    path = svg.curve((x1, y1), middle, (x2, y2), _LINES[tie.kind])
    return svg.group([path], tie.tip)


def _node(node: Node, x: float, y: float) -> str:
    radius = min(4 + 1.2 * node.weight**0.5, 12)
    left = node.side == "a"
    at = x - radius - 6 if left else x + radius + 6
    label = svg.text(at, y + 4, node.name, anchor="end" if left else "start")
    tip = f"{node.name}: {node.weight} statements and deeds"
    return svg.link(node.target, svg.circle(x, y, radius, node.side) + label, tip)


def _key(y: float) -> list[str]:
    body, x = [], 12.0
    for kind, name in (
        ("with", "say the same"),
        ("against", "disagree"),
        ("differ", "one government, differing"),
    ):
        body += [svg.line(x, y - 4, x + 30, y - 4, _LINES[kind]), svg.text(x + 36, y, name, kind="quiet")]
        x += 60 + 7 * len(name)
    return body
