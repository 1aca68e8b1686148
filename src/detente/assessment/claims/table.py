"""A table of dated facts, counted by days: several launches on one day are one occasion."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from difflib import get_close_matches
from pathlib import Path

from detente.assessment.rows import read_rows
from detente.errors import InputError

__all__ = ["Points", "Row", "Table", "Way", "read_table"]

_DATE = ("date", "start", "day")
_COUNT = ("launches", "count", "number", "n")
Points = list[tuple[date, float]]


@dataclass(frozen=True, slots=True)
class Row:
    """One fact: its day, how many, and the row's cells."""

    day: date
    count: float
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The facts in order of their days.

    `kinds` are the values of a `kind` column, where there is one with more than one value.
    """

    name: str
    rows: tuple[Row, ...]
    counted: bool

    @property
    def kinds(self) -> tuple[str, ...]:
        found = sorted({row.cells.get("kind", "") for row in self.rows} - {""})
        return tuple(found) if len(found) > 1 else ()

    @property
    def first(self) -> date:
        return self.rows[0].day

    @property
    def last(self) -> date:
        return self.rows[-1].day

    def where(self, column: str, value: str) -> Table:
        """Only the rows with this value (any of several, parted by commas).

        Raises
        ------
        InputError
            If there is no such column or no such row.
        """
        wanted = {each.strip() for each in value.split(",")}
        columns = sorted({name for row in self.rows for name in row.cells})
        if column not in columns:
            raise InputError(
                f"has no column {column!r}", where=self.name, hint=f"columns are {', '.join(columns)}"
            )
        rows = tuple(row for row in self.rows if row.cells.get(column) in wanted)
        if not rows:
            raise InputError(f"has no row with {column}={value}", where=self.name, hint="check --where")
        return replace(self, rows=rows)

    def shifted(self, days: int) -> Table:
        """Every date moved, as between two sources or two time zones."""
        return replace(
            self, rows=tuple(replace(row, day=row.day + timedelta(days=days)) for row in self.rows)
        )

    def days(self, since: date, until: date) -> Points:
        """Days with an event, each once."""
        return [(day, 1.0) for day in sorted({row.day for row in self.rows if since <= row.day <= until})]

    def counts(self, since: date, until: date) -> Points:
        """Days with the number of events (launches) on each."""
        total: dict[date, float] = defaultdict(float)
        for row in self.rows:
            if since <= row.day <= until:
                total[row.day] += row.count
        return sorted(total.items())

    def ways(self) -> tuple[Way, ...]:
        """Other ways of counting: other units, a day of doubt either way, and each kind for itself."""
        units = [Way("launches instead of days", self.counts)] if self.counted else []
        return (
            *units,
            Way("runs of consecutive days as one occasion", self.occasions),
            Way("every date one day earlier", self.shifted(-1).days),
            Way("every date one day later", self.shifted(1).days),
            *(Way(f"only {kind}", self.where("kind", kind).days, decides=False) for kind in self.kinds),
        )

    def occasions(self, since: date, until: date) -> Points:
        """First days of runs of consecutive days with an event."""
        days = [day for day, _ in self.days(since, until)]
        return [
            (d, 1.0)
            for before, d in zip([None, *days], days, strict=False)
            if before is None or (d - before).days > 1
        ]


@dataclass(frozen=True, slots=True)
class Way:
    """A way of counting; one that asks another question does not decide."""

    label: str
    points: Callable[[date, date], Points]
    decides: bool = True


def read_table(path: Path | str, *, where: str | None = None) -> Table:
    """Read a CSV table with a column `date` (or `start`), `launches` (or `count`) and `kind` where there are such.

    Parameters
    ----------
    where : str, optional
        `column=value` that rows must have, as `kind=missile`.

    Raises
    ------
    InputError
        With the line of the first row that makes no sense.
    """
    path = Path(path)
    rows, column, count = [], "", None
    for line, cells in read_rows(path):
        if not column:
            column = _column(cells, path)
            count = next((name for name in _COUNT if name in cells), None)
        rows.append(_row(cells, column, count, f"{path}, line {line}"))
    if not rows:
        raise InputError("holds no rows", where=str(path), hint="a table has a header with a column date")
    table = Table(path.name, tuple(sorted(rows, key=lambda row: row.day)), count is not None)
    if where is None:
        return table
    name, sign, value = where.partition("=")
    if not sign:
        raise InputError(f"{where!r} is not COLUMN=VALUE", where="--where", hint="write kind=missile")
    return table.where(name.strip(), value.strip())


def _column(cells: dict[str, str], path: Path) -> str:
    for name in _DATE:
        if name in cells:
            return name
    near = get_close_matches("date", cells, n=1)
    hint = f"rename {near[0]!r} to date" if near else "name the column with the days date"
    raise InputError("has no column 'date'", where=f"{path}, line 1", hint=hint)


def _row(cells: dict[str, str], column: str, count: str | None, where: str) -> Row:
    try:
        day = date.fromisoformat(cells.get(column, ""))
    except ValueError as error:
        raise InputError(
            f"{cells.get(column, '')!r} is not a day",
            where=f"{where}, column {column}",
            hint="write it as 2017-09-15",
        ) from error
    try:
        number = float(cells.get(count) or 1) if count else 1.0
    except ValueError as error:
        raise InputError(
            f"{cells[count or '']!r} is not a number",
            where=f"{where}, column {count}",
            hint="write how many as digits",
        ) from error
    if not 0 <= number < 1e6:
        raise InputError(
            f"{number:g} is no count", where=f"{where}, column {count}", hint="counts are 0 or more"
        )
    return Row(day, number, cells)
