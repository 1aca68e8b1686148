"""Dates that name their own year, or that need only the nearest one: days, months, years, decades, seasons."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from re import Match

from detente.coding.temporal import periods as p
from detente.coding.temporal.context import Context, Found, Rule, relative, stated, unknown
from detente.coding.temporal.vocabulary import (
    DAYNUM,
    MONTH,
    MONTHS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    day_number,
    month_number,
)

__all__ = ["RULES"]

_COUNTED = (
    r"(?!\s*(?:%|percent|per cent|people|persons|men|women|troops|soldiers|civilians|others|km|kilomet|miles|meters|metres"
    r"|tons|tonnes|dollars|euros|pounds|years|days|months|weeks|hours|deaths|cases|jobs|homes|families|prisoners|refugees"
    r"|workers|fighters|missiles|words|votes|barrels|kg|million|billion|trillion|members|protesters|sites|were|died)\b)(?![.,]\d)"
)
_JOIN = (
    r"(?:\s*[-–—]\s*|\s+(?:to|through|thru|until|or)\s+|(?:,\s*(?:3[01]|[12]\d|0?[1-9]))*,?\s+(?:and|&)\s+)"
)
_DAYS = rf"(?P<d1>{DAYNUM})(?:{_JOIN}(?P<d2>{DAYNUM}){_COUNTED}(?!\s*(?:[ap]\.?m\b|:\d)))?"
_LATER_YEAR = (
    rf"(?=\s*(?:[-–—]|to|through|until|and)\s*{MONTH}(?:\s+(?:3[01]|[12]\d|0?[1-9]))?,?\s+(?P<later>{YEAR}))"
)
_NAMED_DAY = rf"(?:(?:{WEEKDAY}),?\s+(?:the\s+)?)?"
_PREPOSITIONS = frozenset(
    "in since until till by from last next this to of and early late mid through during between for before after past "
    "than around about early- late- mid- the a an its his their our each every or throughout than".split()
)
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
_PART = r"(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate|[Mm]iddle)(?:[- ])(?:the\s+)?)?"
_TO = frozenset({"to", "through", "thru", "until", "till", "-"})
_AND = re.compile(r"\b(?:between|from)\b[^.;]{3,40}\band\s+(?:on\s+)?$", re.IGNORECASE)
_QUANTITY = frozenset(
    "about over nearly almost than some least approximately roughly another around up".split()
)
_NUMBERED = frozenset(
    "resolution resolutions flight room no number article convoy type model chapter paragraph section boeing windows route "
    "highway page bus train".split()
)
_SIGNS = frozenset("$ € £ #".split())
_GLUED = re.compile(r"[\d$€£#/]\s?$|[.,:-]$|\d[.,-]$")
_TITLE = re.compile(r"[a-z][,-]\s?$|\d{4}-$")
_CLEAR = frozenset("in since of from until by to and the between before after during circa".split())


def _days(match: Match[str], context: Context) -> Found | None:
    """November 7, 2017; 7 November; May 4 and 9; 4-9 May."""
    months, groups = month_number(match["month"]), match.groupdict()
    first, second = day_number(match["d1"]), groups.get("d2")
    last = day_number(second) if second else first
    year = groups.get("year") or groups.get("later")
    if year:
        whole = _stretch(int(year), months, first, last)
        return stated(whole) if whole else None
    if re.match(r"(?:'s|,?\s*2001)?\s*(?:terror\w*\s+)?(?:attack|hijack|Commission)", context.after) and (
        months,
        first,
    ) == (9, 11):
        return stated(p.day(date(2001, 9, 11)))
    return _nearest_year(context, lambda y: _stretch(y, months, first, last))


def _stretch(year: int, month: int, first: int, last: int) -> p.Period | None:
    try:
        low, high = date(year, month, first), date(year, month, last)
    except ValueError:
        return None
    return p.span(p.day(low), p.day(high)) if low <= high else None


def _nearest_year(context: Context, build: Callable[[int], p.Period | None]) -> Found | None:
    """The year that the text, the tense or the distance from the article's day asks for."""
    start = context.previous.first if context.previous else None
    if start and (
        context.gap.strip() in _TO or (context.gap.strip() == "and" and _AND.search(context.before))
    ):
        made = [m for y in (start.year, start.year + 1) if (m := build(y)) and m.first and m.first >= start]
        return relative(made[0]) if made else None
    tense = context.tense()
    if context.year is not None and tense != "future":
        return relative(build(context.year)) if build(context.year) else None
    if context.anchor is None:
        return unknown()
    years = (context.anchor.year + step for step in (-1, 0, 1))
    candidates = [m for y in years if 0 < y < 9999 and (m := build(y))]
    return relative(_sensible(candidates, context.anchor, tense)) if candidates else None


def _sensible(candidates: list[p.Period], anchor: date, tense: str) -> p.Period:
    """What the tense asks for, unless that is most of a year away and the other side is close ("runs from January 23")."""
    asked, close = p.nearest(candidates, anchor, tense), p.nearest(candidates, anchor, "")
    far = asked.first is not None and abs((asked.first - anchor).days) > 300
    return close if far and close.first is not None and abs((close.first - anchor).days) < 45 else asked


def _month(match: Match[str], context: Context) -> Found | None:
    """September 2017; mid-November 2017; in September."""
    number, groups = month_number(match["month"]), match.groupdict()
    which = _part_of(match)
    if year := groups.get("year") or groups.get("later"):
        whole = p.month(int(year), number)
        return stated(p.part(whole, which) if which else whole)
    if not which and not _bare_month(match, context):
        return None
    found = _nearest_year(_month_context(context), lambda y: p.month(y, number))
    if found and found.period and which:
        return relative(p.part(found.period, which))
    return found


def _month_context(context: Context) -> Context:
    """A month alone is the last one past unless the tense says otherwise."""
    tense = context.tense() or "past"
    return replace(context, tense=lambda: tense)


def _bare_month(match: Match[str], context: Context) -> bool:
    word = re.search(r"(\S+)\s*$", context.before[-40:])
    before = word[1].lower() if word else ""
    if (
        before not in _PREPOSITIONS
        and not before.endswith(("'s", ","))
        and not context.after.startswith("'s")
    ):
        return False
    named = re.match(r"\s+[A-Z][a-z]+", context.after) is not None
    return not (named and before in {"", "and", "by", "to", "for", "of", "from", "before", "after", "about"})


def _part_of(match: Match[str]) -> str | None:
    which = match.groupdict().get("part")
    return {"early": "early", "mid": "mid", "middle": "mid", "late": "late"}[which.lower()] if which else None


def _year(match: Match[str], context: Context) -> Found | None:
    """2017; mid-2016; 2018-19."""
    number, which = int(match["year"]), _part_of(match)
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
    groups, which = match.groupdict(), _part_of(match)
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
    """Spring 2018; the summer of 2017; this summer; last winter."""
    name, groups = match["season"].lower(), match.groupdict()
    if groups.get("year"):
        return stated(p.season(int(match["year"]), name))
    if context.anchor is None:
        return unknown()
    step = {"last": "past", "past": "past", "next": "future", "coming": "future"}.get(
        (groups.get("which") or "").lower()
    )
    candidates = [p.season(context.anchor.year + d, name) for d in (-2, -1, 0, 1)]
    if step == "past":
        ended = [c for c in candidates if c.last and c.last < context.anchor]
        return relative(ended[-1]) if ended else None
    if step == "future":
        return relative(next((c for c in candidates if c.first and c.first > context.anchor), None))
    return relative(p.nearest(candidates, context.anchor, ""))


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


def _iso(match: Match[str], context: Context) -> Found | None:
    try:
        return stated(p.day(date(int(match["year"]), int(match["m"]), int(match["d"]))))
    except ValueError:
        return None


def _slashed(match: Match[str], context: Context) -> Found | None:
    """11/7/2017: a day where only one order is possible, otherwise the year with both days enclosed."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    year += 0 if year > 99 else (2000 if year < 70 else 1900)
    days = sorted({d for d in (_day_or_none(year, a, b), _day_or_none(year, b, a)) if d})
    if len(days) == 2:
        return stated(p.Period(f"{year:04d}", days[0], days[1]))
    return stated(p.day(days[0])) if days else None


def _day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_of_month(match: Match[str], context: Context) -> Found | None:
    """(On) the 15th."""
    if not re.search(r"\b(?:on|until|by|since)\s+$", context.before) or re.match(r"\s+[a-z]+", context.after):
        return None
    if context.anchor is None:
        return unknown()
    number, first = day_number(match["d"]), context.anchor.replace(day=1)
    months = [p.shift(first, months=n) for n in (-1, 0, 1)]
    days = [p.day(d) for m in months if (d := _day_or_none(m.year, m.month, number))]
    return relative(p.nearest(days, context.anchor, context.tense() or "past")) if days else None


def _nine_eleven(match: Match[str], context: Context) -> Found:
    return stated(p.day(date(2001, 9, 11)))


def _holiday(match: Match[str], context: Context) -> Found | None:
    """Christmas Day 2017; New Year's Eve."""
    if re.search(r"[A-Z][a-z]+\s+$", context.before) and not re.search(
        r"(?:^|[.!?]\s+)\S+\s+$", context.before
    ):
        return None
    name = match["name"].lower()
    month, day = next(v for k, v in _HOLIDAYS.items() if name.startswith(k))
    if match["year"]:
        return stated(p.day(date(int(match["year"]), month, day)))
    return _nearest_year(context, lambda y: p.day(date(y, month, day)))


_HOLIDAYS = {
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "new year's": (1, 1),
    "may day": (5, 1),
    "bastille day": (7, 14),
    "valentine's day": (2, 14),
}
_AFTER_YEAR = rf"(?:,?\s+(?:in\s+)?(?P<year>{YEAR}))?"
_months, _weekdays = frozenset(MONTHS), frozenset(d for w in WEEKDAYS for d in (w, f"{w}s"))
_parts = frozenset({"early", "mid", "late", "middle"})

RULES = (
    Rule(
        _months | _weekdays,
        re.compile(
            rf"{_NAMED_DAY}(?P<month>{MONTH})\s+(?:the\s+)?{_DAYS}(?![:.]\d)(?:,?\s+(?P<year>{YEAR})|{_LATER_YEAR})?"
        ),
        _days,
    ),
    Rule(
        _weekdays | {"#", "the"},
        re.compile(
            rf"{_NAMED_DAY}(?:the\s+)?{_DAYS}[\s-]+(?:of\s+)?(?P<month>{MONTH})(?:,?\s+(?P<year>{YEAR})|{_LATER_YEAR})?"
        ),
        _days,
    ),
    Rule(
        _months | _parts,
        re.compile(
            rf"{_PART}(?P<month>{MONTH})(?:(?:\s+of)?,?\s+(?P<year>{YEAR})(?!\s*(?:people|troops)\b)|{_LATER_YEAR})?(?!\w)"
        ),
        _month,
    ),
    Rule(
        _parts | {"#"},
        re.compile(rf"{_PART}(?P<year>{YEAR})(?:[-–/](?P<short>\d\d)\b)?(?!\w|[-–/]\d|:\d){_COUNTED}"),
        _year,
    ),
    Rule(_parts | {"#"}, re.compile(rf"{_PART}'?(?P<decade>(?:1[5-9]|20)\d0|[2-9]0)'?s\b"), _decade),
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
        frozenset({"this", "last", "next"}),
        re.compile(
            r"(?P<which>this|last|next)\s+(?:past\s+|coming\s+)?(?P<season>spring|summer|autumn|fall|winter)\b",
            re.IGNORECASE,
        ),
        _season,
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
    Rule(frozenset({"#"}), re.compile(rf"(?P<year>{YEAR[:-2]})-(?P<m>\d\d)-(?P<d>\d\d)\b"), _iso),
    Rule(
        frozenset({"#"}),
        re.compile(r"(?P<a>\d\d?)(?P<sep>[/.])(?P<b>\d\d?)(?P=sep)(?P<year>\d{4}|\d\d)\b"),
        _slashed,
    ),
    Rule(
        frozenset({"the"}),
        re.compile(r"the\s+(?P<d>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))\b(?!-)"),
        _day_of_month,
    ),
    Rule(frozenset({"#"}), re.compile(r"9/11\b(?!/)"), _nine_eleven),
    Rule(
        frozenset({"christmas", "new", "may", "bastille", "valentine"}),
        re.compile(
            r"(?P<name>(?:Christmas|New Year's)(?:\s+(?:Eve|Day))?|May Day|Bastille Day|Valentine's Day)(?=\W|$)"
            + _AFTER_YEAR
        ),
        _holiday,
    ),
)
