"""An outlook as forecasts, for the log that is scored when they come due."""

from __future__ import annotations

from detente.assessment.outlook.nouns import Outlook
from detente.assessment.score.log import Forecast

__all__ = ["forecasts"]

_ASKED = {
    "contact": "Is an exchange between officials of {0} and {1} confirmed by {2}?",
    "talks": "Do authorised delegations of {0} and {1} meet by {2}?",
    "agreement": "Do {0} and {1} both publish an agreed text by {2}?",
    "implementation": "Does {0} or {1} take a first step that the other confirms by {2}?",
}


def forecasts(found: Outlook) -> tuple[Forecast, ...]:
    """One forecast a rung, its probability the middle of the interval."""
    return tuple(
        Forecast(
            id=f"{'-'.join(found.between)}-{rung.rung}-{found.as_of}-{found.by}",
            question=_ASKED[rung.rung].format(*found.between, found.by),
            asked_on=found.as_of,
            closes_on=found.by,
            probability=round((rung.low + rung.high) / 2, 4),
            low=rung.low,
            high=rung.high,
            forecaster="detente",
            category=rung.rung,
            status_quo=0,
        )
        for rung in found.rungs
    )
