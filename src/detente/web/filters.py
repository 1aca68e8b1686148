"""What templates may do to values: dates, names and numbers as the field writes them."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

from detente.brief import wording

__all__ = ["FILTERS"]


def date(value: Any) -> str:
    """A date noun's JSON, or an ISO day, in words."""
    if isinstance(value, dict):
        words = wording.date(value.get("value"))
        return f"reported {words}" if value.get("basis") == "publication" and value.get("value") else words
    return wording.date(value)


def moment(value: str) -> str:
    """`23 November 2026, 04:39 UTC`."""
    day, _, clock = value.partition("T")
    return f"{wording.date(day)}, {clock[:5]} UTC" if clock else value


def who(value: Any) -> str:
    """An actor's JSON in words."""
    if not value:
        return ""
    name = value.get("name") or value.get("role") or value.get("country") or "somebody"
    country = value.get("country")
    return f"{name} ({country})" if country and country != name else str(name)


def plain(why: str) -> str:
    """A signal's reason with deeds in plain words."""
    kind, _, rest = why.partition(": ")
    return f"deed: {wording.deed(rest.split()[0])}" if kind == "deed" and rest else why


def number(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


def figure(svg: str) -> Markup:
    """An SVG that a figure module drew; its texts were escaped there."""
    return Markup(svg)


def drawn(svg: str) -> Markup:
    """A figure without its own style sheet: the policy allows the workbench's alone, which holds the same rules."""
    return Markup(re.sub(r"<style>.*?</style>", "", svg, flags=re.S))


FILTERS = {
    "date": date,
    "drawn": drawn,
    "figure": figure,
    "moment": moment,
    "number": number,
    "plain": plain,
    "who": who,
}
