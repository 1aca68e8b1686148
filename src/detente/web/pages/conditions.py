"""Conditions and clocks: who requires what of whom, which clocks run under which reading, what bars the way."""

from __future__ import annotations

from typing import Any

from detente.assessment import Scope
from detente.assessment.clocks import Clock, clocks
from detente.assessment.terms import Terms, terms
from detente.brief import wording
from detente.case import Case
from detente.evidence import Condition, to_json
from detente.web.page import Data, Page, Query
from detente.web.scoped import between, cut, kept

__all__ = ["PAGE"]

ORDER = ("red line", "refusal", "precondition", "necessary", "demand", "deadline", "clock", "concession")


def data(case: Case, query: Query) -> Data:
    scope = cut(case, query)
    key = (between(query), scope.as_of)
    wanted = query.text("kind")
    shown = [c for c in scope.conditions if wanted in (None, c.kind)]
    return {
        "conditions": [
            _condition(c, scope) for c in sorted(shown, key=lambda c: (ORDER.index(c.kind), c.id))
        ],
        "clocks": [_clock(c, scope) for c in kept(case, ("clocks", *key), lambda: clocks(scope))],
        "barred": _barred(kept(case, ("terms", *key), lambda: terms(scope)), scope),
        "between": list(scope.between),
        "as_of": scope.as_of,
        "filters": dict(query.filters),
        "_kinds": ORDER,
    }


def _condition(condition: Condition, scope: Scope) -> dict[str, Any]:
    return {
        **to_json(condition),
        "who": wording.actor(scope, condition.by),
        "whom": wording.actor(scope, condition.towards) if condition.towards else None,
        "published": scope.home(condition).published.value,
    }


def _clock(clock: Clock, scope: Scope) -> dict[str, Any]:
    return {
        **to_json(clock),
        "who": wording.actor(scope, clock.owner),
        "whom": wording.country(scope, clock.obliged) if clock.obliged else None,
    }


def _barred(found: Terms, scope: Scope) -> list[dict[str, Any]]:
    """Persons refused and demands that exclude each other, as rows of one shape."""
    refused = [
        {
            "what": f"{wording.actor(scope, r.by)} will not deal with {r.person} ({wording.country(scope, r.country)})",
            "items": list(r.items),
            "note": "a person refused",
        }
        for r in found.refused
    ]
    excluded = [
        {
            "what": f"{wording.country(scope, e.demanded_by)} demands on {e.issue} what "
            f"{wording.country(scope, e.refused_by)} refuses",
            "items": [e.demand, e.refusal, *e.softened],
            "note": "; ".join(
                [
                    *(["the refusal is at second hand"] if e.second_hand else []),
                    *([f"softened by {len(e.softened)} concessions"] if e.softened else []),
                ]
            ),
        }
        for e in found.exclusions
    ]
    return [*refused, *excluded]


PAGE = Page("conditions", "/conditions", "Conditions and clocks", data, assessed=True)
