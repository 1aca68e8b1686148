"""How a text itself sets two of its items against each other: contrast, other voices, and words that turn back in time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from detente.assessment.matter import table
from detente.evidence import Event, Quote, Statement

__all__ = ["AGAINST", "Setting", "setting", "span"]

_BREAK = re.compile(r"(?<=[.!?”\"’'])\s+(?=[“\"‘'A-Z0-9])|\n\s*\n")
AGAINST = frozenset({"contrast", "beside", "earlier", "turn", "own people"})
"""Marks of which one is enough for a text to set two items against each other."""
_FAR = 2500
"""Characters between two items beyond which a text does not set them against each other."""
_REACH = 90
"""Characters before an item in which a word about its time belongs to it; after it half as many."""
_TURN = 260
"""Characters before the second item in which the author's own remark may turn from the first voice to it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How two items stand to each other in one text.

    `marks` are the names of those lists of `[marks]` in `data/opposites.toml` of which a word stands where the list
    says; `beside` among them means that a semicolon joins the two. `apart`: sentences between them, `paragraphs`
    likewise. What stands far apart is not set against each other: no marks, and `apart` very large.
    """

    marks: frozenset[str]
    apart: int
    paragraphs: int


@cache
def _marks() -> Mapping[str, tuple[str, re.Pattern[str]]]:
    """By name, where a mark stands and its words."""
    return {
        name: (entry["at"], re.compile(rf"\b(?:{entry['words']})\b", re.IGNORECASE))
        for name, entry in table()["marks"].items()
    }


def span(item: Statement | Event) -> tuple[int, int]:
    """From the first word of an item to its last, cue included."""
    quotes: list[Quote] = [item.evidence] if isinstance(item, Event) else list(item.content)
    if isinstance(item, Statement) and item.cue and item.cue.end > item.cue.start:
        quotes.append(item.cue)
    return min(q.start for q in quotes), max(q.end for q in quotes)


def setting(text: str, a: Statement | Event, b: Statement | Event) -> Setting:
    """Look at the words around the second item and between the two."""
    (_, end), (start, last) = sorted((span(a), span(b)))
    if start - end > _FAR:
        return Setting(frozenset(), _FAR, _FAR)
    gap = text[end:start] if end < start else ""
    places = _places(text, end, (start, last), gap)
    marks = {name for name, (at, words) in _marks().items() if words.search(places[at])}
    if ";" in gap and not _BREAK.search(gap):
        marks.add("beside")
    return Setting(frozenset(marks), len(_BREAK.findall(gap)), gap.count("\n\n"))


def _places(text: str, end: int, second: tuple[int, int], gap: str) -> dict[str, str]:
    """Where marks are looked for, by the names that stand in `data/opposites.toml`."""
    start, last = second
    low, high = _sentence(text, start, last)
    lead = text[max(low, end) : start] if end < start else text[low:start]
    return {
        "lead": lead or gap[-80:],
        "second": text[max(low, min(end, start), start - _REACH) : min(high, last + _REACH // 2)],
        "turn": gap[-_TURN:] + "\n" + text[last : last + _REACH],
    }


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    before = [m.end() for m in _BREAK.finditer(text, max(start - 1500, 0), start)]
    after = _BREAK.search(text, end)
    return (before[-1] if before else 0), (after.start() if after else len(text))
