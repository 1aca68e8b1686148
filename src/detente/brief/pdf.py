"""The brief as PDF, printed from its own page by WeasyPrint; nothing is fetched."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from detente.brief.html import render as html
from detente.brief.nouns import Brief
from detente.errors import MissingComponent

__all__ = ["available", "render"]


def available() -> bool:
    """Whether WeasyPrint is installed."""
    return find_spec("weasyprint") is not None


def render(brief: Brief) -> bytes:
    """The file's bytes.

    Raises
    ------
    MissingComponent
        If WeasyPrint, or the system libraries it needs, are not installed.
    """
    try:
        weasyprint = import_module("weasyprint")
    except (ImportError, OSError) as error:
        raise MissingComponent("PDF needs WeasyPrint", hint="pip install 'detente[pdf]'") from error
    page = weasyprint.HTML(string=html(brief), url_fetcher=_refuse)
    return bytes(page.write_pdf(pdf_identifier=brief.as_of.encode()))


def _refuse(url: str, *_: Any, **__: Any) -> Any:
    raise ValueError(f"{url} is not fetched")
