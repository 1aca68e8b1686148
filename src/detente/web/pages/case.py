"""The case: what it holds, what waits for review, what could not be read, what is new."""

from __future__ import annotations

from detente.case import Case
from detente.evidence.vocabulary import ITEM_KINDS
from detente.record import Filter
from detente.web.page import Data, Page, Query

__all__ = ["PAGE"]

RECENT = 10


def data(case: Case, query: Query) -> Data:
    documents = case.documents()
    newest = sorted(documents, key=lambda d: (d.published.latest or "", d.id), reverse=True)[:RECENT]
    counts = {kind: case.record.count(Filter(kind=kind)) for kind in ITEM_KINDS}
    return {
        "question": case.record.setting("question") or "",
        "documents": len(documents),
        "words": sum(document.words for document in documents),
        "undated": [{"id": d.id, "path": d.path} for d in documents if d.published.value is None],
        "counts": counts,
        "waiting": case.record.waiting(),
        "decided": len(case.record.journal(limit=1)) and case.record.journal(limit=1)[0]["number"],
        "disagreements": len(case.record.disagreements()),
        "failures": [{"path": f.path, "reason": f.reason} for f in case.failures()],
        "recent": [
            {"id": d.id, "title": d.title or d.path, "outlet": d.outlet, "published": d.published.value}
            for d in newest
        ],
    }


PAGE = Page("case", "/", "Case", data, rows=lambda found: found["recent"])
