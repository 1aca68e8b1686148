"""Statements, deeds, conditions and windows of each side on one axis; a mark leads to its words."""

from __future__ import annotations

from detente.assessment import scope
from detente.brief import wording
from detente.brief.figures.timeline import Mark, marks, timeline
from detente.case import Case
from detente.evidence import Item
from detente.web.page import Data, Page, Query

__all__ = ["PAGE"]


def data(case: Case, query: Query) -> Data:
    between = [code for code in (query.text("a"), query.text("b")) if code]
    cut = scope(case.record, between=between if len(between) == 2 else None, as_of=query.day("as_of"))
    shown = [
        mark
        for mark in marks(cut)
        if (query.day("since") or "") <= mark.day <= (query.day("until") or "9999")
        and query.text("kind") in (None, mark.kind)
    ]
    figure = timeline(cut, _target, shown)
    return {
        "between": list(cut.between),
        "as_of": cut.as_of,
        "marks": [_row(mark) for mark in shown],
        "filters": dict(query.filters),
        "_figure": figure,
        "_names": {code: wording.country(cut, code) for code in cut.between},
    }


def _target(item: Item) -> str:
    return f"/documents/{item.document}#{item.id}"


def _row(mark: Mark) -> dict[str, object]:
    return {"day": mark.day, "side": mark.lane, "kind": mark.kind, "items": [item.id for item in mark.items]}


PAGE = Page("timeline", "/timeline", "Timeline", data, rows=lambda found: found["marks"], assessed=True)
