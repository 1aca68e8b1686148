"""Mixed signals: what a government's position is where it contradicts itself, under each reading, and who is overruled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from detente.assessment.contradictions import governments
from detente.assessment.positions import positions
from detente.assessment.scope import Scope
from detente.evidence import Actor, Contradiction, Event, Statement

__all__ = ["Mixed", "ReadingName", "mixed"]

ReadingName: TypeAlias = Literal["highest office", "latest word", "majority of the principals"]

PRINCIPAL = 4.0
"""Heads, deputies and ministers are principals: ranks below this."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Which item holds under a reading; None where the reading does not decide, and why."""

    reading: ReadingName
    item: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Mixed:
    """A contradiction weighed: its stands in the order highest office, latest word, majority; and who is overruled.

    `overruled` is the lower of the two voices where the higher one spoke last, or spoke at all while the principal
    overrides; None between equals, and for one person who changes his words.
    """

    contradiction: Contradiction
    higher: str | None
    stands: tuple[Stand, ...]
    overruled: Actor | None
    why: str


def mixed(
    scope: Scope, found: Sequence[Contradiction], *, principal_overrides: bool = True
) -> tuple[Mixed, ...]:
    """Every contradiction weighed: the highest voices first, of those the newest.

    Parameters
    ----------
    principal_overrides : bool
        Whether the higher office stands even against a later word of a lower one; else the later word stands.
    """
    items: dict[str, Statement | Event] = {s.id: s for s in scope.statements}
    items |= {e.id: e for e in scope.events}
    weighed = [_weigh(c, items[c.a], items[c.b], scope, principal_overrides) for c in found]
    return tuple(sorted(weighed, key=lambda m: (_place(m, items, scope), m.contradiction.id)))


def _place(each: Mixed, items: dict[str, Statement | Event], scope: Scope) -> tuple[int, float, int]:
    government = each.contradiction.government
    at = scope.between.index(government) if government in scope.between else len(scope.between)
    pair = [items[i] for i in (each.contradiction.a, each.contradiction.b)]
    newest = max(date.fromisoformat(scope.day(item)).toordinal() for item in pair)
    return at, min(_rank(item, scope) for item in pair), -newest


def _voice(item: Statement | Event) -> Actor:
    return item.speaker if isinstance(item, Statement) else (item.actors or (Actor(),))[0]


def _rank(item: Statement | Event, scope: Scope) -> float:
    return scope.rank(_voice(item), scope.day(item))


def _weigh(
    c: Contradiction, a: Statement | Event, b: Statement | Event, scope: Scope, principal_overrides: bool
) -> Mixed:
    one, other = _rank(a, scope), _rank(b, scope)
    highest = None if one == other else (a if one < other else b)
    latest = None if scope.day(a) == scope.day(b) else (a if scope.day(a) > scope.day(b) else b)
    stands = (
        Stand("highest office", highest.id if highest else None, "" if highest else "both voices rank alike"),
        Stand(
            "latest word",
            latest.id if latest else None,
            "" if latest else "the record does not say which came later",
        ),
        _majority(c, a, b, scope),
    )
    overruled, why = _overruled(c, a, b, highest, latest, principal_overrides)
    return Mixed(c, highest.id if highest else None, stands, overruled, why)


def _majority(c: Contradiction, a: Statement | Event, b: Statement | Event, scope: Scope) -> Stand:
    """How many principals answer the question like `a`, how many like `b`; each counts once, by his newest answer."""
    sides: dict[str, bool] = {}
    answer = {i.id: p.answer for i in (a, b) for p in positions(i) if p.question.id == c.question}
    for item in sorted(
        (i for k, v in governments(scope).items() if k[0] == c.government for i in v),
        key=lambda i: (scope.day(i), i.id),
    ):
        voice = _voice(item)
        if isinstance(item, Statement) and _rank(item, scope) < PRINCIPAL:
            for position in positions(item):
                if position.question.id == c.question:
                    sides[voice.name or voice.role or ""] = position.answer
    if len(answer) < 2 or not sides:
        return Stand("majority of the principals", None, "too few principals have spoken to the question")
    like = sum(side == answer[a.id] for side in sides.values())
    unlike = len(sides) - like
    if like == unlike:
        return Stand("majority of the principals", None, f"divided, {like} to {unlike}")
    return Stand(
        "majority of the principals",
        a.id if like > unlike else b.id,
        f"{max(like, unlike)} to {min(like, unlike)}",
    )


def _overruled(
    c: Contradiction,
    a: Statement | Event,
    b: Statement | Event,
    highest: Statement | Event | None,
    latest: Statement | Event | None,
    principal_overrides: bool,
) -> tuple[Actor | None, str]:
    if c.same_person:
        return None, "one person; the later word stands if he meant to change it"
    if highest is None:
        return None, "neither voice outranks the other"
    lower = b if highest is a else a
    if latest is None or latest is highest:
        return _voice(lower), "the higher office spoke last" if latest else "the higher office overrides"
    if principal_overrides:
        return _voice(
            lower
        ), "the higher office overrides, though the lower voice spoke last and it has not been heard since"
    return None, "the lower voice spoke last and has not been taken back"
