"""What the case keeps for a post-mortem: forecasts as they were made, what happened, and what became of others' words.

Each is a setting of its own in the journal, so taking one back leaves the others alone, and a new reading touches none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeVar

from detente.assessment.hindsight import Happened, Settled
from detente.assessment.outlook import RUNGS, Outlook
from detente.case import Case, now
from detente.errors import InputError
from detente.evidence import from_json, to_json
from detente.web.page import iso_day

__all__ = [
    "NOTHING",
    "Kept",
    "forecasts_kept",
    "happenings",
    "keep_forecast",
    "record_outcome",
    "settle",
    "settlements",
    "withdraw",
]

LONGEST = 500
"""Characters of a note or a source."""
NOTHING = "nothing further"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kept:
    """A forecast as it was made: when (UTC), by whom, with which judgements moved, and the whole outlook."""

    id: str
    at: str
    by: str
    moved: tuple[str, ...]
    outlook: Outlook


def forecasts_kept(case: Case, between: tuple[str, ...]) -> tuple[Kept, ...]:
    """Those between two parties, oldest first."""
    parties = frozenset(between)
    found = [
        each for _, each in _loaded(case, "forecast.", Kept) if frozenset(each.outlook.between) == parties
    ]
    return tuple(sorted(found, key=lambda each: (each.outlook.as_of, each.at, each.id)))


def happenings(case: Case, between: tuple[str, ...]) -> dict[str, Happened]:
    """What was recorded as having happened between two parties, by key, in the order of days."""
    parties = frozenset(between)
    found = [pair for pair in _loaded(case, "outcome.", Happened) if frozenset(pair[1].between) == parties]
    return dict(sorted(found, key=lambda pair: (pair[1].day, pair[0])))


def settlements(case: Case) -> dict[str, Settled]:
    """What became of predictions and contested assertions, by their ids."""
    return {each.of: each for _, each in _loaded(case, "settled.", Settled)}


def _loaded(case: Case, prefix: str, kind: type[T]) -> Iterator[tuple[str, T]]:
    """What stands in the case; an entry that was withdrawn is empty, one of another version is passed over."""
    for key, text in case.record.settings(prefix).items():
        try:
            if text:
                yield key, from_json(kind, json.loads(text))
        except (TypeError, ValueError, KeyError, AttributeError):
            continue


def keep_forecast(case: Case, found: Outlook, moved: Mapping[str, float], *, reviewer: str) -> str:
    """Keep an outlook as it stands today; the same one of the same reviewer is kept once."""
    shape = to_json(found, full=True)
    changes = tuple(f"{name} {value:g}" for name, value in sorted(moved.items()))
    identity = _mark([shape, list(changes), reviewer])
    if not case.record.setting(f"forecast.{identity}"):
        kept = {"id": identity, "at": now(), "by": reviewer, "moved": list(changes), "outlook": shape}
        case.keep(f"forecast.{identity}", json.dumps(kept, ensure_ascii=False), reviewer=reviewer)
    return identity


def record_outcome(
    case: Case, between: tuple[str, ...], form: Mapping[str, Any], *, reviewer: str
) -> Happened:
    """Record what happened from a form's fields.

    Raises
    ------
    InputError
        If the rung or the day makes no sense.
    """
    given = str(form.get("rung", ""))
    rung = next((each for each in RUNGS if each == given), None)
    if rung is None and given != NOTHING:
        raise InputError(
            f"{given!r} is no rung", where="rung", hint=f"choose of {', '.join((*RUNGS, NOTHING))}"
        )
    made = Happened(
        between, rung, iso_day(str(form.get("day", "")), "day"), _words(form, "note"), _words(form, "source")
    )
    shape = to_json(made, full=True)
    case.keep(f"outcome.{_mark(shape)}", json.dumps(shape, ensure_ascii=False), reviewer=reviewer)
    return made


def withdraw(case: Case, key: str, *, reviewer: str) -> None:
    """Take out what was recorded, or a kept forecast; the journal keeps what it was.

    Raises
    ------
    InputError
        If there is no such entry.
    """
    if not key.startswith(("outcome.", "forecast.")) or not case.record.setting(key):
        raise InputError(f"there is no entry {key[:80]!r}", hint="load the page again")
    case.keep(key, "", reviewer=reviewer)


_BECAME: Mapping[str, int | None] = {"as said": 1, "otherwise": 0, "cannot be said": None}


def settle(case: Case, form: Mapping[str, Any], words: str, *, reviewer: str) -> Settled:
    """Say what became of a prediction or an assertion.

    Raises
    ------
    InputError
        If what became of it is none of the answers.
    """
    became, of = str(form.get("became", "")), str(form.get("of", ""))
    if became not in (*_BECAME, "open"):
        raise InputError(
            f"{became!r} is no answer", where="became", hint=f"choose of {', '.join((*_BECAME, 'open'))}"
        )
    made = Settled(of, _BECAME.get(became), words, _words(form, "note"))
    text = "" if became == "open" else json.dumps(to_json(made, full=True), ensure_ascii=False)
    case.keep(f"settled.{of}", text, reviewer=reviewer)
    return made


def _words(form: Mapping[str, Any], name: str) -> str:
    return " ".join(str(form.get(name) or "").split())[:LONGEST]


def _mark(shape: Any) -> str:
    return sha256(json.dumps(shape, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]
