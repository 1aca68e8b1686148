"""The timeline of all sides."""

from __future__ import annotations

from detente.assessment import Assessment
from detente.brief.figures.timeline import timeline
from detente.brief.nouns import Section
from detente.brief.references import References

__all__ = ["section"]


def section(assessment: Assessment, references: References) -> Section | None:
    figure = timeline(assessment.scope, lambda item: f"#{references.of(item).item}")
    if figure is None:
        return None
    return Section(
        id="timeline",
        title="Timeline",
        finding="",
        figure=figure,
        method="Statements stand at the day they were made, or reported where only that is known; deeds at their own date.",
    )
