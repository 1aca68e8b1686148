"""Models in graph form: states, directed moves and payoffs given outright."""

from __future__ import annotations

from typing import Any

from detente.conflict.conflict import Conflict
from detente.conflict.decision_maker import DecisionMaker
from detente.conflict.fields import Fields, twice
from detente.conflict.moves import Edges, edges_of_pairs
from detente.conflict.option_form import readings_of
from detente.conflict.preference_file import PREFERENCE_KEYS, preference_of
from detente.conflict.ranking import StateNames
from detente.conflict.states import StateSpace
from detente.conflict.wording import did_you_mean
from detente.errors import ModelError, TooLarge

__all__ = ["graph_conflict"]

MAX_STATES = 5_000_000
_BY_DECISION_MAKER = ("payoffs", "ranking", "unknown", "great", "names")


def graph_conflict(top: Fields, about: Fields) -> Conflict:
    """Build a conflict from its [conflict] and [graph] tables."""
    if "decision_maker" in top:
        raise top.error("both [graph] and [[decision_maker]] are given", "keep one of the two forms")
    for key in ("infeasible", "merge"):
        if key in about:
            raise about.error(f"{key} needs options", "in graph form leave such states out")
    graph = Fields(
        top.mapping("graph"),
        f"{top.where}, [graph]",
        allowed=("states", "moves", "labels", "reading", *_BY_DECISION_MAKER),
    )
    states = StateNames(_space(graph), {})
    ids = _ids(graph)
    moves = graph.mapping("moves")
    edges = tuple(_edges(moves.get(dm, []), states, f"{graph.where}, moves of {dm!r}") for dm in ids)
    status_quo = None
    if "status_quo" in about:
        named = about.table["status_quo"]
        status_quo = states.position(named, where=f"{about.where}, status_quo") + 1
    decision_makers = tuple(_decision_maker(dm, graph, states) for dm in ids)
    return Conflict(about.text("name", "Untitled conflict"), decision_makers, states.space, status_quo, edges)


def _space(graph: Fields) -> StateSpace:
    count = graph.whole("states")
    if count < 1:
        raise graph.error(f"there are {count} states", "give at least one")
    if count > MAX_STATES:
        raise TooLarge(
            f"{count:,} states are more than {MAX_STATES:,}",
            where=graph.where,
            hint="give the conflict in option form, which needs no lists of moves",
        )
    labels = tuple(graph.texts("labels"))
    if labels and len(labels) != count:
        raise graph.error(f"{len(labels)} labels for {count} states", "give one a state, in their order")
    return StateSpace(0, count, labels=labels)


def _ids(graph: Fields) -> tuple[str, ...]:
    given = [*graph.mapping("payoffs"), *graph.mapping("ranking")]
    if not given:
        raise graph.error("no payoffs are given", "add [graph.payoffs] with one number a state for everyone")
    if again := twice(given):
        raise graph.error(f"both payoffs and a ranking are given for {again}", "keep one of the two")
    for key in ("moves", "unknown", "great", "names"):
        for dm in graph.mapping(key):
            if dm not in given:
                hint = did_you_mean(dm, given)
                raise graph.error(f"{dm!r} has {key} but no payoffs", hint)
    order = list(graph.mapping("moves"))
    return tuple(sorted(given, key=lambda dm: order.index(dm) if dm in order else len(order)))


def _edges(pairs: object, states: StateNames, where: str) -> Edges:
    if not isinstance(pairs, list):
        raise ModelError("moves are not a list", where=where, hint="write [[from, to], …]")
    count = states.space.count
    for at, pair in enumerate(pairs, start=1):
        if not isinstance(pair, list) or len(pair) != 2:
            raise ModelError(f"move {at} is not a pair of states", where=where, hint="write [from, to]")
        for state in pair:
            if isinstance(state, bool) or not isinstance(state, int):
                raise ModelError(
                    f"move {at} names {state!r}"[:80], where=where, hint="states are whole numbers"
                )
            if not 1 <= state <= count:
                raise ModelError(
                    f"move {at}, [{pair[0]}, {pair[1]}], leads nowhere: there is no state {state}",
                    where=where,
                    hint=f"states run from 1 to {count}",
                )
    return edges_of_pairs([(pair[0] - 1, pair[1] - 1) for pair in pairs], count)


def _decision_maker(dm: str, graph: Fields, states: StateNames) -> DecisionMaker:
    where = f"{graph.where}, decision maker {dm!r}"
    table: dict[str, Any] = {
        key: graph.mapping(key)[dm]
        for key in ("payoffs", "ranking", "unknown", "great")
        if dm in graph.mapping(key)
    }
    preference = preference_of(Fields(table, where, allowed=PREFERENCE_KEYS), states)
    names = Fields({"name": graph.mapping("names").get(dm, dm)}, where, allowed=("name",))
    rival = [
        {key: value for key, value in reading.items() if key != "decision_maker"}
        for reading in graph.tables("reading")
        if reading.get("decision_maker") == dm
    ]
    return DecisionMaker(dm, names.text("name"), preference, readings=readings_of(rival, states, where))
