"""The case: its question and bottom line, what is new, what waits for review, what could not be read."""

from __future__ import annotations

from typing import Any

from detente.brief import Brief
from detente.case import Case
from detente.errors import InputError
from detente.evidence.vocabulary import ITEM_KINDS
from detente.web.office import LARGEST
from detente.web.page import Data, Page, Query
from detente.web.pages.brief import made
from detente.web.scoped import kept

__all__ = ["PAGE"]

RECENT, LINES = 10, 6


def data(case: Case, query: Query) -> Data:
    documents = kept(case, ("documents",), case.documents, decisions=False)
    newest = sorted(documents, key=lambda d: (d.published.latest or "", d.id), reverse=True)[:RECENT]
    counts = kept(case, ("counts",), case.record.counts)
    mark = case.record.setting(f"seen.{query.reader}")
    return {
        "question": case.record.setting("question") or "",
        "documents": len(documents),
        "words": sum(document.words for document in documents),
        "undated": [{"id": d.id, "path": d.path} for d in documents if d.published.value is None],
        "counts": {kind: counts.get(kind, 0) for kind in ITEM_KINDS},
        "new": case.record.since(mark) if mark else None,
        "waiting": kept(case, ("waiting",), case.record.waiting),
        "decided": len(case.record.journal(limit=1)) and case.record.journal(limit=1)[0]["number"],
        "disagreements": len(case.record.disagreements()),
        "failures": [{"path": f.path, "reason": f.reason} for f in case.failures()],
        "bottom_line": _bottom_line(case, query) if documents else [],
        "recent": [
            {"id": d.id, "title": d.title or d.path, "outlet": d.outlet, "published": d.published.value}
            for d in newest
        ],
    }


def _bottom_line(case: Case, query: Query) -> list[dict[str, Any]]:
    """The brief's findings where a brief can be written; above a size the brief's own page is the place."""
    if sum(kept(case, ("counts",), case.record.counts).values()) > LARGEST:
        return []
    try:
        brief: Brief = made(case, query)
    except InputError:
        return []
    return [
        {"section": line.label, "finding": line.text, "to": line.note} for line in brief.bottom_line[:LINES]
    ]


PAGE = Page("case", "/", "Case", data, rows=lambda found: found["recent"])
