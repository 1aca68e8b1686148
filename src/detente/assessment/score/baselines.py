"""What somebody without insight would have said, from what was resolved before the question was asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from detente.assessment.score.log import Forecast

__all__ = ["BASELINES"]

_SURE = 0.9
"""What status quo and recency give to the answer they expect."""


def _half(_: Forecast, __: Sequence[Forecast]) -> float:
    return 0.5


def _climatology(one: Forecast, known: Sequence[Forecast]) -> float:
    """The share of yes among all questions resolved by then, by Laplace's rule of succession."""
    return _rate(known)


def _last_year(one: Forecast, known: Sequence[Forecast]) -> float:
    since = (date.fromisoformat(one.asked_on) - timedelta(days=365)).isoformat()
    return _rate([k for k in known if (k.resolved_on or k.closes_on) >= since])


def _recency(one: Forecast, known: Sequence[Forecast]) -> float:
    """The newest answer to a question of the same category comes again."""
    alike = [k for k in known if k.category == one.category]
    if not alike:
        return 0.5
    newest = max(alike, key=lambda k: (k.resolved_on or k.closes_on, k.id))
    return _SURE if newest.outcome else 1 - _SURE


def _status_quo(one: Forecast, _: Sequence[Forecast]) -> float:
    """Nothing changes; where the question does not say what that means, the answer is no."""
    return _SURE if one.status_quo == 1 else 1 - _SURE


def _rate(known: Sequence[Forecast]) -> float:
    return (sum(k.outcome or 0 for k in known) + 1) / (len(known) + 2)


BASELINES: dict[str, Callable[[Forecast, Sequence[Forecast]], float]] = {
    "one half": _half,
    "climatology": _climatology,
    "last year's rate": _last_year,
    "recency": _recency,
    "status quo": _status_quo,
}
