"""Lists of items with filters in the address: statements, events, conditions, predictions and the rest."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from detente.case import Case
from detente.errors import NotFound
from detente.evidence import to_json
from detente.evidence.vocabulary import ITEM_KINDS
from detente.record import Filter
from detente.record.rows import load_item
from detente.web.page import Data, Page, Query
from detente.web.scoped import kept

__all__ = ["PAGE", "PER_PAGE"]

PER_PAGE = 50


def data(case: Case, query: Query) -> Data:
    kind = query.path["kind"].removesuffix("s")
    if kind not in ITEM_KINDS:
        raise NotFound(f"there is no list of {query.path['kind']!r}")
    number = query.number("page", 1, least=1)
    wanted = Filter(
        kind=kind,
        sort=query.text("sort"),
        speaker=query.text("speaker"),
        about=query.text("about"),
        since=query.day("since"),
        until=query.day("until"),
        limit=PER_PAGE,
        offset=(number - 1) * PER_PAGE,
    )
    rows = case.record.rows(wanted)
    return {
        "kind": kind,
        "total": kept(
            case, ("count", replace(wanted, limit=None, offset=0)), lambda: case.record.count(wanted)
        ),
        "page_number": number,
        "per_page": PER_PAGE,
        "items": [_shape(row) for row in rows],
        "filters": dict(query.filters),
    }


def _shape(row: Any) -> dict[str, Any]:
    item = load_item(row.kind, row.body, json.loads(row.judged)["changes"] if row.judged else None)
    return {
        **to_json(item),
        "label": row.sort,
        "quote_": row.quote,
        "verdict": row.verdict,
        "published": row.published,
    }


PAGE = Page("items", "/items/{kind}", "Items", data, rows=lambda found: found["items"], menu=False)
