"""Whom the record rests on: reliability by the Admiralty code, and warnings where many reports have one origin."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal, TypeAlias

from detente.assessment.positions import content, stems
from detente.assessment.scope import Scope
from detente.evidence import Actor, Event, Statement

__all__ = ["OneOrigin", "Origin", "Reliability", "one_origin", "origins"]

Reliability: TypeAlias = Literal["A", "B", "C", "D", "E", "F"]
"""NATO AJP-2.1: A completely reliable to E unreliable, F cannot be judged. Edit an outlet's letter in the codebook."""

SAME = 0.7


@dataclass(frozen=True, slots=True)
class Origin:
    """An outlet, or an author where no outlet is known, with how many documents and items come from it."""

    name: str
    reliability: Reliability
    known: bool
    documents: int
    items: int


@dataclass(frozen=True, slots=True)
class OneOrigin:
    """What several documents report and one voice said: many reports, one source."""

    speaker: Actor
    statements: tuple[str, ...]
    documents: int
    why: str


def origins(scope: Scope) -> tuple[Origin, ...]:
    """Every outlet, the one with most items first; F where the lexicon does not list it."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for document in scope.documents:
        name = document.outlet or document.author or "unknown outlet"
        counts[name][0] += 1
    homes = {d.id: d.outlet or d.author or "unknown outlet" for d in scope.documents}
    spoken: tuple[Statement | Event, ...] = (*scope.statements, *scope.events)
    for item in spoken:
        counts[homes[item.document]][1] += 1
    found = []
    for name, (documents, items) in counts.items():
        source = scope.lexicon.source(name)
        letter: Reliability = source.reliability if source else "F"  # type: ignore[assignment]
        found.append(Origin(name, letter, source is not None, documents, items))
    return tuple(sorted(found, key=lambda o: (-o.items, o.name)))


def one_origin(scope: Scope) -> tuple[OneOrigin, ...]:
    """Statements of one voice that several documents carry in nearly the same words, and documents that all rest on
    nameless sources."""
    groups: list[list[Statement]] = []
    for statement in sorted(scope.statements, key=lambda s: (scope.day(s), s.id)):
        home = next((g for g in groups if _same(g[0], statement)), None)
        if home is None:
            groups.append([statement])
        else:
            home.append(statement)
    found = []
    for group in groups:
        documents = len({s.document for s in group})
        if documents > 1:
            why = f"{documents} documents, one speaker, the same words: one source, not {documents}"
            found.append(OneOrigin(group[0].speaker, tuple(s.id for s in group), documents, why))
    return tuple(sorted(found, key=lambda o: (-o.documents, o.statements)))


def _same(a: Statement, b: Statement) -> bool:
    if (a.speaker.country, a.speaker.name or a.speaker.role) != (
        b.speaker.country,
        b.speaker.name or b.speaker.role,
    ):
        return False
    one, other = stems(content(a)), stems(content(b))
    return len(one) >= 3 and len(one & other) / max(len(one | other), 1) >= SAME
