"""Spells from one event to the next, cut at the as-of date, and what share of them ends within a horizon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from detente.assessment.outlook.nouns import Interval
from detente.assessment.rows import read_rows
from detente.errors import InputError

__all__ = [
    "BUNCH",
    "Meeting",
    "Spell",
    "bunches",
    "chance",
    "known",
    "meetings",
    "pair_of",
    "spells_in",
    "within",
]

BUNCH = 90
"""Meetings less than this many days apart belong to one round: they are one independent spell."""
MASS = 0.8
"""Of the intervals of reference classes."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Something that came about between two sides, and when that was known."""

    pair: str
    start: date
    end: date
    rung: str
    known: date


@dataclass(frozen=True, slots=True)
class Spell:
    """A wait from `start` to `end`; open where `end` is None, and then watched until `until`."""

    group: str
    start: date
    end: date | None
    until: date


def pair_of(a: str, b: str) -> str:
    return "-".join(sorted((a, b)))


@cache
def _table(name: str) -> tuple[dict[str, str], ...]:
    with as_file(files("detente.assessment") / "data" / name) as path:
        return tuple(cells for _, cells in read_rows(path))


def meetings(pair: str, as_of: date) -> tuple[Meeting, ...]:
    """What is known by then of the pair, oldest first."""
    found = [
        Meeting(
            row["pair"],
            start,
            date.fromisoformat(row["end"]),
            row["rung"],
            date.fromisoformat(row["known"] or row["end"]),
        )
        for row in _table("us_dprk_meetings.csv")
        if row["pair"] == pair and (start := date.fromisoformat(row["start"])) <= as_of
    ]
    return tuple(sorted((m for m in found if m.known <= as_of), key=lambda m: (m.start, m.end)))


def years(as_of: date) -> tuple[dict[str, str], ...]:
    """Rows of `pair_years.csv` whose year was over by then."""
    return tuple(row for row in _table("pair_years.csv") if date(int(row["year"]), 12, 31) <= as_of)


def spells_in(source: str | Path, as_of: date) -> tuple[Spell, ...]:
    """The spells of a table (one of ours by name, or a user's file) as they stood on a day.

    Raises
    ------
    InputError
        If a user's table has no `start` or a cell is no day.
    """
    rows = enumerate(_table(source), 2) if isinstance(source, str) else read_rows(source)
    found = []
    for line, row in rows:
        where = f"{source}, line {line}"
        if "start" not in row:
            raise InputError(
                "has no column 'start'",
                where=f"{source}, line 1",
                hint="the header is pair,start,end,until,rung",
            )
        start, end, until = (_day(row.get(name, ""), where, name) for name in ("start", "end", "until"))
        if start is None:
            raise InputError("has no start", where=where, hint="every spell needs the day it began")
        if end is not None and end < start:
            raise InputError(f"ends on {end}, before it starts", where=where, hint="exchange start and end")
        if start <= as_of:
            seen = end if end and end <= as_of else None
            found.append(Spell(row.get("pair", ""), start, seen, min(until or as_of, as_of)))
    return tuple(sorted(found, key=lambda s: (s.start, s.group)))


def known(source: str) -> str:
    """The note on a table of ours: its file, and how many rows rest on general knowledge alone."""
    rows = _table(source)
    general = sum(row["basis"] == "general" for row in rows)
    told = "every row names a document"
    if general:
        told = f"{general} of {len(rows)} rows from general knowledge, the others name a document"
    return f"assessment/data/{source}: {told}"


def _day(text: str, where: str, column: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            f"{text!r} is not a day", where=f"{where}, column {column}", hint="write it as 2019-02-28"
        ) from error


def within(spells: Sequence[Spell], elapsed: int, days: int) -> tuple[list[Spell], int]:
    """The spells that lasted longer than `elapsed` days and were watched long enough, and how many ended in `days` more."""
    at_risk, ended = [], 0
    for spell in spells:
        lasted = ((spell.end or spell.until) - spell.start).days
        if lasted <= elapsed:
            continue
        over = spell.end is not None and lasted <= elapsed + days
        if over or lasted > elapsed + days:
            at_risk.append(spell)
            ended += over
    return at_risk, ended


def bunches(spells: Sequence[Spell]) -> int:
    """Independent spells: of one group, spells that begin within `BUNCH` days of the one before count once."""
    last: dict[str, date] = {}
    count = 0
    for spell in sorted(spells, key=lambda s: (s.group, s.start)):
        before = last.get(spell.group)
        count += before is None or spell.start - before >= timedelta(days=BUNCH)
        last[spell.group] = spell.start
    return count


def chance(happened: float, n: int, independent: int) -> Interval:
    """Jeffreys interval of a share, its counts scaled down to the number of independent spells.

    Beta(k·m/n + 1/2, (n − k)·m/n + 1/2) for k of n with m independent (Brown, Cai & DasGupta 2001, 10.1214/ss/1009213286).
    """
    from scipy.special import betaincinv

    scale = independent / n if n else 0.0
    k, rest = happened * scale, (n - happened) * scale
    tail = (1 - MASS) / 2
    low, middle, high = (float(betaincinv(k + 0.5, rest + 0.5, q)) for q in (tail, 0.5, 1 - tail))
    return Interval(low, middle, high)
