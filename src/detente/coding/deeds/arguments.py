"""Who takes part in a deed: actors of a phrase, of a predicate's doers and of its recipients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.cast import names_pair, pair
from detente.coding.heard import statement_at
from detente.coding.who.coreference import actors_of
from detente.evidence import Actor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.coding.reading import Reading
    from detente.coding.tree import Tree

__all__ = ["APART", "actors_in", "codes", "doers", "parties", "speaker_at", "unique"]

_SPEAKING = frozenset({"i", "we", "us", "me", "our", "my", "ours", "ourselves"})
_INNER = ("nmod:poss", "amod", "compound", "flat", "appos", "nmod", "nmod:desc", "acl")
_BELONGING = frozenset({"of", "in", "from", "at", "'s", "by", "for", "inside", "within"})


def codes(actors: Iterable[Actor]) -> frozenset[str]:
    """Country codes, without those that are not known."""
    return frozenset(actor.country for actor in actors if actor.country)


def unique(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """One actor a country and name, in order."""
    seen: dict[tuple[str | None, str | None], Actor] = {}
    for actor in actors:
        seen.setdefault((actor.country, actor.name), actor)
    return tuple(seen.values())


def parties(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """One actor a country and sector, the first named of each; those without a country go if others have one."""
    seen: dict[tuple[str | None, str | None], Actor] = {}
    for actor in actors:
        seen.setdefault((actor.country, actor.sector if actor.sector in APART else None), actor)
    known = tuple(actor for actor in seen.values() if actor.country)
    return known or tuple(seen.values())


APART = frozenset({"REB", "OPP", "CVL", "BUS", "JRN", "EDU", "REF", "UAF"})


def actors_in(
    reading: Reading, tree: Tree, word: int, *, depth: int = 3, besides: frozenset[str] = frozenset()
) -> tuple[Actor, ...]:
    """The actors a phrase names: its head's, else those it belongs to ("Israeli troops", "rebels in Darfur").

    Countries in `besides` are passed over where the phrase names another: in "her Iraqi counterpart" her own.
    """
    found: list[Actor] = []
    for each in tree.joined(word):
        found.extend(_of_head(reading, tree, each, depth, besides))
    return unique(found)


def _of_head(
    reading: Reading, tree: Tree, word: int, depth: int, besides: frozenset[str]
) -> tuple[Actor, ...]:
    if names_pair(tree, word) and (
        both := pair(reading, besides, near=(tree.number, tree.sentence.starts[word]))
    ):
        return both
    if tree.low[word] in _SPEAKING:
        return speaker_at(reading, tree.sentence.starts[word])
    own = _several_of(reading, tree, word) or actors_of(reading, tree.number, word)
    if tree.low[word] in ("they", "them"):
        own = _all_of_them(reading, tree, word, own)
    if codes(own) - besides or not depth:
        return own
    if _part_of_another(reading, tree, word):
        own = _by_name(reading, tree, word) or own
        if codes(own) - besides:
            return own
    whose = _whose(tree, word)
    if whose is not None:
        return actors_in(reading, tree, whose, depth=depth - 1, besides=besides)
    for label in _INNER:
        for kid in tree.having(word, label):
            if label == "nmod" and tree.case(kid) not in _BELONGING:
                continue
            if label == "acl":
                inner: tuple[Actor, ...] = _based(reading, tree, kid, depth)
            else:
                inner = actors_in(reading, tree, kid, depth=depth - 1, besides=besides)
            if codes(inner) - besides:
                return inner
    return own


def _whose(tree: Tree, word: int) -> int | None:
    """ "Peru, whose ships": the noun before the clause."""
    which = next((kid for kid in tree.having(word, "nmod:poss") if tree.low[kid] == "whose"), None)
    if which is None:
        return None
    above = next((each for each in tree.above(word) if tree.labels[each].startswith("acl")), None)
    if above is not None and tree.heads[above] >= 0:
        return tree.heads[above]
    before = next((each for each in range(which - 1, -1, -1) if tree.upos[each] != "PUNCT"), None)
    return before if before is not None and tree.upos[before] in ("NOUN", "PROPN") else None


def _several_of(reading: Reading, tree: Tree, word: int) -> tuple[Actor, ...]:
    """ "the leaders of Peru, Chile and Brazil": one of each."""
    if tree.xpos[word] not in ("NNS", "NNPS"):
        return ()
    owners = [head for prep, head in tree.obliques(word) if prep in ("of", "from")]
    owners += tree.having(word, "amod", "compound", "nmod:poss")
    owners = [owner for owner in owners if tree.having(owner, "conj")]
    found = unique(
        a for head in owners for each in tree.joined(head) for a in actors_of(reading, tree.number, each)
    )
    if len(codes(found)) < 2:
        found = unique(
            a for head in owners for each in tree.joined(head) for a in _by_name(reading, tree, each)
        )
    return found if len(codes(found)) > 1 else ()


def _part_of_another(reading: Reading, tree: Tree, word: int) -> bool:
    """Whether a name stands inside a longer phrase: Chile in "its minister to Chile"."""
    mention = reading.mention_at(tree.number, word)
    return tree.upos[word] == "PROPN" and mention is not None and mention.head != word


def _by_name(reading: Reading, tree: Tree, word: int) -> tuple[Actor, ...]:
    """The state that a name stands for, whatever phrase it is part of: Chile in "officers of Peru and Chile"."""
    first = min((word, *tree.having(word, "compound", "amod")))
    match = reading.lexicon.name_at(tree.words, first)
    named = {name.code for name in match.names} if match is not None and match.end > word else set()
    code = named.pop() if len(named) == 1 else None
    return (Actor(None, code, None, None, None),) if code else ()


def _all_of_them(reading: Reading, tree: Tree, word: int, own: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """They who stands for one of several told together stands for all: "Peru and Chile said they had signed"."""
    if len(codes(own)) != 1:
        return own
    before = [(tree, word)]
    if tree.number:
        last = reading.tree(tree.number - 1)
        before.append((last, len(last)))
    for place, end in before:
        for each in range(end):
            if place.labels[each] in ("nsubj", "nsubj:pass") and place.having(each, "conj"):
                found = unique(a for one in place.joined(each) for a in actors_of(reading, place.number, one))
                if codes(own) < codes(found):
                    return found
    return own


def speaker_at(reading: Reading, offset: int) -> tuple[Actor, ...]:
    """Whose words they are that hold this place."""
    statement = statement_at(reading, offset)
    return () if statement is None else (statement.speaker,)


def _based(reading: Reading, tree: Tree, participle: int, depth: int) -> tuple[Actor, ...]:
    """ "a group based in Beirut", not "a plan to meet in Beirut"."""
    found: list[Actor] = []
    if tree.xpos[participle] not in ("VBN", "VBG"):
        return ()
    for prep, head in tree.obliques(participle):
        if prep in ("in", "at", "from", "to"):
            found.extend(actors_in(reading, tree, head, depth=depth - 1))
    return tuple(found)


def doers(reading: Reading, tree: Tree, words: Iterable[int]) -> tuple[Actor, ...]:
    """The actors of several phrases."""
    return unique(actor for word in words for actor in actors_in(reading, tree, word))
