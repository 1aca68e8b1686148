"""Do events keep to a season? Counts by season-year, tested by exchanging the seasons within each year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from scipy import stats

from detente.assessment.claims import exact
from detente.assessment.claims.calendar import Calendar, Counts
from detente.assessment.claims.nouns import SEED, Claim, Cluster, Direction, Effect, Estimate
from detente.assessment.claims.table import Points, Table
from detente.assessment.claims.verdict import verdict
from detente.errors import InputError

__all__ = ["RESAMPLES", "season"]

RESAMPLES = 9_999


def season(
    table: Table,
    *,
    months: tuple[int, int],
    since: date | None = None,
    until: date | None = None,
    direction: Direction = "fewer",
    chosen_after: bool = True,
    keep_prompt: bool = False,
    resamples: int = RESAMPLES,
) -> Claim:
    """Test whether events are fewer (or more) in some months than in the rest of the year.

    Parameters
    ----------
    months : (first, last)
        1 to 12, both included; (12, 2) is December to February.
    since, until : date, optional
        Both included; `until` is the day on which the question is asked. Default: the table's first year, its last day.
    chosen_after : bool
        The months were chosen after looking at the data: correct for it.
    keep_prompt : bool
        Let the year in progress on `until` decide too. By default it is left out: its lull prompted the question.
    resamples : int
        Of the permutations that correct for the choice.

    Raises
    ------
    InputError
        If the months or the span make no sense.
    """
    calendar = Calendar(months[0], (months[1] - months[0]) % 12 + 1)
    if not all(1 <= m <= 12 for m in months) or calendar.length > 11:
        raise InputError(
            f"{months[0]}-{months[1]} are no months of a season", where="--months", hint="write 10-12"
        )
    since, until = since or date(table.first.year, 1, 1), until or table.last
    if since > until:
        raise InputError(f"{since} is after {until}", where="--since, --until", hint="exchange the two")
    test = _Test(calendar, direction, chosen_after, resamples)
    full = calendar.full(since, until)
    whole = test.estimate(table.days, since, until, "all of the period")
    prompt = _prompt(calendar, full, until)
    kept = (
        whole
        if keep_prompt or full is None
        else test.estimate(
            table.days, *full, "full years, the prompting one left out" if prompt else "full years"
        )
    )
    span = (since, until) if keep_prompt or full is None else full
    others = [
        (way, test.estimate(way.points, *span, way.label, correct=not way.decides)) for way in table.ways()
    ]
    answer, why = verdict(kept, [each for way, each in others if way.decides])
    return Claim(
        kind="season",
        claim=f"{_word(direction)} days with an event in {calendar.name()} than in the rest of the year",
        table=table.name,
        direction=direction,
        since=since.isoformat(),
        until=until.isoformat(),
        prompt=None if keep_prompt else prompt,
        main=kept,
        with_prompt=whole if prompt and not keep_prompt else None,
        sensitivity=tuple(each for _, each in others if each.n),
        later=_later(table, test, calendar, until),
        verdict=answer,
        why=why,
        notes=tuple(_notes(kept, calendar, chosen_after, full, since)),
    )


def _word(direction: Direction) -> str:
    return {"fewer": "Fewer", "more": "More", "either": "Fewer or more"}[direction]


def _prompt(calendar: Calendar, full: tuple[date, date] | None, until: date) -> str | None:
    """The year in progress on the day of the question, where there is one."""
    start = calendar.start(calendar.year(until))
    ended = full is not None and full[1] == until
    return None if ended else f"{start.isoformat()}/{until.isoformat()}"


@dataclass(frozen=True, slots=True)
class _Test:
    calendar: Calendar
    direction: Direction
    chosen_after: bool
    resamples: int

    def estimate(
        self,
        points: Callable[[date, date], Points],
        since: date,
        until: date,
        label: str,
        *,
        correct: bool = True,
    ) -> Estimate:
        calendar = self.calendar
        years = range(calendar.year(since), calendar.year(until) + 1)
        months = calendar.months(points(since, until), years)
        windows, column = calendar.windows(months), calendar.column
        seen, n = float(windows[:, column].sum()), float(months.sum())
        chance = calendar.share(since, until)
        p, _ = exact.exact_p(exact.total(windows.tolist()), seen, self.direction)
        smallest = _smallest(windows, calendar, months.sum(axis=1), self.direction)
        phi = _dispersion(windows, seen, n, calendar) if n else 1.0
        return Estimate(
            label=label,
            since=since.isoformat(),
            until=until.isoformat(),
            n=n,
            observed=seen,
            expected=exact.figures(n * chance),
            effect=_rounded(exact.ratio(seen, n, chance, phi=phi)),
            p_naive=exact.figures(exact.naive_p(seen, n, chance, self.direction)),
            p=exact.figures(p) if n else None,
            p_corrected=exact.figures(self._corrected(windows, seen, p))
            if n and correct and self.chosen_after
            else None,
            smallest=exact.figures(smallest) if n else None,
            clusters=len(years),
            dispersion=exact.figures(phi),
            groups=tuple(
                Cluster(str(year), float(row[column]), float(row_months.sum()))
                for year, row, row_months in zip(years, windows, months, strict=True)
            ),
        )

    def _corrected(self, windows: Counts, seen: float, p: float) -> float:
        """How often the most striking window of the year is as striking as this one."""
        if not self.calendar.tiled:
            return min(12 * p, 1.0)
        if len(windows) < 2 or windows.shape[1] < 2:
            return float(min(windows.shape[1] * p, 1.0))
        extreme = {"fewer": _least, "more": _most, "either": _farthest}[self.direction]
        mean = windows.sum() / windows.shape[1]
        level = (
            abs(seen - mean) if self.direction == "either" else seen if self.direction == "more" else -seen
        )
        drawn = stats.permutation_test(
            tuple(windows.T), extreme, permutation_type="samples", vectorized=True,
            n_resamples=self.resamples, alternative="greater", rng=np.random.default_rng(SEED),
        ).null_distribution  # fmt: skip
        return float((np.sum(np.asarray(drawn) >= level - 1e-9) + 1) / (np.size(drawn) + 1))


def _least(*columns: Counts, axis: int = -1) -> Counts:
    return np.asarray(-np.min([c.sum(axis=axis) for c in columns], axis=0))


def _most(*columns: Counts, axis: int = -1) -> Counts:
    return np.asarray(np.max([c.sum(axis=axis) for c in columns], axis=0))


def _farthest(*columns: Counts, axis: int = -1) -> Counts:
    sums = np.array([c.sum(axis=axis) for c in columns])
    return np.asarray(np.abs(sums - sums.mean(axis=0)).max(axis=0))


def _smallest(windows: Counts, calendar: Calendar, totals: Counts, direction: Direction) -> float:
    """The p value had every year's events kept to the claim as strictly as they could."""
    places = windows.shape[1]
    width = 1 if calendar.tiled else calendar.length
    fewer = float(np.prod(np.maximum(places - totals[totals > 0] * width, 1) / places))
    more = float((1 / places) ** (totals > 0).sum())
    return {"fewer": fewer, "more": more, "either": min(2 * min(fewer, more), 1.0)}[direction]


def _dispersion(windows: Counts, seen: float, n: float, calendar: Calendar) -> float:
    """Of the windows' counts around each year's total at the two rates."""
    if not calendar.tiled:
        return 1.0
    blocks = windows.shape[1]
    shares = np.full(blocks, (1 - seen / n) / (blocks - 1))
    shares[calendar.column] = seen / n
    totals = windows.sum(axis=1)
    return exact.dispersion(windows, totals[:, None] * shares, int((totals > 0).sum()) * (blocks - 1) - 1)


def _rounded(effect: Effect) -> Effect:
    return Effect(effect.name, *(exact.figures(v) for v in (effect.value, effect.low, effect.high)))


def _later(table: Table, test: _Test, calendar: Calendar, until: date) -> Estimate | None:
    span = calendar.full(until + timedelta(days=1), table.last)
    return test.estimate(table.days, *span, "full years not known on that day") if span else None


def _notes(
    main: Estimate, calendar: Calendar, chosen_after: bool, full: object, since: date
) -> Sequence[str]:
    notes = []
    if full is None:
        notes.append("There is no full year in the period; the whole of it was counted.")
    elif main.since != since.isoformat() and calendar.opening == 1:
        notes.append(f"The first year is not full; counting begins on {main.since}.")
    if chosen_after:
        family = "windows of this length" if calendar.tiled else "twelve starting months (Bonferroni)"
        notes.append(f"Corrected for choosing the months after looking, among the {family}.")
    return notes
