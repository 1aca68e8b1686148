"""Towards whom a deed done by speaking goes: a frame a type says where its words name the other party."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import actors_in, codes, parties
from detente.coding.deeds.cast import cast_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from detente.coding.reading import Mention, Reading
    from detente.coding.tree import Tree
    from detente.evidence import Actor, Statement
    from detente.evidence.vocabulary import EventType

__all__ = ["heads_of", "towards"]

# Where to look, best first. "subject" is who has to do it, or does what is alleged; "owner" whose the thing is that is
# refused or condemned; "case" who has to fear it ("if Iran attacks"); "party" with, to or against whom it is; "named"
# any other country that the words name. What no frame finds the stand-off tells: the other side, or both.
FRAMES: Mapping[str, tuple[str, ...]] = {
    "REQUEST": ("subject", "party"),
    "REJECT": ("party", "owner"),
    "THREATEN": ("party", "case", "object"),
    "ACCUSE": ("subject", "owner", "party", "named"),
    "SUPPORT": ("object", "subject", "owner", "named"),
    "AGREE": ("party", "case"),
    "CONCEDE": ("party", "case"),
}
_PARTY = frozenset({"with", "to", "against", "from", "for", "on", "upon"})
_CASES = frozenset({"if", "unless", "until", "as long as", "so long as", "should"})


def towards(reading: Reading, statement: Statement, kind: EventType) -> tuple[Actor, ...]:
    """Who is addressed with all coordinated with him, else the party where the type's frame looks for it."""
    own = codes((statement.speaker,))
    addressed = _addressed(reading, statement.addressee, own)
    hearers = _told(reading, statement) and kind in _OF_OTHERS
    if addressed and not hearers:
        return addressed
    heads = (*heads_of(reading, statement), *(() if hearers else _cue(reading, statement)))
    for role in FRAMES.get(kind, ()):
        for tree, head in heads:
            found = [a for a in _ROLES[role](reading, tree, head, own) if a.country not in own | {None}]
            if found:
                return parties(found)
            if role == "object" and _object(reading, tree, head, frozenset()):
                return ()
        if role == "named" and (found := _named(reading, statement, own)):
            return parties(found)
    main = {country for country, _ in cast_of(reading).main}
    return addressed if codes(addressed) & main else ()


_OF_OTHERS = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})
_TELLING = frozenset({"tell", "inform", "remind", "brief"})


def _told(reading: Reading, statement: Statement) -> bool:
    """ "told the Swiss that Peru must leave": those told need not be those meant."""
    return any(tree.lemmas[word] in _TELLING for tree, word in _cue(reading, statement))


def heads_of(reading: Reading, statement: Statement) -> Iterator[tuple[Tree, int]]:
    """The words of what is said that hang on none of it."""
    for quote in statement.content:
        for number in range(reading.sentence_at(quote.start), reading.sentence_at(quote.end - 1) + 1):
            tree = reading.tree(number)
            inside = {w for w, at in enumerate(tree.sentence.starts) if quote.start <= at < quote.end}
            for word in sorted(inside):
                if tree.heads[word] not in inside and tree.upos[word] != "PUNCT":
                    yield tree, word


def _cue(reading: Reading, statement: Statement) -> Iterator[tuple[Tree, int]]:
    """The verb that attributes: a condition may hang on it ("offered gas if Kyiv drops its suit")."""
    if statement.cue is not None:
        tree = reading.tree(reading.sentence_at(statement.cue.start))
        yield from ((tree, w) for w, at in enumerate(tree.sentence.starts) if at == statement.cue.start)


def _addressed(reading: Reading, addressee: Actor | None, own: frozenset[str]) -> tuple[Actor, ...]:
    """ "told Britain, France and Russia that": all three; "urged both sides": both."""
    if addressee is None or addressee.country in own:
        return ()
    quote = addressee.mention
    if quote is None:
        return (addressee,) if addressee.country else ()
    number = reading.sentence_at(quote.start)
    tree = reading.tree(number)
    word = next((w for w, end in enumerate(tree.sentence.ends) if end >= quote.end), None)
    found = () if word is None else parties(actors_in(reading, tree, word, besides=own))
    named = codes((addressee,))
    return found if codes(found) >= named and codes(found) else ((addressee,) if named else ())


def _subject(reading: Reading, tree: Tree, head: int, own: frozenset[str]) -> list[Actor]:
    words = tree.doers(head) if tree.is_verb(head) else tree.having(head, "nsubj")
    return [a for word in words for a in actors_in(reading, tree, word, besides=own)]


def _owner(reading: Reading, tree: Tree, head: int, own: frozenset[str]) -> list[Actor]:
    words = (head,) if not tree.is_verb(head) else tree.objects(head)
    return [a for word in words for a in actors_in(reading, tree, word, besides=own)]


def _object(reading: Reading, tree: Tree, head: int, own: frozenset[str]) -> list[Actor]:
    words = tree.objects(head) if tree.is_verb(head) else (head,)
    return [a for word in words for a in actors_in(reading, tree, word, besides=own)]


def _party(reading: Reading, tree: Tree, head: int, own: frozenset[str]) -> list[Actor]:
    found: list[Actor] = []
    for place in (head, *tree.objects(head), *tree.having(head, "xcomp")):
        for prep, word in tree.obliques(place):
            if prep in _PARTY:
                found.extend(actors_in(reading, tree, word, besides=own))
    return found


def _case(reading: Reading, tree: Tree, head: int, own: frozenset[str]) -> list[Actor]:
    clauses = (c for c in tree.having(head, "advcl") if _CASES.intersection(tree.marks(c)))
    return [a for c in clauses for word in tree.doers(c) for a in actors_in(reading, tree, word, besides=own)]


def _nobody(reading: Reading, tree: Tree, head: int, own: frozenset[str]) -> list[Actor]:
    return []


_ROLES = {
    "subject": _subject, "owner": _owner, "object": _object, "party": _party, "case": _case, "named": _nobody,
}  # fmt: skip


def _named(reading: Reading, statement: Statement, own: frozenset[str]) -> list[Actor]:
    """The first mention of another party in what is said."""
    for quote in statement.content:
        for mention in _mentions(reading, quote.start, quote.end):
            members = [a for a in (mention.members or (mention.actor,)) if a.country]
            if members and not codes(members) & own:
                return members
    return []


def _mentions(reading: Reading, start: int, end: int) -> Iterator[Mention]:
    for number in range(reading.sentence_at(start), reading.sentence_at(max(end - 1, start)) + 1):
        for mention in reading.mentions_in(number):
            if start <= mention.start and mention.end <= end:
                yield mention
