"""What the sides do already: talks that have been opened, a truce that holds."""

from __future__ import annotations

import re
from datetime import date

from detente.assessment.positions import positions
from detente.assessment.scope import Scope
from detente.drafting.issues import talks_named
from detente.evidence import Condition, Event, Statement

__all__ = ["takes_now"]

_TALKS_DAYS, _TRUCE_DAYS = 45, 120
_HELD = re.compile(r"^(?:met|held|opened|sat|began|started|resumed|continued|conferred|returned)\b")
_TRUCE = re.compile(
    r"\b(?:truce|cease-?fire|armistice|cessation of hostilities|pause in the fighting)\b", re.I
)


def takes_now(side: str, option: str, scope: Scope) -> tuple[str, ...]:
    """Items that show that the side does so on the as-of date; empty where none does."""
    if option == "talk":
        return _talking(side, scope)
    return _quiet(side, scope) if option == "cease_fire" else ()


def _talking(side: str, scope: Scope) -> tuple[str, ...]:
    """Meetings of the parties lately, unless one of them has since said no or set a condition."""
    met = [e for e in scope.events if _meeting(e, side, scope)]
    if not met:
        return ()
    newest = max(scope.day(e) for e in met)
    no = any(
        scope.day(s) > newest and _against(s) for s in scope.statements if s.speaker.country in scope.between
    )
    bound = any(
        scope.day(c) > newest and _waits(c, scope) for c in scope.conditions if c.by.country in scope.between
    )
    return () if no or bound else tuple(sorted(e.id for e in met))


def _against(s: Statement) -> bool:
    return s.polarity == "affirmed" and any(p.question.id == "talks" and not p.answer for p in positions(s))


def _waits(c: Condition, scope: Scope) -> bool:
    """Whether talks are said to wait for something."""
    return c.kind == "precondition" and talks_named(c.consequence or "", scope.lexicon)


def _meeting(event: Event, side: str, scope: Scope) -> bool:
    who = {a.country for a in (*event.actors, *event.recipients)} & set(scope.between)
    done = event.type == "CONSULT" and event.status == "occurred" and event.mode != "phone"
    return (
        done
        and side in who
        and len(who) > 1
        and bool(_HELD.match(event.evidence.text))
        and _age(event, scope) <= _TALKS_DAYS
    )


def _quiet(side: str, scope: Scope) -> tuple[str, ...]:
    """A truce agreed by the side, unless shots were reported after it."""
    agreed = [
        e for e in scope.events
        if e.type in ("AGREE", "CONCEDE", "RETREAT", "DEESCALATE") and e.status == "occurred"
        and side in {a.country for a in (*e.actors, *e.recipients)}
        and _TRUCE.search(e.evidence.text) and _age(e, scope) <= _TRUCE_DAYS
    ]  # fmt: skip
    if not agreed:
        return ()
    newest = max(scope.day(e) for e in agreed)
    shots = (
        e for e in scope.events
        if e.type == "ASSAULT" and e.status == "occurred" and e.date.latest
        and side in {a.country for a in e.actors} and scope.day(e) > newest
    )  # fmt: skip
    return () if any(True for _ in shots) else tuple(sorted(e.id for e in agreed))


def _age(event: Event, scope: Scope) -> int:
    return (date.fromisoformat(scope.as_of) - date.fromisoformat(scope.day(event))).days
