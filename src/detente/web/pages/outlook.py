"""The outlook: ladder, reference classes, ledger, what would change it; every judgement is a slider."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from detente.assessment.outlook import Outlook, outlook
from detente.assessment.shapes import outlook_shape
from detente.brief.figures.ladder import ladder
from detente.brief.figures.waterfall import Bar, waterfall
from detente.brief.nouns import Figure
from detente.case import Case
from detente.web.page import Data, Page, Query
from detente.web.scoped import between, cut, kept
from detente.web.weighing import sliders, weights_file

__all__ = ["PAGE"]

AHEAD = 180
"""Days to the day that is asked about, unless another is chosen."""


def data(case: Case, query: Query) -> Data:
    scope = cut(case, query)
    if len(scope.between) < 2:
        return {"outlook": None, "between": list(scope.between), "as_of": scope.as_of, "by": "", "rungs": [],
                "filters": dict(query.filters), "_sliders": (), "_plain": True}  # fmt: skip
    by = query.text("by") or (date.fromisoformat(scope.as_of) + timedelta(days=AHEAD)).isoformat()
    judged = sliders(query.filters)
    values = tuple(one.value for one in judged)

    def make() -> Outlook:
        with weights_file(judged) as weights:
            return outlook(scope, by=by, weights=weights)

    found = kept(case, ("outlook", between(query), scope.as_of, by, values), make)
    return {
        "outlook": outlook_shape(found),
        "between": list(scope.between),
        "as_of": scope.as_of,
        "by": by,
        "filters": dict(query.filters),
        "rungs": [
            {
                "rung": r.rung,
                "low": r.low,
                "high": r.high,
                "words": " to ".join(r.words),
                "confidence": r.confidence,
            }
            for r in found.rungs
        ],
        "_plain": all(one.value == one.default for one in judged),
        "_sliders": judged,
        "_ladder": ladder(found),
        "_waterfall": _waterfall(found),
        "_homes": {s.id: s.document for s in scope.statements} | {e.id: e.document for e in scope.events},
    }


def _waterfall(found: Outlook) -> Figure | None:
    if not found.ledger.budgets:
        return None
    steps = [Bar(b.id + (" (capped)" if b.capped else ""), b.low, b.high) for b in found.ledger.budgets]
    return waterfall([*steps, Bar("all signals", found.ledger.low, found.ledger.high, whole=True)])


def rows(found: Data) -> list[dict[str, Any]]:
    return list(found["rungs"])


PAGE = Page("outlook", "/outlook", "Outlook", data, rows=rows)
