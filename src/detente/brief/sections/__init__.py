"""One section of the brief a file: `section(assessment, references) -> Section`, or None where there is nothing to say."""

from __future__ import annotations

from collections.abc import Callable

from detente.assessment import Assessment
from detente.brief.nouns import Section
from detente.brief.references import References
from detente.brief.sections import (
    alignments,
    clocks,
    conditions,
    hypotheses,
    linkages,
    mixed,
    model,
    outlook,
    predictions,
    readiness,
    reports,
    signals,
    timeline,
    voices,
    windows,
)

__all__ = ["SECTIONS"]

SECTIONS: tuple[Callable[[Assessment, References], Section | None], ...] = (
    outlook.section,
    mixed.section,
    clocks.section,
    signals.section,
    conditions.section,
    alignments.section,
    hypotheses.section,
    readiness.section,
    model.section,
    windows.section,
    linkages.section,
    voices.section,
    timeline.section,
    reports.section,
    predictions.section,
)
"""In the order of the page."""
