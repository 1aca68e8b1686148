"""Statements, deeds, conditions and windows of each side on one axis; a mark leads to its words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from detente.assessment import Scope
from detente.brief import wording
from detente.brief.figures.timeline import Mark, marks, timeline
from detente.case import Case
from detente.evidence import Condition, Event, Item, Statement, Window
from detente.web.page import Data, Page, Query
from detente.web.scoped import cut

__all__ = ["PAGE"]

DRAWN = 1200
"""Marks in the figure; further ones would hide each other."""
SHORTEST = 14
"""Days of the narrowest view."""


def data(case: Case, query: Query) -> Data:
    scope = cut(case, query)
    since, until, kind = query.day("since"), query.day("until"), query.text("kind")
    shown = [
        mark
        for mark in marks(scope)
        if (since or "") <= mark.day <= (until or "9999") and kind in (None, mark.kind)
    ]
    ordered = sorted(shown, key=lambda mark: (mark.day, mark.lane, mark.kind))
    return {
        "between": list(scope.between),
        "as_of": scope.as_of,
        "marks": [_row(mark, scope) for mark in ordered],
        "filters": dict(query.filters),
        "_figure": timeline(scope, _target, ordered[-DRAWN:]),
        "_hidden": max(len(ordered) - DRAWN, 0),
        "_views": _views(ordered, since, until),
        "_names": {code: wording.country(scope, code) for code in scope.between},
    }


def _views(ordered: Sequence[Mark], since: str | None, until: str | None) -> list[tuple[str, str, str]]:
    """Other views of the axis: a name, and the first and last day."""
    if not ordered:
        return []
    first = date.fromisoformat(since or ordered[0].day)
    last = date.fromisoformat(until or ordered[-1].day)
    span = max((last - first).days, SHORTEST)
    half, quarter = timedelta(days=span // 2), timedelta(days=span // 4)
    views = [
        ("← earlier", first - half, last - half),
        ("nearer", first + quarter, last - quarter),
        ("wider", first - half, last + half),
        ("later →", first + half, last + half),
        ("newest three months", date.fromisoformat(ordered[-1].day) - timedelta(days=91), last),
    ]
    return [(name, a.isoformat(), b.isoformat()) for name, a, b in views if (b - a).days >= SHORTEST]


def _target(item: Item) -> str:
    return f"/documents/{item.document}#{item.id}"


def _row(mark: Mark, scope: Scope) -> dict[str, Any]:
    return {
        "day": mark.day,
        "side": mark.lane,
        "kind": mark.kind,
        "items": [item.id for item in mark.items],
        "words": [{"target": _target(item), **_told(item, scope)} for item in mark.items],
    }


def _told(item: Item, scope: Scope) -> dict[str, str]:
    match item:
        case Statement():
            return {
                "who": wording.actor(scope, item.speaker),
                "text": wording.short(item.content[0].text, 140),
            }
        case Event():
            return {"who": wording.actors(scope, item.actors), "text": wording.short(item.evidence.text, 140)}
        case Condition():
            return {"who": wording.actor(scope, item.by), "text": wording.short(item.requirement, 140)}
        case Window():
            return {"who": "", "text": f"{item.what}{f' in {item.place}' if item.place else ''}"}
    return {"who": "", "text": item.id}


PAGE = Page("timeline", "/timeline", "Timeline", data, rows=lambda found: found["marks"], assessed=True)
