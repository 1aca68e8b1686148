"""Towards whom a deed goes that names no recipient: the other side of the stand-off, as the text has it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import actors_in, codes, parties
from detente.coding.deeds.cast import (
    MEDIATORS,
    PARTIES,
    RISEN,
    Cast,
    Side,
    cast_of,
    pair,
    parties_of,
    side_of,
)
from detente.coding.deeds.unnamed import known_by_noun, proposer
from detente.evidence import Actor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from detente.coding.deeds.draft import Draft
    from detente.coding.reading import Mention, Reading
    from detente.coding.tree import Tree

__all__ = ["addressed"]

_AGAINST = frozenset(
    {"ACCUSE", "REJECT", "THREATEN", "REQUEST", "SANCTION", "COERCE", "ASSAULT", "RETREAT", "AID"}
)
_GRANTED = frozenset({"AGREE", "CONCEDE"})
_AT_HOME = frozenset(
    {
        ("COERCE", "curfew"),
        ("COERCE", "martial-law"),
        ("COERCE", "restrict"),
        ("COERCE", "censor"),
        ("RETREAT", "resign"),
    }
)
_OF_STATES = frozenset({"UNO", "EUR", "IGO"})
_MEETING = frozenset({"CONSULT", "COOPERATE"})
_ANSWERED = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
_TO_BOTH = frozenset({"REQUEST", "AGREE"})
_OF_NOBODY = frozenset(
    "inquiry enquiry investigation probe conference observer mediation mediator arbitration".split()
)
_TRUCE = frozenset("truce ceasefire cease-fire armistice hostility calm restraint".split())
_BETWEEN = frozenset("border frontier line boundary fence strait".split())
_DEEDS = frozenset(
    "PROTEST ASSAULT COERCE SANCTION MOBILIZE THREATEN RETREAT CONCEDE ACCUSE REQUEST AGREE".split()
)

RIVAL, INSIDE, NEAR, OFTEN, HOME, BODY = 1.0, 1.0, 2.0, 4.0, 2.0, 6.0
AT_ODDS = 2  # deeds between a body of states and somebody that make them opponents


@dataclass(frozen=True, slots=True)
class _Stage:
    """The cast, and how often two of it are told as doer and target."""

    cast: Cast
    rivals: Mapping[tuple[Side, Side], int]

    def outside(self, sides: set[Side]) -> bool:
        """Whether they are none of the two main parties, nor rebels against one of them."""
        main = self.cast.order[:2]
        return not any(side in main or (side[1] and (side[0], False) in main) for side in sides)

    def other(self, own: set[Side], inside: set[Side], near: set[Side]) -> Actor | None:
        """The likeliest opponent of `own`: told so elsewhere, named in the deed's words or just before, often named."""
        count = self.cast.count
        found = [side for side in self.cast.order if side not in own]
        most = max((count[side] for side in found), default=1)
        home = {country for country, _ in own}

        def worth(side: Side) -> float:
            rival = min(sum(self.rivals.get((mine, side), 0) for mine in own), 3)
            return (
                RIVAL * rival
                + INSIDE * (side in inside)
                + NEAR * (side in near)
                + OFTEN * count[side] / most
                + HOME * (side[0] in home)
                - BODY * (side[0] in MEDIATORS and rival < AT_ODDS)
            )

        return self.cast.actor[max(found, key=worth)] if found else None


def addressed(reading: Reading, told: Sequence[Draft]) -> list[Draft]:
    """The tellings with recipients filled in where the text leaves them to the reader.

    First the doer of the deed that is condemned or praised ("condemned the attack"), then the likeliest opponent; what an
    outsider asks or offers goes to both main parties. A meeting that names one participant is with the other party.
    """
    stage = _Stage(cast_of(reading), _rivals(told))
    result: list[Draft] = []
    for draft in told:
        result.append(_completed(reading, draft, result, stage))
    return result


def _rivals(told: Iterable[Draft]) -> Counter[tuple[Side, Side]]:
    rivals: Counter[tuple[Side, Side]] = Counter()
    for draft in told:
        doers, targets = {side_of(a) for a in draft.actors}, {side_of(a) for a in draft.recipients}
        for one in doers:
            for other in targets - doers:
                rivals[one, other] += 1
                rivals[other, one] += 1
    return rivals


def _completed(reading: Reading, draft: Draft, before: Sequence[Draft], stage: _Stage) -> Draft:
    own = {side_of(a) for a in draft.actors if a.country}
    guessed = draft.type in ("COERCE", "SANCTION") and len(draft.recipients) == 1
    if not own and draft.type == "CONSULT" and not codes(draft.recipients) and _the_parties(reading, draft):
        return replace(draft, actors=pair(reading, frozenset()))
    if not own and guessed and not draft.nominal:
        doer = _there(reading, draft) or _opponent(reading, draft, draft.recipients, stage)
        return draft if doer is None else replace(draft, actors=(doer,))
    if own and _before_a_body(reading, draft, stage):
        return _completed(reading, replace(draft, recipients=()), before, stage)
    if not own or draft.recipients:
        return draft
    if len(own) > 1 and draft.type == "RETREAT" and own >= set(stage.cast.main):
        return replace(draft, recipients=draft.actors)
    if len(own) > 1 and draft.type in _GRANTED:
        return replace(draft, recipients=draft.actors) if draft.type == "CONCEDE" else draft
    if draft.type == "CONSULT" and draft.mode == "third-party" and len(own) == 1:
        return replace(draft, actors=parties((*draft.actors, *pair(reading, codes(draft.actors)))))
    if (
        draft.type == "CONSULT"
        and len(own) == 1
        and codes(draft.actors) <= MEDIATORS
        and _gathering(reading, draft)
    ):
        return replace(draft, mode="multilateral")
    if draft.type in _MEETING and draft.mode in (None, "phone") and len(own) == 1:
        other = _opponent(reading, draft, draft.actors, stage)
        both = parties((*draft.actors, other)) if other is not None else ()
        return (
            replace(draft, actors=both, recipients=both if draft.type == "COOPERATE" else ())
            if both
            else draft
        )
    meant = known_by_noun(reading, draft, stage.cast)
    if meant is None:
        meant = proposer(draft, before) or _recipients(reading, draft, before, stage)
    return replace(draft, recipients=meant)


def _the_parties(reading: Reading, draft: Draft) -> bool:
    """ "the commanders met", "the diplomats spoke by video": those of both sides, without saying so."""
    tree = reading.tree(draft.sentence)
    return draft.mode is None and any(
        tree.xpos[doer] == "NNS" and tree.lemmas[doer] in PARTIES for doer in tree.doers(draft.anchor)
    )


def _there(reading: Reading, draft: Draft) -> Actor | None:
    """Where somebody was arrested or a ship held, by whoever rules there: "detained in Jakarta"."""
    if draft.type != "COERCE":
        return None
    tree = reading.tree(draft.sentence)
    places = (head for prep, head in tree.obliques(draft.anchor) if prep in ("in", "at"))
    found = (a for head in places for a in actors_in(reading, tree, head))
    return next((a for a in found if a.country and a.country not in codes(draft.recipients)), None)


def _gathering(reading: Reading, draft: Draft) -> bool:
    """ "EU leaders meet on Monday", "the Security Council met": many from one body of states, or the body itself."""
    tree = reading.tree(draft.sentence)
    if draft.mode is not None or draft.type != "CONSULT":
        return False
    doers = [*tree.doers(draft.anchor), *([draft.word] if draft.nominal else [])]
    return any(tree.xpos[doer] in ("NNS", "NNPS") or _body(reading, tree, doer) for doer in doers)


def _body(reading: Reading, tree: Tree, word: int) -> bool:
    mention = reading.mention_at(tree.number, word)
    return mention is not None and mention.kind == "body" and mention.actor.country in _OF_STATES


def _recipients(reading: Reading, draft: Draft, before: Sequence[Draft], stage: _Stage) -> tuple[Actor, ...]:
    if draft.type == "MOBILIZE" and _at_the_border(reading, draft):
        other = _opponent(reading, draft, draft.actors, stage)
        return () if other is None else (other,)
    if draft.type not in _AGAINST | _GRANTED | _ANSWERED | {"PROTEST"}:
        return ()
    if draft.type == "SUPPORT" and _of_ones_own(reading, draft):
        return ()
    if draft.type == "REQUEST" and not draft.about.isdisjoint(_OF_NOBODY):
        return ()
    if draft.type in _TO_BOTH and (met := _met(draft, before)):
        return met
    answered = _answered(reading, draft, before) if draft.type in _ANSWERED else None
    if answered is not None:
        return answered
    if draft.type == "SUPPORT":
        return ()
    if (draft.type, draft.mode) in _AT_HOME:
        return ()
    rebels = _rebels(reading, draft, stage)
    if rebels is not None:
        return (rebels,)
    if draft.type == "PROTEST":
        return tuple(Actor(None, a.country, None, None, "GOV") for a in draft.actors[:1] if a.country)
    if stage.outside({side_of(a) for a in draft.actors}):
        if draft.type in ("AID", "SANCTION"):
            return _nearest(reading, draft, stage)
        return _asked_from_outside(reading, draft, stage) if draft.type in _TO_BOTH else ()
    other = _opponent(reading, draft, draft.actors, stage)
    return () if other is None else (other,)


def _before_a_body(reading: Reading, draft: Draft, stage: _Stage) -> bool:
    """ "complained to the Security Council": the body hears of it, somebody else is meant."""
    if draft.type not in ("ACCUSE", "THREATEN") or not codes(draft.recipients) <= MEDIATORS:
        return False
    if stage.outside({side_of(a) for a in draft.actors}) or {side_of(a) for a in draft.recipients} & set(
        stage.cast.main
    ):
        return False
    tree = reading.tree(draft.sentence)
    places = [m for m in reading.mentions_in(draft.sentence) if m.actor.country in codes(draft.recipients)]
    return bool(places) and all(tree.case(m.head) in ("to", "before", "at", "back to") for m in places)


def _of_ones_own(reading: Reading, draft: Draft) -> bool:
    """Praise of one's own minister is no answer to what another government did."""
    own = codes(draft.actors)
    inside = (m for m in reading.mentions_in(draft.sentence) if draft.start <= m.start < draft.end)
    return any(m.kind in ("person", "office") and m.actor.country in own for m in inside)


def _met(draft: Draft, before: Sequence[Draft]) -> tuple[Actor, ...]:
    """ "At a meeting with the emir she promised to help": what is promised there is promised to those met."""
    own = codes(draft.actors)
    here = (d for d in reversed(before) if d.sentence == draft.sentence and d.type == "CONSULT")
    met = next((d for d in here if own < codes((*d.actors, *d.recipients)) and d.start < draft.start), None)
    if met is None:
        return ()
    return tuple(a for a in (*met.actors, *met.recipients) if a.country not in own)


def _at_the_border(reading: Reading, draft: Draft) -> bool:
    """Troops along a shared line stand against those behind it."""
    tree = reading.tree(draft.sentence)
    phrases = [
        head
        for prep, head in tree.obliques(draft.anchor)
        if prep in ("along", "on", "at", "near", "to", "across")
    ]
    return any(
        not _BETWEEN.isdisjoint((tree.lemmas[head], *tree.low[max(head - 2, 0) : head + 3]))
        for head in phrases
    )


def _rebels(reading: Reading, draft: Draft, stage: _Stage) -> Actor | None:
    """ "the rebels" of the text where the deed's words speak of them; those of the doer's country before others."""
    inside = (m for m in reading.mentions_in(draft.sentence) if draft.start <= m.start < draft.end)
    if not any(m.actor.sector in RISEN and m.actor.country is None for m in inside):
        return None
    own = codes(draft.actors)
    risen = [side for side in stage.cast.order if side[1]]
    chosen = next((side for side in risen if side[0] in own), None) or next(iter(risen), None)
    if chosen is not None:
        return (
            None
            if draft.actors and chosen in {side_of(a) for a in draft.actors}
            else stage.cast.actor[chosen]
        )
    main = [side[0] for side in stage.cast.order[:2]]
    home = next((code for code in main if code in own), main[0] if main else None)
    return None if home is None else Actor(None, home, None, None, "REB")


def _asked_from_outside(reading: Reading, draft: Draft, stage: _Stage) -> tuple[Actor, ...]:
    """The main parties that the words name, else both."""
    main = stage.cast.order[:2]
    named = _named(reading, draft.sentence, lambda m: draft.start <= m.start < draft.end)
    around = _named(reading, draft.sentence, lambda m: True)
    chosen = [side for side in main if side in named]
    if len(main) == 2 and not _TRUCE.isdisjoint(draft.about):
        chosen = list(main)
    if not chosen and len(main) == 2:
        chosen = [side for side in main if side in around] or list(main)
    return tuple(stage.cast.actor[side] for side in chosen)


def _nearest(reading: Reading, draft: Draft, stage: _Stage) -> tuple[Actor, ...]:
    """Whom an outsider helps or punishes: the one main party that the sentence names, or the one before it."""
    for number in (draft.sentence, draft.sentence - 1):
        named = _named(reading, number, lambda m: True)
        chosen = [side for side in stage.cast.order[:2] if side in named]
        if chosen:
            return tuple(stage.cast.actor[side] for side in chosen[:1])
    return ()


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


def _opponent(reading: Reading, draft: Draft, own: Sequence[Actor], stage: _Stage) -> Actor | None:
    """The likeliest other party; None for an outsider."""
    sides = {side_of(actor) for actor in own}
    if stage.outside(sides):
        return None
    inside = _named(reading, draft.sentence, lambda m: draft.start <= m.start < draft.end)
    near = _named(reading, draft.sentence, lambda m: True) | _named(
        reading, draft.sentence - 1, lambda m: True
    )
    return stage.other(sides, inside, near)


def _named(reading: Reading, number: int, wanted: Callable[[Mention], bool]) -> set[Side]:
    """The parties that a sentence names where it is asked for."""
    return {side_of(a) for m in reading.mentions_in(number) if wanted(m) for a in parties_of(m)}
