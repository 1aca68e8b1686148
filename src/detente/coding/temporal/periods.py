"""Stretches of days with their EDTF value: the arithmetic under the time expressions.

EDTF is ISO 8601-2:2019, level 1; weeks are written as in ISO 8601-1 (`2017-W45`).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = [
    "Period",
    "century",
    "day",
    "decade",
    "month",
    "nearest",
    "part",
    "quarter",
    "season",
    "shift",
    "since",
    "span",
    "until",
    "week",
    "weekend",
    "within",
    "year",
]

_SEASONS = {"spring": (21, 3), "summer": (22, 6), "autumn": (23, 9), "fall": (23, 9), "winter": (24, 12)}


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both included; None where an end is open."""

    value: str
    first: date | None
    last: date | None

    @property
    def is_day(self) -> bool:
        return self.first is not None and self.first == self.last


def day(when: date) -> Period:
    return Period(when.isoformat(), when, when)


def month(y: int, m: int) -> Period:
    return Period(f"{y:04d}-{m:02d}", date(y, m, 1), date(y, m, monthrange(y, m)[1]))


def year(y: int) -> Period:
    return Period(f"{y:04d}", date(y, 1, 1), date(y, 12, 31))


def decade(y: int) -> Period:
    """The ten years from `y`, a multiple of ten."""
    return Period(f"{y // 10:03d}X", date(y, 1, 1), date(y + 9, 12, 31))


def century(first: int) -> Period:
    """The hundred years from `first`, as EDTF writes them: the 20th century is 19XX, 1900 to 1999."""
    return Period(f"{first // 100:02d}XX", date(first, 1, 1), date(first + 99, 12, 31))


def week(when: date) -> Period:
    """The ISO week of a day."""
    monday = when - timedelta(days=when.weekday())
    iso = when.isocalendar()
    return Period(f"{iso.year:04d}-W{iso.week:02d}", monday, monday + timedelta(days=6))


def weekend(when: date) -> Period:
    """Saturday and Sunday of the ISO week of a day."""
    saturday = when + timedelta(days=5 - when.weekday())
    return span(day(saturday), day(saturday + timedelta(days=1)))


def season(y: int, name: str) -> Period:
    """A season of the northern hemisphere in whole months; a winter begins in December of `y`."""
    code, first = _SEASONS[name]
    start = date(y, first, 1)
    return Period(f"{y:04d}-{code}", start, shift(start, months=3) - timedelta(days=1))


def quarter(y: int, number: int) -> Period:
    return span(month(y, 3 * number - 2), month(y, 3 * number))


def span(first: Period, last: Period) -> Period:
    """From the beginning of one period to the end of another."""
    if first == last:
        return first
    return Period(f"{first.value.split('/')[0]}/{last.value.split('/')[-1]}", first.first, last.last)


def until(last: date) -> Period:
    """An open beginning: "the past few days"."""
    return Period(f"../{last.isoformat()}", None, last)


def since(first: date) -> Period:
    """An open end: "the coming weeks"."""
    return Period(f"{first.isoformat()}/..", first, None)


def part(whole: Period, which: str) -> Period:
    """The early, middle or late third of a month, year or decade.

    EDTF level 1 has no word for it: the value stays the whole's, the days are narrowed.
    """
    first, last = whole.first, whole.last
    if first is None or last is None:
        return whole
    third = {"early": 0, "mid": 1, "late": 2}[which]
    if len(whole.value) == 7 and whole.value[5:].isdigit() and last.month == first.month:
        lows, highs = (1, 11, 21), (10, 20, last.day)
        return Period(whole.value, first.replace(day=lows[third]), first.replace(day=highs[third]))
    if len(whole.value) == 4 and whole.value.isdigit():
        return Period(whole.value, *_ends(month(first.year, 4 * third + 1), month(first.year, 4 * third + 4)))
    if re.fullmatch(r"\d{3}X", whole.value):
        lows, highs = (0, 4, 7), (3, 6, 9)
        return Period(whole.value, *_ends(year(first.year + lows[third]), year(first.year + highs[third])))
    return whole


def within(whole: Period, first: date, last: date) -> Period:
    """The same value, known to lie between two days."""
    return Period(whole.value, first, last)


def _ends(first: Period, last: Period) -> tuple[date | None, date | None]:
    return first.first, last.last


def shift(when: date, *, days: int = 0, months: int = 0, years: int = 0) -> date:
    """A day moved by calendar units; the 31st becomes the last day of a shorter month.

    Raises
    ------
    ValueError, OverflowError
        If the result lies outside the years 1 to 9999.
    """
    index = (when.year + years) * 12 + when.month - 1 + months
    y, m = divmod(index, 12)
    moved = date(y, m + 1, min(when.day, monthrange(y, m + 1)[1]))
    return moved + timedelta(days=days)


def nearest(candidates: list[Period], anchor: date, direction: str) -> Period:
    """The candidate that lies nearest to a day, on the side that the tense asks for where there is one."""
    if direction == "past":
        fit = [p for p in candidates if p.first is not None and p.first <= anchor]
    elif direction == "future":
        fit = [p for p in candidates if p.last is not None and p.last >= anchor]
    else:
        fit = []
    return min(fit or candidates, key=lambda p: abs(((p.last or anchor) - anchor).days))
