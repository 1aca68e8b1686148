"""Rival readings of intent, with evidence for and against each; contested assertions side by side."""

from __future__ import annotations

from datetime import date

from detente.assessment import Assessment
from detente.assessment.hypotheses import Evidence, Hypothesis
from detente.assessment.scope import Scope
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
        gist=(Line(label="What they may be after", text=_finding(assessment, known)),),
    )


def _finding(assessment: Assessment, known: list[Hypothesis]) -> str:
    """For whom the record has something for which readings; that is no ranking of them."""
    scope = assessment.scope
    parts = []
    for side in scope.between:
        names = [_brief(h, scope) for h in known if h.of == side and h.supports]
        if names:
            parts.append(
                f"{the(scope, side)}: something on record says that it {wording.listed(names, last='or')}"
            )
    lull = [_brief(h, scope) for h in known if h.of == "lull" and h.supports]
    if lull:
        doubt = (
            "too soon to say" if len(lull) > 1 else "only this reading has a voice on record; too soon to say"
        )
        parts.append(f"the lull: {wording.listed(lull, last='or')} ({doubt})")
    if assessment.contested:
        parts.append(
            f"{wording.count(len(assessment.contested), 'assertion is', 'assertions are')} disputed by others"
        )
    text = ". ".join(f"{part[0].upper()}{part[1:]}" for part in parts)
    return f"{text or 'The record speaks against single readings only'}."


def _brief(hypothesis: Hypothesis, scope: Scope) -> str:
    """ "coerces" of "Ruritania coerces: talk of talks is …"."""
    text = hypothesis.text.partition(":")[0]
    country = scope.lexicon.country(hypothesis.of)
    return text.removeprefix(country.name if country else "The lull is").strip()


def _group(found: Hypothesis, assessment: Assessment, references: References) -> Group:
    lines = [
        *_lines(found.supports, "for", assessment, references),
        *_lines(found.opposes, "against", assessment, references),
    ]
    note = f"What would tell: {found.tells}"
    return Group(found.text, tuple(lines), f"{note} {_season(assessment)}" if found.id == SEASONAL else note)


SEASONAL, YEARS = "lull-seasonal", 5


def _season(assessment: Assessment) -> str:
    """Which data would test the season, and the command."""
    day = date.fromisoformat(assessment.scope.as_of)
    first = day.month - (day.month - 1) % 3
    return (
        "What would test it: a table of the days of earlier such deeds over several years (a row a day, column `date`): "
        f"`detente claim season TABLE.csv --months {first}-{first + 2} --since {day.year - YEARS}-01-01 --until {day}`, "
        "which leaves the present lull out."
    )


def _lines(
    evidence: tuple[Evidence, ...], label: str, assessment: Assessment, references: References
) -> list[Line]:
    items = by_id(assessment.scope)
    shown = [
        quoted(items[e.item], assessment.scope, references, label=label, note=_why(e))
        for e in evidence[:SHOWN]
    ]
    if len(evidence) > SHOWN:
        shown.append(Line(text=f"and {wording.count(len(evidence) - SHOWN, 'more', 'more')}", label=label))
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
