"""The outlook: the outside view moved by the inside view, rung by rung, in order."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from detente.assessment.outlook.confidence import confidence
from detente.assessment.outlook.ledger import Weights, ledger, read_weights, total
from detente.assessment.outlook.nouns import (
    RUNGS,
    Budget,
    Change,
    Interval,
    Judgement,
    Ledger,
    Outlook,
    ReferenceClass,
    Rung,
    RungOutlook,
)
from detente.assessment.outlook.reference import classes, pooled
from detente.assessment.outlook.words import logistic, logit, points, word
from detente.assessment.scope import Scope
from detente.assessment.signals import Signal, signals
from detente.errors import InputError

__all__ = ["FLAG", "LONGEST", "outlook"]

FLAG = 0.10
"""A single judgement that moves the middle by more than this is flagged."""
LONGEST = 3660
"""Days: beyond ten years nothing here says anything."""


def outlook(
    scope: Scope,
    *,
    by: str,
    found: Sequence[Signal] | None = None,
    references: Sequence[Path] = (),
    weights: Path | None = None,
) -> Outlook:
    """How likely contact, talks, agreement and implementation are by a day.

    Parameters
    ----------
    by : str
        ISO day after the as-of date.
    found : sequence of Signal, optional
        Default: the signals of the record.
    references : sequence of Path
        CSV tables of spells, `pair,start,end,until`, as further reference classes.
    weights : Path, optional
        TOML file in place of ours.

    Raises
    ------
    InputError
        If `by` is not after the as-of date, fewer than two parties are known, or a file makes no sense.
    """
    as_of, end = date.fromisoformat(scope.as_of), _end(by, scope)
    if len(scope.between) < 2:
        raise InputError("an outlook needs two parties", where="--between", hint="name them, such as USA PRK")
    rules = read_weights(weights)
    inside = ledger(signals(scope) if found is None else found, as_of, rules)
    rungs: list[RungOutlook] = []
    for rung in RUNGS:
        every = classes(scope.between, rung, as_of, end, own_tables=references)
        rungs.append(_rung(rung, every, inside, rules, scope, rungs[-1] if rungs else None))
    return Outlook(
        between=scope.between[:2],
        as_of=scope.as_of,
        by=end.isoformat(),
        days=(end - as_of).days,
        rungs=tuple(rungs),
        ledger=inside,
        ahead=tuple(
            w.id
            for w in scope.windows
            if scope.as_of < (w.date.latest or "") and (w.date.earliest or "") <= end.isoformat()
        ),
        notes=tuple(_notes(scope, rungs)),
    )


def _end(by: str, scope: Scope) -> date:
    try:
        end = date.fromisoformat(by)
    except ValueError as error:
        raise InputError(f"{by!r} is not a day", where="--by", hint="write it as 2019-12-31") from error
    days = (end - date.fromisoformat(scope.as_of)).days
    if not 0 < days <= LONGEST:
        raise InputError(
            f"{by} is not within ten years after {scope.as_of}",
            where="--by",
            hint="choose a later --by or an earlier --as-of",
        )
    return end


def _rung(
    rung: Rung,
    every: tuple[ReferenceClass, ...],
    inside: Ledger,
    rules: Weights,
    scope: Scope,
    above: RungOutlook | None,
) -> RungOutlook:
    outside = pooled(every)
    low, high = _bounds(outside, inside, rules.rungs[rung], above)
    level, reasons = confidence(every, inside, scope, low, high)
    return RungOutlook(
        rung=rung,
        classes=tuple(replace(c, interval=_rounded(c.interval)) for c in every),
        outside=_rounded(outside),
        low=low,
        high=high,
        word=word((low + high) / 2),
        words=tuple(dict.fromkeys((word(low), word(high)))),
        confidence=level,
        reasons=reasons,
        judgements=tuple(_judgements(rung, every, inside, rules)),
        changes=tuple(_changes(outside, inside, rules, rung, above)),
    )


def _rounded(interval: Interval) -> Interval:
    return Interval(*(round(v, 4) for v in (interval.low, interval.middle, interval.high)))


def _bounds(
    outside: Interval, inside: Ledger, carry: float, above: RungOutlook | None
) -> tuple[float, float]:
    """Rounded bounds: the widths of both views add as those of independent quantities.

    A later rung is never likelier than the one before it.
    """
    middle = logit(outside.middle) + carry * (inside.low + inside.high) / 2
    half = carry * (inside.high - inside.low) / 2
    low = points(logistic(middle - math.hypot(logit(outside.middle) - logit(outside.low), half)))
    high = points(logistic(middle + math.hypot(logit(outside.high) - logit(outside.middle), half)))
    if above is not None:
        low, high = min(low, above.low), min(high, above.high)
    return low, max(low, high)


def _middle(outside: Interval, low: float, high: float, carry: float) -> float:
    return logistic(logit(outside.middle) + carry * (low + high) / 2)


def _judgements(
    rung: Rung, every: Sequence[ReferenceClass], inside: Ledger, rules: Weights
) -> list[Judgement]:
    """What the middle would be without each class and without each budget of signals."""
    carry = rules.rungs[rung]
    now = _middle(pooled(every), inside.low, inside.high, carry)
    found = []
    used = [c for c in every if c.used]
    for one in used if len(used) > 1 else ():
        without = pooled([c for c in every if c is not one])
        found.append((f"reference class: {one.name}", now - _middle(without, inside.low, inside.high, carry)))
    for budget in inside.budgets:
        rest = total([b for b in inside.budgets if b is not budget], rules.total)
        found.append((f"signals: {budget.id}", now - _middle(pooled(every), *rest, carry)))
    return [Judgement(what, round(100 * moved, 1), abs(moved) > FLAG) for what, moved in found]


def _changes(
    outside: Interval, inside: Ledger, rules: Weights, rung: Rung, above: RungOutlook | None
) -> list[Change]:
    """Where one fresh deed of a principal, and an end to all signals, would put the interval."""
    found = []
    for way, direction in (("towards", 1), ("away from", -1)):
        what = f"a deed {way} talks, hard to take back, by a head of government or minister"
        least, most = rules.worth("lasting deed", 1.0, 0)
        low, high = (least, most) if direction > 0 else (-most, -least)
        budget = Budget("something new", 1, low, high, False)
        sums = total([*inside.budgets, budget], rules.total)
        moved = replace(inside, low=sums[0], high=sums[1])
        found.append(Change(what, *_bounds(outside, moved, rules.rungs[rung], None)))
    quiet = replace(inside, low=0.0, high=0.0)
    found.append(
        Change("no signal at all: the outside view alone", *_bounds(outside, quiet, rules.rungs[rung], None))
    )
    return found


def _notes(scope: Scope, rungs: Sequence[RungOutlook]) -> list[str]:
    notes = []
    if not any(c.own for r in rungs for c in r.classes):
        notes.append("No table of this pair's own meetings is shipped; add your own with --reference FILE.")
        notes.append(
            "Other pairs stand in our tables because they talked at some time: their rates are likely too high here."
        )
    if scope.undated:
        notes.append(f"{len(scope.undated)} undated documents were not used.")
    notes.append("The weights of signals are judgements (weights.toml), not measurements.")
    return notes
