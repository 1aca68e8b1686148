"""Did a day change the rate? Whole years before and after it are exchanged."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
from scipy import stats

from detente.assessment.claims import exact
from detente.assessment.claims.calendar import Counts
from detente.assessment.claims.nouns import SEED, Claim, Cluster, Direction, Effect, Estimate
from detente.assessment.claims.table import Points, Table
from detente.assessment.claims.verdict import verdict
from detente.errors import InputError

__all__ = ["before_after"]

_YEAR = 365
ALIKE = 0.1
"""Autocorrelation of years that is always allowed for: a dozen of them cannot show that there is none."""
LOCAL = 5
"""Years on either side in the local comparison, which a slow trend disturbs less."""
RESAMPLES = 9_999


def before_after(
    table: Table,
    *,
    at: date,
    since: date | None = None,
    until: date | None = None,
    direction: Direction = "either",
    keep_prompt: bool = False,
) -> Claim:
    """Test whether days with an event are fewer (or more) after a day than before it.

    Years are counted back and forth from the day; what is left over at the ends is not used. The year before the day is
    left out by default: measures are taken after unusual times, and ordinary times follow by themselves (regression to
    the mean: Bland & Altman 1994, 10.1136/bmj.308.6942.1499).

    Neighbouring years are alike: p is widened by their autocorrelation (effective number of years, Bayley & Hammersley
    1946, 10.2307/2983560).

    Raises
    ------
    InputError
        If the day lies outside the period.
    """
    since, until = since or table.first, until or table.last
    if not since < at <= until:
        raise InputError(
            f"{at} is not between {since} and {until}",
            where="--at",
            hint="choose --since and --until around it",
        )
    test = _Test(at, direction)
    whole = test.estimate(table.days, since, until, 0, "all years before and after")
    main = (
        whole
        if keep_prompt
        else test.estimate(table.days, since, until, 1, "the year before the day left out")
    )
    skip = 0 if keep_prompt else 1
    others = [(way, test.estimate(way.points, since, until, skip, way.label)) for way in table.ways()]
    near = _local(table, test, since, until, skip)
    answer, why = verdict(main, [*(each for way, each in others if way.decides), *near])
    word = {"fewer": "fewer", "more": "more", "either": "fewer or more"}[direction]
    return Claim(
        kind="before-after",
        claim=f"Days with an event are {word} from {at.isoformat()} on than before",
        table=table.name,
        direction=direction,
        since=since.isoformat(),
        until=until.isoformat(),
        prompt=None if keep_prompt else f"{(at - timedelta(days=_YEAR)).isoformat()}/{(at - timedelta(days=1)).isoformat()}",
        main=main,
        with_prompt=None if keep_prompt else whole,
        sensitivity=(*(each for _, each in others if each.n), *near),
        later=_later(table, test, since, until),
        verdict=answer,
        why=why,
        notes=("The day is taken as given from outside the data; a day found by looking at them needs a stricter test.",
               "A trend over the whole period also makes before and after differ: see the local comparison and the years.",
            "A change after a day is no proof that the day's event brought it about."),
    )  # fmt: skip


class _Test:
    def __init__(self, at: date, direction: Direction) -> None:
        self.at, self.direction = at, direction

    def estimate(
        self, points: Callable[[date, date], Points], since: date, until: date, skip: int, label: str
    ) -> Estimate:
        """Compare whole years, passing over `skip` of them right before the day."""
        years = (self.at - since).days // _YEAR
        before = [self._count(points, -i) for i in range(years, skip, -1)]
        after = [self._count(points, i) for i in range((until - self.at + timedelta(days=1)).days // _YEAR)]
        seen, n = sum(after), sum(after) + sum(before)
        clusters = len(before) + len(after)
        if not before or not after or not n:
            return self._nothing(label, since, until, n, seen, clusters)
        chance = len(after) / clusters
        p, smallest = self._p(before, after)
        r = max(exact.autocorrelation(before, after), ALIKE)
        p = exact.widened(p, r, self.direction)
        fitted = [sum(before) / len(before)] * len(before) + [seen / len(after)] * len(after)
        phi = exact.dispersion(np.array(before + after), np.array(fitted), clusters - 2)
        phi *= (1 + r) / (1 - r)
        effect = exact.ratio(seen, n, chance, phi=phi)
        return Estimate(
            label=label,
            since=self._day(-years).isoformat(),
            until=(self._day(len(after)) - timedelta(days=1)).isoformat(),
            n=n,
            observed=seen,
            expected=exact.figures(n * chance),
            effect=Effect(effect.name, *(exact.figures(v) for v in (effect.value, effect.low, effect.high))),
            p_naive=exact.figures(exact.naive_p(seen, n, chance, self.direction)),
            p=exact.figures(p),
            p_corrected=None,
            smallest=exact.figures(smallest),
            clusters=clusters,
            dispersion=exact.figures(phi),
            groups=(*(Cluster(f"from {self._day(-years + i)}", 0.0, c) for i, c in enumerate(before)),
                    *(Cluster(f"from {self._day(i)}", c, c) for i, c in enumerate(after))),
        )  # fmt: skip

    def _nothing(
        self, label: str, since: date, until: date, n: float, seen: float, clusters: int
    ) -> Estimate:
        nothing = Effect("rate ratio", None, None, None)
        return Estimate(
            label,
            since.isoformat(),
            until.isoformat(),
            n,
            seen,
            None,
            nothing,
            None,
            None,
            None,
            None,
            clusters,
        )

    def _day(self, years: int) -> date:
        return self.at + timedelta(days=_YEAR * years)

    def _count(self, points: Callable[[date, date], Points], number: int) -> float:
        return sum(w for _, w in points(self._day(number), self._day(number + 1) - timedelta(days=1)))

    def _p(self, before: list[float], after: list[float]) -> tuple[float, float]:
        smallest = _smallest(sum(before) + sum(after), len(before), len(after), self.direction)
        if min(len(before), len(after)) == 1:
            return self._alone(before, after), smallest
        side = {"fewer": "less", "more": "greater", "either": "two-sided"}[self.direction]
        result = stats.permutation_test(
            (np.array(after), np.array(before)), _difference, permutation_type="independent", vectorized=True,
            n_resamples=RESAMPLES, alternative=side, rng=np.random.default_rng(SEED), batch=10_000,
        )  # fmt: skip
        return float(result.pvalue), smallest

    def _alone(self, before: list[float], after: list[float]) -> float:
        """Where one side has a single year: its rank among all of them."""
        every = [*before, *after]
        one, rest = (after[0], after) if len(after) == 1 else (before[0], before)
        low = sum(each <= one for each in every) / len(every)
        high = sum(each >= one for each in every) / len(every)
        if rest is before:
            low, high = high, low
        return {"fewer": low, "more": high, "either": min(2 * min(low, high), 1.0)}[self.direction]


def _smallest(n: float, before: int, after: int, direction: Direction) -> float:
    """The p value had all events fallen on one side, spread over as many of its years as they could."""
    ways, events = math.comb(before + after, after), int(n)
    idle = max(before - events, 0)
    fewer = math.comb(after + idle, after) / ways
    more = 1 / ways if events >= after else math.comb(before + after - events, after - events) / ways
    return {"fewer": fewer, "more": more, "either": min(2 * min(fewer, more), 1.0)}[direction]


def _difference(after: Counts, before: Counts, axis: int = -1) -> Counts:
    return np.asarray(after.mean(axis=axis) - before.mean(axis=axis))


def _local(table: Table, test: _Test, since: date, until: date, skip: int) -> tuple[Estimate, ...]:
    """Only the years nearest to the day, where there are more."""
    first = test.at - timedelta(days=_YEAR * (LOCAL + skip))
    last = test.at + timedelta(days=_YEAR * LOCAL - 1)
    if first <= since and last >= until:
        return ()
    label = f"only {LOCAL} years on either side"
    return (test.estimate(table.days, max(first, since), min(last, until), skip, label),)


def _later(table: Table, test: _Test, since: date, until: date) -> Estimate | None:
    """The same comparison with everything the table holds, where it goes on after `until`."""
    if table.last <= until:
        return None
    return test.estimate(table.days, since, table.last, 1, "with what was not known on that day")
