"""Predictions on record, to be scored when they come due."""

from __future__ import annotations

import re

from detente.assessment import Assessment
from detente.assessment.scope import Scope
from detente.brief import wording
from detente.brief.nouns import Group, Line, Section
from detente.brief.references import References
from detente.evidence import Prediction

__all__ = ["section"]


_DENIES = re.compile(
    r"(?:no |not |n't |never|nothing|unlikely|improbable|impossible|hardly|can't|cannot|(?:very|highly|most|extremely) un)",
    re.IGNORECASE,
)
"""Hedges that take back what stands beside them: they are read first."""


def section(assessment: Assessment, references: References) -> Section | None:
    scope = assessment.scope
    if not scope.predictions:
        return None
    ordered = sorted(
        scope.predictions, key=lambda p: (scope.home(p).published.latest or "", p.quote.start, p.id)
    )
    lines = tuple(_line(p, scope, references) for p in ordered)
    return Section(
        id="predictions",
        title="Predictions on record",
        finding=f"{wording.count(len(lines), 'prediction').capitalize()}, each with its author.",
        groups=(Group("", lines),),
        method="What somebody, also an article's author, said would happen. `detente score` settles them later.",
    )


def _line(prediction: Prediction, scope: Scope, references: References) -> Line:
    notes = []
    turned = bool(prediction.hedge and _DENIES.match(prediction.hedge.strip()))
    if prediction.hedge and not turned:
        notes.append(f"hedged “{prediction.hedge}”")
    if prediction.condition:
        notes.append(wording.proviso(prediction.condition, 120))
    if prediction.horizon and prediction.horizon.value:
        notes.append(f"by {wording.date(prediction.horizon)}")
    said = wording.short(prediction.prediction)
    author = prediction.by.country is None and prediction.by.name in (None, "author")
    home = scope.home(prediction)
    return Line(
        text=f"{prediction.hedge}: {said}" if turned else said,
        who=(home.author or "the author") if author else wording.actor(scope, prediction.by, role=True),
        when=wording.date(home.published.value),
        note="; ".join(notes),
        refs=(references.of(prediction),),
    )
