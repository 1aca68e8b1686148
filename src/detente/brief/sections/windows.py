"""Windows: dated meetings and occasions ahead."""

from __future__ import annotations

from detente.assessment import Assessment
from detente.assessment.scope import Scope
from detente.brief import wording
from detente.brief.nouns import Group, Line, Section
from detente.brief.references import References
from detente.evidence import Window

__all__ = ["ahead", "section"]


def ahead(scope: Scope) -> list[Window]:
    """The occasions that have not passed, the nearest first."""
    found = [w for w in scope.windows if (w.date.latest or "9999") >= scope.as_of]
    return sorted(found, key=lambda w: (w.date.earliest or "9999", w.quote.start, w.id))


def section(assessment: Assessment, references: References) -> Section | None:
    scope = assessment.scope
    ordered = ahead(scope)
    if not ordered:
        return None
    both = [w for w in ordered if len({p.country for p in w.participants} & set(scope.between)) > 1]
    first = ordered[0]
    finding = f"{wording.count(len(ordered), 'dated occasion').capitalize()} ahead, the first {wording.date(first.date)}"
    finding += (
        f"; {wording.count(len(both), 'of them brings', 'of them bring')} both sides together."
        if both
        else "; none brings both sides together."
    )
    return Section(
        id="windows",
        title="Windows ahead",
        finding=finding,
        groups=(Group("", tuple(_line(w, assessment, references) for w in ordered)),),
        gist=(Line(label="Windows ahead", text=finding, refs=(references.of(first),)),),
        method="Occasions that the texts date after the as-of date. Plans are often dropped.",
    )


def _line(window: Window, assessment: Assessment, references: References) -> Line:
    scope = assessment.scope
    return Line(
        text=wording.short(window.what),
        who=wording.actors(scope, window.participants) if window.participants else "",
        when=wording.date(window.date),
        note=window.place or "",
        refs=(references.of(window),),
    )
