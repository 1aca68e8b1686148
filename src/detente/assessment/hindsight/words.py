"""Predictions of others, as forecasts with the outcomes that somebody settled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from detente.assessment.hindsight.nouns import Settled
from detente.assessment.scope import Scope
from detente.assessment.score.foretold import foretold
from detente.assessment.score.log import Forecast

__all__ = ["settled"]


def settled(scope: Scope, found: Mapping[str, Settled]) -> tuple[Forecast, ...]:
    """The record's predictions, oldest first, with what became of those that were settled."""
    listed = sorted(foretold(scope), key=lambda f: (f.asked_on, f.closes_on, f.id))
    return tuple(replace(f, outcome=found[f.id].outcome) if f.id in found else f for f in listed)
