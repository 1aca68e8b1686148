"""Is a quiet of so many days unusual? Ranked among the earlier gaps, and among the earlier years."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from detente.assessment.claims import exact
from detente.assessment.claims.nouns import Claim, Cluster, Effect, Estimate
from detente.assessment.claims.table import Points, Table
from detente.assessment.claims.verdict import verdict
from detente.errors import InputError

__all__ = ["gap"]

_YEAR = 365
Gap = tuple[date, int]


def gap(
    table: Table,
    *,
    after: date,
    days: int,
    since: date | None = None,
    chosen_after: bool = True,
    keep_prompt: bool = False,
) -> Claim:
    """Test whether a quiet of at least `days` days after `after` is unusual.

    The quiet itself is left out of the gaps it is compared with. The question is asked on `after` + `days`.

    Parameters
    ----------
    after : date
        Day of the last event before the quiet.
    days : int
        At least 1.
    since : date, optional
        Earlier gaps count from here. Default: the table's first day.
    chosen_after : bool
        The gap caught the eye after the fact: correct for every gap of a year that might have.

    Raises
    ------
    InputError
        If `days` is not positive, or nothing in the table comes before `after`.
    """
    if not 1 <= days <= 100_000:
        raise InputError(
            f"{days} is no number of days", where="--days", hint="write a whole number such as 60"
        )
    since = since or table.first
    try:
        until = after + timedelta(days=days)
    except OverflowError as error:
        raise InputError(f"{after} is too late a date", where="--after", hint="check the year") from error
    last = _last_event(table, after)
    main = _estimate(table.days(since, last), days, "earlier gaps between days with an event", since, last)
    kept = _with(main, days)
    others = _sensitivity(table, since, last, days)
    deciding = kept if keep_prompt else main
    if not chosen_after:
        deciding = replace(deciding, p_corrected=None)
    answer, why = verdict(
        deciding, [each for each in others if not each.label.startswith("only")], none=math.inf
    )
    return Claim(
        kind="gap",
        claim=f"A quiet of at least {days} days is unusual",
        table=table.name,
        direction="fewer",
        since=since.isoformat(),
        until=until.isoformat(),
        prompt=None if keep_prompt else f"{last.isoformat()}/{until.isoformat()}",
        main=deciding,
        with_prompt=None if keep_prompt else kept,
        sensitivity=tuple(others),
        later=_later(table, last, until, days),
        verdict=answer,
        why=why,
        notes=tuple(_notes(table, after, last, days, until)),
    )


def _last_event(table: Table, after: date) -> date:
    """The event the quiet begins with; sources differ by a day, so one day later still counts."""
    found = [d for d, _ in table.days(table.first, after)]
    close = [d for d, _ in table.days(after + timedelta(days=1), after + timedelta(days=1))]
    if found and (after - found[-1]).days <= 1:
        return found[-1]
    if close:
        return close[0]
    if not found:
        raise InputError(f"no event before {after}", where=table.name, hint="choose a later --after")
    return found[-1]


def _gaps(points: Points) -> list[Gap]:
    return [(a, (b - a).days) for (a, _), (b, _) in pairwise(points)]


def _estimate(points: Points, days: int, label: str, since: date, last: date) -> Estimate:
    gaps = _gaps(points)
    long = sum(length >= days for _, length in gaps)
    n, mean = len(gaps), _mean(gaps)
    years = _years(gaps, last)
    quiet_years = sum(any(length >= days for _, length in found) for found in years)
    return Estimate(
        label=label,
        since=since.isoformat(),
        until=last.isoformat(),
        n=n,
        observed=long,
        expected=exact.figures(n * math.exp(-days / mean)) if mean else None,
        effect=_share(long, n),
        p_naive=exact.figures(math.exp(-days / mean)) if mean else None,
        p=exact.figures((long + 1) / (n + 1)) if n else None,
        p_corrected=exact.figures((quiet_years + 1) / (len(years) + 1)) if n else None,
        smallest=exact.figures(1 / (n + 1)) if n else None,
        clusters=len(years),
        groups=tuple(
            Cluster(_label(last, i), float(sum(g[1] >= days for g in found)), float(len(found)))
            for i, found in enumerate(years)
        ),
    )


def _mean(gaps: Sequence[Gap]) -> float:
    return sum(length for _, length in gaps) / len(gaps) if gaps else 0.0


def _years(gaps: Sequence[Gap], last: date) -> list[list[Gap]]:
    """Gaps by the full year before `last` in which they begin, newest year first."""
    if not gaps:
        return []
    full = (last - gaps[0][0]).days // _YEAR
    years: list[list[Gap]] = [[] for _ in range(full)]
    for begun, length in gaps:
        number = ((last - begun).days - 1) // _YEAR
        if 0 <= number < full:
            years[number].append((begun, length))
    return years


def _label(last: date, number: int) -> str:
    return f"year to {(last - timedelta(days=_YEAR * number)).isoformat()}"


def _share(long: int, n: int) -> Effect:
    if not n:
        return Effect("share of gaps as long", None, None, None)
    return Effect("share of gaps as long", *(exact.figures(v) for v in (long / n, *exact.share(long, n))))


def _with(main: Estimate, days: int) -> Estimate:
    """The same with the quiet itself among the gaps; it can prove nothing about itself."""
    n, long = int(main.n) + 1, int(main.observed) + 1
    return Estimate(
        label="the quiet itself among the gaps",
        since=main.since,
        until=(date.fromisoformat(main.until) + timedelta(days=days)).isoformat(),
        n=n,
        observed=long,
        expected=main.expected,
        effect=_share(long, n),
        p_naive=main.p_naive,
        p=exact.figures(long / n),
        p_corrected=main.p_corrected,
        smallest=exact.figures(1 / n),
        clusters=main.clusters,
        groups=main.groups,
    )


def _sensitivity(table: Table, since: date, last: date, days: int) -> list[Estimate]:
    recent = max(since, last - timedelta(days=_YEAR))
    found = [
        _estimate(
            table.occasions(since, last), days, "runs of consecutive days as one occasion", since, last
        ),
        _estimate(
            table.days(since, last), days + 1, "a day longer, as another source would have it", since, last
        ),
        _estimate(
            table.days(since, last),
            max(days - 1, 1),
            "a day shorter, as another source would have it",
            since,
            last,
        ),
        _estimate(table.days(recent, last), days, "only gaps of the last year", recent, last),
        _same_weeks(table, since, last, days),
    ]
    for kind in table.kinds:
        only = table.where("kind", kind).days(since, last)
        found.append(_estimate(only, days, f"only {kind}", since, last))
    return [each for each in found if each.n]


def _same_weeks(table: Table, since: date, last: date, days: int) -> Estimate:
    """In how many earlier years the same weeks were as quiet: what a season would bring about."""
    quiet: list[Cluster] = []
    for year in range(since.year, last.year):
        begin = date(year, last.month, min(last.day, 28)) + timedelta(days=max(last.day - 28, 0) + 1)
        if begin > since and begin + timedelta(days=days) <= last:
            events = table.days(begin, begin + timedelta(days=days - 1))
            quiet.append(Cluster(str(year), float(not events), 1.0))
    n, still = len(quiet), int(sum(year.observed for year in quiet))
    return Estimate(
        label="the same weeks of earlier years",
        since=since.isoformat(),
        until=last.isoformat(),
        n=n,
        observed=still,
        expected=None,
        effect=Effect(
            "share of years as quiet in these weeks",
            *(exact.figures(v) for v in (still / n, *exact.share(still, n))),
        )
        if n
        else _share(0, 0),
        p_naive=None,
        p=exact.figures((still + 1) / (n + 1)) if n else None,
        p_corrected=None,
        smallest=exact.figures(1 / (n + 1)) if n else None,
        clusters=n,
        groups=tuple(quiet),
    )


def _later(table: Table, last: date, until: date, days: int) -> Estimate | None:
    """The gaps that nobody could know on the day, the quiet's own end included."""
    points = [(last, 1.0), *table.days(last + timedelta(days=1), table.last)]
    if table.last <= until:
        return None
    return _estimate(points, days, "gaps not known on that day, the quiet itself first", last, table.last)


def _notes(table: Table, after: date, last: date, days: int, until: date) -> list[str]:
    notes = []
    if last != after:
        apart = abs((after - last).days)
        doubt = "sources differ by a day" if apart == 1 else "the table has no event nearer"
        notes.append(f"The quiet is counted from the event of {last} ({doubt}; asked: {after}).")
    broken = table.days(last + timedelta(days=1), min(until - timedelta(days=1), table.last))
    if broken:
        notes.append(f"The quiet did not last {days} days: the next event in the table is of {broken[0][0]}.")
    notes.append("The correction asks in how many of the earlier years there was at least one gap so long.")
    return notes
