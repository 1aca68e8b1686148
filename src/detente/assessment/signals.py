"""The signals ledger: every statement and deed between the parties as a step towards talks or away from them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeAlias

from detente.assessment.contradictions import of_others, party
from detente.assessment.matter import matter
from detente.assessment.positions import positions
from detente.assessment.reality import done, meets
from detente.assessment.scope import Scope
from detente.evidence import Actor, Date, Event, Quote, Statement, item_id

__all__ = ["SPOKEN_OF", "Signal", "SignalKind", "signals"]

SignalKind: TypeAlias = Literal["public word", "private word", "reversible deed", "lasting deed"]


@dataclass(frozen=True, slots=True)
class Signal:
    """One step. `direction` is 1 towards talks, -1 away; `rank` is the sender's authority, 1 the highest.

    `of` is the item, `why` the rule that gave the direction.
    """

    id: str
    of: str
    date: Date
    direction: int
    kind: SignalKind
    by: Actor
    towards: Actor | None
    rank: float
    quote: Quote
    why: str


def signals(scope: Scope) -> tuple[Signal, ...]:
    """Signals of the parties to one another, oldest first. One sentence counts once: a verbal event that is also a
    statement is counted as the statement."""
    found = [*_spoken(scope), *_done(scope)]
    return tuple(sorted(found, key=lambda s: (s.date.latest or "", s.quote.start, s.id)))


@cache
def _rules() -> dict[str, Any]:
    source = files("detente.assessment") / "data" / "signals.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _spoken(scope: Scope) -> Iterator[Signal]:
    for statement in scope.statements:
        speaker = statement.speaker
        if (
            speaker.country not in scope.between
            or statement.polarity == "negated"
            or not _official(speaker, scope)
        ):
            continue
        direction, why = _direction(statement, scope)
        if direction and _meant(statement, scope):
            kind: SignalKind = (
                "private word" if statement.channel in ("private", "track-two") else "public word"
            )
            first, last = statement.content[0], statement.content[-1]
            words = " … ".join(quote.text for quote in statement.content)
            quote = Quote(words, first.start, last.end)
            yield _signal(statement, direction, kind, speaker, statement.addressee, quote, why, scope)


def _official(actor: Actor, scope: Scope) -> bool:
    return actor.sector in ("PTY", "LEG") or party(actor, scope) is not None


def _direction(statement: Statement, scope: Scope) -> tuple[int, str]:
    """What it says of talks decides; else the act. A term ("60 days before we talk") is no step, an offer on terms is."""
    if (
        statement.act not in ("offer", "promise", "threat", "refusal")
        and matter(statement, scope.lexicon).tied
    ):
        return 0, "a term"
    own = not of_others(statement, scope)
    answers = {position.question.id: position.answer for position in positions(statement) if own}
    if "talks" in answers and statement.act not in ("accusation", "threat"):
        return (1, "says yes to talks") if answers["talks"] else (-1, "says no to talks")
    acts: dict[str, int] = _rules()["acts"]
    return acts.get(statement.act, 0), f"act: {statement.act}"


def _meant(statement: Statement, scope: Scope) -> bool:
    """Whether it concerns another party: addressed to it, naming it or its people, or naming nobody and speaking of talks,
    deals, weapons or force ("to help on the issue" does not)."""
    others = set(scope.between) - {statement.speaker.country}
    if statement.addressee is not None and statement.addressee.country is not None:
        return statement.addressee.country in others
    words = [word for quote in statement.content for word in quote.text.split()]
    named = {
        name.code
        for at in range(len(words))
        if (m := scope.lexicon.name_at(_bare(words), at))
        for name in m.names
    }
    third = named - set(scope.between) - {""}
    return bool(named & others) or (not third and bool(matter(statement, scope.lexicon).kinds))


def _bare(words: list[str]) -> list[str]:
    return [word.strip(".,;:!?\"'“”‘’()").removesuffix("'s").removesuffix("’s") for word in words]


def _done(scope: Scope) -> Iterator[Signal]:
    deeds = _rules()["deeds"]
    real = [
        e for e in scope.events if e.statement is None and len(e.evidence.text.split()) > 1 and done(e, scope)
    ]
    for event in _once(real):
        sender = next((a for a in event.actors if a.country in scope.between), None)
        rule = deeds.get(f"{event.type} {event.mode}") or deeds.get(event.type)
        vague = event.type in SPOKEN_OF and not meets(event, scope)
        if sender is None or rule is None or vague or not _between(event, scope):
            continue
        kind: SignalKind = "reversible deed" if rule["reversible"] else "lasting deed"
        target = next((a for a in event.recipients if a.country in scope.between), None)
        mode = f" {event.mode}" if event.mode else ""
        yield _signal(
            event, rule["direction"], kind, sender, target, event.evidence, f"deed: {event.type}{mode}", scope
        )


SPOKEN_OF = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
"""Deeds that texts speak of at any time ("the negotiations", "a deal"): they count with a date and both sides named."""


def _dated(event: Event) -> bool:
    return event.date.value is not None and event.date.basis not in ("unknown", "publication")


def _once(events: Sequence[Event]) -> Iterator[Event]:
    """Of one text and kind of deed the dated ones; where none is dated, the first: the others tell of it again."""
    groups: dict[tuple[object, ...], list[Event]] = {}
    for event in events:
        who = tuple(sorted({a.country or "" for a in event.actors}))
        groups.setdefault((event.document, event.type, event.mode, who), []).append(event)
    for group in groups.values():
        yield from [e for e in group if _dated(e)] or group[:1]


def _between(event: Event, scope: Scope) -> bool:
    """A deed done to, or with, a third party alone is no signal between the parties; one done to nobody in particular
    is."""
    everybody = {a.country for a in (*event.actors, *event.recipients) if a.country}
    return len(everybody) < 2 or len(everybody & set(scope.between)) > 1


def _signal(
    item: Statement | Event,
    direction: int,
    kind: SignalKind,
    by: Actor,
    towards: Actor | None,
    quote: Quote,
    why: str,
    scope: Scope,
) -> Signal:
    identity = item_id("signal", item.id, quote.start, quote.end)
    rank = scope.rank(by, scope.day(item))
    return Signal(identity, item.id, scope.dated(item), direction, kind, by, towards, rank, quote, why)
