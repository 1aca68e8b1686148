"""Deeds: what a side does to the other and could stop, a truce in force, people it will deal with no longer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from detente.assessment.scope import Scope
from detente.assessment.terms import terms
from detente.drafting.acts import Act
from detente.drafting.issues import templates
from detente.drafting.today import takes_now
from detente.drafting.told import Gathered, Told, issue_act, talk_act
from detente.evidence import Event

__all__ = ["of_deeds", "of_negotiators", "of_truce"]

_DEED_DAYS, _ASSAULT_DAYS = 730, 120


def of_deeds(scope: Scope, found: Gathered) -> None:
    """What a side does to the other it could stop doing."""
    for event in scope.events:
        option = _stoppable(event)
        by = next((a.country for a in event.actors if a.country in scope.between), None)
        touched = {a.country for a in event.recipients}
        if event.status != "occurred" or event.statement or not option or not by:
            continue
        if (not touched or touched & set(scope.between) - {by}) and _real(event, scope):
            found.told.append(Told(by, issue_act(by, option), "does", event.id, 1.0))


def of_truce(scope: Scope, found: Gathered) -> None:
    """A truce in force is every side's to keep."""
    option = "cease_fire"
    for side in scope.between:
        for item in takes_now(side, option, scope):
            found.told.append(Told(side, issue_act(side, option), "does", item, 2.5))


def _stoppable(event: Event) -> str:
    deeds: Sequence[dict[str, str]] = templates()["deed"]
    return next(
        (d["option"] for d in deeds if d["type"] == event.type and d.get("mode") in (None, event.mode)), ""
    )


def _real(event: Event, scope: Scope) -> bool:
    """Whether a deed stands: recent, and not spoken of as what would follow ("an attack would …")."""
    text, at = scope.home(event).text or "", event.evidence.end
    if re.match(r"[\w ,]{0,20}\b(?:would|could|might|may|should)\b", text[at : at + 40]):
        return False
    if event.type == "ASSAULT":
        return event.date.latest is not None and _age(event, scope) <= _ASSAULT_DAYS
    return _age(event, scope) <= _DEED_DAYS


def _age(event: Event, scope: Scope) -> int:
    return (date.fromisoformat(scope.as_of) - date.fromisoformat(scope.day(event))).days


def of_negotiators(scope: Scope, found: Gathered) -> None:
    """Talks wait for other people where one side will not deal with some of the other's."""
    for by, country, people, items in _refused(scope):
        table = templates()["negotiators"]
        act = Act(country, table["id"], "", f"{table['text']} than {' and '.join(people)}", frozenset())
        talk = talk_act(by)
        found.told += [Told(by, act, "ties", item, 2.5, False, talk) for item in items]


def _refused(scope: Scope) -> Iterator[tuple[str, str, list[str], list[str]]]:
    """Who will deal with whom no longer: side, the other's country, its people and the items."""
    pairs: dict[tuple[str, str], tuple[set[str], set[str]]] = {}
    for refused in terms(scope).refused:
        if refused.by.country in scope.between and refused.country in scope.between:
            people, items = pairs.setdefault((refused.by.country, refused.country), (set(), set()))
            people.add(refused.person)
            items.update(refused.items)
    for (by, country), (people, items) in sorted(pairs.items()):
        yield by, country, sorted(people), sorted(items)
