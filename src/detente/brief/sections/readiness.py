"""Readiness: a checklist by side and faction, with quotes; never a number."""

from __future__ import annotations

from detente.assessment import Assessment
from detente.assessment.readiness import Check
from detente.brief import wording
from detente.brief.items import by_id, speaker, the
from detente.brief.nouns import Group, Line, Section
from detente.brief.references import References
from detente.evidence import Statement
from detente.record.rows import anchor

__all__ = ["section"]


_SHORT = {
    "stalemate": "a hurting stalemate",
    "way-out": "a way out",
    "deadline": "a deadline",
    "spokesman": "a valid spokesman",
    "motivation": "motivation",
    "optimism": "optimism",
    "coalition": "a broad coalition",
}

_STATES = {
    "present": ("is spoken of", "are spoken of"),
    "contested": ("is contested", "are contested"),
    "absent": ("is denied", "are denied"),
}


def section(assessment: Assessment, references: References) -> Section | None:
    known = [c for c in assessment.readiness if c.state != "unknown"]
    if not known:
        return None
    scope = assessment.scope
    groups = [
        group
        for (land, faction), checks in _factions(assessment).items()
        if (group := _group(land, faction, checks, assessment, references)).lines
    ]
    for staff in assessment.staffing:
        if staff.empty:
            items = by_id(scope)
            lines = tuple(Line(text=post, label="empty") for post in staff.empty)
            refs = tuple(references.of(items[i]) for i in staff.items)
            lines = (*lines[:-1], Line(text=lines[-1].text, label="empty", refs=refs))
            groups.append(Group(f"{wording.country(scope, staff.government)}: posts without a holder", lines))
    return Section(
        id="readiness",
        title="Readiness for talks",
        finding=_finding(assessment),
        groups=tuple(groups),
        method="Zartman's conditions of ripeness (a stalemate that hurts, a way out, a deadline, a valid spokesman; 2000, "
        "doi:10.17226/9897) and Pruitt's of readiness (motivation, optimism, breadth of the central coalition; 2007, "
        "doi:10.1177/0002764207302467), read from what the side itself says and does. Unknown means that the record is "
        "silent, not that the condition is missing. A side that talks of a way out may not mean it.",
        gist=(Line(label="Readiness", text=_finding(assessment)),),
    )


def _group(
    land: str, faction: str, checks: list[Check], assessment: Assessment, references: References
) -> Group:
    """A faction is shown where it differs from its side."""
    whole = {c.condition: c.state for c in _factions(assessment)[land, "whole side"]}
    shown = [
        c
        for c in checks
        if c.state != "unknown" and (faction == "whole side" or c.state != whole[c.condition])
    ]
    note = _unknown([c for c in checks if c.state == "unknown"]) if faction == "whole side" else ""
    title = wording.country(assessment.scope, land)
    return Group(
        title if faction == "whole side" else f"{title}, {faction}: where it differs",
        tuple(_line(c, assessment, references) for c in shown),
        note,
    )


def _factions(assessment: Assessment) -> dict[tuple[str, str], list[Check]]:
    found: dict[tuple[str, str], list[Check]] = {}
    for check in assessment.readiness:
        found.setdefault((check.government, check.faction), []).append(check)
    return found


def _finding(assessment: Assessment) -> str:
    scope = assessment.scope
    parts = []
    for land in scope.between:
        checks = [c for c in assessment.readiness if c.government == land and c.faction == "whole side"]
        if not checks:
            continue
        told = [words for state in _STATES if (words := _named(checks, state))]
        parts.append(f"{wording.country(scope, land)}: {'; '.join(told) if told else 'nothing known'}")
    hurts = [c for c in assessment.readiness if c.faction == "whole side" and c.condition == "stalemate"]
    note = " That the stand-off hurts either side is nowhere in the record." if _all_unknown(hurts) else ""
    empty = [
        f"{wording.count(len(s.empty), 'post')} of {the(scope, s.government)} {'is' if len(s.empty) == 1 else 'are'} vacant "
        "or not yet nominated for"
        for s in assessment.staffing
        if s.empty
    ]
    vacant = wording.listed(empty)
    posts = f" {vacant[0].upper()}{vacant[1:]}." if vacant else ""
    return f"{'. '.join(parts)}.{note}{posts}"


def _named(checks: list[Check], state: str) -> str:
    names = [_SHORT.get(c.condition, c.name) for c in checks if c.state == state]
    one, many = _STATES[state]
    return f"{wording.listed(names)} {one if len(names) == 1 else many}" if names else ""


def _all_unknown(checks: list[Check]) -> bool:
    return bool(checks) and all(c.state == "unknown" for c in checks)


def _unknown(checks: list[Check]) -> str:
    return f"Unknown: {wording.listed([c.name[0].lower() + c.name[1:] for c in checks])}." if checks else ""


def _line(check: Check, assessment: Assessment, references: References) -> Line:
    scope, items = assessment.scope, by_id(assessment.scope)
    told = []
    for cue in check.cues[:4]:
        item = items[cue.item]
        way, who = "for" if cue.shows else "against", speaker(item, scope).split(" (")[0]
        when = f", {wording.date(scope.dated(item))}" if isinstance(item, Statement) else ""
        told.append(f"{way}: {who}{when} {wording.quote(anchor(item).text, 90)}")
    refs = tuple(references.of(items[i]) for i in dict.fromkeys(cue.item for cue in check.cues))
    return Line(
        text=f"{check.name}: {check.state}", label=check.theory, note="; ".join([check.why, *told]), refs=refs
    )
