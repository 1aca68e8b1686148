"""The brief, live, with its downloads."""

from __future__ import annotations

from typing import Any

from detente.brief.html import body
from detente.case import Case
from detente.web.page import Data, Page, Query

__all__ = ["PAGE", "made"]


def made(case: Case, query: Query) -> Any:
    """The brief that the filters ask for."""
    between = [code for code in (query.text("a"), query.text("b")) if code]
    return case.brief(between=between if len(between) == 2 else None, as_of=query.text("as_of"))


def data(case: Case, query: Query) -> Data:
    brief = made(case, query)
    lines = [
        {"section": section.id, "group": group.title, "who": line.who, "when": line.when, "label": line.label,
         "text": line.text, "note": line.note, "items": [ref.item for ref in line.refs]}
        for section in brief.sections
        for group in section.groups
        for line in group.lines
    ]  # fmt: skip
    return {
        "title_": brief.title,
        "between": list(brief.between),
        "as_of": brief.as_of,
        "bottom_line": [{"section": line.label, "finding": line.text} for line in brief.bottom_line],
        "lines": lines,
        "_body": body(brief),
    }


PAGE = Page("brief", "/brief", "Brief", data, rows=lambda found: found["lines"])
