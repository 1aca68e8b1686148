"""Whether words can be a requirement: an act or a state that somebody can bring about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.terms.moods import obliged
from detente.lexicon.terms import term_words

if TYPE_CHECKING:
    from detente.coding.tree import Tree

__all__ = ["fulfillable", "real_object"]

_EMPTY = frozenset(
    {"that", "this", "it", "so", "such", "there", "what", "which", "them", "anything", "something", "us"}
)
_MUSING = frozenset({"think", "believe", "like", "please", "mean", "matter", "know"})
_FACTS = frozenset({"anonymity"}) | frozenset(
    {"true", "possible", "necessary", "needed", "correct", "confirm", "prove", "verify", "need", "fail"}
)


def fulfillable(tree: Tree, word: int, *, act: bool = False, firm: bool = False) -> bool:
    """Whether the phrase or clause under `word` says something that can be done or brought about; `act`: by will;
    `firm`: what is required in so many words ("only if it is confirmed")."""
    lemma = tree.lemmas[word]
    if tree.upos[word] == "PRON" or (lemma in _FACTS and not (firm and tree.is_verb(word))):
        return False
    if tree.is_verb(word):
        leave = lemma == "go" and obliged(tree, word)
        idle = lemma in term_words("idle") or (
            not leave and lemma in ("go", "walk", "take") and not _complemented(tree, word)
        )
        if lemma == "wait" and any(p == "for" for p, _ in tree.obliques(word)):
            idle = False
        return _deed(tree, word) and not (act and idle)
    return lemma not in term_words("fated") or bool(tree.kids[word])


def _deed(tree: Tree, word: int) -> bool:
    lemma = tree.lemmas[word]
    subject = tree.first(word, "nsubj", "nsubj:pass")
    if subject is not None and tree.lemmas[subject] in term_words("fated"):
        return False
    short = tree.low[word] in ("had", "has", "have") and subject is not None and tree.upos[subject] != "PRON"
    if lemma in ("do", "try", "get", "have", "make") and not (short or _complemented(tree, word)):
        return False
    return lemma not in _MUSING and not (
        lemma == "take" and subject is not None and tree.low[subject] == "it"
    )


def _complemented(tree: Tree, word: int) -> bool:
    parts = tree.having(
        word, "obj", "obl", "xcomp", "ccomp", "compound:prt", "nsubj:pass", "advmod", "iobj", "advcl"
    )
    return any(real_object(tree, part) for part in parts)


def real_object(tree: Tree, word: int) -> bool:
    """Not a bare "that", "it" or "us"."""
    return tree.low[word] not in _EMPTY
