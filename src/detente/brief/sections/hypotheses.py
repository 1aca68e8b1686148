"""Rival readings of intent, with evidence for and against each; contested assertions side by side."""

from __future__ import annotations

from detente.assessment import Assessment
from detente.assessment.hypotheses import Evidence, Hypothesis
from detente.brief import wording
from detente.brief.items import by_id, quoted, the
from detente.brief.nouns import Group, Line, Section
from detente.brief.references import References

__all__ = ["section"]

SHOWN = 5


def section(assessment: Assessment, references: References) -> Section | None:
    known = [h for h in assessment.hypotheses if h.supports or h.opposes]
    if not known and not assessment.contested:
        return None
    groups = [_group(h, assessment, references) for h in known]
    groups += _contested(assessment, references)
    return Section(
        id="hypotheses",
        title="What they may be after",
        finding=_finding(assessment, known),
        groups=tuple(groups),
        method="Rival readings side by side, after Heuer (1999), Psychology of Intelligence Analysis, ch. 8. The number of "
        "items is no weight: talk is cheap, and one costly deed may outweigh many words. No probability is given.",
    )


def _finding(assessment: Assessment, known: list[Hypothesis]) -> str:
    scope = assessment.scope
    parts = []
    for side in scope.between:
        open_ = [h for h in known if h.of == side and h.supports]
        if len(open_) > 1:
            parts.append(
                f"the record fits {wording.count(len(open_), 'reading')} of what {the(scope, side)} wants"
            )
    lull = [h for h in known if h.of == "lull" and h.supports]
    if len(lull) > 1:
        parts.append("whether the lull is a signal or seasonal is open")
    elif lull:
        parts.append(
            f"of the lull the record supports one reading only: {lull[0].text[0].lower()}{lull[0].text[1:]}"
        )
    if assessment.contested:
        parts.append(
            f"{wording.count(len(assessment.contested), 'assertion is', 'assertions are')} disputed by others"
        )
    text = "; ".join(parts) or "the record has evidence for single readings only"
    return f"{text[0].upper()}{text[1:]}."


def _group(found: Hypothesis, assessment: Assessment, references: References) -> Group:
    lines = [
        *_lines(found.supports, "for", assessment, references),
        *_lines(found.opposes, "against", assessment, references),
    ]
    return Group(found.text, tuple(lines), f"What would tell: {found.tells}")


def _lines(
    evidence: tuple[Evidence, ...], label: str, assessment: Assessment, references: References
) -> list[Line]:
    items = by_id(assessment.scope)
    shown = [
        quoted(items[e.item], assessment.scope, references, label=label, note=_why(e))
        for e in evidence[:SHOWN]
    ]
    if len(evidence) > SHOWN:
        shown.append(Line(text=f"and {wording.count(len(evidence) - SHOWN, 'more')}", label=label))
    return shown


def _why(evidence: Evidence) -> str:
    kind, _, what = evidence.why.partition(": ")
    return f"deed: {wording.deed(what)}" if kind == "deed" else evidence.why


def _contested(assessment: Assessment, references: References) -> list[Group]:
    items, scope = by_id(assessment.scope), assessment.scope
    return [
        Group(
            "Contested assertion",
            (
                quoted(items[c.assertion], scope, references, label="asserts"),
                *(quoted(items[d], scope, references, label="disputes") for d in c.disputed_by[:SHOWN]),
            ),
        )
        for c in assessment.contested[:SHOWN]
    ]
