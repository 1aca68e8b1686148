"""One event, many reports: what several texts tell of, joined, with where their figures differ."""

from __future__ import annotations

from detente.assessment import Assessment
from detente.assessment.reports import Happening
from detente.brief import wording
from detente.brief.items import by_id, the
from detente.brief.nouns import Group, Line, Section
from detente.brief.references import References

__all__ = ["section"]

SHOWN = 12


def section(assessment: Assessment, references: References) -> Section | None:
    """None where no deed is told by two texts."""
    joined = [each for each in assessment.reports if each.documents > 1]
    if not joined:
        return None
    newest = sorted(joined, key=lambda h: (h.latest, h.id), reverse=True)
    disputed = sum(each.disputed for each in joined)
    told = wording.count(len(joined), "deed is told", "deeds are told").capitalize()
    doubt = f"; of {wording.count(disputed, 'of them')} the figures differ" if disputed else ""
    return Section(
        id="reports",
        title="One event, many reports",
        finding=f"{told} by more than one text, and counted once{doubt}.",
        groups=(Group("", tuple(_line(each, assessment, references) for each in newest[:SHOWN])),),
        method="Reports are taken for one event where the kind of deed and who did it agree, the days are at most one apart "
        "and a word of matter is common. `detente show FILE reports` lists all.",
    )


def _line(each: Happening, assessment: Assessment, references: References) -> Line:
    scope, items = assessment.scope, by_id(assessment.scope)
    days = each.earliest if each.earliest == each.latest else f"{each.earliest}/{each.latest}"
    to = f" to {wording.listed([the(scope, code) for code in each.recipients])}" if each.recipients else ""
    figures = f"figures differ: {wording.listed(each.numbers)}" if each.disputed else ""
    return Line(
        text=f"{wording.deed(each.type)}{to}",
        who=wording.listed([wording.country(scope, code) for code in each.actors]) or "somebody",
        when=wording.date(days),
        note="; ".join(part for part in (f"{each.documents} texts", figures) if part),
        refs=tuple(references.of(items[i]) for i in each.reports),
    )
