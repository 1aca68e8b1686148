"""The review queue: one item at a time, one key a decision."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from detente.case import Case
from detente.evidence import to_json
from detente.evidence.vocabulary import (
    ACTS,
    CONDITION_KINDS,
    EVENT_TYPES,
    ITEM_KINDS,
    OFFICIAL,
    POLARITIES,
    STATUSES,
)
from detente.web.page import Data, Page, Query

__all__ = ["PAGE"]

AHEAD = 20
CHOICES = {"act": ACTS, "type": EVENT_TYPES, "status": STATUSES, "kind": CONDITION_KINDS, "polarity": POLARITIES,
           "official": OFFICIAL}  # fmt: skip
"""Fields with a closed vocabulary."""


def data(case: Case, query: Query) -> Data:
    differ = case.record.disagreements()
    kind, skip = query.text("kind"), query.number("skip", 0)
    if query.text("differ"):
        queue = differ[skip : skip + AHEAD]
    else:
        queue = case.record.queue(kind=kind if kind in ITEM_KINDS else None, limit=AHEAD, offset=skip)
    wanted = query.text("item")
    first = wanted or (queue[0] if queue else None)
    return {
        "waiting": case.record.waiting(),
        "queue": [{"id": identity} for identity in queue],
        "item": _shape(case, first) if first else None,
        "disagreements": differ,
        "filters": dict(query.filters),
        "_kinds": ITEM_KINDS,
        "_choices": CHOICES,
    }


def _shape(case: Case, identity: str) -> dict[str, Any]:
    found = case.why(identity)
    return {
        "id": identity,
        "kind": identity.split("-", 1)[0],
        "fields": to_json(found.item),
        "passage": to_json(found.passage),
        "pieces": _pieces(case, identity, found),
        "path": found.path,
        "document": found.item.document,
        "origin": found.origin,
        "orphan": found.orphan,
        "trace": to_json(found.trace, full=True) if found.trace else None,
        "judgements": [to_json(judgement) for judgement in found.judgements],
    }


def _pieces(case: Case, identity: str, found: Any) -> list[dict[str, Any]]:
    """The passage cut where the item's words and its triggers begin and end."""
    row, passage = case.record.row(identity), found.passage
    words = [(row.start, row.end)]
    triggers = [(t.start, t.end) for t in found.trace.triggers] if found.trace else []
    cuts = {passage.start, passage.end}
    cuts |= {at for span in (*words, *triggers) for at in span if passage.start < at < passage.end}
    return [
        {
            "text": passage.text[start - passage.start : end - passage.start],
            "coded": any(a <= start and end <= b for a, b in words),
            "trigger": any(a <= start and end <= b for a, b in triggers),
        }
        for start, end in pairwise(sorted(cuts))
    ]


PAGE = Page("review", "/review", "Review", data, rows=lambda found: found["queue"])
