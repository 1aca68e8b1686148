"""Kept forecasts beside what happened: which were made in time, what they scored, and their log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from detente.assessment.hindsight import Happened, after, resolved
from detente.assessment.outlook.forecasts import forecasts
from detente.assessment.score import Forecast, score
from detente.evidence import to_json
from detente.web.afterwards import Kept

__all__ = ["card", "kept_log", "scored", "summary", "too_late"]


def too_late(one: Kept, happened: Sequence[Happened]) -> bool:
    """Whether it was kept only on or after the day of something that it speaks of."""
    told = [each.day for each in happened if each.rung and one.outlook.as_of < each.day <= one.outlook.by]
    return any(one.at[:10] >= day for day in (*told, one.outlook.by))


def summary(one: Kept, happened: Sequence[Happened]) -> dict[str, Any]:
    """A row of the list of kept forecasts, with its mean scores over the rungs whose outcome is known."""
    done = [each for each in after(one.outlook, happened) if each.brier is not None]
    return {
        "id": one.id, "kept_at": one.at, "by": one.by, "as_of": one.outlook.as_of, "until": one.outlook.by,
        "moved": list(one.moved), "after_the_fact": too_late(one, happened), "resolved": len(done),
        "brier": _mean([each.brier for each in done]), "log": _mean([each.log for each in done]),
    }  # fmt: skip


def _mean(values: Sequence[float | None]) -> float | None:
    return round(sum(value or 0.0 for value in values) / len(values), 4) if values else None


def kept_log(made: Sequence[Kept], happened: Sequence[Happened]) -> tuple[Forecast, ...]:
    """Every kept forecast as `detente score` reads it, with its outcomes; one with moved judgements by its maker's name."""
    return tuple(
        replace(each, forecaster=one.by if one.moved else each.forecaster)
        for one in made
        for each in resolved(forecasts(one.outlook), happened)
    )


def card(made: Sequence[Kept], happened: Sequence[Happened]) -> dict[str, Any] | None:
    """The scorecard of the forecasts that were kept in time."""
    return scored(kept_log([each for each in made if not too_late(each, happened)], happened))


def scored(found: Sequence[Forecast]) -> dict[str, Any] | None:
    """A scorecard; None where nothing is resolved."""
    if not any(each.outcome is not None for each in found):
        return None
    shape: dict[str, Any] = to_json(score(found))
    return shape
