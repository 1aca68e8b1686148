"""Where a time expression stands in a sentence, and what a date or a span makes of a term."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.coding.terms.setters import Setter, joint_setter, setter_of
from detente.evidence import Actor
from detente.lexicon.terms import term_words

if TYPE_CHECKING:
    from detente.coding.reading import Reading, TimeExpression
    from detente.coding.terms.spans import Term
    from detente.coding.tree import Tree

__all__ = ["ahead", "binder_of", "ending", "head_of", "preposition", "timed", "treaty"]

_BETWEEN = frozenset(
    "the a an midnight noon end close of early late mid this next about at least sunset dawn around".split()
)
_HOURS = frozenset({"noon", "midnight", "dawn", "dusk", "sunset", "sunrise", "nightfall"})
_BY = ("by", "before", "no later than", "not later than", "prior to", "ahead of", "until", "till", "within", "for", "in",
       "after", "on", "from", "as of")  # fmt: skip
_DUE = frozenset({"by", "before", "no later than", "not later than", "prior to", "ahead of"})


def head_of(tree: Tree, time: TimeExpression) -> int | None:
    """The word of the expression whose head stands outside of it."""
    starts = tree.sentence.starts
    inside = [w for w in range(len(tree)) if time.quote.start <= starts[w] < time.quote.end]
    return next((w for w in inside if tree.heads[w] not in inside), None)


def preposition(tree: Tree, time: TimeExpression) -> str:
    """The preposition that leads to the expression, over words such as "the end of", or ""."""
    at = next((w for w in range(len(tree)) if tree.sentence.starts[w] >= time.quote.start), 0)
    while at > 0 and (
        tree.low[at - 1] in _BETWEEN or tree.upos[at - 1] == "NUM" or tree.low[max(at - 2, 0)] in _HOURS
    ):
        at -= 1
    for words in (3, 2, 1):
        found = " ".join(tree.low[max(at - words, 0) : at])
        if found in _BY:
            return found
    return ""


def ahead(reading: Reading, time: TimeExpression) -> bool:
    """Whether the date is not over on the day of publication."""
    published = reading.published
    return published is None or (time.date.latest or published) >= published


def timed(reading: Reading, tree: Tree, term: Term) -> Term:
    """A requirement with a date by which it is due is a deadline, one with a span within which a clock."""
    if term.kind not in ("demand", "precondition", "concession", "necessary", "red line"):
        return term
    for time in reading.times_in(*(term.consequence or (0, 0))) if term.kind == "demand" else ():
        if time.kind == "date" and preposition(tree, time) in ("from", "as of") and ahead(reading, time):
            return replace(term, kind="deadline", deadline=time.date)
    if term.kind == "demand" and _in_season(reading, tree, term):
        return replace(term, kind="deadline")
    start, end = term.requirement
    inside = {w for w, at in enumerate(tree.sentence.starts) if start <= at < end}
    for time in reading.times_in(tree.sentence.start, tree.sentence.end):
        word = head_of(tree, time)
        if word is None or not {word, *tree.above(word)[:2]} & (inside | _governors(tree, inside)):
            continue
        if _backward(tree, word, inside):
            continue
        due = preposition(tree, time)
        if time.kind == "date" and due in _DUE and time.date.value is not None:
            return replace(
                term, kind="deadline", deadline=time.date, requirement=_cut(term.requirement, tree, time, due)
            )
        if term.kind == "red line" and due not in ("within", "by", "before"):
            continue
        runs = due == "within" or (due == "for" and _pauses(tree, time))
        if time.kind == "duration" and runs and time.value is not None:
            return replace(
                term, kind="clock", duration=time.value, requirement=_cut(term.requirement, tree, time, due)
            )
    return term


def _in_season(reading: Reading, tree: Tree, term: Term) -> bool:
    """ "must settle it before the year is out" """
    start, end = term.requirement
    for word, at in enumerate(tree.sentence.starts):
        subject = tree.first(word, "nsubj")
        if start <= at < end and subject is not None and {"before", "until"} & set(tree.marks(word)):
            return tree.lemmas[subject] in term_words("seasons")
    return False


def _governors(tree: Tree, inside: set[int]) -> set[int]:
    """Of "had to be out by June" the word "had"."""
    tops = (w for w in inside if tree.heads[w] not in inside and tree.labels[w] == "xcomp")
    return {tree.heads[w] for w in tops if tree.lemmas[tree.heads[w]] in ("have", "need")}


def _backward(tree: Tree, word: int, inside: set[int]) -> bool:
    """ "goes back to where it stood before Monday": the date of what was."""
    verb = next((w for w in tree.above(word) if tree.is_verb(w)), None)
    past = verb is not None and tree.xpos[verb] == "VBD" and tree.heads[verb] in inside
    return past and verb is not None and tree.labels[verb] in ("advcl:relcl", "acl:relcl", "advcl", "ccomp")


def ending(reading: Reading, tree: Tree, term: Term) -> Term:
    """A span told with the date on which it ends is a deadline: "24 hours, until Monday evening"."""
    for time in reading.times_in(term.trigger.start, tree.sentence.end):
        if time.kind == "date" and time.date.value is not None and _ends(tree, time, term.trigger.end):
            return replace(term, kind="deadline", deadline=time.date, duration=None)
    return term


def _ends(tree: Tree, time: TimeExpression, after: int) -> bool:
    """Whether the date follows the span at once, but for "ending", "that is"."""
    starts = tree.sentence.starts
    between = [w for w in range(len(tree)) if after <= starts[w] < time.quote.start]
    closing = ("end", "expire", "finish", "be")
    if any(tree.is_verb(w) and tree.lemmas[w] not in closing for w in between):
        return False
    ended = any(tree.lemmas[w] in closing[:-1] for w in between)
    return ended or preposition(tree, time) in ("until", "by")


def _pauses(tree: Tree, time: TimeExpression) -> bool:
    """ "if they stopped testing for 60 days" """
    word = head_of(tree, time)
    return word is not None and any(tree.lemmas[w] in term_words("pausing") for w in tree.above(word)[:2])


def _cut(span: tuple[int, int], tree: Tree, time: TimeExpression, due: str) -> tuple[int, int]:
    """The requirement without a time that ends it."""
    if time.quote.end < span[1] - 1 or time.quote.start > span[1]:
        return span
    before = [
        e
        for s, e in zip(tree.sentence.starts, tree.sentence.ends, strict=True)
        if e <= time.quote.start - len(due)
    ]
    before = [e for e in before if e > span[0]]
    return (span[0], before[-1]) if before else span


def treaty(reading: Reading, tree: Tree, word: int) -> bool:
    """Whether the words stand in, or render, a joint text: "Under the accord …", a sentence after it, a joint statement."""
    if (
        reading.document.text[:300]
        .lower()
        .lstrip()
        .startswith(("joint ", "agreement ", "treaty ", "protocol "))
    ):
        return True
    paragraph = tree.sentence.paragraph
    for number in range(tree.number, -1, -1):
        each = reading.tree(number)
        if each.sentence.paragraph != paragraph:
            return False
        for w, lemma in enumerate(each.lemmas):
            if lemma in term_words("papers") and each.case(w) in ("under", "in", "according to", "by"):
                return True
            if lemma in term_words("papers") and each.labels[w] == "nsubj" and number == tree.number:
                return True
    return False


def binder_of(reading: Reading, tree: Tree, verb: int) -> Setter | None:
    """Who binds by the clause of `verb`: of a joint text those who made it."""
    setter = setter_of(reading, tree, verb)
    if setter is None or setter.statement is not None or setter.joint:
        return setter
    shall = any(tree.low[w] == "shall" for w in tree.having(verb, "aux"))
    if treaty(reading, tree, verb) or (shall and not setter.decides):
        subject = tree.first(verb, "nsubj", "nsubj:pass")
        earlier = joint_setter(reading, tree, subject if subject is not None else verb)
        found = earlier or joint_setter(reading, tree, verb) or setter
        if found.decides or subject is None:
            return found
        return Setter(Actor(name=tree.sentence.span(*tree.span(subject))), None, "official", joint=True)
    return setter
