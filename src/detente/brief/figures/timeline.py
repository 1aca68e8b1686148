"""Statements, deeds, conditions and windows of each side on one axis of time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from detente.assessment.scope import Scope
from detente.brief import wording
from detente.brief.figures import svg
from detente.brief.nouns import Figure
from detente.evidence import Condition, Event, Item, Statement, Window

__all__ = ["Mark", "marks", "timeline"]

WIDTH, LEFT, RIGHT, LANE, TOP = 960.0, 128.0, 24.0, 64.0, 30.0
_SHAPES = {"statement": "circle", "deed": "square", "condition": "diamond", "window": "triangle"}
_ROWS = {"statement": 16.0, "deed": 32.0, "condition": 48.0, "window": 48.0}
MARGIN = 0.04


@dataclass(frozen=True, slots=True)
class Mark:
    """One point: which side's lane, what kind, the day, and the items behind it."""

    lane: str
    kind: str
    day: str
    items: tuple[Item, ...]


def marks(scope: Scope) -> list[Mark]:
    """Items of a side, kind and day share one mark. Deeds are what is dated and done; verbal events are statements."""
    piled: dict[tuple[str, str, str], list[Item]] = defaultdict(list)
    for lane, kind, day, item in _points(scope):
        piled[(lane, kind, day)].append(item)
    return [Mark(lane, kind, day, tuple(items)) for (lane, kind, day), items in sorted(piled.items())]


def _points(scope: Scope) -> Iterator[tuple[str, str, str, Item]]:
    for statement in scope.statements:
        yield _lane(scope, statement.speaker.country), "statement", scope.day(statement), statement
    for event in scope.events:
        if event.status == "occurred" and event.statement is None and event.date.latest:
            for code in sorted({_lane(scope, a.country) for a in event.actors}):
                yield code, "deed", scope.day(event), event
    for condition in scope.conditions:
        yield (
            _lane(scope, condition.by.country),
            "condition",
            scope.home(condition).published.latest or "",
            condition,
        )
    for window in scope.windows:
        if window.date.latest and window.date.latest >= scope.as_of:
            for code in sorted({_lane(scope, a.country) for a in window.participants}) or ["others"]:
                yield code, "window", window.date.latest, window


def _lane(scope: Scope, code: str | None) -> str:
    return code if code in scope.between else "others"


def timeline(
    scope: Scope, target: Callable[[Item], str], chosen: Sequence[Mark] | None = None
) -> Figure | None:
    """The figure, or None where nothing is dated; `target` links an item, `chosen` are the marks to draw (all)."""
    found = [mark for mark in (marks(scope) if chosen is None else chosen) if mark.day]
    if not found:
        return None
    lanes = [*scope.between, "others"]
    axis = _Axis(_first(found, scope), max(scope.as_of, *(mark.day for mark in found)))
    height = TOP + LANE * len(lanes) + 46
    body = [*_ticks(axis, height), _now(axis, scope.as_of, height)]
    for number, lane in enumerate(lanes):
        top = TOP + LANE * number
        body += [svg.line(LEFT, top, WIDTH - RIGHT, top), svg.text(8, top + 36, _name(scope, lane))]
        body += [_mark(m, axis, top, "abc"[min(number, 2)], scope, target) for m in found if m.lane == lane]
    body += _key(height - 12)
    words = f"{len(found)} marks from {wording.date(axis.first)} to {wording.date(axis.last)}"
    left_out = sum(mark.day < axis.first for mark in found)
    more = f" {wording.count(left_out, 'older mark').capitalize()} not drawn." if left_out else ""
    return Figure(
        svg.page(WIDTH, height, "Timeline", words, body),
        "What each side said, did and required, and the meetings ahead; a mark leads to its words." + more,
        words,
    )


def _first(found: list[Mark], scope: Scope) -> str:
    """The axis begins with the statements: a deed of long ago must not squeeze the present."""
    said = [mark.day for mark in found if mark.kind in ("statement", "condition")]
    return min(said or [mark.day for mark in found])


class _Axis:
    """Days to pixels."""

    def __init__(self, first: str, last: str) -> None:
        self.first, self.last = first, last
        span = max((date.fromisoformat(last) - date.fromisoformat(first)).days, 14)
        self._origin = date.fromisoformat(first) - timedelta(days=span * MARGIN)
        self._days = span * (1 + 2 * MARGIN)

    def x(self, day: str) -> float:
        share = (date.fromisoformat(day) - self._origin).days / self._days
        return LEFT + share * (WIDTH - LEFT - RIGHT)


def _ticks(axis: _Axis, height: float) -> list[str]:
    """A line at the first of a month, a quarter or a year, whichever leaves room for its name."""
    first, last = date.fromisoformat(axis.first), date.fromisoformat(axis.last)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((s for s in (1, 2, 3, 6, 12, 24, 60, 120) if months / s <= 11), 240)
    body = []
    for number in range(months + 1):
        absolute = first.year * 12 + first.month - 1 + number
        if absolute % step:
            continue
        tick = date(absolute // 12, absolute % 12 + 1, 1)
        if first <= tick <= last:
            x = axis.x(tick.isoformat())
            name = tick.strftime("%Y") if step >= 12 else tick.strftime("%b %Y")
            body += [
                svg.line(x, TOP, x, height - 40),
                svg.text(x, TOP - 10, name, anchor="middle", kind="quiet"),
            ]
    return body


def _now(axis: _Axis, as_of: str, height: float) -> str:
    x = axis.x(as_of)
    label = svg.text(x, height - 28, "as of", anchor="middle", kind="quiet", size=11)
    return f'<g stroke-dasharray="4 3">{svg.line(x, TOP, x, height - 40, "faint")}</g>{label}'


def _name(scope: Scope, lane: str) -> str:
    return "Others" if lane == "others" else wording.country(scope, lane)


def _mark(
    mark: Mark, axis: _Axis, top: float, colour: str, scope: Scope, target: Callable[[Item], str]
) -> str:
    if mark.day < axis.first:
        return ""
    x, y = axis.x(mark.day), top + _ROWS[mark.kind]
    size = min(3.6 + 1.2 * (len(mark.items) ** 0.5 - 1), 9)
    draw = getattr(svg, _SHAPES[mark.kind])
    kind = "hollow" if mark.kind == "window" else colour
    shape = draw(x, y, size * (1.8 if mark.kind == "deed" else 1.0), kind)
    return svg.link(target(mark.items[0]), shape, _tip(mark, scope))


def _tip(mark: Mark, scope: Scope) -> str:
    told = [_told(item, scope) for item in mark.items[:4]]
    more = f" … and {len(mark.items) - 4} more" if len(mark.items) > 4 else ""
    return f"{wording.date(mark.day)}: {'; '.join(told)}{more}"


def _told(item: Item, scope: Scope) -> str:
    match item:
        case Statement():
            return f"{wording.actor(scope, item.speaker)}: {wording.short(item.content[0].text, 90)}"
        case Event():
            return f"{wording.actors(scope, item.actors)}: {wording.short(item.evidence.text, 90)}"
        case Condition():
            return f"{wording.actor(scope, item.by)}, {item.kind}: {wording.short(item.requirement, 90)}"
        case Window():
            return f"{item.what}{f' in {item.place}' if item.place else ''}"
    return item.id


def _key(y: float) -> list[str]:
    body, x = [], LEFT
    for kind, shape in _SHAPES.items():
        size = 6.5 if kind == "deed" else 4.0
        style = "hollow" if kind == "window" else "c"
        name = "meeting ahead" if kind == "window" else kind
        body += [getattr(svg, shape)(x, y - 4, size, style), svg.text(x + 10, y, name, kind="quiet")]
        x += 34 + 7 * len(name)
    return body
