"""The brief as PDF, printed from its own page by WeasyPrint: nothing is fetched, and the same brief gives the same bytes."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any

from detente.brief.figures.svg import STYLE
from detente.brief.html import render as html
from detente.brief.nouns import Brief
from detente.errors import MissingComponent

__all__ = ["available", "render"]


def available() -> bool:
    """Whether WeasyPrint and the system libraries it needs are installed."""
    return _weasyprint() is not None


def render(brief: Brief) -> bytes:
    """The file's bytes.

    Raises
    ------
    MissingComponent
        If WeasyPrint, or the system libraries it needs, are not installed.
    """
    weasyprint = _weasyprint()
    if weasyprint is None:
        raise MissingComponent(
            "PDF needs WeasyPrint and Pango",
            hint="pip install 'detente[pdf]', and of the system libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        )
    page = weasyprint.HTML(string=_styled(html(brief)), url_fetcher=_refuse)
    return bytes(page.write_pdf(pdf_identifier=brief.as_of.encode()))


@cache
def _weasyprint() -> Any:
    try:
        return import_module("weasyprint")
    except (ImportError, OSError):
        return None


@cache
def _sheet() -> str:
    return (files("detente.brief") / "templates" / "pdf.css").read_text(encoding="utf-8")


def _styled(page: str) -> str:
    """The page with its rules for paper last, and each figure's own inside it, where WeasyPrint looks for them."""
    sheeted = page.replace("</head>", f"<style>\n{_sheet()}</style>\n</head>", 1)
    drawn = sheeted.replace(
        '<svg class="fig"', f'<svg class="fig" color="{_INK}" font-size="12" font-family="sans-serif"'
    )
    paired = re.sub(r"<dt>.*?</dd>", r'<div class="pair">\g<0></div>', drawn, flags=re.DOTALL)
    return paired.replace("<desc>", f"<style>{_figure_style()}</style><desc>")


_INK = "#1d2433"
_PALE = ".fig .faint{stroke:#d0d4da}.fig .quiet{fill:#5b6472}"
"""In place of opacity, under which WeasyPrint cuts words off that do not begin at their point."""


def _figure_style() -> str:
    """The colours and lines of figures; sizes are left to their attributes."""
    plain = re.sub(r"var\(--[a-z0-9-]+,(#[0-9a-f]+)\)", r"\1", STYLE).replace("currentColor", _INK)
    kept = (rule for rule in plain.splitlines() if not rule.startswith((".fig{", ".fig a")))
    return re.sub(r"[^}]*\{[^}]*opacity[^}]*\}", "", "".join(kept)) + _PALE


def _refuse(url: str, *_: Any, **__: Any) -> Any:
    raise ValueError(f"{url} is not fetched")
