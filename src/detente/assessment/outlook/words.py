"""Likelihood in words (ICD 203, 2 January 2015, D.6.e.(2)(a)) and in points."""

from __future__ import annotations

import math

__all__ = ["SCALE", "logistic", "logit", "points", "word"]

SCALE = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
    (1.00, "almost certain"),
)
"""Upper ends and words of ICD 203."""
_EDGE = 1e-6


def word(chance: float) -> str:
    """The word for a chance; at a boundary the one nearer to even."""
    if chance <= 0.5:
        return next(name for end, name in SCALE if chance < end)
    return next(name for end, name in SCALE if chance <= end)


def points(chance: float) -> float:
    """To 5 points; to 1 point below 10 and above 90. Never 0 or 1."""
    hundred = 100 * chance
    if hundred < 10 or hundred > 90:
        return min(max(math.floor(hundred + 0.5), 1), 99) / 100
    return 5 * math.floor(hundred / 5 + 0.5) / 100


def logit(chance: float) -> float:
    inside = min(max(chance, _EDGE), 1 - _EDGE)
    return math.log(inside / (1 - inside))


def logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))
