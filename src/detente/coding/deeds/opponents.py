"""Towards whom a deed goes that names no recipient: the other side of the stand-off, as the text has it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import codes, parties

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.coding.deeds.draft import Draft
    from detente.coding.reading import Mention, Reading
    from detente.evidence import Actor

__all__ = ["addressed"]

_AGAINST = frozenset(
    {"ACCUSE", "REJECT", "THREATEN", "REQUEST", "SANCTION", "COERCE", "ASSAULT", "RETREAT", "AID"}
)
_GRANTED = frozenset({"AGREE", "CONCEDE"})
_MEETING = frozenset({"CONSULT", "COOPERATE"})
_ANSWERED = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
_DEEDS = frozenset(
    {
        "ASSAULT",
        "COERCE",
        "SANCTION",
        "MOBILIZE",
        "THREATEN",
        "RETREAT",
        "CONCEDE",
        "ACCUSE",
        "REQUEST",
        "AGREE",
    }
)
_OUTSIDE = frozenset({"EDU", "JRN", "BUS", "SOC", "MED"})


def addressed(reading: Reading, told: Sequence[Draft]) -> list[Draft]:
    """The tellings with recipients filled in where the text leaves them to the reader.

    First the doer of the deed that is condemned or praised ("condemned the attack"), then the other of the two parties
    the text speaks of most. A meeting that names one participant is with that other party.
    """
    sides = _sides(reading)
    result: list[Draft] = []
    for draft in told:
        result.append(_completed(draft, result, sides))
    return result


_MEDIATORS = frozenset({"UNO", "IGO", "NGO", "EUR", "ISM", "VAT", "MNC"})


def _side(actor: Actor) -> tuple[str | None, bool]:
    """Country, and whether against its authority: rebels are a side of their own."""
    return actor.country, actor.sector in ("REB", "OPP", "UAF")


def _sides(reading: Reading) -> list[Actor]:
    """The parties by how often they are mentioned, organisations after states, first mention before later ones."""
    count: Counter[tuple[str | None, bool]] = Counter()
    first: dict[tuple[str | None, bool], Actor] = {}
    for mention in reading.mentions:
        for actor in _parties_of(mention):
            count[_side(actor)] += 1
            first.setdefault(_side(actor), actor)
    met = list(first)
    order = sorted(count, key=lambda side: (side[0] in _MEDIATORS, -count[side], met.index(side)))
    return [first[side] for side in order]


def _parties_of(mention: Mention) -> list[Actor]:
    actors = mention.members or (mention.actor,)
    return [a for a in actors if a.country and a.sector not in _OUTSIDE and mention.kind != "place"]


def _completed(draft: Draft, before: Sequence[Draft], sides: Sequence[Actor]) -> Draft:
    own = codes(draft.actors)
    if not own and draft.type in ("COERCE", "ASSAULT", "SANCTION") and len(draft.recipients) == 1:
        doer = _other(draft.recipients, sides)
        return draft if doer is None else replace(draft, actors=(doer,))
    if len(own) != 1:
        return draft
    if draft.type in _MEETING and draft.mode in (None, "phone"):
        other = _other(draft.actors, sides)
        if draft.recipients or other is None:
            return draft
        both = parties((*draft.actors, other))
        return replace(draft, actors=both, recipients=both if draft.type == "COOPERATE" else ())
    if draft.recipients or draft.type not in _AGAINST | _GRANTED | _ANSWERED:
        return draft
    answered = _answered(draft, before) if draft.type in _ANSWERED else None
    if answered is not None and not codes(answered) & own:
        return replace(draft, recipients=answered)
    if draft.type == "SUPPORT":
        return draft
    other = _other(draft.actors, sides)
    return draft if other is None else replace(draft, recipients=(other,))


def _answered(draft: Draft, before: Sequence[Draft]) -> tuple[Actor, ...] | None:
    """The doers of the deed last told, in this sentence or the two before it."""
    for earlier in reversed(before):
        if draft.sentence - earlier.sentence > 2:
            return None
        if (
            earlier.type in _DEEDS
            and codes(earlier.actors)
            and not codes(earlier.actors) & codes(draft.actors)
        ):
            return earlier.actors
    return None


def _other(own: Sequence[Actor], sides: Sequence[Actor]) -> Actor | None:
    """The other of the two main parties; None for an outsider."""
    main, mine = sides[:2], {_side(actor) for actor in own}
    if len(main) < 2 or not any(_side(a) in mine for a in main):
        return None
    return next((a for a in main if _side(a) not in mine), None)
