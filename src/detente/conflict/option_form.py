"""Models in option form: a table a decision maker, with its options and preferences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from detente.conflict.conflict import Conflict
from detente.conflict.decision_maker import Change, DecisionMaker, Option
from detente.conflict.feasibility import check_size, space_of_formulas
from detente.conflict.fields import Fields, twice
from detente.conflict.formula import Formula, parse_formula
from detente.conflict.preference import Preference
from detente.conflict.preference_file import PREFERENCE_KEYS, preference_of
from detente.conflict.ranking import StateNames
from detente.conflict.wording import did_you_mean

__all__ = ["option_conflict", "readings_of"]

_CHANGES = ("both", "drop", "take")


@dataclass(frozen=True, slots=True)
class _Draft:
    fields: Fields
    id: str
    name: str
    options: tuple[Option, ...]


def option_conflict(top: Fields, about: Fields) -> Conflict:
    """Build a conflict from its [conflict] table and [[decision_maker]] tables."""
    drafts = [_draft(table, at, top.where) for at, table in enumerate(top.tables("decision_maker"), start=1)]
    _check_names(drafts, top)
    names = [f"{draft.id}.{option.id}" for draft in drafts for option in draft.options]
    if not names:
        raise top.error("nobody has an option", "give at least one decision maker an option")
    check_size(len(names), where=top.where)
    places = {name: at for at, name in enumerate(names)}
    infeasible, merge = (_formulas(about, key, places) for key in ("infeasible", "merge"))
    space = space_of_formulas(len(names), infeasible, merge, where=f"{about.where}, infeasible")
    states = StateNames(space, places)
    status_quo = None
    if "status_quo" in about:
        named = about.table["status_quo"]
        status_quo = states.position(named, where=f"{about.where}, status_quo") + 1
    decision_makers = tuple(_decision_maker(draft, states) for draft in drafts)
    return Conflict(about.text("name", "Untitled conflict"), decision_makers, space, status_quo)


def readings_of(tables: list[dict[str, Any]], states: StateNames, where: str) -> Mapping[str, Preference]:
    """Rival readings, by id in file order."""
    found: dict[str, Preference] = {}
    for at, table in enumerate(tables, start=1):
        fields = Fields(table, f"{where}, reading {at}", allowed=("id", "name", "note", *PREFERENCE_KEYS))
        if fields.identifier() in found:
            raise fields.error(f"two readings are called {fields.identifier()!r}", "give each its own id")
        found[fields.identifier()] = preference_of(fields, states)
    return found


def _draft(table: dict[str, Any], at: int, where: str) -> _Draft:
    name = table.get("id")
    place = f"{where}, decision maker {name!r}" if isinstance(name, str) else f"{where}, decision maker {at}"
    fields = Fields(table, place, allowed=("id", "name", "note", "options", "reading", *PREFERENCE_KEYS))
    options = tuple(
        _option(option, f"{place}, option {number}")
        for number, option in enumerate(fields.tables("options"), start=1)
    )
    if again := twice(option.id for option in options):
        raise fields.error(f"two options are called {again}", "give each its own id")
    ident = fields.identifier()
    return _Draft(fields, ident, fields.text("name", ident), options)


def _option(table: dict[str, Any], where: str) -> Option:
    fields = Fields(table, where, allowed=("id", "text", "change", "note"))
    change = fields.text("change", "both")
    if change not in _CHANGES:
        raise fields.error(f"change is {change!r}", did_you_mean(change, _CHANGES))
    ident = fields.identifier()
    return Option(ident, fields.text("text", ident), cast(Change, change))


def _check_names(drafts: list[_Draft], top: Fields) -> None:
    if not drafts:
        raise top.error("there are no decision makers", "add a [[decision_maker]] table for each")
    if again := twice(draft.id for draft in drafts):
        raise top.error(f"two decision makers have the id {again}", "give each its own id")
    if again := twice(draft.name for draft in drafts):
        raise top.error(f"two decision makers are called {again}", "give each its own name")


def _formulas(about: Fields, key: str, places: dict[str, int]) -> list[Formula]:
    return [
        parse_formula(text, places, where=f"{about.where}, {key} {at}")
        for at, text in enumerate(about.texts(key), start=1)
    ]


def _decision_maker(draft: _Draft, states: StateNames) -> DecisionMaker:
    readings = readings_of(draft.fields.tables("reading"), states, draft.fields.where)
    preference = preference_of(draft.fields, states)
    return DecisionMaker(draft.id, draft.name, preference, draft.options, readings)
