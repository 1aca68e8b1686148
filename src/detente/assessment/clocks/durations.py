"""ISO 8601 durations on the calendar: P60D, P6M, P1Y, P2W, PT72H."""

from __future__ import annotations

import calendar
import math
import re
from dataclasses import dataclass
from datetime import date, timedelta

from detente.errors import DateError

__all__ = ["Duration", "duration"]

_PATTERN = re.compile(
    r"P(?=.)(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?=.)(?:(\d{1,6})H)?(?:(\d{1,7})M)?)?"
)


@dataclass(frozen=True, slots=True)
class Duration:
    """Months are added on the calendar, days after them; hours round up to days."""

    months: int
    days: int

    def after(self, day: date) -> date:
        """The day on which the span has passed.

        Raises
        ------
        DateError
            If that lies beyond the calendar.
        """
        number = day.year * 12 + day.month - 1 + self.months
        year, month = divmod(number, 12)
        if not 1 <= year <= 9990:
            raise DateError(f"{day} and {self.months} months is no date", hint="choose a shorter length")
        last = calendar.monthrange(year, month + 1)[1]
        try:
            return date(year, month + 1, min(day.day, last)) + timedelta(days=self.days)
        except OverflowError as error:
            raise DateError(
                f"{day} and {self.days} days is no date", hint="choose a shorter length"
            ) from error


def duration(text: str, *, where: str | None = None) -> Duration:
    """Read an ISO 8601 duration.

    Raises
    ------
    DateError
        If it is none, or is zero.
    """
    found = _PATTERN.fullmatch(text.strip().upper())
    if not found:
        raise DateError(f"{text!r} is no duration", where=where, hint="write P60D, P6M or P1Y")
    years, months, weeks, days, hours, minutes = (int(part or 0) for part in found.groups())
    total = Duration(12 * years + months, 7 * weeks + days + math.ceil((hours + minutes / 60) / 24))
    if total == Duration(0, 0):
        raise DateError(f"{text!r} is no time at all", where=where, hint="write P60D, P6M or P1Y")
    return total
