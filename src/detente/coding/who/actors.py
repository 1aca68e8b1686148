"""From a noun phrase to the actors it stands for."""

from __future__ import annotations

from detente.coding.reading import Reading
from detente.coding.who.around import Around
from detente.coding.who.chunks import Chunk
from detente.evidence import Actor

__all__ = ["PERSONS", "actors_of", "described"]

PERSONS = frozenset(
    "people person source sources man woman men women observer critic resident witness student farmer citizen civilian"
    " survivor refugee hostage prisoner captive relative family protester demonstrator fisherman mother father worker"
    " driver villager activist scholar historian researcher academic insider veteran economist correspondent reporter"
    " journalist monitor mediator negotiator hardliner hawk dove conservative moderate defector expert analyst side"
    " delegation team aide camp circle member delegate participant lawyer author editor colleague rival crowd"
    " public voter mob minority majority opponent supporter ally partner neighbour neighbor host guest delegate founder"
    " survivor pilot captain crew commander deputy successor predecessor boss chief head ruler monarch".split()
)


_AT_HOME = frozenset(
    "student relative crowd farmer fisherman villager prisoner soldier protester demonstrator mob voter public "
    "resident settler marcher striker shopkeeper lawmaker".split()
)
_SEVERAL = frozenset({"each", "both", "either", "neither"})
_OUTLETS = frozenset(
    "magazine newspaper daily weekly agency television radio channel network website".split()
)


def actors_of(reading: Reading, sentence: int, word: int, *, loose: bool = False) -> tuple[Actor, ...]:
    """The actors of the noun phrase headed by `word`, what is coordinated with it included.

    Parameters
    ----------
    reading : Reading
        With its mentions.
    sentence, word : int
    loose : bool
        Also a phrase that no mention covers ("people participating in the talks"): an actor without a name, for a
        position that only somebody who speaks or acts can fill.
    """
    parsed = reading.parsed(sentence)
    found: list[Actor] = []
    for head in (word, *parsed.children(word, "conj")):
        for actor in _one(reading, sentence, head, loose=loose):
            if actor not in found:
                found.append(actor)
    return tuple(found)


def _one(reading: Reading, sentence: int, word: int, *, loose: bool) -> tuple[Actor, ...]:
    parsed = reading.parsed(sentence)
    mention = reading.mention_at(sentence, word)
    if mention is not None and mention.kind == "body" and not mention.definite:
        several = next(
            (parsed.low[k] for k in parsed.children(word, "det") if parsed.low[k] in _SEVERAL), None
        )
        if several is not None:
            return (Actor(f"{several} {parsed.words[word]}", None, None, mention.actor.mention),)
    if mention is not None and mention.kind in ("people", "adjective"):
        apart = (reading.mention_at(sentence, kid) for kid in parsed.children(word, "appos", "flat"))
        named = next((m for m in apart if m is not None and m.kind == "person"), None)
        if named is not None:
            return (named.actor,)
    if mention is not None and not (mention.kind == "adjective" and mention.head != word):
        return mention.members if mention.members and not loose else (mention.actor,)
    for kid in parsed.children(word, "flat", "appos"):
        beside = reading.mention_at(sentence, kid)
        if beside is not None and beside.kind in ("person", "office", "government"):
            return (beside.actor,)
    lemma = parsed.lemmas[word]
    if lemma in ("close", "familiar", "privy", "present"):
        known = (reading.mention_at(sentence, k) for k in parsed.children(word, "amod", "compound"))
        beside = next((m for m in known if m is not None and m.kind == "office"), None)
        return (beside.actor,) if beside is not None else ()
    if lemma in _OUTLETS:
        titled = [
            m
            for k in parsed.children(word, "compound", "amod")
            for m in [reading.mention_at(sentence, k)]
            if m
        ]
        if titled and titled[0].kind == "body":
            return (titled[0].actor,)
    if parsed.labels[word] == "appos" and parsed.heads[word] >= 0:
        named = reading.mention_at(sentence, parsed.heads[word])
        if named is not None and named.actor.name is not None and named.kind not in ("government", "place"):
            return (named.actor,)
    if parsed.upos[word] in ("NOUN", "PROPN", "NUM", "DET", "PRON", "ADJ") and (loose or lemma in PERSONS):
        return (described(reading, sentence, word),)
    return ()


def _from(reading: Reading, sentence: int, word: int) -> str | None:
    """The state of the town that somebody is from ("a skipper from Hull")."""
    parsed = reading.parsed(sentence)
    home = parsed.lemmas[max(parsed.heads[word], 0)] in _AT_HOME
    if parsed.case(word) != "from" and not (home and parsed.case(word) in ("of", "in", "at")):
        return None
    named = reading.mention_at(sentence, word)
    return (
        named.actor.country
        if named is not None
        else reading.lexicon.city_at(parsed.words, parsed.left[word] + 1)
    )


def _close(reading: Reading, sentence: int, word: int) -> str | None:
    """The state of whom somebody is close to ("a source close to the palace")."""
    parsed = reading.parsed(sentence)
    if parsed.low[word] not in ("close", "loyal"):
        return None
    named = (reading.mention_at(sentence, k) for k in parsed.children(word, "obl") if parsed.case(k) == "to")
    return next((m.actor.country for m in named if m is not None), None)


def _whole(reading: Reading, sentence: int, word: int) -> list[int]:
    """Of whom somebody is one: "two of his aides", "one of them"."""
    parsed = reading.parsed(sentence)
    part = parsed.upos[word] in ("NUM", "DET", "PRON") or parsed.lemmas[word] in ("other", "member", "many")
    return [k for k in parsed.kids[word] if part and parsed.case(k) == "of"]


def described(reading: Reading, sentence: int, word: int) -> Actor:
    """An actor known only by a description: its words as role, its country from the modifiers."""
    parsed = reading.parsed(sentence)
    modifiers = [
        k for k in parsed.kids[word] if parsed.labels[k] in ("amod", "compound", "nmod:poss", "nmod")
    ]
    owners = [m for k in modifiers for m in [reading.mention_at(sentence, k)] if m is not None]
    owners += [
        m for k in _whole(reading, sentence, word) for m in [reading.mention_at(sentence, k)] if m is not None
    ]
    owners.sort(key=lambda m: m.kind != "adjective")
    country = next((m.actor.country for m in owners if m.actor.country and m.kind != "place"), None)
    country = country or next(
        (c for k in modifiers for c in [_from(reading, sentence, k)] if c is not None), None
    )
    around = reading.notes.get("around")
    if country is None and isinstance(around, Around):
        if parsed.low[word + 1 : word + 2] == ("here",):
            country = around.here(sentence)
        elif parsed.lemmas[word] in _AT_HOME:
            country = around.best([Chunk(sentence, word, word, "people")], ())
    country = country or next(filter(None, (_close(reading, sentence, k) for k in parsed.kids[word])), None)
    first = min((k for k in parsed.kids[word] if k < word and parsed.labels[k] in ("amod", "compound", "nummod")
                 and reading.mention_at(sentence, k) is None), default=word)  # fmt: skip
    inside = [m for m in owners if m.first >= first and m.last < word]
    first = max((m.last + 1 for m in inside), default=first)
    quote = reading.quote(parsed.sentence.starts[min(first, word)], parsed.sentence.ends[word])
    return Actor(None, country, quote.text, quote)
