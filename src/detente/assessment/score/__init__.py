"""Score: forecasts that have come due, against several baselines."""

from __future__ import annotations

from detente.assessment.score.card import Scorecard, score
from detente.assessment.score.log import Forecast, append, read_log

__all__ = ["Forecast", "Scorecard", "append", "read_log", "score"]
