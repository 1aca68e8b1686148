"""The preferences of one decision maker as a model file gives them: statements, a ranking or payoffs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from detente.conflict.fields import Fields, numbers
from detente.conflict.formula import Formula, contrary, over_codes, over_lattice, parse_formula
from detente.conflict.preference import (
    Preference,
    Statement,
    levels_of_payoffs,
    levels_of_truths,
    with_pairs,
)
from detente.conflict.ranking import StateNames
from detente.conflict.states import StateSpace
from detente.errors import ModelError

__all__ = ["PREFERENCE_KEYS", "preference_of", "preference_of_statements"]

_SOURCES = ("preferences", "ranking", "payoffs")
PREFERENCE_KEYS = (*_SOURCES, "unknown", "great")


def preference_of(fields: Fields, states: StateNames) -> Preference:
    """Read what a decision maker, or a rival reading of it, prefers."""
    given = [key for key in _SOURCES if key in fields]
    if len(given) != 1:
        what = f"{' and '.join(given)} are both given" if given else "no preferences are given"
        raise fields.error(what, "give one of preferences (statements), ranking or payoffs")
    preference = _READERS[given[0]](fields, states)
    unknown, great = (
        states.pairs(fields.items(key), where=f"{fields.where}, {key}") for key in ("unknown", "great")
    )
    return with_pairs(preference, unknown=unknown, great=great, where=f"{fields.where}, great")


def preference_of_statements(
    statements: Sequence[Statement], space: StateSpace, options: dict[str, int], *, where: str
) -> Preference:
    """Option prioritisation: levels from statements, most important first.

    Raises
    ------
    ModelError
        If a formula cannot be read, or a statement asks for the opposite of a more important one, which would
        prefer both ways round.
    """
    formulas = [
        parse_formula(statement.holds, options, where=f"{where}, statement {at}")
        for at, statement in enumerate(statements, start=1)
    ]
    _refuse_cycles(formulas, where)
    levels = levels_of_truths((_truth(formula, space) for formula in formulas), space.count)
    return Preference(levels, statements=tuple(statements), source="statements")


def _truth(formula: Formula, space: StateSpace) -> NDArray[np.bool_]:
    if space.count * 4 < 2**space.options:
        return np.broadcast_to(over_codes(formula, space.codes), (space.count,))
    whole = over_lattice(formula, space.options)
    return whole if space.count == len(whole) else whole[space.codes]


def _refuse_cycles(formulas: Sequence[Formula], where: str) -> None:
    for at, formula in enumerate(formulas):
        for before, earlier in enumerate(formulas[:at]):
            if contrary(earlier, formula):
                raise ModelError(
                    f"statements {before + 1} ({str(earlier)[:60]!r}) and {at + 1} ({str(formula)[:60]!r}) go in a "
                    "circle: each is preferred to the other",
                    where=where,
                    hint="keep the one that is meant; the more important one already decides",
                )


def _by_statements(fields: Fields, states: StateNames) -> Preference:
    where = f"{fields.where}, preferences"
    statements = [
        _statement(item, f"{where}, statement {at}")
        for at, item in enumerate(fields.items("preferences"), start=1)
    ]
    return preference_of_statements(statements, states.space, states.options, where=where)


def _statement(item: object, where: str) -> Statement:
    if isinstance(item, str):
        return Statement(item)
    if not isinstance(item, dict):
        raise ModelError(
            "a statement is a formula or a table with one", where=where, hint='write { holds = "…" }'
        )
    fields = Fields(item, where, allowed=("holds", "evidence", "claimed", "note"))
    return Statement(
        fields.text("holds"),
        tuple(fields.texts("evidence")),
        fields.flag("claimed"),
        fields.text("note", " ").strip(),
    )


def _by_ranking(fields: Fields, states: StateNames) -> Preference:
    levels = states.levels(fields.items("ranking"), where=f"{fields.where}, ranking")
    return Preference(levels, source="ranking")


def _by_payoffs(fields: Fields, states: StateNames) -> Preference:
    found = numbers(fields.table["payoffs"], states.space.count, where=f"{fields.where}, payoffs")
    return Preference(levels_of_payoffs(found))


_READERS: dict[str, Callable[[Fields, StateNames], Preference]] = {
    "preferences": _by_statements,
    "ranking": _by_ranking,
    "payoffs": _by_payoffs,
}
