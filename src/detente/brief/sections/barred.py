"""What bars the way: demands that exclude each other, and people one side will not deal with."""

from __future__ import annotations

from collections.abc import Iterator

from detente.assessment import Assessment
from detente.assessment.scope import Scope
from detente.assessment.terms import Exclusion, RefusedPerson
from detente.brief import wording
from detente.brief.items import by_id, the
from detente.brief.nouns import Group, Line
from detente.brief.references import References

__all__ = ["barred", "gist"]

FIRST = 2
"""Exclusions on the first screen."""


def barred(assessment: Assessment, references: References) -> Iterator[Group]:
    """People refused, then demands without room for agreement."""
    terms = assessment.terms
    refused = tuple(_refused(r, assessment, references) for r in terms.refused)
    excluded = tuple(_excluded(e, assessment, references) for e in terms.exclusions)
    if refused:
        yield Group("People one side will not deal with", refused)
    if excluded:
        yield Group("No room for agreement as things stand", excluded)


def gist(assessment: Assessment, references: References) -> Iterator[Line]:
    """One line for the first screen, where there is anything."""
    scope, terms = assessment.scope, assessment.terms
    shown = terms.exclusions[:FIRST]
    points = [f"{each.issue}: {_told(each, scope)}" for each in shown]
    points += [_shunned(side, assessment) for side in dict.fromkeys(r.by.country for r in terms.refused)]
    ids = [i for e in shown for i in (e.demand, e.refusal)] + [i for r in terms.refused for i in r.items]
    if points:
        items = by_id(scope)
        refs = tuple(references.of(items[i]) for i in dict.fromkeys(ids))
        yield Line(label="What bars the way", text="\n".join(points), refs=refs)


def _shunned(side: str | None, assessment: Assessment) -> str:
    people = [r.person for r in assessment.terms.refused if r.by.country == side]
    return f"{the(assessment.scope, side)} will not deal with {wording.listed(people)}"


def _told(exclusion: Exclusion, scope: Scope) -> str:
    a, b = the(scope, exclusion.demanded_by), the(scope, exclusion.refused_by)
    said = f"{b} is said not to give it" if exclusion.second_hand else f"{b} refuses it"
    soft = "; its own words leave some room" if exclusion.softened else ""
    return f"{a} demands it, {said}{soft}"


def _refused(refused: RefusedPerson, assessment: Assessment, references: References) -> Line:
    scope, items = assessment.scope, by_id(assessment.scope)
    return Line(
        text=f"will not deal with {refused.person} ({wording.country(scope, refused.country)})",
        who=wording.actor(scope, refused.by),
        refs=tuple(references.of(items[i]) for i in refused.items),
    )


def _excluded(exclusion: Exclusion, assessment: Assessment, references: References) -> Line:
    items = by_id(assessment.scope)
    ids = (exclusion.demand, exclusion.refusal, *exclusion.softened)
    return Line(
        text=_told(exclusion, assessment.scope),
        label=exclusion.issue,
        refs=tuple(references.of(items[i]) for i in ids),
    )
