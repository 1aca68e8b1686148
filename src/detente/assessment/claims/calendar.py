"""The year cut into seasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from detente.assessment.claims.table import Points

__all__ = ["Calendar", "Counts"]

Counts: TypeAlias = npt.NDArray[np.float64]
_MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class Calendar:
    """The year cut into windows as long as the season: quarters for three months.

    Where the length does not divide twelve, the windows begin in each of the twelve months and overlap.
    """

    first: int
    length: int

    @property
    def tiled(self) -> bool:
        return 12 % self.length == 0

    @property
    def opening(self) -> int:
        """The month in which the season-year begins, so that the season never straddles two."""
        if self.tiled:
            return (self.first - 1) % self.length + 1
        return 1 if self.first + self.length <= 13 else self.first

    def start(self, year: int) -> date:
        return date(year, self.opening, 1)

    def year(self, day: date) -> int:
        return day.year if day.month >= self.opening else day.year - 1

    def inside(self, day: date) -> bool:
        return (day.month - self.first) % 12 < self.length

    def full(self, since: date, until: date) -> tuple[date, date] | None:
        """The full season-years within a span."""
        low = self.year(since) + (since > self.start(self.year(since)))
        high = self.year(until + timedelta(days=1))
        return (self.start(low), self.start(high) - timedelta(days=1)) if low < high else None

    @property
    def column(self) -> int:
        """Which of the windows is the season."""
        return (self.first - self.opening) % 12 // (self.length if self.tiled else 1)

    def windows(self, months: Counts) -> Counts:
        """Counts of the windows of each year, from counts of its months since the opening."""
        if self.tiled:
            return np.asarray(months.reshape(len(months), -1, self.length).sum(axis=2))
        return np.stack(
            [np.roll(months, -i, axis=1)[:, : self.length].sum(axis=1) for i in range(12)], axis=1
        )

    def months(self, points: Points, years: range) -> Counts:
        """Counts of shape (years, 12), months since the opening of the season-year."""
        counts = np.zeros((len(years), 12))
        for day, weight in points:
            counts[self.year(day) - years[0], (day.month - self.opening) % 12] += weight
        return counts

    def share(self, since: date, until: date) -> float:
        """The share of the span's days that lie in the season."""
        days = (until - since).days + 1
        return sum(self.inside(since + timedelta(days=i)) for i in range(days)) / days

    def name(self) -> str:
        last = (self.first + self.length - 2) % 12
        return _MONTHS[self.first - 1] if self.length == 1 else f"{_MONTHS[self.first - 1]}-{_MONTHS[last]}"
