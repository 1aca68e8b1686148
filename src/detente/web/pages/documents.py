"""Everything that was read, a page at a time."""

from __future__ import annotations

from detente.case import Case
from detente.evidence import to_json
from detente.web.page import Data, Page, Query

__all__ = ["PAGE"]

PER_PAGE = 200


def data(case: Case, query: Query) -> Data:
    as_of, number = query.day("as_of"), query.number("page", 1, least=1)
    found = case.record.documents(as_of=as_of, limit=PER_PAGE, offset=(number - 1) * PER_PAGE)
    return {
        "documents": [to_json(document) for document in found],
        "total": case.record.document_count(as_of=as_of),
        "page_number": number,
        "per_page": PER_PAGE,
        "filters": dict(query.filters),
    }


PAGE = Page("documents", "/documents", "Documents", data)
