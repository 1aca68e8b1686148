"""Who deals with whom, and how: actors as nodes grouped by government, dealings as lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin

import networkx as nx

from detente.brief.figures import svg
from detente.brief.nouns import Figure

__all__ = ["Node", "Tie", "network"]

WIDTH, HEIGHT, EDGE = 960.0, 560.0, 70.0
SEED = 7
_LINES = {"with": "tie-with", "against": "tie-against", "differ": "tie-differ"}


@dataclass(frozen=True, slots=True)
class Node:
    """An actor: `group` is its government, `side` its colour (a, b or c), `weight` how often it speaks or acts."""

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
    """Draw them with a spring layout from a fixed start, so that the same record gives the same picture."""
    if not nodes:
        return None
    places = _places(nodes, ties)
    body = [_tie(tie, places) for tie in sorted(ties, key=lambda t: (t.kind, t.a, t.b))]
    body += [_node(node, *places[node.id]) for node in nodes]
    body += _key()
    words = f"{len(nodes)} actors, {len(ties)} dealings"
    caption = (
        "Solid: dealings for one another. Dashed: against one another. Dotted: one government, differing. "
        "Larger: speaks and acts more. The layout has no meaning beyond who stands near whom."
    )
    return Figure(svg.page(WIDTH, HEIGHT, "Actors and their dealings", words, body), caption, words)


def _places(nodes: Sequence[Node], ties: Sequence[Tie]) -> Mapping[str, tuple[float, float]]:
    graph = nx.Graph()
    graph.add_nodes_from(node.id for node in nodes)
    for tie in sorted(ties, key=lambda t: (t.a, t.b, t.kind)):
        graph.add_edge(tie.a, tie.b, weight=1.0 if tie.kind == "with" else 0.5)
    groups = sorted({node.group for node in nodes})
    for group in groups:
        members = [node.id for node in nodes if node.group == group]
        for a, b in pairwise(members):
            if not graph.has_edge(a, b):
                graph.add_edge(a, b, weight=1.5)
    angle = {group: 2 * pi * at / len(groups) for at, group in enumerate(groups)}
    start = {
        node.id: (cos(angle[node.group]) + 0.05 * at, sin(angle[node.group]) - 0.05 * at)
        for at, node in enumerate(nodes)
    }
    spread = 3.0 / max(len(nodes), 1) ** 0.5
    found = nx.spring_layout(graph, k=spread, pos=start, seed=SEED, iterations=120)
    return _fitted({name: (float(x), float(y)) for name, (x, y) in found.items()})


def _fitted(found: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    xs, ys = [x for x, _ in found.values()], [y for _, y in found.values()]
    wide, tall = max(max(xs) - min(xs), 1e-6), max(max(ys) - min(ys), 1e-6)
    return {
        name: (
            EDGE + (x - min(xs)) / wide * (WIDTH - 2 * EDGE),
            EDGE / 2 + (y - min(ys)) / tall * (HEIGHT - 1.6 * EDGE),
        )
        for name, (x, y) in found.items()
    }


def _tie(tie: Tie, places: Mapping[str, tuple[float, float]]) -> str:
    (x1, y1), (x2, y2) = places[tie.a], places[tie.b]
    bend = {"with": -8.0, "against": 8.0}.get(tie.kind, 0.0)
    line = svg.line(x1 + bend / 2, y1 + bend, x2 + bend / 2, y2 + bend, _LINES[tie.kind])
    return svg.group([line], tie.tip)


def _node(node: Node, x: float, y: float) -> str:
    radius = min(5 + 1.6 * node.weight**0.5, 18)
    mark = svg.circle(x, y, radius, node.side) + svg.text(x, y - radius - 4, node.name, anchor="middle")
    return svg.link(node.target, mark, f"{node.name}: {node.weight} statements and deeds")


def _key() -> list[str]:
    body, x, y = [], 12.0, HEIGHT - 10
    for kind, name in (("with", "for one another"), ("against", "against"), ("differ", "differ")):
        body += [svg.line(x, y - 4, x + 30, y - 4, _LINES[kind]), svg.text(x + 36, y, name, kind="quiet")]
        x += 60 + 7 * len(name)
    return body
