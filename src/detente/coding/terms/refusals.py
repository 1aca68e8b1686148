"""Refusals told by what there is to talk about: "nothing to discuss", "a non-starter", "no role for", "not something …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import actors_in
from detente.coding.deeds.status import is_negated
from detente.coding.terms.moods import obliged, willed, withheld
from detente.coding.terms.receivers import towards_of
from detente.coding.terms.setters import setter_for, told_by_rival
from detente.coding.terms.spans import Term, clause_text, quoted
from detente.coding.terms.substance import fulfillable
from detente.coding.terms.topics import topic
from detente.lexicon.terms import term_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from detente.coding.reading import Reading
    from detente.coding.tree import Tree

__all__ = ["refusals"]


def refusals(reading: Reading, tree: Tree, claimed: Collection[int]) -> Iterator[Term]:
    """The refusals of a sentence that its verbs of dealing do not show."""
    for word in range(len(tree)):
        if word in claimed or tree.heads[word] in claimed:
            continue
        found = _nothing(tree, word) or _into(tree, word)
        deed = found is None
        found = found or _no_room(tree, word) or _closed(tree, word)
        if found is None:
            continue
        need, voice = found
        setter = setter_for(reading, tree, voice)
        if setter is None or not setter.decides or told_by_rival(setter):
            continue
        if need != word and (not fulfillable(tree, need) or _when(reading, tree, need)):
            need = word
        if need == word and (deed or "otherwise" in tree.low):
            continue
        if deed and (tree.lemmas[need] in term_words("own_deeds") or tree.xpos[need] == "VBG"):
            continue
        if deed and any(a.country == setter.by.country for a in actors_in(reading, tree, need, depth=0)):
            continue
        towards = towards_of(reading, tree, (need,), setter)
        span = clause_text(tree, need)
        yield Term("refusal", setter, towards, span, None, f"refusal: {tree.low[word]}", quoted(tree, word))


def _when(reading: Reading, tree: Tree, need: int) -> bool:
    at = tree.sentence.starts[need]
    return any(
        t.quote.start <= at < t.quote.end for t in reading.times_in(tree.sentence.start, tree.sentence.end)
    )


def _nothing(tree: Tree, word: int) -> tuple[int, int] | None:
    """ "On land there is nothing to discuss", "had nothing to say to them": the topic, else the phrase itself."""
    if tree.low[word] not in ("nothing", "anything", "point", "reason", "intention", "wish", "sense"):
        return None
    denied = tree.low[word] == "nothing" or any(tree.low[w] == "no" for w in tree.having(word, "det"))
    under = [t for a in tree.having(word, "acl", "acl:relcl") for t in (a, *tree.having(a, "advcl", "xcomp"))]
    talk = next((t for t in under if tree.lemmas[t] in term_words("dealing") | {"say", "mediate"}), None)
    verb = tree.heads[word]
    if talk is None or not denied or verb < 0 or tree.labels[word] not in ("nsubj", "obj"):
        return None
    if "to" not in tree.marks(talk) and tree.xpos[talk] != "VBG":
        return None
    if tree.low[word] == "nothing" and tree.lemmas[talk] == "say" and tree.lemmas[verb] not in ("be", "have"):
        return None
    need = topic(tree, talk, word, verb)
    if need is None and any(tree.upos[h] == "PRON" for _, h in tree.obliques(talk)):
        return None
    return (need if need is not None else word), verb


def _into(tree: Tree, word: int) -> tuple[int, int] | None:
    """ "will not enter into talks on the shelf", "would not be drawn into a debate about it": the topic."""
    if tree.lemmas[word] not in term_words("entering") or not withheld(tree, word) or not willed(tree, word):
        return None
    parts = (*tree.having(word, "obj"), *(h for p, h in tree.obliques(word) if p in ("in", "into", "to")))
    talks = next((w for w in parts if tree.lemmas[w] in term_words("talks")), None)
    need = None if talks is None else topic(tree, talks, word)
    return None if need is None or need == talks else (need, word)


def _no_room(tree: Tree, word: int) -> tuple[int, int] | None:
    """ "There is no role in this for outsiders", "there can be no question of a partition" """
    empty = any(tree.low[w] == "no" for w in tree.having(word, "det"))
    verb = tree.heads[word]
    if not empty or verb < 0 or not tree.having(verb, "expl") or tree.lemmas[word] not in term_words("rooms"):
        return None
    need = next(
        (h for each in (word, verb) for p, h in tree.obliques(each) if p in ("for", "of", "about", "with")),
        None,
    )
    return (
        None if need is None or any(tree.low[w] in ("was", "were", "had") for w in (verb,)) else (need, verb)
    )


def _closed(tree: Tree, word: int) -> tuple[int, int] | None:
    """ "The shelf is a closed chapter", "the islands remain a non-starter" """
    shut = tree.lemmas[word] in term_words("closed") or tree.low[word] in term_words("closed")
    ahead = any(tree.low[w] in term_words("will") for w in tree.having(word, "aux"))
    if not shut or ahead or is_negated(tree, word) or obliged(tree, word):
        return None
    subject = tree.first(word, "nsubj", "nsubj:pass", "csubj")
    head, barred = tree.heads[word], tree.low[word] == "closed"
    if subject is None and head >= 0 and tree.labels[word] in ("xcomp", "advcl", "obl"):
        held = tree.lemmas[head] in ("consider", "regard", "treat", "deem", "call")
        if not held and tree.lemmas[head] not in ("be", "remain", "stay", "seem", "look"):
            return None
        word, subject = head, tree.first(head, "obj") if held else tree.first(head, "nsubj", "nsubj:pass")
    if subject is None or tree.upos[subject] == "PRON":
        return None
    ahead = any(tree.low[w] in term_words("will") for w in tree.having(word, "aux"))
    door = barred and tree.lemmas[subject] in term_words("goods") | term_words("doors")
    return None if ahead or door else (subject, word)
