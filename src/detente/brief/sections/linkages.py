"""Linkages and brokers: what else is on the table, and through whom one may talk."""

from __future__ import annotations

from collections.abc import Iterator

from detente.assessment import Assessment
from detente.assessment.brokers import Contact
from detente.assessment.scope import Scope
from detente.brief import wording
from detente.brief.items import by_id, the
from detente.brief.nouns import Group, Line, Section
from detente.brief.references import References
from detente.evidence import Linkage

__all__ = ["section"]

_TITLES = {
    "talks": "Have met or talked",
    "planned": "Are to meet",
    "does not talk": "Do not talk",
    "offers to mediate": "Offers to mediate",
}


def section(assessment: Assessment, references: References) -> Section | None:
    scope = assessment.scope
    if not scope.linkages and not assessment.brokers:
        return None
    groups = (
        [Group("Other issues tied to it", tuple(_linkages(assessment, references)))] if scope.linkages else []
    )
    for state, title in _TITLES.items():
        found = [c for c in assessment.brokers if c.state == state]
        if found:
            groups.append(Group(title, tuple(_line(c, assessment, references) for c in found)))
    return Section(
        id="linkages",
        title="Linkages and brokers",
        finding=_finding(assessment),
        groups=tuple(groups),
        method="Linkages are issues that a text ties to the stand-off. Brokers are third parties in contact with a side; "
        "contact is no proof that they carry messages.",
        gist=tuple(_gist(assessment, references)),
    )


def _gist(assessment: Assessment, references: References) -> Iterator[Line]:
    """The issues by name, and third parties that reach either side."""
    scope = assessment.scope
    shown = scope.linkages[:ISSUES]
    if shown:
        refs = tuple(references.of(link) for link in shown)
        yield Line(label="Other issues in play", text="\n".join(_issue(link) for link in shown), refs=refs)
    if told := _between(assessment):
        yield Line(label="Who could carry word", text=f"{told[0].upper()}{told[1:]}.")


ISSUES = 3


def _holder(link: Linkage, scope: Scope) -> str:
    """Not where the name only says what the thing is: who holds "the Ruritanian ship" is not told."""
    mention = link.holder.mention if link.holder else None
    if link.holder is None or (mention and mention.text in link.issue):
        return ""
    return wording.actor(scope, link.holder)


def _issue(link: Linkage) -> str:
    trade = f"; to be traded: {wording.short(link.exchange, 90)}" if link.exchange else ""
    return f"{wording.short(link.issue, 80)}{trade}"


def _finding(assessment: Assessment) -> str:
    scope = assessment.scope
    issues = f"{wording.count(len(scope.linkages), 'other issue')} tied to the stand-off"
    parts = [issues] if scope.linkages else []
    parts.append(_between(assessment) or "nobody on record is in contact with both sides")
    text = "; ".join(parts)
    return f"{text[0].upper()}{text[1:]}."


def _between(assessment: Assessment) -> str:
    """Third parties that meet both sides, or one and are due to meet the other."""
    scope = assessment.scope
    met, due = _reached(assessment, "talks"), _reached(assessment, "planned")
    both = sorted(code for code, sides in met.items() if len(sides) > 1)
    soon = sorted(c for c, sides in met.items() if len(sides) == 1 and due.get(c, set()) - sides)
    parts = []
    if both:
        names = wording.listed([the(scope, code) for code in both])
        parts.append(f"{names} {'is' if len(both) == 1 else 'are'} in contact with both sides")
    if soon:
        who = wording.listed([the(scope, code) for code in soon])
        parts.append(f"{who} {'has' if len(soon) == 1 else 'have'} met one side and {'is' if len(soon) == 1 else 'are'} "
                     "due to meet the other")  # fmt: skip
    return "; ".join(parts)


def _reached(assessment: Assessment, state: str) -> dict[str, set[str]]:
    """Third parties and the sides that they are so in contact with."""
    parties = set(assessment.scope.between)
    found: dict[str, set[str]] = {}
    for c in assessment.brokers:
        for one, other in ((c.one, c.other), (c.other, c.one)):
            if c.state == state and one in parties and other and other not in parties:
                found.setdefault(other, set()).add(one)
    return found


def _linkages(assessment: Assessment, references: References) -> list[Line]:
    scope = assessment.scope
    return [
        Line(
            text=wording.short(link.issue),
            who=_holder(link, scope),
            note=f"to be traded: {wording.short(link.exchange, 120)}" if link.exchange else "",
            refs=(references.of(link),),
        )
        for link in scope.linkages
    ]


def _line(contact: Contact, assessment: Assessment, references: References) -> Line:
    scope, items = assessment.scope, by_id(assessment.scope)
    names = [wording.country(scope, code) for code in (contact.one, contact.other) if code]
    refs = tuple(references.of(items[i]) for i in contact.items[-3:])
    newest = scope.dated(items[contact.items[-1]]) if contact.items else None
    return Line(text=wording.listed(names), when=wording.date(newest or contact.newest), refs=refs)
