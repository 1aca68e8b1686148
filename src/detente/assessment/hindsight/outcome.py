"""From what was recorded as having happened to the outcome of each forecast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.assessment.hindsight.nouns import Happened
from detente.assessment.outlook.nouns import RUNGS, Rung
from detente.assessment.score.log import Forecast

__all__ = ["outcome", "resolved"]


def outcome(
    rung: Rung, happened: Sequence[Happened], *, after: str, until: str
) -> tuple[int | None, str | None]:
    """Whether a rung came about after one day and by another, and the day that decided it.

    A later rung brings the earlier ones with it, as in the outlook, where none is likelier than the one before. It did not
    come about where the record of what happened reaches to `until` without it; until then it is open.
    """
    enough = RUNGS[RUNGS.index(rung) :]
    days = sorted(each.day for each in happened if each.rung in enough and after < each.day <= until)
    if days:
        return 1, days[0]
    known = max((each.day for each in happened), default="")
    return (0, until) if known >= until else (None, None)


def resolved(forecasts: Sequence[Forecast], happened: Sequence[Happened]) -> tuple[Forecast, ...]:
    """The forecasts of rungs with their outcomes filled in; one whose category is no rung stays as it is."""
    return tuple(_resolved(each, happened) for each in forecasts)


def _resolved(forecast: Forecast, happened: Sequence[Happened]) -> Forecast:
    rung = next((each for each in RUNGS if each == forecast.category), None)
    if rung is None:
        return forecast
    found, on = outcome(rung, happened, after=forecast.asked_on, until=forecast.closes_on)
    return replace(forecast, outcome=found, resolved_on=on)
