"""Brokers: who talks to whom, who does not, and who has offered to mediate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Literal, TypeAlias

from detente.assessment.positions import content
from detente.assessment.reality import done, meets
from detente.assessment.scope import Scope
from detente.evidence import Event

__all__ = ["Contact", "ContactState", "brokers"]

PLANNED = 182
"""Days for which a plan without a day is kept."""
ContactState: TypeAlias = Literal["talks", "planned", "does not talk", "offers to mediate"]
_MEDIATES = re.compile(
    r"\b(?:mediat\w*|good offices|broker\w*|facilitat\w*|go-between|intermediar\w*|host (?:the )?(?:talks|a summit))\b"
)


@dataclass(frozen=True, slots=True)
class Contact:
    """Two governments or bodies and how they stand, with the items that say so; `newest` is an ISO day."""

    one: str
    other: str
    state: ContactState
    items: tuple[str, ...]
    newest: str


def brokers(scope: Scope) -> tuple[Contact, ...]:
    """Contacts that touch a party, and offers to mediate, by state and names."""
    found: dict[tuple[str, str, ContactState], list[tuple[str, str]]] = {}
    for event in scope.events:
        state = _state(event.status, event.type)
        unreal = state == "talks" and not done(event, scope)
        if state is None or unreal or (state == "planned" and _past(event, scope)):
            continue
        everybody = sorted({a.country for a in (*event.actors, *event.recipients) if a.country})
        for one, other in combinations(everybody, 2):
            both = {one, other} <= set(scope.between)
            if {one, other} & set(scope.between) and not (
                both and state == "talks" and not meets(event, scope)
            ):
                found.setdefault((one, other, state), []).append((scope.day(event), event.id))
    for statement in scope.statements:
        by = statement.speaker.country
        offers = statement.act in ("offer", "promise", "announcement") and _MEDIATES.search(
            content(statement)
        )
        if by and by not in scope.between and offers:
            key: tuple[str, str, ContactState] = (by, "", "offers to mediate")
            found.setdefault(key, []).append((scope.day(statement), statement.id))
    return tuple(
        Contact(one, other, state, tuple(i for _, i in sorted(items)), max(items)[0])
        for (one, other, state), items in sorted(found.items(), key=lambda e: (e[0][2], e[0]))
    )


def _past(event: Event, scope: Scope) -> bool:
    """A plan whose own day has gone by is a plan no more, nor is one without a day that was told half a year ago."""
    own = event.date if event.date.basis != "publication" else None
    if own and own.latest:
        return own.latest < scope.as_of
    return (date.fromisoformat(scope.as_of) - date.fromisoformat(scope.day(event))).days > PLANNED


def _state(status: str, type_: str) -> ContactState | None:
    if type_ != "CONSULT":
        return None
    states: dict[str, ContactState] = {"occurred": "talks", "planned": "planned", "negated": "does not talk"}
    return states.get(status)
