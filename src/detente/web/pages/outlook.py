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
from detente.web.scoped import cut, kept
from detente.web.weighing import Slider, sliders, weights_file

__all__ = ["PAGE", "assessed"]

AHEAD = 180
"""Days to the day that is asked about, unless another is chosen."""


def data(case: Case, query: Query) -> Data:
    scope = cut(case, query)
    if len(scope.between) < 2:
        return {"outlook": None, "between": list(scope.between), "as_of": scope.as_of, "by": "", "rungs": [],
                "filters": dict(query.filters), "_sliders": (), "_plain": True}  # fmt: skip
    found, judged = _assessed(case, query)
    return {
        "outlook": outlook_shape(found),
        "between": list(scope.between),
        "as_of": scope.as_of,
        "by": found.by,
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


def assessed(case: Case, query: Query) -> tuple[Outlook, dict[str, float]]:
    """The outlook that the filters ask for, and the judgements that they move from ours."""
    found, judged = _assessed(case, query)
    return found, {one.name: one.value for one in judged if one.value != one.default}


def _assessed(case: Case, query: Query) -> tuple[Outlook, tuple[Slider, ...]]:
    scope, judged = cut(case, query), sliders(query.filters)
    by = query.day("by") or (date.fromisoformat(scope.as_of) + timedelta(days=AHEAD)).isoformat()
    values = () if all(one.value == one.default for one in judged) else tuple(one.value for one in judged)

    def make() -> Outlook:
        with weights_file(judged) as weights:
            return outlook(scope, by=by, weights=weights)

    return kept(case, ("outlook", scope.between, scope.as_of, by, values), make), judged


def _waterfall(found: Outlook) -> Figure | None:
    if not found.ledger.budgets:
        return None
    steps = [Bar(b.id + (" (capped)" if b.capped else ""), b.low, b.high) for b in found.ledger.budgets]
    return waterfall([*steps, Bar("all signals", found.ledger.low, found.ledger.high, whole=True)])


def rows(found: Data) -> list[dict[str, Any]]:
    return list(found["rungs"])


PAGE = Page("outlook", "/outlook", "Outlook", data, rows=rows, assessed=True)
