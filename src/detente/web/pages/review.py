"""The review queue: one item at a time, one key a decision."""

from __future__ import annotations

from typing import Any

from detente.case import Case
from detente.evidence import to_json
from detente.web.page import Data, Page, Query

__all__ = ["PAGE"]

AHEAD = 20


def data(case: Case, query: Query) -> Data:
    queue = case.record.queue(kind=query.text("kind"), limit=AHEAD, offset=query.number("skip", 0))
    wanted = query.text("item")
    first = wanted or (queue[0] if queue else None)
    return {
        "waiting": case.record.waiting(),
        "queue": [{"id": identity} for identity in queue],
        "item": _shape(case, first) if first else None,
        "disagreements": case.record.disagreements(),
    }


def _shape(case: Case, identity: str) -> dict[str, Any]:
    found = case.why(identity)
    return {
        "id": identity,
        "kind": identity.split("-", 1)[0],
        "fields": to_json(found.item),
        "passage": to_json(found.passage),
        "path": found.path,
        "document": found.item.document,
        "origin": found.origin,
        "orphan": found.orphan,
        "trace": to_json(found.trace, full=True) if found.trace else None,
        "judgements": [to_json(judgement) for judgement in found.judgements],
    }


PAGE = Page("review", "/review", "Review", data, rows=lambda found: found["queue"])
