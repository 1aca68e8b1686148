"""How far the reading of dropped files has come."""

from __future__ import annotations

from detente.case import Case
from detente.web.page import Data, Page, Query

__all__ = ["PAGE"]


def data(case: Case, query: Query) -> Data:
    return {"jobs": query.desk.jobs(), "busy": query.desk.busy()}


PAGE = Page("reading", "/reading", "Reading", data, menu=False)
