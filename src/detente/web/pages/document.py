"""One article with everything coded in it, marked where it stands."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

from detente.case import Case
from detente.evidence import Document, to_json
from detente.evidence.vocabulary import ACTS, CONDITION_KINDS, EVENT_TYPES, STATUSES
from detente.record import Filter
from detente.record.rows import load_item
from detente.web.page import Data, Page, Query

__all__ = ["PAGE", "segments"]


def data(case: Case, query: Query) -> Data:
    document = case.record.document(query.path["document"])
    rows = case.record.rows(Filter(document=document.id, rejected=True))
    items = [
        {
            **to_json(
                load_item(row.kind, row.body, json.loads(row.judged)["changes"] if row.judged else None),
                full=True,
            ),
            "kind_": row.kind,
            "label": row.sort,
            "start": row.start,
            "end": row.end,
            "verdict": row.verdict,
            "orphan": bool(row.orphan),
        }
        for row in rows
    ]
    differ = set(case.record.disagreements())
    return {
        "document": to_json(document),
        "items": [{**item, "differ": item["id"] in differ} for item in items],
        "_segments": segments(document, items),
        "_words": {"statement": ACTS, "event": EVENT_TYPES, "condition": CONDITION_KINDS, "status": STATUSES},
    }


def segments(document: Document, items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The text cut wherever an item begins or ends: each piece with the items it belongs to."""
    shown = [item for item in items if not item["orphan"] and item["verdict"] != "reject"]
    furniture = list(document.furniture)
    cuts = {0, len(document.text)}
    for start, end in [*((i["start"], i["end"]) for i in shown), *furniture]:
        cuts.update((start, end))
    pieces = []
    for start, end in pairwise(sorted(cut for cut in cuts if 0 <= cut <= len(document.text))):
        over = [item for item in shown if item["start"] <= start and end <= item["end"]]
        pieces.append(
            {
                "text": document.text[start:end],
                "start": start,
                "items": [item["id"] for item in over],
                "kinds": sorted({item["kind_"] for item in over}),
                "furniture": any(a <= start and end <= b for a, b in furniture),
            }
        )
    return pieces


PAGE = Page(
    "document", "/documents/{document}", "Document", data, rows=lambda found: found["items"], menu=False
)
