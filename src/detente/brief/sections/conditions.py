"""Conditions and clocks: who requires what of whom, what follows, and how official it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from detente.assessment import Assessment
from detente.assessment.positions import content, held
from detente.assessment.scope import Scope
from detente.brief import wording
from detente.brief.nouns import Group, Line, Section
from detente.brief.references import References
from detente.evidence import Condition

__all__ = ["section"]

ORDER = ("red line", "refusal", "precondition", "necessary", "demand", "deadline", "clock", "concession")
_ONE = {**{kind: kind for kind in ORDER}, "necessary": "necessary condition"}
_TITLES = {
    "red line": "Red lines",
    "refusal": "Refusals",
    "precondition": "Preconditions",
    "necessary": "Necessary conditions",
    "demand": "Demands",
    "deadline": "Deadlines",
    "clock": "Clocks",
    "concession": "Concessions",
}


def section(assessment: Assessment, references: References) -> Section | None:
    scope = assessment.scope
    if not scope.conditions:
        return None
    groups = []
    for kind in ORDER:
        of_kind = [c for c in scope.conditions if c.kind == kind]
        if of_kind:
            lines = tuple(
                _line(c, scope, references) for c in sorted(of_kind, key=lambda c: (_newest(c, scope), c.id))
            )
            groups.append(Group(_TITLES[kind], lines))
    return Section(
        id="conditions",
        title="Conditions, as they were set",
        finding=_finding(scope),
        groups=tuple(groups),
        method="A condition is official where the government's own authorised voice sets it, reported where somebody else "
        "says so, contested where a member of the same government has not confirmed or denies it.",
        gist=tuple(_gist(scope, references)),
    )


TERMS = ("precondition", "necessary", "demand")
"""What the first screen tells of, in this order; refusals stand there already."""


def _gist(scope: Scope, references: References) -> Iterator[Line]:
    """The newest term of each side on the other, each once."""
    shown = [c for side in scope.between for c in _newest_of(side, scope)[:PER_SIDE]]
    if shown:
        points = [f"{_who(c, scope)}, {_ONE[c.kind]}: {wording.quote(c.requirement, 110)}" for c in shown]
        refs = tuple(references.of(c) for c in shown)
        yield Line(label="Their terms", text="\n".join(points), refs=refs)


PER_SIDE = 2


def _newest_of(side: str, scope: Scope) -> list[Condition]:
    """The side's own terms for the other: of its higher voices first, then the newest."""
    own = [
        c
        for c in scope.conditions
        if c.by.country == side
        and c.kind in TERMS
        and _meant_for(c, side, scope)
        and len(c.requirement.split()) > 1
        and _stands(c, scope)
    ]
    return sorted(own, key=lambda c: (TERMS.index(c.kind) > 1, _newest(c, scope), TERMS.index(c.kind), c.id))


YEAR = 365
"""Days after which a term is no longer told first."""


def _stands(condition: Condition, scope: Scope) -> bool:
    """Set lately, and not in words that turn it down ("not realistic to say that …")."""
    day = scope.home(condition).published.latest or scope.as_of
    if (date.fromisoformat(scope.as_of) - date.fromisoformat(day)).days > YEAR:
        return False
    said = next((s for s in scope.statements if s.id == condition.statement), None)
    return said is None or held(content(said)) == content(said)


def _meant_for(condition: Condition, side: str, scope: Scope) -> bool:
    towards = condition.towards.country if condition.towards else None
    return towards is None or (towards in scope.between and towards != side)


def _who(condition: Condition, scope: Scope) -> str:
    who, land = wording.actor(scope, condition.by), wording.country(scope, condition.by.country)
    return who if land in who else f"{who}, {land}"


def _newest(condition: Condition, scope: Scope) -> str:
    return "".join(chr(0x10FFFF - ord(c)) for c in scope.home(condition).published.latest or "")


def _finding(scope: Scope) -> str:
    kinds = [c.kind for c in scope.conditions]
    parts = [wording.count(kinds.count(kind), _ONE[kind]) for kind in ORDER if kind in kinds]
    contested = sum(c.official == "contested" for c in scope.conditions)
    doubt = (
        f" {wording.count(contested, 'of them is', 'of them are').capitalize()} contested."
        if contested
        else ""
    )
    return f"On record: {wording.listed(parts)}.{doubt}"


def _line(condition: Condition, scope: Scope, references: References) -> Line:
    towards = f" to {wording.actor(scope, condition.towards)}" if condition.towards else ""
    notes: list[str] = [condition.official]
    if condition.consequence:
        notes.append(f"then: {wording.short(condition.consequence, 120)}")
    if condition.duration:
        notes.append(f"for {wording.duration(condition.duration)}")
    if condition.deadline and condition.deadline.value:
        notes.append(f"by {wording.date(condition.deadline)}")
    return Line(
        text=wording.short(condition.requirement),
        who=wording.actor(scope, condition.by) + towards,
        when=wording.date(scope.home(condition).published.value),
        label=condition.kind,
        note="; ".join(notes),
        refs=(references.of(condition),),
    )
