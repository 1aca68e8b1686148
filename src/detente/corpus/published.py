"""When an article was published, and who says so; never guessed silently."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime
from pathlib import Path

from detente.errors import DateError
from detente.evidence import UNKNOWN_DATE, Date
from detente.evidence.vocabulary import DatedBy

__all__ = ["day", "parse", "published"]

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\.?\s+({_MONTH})\.?,?\s+(\d{{4}})\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE)
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d\d)(?:-(\d\d))?(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.](\d\d)(?:[-_.](\d\d))?(?!\d)")
_LABEL = re.compile(
    r"^\W*(?:published|posted|date|dated|updated|first published|last updated|load-date)\b", re.IGNORECASE
)


def published(text: str, stated: str | None, path: str, given: str | None) -> tuple[Date, DatedBy]:
    """The publication date and where it comes from.

    What the user gave comes first, then the file's metadata, then the head of the text, then the file's name;
    a month alone stays a month.
    """
    if given and (found := parse(given)):
        return found, "given"
    if stated and (found := parse(stated)):
        return found, "metadata"
    if found := _in_head(text):
        return found, "text"
    if found := _in_name(Path(path).name):
        return found, "file name"
    return UNKNOWN_DATE, "unknown"


def day(value: str, *, where: str) -> str:
    """A user's ISO day, checked.

    Raises
    ------
    DateError
        If `value` is no day of the calendar in the form YYYY-MM-DD.
    """
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise DateError(f"{value!r} is not a date", where=where, hint="write it as 2019-05-30") from error


def parse(value: str) -> Date | None:
    """A Date from ISO, compact or written-out English forms; None where there is none."""
    value = value.strip()
    if found := _ISO.match(value):
        return _date(found[1], found[2], found[3])
    for pattern, order in ((_MONTH_FIRST, (3, 1, 2)), (_DAY_FIRST, (3, 2, 1))):
        if found := pattern.search(value):
            year, month, number = (found[i] for i in order)
            return _date(year, str(_MONTHS[month.lower()]), number)
    if found := _COMPACT.match(value):
        return _date(found[1], found[2], found[3])
    if re.fullmatch(r"(?:19|20)\d\d", value):
        return Date(value, f"{value}-01-01", f"{value}-12-31", "stated")
    return None


def _date(year: str, month: str, number: str | None) -> Date | None:
    try:
        if number is None:
            last = calendar.monthrange(int(year), int(month))[1]
            value = f"{int(year):04d}-{int(month):02d}"
            return Date(value, f"{value}-01", f"{value}-{last:02d}", "stated")
        value = datetime(int(year), int(month), int(number)).date().isoformat()
    except (ValueError, calendar.IllegalMonthError):
        return None
    return Date(value, value, value, "stated")


def _in_head(text: str) -> Date | None:
    """A line of the first ten that is a date, or says that it is the date of publication."""
    for line in [line.strip() for line in text[:3000].splitlines() if line.strip()][:10]:
        bare = len(line) <= 40 and (_ISO.match(line) or _MONTH_FIRST.search(line) or _DAY_FIRST.search(line))
        labelled = len(line) <= 120 and _LABEL.match(line)
        if bare or labelled:
            found = parse(_LABEL.sub("", line).lstrip(": ").strip())
            if found is not None:
                return found
    return None


def _in_name(name: str) -> Date | None:
    found = _IN_NAME.search(name) or _COMPACT.search(name)
    return _date(found[1], found[2], found[3]) if found else None
