"""Who said what: each government's leading statements, newest first, with the speaker's authority."""

from __future__ import annotations

from collections import defaultdict

from detente.assessment import Assessment
from detente.assessment.scope import Scope
from detente.brief import wording
from detente.brief.nouns import Group, Line, Section
from detente.brief.references import References
from detente.evidence import Statement

__all__ = ["section"]

PER_ACTOR = 3
"""Statements shown of one speaker; the newest ones of an act each come first."""
SPEAKERS = 6


def section(assessment: Assessment, references: References) -> Section | None:
    """The statements of the parties first, then of others."""
    scope = assessment.scope
    spoken = [s for s in scope.statements if s.polarity == "affirmed" and s.speaker.country]
    if not spoken:
        return None
    lands = sorted({s.speaker.country or "" for s in spoken}, key=lambda c: _place(c, scope, spoken))
    groups = tuple(_group(land, scope, references, spoken) for land in lands)
    return Section(
        id="voices",
        title="Who said what",
        finding=_finding(scope, spoken),
        groups=groups,
        method="Statements that the articles attribute to a speaker, newest first; speakers in the order of their authority "
        "at the time (authority tiers are data and can be edited). At most "
        f"{PER_ACTOR} a speaker are shown here; the case file holds all of them.",
    )


def _place(land: str, scope: Scope, spoken: list[Statement]) -> tuple[int, int, str]:
    party = scope.between.index(land) if land in scope.between else len(scope.between)
    return party, -sum(s.speaker.country == land for s in spoken), land


def _finding(scope: Scope, spoken: list[Statement]) -> str:
    speakers = {(s.speaker.country, s.speaker.name or s.speaker.role) for s in spoken}
    parts = [
        f"{wording.country(scope, land)} {sum(s.speaker.country == land for s in spoken)}"
        for land in scope.between
    ]
    others = sum(s.speaker.country not in scope.between for s in spoken)
    return (
        f"{wording.count(len(spoken), 'statement').capitalize()} by {wording.count(len(speakers), 'speaker')}: "
        f"{', '.join(parts)}, others {others}."
    )


def _group(land: str, scope: Scope, references: References, spoken: list[Statement]) -> Group:
    by_speaker: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in spoken:
        if statement.speaker.country == land:
            by_speaker[
                (
                    statement.speaker.name or "",
                    statement.speaker.role or "" if not statement.speaker.name else "",
                )
            ].append(statement)
    ordered = sorted(
        by_speaker.items(),
        key=lambda entry: (
            min(scope.rank(s.speaker, scope.day(s)) for s in entry[1]),
            -len(entry[1]),
            entry[0],
        ),
    )
    lines = [line for _, said in ordered[:SPEAKERS] for line in _lines(said, scope, references)]
    hidden = len(ordered) - SPEAKERS
    note = f"and {wording.count(hidden, 'other speaker')}" if hidden > 0 else ""
    return Group(wording.country(scope, land), tuple(lines), note)


def _lines(said: list[Statement], scope: Scope, references: References) -> list[Line]:
    newest = sorted(said, key=lambda s: (scope.day(s), s.content[0].start), reverse=True)
    seen: set[str] = set()
    first = [s for s in newest if s.act not in seen and not seen.add(s.act)]  # type: ignore[func-returns-value]
    chosen = sorted(
        [*first, *(s for s in newest if s not in first)][:PER_ACTOR],
        key=lambda s: (scope.day(s), s.content[0].start),
        reverse=True,
    )
    return [_line(s, scope, references) for s in chosen]


def _line(statement: Statement, scope: Scope, references: References) -> Line:
    words = " … ".join(quote.text for quote in statement.content)
    notes = []
    if statement.addressee:
        notes.append(f"to {wording.actor(scope, statement.addressee)}")
    if statement.according_to:
        notes.append(f"according to {wording.actor(scope, statement.according_to)}")
    if statement.channel != "public":
        notes.append(statement.channel)
    return Line(
        text=wording.nested(words) if statement.mode == "direct" else wording.short(words),
        who=wording.actor(scope, statement.speaker, role=True),
        when=wording.date(scope.dated(statement)),
        label=statement.act,
        note="; ".join(notes),
        quoted=statement.mode == "direct",
        refs=(references.of(statement),),
    )
