"""Stretches longer than a month: years, decades, centuries, seasons and quarters."""

from __future__ import annotations

import re
from re import Match

from detente.coding.temporal import periods as p
from detente.coding.temporal.context import Context, Found, Rule, relative, stated, unknown
from detente.coding.temporal.vocabulary import NOT_COUNTED, PART, PARTS, YEAR, part_of

__all__ = ["RULES"]

_DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
_CENTURIES = {
    "sixteenth": 15,
    "seventeenth": 16,
    "eighteenth": 17,
    "nineteenth": 18,
    "twentieth": 19,
    "twenty-first": 20,
}
_QUARTERS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "last": 4,
    "final": 4,
}
_QUANTITY = frozenset(
    "about over nearly almost than some least approximately roughly another around up".split()
)
_NUMBERED = frozenset(
    "resolution resolutions flight room no number article convoy type model chapter paragraph section boeing windows route "
    "highway page bus train".split()
)
_SEASONAL = re.compile(
    r"\b(?:(?:in|by|before|until|since|during|over|through|throughout|after|of)\s+(?:the\s+)?)$(?<!of )",
    re.IGNORECASE,
)
_SIGNS = frozenset("$ € £ #".split())
_GLUED = re.compile(r"[\d$€£#/]\s?$|[.,:-]$|\d[.,-]$")
_TITLE = re.compile(r"[a-z][,-]\s?$|\d{4}-$")
_CLEAR = frozenset("in since of from until by to and the between before after during circa".split())


def _year(match: Match[str], context: Context) -> Found | None:
    """2017; mid-2016; 2018-19."""
    number, which = int(match["year"]), part_of(match)
    word = re.search(r"([A-Za-z$€£#]+\.?)\s*$", context.before[-30:])
    before = word[1] if word else ""
    if not which and _no_year(number, before.lower(), context):
        return None
    if short := match["short"]:
        end = number - number % 100 + int(short)
        return stated(p.span(p.year(number), p.year(end))) if end == number + 1 else None
    return stated(p.part(p.year(number), which) if which else p.year(number))


def _no_year(number: int, before: str, context: Context) -> bool:
    """Whether a number that could be a year counts or numbers something."""
    noun_follows = re.match(r"\s+[a-z]+", context.after) is not None
    if before.rstrip(".") in _NUMBERED or before in _SIGNS or (before in _QUANTITY and noun_follows):
        return True
    if _GLUED.search(context.before) and not _TITLE.search(context.before):
        return True
    plural = re.match(r"\s+(?:[a-z]+\s+)?[a-z]+(?:s|men|ren)\b", context.after) is not None
    return number < 1900 and (before not in _CLEAR or (before in {"of", "the", "and", "to", "by"} and plural))


def _decade(match: Match[str], context: Context) -> Found | None:
    """The 1970s; the late sixties."""
    groups, which = match.groupdict(), part_of(match)
    if re.search(r"\b(?:his|her|their|my|your|our)\s+$", context.before):
        return None
    if groups.get("word"):
        first = 1900 + _DECADES[match["word"].lower()]
    else:
        digits = match["decade"]
        first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    whole = p.decade(first)
    return stated(p.part(whole, which) if which else whole)


def _century(match: Match[str], context: Context) -> Found | None:
    """The 20th century; the nineteenth century."""
    word = match["century"].lower()
    number = int(re.sub(r"\D", "", word)) - 1 if word[0].isdigit() else _CENTURIES[word]
    return stated(p.century(100 * number)) if 1 <= number <= 24 else None


def _season(match: Match[str], context: Context) -> Found | None:
    """Spring 2018; the summer of 2017."""
    return stated(p.season(int(match["year"]), match["season"].lower()))


def _near_season(match: Match[str], context: Context) -> Found | None:
    """This summer; last winter; (in the) spring."""
    which, name = (match["which"] or "").lower(), match["season"].lower()
    if not which and not _SEASONAL.search(context.before):
        return None
    if context.anchor is None:
        return unknown()
    anchor = context.anchor
    seasons = [p.season(anchor.year + step, name) for step in (-2, -1, 0, 1, 2)]
    if which == "last":
        return relative([s for s in seasons if s.last and s.last < anchor][-1])
    if which == "next":
        return relative(next(s for s in seasons if s.first and s.first > anchor))
    return relative(p.nearest(seasons, anchor, "" if which else context.tense()))


def _quarter(match: Match[str], context: Context) -> Found | None:
    """Q3; Q3 2018; the third quarter of 2018; the first half of 2017."""
    word = match["quarter"].lower().lstrip("q")
    year = int(match["year"]) if match["year"] else (context.anchor.year if context.anchor else None)
    if year is None:
        return unknown()
    number = _QUARTERS[word]
    if match.groupdict().get("half"):
        period = p.span(p.month(year, 6 * min(number, 2) - 5), p.month(year, 6 * min(number, 2)))
    else:
        period = p.quarter(year, number)
    return stated(period) if match["year"] else relative(period)


RULES = (
    Rule(
        PARTS | {"#"},
        re.compile(rf"{PART}(?P<year>{YEAR})(?:[-–/](?P<short>\d\d)\b)?(?!\w|[-–/]\d|:\d){NOT_COUNTED}"),
        _year,
    ),
    Rule(PARTS | {"#"}, re.compile(rf"{PART}'?(?P<decade>(?:1[5-9]|20)\d0|[2-9]0)'?s\b"), _decade),
    Rule(
        frozenset({"the"}),
        re.compile(
            rf"the\s+(?:(?P<part>early|mid|late)[- ])?(?P<word>{'|'.join(_DECADES)})\b", re.IGNORECASE
        ),
        _decade,
    ),
    Rule(
        frozenset({"the", "#", *(c.split("-")[0] for c in _CENTURIES)}),
        re.compile(
            rf"(?:the\s+)?(?:(?:early|mid|late)[- ])?(?P<century>\d\d?(?:st|nd|rd|th)|{'|'.join(_CENTURIES)})[- ]century\b",
            re.IGNORECASE,
        ),
        _century,
    ),
    Rule(
        frozenset({"spring", "summer", "autumn", "fall", "winter", "the", "this", "last", "next"}),
        re.compile(
            rf"(?:(?:the\s+)?(?P<season>spring|summer|autumn|fall|winter)(?:\s+of)?\s+(?P<year>{YEAR}))",
            re.IGNORECASE,
        ),
        _season,
    ),
    Rule(
        frozenset({"this", "last", "next", "spring", "summer", "autumn", "fall", "winter"}),
        re.compile(
            r"(?:(?P<which>this|last|next)\s+(?:past\s+|coming\s+)?)?(?P<season>spring|summer|autumn|fall|winter)\b(?!-)",
            re.IGNORECASE,
        ),
        _near_season,
    ),
    Rule(
        frozenset({"the"}),
        re.compile(
            rf"the\s+(?P<quarter>first|second|third|fourth|last|final)\s+(?:quarter|(?P<half>half))\s+of\s+(?P<year>{YEAR})",
            re.IGNORECASE,
        ),
        _quarter,
    ),
    Rule(
        frozenset({"q"}), re.compile(rf"(?P<quarter>Q[1-4])\b(?:,?\s+(?:of\s+)?(?P<year>{YEAR}))?"), _quarter
    ),
)
