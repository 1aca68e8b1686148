"""Days and months, with their year or with the nearest one that fits."""

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
    NOT_COUNTED,
    ORDINAL,
    PART,
    PARTS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    day_number,
    month_number,
    ordinal,
    part_of,
)

__all__ = ["RULES"]

_JOIN = (
    r"(?:\s*[-–—]\s*|\s+(?:to|through|thru|until|or)\s+|(?:,\s*(?:3[01]|[12]\d|0?[1-9]))*,?\s+(?:and|&)\s+)"
)
_DAYS = rf"(?P<d1>{DAYNUM})(?:{_JOIN}(?P<d2>{DAYNUM}){NOT_COUNTED}(?!\s*(?:[ap]\.?m\b|:\d)))?"
_LATER_YEAR = (
    rf"(?=\s*(?:[-–—]|to|through|until|and)\s*{MONTH}(?:\s+(?:3[01]|[12]\d|0?[1-9]))?,?\s+(?P<later>{YEAR}))"
)
_NAMED_DAY = rf"(?:(?:{WEEKDAY}),?\s+(?:the\s+)?)?"
_PREPOSITIONS = frozenset(
    "in since until till by from last next this to of and early late mid through during between for before after past "
    "than around about early- late- mid- the a an its his their our each every or throughout than as".split()
)
_TO = frozenset({"to", "through", "thru", "until", "till", "-"})
_AND = re.compile(r"\b(?:between|from)\b[^.;]{3,40}\band\s+(?:on\s+)?$", re.IGNORECASE)


def _days(match: Match[str], context: Context) -> Found | None:
    """November 7, 2017; 7 November; May 4 and 9; 4-9 May."""
    groups = match.groupdict()
    months = month_number(match["month"] or groups["month2"])
    first, second = day_number(match["d1"] or groups["d3"]), groups.get("d2")
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
    which = part_of(match)
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
    if not re.search(r"\b(?:on|until|by|since|be|is|was|from|to|and)\s+$", context.before) or re.match(
        r"\s+[a-z]+", context.after
    ):
        return None
    if context.anchor is None:
        return unknown()
    number, first = day_number(match["d"]), context.anchor.replace(day=1)
    months = [p.shift(first, months=n) for n in (-1, 0, 1)]
    days = [p.day(d) for m in months if (d := _day_or_none(m.year, m.month, number))]
    return relative(p.nearest(days, context.anchor, context.tense() or "past")) if days else None


def _spelled(match: Match[str], context: Context) -> Found | None:
    """The first of April; the twenty-seventh of October 1962."""
    number, month = ordinal(match["day"]), month_number(match["month"])
    if match["year"]:
        whole = _stretch(int(match["year"]), month, number, number)
        return stated(whole) if whole else None
    return _nearest_year(context, lambda y: _stretch(y, month, number, number))


def _week_of(match: Match[str], context: Context) -> Found | None:
    """The week of 13 March."""
    found = _days(match, context)
    if found is None or found.period is None or found.period.first is None:
        return found
    return Found(found.kind, p.week(found.period.first), found.basis)


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
        _months | PARTS,
        re.compile(
            rf"{PART}(?P<month>{MONTH})(?:(?:\s+of)?,?\s+(?P<year>{YEAR})(?!\s*(?:people|troops)\b)|{_LATER_YEAR})?(?!\w)"
        ),
        _month,
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
    Rule(
        _weekdays | {"the"},
        re.compile(
            rf"{_NAMED_DAY}(?:the\s+)?(?P<day>{ORDINAL})\s+(?:day\s+)?of\s+(?P<month>{MONTH})(?:,?\s+(?P<year>{YEAR}))?",
        ),
        _spelled,
    ),
    Rule(
        frozenset({"the", "week"}),
        re.compile(
            rf"(?:the\s+)?week\s+(?:of|beginning|starting)\s+(?:(?P<month>{MONTH})\s+(?P<d1>{DAYNUM})|(?P<d3>{DAYNUM})"
            rf"\s+(?P<month2>{MONTH}))(?:,?\s+(?P<year>{YEAR}))?"
        ),
        _week_of,
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
