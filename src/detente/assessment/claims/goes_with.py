"""Do days of A fall near days of B? A is turned round within each year, its clusters kept."""

from __future__ import annotations

import calendar
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Literal, TypeAlias

from detente.assessment.claims import exact
from detente.assessment.claims.nouns import Claim, Cluster, Direction, Effect, Estimate
from detente.assessment.claims.table import Points, Table
from detente.assessment.claims.verdict import verdict
from detente.errors import InputError

__all__ = ["Lag", "goes_with"]

Lag: TypeAlias = Literal["after", "before", "around"]


def goes_with(
    table: Table,
    other: Table,
    *,
    within: int = 30,
    lag: Lag = "around",
    since: date | None = None,
    until: date | None = None,
    direction: Direction = "more",
    keep_prompt: bool = False,
) -> Claim:
    """Test whether days of `table` lie within so many days of a day of `other` more often than by chance.

    Chance: the days of `table` are turned round within their year (a circular shift), which keeps each year's total and
    the bunching of the days and breaks the tie to the other series only.

    Parameters
    ----------
    within : int
        Days, 0 to 180.
    lag : {"after", "before", "around"}
        Where a day of `table` must lie, seen from the day of `other`.

    Raises
    ------
    InputError
        If `within` or the span makes no sense.
    """
    if not 0 <= within <= 180:
        raise InputError(f"{within} days are not between 0 and 180", where="--within", hint="choose, say, 30")
    since = since or max(date(table.first.year, 1, 1), date(other.first.year, 1, 1))
    until = until or min(table.last, other.last)
    if since > until:
        raise InputError(
            "the two tables share no period",
            where="--since, --until",
            hint="choose a period in which both have rows",
        )
    test = _Test(other, within, lag, direction, until)
    full = _full_years(since, until)
    whole = test.estimate(table.days, range(since.year, until.year + 1), since, until, "all of the period")
    prompted = not keep_prompt and full != range(since.year, until.year + 1) and len(full) > 0
    main = (
        test.estimate(table.days, full, since, until, "full years, the one in progress left out")
        if prompted
        else whole
    )
    years = full if prompted else range(since.year, until.year + 1)
    others = [(way, test.estimate(way.points, years, since, until, way.label)) for way in table.ways()]
    answer, why = verdict(main, [each for way, each in others if way.decides])
    return Claim(
        kind="goes-with",
        claim=f"Days of {table.name} lie within {within} days {lag} a day of {other.name}",
        table=table.name,
        direction=direction,
        since=since.isoformat(),
        until=until.isoformat(),
        prompt=f"{until.year}-01-01/{until.isoformat()}" if prompted and until.year not in full else None,
        main=main,
        with_prompt=whole if prompted else None,
        sensitivity=tuple(each for _, each in others if each.n),
        later=_later(table, other, test, until),
        verdict=answer,
        why=why,
        notes=("What goes together need not be cause and effect: both may follow a third.",),
    )


def _full_years(since: date, until: date) -> range:
    first = since.year + (since > date(since.year, 1, 1))
    return range(first, until.year + (until == date(until.year, 12, 31)))


class _Test:
    def __init__(self, other: Table, within: int, lag: Lag, direction: Direction, known: date) -> None:
        self.within, self.lag, self.direction = within, lag, direction
        self.others = [d.toordinal() for d, _ in other.days(other.first, known)]

    def estimate(
        self, points: Callable[[date, date], Points], years: range, since: date, until: date, label: str
    ) -> Estimate:
        low, high = self._span(years, since, until)
        days = [d for d, weight in points(low, high) for _ in range(round(weight))]
        per_year = [self._turned([d for d in days if d.year == year], year) for year in years]
        seen, n = float(sum(hits[0] for hits in per_year)), float(len(days))
        chances = exact.total([hits for hits in per_year if hits])
        expected = sum(value * p for value, p in chances.items())
        chance = expected / n if n else 0.0
        p, smallest = exact.exact_p(chances, seen, self.direction)
        effect = exact.ratio(seen, n, chance) if n else Effect("rate ratio", None, None, None)
        return Estimate(
            label=label,
            since=low.isoformat(),
            until=high.isoformat(),
            n=n,
            observed=seen,
            expected=exact.figures(expected),
            effect=Effect(effect.name, *(exact.figures(v) for v in (effect.value, effect.low, effect.high))),
            p_naive=exact.figures(exact.naive_p(seen, n, chance, self.direction)),
            p=exact.figures(p) if n and self.others else None,
            p_corrected=None,
            smallest=exact.figures(smallest) if n and self.others else None,
            clusters=len(years),
            groups=tuple(
                Cluster(str(year), hits[0], float(sum(d.year == year for d in days)))
                for year, hits in zip(years, per_year, strict=True)
            ),
        )

    @staticmethod
    def _span(years: range, since: date, until: date) -> tuple[date, date]:
        if not years:
            return since, until
        return max(since, date(years[0], 1, 1)), min(until, date(years[-1], 12, 31))

    def _turned(self, days: Sequence[date], year: int) -> list[float]:
        """Hits of a year's days under every circular shift; the first is none."""
        length = 366 if calendar.isleap(year) else 365
        first = date(year, 1, 1).toordinal()
        near = [self._near(first + i) for i in range(length)]
        places = [d.toordinal() - first for d in days]
        return [float(sum(near[(place + shift) % length] for place in places)) for shift in range(length)]

    def _near(self, day: int) -> bool:
        low = day - (self.within if self.lag in ("after", "around") else 0)
        high = day + (self.within if self.lag in ("before", "around") else 0)
        return bisect_right(self.others, high) > bisect_left(self.others, low)


def _later(table: Table, other: Table, test: _Test, until: date) -> Estimate | None:
    end = min(table.last, other.last)
    years = _full_years(until + timedelta(days=1), end)
    if not years:
        return None
    later = _Test(other, test.within, test.lag, test.direction, end)
    return later.estimate(
        table.days, years, until + timedelta(days=1), end, "full years not known on that day"
    )
