"""Readiness: Zartman's and Pruitt's conditions for talks, by side and faction, as a checklist with quotes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeAlias

from detente.assessment.clocks.activities import abstains
from detente.assessment.contradictions import party
from detente.assessment.positions import content
from detente.assessment.scope import Scope
from detente.assessment.signals import Signal
from detente.evidence import Condition, Contradiction, Quote, Statement

__all__ = ["Check", "CheckState", "Cue", "Staffing", "readiness", "staffing"]

CheckState: TypeAlias = Literal["present", "absent", "contested", "unknown"]
HEAD = 1.005
"""Ranks up to this are the one who decides, in the tables of authority."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What shows a condition or speaks against it: the item, its words, and whether the side itself says so."""

    item: str
    quote: Quote
    shows: bool
    own: bool


@dataclass(frozen=True, slots=True)
class Check:
    """One condition for one faction of one side."""

    government: str
    faction: str
    condition: str
    name: str
    theory: str
    state: CheckState
    why: str
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Staffing:
    """Posts of a side that the record says are empty, or filled."""

    government: str
    empty: tuple[str, ...]
    filled: tuple[str, ...]
    items: tuple[str, ...]


@cache
def _conditions() -> tuple[dict[str, Any], ...]:
    source = files("detente.assessment") / "data" / "readiness.toml"
    return tuple(tomllib.loads(source.read_text(encoding="utf-8"))["condition"])


def readiness(
    scope: Scope, signals: Sequence[Signal], contradictions: Sequence[Contradiction]
) -> tuple[Check, ...]:
    """The checklist of every party: the one who decides, the rest of the government, and the side as a whole."""
    return tuple(
        _check(government, faction, condition, scope, signals, contradictions)
        for government in scope.between
        for faction in _factions(government, scope)
        for condition in _conditions()
    )


def _factions(government: str, scope: Scope) -> list[str]:
    found = {
        _faction(s, scope)
        for s in scope.statements
        if s.speaker.country == government and party(s.speaker, scope)
    }
    return ["whole side", *sorted(found)] if len(found) > 1 else ["whole side"]


def _faction(statement: Statement, scope: Scope) -> str:
    side = party(statement.speaker, scope)
    if side and side[1]:
        return "movement"
    return "leader" if scope.rank(statement.speaker, scope.day(statement)) <= HEAD else "others in government"


def _check(
    government: str,
    faction: str,
    condition: dict[str, Any],
    scope: Scope,
    signals: Sequence[Signal],
    contradictions: Sequence[Contradiction],
) -> Check:
    cues = tuple(_cues(government, faction, condition, scope, signals, contradictions))
    state, why = _state(cues)
    return Check(
        government, faction, condition["id"], condition["name"], condition["theory"], state, why, cues
    )


def _state(cues: Sequence[Cue]) -> tuple[CheckState, str]:
    """Present or absent where all cues agree; contested where they do not; second-hand cues alone are said so."""
    shows, denies = any(c.shows for c in cues), any(not c.shows for c in cues)
    second = " at second hand only" if cues and not any(c.own for c in cues) else ""
    if shows and denies:
        return "contested", f"the record has both{second}"
    if shows or denies:
        return (
            "present" if shows else "absent"
        ), f"{len(cues)} {'item' if len(cues) == 1 else 'items'}{second}"
    return "unknown", "nothing in the record speaks to it"


def _cues(
    government: str,
    faction: str,
    condition: dict[str, Any],
    scope: Scope,
    signals: Sequence[Signal],
    contradictions: Sequence[Contradiction],
) -> Iterator[Cue]:
    own = [s for s in scope.statements if _belongs(s, government, faction, scope)]
    yield from _spoken(own, condition)
    if faction == "whole side":
        yield from _structural(government, condition["id"], scope, contradictions)
        if condition["id"] == "coalition":
            yield from _breadth(government, scope, signals)
            yield from _voices(government, scope, contradictions)


def _belongs(statement: Statement, government: str, faction: str, scope: Scope) -> bool:
    if (
        statement.polarity == "negated"
        or statement.speaker.country != government
        or not party(statement.speaker, scope)
    ):
        return False
    return faction == "whole side" or _faction(statement, scope) == faction


def _spoken(statements: Sequence[Statement], condition: dict[str, Any]) -> Iterator[Cue]:
    for statement in statements:
        words = content(statement)
        for shows, patterns in ((False, condition["denies"]), (True, condition["shows"])):
            if any(re.search(pattern, words) for pattern in patterns):
                if (
                    shows
                    and statement.act in ("threat", "refusal", "accusation")
                    and condition["id"] != "stalemate"
                ):
                    continue
                first_hand = statement.according_to is None
                yield Cue(statement.id, _quote(statement), shows, first_hand)
                break


def _quote(statement: Statement) -> Quote:
    text = " … ".join(q.text for q in statement.content)
    return Quote(text, statement.content[0].start, statement.content[-1].end)


def _structural(
    government: str, condition: str, scope: Scope, contradictions: Sequence[Contradiction]
) -> Iterator[Cue]:
    """What the other lists of the record show by themselves."""
    if condition == "deadline":
        for each in scope.conditions:
            touches = government in (each.by.country, each.towards.country if each.towards else None)
            if touches and _presses(each, scope):
                yield Cue(each.id, each.quote, True, each.by.country == government)
    if condition == "way-out":
        for each in scope.conditions:
            if each.kind == "concession" and each.by.country == government:
                yield Cue(each.id, each.quote, True, each.official == "official")
    if condition == "spokesman":
        for post in scope.posts:
            if post.government == government and post.status in ("vacant", "left"):
                yield Cue(post.id, post.quote, False, False)
        yield from _voices(government, scope, contradictions)


def _presses(condition: Condition, scope: Scope) -> bool:
    """Time that runs out for somebody: no day gone by, and no span that must pass quietly."""
    if condition.kind not in ("deadline", "clock") or abstains(condition.requirement):
        return False
    due = condition.deadline.latest if condition.deadline else None
    return due is None or due >= scope.as_of


def _voices(government: str, scope: Scope, contradictions: Sequence[Contradiction]) -> Iterator[Cue]:
    """Voices of one government that gainsay each other leave open who speaks for it."""
    spoken = {s.id: s for s in scope.statements}
    for found in contradictions:
        if (
            found.government == government
            and not found.same_person
            and found.kind in ("goal", "precondition")
        ):
            for item in (found.a, found.b):
                if item in spoken:
                    yield Cue(item, _quote(spoken[item]), False, True)


def _breadth(government: str, scope: Scope, signals: Sequence[Signal]) -> Iterator[Cue]:
    """Every voice once, by the direction of its newest signal; one voice alone is no coalition."""
    newest: dict[str, Signal] = {}
    for signal in signals:
        name = signal.by.name or signal.by.role or ""
        word = signal.kind in ("public word", "private word")
        if signal.by.country == government and word and name and not scope.lexicon.names_of(name):
            newest[name] = signal
    if len(newest) > 1:
        for _, signal in sorted(newest.items()):
            yield Cue(signal.of, signal.quote, signal.direction > 0, True)


def staffing(scope: Scope) -> tuple[Staffing, ...]:
    """For each government with posts in the record, which are empty and which are filled."""
    found = []
    for government in sorted({p.government for p in scope.posts if p.government}):
        posts = [p for p in scope.posts if p.government == government]
        empty = tuple(sorted({p.post for p in posts if p.status in ("vacant", "left")}))
        filled = tuple(sorted({p.post for p in posts if p.status in ("named", "nominated")} - set(empty)))
        found.append(Staffing(government, empty, filled, tuple(p.id for p in posts)))
    return tuple(found)
