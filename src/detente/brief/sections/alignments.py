"""Who agrees with whom across governments, and who disagrees."""

from __future__ import annotations

from collections.abc import Iterator

from detente.assessment import Assessment
from detente.assessment.alignments import Alignment
from detente.brief import wording
from detente.brief.items import by_id
from detente.brief.nouns import Group, Line, Section
from detente.brief.references import References
from detente.record.rows import anchor

__all__ = ["section"]

SHOWN = 6


def section(assessment: Assessment, references: References) -> Section | None:
    if not assessment.alignments:
        return None
    heads = (("Sides with a foreign voice against his own", True, "alignment"), ("Agreement", False, "alignment"),
             ("Disagreement", False, "disagreement"))  # fmt: skip
    groups = []
    for title, own, kind in heads:
        found = [a for a in assessment.alignments if a.kind == kind and (a.against is not None) == own]
        if found:
            more = f"and {wording.count(len(found) - SHOWN, 'more', 'more')}" if len(found) > SHOWN else ""
            groups.append(Group(title, tuple(_line(a, assessment, references) for a in found[:SHOWN]), more))
    return Section(
        id="alignments",
        title="Who sides with whom",
        finding=_finding(assessment),
        groups=tuple(groups),
        gist=tuple(_gist(assessment, references)),
        method="Statements of different governments on one question or one matter, answered alike or differently. "
        "Agreement on a point is not agreement on policy.",
    )


def _gist(assessment: Assessment, references: References) -> Iterator[Line]:
    """Only who stands with a foreigner against his own."""
    items = by_id(assessment.scope)
    for each in assessment.alignments[:1]:
        if each.against is not None:
            refs = tuple(references.of(items[i]) for i in (each.a, each.b))
            yield Line(label="Who sides with whom", text=_finding(assessment), refs=refs)


def _finding(assessment: Assessment) -> str:
    scope = assessment.scope
    against = [a for a in assessment.alignments if a.against is not None]
    if against:
        first = against[0]
        home = first.against.country if first.against else None
        ours, theirs = (first.one, first.other) if first.one.country == home else (first.other, first.one)
        whose = f"{wording.actor(scope, theirs)} ({wording.country(scope, theirs.country)})"
        rival = wording.actor(scope, first.against)
        return f"{wording.actor(scope, ours)} says what {whose} says, and not what {rival} says."
    agree = sum(a.kind == "alignment" for a in assessment.alignments)
    rest = len(assessment.alignments) - agree
    counts = f"{wording.count(agree, 'agreement').capitalize()} and {wording.count(rest, 'disagreement')}"
    return f"{counts} between governments on record."


def _line(found: Alignment, assessment: Assessment, references: References) -> Line:
    scope = assessment.scope
    items = by_id(scope)
    a, b = items[found.a], items[found.b]
    who = f"{wording.actor(scope, found.one)} and {wording.actor(scope, found.other)}"
    text = f"{wording.quote(anchor(a).text, 110)} / {wording.quote(anchor(b).text, 110)}"
    note = f"against {wording.actor(scope, found.against)}" if found.against else found.why.rstrip(".")
    return Line(text=text, who=who, note=note, refs=(references.of(a), references.of(b)))
