"""Dates that hang on the article's day or on the date named before them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from re import Match

from detente.coding.temporal import periods as p
from detente.coding.temporal.context import Context, Found, Rule, relative, stated, unknown
from detente.coding.temporal.vocabulary import COUNT, MONTH, UNIT, YEAR, count, month_number

__all__ = ["RULES", "around", "moved"]

_SHIFTS: dict[str, Callable[[date, int], date]] = {
    "day": lambda d, n: p.shift(d, days=n),
    "night": lambda d, n: p.shift(d, days=n),
    "week": lambda d, n: p.shift(d, days=7 * n),
    "weekend": lambda d, n: p.shift(d, days=7 * n),
    "fortnight": lambda d, n: p.shift(d, days=14 * n),
    "month": lambda d, n: p.shift(d, months=n),
    "quarter": lambda d, n: p.shift(d, months=3 * n),
    "year": lambda d, n: p.shift(d, years=n),
    "decade": lambda d, n: p.shift(d, years=10 * n),
    "century": lambda d, n: p.shift(d, years=100 * n),
}
_WHOLE: dict[str, Callable[[date], p.Period]] = {
    "day": p.day,
    "night": p.day,
    "week": p.week,
    "weekend": p.weekend,
    "fortnight": p.week,
    "month": lambda d: p.month(d.year, d.month),
    "quarter": lambda d: p.quarter(d.year, (d.month + 2) // 3),
    "year": lambda d: p.year(d.year),
    "decade": lambda d: p.decade(d.year - d.year % 10),
    "century": lambda d: p.century(d.year - d.year % 100),
}


_GRAINS = {"month": "month", "quarter": "month", "year": "year", "decade": "year", "century": "year"}


def moved(when: date, unit: str, number: float) -> date | None:
    """A day moved by some units, None where that leaves the calendar."""
    if number != int(number):
        unit, number = {"year": ("month", number * 12), "decade": ("year", number * 10)}.get(
            unit, ("day", number * 7)
        )
    try:
        return _SHIFTS[unit](when, int(number))
    except (ValueError, OverflowError, KeyError):
        return None


def around(when: date, unit: str) -> p.Period:
    """The calendar unit that holds a day; a decade's distance is known to the year."""
    return _WHOLE[unit](when)


def unit_of(text: str) -> str:
    word = text.lower()
    return "century" if word.startswith("centur") else word.rstrip("s")


def _named_day(match: Match[str], context: Context) -> Found:
    """Today, yesterday, tonight, the day after tomorrow."""
    word = " ".join(match[0].lower().split())
    steps = {
        "yesterday": -1,
        "tomorrow": 1,
        "last night": -1,
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
    }
    today = context.today
    return relative(p.day(p.shift(today, days=steps.get(word, 0)))) if today else unknown()


def _calendar_unit(match: Match[str], context: Context) -> Found | None:
    """Last week; this month; next year; later this month; the following day."""
    which, unit = " ".join(match["which"].lower().split()), unit_of(match["unit"])
    textual = {
        "the following": 1,
        "the next": 1,
        "the previous": -1,
        "the preceding": -1,
        "that": 0,
        "that same": 0,
        "the same": 0,
    }
    if which in textual:
        return _from_previous(context, unit, textual[which])
    if context.anchor is None:
        return unknown()
    if which in {"the past", "the last"}:
        start = moved(context.anchor, unit, -1)
        grain = "year" if unit in {"decade", "century"} else "day"
        return relative(p.span(around(start, grain), around(context.anchor, grain))) if start else None
    step = {"last": -1, "this past": -1, "past": -1, "next": 1, "the coming": 1, "this coming": 1}.get(
        which, 0
    )
    if unit == "weekend" and step == 0:
        return relative(_nearest_weekend(context))
    target = moved(context.anchor, unit, step)
    if target is None or unit in {"day", "night"}:
        return None
    return relative(_cut(around(target, unit), (match["mod"] or "").lower(), context.anchor))


def _bare_weekend(match: Match[str], context: Context) -> Found | None:
    """(Over the) weekend."""
    if not re.search(
        r"\b(?:over|during|throughout|through|at|on|for|of|before|after|by)\s+the\s+$", context.before
    ):
        return None
    return relative(_nearest_weekend(context)) if context.anchor else unknown()


def _nearest_weekend(context: Context) -> p.Period:
    anchor = context.anchor
    assert anchor is not None
    weeks = [p.weekend(p.shift(anchor, days=7 * n)) for n in (-1, 0, 1)]
    return p.nearest(weeks, anchor, context.tense())


def _cut(whole: p.Period, modifier: str, anchor: date) -> p.Period:
    """ "Later this month" runs from the article's day to the end, "earlier this month" from the beginning to it."""
    if whole.first is None or whole.last is None:
        return whole
    if modifier in {"early", "mid", "late"}:
        return p.part(whole, modifier)
    if modifier == "later" and anchor < whole.last:
        return p.within(whole, max(anchor, whole.first), whole.last)
    if modifier == "earlier" and anchor > whole.first:
        return p.within(whole, whole.first, min(anchor, whole.last))
    return whole


def _from_previous(context: Context, unit: str, step: float) -> Found:
    start = context.told_of(unit)
    target = moved(start, unit, step) if start else None
    return relative(around(target, unit)) if target else unknown()


def _window(match: Match[str], context: Context) -> Found | None:
    """The past three months; the next 60 days; the past few days; recent weeks."""
    which, unit = match["which"].lower(), unit_of(match["unit"])
    number = count(match["n"]) if match["n"] else None
    if unit in {"second", "minute", "hour"}:
        return None
    if context.anchor is None:
        return unknown()
    forward = which in {"next", "coming", "following", "upcoming"}
    if number is None:
        if which in {"last", "next", "past"} and not match[0].lower().startswith(("the", "these", "this")):
            return None
        return relative(p.since(context.anchor) if forward else p.until(context.anchor))
    other = moved(context.anchor, unit, number if forward else -number)
    if other is None:
        return None
    low, high = sorted((context.anchor, other))
    grain = "day" if which == "past" and not match["n"] else _GRAINS.get(unit, "day")
    return relative(p.span(around(low, grain), around(high, grain)))


def _ago(match: Match[str], context: Context) -> Found | None:
    """Two months ago; a decade ago; years ago; two weeks from now."""
    unit, number = unit_of(match["unit"]), count(match["n"]) if match["n"] else None
    if context.anchor is None:
        return unknown()
    sign = -1 if match["way"].lower() == "ago" else 1
    if unit in {"second", "minute", "hour"}:
        return relative(p.day(context.anchor))
    if number is None:
        return relative(p.until(context.anchor) if sign < 0 else p.since(context.anchor))
    return _distance(context.anchor, unit, sign * number)


def _distance(start: date, unit: str, number: float) -> Found | None:
    target = moved(start, unit, number)
    grain = {"decade": "year", "century": "year", "fortnight": "week", "quarter": "month"}.get(unit, unit)
    if number != int(number):
        grain = {"year": "month", "decade": "year"}.get(unit, "day")
    return relative(around(target, grain)) if target else None


def _later(match: Match[str], context: Context) -> Found | None:
    """Three days later; a year earlier; the year before: counted from the date named before."""
    unit, way = unit_of(match["unit"]), match["way"].lower()
    number = count(match["n"]) if match["n"] else 1.0
    if way in {"before", "after"} and not re.match(
        r"\s*(?:[,.;:)!?]|$|and\b|but\b|or\b|when\b|in\b|that\b)", context.after
    ):
        return None
    if number is None or unit in {"second", "minute", "hour"}:
        return None
    start = context.told_of(unit)
    if start is None:
        return unknown()
    return _distance(
        start, unit, number if way in {"later", "after", "afterwards", "afterward", "on"} else -number
    )


def _ahead(match: Match[str], context: Context) -> Found | None:
    """(In) two weeks, where the tense says that it lies ahead."""
    number, unit = count(match["n"]), unit_of(match["unit"])
    if number is None or unit in {"second", "minute", "hour"}:
        return None
    if not match["time"] and (
        context.tense() != "future" or re.search(r"\btime\s+in\s*$", context.before[-12:])
    ):
        return None
    return _distance(context.anchor, unit, number) if context.anchor else unknown()


def _edge(match: Match[str], context: Context) -> Found | None:
    """The end of the year; the beginning of next month; the end of 2017; the middle of May; the value is the whole's."""
    if not (match["unit"] or match["month"] or match["year"]):
        return None
    whole, basis = _whole(match, context)
    if whole is None or whole.first is None or whole.last is None:
        return unknown() if context.anchor is None else None
    edge = match["edge"].lower()
    if edge in {"rest", "remainder"}:
        start = (
            context.anchor if context.anchor and whole.first <= context.anchor <= whole.last else whole.first
        )
        return relative(p.span(p.day(start), p.day(whole.last)))
    if edge in {"middle", "midpoint"}:
        period = p.part(whole, "mid")
    elif edge in {"end", "close"}:
        period = p.within(whole, whole.last, whole.last)
    elif edge in {"last days", "final days", "closing days", "last weeks", "final weeks"}:
        period = p.part(whole, "late")
    elif edge in {"first days", "opening days", "early days", "first weeks"}:
        period = p.part(whole, "early")
    else:
        period = p.within(whole, whole.first, whole.first)
    return stated(period) if basis == "stated" else relative(period)


def _whole(match: Match[str], context: Context) -> tuple[p.Period | None, str]:
    year, month, unit = match["year"], match["month"], match["unit"]
    if year:
        return (p.month(int(year), month_number(month)) if month else p.year(int(year))), "stated"
    if context.anchor is None:
        return None, "unknown"
    if month:
        months = [p.month(context.anchor.year + n, month_number(month)) for n in (-1, 0, 1)]
        return p.nearest(months, context.anchor, context.tense() or "past"), "relative"
    step = {"last": -1, "next": 1}.get((match["which"] or "").lower(), 0)
    target = moved(context.anchor, unit_of(unit), step)
    return (around(target, unit_of(unit)) if target else None), "relative"


def _year_end(match: Match[str], context: Context) -> Found:
    if context.anchor is None:
        return unknown()
    last = date(context.anchor.year, 12, 31)
    return relative(p.within(p.year(last.year), last, last))


def _month_of(match: Match[str], context: Context) -> Found | None:
    """Last September; next March; this May; November of last year."""
    number, which = month_number(match["month"]), match["which"].lower()
    if context.anchor is None:
        return unknown()
    year = context.anchor.year
    if match.groupdict().get("ofyear"):
        return relative(p.month(year + {"last": -1, "next": 1}.get(which, 0), number))
    months = [p.month(year + n, number) for n in (-1, 0, 1)]
    if which in {"last", "this past"}:
        return relative(max((m for m in months if m.last and m.last < context.anchor), key=lambda m: m.value))
    if which in {"next", "this coming"}:
        return relative(
            min((m for m in months if m.first and m.first > context.anchor), key=lambda m: m.value)
        )
    return relative(months[1])


_I = re.IGNORECASE
_EDGES = (
    r"end|close|beginning|start|middle|midpoint|rest|remainder|onset|last days|final days|closing days|last weeks"
    r"|final weeks|first days|opening days|early days|first weeks"
)
_CALENDAR = r"(?P<unit>day|night|week|weekend|month|quarter|year|decade|century|fortnight)\b(?!-)"
_counts = frozenset(
    "# a an one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety several some many few half "
    "couple dozen hundred another".split()
)
_units = frozenset("days weeks months years decades centuries hours minutes weekend night".split())

RULES = (
    Rule(
        frozenset({"today", "tonight", "yesterday", "tomorrow", "this", "last", "the"}),
        re.compile(
            r"(?:the day (?:before yesterday|after tomorrow)|(?:today|tonight|yesterday|tomorrow)\b|last night\b"
            r"|this (?:morning|afternoon|evening)\b)",
            _I,
        ),
        _named_day,
    ),
    Rule(
        frozenset(
            {"later", "earlier", "early", "late", "mid", "this", "last", "next", "the", "that", "past"}
        ),
        re.compile(
            r"(?:(?P<mod>later|earlier|early|late|mid)[\s-]+)?(?P<which>(?:this|the)\s+(?:past|coming)|this|last|next|that\s+same|that"
            rf"|the\s+(?:following|next|previous|preceding|same|last|current|past))\s+{_CALENDAR}",
            _I,
        ),
        _calendar_unit,
    ),
    Rule(
        frozenset({"the", "this", "these", "past", "last", "next", "recent", "coming"}),
        re.compile(
            rf"(?:the\s+|these\s+|this\s+)?(?P<which>last|past|previous|next|coming|following|recent|upcoming)\s+"
            rf"(?:(?P<n>{COUNT})[\s-]+)?(?P<unit>(?:day|night|week|fortnight|month|year|decade|centurie)s|(?<=\sa\s)year)\b",
            _I,
        ),
        _window,
    ),
    Rule(
        _counts | _units,
        re.compile(rf"(?:(?P<n>{COUNT})[\s-]+)?(?P<unit>{UNIT})\s+(?P<way>ago|from now|hence)\b", _I),
        _ago,
    ),
    Rule(
        _counts | {"the"},
        re.compile(
            rf"(?:the\s+|(?P<n>{COUNT})[\s-]+)(?P<unit>{UNIT})\s+(?P<way>later|earlier|before|after|afterwards?|previously)\b",
            _I,
        ),
        _later,
    ),
    Rule(
        _counts,
        re.compile(rf"(?<=\bin\s)(?P<n>{COUNT})[\s-]+(?P<unit>{UNIT})(?P<time>(?:'s?)?\s+time\b)?", _I),
        _ahead,
    ),
    Rule(
        frozenset({"the", "end", "beginning", "middle", "start"}),
        re.compile(
            rf"(?:the\s+)?(?P<edge>{_EDGES})\s+of\s+(?:(?:(?P<which>the|this|last|next|that)\s+)?{_CALENDAR}"
            rf"|(?:(?P<month>{MONTH})\b(?:,?\s+(?=[12]\d\d\d\b))?)?(?P<year>{YEAR})?)",
            _I,
        ),
        _edge,
    ),
    Rule(frozenset({"year", "the"}), re.compile(r"year['-]?s?[-\s]end\b", _I), _year_end),
    Rule(frozenset({"weekend"}), re.compile(r"weekend\b(?!-)"), _bare_weekend),
    Rule(
        frozenset({"last", "next", "this"}),
        re.compile(
            rf"(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?:\s+(?:past|coming))?)\s+(?P<month>{MONTH})(?!\s+\d)"
        ),
        _month_of,
    ),
    Rule(
        frozenset(
            "january february march april may june july august september october november december".split()
        ),
        re.compile(rf"(?P<month>{MONTH})(?P<ofyear>,?\s+(?:of\s+)?)(?P<which>last|this|next)\s+year\b"),
        _month_of,
    ),
)
