"""The brief, live, with its downloads."""

from __future__ import annotations

from typing import Any

from detente.brief import Brief
from detente.brief.html import body
from detente.case import Case
from detente.web.page import Data, Page, Query
from detente.web.scoped import between, kept

__all__ = ["PAGE", "made"]


def made(case: Case, query: Query) -> Brief:
    """The brief that the filters ask for."""
    parties, day = between(query), query.day("as_of")
    brief: Brief = kept(case, ("brief", parties, day), lambda: case.brief(between=parties, as_of=day))
    return brief


def data(case: Case, query: Query) -> Data:
    from detente.web.downloads import faces

    brief = made(case, query)
    lines: list[dict[str, Any]] = [
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
        "_faces": faces(),
    }


PAGE = Page("brief", "/brief", "Brief", data, rows=lambda found: found["lines"], assessed=True)
