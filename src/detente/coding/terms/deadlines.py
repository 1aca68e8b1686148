"""Deadlines: a point in time by which something has to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import actors_in
from detente.coding.deeds.status import is_negated, status_of
from detente.coding.heard import statement_at
from detente.coding.terms.moods import obliged, willed
from detente.coding.terms.receivers import towards_of
from detente.coding.terms.setters import Setter, agents, setter_by, setter_of
from detente.coding.terms.spans import Term, clause_text, quoted
from detente.coding.terms.timing import ahead, binder_of, head_of, preposition
from detente.lexicon.realis import realis
from detente.lexicon.terms import term_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.coding.reading import Reading, TimeExpression
    from detente.coding.tree import Tree

__all__ = ["deadlines"]

_DUE = frozenset({"by", "before", "no later than", "not later than", "prior to", "ahead of"})
_WANTING = frozenset({"want", "demand", "expect"})
_UNTIL = frozenset({"until", "till"})


def deadlines(reading: Reading, tree: Tree) -> Iterator[Term]:
    """The deadlines of a sentence that its other terms do not show."""
    for time in reading.times_in(tree.sentence.start, tree.sentence.end):
        word = head_of(tree, time)
        if word is None or time.kind != "date" or time.date.value is None:
            continue
        term = _of_noun(reading, tree, word, time) or _of_verb(reading, tree, word, time)
        if term is not None:
            yield term


def _of_verb(reading: Reading, tree: Tree, word: int, time: TimeExpression) -> Term | None:
    due, verb = preposition(tree, time), _verb_above(tree, word)
    if verb is None or is_negated(tree, verb):
        return None
    if due in _UNTIL:
        return _until(reading, tree, verb, word, time)
    if due not in _DUE or tree.lemmas[verb] in term_words("sittings"):
        return None
    verb = _wanting(tree, verb)
    setter = binder_of(reading, tree, verb)
    wanted = tree.first(verb, "obj") if tree.lemmas[verb] in _WANTING else None
    if (
        setter is None
        or not _decides(setter)
        or not (_bound(reading, tree, verb, setter) or wanted is not None)
    ):
        return None
    if wanted is not None and tree.upos[wanted] == "PRON" and tree.labels[verb] == "conj":
        wanted = next(iter(tree.having(tree.heads[verb], "obj")), wanted)
    if wanted is not None:
        return _term(reading, tree, setter, wanted, word, time, f"want {due} a date")
    return _term(reading, tree, setter, verb, word, time, f"{due} a date")


def _wanting(tree: Tree, verb: int) -> int:
    """Of "wants every gun moved by Monday" the wanting."""
    label, head = tree.labels[verb], tree.heads[verb]
    above = tree.heads[head] if label == "acl" and head >= 0 else head
    return above if label in ("acl", "xcomp") and above >= 0 and tree.lemmas[above] in _WANTING else verb


def _verb_above(tree: Tree, word: int) -> int | None:
    return next((w for w in tree.above(word) if tree.is_verb(w) or tree.having(w, "cop")), None)


def _decides(setter: Setter) -> bool:
    act = setter.statement.act if setter.statement is not None else None
    return setter.decides and act not in ("prediction", "assessment")


def _bound(reading: Reading, tree: Tree, verb: int, setter: Setter) -> bool:
    """ "have to leave", "agreed to free them", "undertakes to hand over" """
    if status_of(tree, verb).status == "occurred" or tree.lemmas[verb] in realis().speech:
        return False
    above = tree.heads[verb]
    if tree.labels[verb] == "conj" and above >= 0:
        return _bound(reading, tree, above, setter)
    agreed = above >= 0 and tree.labels[verb] == "xcomp" and tree.lemmas[above] in term_words("agreeing")
    shall = any(tree.low[w] in ("shall", "must") for w in tree.having(verb, "aux"))
    ordered = (
        tree.passive(verb) and "to" in tree.marks(verb) and tree.labels[verb] in ("acl", "advcl", "xcomp")
    )
    told = _told_to(reading, tree, verb, setter)
    return told or ordered or agreed or shall or obliged(tree, verb) or (setter.joint and willed(tree, verb))


def _told_to(reading: Reading, tree: Tree, verb: int, setter: Setter) -> bool:
    """ "all their men are to leave by then", "Kabul should name them by May": said of another."""
    if setter.statement is None or setter.by.country is None:
        return False
    above = tree.heads[verb]
    to = "to" in tree.marks(verb) and (
        any(tree.lemmas[w] == "be" for w in tree.having(verb, "aux"))
        or (above >= 0 and tree.lemmas[above] == "be" and tree.labels[verb] == "xcomp")
    )
    should = any(tree.low[w] == "should" for w in tree.having(verb, "aux"))
    who = {a.country for a in agents(reading, tree, verb)}
    return (to or should) and bool(who) and setter.by.country not in who


def _until(reading: Reading, tree: Tree, verb: int, word: int, time: TimeExpression) -> Term | None:
    """ "gave them until Friday to answer", "has until May to comply", "would wait until the end of the year" """
    lemma = tree.lemmas[verb]
    task = _task(tree, verb, word)
    if lemma in term_words("giving") or lemma == "have":
        setter = setter_of(reading, tree, verb)
        if lemma == "have":
            setter = _who_gave(reading, tree, verb, setter)
        if setter is None or not setter.decides or (lemma == "have" and task is None):
            return None
        parts = tree.having(verb, "iobj", "obj")
        need = task if task is not None else next(iter(parts), None)
        return (
            None if need is None else _term(reading, tree, setter, need, word, time, f"{lemma} until", parts)
        )
    if lemma in term_words("awaiting") and willed(tree, verb) and ahead(reading, time):
        setter = binder_of(reading, tree, verb)
        if setter is None or not _decides(setter):
            return None
        wanted = next((h for p, h in tree.obliques(verb) if p == "for" and h != word), None)
        awaited = wanted if wanted is not None else task
        need = awaited if lemma == "wait" and awaited is not None else verb
        return _term(reading, tree, setter, need, word, time, f"{lemma} until")
    return None


def _task(tree: Tree, verb: int, word: int) -> int | None:
    """What has to be done by then: "to hand over the suspects", "for an answer"."""
    for each in (verb, *tree.having(verb, "obj", "iobj", "obl"), word):
        for clause in tree.having(each, "xcomp", "advcl", "acl"):
            if "to" in tree.marks(clause):
                return clause
    return next((h for p, h in tree.obliques(verb) if p == "for"), None)


def _who_gave(reading: Reading, tree: Tree, verb: int, setter: Setter | None) -> Setter | None:
    """Of "they have until Friday" the speaker, if he is another; in the author's voice who has set terms for them before."""
    statement = statement_at(reading, tree.sentence.starts[verb])
    if setter is None or statement is not None:
        return setter if statement is None else setter_by(reading, statement)
    given = reading.notes.get("terms", ())
    assert isinstance(given, tuple)
    own = setter.by.country
    before = [t for t in given if t.towards is not None and t.towards.country == own and t.setter.decides]
    return before[-1].setter if before else None


def _of_noun(reading: Reading, tree: Tree, word: int, time: TimeExpression) -> Term | None:
    """ "set a deadline of 30 June for the removal", "the ultimatum to disarm expires on Tuesday" """
    noun = _deadline_noun(tree, word)
    if noun is None or is_negated(tree, noun):
        return None
    need = tree.first(noun, "acl", "ccomp")
    above = tree.heads[noun]
    for each in (noun, above) if above >= 0 else (noun,):
        if need is None:
            need = next(
                (h for p, h in tree.obliques(each) if p in ("for", "on") and not _inside(tree, h, time)), None
            )
            need = need if need is not None else tree.first(each, "xcomp", "advcl")
    setter = _deadline_setter(reading, tree, noun)
    if need is None or setter is None or not setter.decides:
        return None
    return _term(reading, tree, setter, need, word, time, "deadline", tree.having(noun, "nmod"))


def _inside(tree: Tree, word: int, time: TimeExpression) -> bool:
    return time.quote.start <= tree.sentence.starts[word] < time.quote.end


def _deadline_noun(tree: Tree, word: int) -> int | None:
    for each in (word, *tree.above(word)[:3]):
        if tree.lemmas[each] in term_words("deadlines"):
            return each
        if tree.is_verb(each) or tree.having(each, "cop"):
            subjects = tree.having(each, "nsubj", "nsubj:pass", "obj")
            found = next((s for s in subjects if tree.lemmas[s] in term_words("deadlines")), None)
            expires = tree.lemmas[each] in term_words("expiring") or tree.having(each, "cop")
            return found if found is not None and (expires or tree.labels[found] == "obj") else None
    return None


def _deadline_setter(reading: Reading, tree: Tree, noun: int) -> Setter | None:
    """Whose deadline: "Israel's ultimatum", or who set it."""
    owner = tree.first(noun, "nmod:poss", "amod", "compound")
    by = next(
        (a for a in (actors_in(reading, tree, owner, depth=1) if owner is not None else ()) if a.country),
        None,
    )
    if by is not None:
        return Setter(by, None, "official")
    head = tree.heads[noun]
    return setter_of(
        reading, tree, head if head >= 0 and tree.labels[noun] in ("obj", "nsubj", "nsubj:pass") else noun
    )


def _term(
    reading: Reading,
    tree: Tree,
    setter: Setter,
    need: int,
    word: int,
    time: TimeExpression,
    rule: str,
    asked: tuple[int, ...] = (),
) -> Term:
    towards = towards_of(reading, tree, (*asked, need), setter, pledged=not asked)
    span = clause_text(tree, need, without=() if word == need else (word,))
    return Term("deadline", setter, towards, span, None, rule, quoted(tree, word), deadline=time.date)
