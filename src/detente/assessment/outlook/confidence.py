"""Confidence, apart from likelihood: how good the ground is that the interval stands on (ICD 203, D.6.e.(2)(b))."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from detente.assessment.outlook.nouns import Confidence, Ledger, ReferenceClass
from detente.assessment.scope import Scope

__all__ = ["confidence"]

ENOUGH, FEW = 15, 5
"""Independent spells that allow high confidence, and below which it is low."""
APART, WIDE = 0.25, 0.30
"""Middles of classes that disagree, and an interval that says little."""
STALE = 60
"""Days since the newest signal."""


def confidence(
    found: Sequence[ReferenceClass], ledger: Ledger, scope: Scope, low: float, high: float
) -> tuple[Confidence, tuple[str, ...]]:
    """High where nothing speaks against it; low where something grave or three things do."""
    used = [c for c in found if c.used]
    grave = tuple(_grave(used, scope))
    light = tuple(_light(used, ledger, scope, low, high))
    if grave or len(light) >= 3:
        return "low", (*grave, *light)
    return ("moderate" if light else "high"), light or (
        "The reference classes are many, agree, and the record is fresh.",
    )


def _grave(found: Sequence[ReferenceClass], scope: Scope) -> Iterator[str]:
    if sum(d.kind == "article" for d in scope.documents) == 1:
        yield "The record is a single article."
    independent = sum(c.independent for c in found)
    if not any(c.own for c in found):
        yield "There is no table of this pair's own meetings: the cases are mostly of other pairs."
    if independent < FEW:
        yield f"Only {independent} independent spells stand behind the outside view."


def _light(
    found: Sequence[ReferenceClass], ledger: Ledger, scope: Scope, low: float, high: float
) -> Iterator[str]:
    best = max((c.independent for c in found), default=0)
    if sum(c.independent for c in found) >= FEW and best < ENOUGH:
        yield f"No reference class has more than {best} independent spells."
    middles = [c.interval.middle for c in found]
    if middles and max(middles) - min(middles) > APART:
        yield f"The reference classes disagree: their middles lie between {min(middles):.0%} and {max(middles):.0%}."
    if high - low > WIDE:
        yield "The interval is wide."
    if sum(d.kind == "article" for d in scope.documents) in (0, 2):
        yield "The record holds fewer than three articles."
    if ledger.entries:
        yield "The weights of signals are judgements that no scored forecasts bear out yet."
    newest = max((e.date for e in ledger.entries), default=None)
    if newest is None:
        yield "The record holds no signal between the parties."
    elif (date.fromisoformat(scope.as_of) - date.fromisoformat(newest)).days > STALE:
        yield f"The newest signal is of {newest}."
