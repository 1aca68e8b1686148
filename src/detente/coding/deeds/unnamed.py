"""Whom a deed names by a noun or pronoun that leads to nobody: one's own people, everybody, a body of states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import codes
from detente.evidence import Actor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.coding.deeds.cast import Cast
    from detente.coding.deeds.draft import Draft
    from detente.coding.reading import Reading
    from detente.coding.tree import Tree

__all__ = ["known_by_noun", "proposer"]

_SPOKEN_TO = frozenset({"REQUEST", "ACCUSE", "AGREE", "SUPPORT", "REJECT"})
_TOWARDS = frozenset({"on", "upon", "to", "with", "for", "against"})
_RULING = frozenset(
    "government president cabinet premier minister regime king leadership authority administration junta army police".split()
)
_PEERS = frozenset(
    "rival predecessor successor colleague minister general opponent critic challenger".split()
)
_OWN_PEOPLE = frozenset(
    "nation people compatriot citizen soldier officer follower supporter marcher worshipper voter villager lawmaker mp "
    "deputy party commander reservist".split()
)
_ANYBODY = frozenset("them all everybody everyone anybody anyone others concerned".split())
_AT_HOME = frozenset({"OPP", "CVL", "LEG", "REB", "PTY"})
_BODIES = frozenset({"UNO", "EUR", "IGO"})
_LEFT = frozenset(
    "agency bloc organisation organization alliance council club grouping association body commonwealth".split()
)


def known_by_noun(reading: Reading, draft: Draft, cast: Cast) -> tuple[Actor, ...] | None:
    """Who is meant by the object or addressee of a deed that nobody is named in; None where it has none such.

    "The opposition blamed the president": its own; "appealed to them all": nobody that one could name.
    """
    tree = reading.tree(draft.sentence)
    if draft.type == "SANCTION" and draft.mode == "withdraw":
        return _the_body(tree, draft, cast)
    if draft.type not in _SPOKEN_TO:
        return None
    home = next((a.country for a in draft.actors if a.country), None)
    for head in _addressees(tree, draft):
        lemma = tree.lemmas[head]
        own = any(tree.upos[kid] == "PRON" for kid in tree.having(head, "nmod:poss"))
        if lemma in _RULING and any(a.sector in _AT_HOME for a in draft.actors):
            return (Actor(None, home, None, None, "GOV"),)
        if own and lemma in _PEERS | _RULING | _OWN_PEOPLE:
            return (Actor(None, home, None, None, None if lemma in _PEERS | _RULING else "CVL"),)
        if lemma == "nation" or (lemma in _OWN_PEOPLE and draft.type == "REQUEST"):
            return (Actor(None, home, None, None, "CVL"),)
        if tree.low[head] in _ANYBODY and draft.type == "REQUEST":
            return ()
    return None


def _addressees(tree: Tree, draft: Draft) -> list[int]:
    things = [*tree.objects(draft.anchor), *tree.having(draft.anchor, "iobj")]
    return things + [head for prep, head in tree.obliques(draft.anchor) if prep in _TOWARDS]


def _the_body(tree: Tree, draft: Draft, cast: Cast) -> tuple[Actor, ...] | None:
    """ "left the agency": the body of states that the text speaks of most."""
    phrases = [*tree.objects(draft.anchor), *(head for _, head in tree.obliques(draft.anchor))]
    if not any(tree.lemmas[head] in _LEFT for head in phrases):
        return None
    found = [side for side in cast.order if side[0] in _BODIES and side[0] not in codes(draft.actors)]
    return (cast.actor[max(found, key=lambda side: cast.count[side])],) if found else None


def proposer(draft: Draft, before: Sequence[Draft]) -> tuple[Actor, ...]:
    """Whose offer or request somebody accepts: whoever made the last one."""
    if draft.type != "AGREE" or draft.named not in ("accept", "assent", "sign"):
        return ()
    for earlier in reversed(before):
        if draft.sentence - earlier.sentence > 3:
            break
        foreign = codes(earlier.actors) and not codes(earlier.actors) & codes(draft.actors)
        if earlier.type in ("REQUEST", "AGREE") and foreign:
            return earlier.actors
    return ()
