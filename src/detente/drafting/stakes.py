"""What the record says that bears on what a side could do: who, whose act, and how (demands, gives, refuses, …)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from detente.assessment.scope import Scope
from detente.assessment.terms import terms
from detente.drafting.conditions import of_condition, two_part
from detente.drafting.deeds import of_deeds, of_negotiators, of_truce
from detente.drafting.statements import abroad, of_force, of_statement, of_talks
from detente.drafting.told import Gathered, Told
from detente.drafting.words import sides
from detente.evidence import Actor, Item

__all__ = ["gather"]

_FRESH, _OLD = 180, 365
_AGAINST = re.compile(
    r"\b(?:rebel|opposition|separatist|militia|insurgent|dissident|exiled?|defector|scholar|analyst)s?\b"
)
_PRIVATE = frozenset("EDU MED JRN CVL BUS NGO OPP REB SPY UNS CRM MNC".split())


def gather(scope: Scope) -> Gathered:
    """Everything in the record that bears on an act of a party, in the order of the items."""
    found = Gathered()
    shunned = _shunned(scope)
    bound = {c.statement for c in scope.conditions if c.statement and two_part(c)}
    for s in scope.statements:
        if s.polarity != "negated" and s.id not in shunned and _speaks(s.speaker, scope, found):
            of_talks(s, scope, found, bound)
            of_force(s, scope, found)
            if s.id not in bound and not abroad(s, scope):
                of_statement(s, scope, found)
    _conditions(scope, found, shunned)
    _unread(scope, found, bound - shunned)
    of_deeds(scope, found)
    of_truce(scope, found)
    of_negotiators(scope, found)
    items: tuple[Item, ...] = (*scope.statements, *scope.conditions, *scope.events)
    days = {item.id: scope.day(item) for item in items}
    found.told[:] = [_aged(told, days, scope) for told in found.told if not _stale(told, days, scope, found)]
    return found


def _stale(told: Told, days: dict[str, str], scope: Scope, found: Gathered) -> bool:
    """Whether a plan was announced so long ago that it is history, carried out or not."""
    stale = told.way == "announces" and _age(told, days, scope) > _FRESH
    if stale:
        found.skip(told.act.text, "announced more than half a year ago")
    return stale


def _conditions(scope: Scope, found: Gathered, shunned: set[str]) -> None:
    """What is bound to what; demands, gifts and refusals only where their statement has not been read already."""
    told = {t.item for t in found.told if t.act.key != "talk"}
    talked = {t.item for t in found.told if t.act.key == "talk"}
    for c in scope.conditions:
        plain = c.kind in ("demand", "concession", "refusal") and c.statement in told
        plain |= c.kind in ("red line", "refusal") and not c.consequence and c.statement in talked
        if c.kind != "deadline" and c.id not in shunned and not plain and _speaks(c.by, scope, found):
            of_condition(c, scope, found)


def _unread(scope: Scope, found: Gathered, bound: set[str]) -> None:
    """Statements whose conditions came to nothing, read for what they say without them."""
    read = {c.statement for c in scope.conditions if c.id in {t.item for t in found.told}}
    for s in scope.statements:
        if s.id in bound - read and s.speaker.country in scope.between and not abroad(s, scope):
            of_statement(s, scope, found)


def _speaks(actor: Actor, scope: Scope, found: Gathered) -> bool:
    """Whether somebody speaks for a party: no scholar, reporter or private person of that country does."""
    if actor.country not in scope.between:
        return False
    person = (
        actor.sector is None and actor.role is None and actor.name and not sides(actor.name, scope.lexicon)
    )
    if (
        actor.sector in _PRIVATE
        or person
        or _AGAINST.search(f"{actor.name or ''} {actor.role or ''}".lower())
    ):
        found.skip(actor.name or actor.role or "", "this voice speaks for no government")
        return False
    return True


def _shunned(scope: Scope) -> set[str]:
    """Items that refuse to deal with a person, and the statements and conditions beside them."""
    items = {item for refused in terms(scope).refused for item in refused.items}
    items |= {c.statement for c in scope.conditions if c.id in items and c.statement}
    return items | {c.id for c in scope.conditions if c.statement in items}


def _aged(told: Told, days: dict[str, str], scope: Scope) -> Told:
    """With less weight the older the words are: three quarters after half a year, half after a year."""
    age = _age(told, days, scope)
    return replace(told, weight=told.weight * (1.0 if age <= _FRESH else 0.75 if age <= _OLD else 0.5))


def _age(told: Told, days: dict[str, str], scope: Scope) -> int:
    return (date.fromisoformat(scope.as_of) - date.fromisoformat(days[told.item])).days
