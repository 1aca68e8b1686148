"""Where a clock stands, once it is known when it started."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from detente.assessment.clocks.durations import Duration
from detente.assessment.clocks.nouns import ClockReading, Rule
from detente.evidence import Actor

__all__ = ["by_date", "ticking", "unset"]


def unset(
    rule: Rule, why: str, *, started: bool, by: Actor | None = None, evidence: tuple[str, ...] = ()
) -> ClockReading:
    """A clock that has not started, or of which it is not known whether it has."""
    state = "undefined" if started else "not started"
    return ClockReading(rule, state, None, None, None, None, None, None, by, why, evidence)  # type: ignore[arg-type]


def ticking(
    rule: Rule,
    start: tuple[date, date],
    length: Duration,
    as_of: date,
    *,
    why: str,
    ends_well: bool = True,
    by: Actor | None = None,
    evidence: tuple[str, ...] = (),
) -> ClockReading:
    """A clock that started on a day, or on one of two where sources differ.

    Day k of n: k days have passed since the start; the clock is met on day n.
    """
    early, late = (length.after(day) for day in start)
    over = late <= as_of
    reading = ClockReading(
        rule=rule,
        state=("met" if ends_well else "run out") if over else "running",
        start=start[0].isoformat(),
        start_latest=start[1].isoformat(),
        ends=early.isoformat(),
        ends_latest=late.isoformat(),
        day=(as_of - start[1]).days,
        length=(late - start[1]).days,
        by=by,
        why=why,
        evidence=evidence,
    )
    if early <= as_of < late:
        doubt = f"by the earlier date it was over on {early.isoformat()}"
        return replace(reading, why=f"{why}; {doubt}")
    return reading


def by_date(
    start: date | None, ends: tuple[date, date], as_of: date, *, why: str, evidence: tuple[str, ...] = ()
) -> ClockReading:
    """A deadline that is a date."""
    return ClockReading(
        rule="by a fixed date",
        state="run out" if ends[1] < as_of else "running",
        start=start.isoformat() if start else None,
        start_latest=start.isoformat() if start else None,
        ends=ends[0].isoformat(),
        ends_latest=ends[1].isoformat(),
        day=(as_of - start).days if start else None,
        length=(ends[1] - start).days if start else None,
        by=None,
        why=why,
        evidence=evidence,
    )
