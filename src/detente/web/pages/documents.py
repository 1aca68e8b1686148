"""Everything that was read."""

from __future__ import annotations

from detente.case import Case
from detente.evidence import to_json
from detente.web.page import Data, Page, Query

__all__ = ["PAGE"]


def data(case: Case, query: Query) -> Data:
    return {"documents": [to_json(document) for document in case.documents(as_of=query.text("as_of"))]}


PAGE = Page("documents", "/documents", "Documents", data)
