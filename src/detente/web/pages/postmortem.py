"""The post-mortem: what happened, beside the forecasts made before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import Any

from detente.assessment import Scope, scope
from detente.assessment.hindsight import Happened, Pointed, after, known_later, near, pointed
from detente.assessment.outlook import RUNGS, Outlook, outlook
from detente.case import Case
from detente.errors import InputError
from detente.web.afterwards import NOTHING, Kept, forecasts_kept, happenings
from detente.web.keeping import card, summary, too_late
from detente.web.page import Data, Page, Query
from detente.web.pages.outlook import AHEAD
from detente.web.scoped import cut, kept
from detente.web.settling import SHOWN, Told, others

__all__ = ["PAGE"]

HEAVY = 20
"""Signals shown at once."""


def data(case: Case, query: Query) -> Data:
    today = cut(case, _undated(query))
    parties = today.between[:2]
    recorded = happenings(case, parties)
    happened, made = tuple(recorded.values()), forecasts_kept(case, parties)
    found: Data = {
        "between": list(today.between),
        "newest": today.as_of,
        "happened": [{"key": key, **asdict(each)} for key, each in recorded.items()],
        "forecasts": [summary(each, happened) for each in made],
        "card": card(made, happened),
        "filters": dict(query.filters),
        "_rungs": RUNGS,
        "_answers": (*RUNGS, NOTHING),
        "_heavy": HEAVY,
    }
    if len(parties) < 2:
        trouble = "A post-mortem needs two parties. Name them above, such as USA and PRK."
        return {**found, "trouble": trouble, "chosen": None, "rungs": []}
    try:
        return {**found, "trouble": None, **_held(case, query, today, made, happened)}
    except InputError as error:
        return {**found, "trouble": str(error), "chosen": None, "rungs": []}


def _undated(query: Query) -> Query:
    """What asks for the whole record: the day in the address is that of the forecast."""
    return replace(query, filters={key: value for key, value in query.filters.items() if key != "as_of"})


def _then(case: Case, today: Scope, day: str) -> Scope:
    """The record as it stood on a day; nothing that was published later is in it."""
    parties = today.between
    return kept(case, ("scope", parties, day), lambda: scope(case.record, between=parties, as_of=day))


def _chosen(
    case: Case, query: Query, today: Scope, made: Sequence[Kept], happened: Sequence[Happened]
) -> tuple[Kept | None, Outlook]:
    """The kept forecast that is asked for, else one worked out again as of a day before what happened."""
    wanted = next((each for each in made if each.id == query.text("forecast")), None)
    if wanted:
        return wanted, wanted.outlook
    day = query.day("as_of") or _eve(today, happened)
    then = _then(case, today, day)
    by = query.day("by") or (date.fromisoformat(then.as_of) + timedelta(days=AHEAD)).isoformat()
    return None, kept(case, ("outlook", today.between, day, by, ()), lambda: outlook(then, by=by))


def _eve(today: Scope, happened: Sequence[Happened]) -> str:
    """The day before the first rung that was reached, or that of the newest article where it is older."""
    first = min((each.day for each in happened if each.rung), default=None)
    return (
        min(today.as_of, (date.fromisoformat(first) - timedelta(days=1)).isoformat())
        if first
        else today.as_of
    )


def _held(
    case: Case, query: Query, today: Scope, made: Sequence[Kept], happened: tuple[Happened, ...]
) -> Data:
    chosen, found = _chosen(case, query, today, made, happened)
    then, told = _then(case, today, found.as_of), Told(today)
    rungs = after(found, happened)
    came = {each.rung: each.outcome for each in rungs}
    judged = next((r for r in RUNGS if r == query.text("rung")), _telling(came))
    signals = pointed(found, came[judged])
    learnt = kept(case, ("learnt", today.between, found.as_of), lambda: known_later(then, today))
    return {
        "chosen": _head(chosen, found, then, happened),
        "rungs": [asdict(each) for each in rungs],
        "rung": judged,
        "ledger": [{**asdict(p.entry), "right": p.right, **told.of(p.entry.of)} for p in signals],
        "weight": _weight(signals),
        "classes": [asdict(each) for each in near(found, came)],
        **others(case, today, told),
        "later": [{**asdict(each), **told.of(each.item)} for each in learnt[:SHOWN]],
        "later_count": len(learnt),
        "documents_later": len(today.documents) - len(then.documents),
    }


def _head(chosen: Kept | None, found: Outlook, then: Scope, happened: Sequence[Happened]) -> dict[str, Any]:
    return {
        "id": chosen.id if chosen else None,
        "kept_at": chosen.at if chosen else None,
        "by": chosen.by if chosen else None,
        "moved": list(chosen.moved) if chosen else [],
        "after_the_fact": chosen is not None and too_late(chosen, happened),
        "as_of": found.as_of,
        "until": found.by,
        "documents": len(then.documents),
        "signals": len(found.ledger.entries),
        "log_odds": [found.ledger.low, found.ledger.high],
    }


def _weight(signals: Sequence[Pointed]) -> list[dict[str, Any]]:
    """How many signals pointed the right and the wrong way, and their shares of the weight of all that are judged."""
    heavy = {
        way: [abs(p.entry.low + p.entry.high) for p in signals if p.right is way] for way in (True, False)
    }
    whole = sum(map(sum, heavy.values()))
    return [
        {"right": way, "signals": len(each), "share": round(sum(each) / whole, 4) if whole else None}
        for way, each in heavy.items()
    ]


def _telling(came: dict[Any, int | None]) -> Any:
    """The rung by which signals are judged unless another is asked for: talks, where its outcome is known."""
    return next((each for each in ("talks", *RUNGS) if came.get(each) is not None), "talks")


PAGE = Page(
    "postmortem",
    "/outlook/post-mortem",
    "Post-mortem",
    data,
    rows=lambda found: found["rungs"],
    menu=False,
    assessed=True,
)
