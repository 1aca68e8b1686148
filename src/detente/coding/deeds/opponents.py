"""Towards whom a deed goes that names no recipient: the other side of the stand-off, as the text has it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import codes, parties
from detente.evidence import Actor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from detente.coding.deeds.draft import Draft
    from detente.coding.reading import Mention, Reading

__all__ = ["addressed"]

_AGAINST = frozenset(
    {"ACCUSE", "REJECT", "THREATEN", "REQUEST", "SANCTION", "COERCE", "ASSAULT", "RETREAT", "AID"}
)
_GRANTED = frozenset({"AGREE", "CONCEDE"})
_MEETING = frozenset({"CONSULT", "COOPERATE"})
_ANSWERED = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
_TO_BOTH = frozenset({"REQUEST", "AGREE"})
_DEEDS = frozenset("ASSAULT COERCE SANCTION MOBILIZE THREATEN RETREAT CONCEDE ACCUSE REQUEST AGREE".split())
_OUTSIDE = frozenset({"EDU", "JRN", "BUS", "SOC", "MED"})
_MEDIATORS = frozenset({"UNO", "IGO", "NGO", "EUR", "ISM", "VAT", "MNC"})
_RISEN = frozenset({"REB", "OPP", "UAF"})

Side = tuple[str | None, bool]
RIVAL, INSIDE, NEAR, OFTEN, BODY = 1.0, 1.0, 1.0, 1.5, 3.0


@dataclass(frozen=True, slots=True)
class _Cast:
    """The parties of a text: how often each is mentioned, how often two are told as doer and target, and where."""

    count: Mapping[Side, int]
    rivals: Mapping[tuple[Side, Side], int]
    actor: Mapping[Side, Actor]
    order: tuple[Side, ...]

    def other(self, own: set[Side], inside: set[Side], near: set[Side]) -> Actor | None:
        """The likeliest opponent of `own`: told so elsewhere, named in the deed's words or just before, often named."""
        most = max(self.count.values(), default=1)

        def worth(side: Side) -> float:
            rival = min(sum(self.rivals.get((mine, side), 0) for mine in own), 3)
            return (
                RIVAL * rival
                + INSIDE * (side in inside)
                + NEAR * (side in near)
                + OFTEN * self.count[side] / most
                - BODY * (side[0] in _MEDIATORS)
            )

        found = [side for side in self.order if side not in own]
        return self.actor[max(found, key=worth)] if found else None


def addressed(reading: Reading, told: Sequence[Draft]) -> list[Draft]:
    """The tellings with recipients filled in where the text leaves them to the reader.

    First the doer of the deed that is condemned or praised ("condemned the attack"), then the likeliest opponent; what an
    outsider asks or offers goes to both main parties. A meeting that names one participant is with the other party.
    """
    cast = _cast(reading, told)
    result: list[Draft] = []
    for draft in told:
        result.append(_completed(reading, draft, result, cast))
    return result


def _side(actor: Actor) -> Side:
    """Country, and whether against its authority: rebels are a side of their own."""
    return actor.country, actor.sector in _RISEN


def _cast(reading: Reading, told: Iterable[Draft]) -> _Cast:
    count: Counter[Side] = Counter()
    first: dict[Side, Actor] = {}
    for mention in reading.mentions:
        for actor in _parties_of(mention):
            count[_side(actor)] += 1
            first.setdefault(_side(actor), actor)
    met = list(first)
    order = sorted(count, key=lambda side: (side[0] in _MEDIATORS, -count[side], met.index(side)))
    return _Cast(count, _rivals(told), first, tuple(order))


def _rivals(told: Iterable[Draft]) -> Counter[tuple[Side, Side]]:
    rivals: Counter[tuple[Side, Side]] = Counter()
    for draft in told:
        doers, targets = {_side(a) for a in draft.actors}, {_side(a) for a in draft.recipients}
        for one in doers:
            for other in targets - doers:
                rivals[one, other] += 1
                rivals[other, one] += 1
    return rivals


def _parties_of(mention: Mention) -> list[Actor]:
    actors = mention.members or (mention.actor,)
    return [a for a in actors if a.country and a.sector not in _OUTSIDE and mention.kind != "place"]


def _completed(reading: Reading, draft: Draft, before: Sequence[Draft], cast: _Cast) -> Draft:
    own = {_side(a) for a in draft.actors if a.country}
    if not own and draft.type in ("COERCE", "ASSAULT", "SANCTION") and len(draft.recipients) == 1:
        doer = _opponent(reading, draft, draft.recipients, cast)
        return draft if doer is None else replace(draft, actors=(doer,))
    if not own or draft.recipients:
        return draft
    if len(own) > 1 and draft.type in _GRANTED:
        return replace(draft, recipients=draft.actors) if draft.type == "CONCEDE" else draft
    if draft.type in _MEETING and draft.mode in (None, "phone") and len(own) == 1:
        other = _opponent(reading, draft, draft.actors, cast)
        both = parties((*draft.actors, other)) if other is not None else ()
        return (
            replace(draft, actors=both, recipients=both if draft.type == "COOPERATE" else ())
            if both
            else draft
        )
    return replace(draft, recipients=_recipients(reading, draft, before, cast))


def _recipients(reading: Reading, draft: Draft, before: Sequence[Draft], cast: _Cast) -> tuple[Actor, ...]:
    if draft.type not in _AGAINST | _GRANTED | _ANSWERED | {"PROTEST"}:
        return ()
    answered = _answered(reading, draft, before) if draft.type in _ANSWERED else None
    if answered is not None:
        return answered
    if draft.type == "SUPPORT":
        return ()
    rebels = _rebels(reading, draft, cast)
    if rebels is not None:
        return (rebels,)
    if draft.type == "PROTEST":
        return tuple(Actor(None, a.country, None, None, "GOV") for a in draft.actors[:1] if a.country)
    if {_side(a) for a in draft.actors}.isdisjoint(cast.order[:2]):
        return _asked_from_outside(reading, draft, cast) if draft.type in _TO_BOTH else ()
    other = _opponent(reading, draft, draft.actors, cast)
    return () if other is None else (other,)


def _rebels(reading: Reading, draft: Draft, cast: _Cast) -> Actor | None:
    """ "the rebels" of the text where the deed's words speak of them; those of the doer's country before others."""
    inside = (m for m in reading.mentions_in(draft.sentence) if draft.start <= m.start < draft.end)
    if not any(m.actor.sector in _RISEN and m.actor.country is None for m in inside):
        return None
    own = codes(draft.actors)
    risen = [side for side in cast.order if side[1]]
    chosen = next((side for side in risen if side[0] in own), None) or next(iter(risen), None)
    if chosen is not None:
        return None if draft.actors and chosen in {_side(a) for a in draft.actors} else cast.actor[chosen]
    main = [side[0] for side in cast.order[:2]]
    home = next((code for code in main if code in own), main[0] if main else None)
    return None if home is None else Actor(None, home, None, None, "REB")


def _asked_from_outside(reading: Reading, draft: Draft, cast: _Cast) -> tuple[Actor, ...]:
    """The main parties that the words name, else both."""
    main = cast.order[:2]
    named = _named(reading, draft.sentence, lambda m: draft.start <= m.start < draft.end)
    chosen = [side for side in main if side in named] or (main if len(main) == 2 else ())
    return tuple(cast.actor[side] for side in chosen)


def _answered(reading: Reading, draft: Draft, before: Sequence[Draft]) -> tuple[Actor, ...] | None:
    """The doers of the deed that the words name ("condemned the attack"), else of the last in three sentences."""
    foreign = [
        d
        for d in reversed(before)
        if d.type in _DEEDS and codes(d.actors) and not codes(d.actors) & codes(draft.actors)
    ]
    nouns = reading.lexicon.patterns.nouns
    kinds = {pattern.type for lemma in draft.about for pattern in nouns.get(lemma, ())}
    named = (d for d in foreign if d.named in draft.about or d.type in kinds)
    lately = (d for d in foreign if draft.sentence - d.sentence <= 2)
    earlier = next(named, None) or next(lately, None)
    return None if earlier is None else earlier.actors


def _opponent(reading: Reading, draft: Draft, own: Sequence[Actor], cast: _Cast) -> Actor | None:
    """The likeliest other party; None for an outsider."""
    sides = {_side(actor) for actor in own}
    if sides.isdisjoint(cast.order[:2]):
        return None
    inside = _named(reading, draft.sentence, lambda m: draft.start <= m.start < draft.end)
    near = _named(reading, draft.sentence, lambda m: True) | _named(
        reading, draft.sentence - 1, lambda m: True
    )
    return cast.other(sides, inside, near)


def _named(reading: Reading, number: int, wanted: Callable[[Mention], bool]) -> set[Side]:
    """The parties that a sentence names where it is asked for."""
    return {_side(a) for m in reading.mentions_in(number) if wanted(m) for a in _parties_of(m)}
