"""A clock of one's own: a start, a length, and a table of the days that set it back."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from detente.assessment.clocks.durations import Duration, duration
from detente.assessment.clocks.nouns import Clock, ClockReading
from detente.assessment.clocks.ticking import ticking, unset
from detente.assessment.rows import read_rows
from detente.errors import DateError, InputError
from detente.evidence import item_id

__all__ = ["own_clock"]


def own_clock(
    *, start: str, length: str, zone: str | None = None, reset: Path | str | None = None, as_of: str
) -> Clock:
    """Run a clock from `start`; deeds in `reset` up to `as_of` set it back to their day.

    Parameters
    ----------
    start, as_of : str
        ISO days, or moments with an offset, which `zone` turns into days.
    length : str
        ISO 8601 duration.
    zone : str, optional
        IANA name of the zone whose calendar counts.
    reset : Path, optional
        CSV with a column `date`. Where the start itself is not in it, a deed one day from the start is taken to be
        the same event as another source dates it: one day of doubt.

    Raises
    ------
    InputError
        If a date, the length, the zone or the table makes no sense.
    """
    where = _zone(zone)
    begin, today = _day(start, where, "--start"), _day(as_of, where, "--as-of")
    span = duration(length, where="--length")
    if today < begin - timedelta(days=1):
        found = unset(
            "since the last reset event", f"it starts on {begin}, after the as-of date", started=False
        )
    else:
        found = _run(begin, span, today, _deeds(Path(reset), where) if reset else [])
    return Clock(
        id=item_id("clock", f"{start} {length} {zone}", 0, 0),
        conditions=(), owner=None, obliged=None, requirement="time without a deed that sets it back", consequence=None,
        duration=length.strip().upper(), zone=zone, official=None, announced=None, unconfirmed=(), readings=(found,),
    )  # fmt: skip


def _run(begin: date, span: Duration, today: date, deeds: list[date]) -> ClockReading:
    known = sorted({day for day in deeds if day <= today})
    early = begin
    if begin not in known and (twin := next((d for d in known if abs((d - begin).days) == 1), None)):
        early, begin = min(begin, twin), max(begin, twin)
        known.remove(twin)
    later = [day for day in known if day > begin]
    if later:
        met = span.after(early if len(later) == len(known) else begin)
        why = f"set back by {len(later)} {'deed' if len(later) == 1 else 'deeds'}, last on {later[-1]}"
        if met <= later[0]:
            why += f"; before, it was met on {met}"
        return ticking("since the last reset event", (later[-1], later[-1]), span, today, why=why)
    why = "nothing set it back"
    if early != begin:
        why += f"; sources date the start {early} and {begin}"
    return ticking("since the last reset event", (early, begin), span, today, why=why)


def _zone(name: str | None) -> ZoneInfo | None:
    if name is None:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InputError(f"{name!r} is no time zone", where="--zone", hint="write Asia/Pyongyang") from error


def _day(text: str, zone: ZoneInfo | None, where: str) -> date:
    """A day, or the day that a moment falls on in the zone."""
    try:
        if len(text) <= 10:
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
        return (moment.astimezone(zone) if zone and moment.tzinfo else moment).date()
    except (ValueError, OverflowError) as error:
        raise DateError(f"{text!r} is not a day", where=where, hint="write it as 2017-09-15") from error


def _deeds(path: Path, zone: ZoneInfo | None) -> list[date]:
    found = []
    for line, cells in read_rows(path):
        column = next((name for name in ("date", "start", "day") if name in cells), None)
        if column is None:
            raise InputError(
                "has no column 'date'", where=f"{path}, line 1", hint="name the column with the days date"
            )
        found.append(_day(cells[column], zone, f"{path}, line {line}"))
    return found
