"""Who decided what and when; every decision can be taken back."""

from __future__ import annotations

from detente.case import Case
from detente.web.page import Data, Page, Query

__all__ = ["PAGE"]

PER_PAGE = 200


def data(case: Case, query: Query) -> Data:
    return {"entries": case.record.journal(limit=PER_PAGE)}


PAGE = Page("audit", "/audit", "Audit", data)
