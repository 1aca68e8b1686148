"""Terms that one predicate sets: rows of `[[frame]]` in the lexicon, matched against a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.status import is_negated
from detente.coding.terms.moods import refuses, willed, withheld
from detente.coding.terms.receivers import towards_of
from detente.coding.terms.setters import agents, setter_of, told_by_rival, told_of_others
from detente.coding.terms.spans import Term, clause_text, quoted
from detente.coding.terms.substance import real_object
from detente.lexicon.terms import TermFrame, term_frames, term_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from detente.coding.reading import Reading
    from detente.coding.tree import Tree

__all__ = ["framed"]


def framed(reading: Reading, tree: Tree, claimed: Collection[int]) -> Iterator[Term]:
    """The terms of a sentence that a row of the table describes."""
    for word, lemma in enumerate(tree.lemmas):
        if word in claimed or tree.upos[word] not in ("VERB", "ADJ"):
            continue
        for frame in term_frames(lemma):
            need = _slot(tree, word, frame) if _fits(tree, word, frame) else None
            term = _term(reading, tree, word, need, frame) if need is not None else None
            if term is not None:
                yield term
                break


def _fits(tree: Tree, word: int, frame: TermFrame) -> bool:
    beside = {tree.low[w] for kid in tree.kids[word] for w in (kid, *tree.kids[kid])}
    if frame.beside and not beside & frame.beside:
        return False
    none = any(tree.low[d] == "no" for _, h in tree.obliques(word) for d in tree.having(h, "det"))
    denied = is_negated(tree, word) if refuses(tree, word) else withheld(tree, word)
    if frame.no != (denied or none):
        return False
    if frame.bare and tree.having(word, "obj", "xcomp", "ccomp"):
        return False
    return not frame.will or willed(tree, word)


def _slot(tree: Tree, word: int, frame: TermFrame) -> int | None:
    if frame.slot == frozenset({"obj"}):
        found = list(tree.objects(word))
    elif frame.slot == frozenset({"subj"}):
        found = list(tree.having(word, "nsubj"))
    else:
        inner = [k for k in tree.kids[word] if tree.low[k] in frame.beside]
        if tree.lemmas[word] != "have":
            inner += [c for k in inner for c in tree.having(k, "acl", "xcomp")]
        found = [h for each in (word, *inner) for p, h in tree.obliques(each) if p in frame.slot]
        found += [c for c in tree.having(word, "advcl") if frame.slot.intersection(tree.marks(c))]
    need = next((w for w in found if real_object(tree, w) and tree.upos[w] != "PRON"), None)
    if need is None or not frame.about:
        return need
    words = {tree.lemmas[w] for w in (need, *tree.having(need, "compound", "conj"))}
    return need if any(words & term_words(name) for name in frame.about) else None


def _term(reading: Reading, tree: Tree, word: int, need: int, frame: TermFrame) -> Term | None:
    setter = setter_of(reading, tree, word)
    if setter is None or not setter.decides or told_by_rival(setter) or told_of_others(tree, word, setter):
        return None
    if setter.statement is None and not agents(reading, tree, word):
        return None
    pledged = frame.kind == "concession"
    towards = towards_of(reading, tree, (need,), setter, pledged=pledged)
    return Term(
        frame.kind, setter, towards, clause_text(tree, need), None, tree.lemmas[word], quoted(tree, word)
    )
