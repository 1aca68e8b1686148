"""Hindsight: a forecast held against what happened, without letting what came later into it."""

from __future__ import annotations

from detente.assessment.hindsight.later import Learnt, known_later
from detente.assessment.hindsight.nouns import Happened, Near, Pointed, RungAfter, Settled
from detente.assessment.hindsight.outcome import outcome, resolved
from detente.assessment.hindsight.weigh import after, near, pointed
from detente.assessment.hindsight.words import settled

__all__ = [
    "Happened",
    "Learnt",
    "Near",
    "Pointed",
    "RungAfter",
    "Settled",
    "after",
    "known_later",
    "near",
    "outcome",
    "pointed",
    "resolved",
    "settled",
]
