"""The state graph: states as numbered discs, improvements as arrows, equilibria ringed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from math import hypot

from detente.errors import TooLarge
from detente.stability.analysis import Analysis
from detente.stability.concepts import concept as concept_of
from detente.stability.figures.layout import STEP, Layout, Point, lay_out
from detente.stability.figures.svg import DASHES, document, element, mark_of, number, text, width_of
from detente.stability.words import state_words

__all__ = ["MOST_STATES", "state_graph"]

MOST_STATES = 64
RADIUS = 17.0
RING = 22.0
TOP = 30.0
BEND = 0.16
LINE = 20.0


@dataclass(frozen=True, slots=True)
class Arc:
    """A move to draw: whose, from where to where, and whether its mover gains by it."""

    who: int
    start: int
    end: int
    gain: bool


def state_graph(analysis: Analysis, *, concept: str = "seq") -> str:
    """Draw the states, who improves from which to which, and the equilibria under one concept.

    Position means who moves: see `detente.stability.figures.layout`. An improvement is an arrow in its mover's
    colour and line pattern. A move that nobody gains by, either way, is a thin grey line. Equilibria are dark with a ring,
    the status quo stands in a square.

    Parameters
    ----------
    analysis : Analysis
        Which must include the concept.
    concept : str

    Returns
    -------
    str
        An SVG document.

    Raises
    ------
    TooLarge
        If there are more than 64 states.
    """
    conflict = analysis.conflict
    if conflict.n > MOST_STATES:
        raise TooLarge(
            f"a graph of {conflict.n:,} states cannot be read (the limit is {MOST_STATES})",
            where=conflict.name,
            hint="draw the option table instead, which shows the equilibria alone",
        )
    about = concept_of(concept)
    equilibria = analysis.equilibria(about.id)
    layout = lay_out(conflict)
    legend = list(_legend(analysis, layout, about.name))
    width = (
        max(layout.width, *(40 + width_of(words) for words, _ in legend), 40 + width_of(conflict.name)) + 16
    )
    foot = TOP + layout.height
    title, description = f"State graph of {conflict.name}", _description(analysis, equilibria, about.name)
    mark = mark_of(title, description)
    parts = [
        text(
            conflict.name,
            8,
            20,
            room=width - 16,
            font_size=15,
            font_weight=600,
            class_="fill-ink",
        ),
        element(
            "g",
            *_arcs(analysis, layout, mark),
            *_nodes(analysis, layout, equilibria),
            transform=f"translate(0 {number(TOP)})",
        ),
        *(_legend_line(words, key, foot + 8 + LINE * at, mark) for at, (words, key) in enumerate(legend)),
    ]
    return document(
        parts,
        width=width,
        height=foot + LINE * len(legend) + 12,
        title=title,
        description=description,
        definitions=_arrowheads(len(conflict.ids), mark),
    )


def _arrowheads(count: int, mark: str) -> str:
    heads = (
        element(
            "marker",
            element("path", d="M0 0 8 4 0 8z", class_=f"fill-dm-{_colour(who)}"),
            id=f"h{mark}-{_colour(who)}",
            viewBox="0 0 8 8",
            refX=7,
            refY=4,
            markerWidth=8,
            markerHeight=8,
            markerUnits="userSpaceOnUse",
            orient="auto",
        )
        for who in range(min(count, len(DASHES)))
    )
    return element("defs", *heads)


def _colour(who: int) -> int:
    return who % len(DASHES) + 1


def _moves(analysis: Analysis) -> Iterator[Arc]:
    """Every improvement, and one of each pair of moves, to and fro, that nobody gains by."""
    conflict = analysis.conflict
    for who, dm in enumerate(conflict.decision_makers):
        edges = conflict.edges[who]
        for start in range(conflict.n):
            for end in edges.of(start).tolist():
                gain = dm.preference.prefers(end, start)
                back = start in edges.of(end).tolist()
                if gain or not (back and (dm.preference.prefers(start, end) or end < start)):
                    yield Arc(who, start, end, gain)


def _arcs(analysis: Analysis, layout: Layout, mark: str) -> Iterator[str]:
    between: Counter[frozenset[int]] = Counter()
    for arc in sorted(_moves(analysis), key=lambda arc: (arc.gain, arc.who, arc.start, arc.end)):
        ends = frozenset((arc.start, arc.end))
        path = _path(layout.points[arc.start], layout.points[arc.end], _bend(layout, arc, between[ends]))
        between[ends] += 1
        if not arc.gain:
            yield element("path", d=path, fill="none", class_="line-faint", stroke_width=1)
            continue
        yield element(
            "path",
            d=path,
            fill="none",
            class_=f"line-dm-{_colour(arc.who)}",
            stroke_width=1.8,
            stroke_dasharray=DASHES[arc.who % len(DASHES)],
            marker_end=f"url(#h{mark}-{_colour(arc.who)})",
        )


def _bend(layout: Layout, arc: Arc, before: int) -> float:
    """How far a line bows to the right of its way: long ones do, so as not to pass through what lies between.

    Lines to a state that stands apart keep to the middle, between the rows. Of several lines between the same two
    states each bows further than those `before` it.
    """
    (x, y), (to_x, to_y) = layout.points[arc.start], layout.points[arc.end]
    bend = (0.0 if hypot(to_x - x, to_y - y) < 1.1 * STEP else BEND) + before * 0.75 * BEND
    upwards = arc.end in layout.resting and y > layout.height / 2
    return -bend if upwards else bend


def _path(start: Point, end: Point, bend: float) -> str:
    dx, dy = end[0] - start[0], end[1] - start[1]
    middle = ((start[0] + end[0]) / 2 - dy * bend, (start[1] + end[1]) / 2 + dx * bend)
    first, last = _towards(start, middle, RING + 1), _towards(end, middle, RING + 3)
    if not bend:
        return f"M{number(first[0])} {number(first[1])}L{number(last[0])} {number(last[1])}"
    points = " ".join(number(each) for point in (middle, last) for each in point)
    return f"M{number(first[0])} {number(first[1])}Q{points}"


def _towards(start: Point, end: Point, distance: float) -> Point:
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    part = distance / length
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def _nodes(analysis: Analysis, layout: Layout, equilibria: tuple[int, ...]) -> Iterator[str]:
    conflict = analysis.conflict
    for state, (x, y) in enumerate(layout.points, start=1):
        stable = state in equilibria
        yield element(
            "g",
            element("title", escape(f"{state_words(conflict, state)}{', equilibrium' if stable else ''}")),
            *_node(state, x, y, stable=stable, today=state == conflict.status_quo),
        )


def _node(state: int, x: float, y: float, *, stable: bool, today: bool) -> Iterator[str]:
    if today:
        side = 2 * RING + 6
        yield element(
            "rect",
            x=x - side / 2,
            y=y - side / 2,
            width=side,
            height=side,
            fill="none",
            class_="line-ink",
            stroke_dasharray="4 3",
        )
    if stable:
        yield element("circle", cx=x, cy=y, r=RING - 1, class_="fill-paper line-ink", stroke_width=1.5)
    yield element(
        "circle",
        cx=x,
        cy=y,
        r=RADIUS,
        class_=f"{'fill-mark' if stable else 'fill-paper'} line-ink",
        stroke_width=1.5,
    )
    yield text(
        str(state),
        x,
        y + 5,
        text_anchor="middle",
        font_weight=700 if stable else 400,
        class_="fill-paper" if stable else "fill-ink",
    )


Key = tuple[str, int]


def _legend(analysis: Analysis, layout: Layout, concept: str) -> Iterator[tuple[str, Key]]:
    conflict = analysis.conflict
    gaining = {arc.who for arc in _moves(analysis) if arc.gain}
    for who, dm in enumerate(conflict.decision_makers):
        direction = f" (moves {layout.directions[who]})" if layout.directions else ""
        does = "improves" if who in gaining else "never improves"
        yield f"{dm.name or dm.id} {does}{direction}", ("arrow", who)
    yield "a move that its mover does not gain by", ("line", 0)
    yield f"equilibrium ({concept})", ("equilibrium", 0)
    if conflict.status_quo:
        yield "status quo", ("today", 0)


def _legend_line(words: str, key: Key, y: float, mark: str) -> str:
    return element("g", *_key(key, y, mark), text(words, 44, y + 4, class_="fill-ink"))


def _key(key: Key, y: float, mark: str) -> Iterator[str]:
    kind, who = key
    if kind == "arrow":
        yield element(
            "path",
            d=f"M8 {number(y)}L36 {number(y)}",
            fill="none",
            class_=f"line-dm-{_colour(who)}",
            stroke_width=1.8,
            stroke_dasharray=DASHES[who % len(DASHES)],
            marker_end=f"url(#h{mark}-{_colour(who)})",
        )
    elif kind == "line":
        yield element("path", d=f"M8 {number(y)}L36 {number(y)}", class_="line-faint", stroke_width=1)
    elif kind == "equilibrium":
        yield element("circle", cx=22, cy=y, r=8, class_="fill-paper line-ink", stroke_width=1.2)
        yield element("circle", cx=22, cy=y, r=5.5, class_="fill-mark")
    else:
        yield element(
            "rect", x=14, y=y - 8, width=16, height=16, fill="none", class_="line-ink", stroke_dasharray="4 3"
        )


def _description(analysis: Analysis, equilibria: tuple[int, ...], concept: str) -> str:
    conflict = analysis.conflict
    gains = [arc for arc in _moves(analysis) if arc.gain]
    told = "; ".join(
        f"{dm.name or dm.id}: "
        + (", ".join(f"{a.start + 1} to {a.end + 1}" for a in gains if a.who == who) or "none")
        for who, dm in enumerate(conflict.decision_makers)
    )
    holds = ", ".join(map(str, equilibria)) or "none"
    today = f" The status quo is state {conflict.status_quo}." if conflict.status_quo else ""
    return f"{conflict.n} states. Equilibria ({concept}): {holds}.{today} Improvements by decision maker: {told}."
