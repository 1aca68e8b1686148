"""Pairs of answers near each other in time: what lies further apart is no contradiction and no agreement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from detente.assessment.opposition import Answer
from detente.assessment.scope import Scope

__all__ = ["nearby"]


def nearby(answers: Sequence[Answer], scope: Scope, window: int) -> Iterator[tuple[Answer, Answer]]:
    """Every two answers at most `window` days apart, each in the order of the sequence; found by going along the days."""
    days = [date.fromisoformat(scope.day(each.item)).toordinal() for each in answers]
    order = sorted(range(len(answers)), key=lambda at: (days[at], at))
    first = 0
    for place, at in enumerate(order):
        while days[at] - days[order[first]] > window:
            first += 1
        for other in order[first:place]:
            yield answers[min(at, other)], answers[max(at, other)]
