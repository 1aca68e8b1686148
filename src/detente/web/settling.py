"""Rows of a post-mortem that show words: who said or did what, predictions of others, contested assertions."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from detente.assessment import Scope
from detente.assessment.hindsight import Settled, settled
from detente.assessment.hindsight.weigh import brier
from detente.assessment.hypotheses import Contested, contested
from detente.assessment.score import Forecast
from detente.brief import wording
from detente.case import Case
from detente.errors import InputError
from detente.evidence import Event, Statement, to_json
from detente.web.afterwards import settlements
from detente.web.keeping import scored
from detente.web.scoped import kept

__all__ = ["Told", "others", "words_of"]

SHOWN = 200
"""Entries of a list."""
_BECAME = {1: "as said", 0: "otherwise", None: "cannot be said"}


class Told:
    """Who said or did an item, in which words; looked up one by one, for a case may hold very many."""

    def __init__(self, scope: Scope) -> None:
        items: tuple[Statement | Event, ...] = (*scope.statements, *scope.events)
        self._scope, self._items = scope, {item.id: item for item in items}

    def of(self, identity: str) -> dict[str, str]:
        item = self._items.get(identity)
        if item is None:
            return {"who": "", "words": "the words are no longer in the record", "document": ""}
        if isinstance(item, Event):
            who, said = wording.actors(self._scope, item.actors), item.evidence.text
        else:
            who, said = wording.actor(self._scope, item.speaker), " … ".join(q.text for q in item.content)
        return {"who": who, "words": wording.short(said), "document": item.document}


def others(case: Case, scope: Scope, told: Told) -> dict[str, Any]:
    """Predictions and contested assertions in the record, with what became of them."""
    known = settlements(case)
    foretold = settled(scope, known)
    disputed = _disputed(case, scope)
    homes = {each.id: each.document for each in scope.predictions}
    listed = {*homes, *(each.assertion for each in disputed)}
    return {
        "predictions": [_prediction(each, homes[each.id], known.get(each.id)) for each in foretold[:SHOWN]],
        "predicted": scored(foretold),
        "contested": [_assertion(each, told, known.get(each.assertion)) for each in disputed[:SHOWN]],
        "moved_away": [asdict(each) for key, each in sorted(known.items()) if key not in listed],
    }


def _disputed(case: Case, scope: Scope) -> tuple[Contested, ...]:
    return kept(case, ("contested", scope.between, scope.as_of), lambda: contested(scope))


def _prediction(each: Forecast, document: str, found: Settled | None) -> dict[str, Any]:
    chance, came = each.probability, each.outcome
    return {
        **asdict(each), "document": document, **_became(found),
        "brier": None if chance is None or came is None else brier(chance, came),
    }  # fmt: skip


def _assertion(each: Contested, told: Told, found: Settled | None) -> dict[str, Any]:
    against = [told.of(other) for other in each.disputed_by]
    return {**to_json(each), **told.of(each.assertion), **_became(found), "against": against}


def _became(found: Settled | None) -> dict[str, str]:
    return (
        {"became": "open", "note": ""}
        if found is None
        else {"became": _BECAME[found.outcome], "note": found.note}
    )


def words_of(case: Case, scope: Scope, identity: str) -> str:
    """The words of a prediction or a contested assertion.

    Raises
    ------
    InputError
        If the record holds no such one.
    """
    for prediction in scope.predictions:
        if prediction.id == identity:
            return prediction.prediction
    if any(each.assertion == identity for each in _disputed(case, scope)):
        return Told(scope).of(identity)["words"]
    raise InputError(
        f"{identity[:80]!r} is neither a prediction nor a contested assertion", hint="load the page again"
    )
