"""Predictions found in articles as forecasts to be resolved and scored."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from detente.assessment.scope import Scope
from detente.assessment.score.log import Forecast
from detente.evidence import Prediction

__all__ = ["foretold"]


def foretold(scope: Scope) -> tuple[Forecast, ...]:
    """The record's predictions, open, with the probability that their hedge stands for.

    One without a horizon is closed a year after it was published: change that to what its author meant.
    """
    return tuple(_forecast(p, scope) for p in scope.predictions)


def _forecast(prediction: Prediction, scope: Scope) -> Forecast:
    asked = scope.home(prediction).published.latest or scope.as_of
    horizon = prediction.horizon.latest if prediction.horizon else None
    closes = (
        horizon
        if horizon and horizon > asked
        else f"{int(asked[:4]) + 1}{asked[4:].replace('-02-29', '-02-28')}"
    )
    condition = f" ({_if(prediction.condition)})" if prediction.condition else ""
    return Forecast(
        id=prediction.id,
        question=" ".join(f"{prediction.prediction}{condition}".split()),
        asked_on=asked,
        closes_on=closes,
        probability=_probability(prediction.hedge),
        forecaster=prediction.by.name or prediction.by.role or prediction.by.country or "unknown",
    )


def _if(condition: str) -> str:
    return (
        condition
        if condition.lower().startswith(("if ", "unless ", "once ", "when ", "should "))
        else f"if {condition}"
    )


@cache
def _hedges() -> dict[str, float]:
    source = files("detente.assessment") / "data" / "hedges.toml"
    return {str(k): float(v) for k, v in tomllib.loads(source.read_text(encoding="utf-8")).items()}


def _probability(hedge: str | None) -> float:
    """The longest known hedge that the words hold."""
    if not hedge:
        return _hedges()["none"]
    found = [word for word in _hedges() if word != "none" and word in hedge.lower()]
    return _hedges()[max(found, key=lambda w: (len(w), w))] if found else _hedges()["none"]
