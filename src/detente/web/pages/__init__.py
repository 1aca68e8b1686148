"""The pages in the order of the menu; each has a template of its own name."""

from __future__ import annotations

from detente.web.page import Page
from detente.web.pages import (
    actors,
    audit,
    brief,
    case,
    conditions,
    document,
    documents,
    items,
    model,
    outlook,
    patterns,
    postmortem,
    reading,
    review,
    signals,
    timeline,
)

__all__ = ["PAGES"]

PAGES: tuple[Page, ...] = (
    case.PAGE,
    documents.PAGE,
    document.PAGE,
    items.PAGE,
    review.PAGE,
    timeline.PAGE,
    actors.PAGE,
    signals.PAGE,
    conditions.PAGE,
    model.PAGE,
    outlook.PAGE,
    postmortem.PAGE,
    brief.PAGE,
    audit.PAGE,
    reading.PAGE,
    patterns.PAGE,
)
