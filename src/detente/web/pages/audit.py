"""Who decided what and when; every decision can be taken back."""

from __future__ import annotations

import json
from typing import Any

from detente.case import Case
from detente.web.page import Data, Page, Query

__all__ = ["PAGE"]

PER_PAGE = 200
_KEPT = {"outcome": "what happened", "forecast": "a forecast", "settled": "what became of"}


def data(case: Case, query: Query) -> Data:
    number = query.number("page", 1, least=1)
    whole = case.record.journal(limit=number * PER_PAGE)
    return {
        "entries": [{**entry, "about": _about(entry)} for entry in whole[(number - 1) * PER_PAGE :]],
        "total": case.record.journal_length(),
        "page_number": number,
        "per_page": PER_PAGE,
        "filters": dict(query.filters),
    }


def _about(entry: dict[str, Any]) -> dict[str, str | None]:
    """What an entry is about, in words, and where it can be seen."""
    item = str(entry["item"] or "")
    if not item.startswith("case."):
        return {"words": item, "href": f"/review?item={item}"}
    kind, _, rest = item.removeprefix("case.").partition(".")
    if not rest:
        return {"words": f"the {kind}", "href": "/model" if kind == "model" else "/"}
    return {"words": f"{_KEPT.get(kind, kind)} {_told(kind, entry)}".strip(), "href": "/outlook/post-mortem"}


def _told(kind: str, entry: dict[str, Any]) -> str:
    """What a setting of the post-mortem says, or said before it was taken out."""
    text = entry["after"] or entry["before"]
    try:
        said = json.loads(text) if isinstance(text, str) else {}
    except ValueError:
        return ""
    if kind == "outcome":
        return f"({said.get('rung') or 'nothing further'}, {said.get('day')})"
    if kind == "forecast":
        shown = said.get("outlook", {})
        return f"(as of {shown.get('as_of')}, until {shown.get('by')})"
    return f"(“{str(said.get('words', ''))[:80]}”)" if said else ""


PAGE = Page("audit", "/audit", "Audit", data)
