"""The outside view: reference classes side by side, each conditional on the time elapsed where that is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from detente.assessment.outlook.nouns import RUNGS, Interval, ReferenceClass, Rung
from detente.assessment.outlook.spells import (
    BUNCH,
    Meeting,
    Spell,
    bunches,
    chance,
    known,
    meetings,
    pair_of,
    spells_in,
    within,
    years,
)

__all__ = ["classes", "pooled"]

_SINCE = {
    "contact": date(2012, 1, 1),
    "talks": date(2012, 1, 1),
    "agreement": date(1993, 1, 1),
    "implementation": date(1993, 1, 1),
}
_OWN = "us_dprk_meetings.csv"
_JEFFREYS = "Beta(k·m/n + 1/2, (n − k)·m/n + 1/2)"
LEAST = 3
"""A class with fewer independent spells is shown and not averaged."""
_EMPTY = Interval(0.02, 0.5, 0.98)


def classes(
    between: Sequence[str], rung: Rung, as_of: date, by: date, *, own_tables: Sequence[Path] = ()
) -> tuple[ReferenceClass, ...]:
    """Every class that has something to say on the rung, those of the pair itself first."""
    days = (by - as_of).days
    pair = pair_of(*between[:2]) if len(between) > 1 else ""
    past = [m for m in meetings(pair, as_of) if _reaches(m, rung)]
    elapsed = (as_of - past[-1].end).days if past else None
    found = [
        *_gaps(past, rung, elapsed, days, as_of),
        *_windows(past, rung, days, as_of),
        *_recent(past, rung, days, as_of),
        *_interrupted(pair, rung, days, as_of, elapsed),
        *_steps(pair, rung, days, as_of),
        *_pair_years(pair, rung, days, as_of),
        *(_users(path, rung, days, as_of, elapsed) for path in own_tables),
    ]
    every = [each for each in found if each.n]
    enough = any(each.independent >= LEAST for each in every)
    return tuple(replace(each, used=each.independent >= LEAST or not enough) for each in every)


def pooled(every: Sequence[ReferenceClass]) -> Interval:
    """The used classes' quantiles averaged with equal weight.

    Lichtendahl, Grushka-Cockayne & Winkler (2013), 10.1287/mnsc.1120.1667.
    """
    found = [each for each in every if each.used]
    if not found:
        return _EMPTY
    n = len(found)
    return Interval(
        sum(c.interval.low for c in found) / n,
        sum(c.interval.middle for c in found) / n,
        sum(c.interval.high for c in found) / n,
    )


def _reaches(meeting: Meeting, rung: Rung) -> bool:
    """Talks and agreements are contacts too, agreements are talks; a confirmed step stands for itself."""
    if rung == "implementation" or meeting.rung == "implementation":
        return meeting.rung == rung
    if meeting.start < _SINCE[rung]:
        return False
    return RUNGS.index(meeting.rung) >= RUNGS.index(rung)


def _class(
    id: str, name: str, rung: Rung, own: bool, n: int, happened: int, independent: int, elapsed: int | None, source: str,
    formula: str = _JEFFREYS,
) -> ReferenceClass:  # fmt: skip
    return ReferenceClass(
        id,
        name,
        rung,
        own,
        n,
        happened,
        independent,
        elapsed,
        chance(happened, n, independent),
        source,
        formula,
    )


def _gaps(
    past: Sequence[Meeting], rung: Rung, elapsed: int | None, days: int, as_of: date
) -> Iterator[ReferenceClass]:
    """Earlier waits of this pair that had lasted as long as this one."""
    if elapsed is None:
        return
    waits = [Spell("", a.end, b.start, as_of) for a, b in pairwise(past) if b.start > a.end]
    at_risk, ended = within(waits, elapsed, days)
    yield _class(f"{rung}-waits", f"earlier waits for {rung} of this pair that had lasted {elapsed} days too", rung, True,
                 len(at_risk), ended, len(at_risk), elapsed, known(_OWN))  # fmt: skip


def _windows(past: Sequence[Meeting], rung: Rung, days: int, as_of: date) -> Iterator[ReferenceClass]:
    """Earlier periods of this length, end to end, counted back from the as-of date."""
    if not past or days < 1:
        return
    n = (as_of - _SINCE[rung]).days // days
    hit = sum(
        any(
            as_of - timedelta(days=days * (i + 1)) < m.start <= as_of - timedelta(days=days * i) for m in past
        )
        for i in range(n)
    )
    independent = min(n, max((as_of - _SINCE[rung]).days // max(days, BUNCH), 1))
    yield _class(f"{rung}-periods", f"earlier periods of {days} days of this pair since {_SINCE[rung].year}", rung, True,
                 n, hit, independent, None, known(_OWN))  # fmt: skip


def _recent(past: Sequence[Meeting], rung: Rung, days: int, as_of: date) -> Iterator[ReferenceClass]:
    """The last two years only, in periods of the horizon or of a quarter year, whichever is longer."""
    if not past or days < 1:
        return
    step = max(days, BUNCH)
    n = max(730 // step, 1)
    hit = sum(
        any(
            as_of - timedelta(days=step * (i + 1)) < m.start <= as_of - timedelta(days=step * i) for m in past
        )
        for i in range(n)
    )
    if step == days:
        yield _class(
            f"{rung}-recent",
            f"periods of {days} days of this pair in the last two years",
            rung,
            True,
            n,
            hit,
            n,
            None,
            known(_OWN),
        )


def _interrupted(
    pair: str, rung: Rung, days: int, as_of: date, elapsed: int | None
) -> Iterator[ReferenceClass]:
    """After a meeting that failed or was called off, of any pair."""
    if rung not in ("contact", "talks"):
        return
    spells = spells_in("interrupted.csv", as_of)
    mine = [s for s in spells if s.group == pair and s.end is None]
    since = (as_of - mine[-1].start).days if mine else None
    others = [s for s in spells if s not in mine]
    at_risk, ended = within(others, since or 0, days)
    name = "meetings that failed or were called off, in this and other pairs"
    name += (
        f", where {since} days passed too"
        if since is not None
        else "; the time elapsed is not conditioned on"
    )
    if since is not None or elapsed is None:
        yield _class(
            f"{rung}-interrupted",
            name,
            rung,
            False,
            len(at_risk),
            ended,
            bunches(at_risk),
            since,
            known("interrupted.csv"),
        )


def _steps(pair: str, rung: Rung, days: int, as_of: date) -> Iterator[ReferenceClass]:
    """From an agreement to its first confirmed step, where one was made lately; of any pair."""
    if rung != "implementation":
        return
    spells = spells_in("agreements.csv", as_of)
    mine = [s for s in spells if s.group == pair and s.end is None and (as_of - s.start).days <= 730]
    if mine:
        since = (as_of - mine[-1].start).days
        at_risk, ended = within([s for s in spells if s not in mine], since, days)
        name = f"agreements of any pair without a confirmed step for {since} days"
        yield _class("implementation-agreements", name, rung, False,
                     len(at_risk), ended, bunches(at_risk), since, known("agreements.csv"))  # fmt: skip


def _pair_years(pair: str, rung: Rung, days: int, as_of: date) -> Iterator[ReferenceClass]:
    """Other pairs in a stand-off, year by year; runs of like years are one spell."""
    column = {"contact": "talks", "talks": "talks", "agreement": "agreement"}.get(rung)
    rows = [row for row in years(as_of) if row["pair"] != pair]
    if not rows:
        return
    happened = sum(row[column] == "yes" for row in rows) if column else 0
    independent = 1 + sum(
        (a["pair"], a[column or "talks"]) != (b["pair"], b[column or "talks"]) for a, b in pairwise(rows)
    )
    name, formula = (
        f"years of other pairs in a stand-off, turned into a chance in {days} days",
        f"1 − (1 − p)^({days}/365), p from {_JEFFREYS}",
    )
    a_year = chance(happened, len(rows), independent)
    if rung == "implementation":
        a_year, happened, independent, name, formula = _carried_out(rows, as_of)
    interval = Interval(*(1 - (1 - p) ** (days / 365) for p in (a_year.low, a_year.middle, a_year.high)))
    yield ReferenceClass(
        f"{rung}-years",
        name,
        rung,
        False,
        len(rows),
        happened,
        independent,
        None,
        interval,
        known("pair_years.csv"),
        formula,
    )


def _carried_out(rows: Sequence[dict[str, str]], as_of: date) -> tuple[Interval, int, int, str, str]:
    """Nobody counted first steps of other pairs by year: agreements in a year times the share carried out within one."""
    agreed = sum(row["agreement"] == "yes" for row in rows)
    runs = 1 + sum((a["pair"], a["agreement"]) != (b["pair"], b["agreement"]) for a, b in pairwise(rows))
    at_risk, ended = within(spells_in("agreements.csv", as_of), -1, 365)
    a, b = chance(agreed, len(rows), runs), chance(ended, len(at_risk), bunches(at_risk))
    product = Interval(a.low * b.low, a.middle * b.middle, a.high * b.high)
    formula = f"1 − (1 − p·q)^(days/365), p an agreement in a year, q = {ended} of {len(at_risk)} carried out within one"
    told = f"years of other pairs with an agreement, of which {ended} in {len(at_risk)} are carried out within a year"
    return product, agreed, min(runs, bunches(at_risk)), told, formula


def _users(path: Path, rung: Rung, days: int, as_of: date, elapsed: int | None) -> ReferenceClass:
    at_risk, ended = within(spells_in(path, as_of), elapsed or 0, days)
    name = f"your table {path.name}" + (f", where {elapsed} days passed too" if elapsed is not None else "")
    return _class(
        f"{rung}-{path.stem}", name, rung, False, len(at_risk), ended, bunches(at_risk), elapsed, path.name
    )
