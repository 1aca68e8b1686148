"""What somebody ties to something, or requires: the terms of each sentence, each once.

Kinds in the order of the labelling guide: deadline, clock, precondition, red line, refusal, concession, demand,
necessary; of two terms over the same words the earlier kind stays. "No preconditions" sets no condition: it stays a
statement.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.coding.terms.asked import asked
from detente.coding.terms.bargains import bargains
from detente.coding.terms.clocks import clocks
from detente.coding.terms.concessions import concessions
from detente.coding.terms.deadlines import deadlines
from detente.coding.terms.demands import demands
from detente.coding.terms.frames import framed
from detente.coding.terms.limits import limits
from detente.coding.terms.needs import needed
from detente.coding.terms.refusals import refusals
from detente.coding.terms.spans import Term, clipped, made
from detente.coding.terms.ties import tied
from detente.coding.terms.timing import timed
from detente.coding.terms.wants import wants
from detente.coding.terms.words import content_words
from detente.lexicon.terms import term_phrases

if TYPE_CHECKING:
    from detente.coding.reading import Reading
    from detente.coding.tree import Tree
    from detente.evidence import Condition, Statement

__all__ = ["annotate"]

_ORDER = ("deadline", "clock", "precondition", "red line", "refusal", "concession", "demand", "necessary")
_ALIKE = 0.75


def annotate(reading: Reading) -> tuple[Condition, ...]:
    """The conditions of a document in text order, each once however often it is told."""
    found: list[Term] = []
    for number in range(len(reading.sentences)):
        tree = reading.tree(number)
        here = _distinct(_terms(reading, tree))
        found.extend(_linked(tree, found, here))
        reading.notes["terms"] = tuple(found)
    kept = _told_once(reading, found)
    kept.sort(key=lambda term: (term.requirement, term.kind))
    coded = tuple(made(reading, _contested(reading, term)) for term in kept)
    reading.notes["conditions"] = coded
    return coded


def _terms(reading: Reading, tree: Tree) -> list[Term]:
    if tree.words[-1] == "?":
        return []
    tied_terms, claimed = tied(reading, tree)
    ties = [*tied_terms, *bargains(reading, tree), *needed(reading, tree)]
    alone = [
        *framed(reading, tree, claimed),
        *limits(reading, tree, claimed),
        *refusals(reading, tree, claimed),
        *concessions(reading, tree, claimed),
        *demands(reading, tree),
        *wants(reading, tree),
    ]
    follow = [tie.consequence for tie in ties if tie.consequence is not None]
    follow.extend(tie.requirement for tie in ties)
    free = [term for term in alone if not any(_touch(term.requirement, span) for span in follow)]
    found = (*deadlines(reading, tree), *clocks(reading, tree), *ties, *free)
    plain = [term for term in asked(reading, tree) if not any(_held(reading, term, other) for other in found)]
    return [timed(reading, tree, clipped(term)) for term in (*found, *plain)]


def _held(reading: Reading, term: Term, other: Term) -> bool:
    """Whether the other term stands in the words of the same statement."""
    statement = term.setter.statement
    at = other.requirement[0]
    return statement is not None and any(q.start <= at < q.end for q in statement.content)


def _linked(tree: Tree, found: list[Term], here: list[Term]) -> list[Term]:
    """ "They must stop. Only then …", "Otherwise there will be no talks": what was demanded is a precondition of this."""
    text = " ".join(tree.low[:6]).lstrip("\"'“‘ ")
    otherwise = text.startswith(term_phrases("otherwise")) and any(t.kind == "refusal" for t in here)
    if not found or not (
        otherwise or text.startswith((*term_phrases("only_then"), *term_phrases("until_then")))
    ):
        return here
    last = found[-1]
    if last.kind == "demand" and tree.sentence.start - last.requirement[1] < 40:
        first, end = tree.offsets(0, len(tree) - 1)
        found[-1] = replace(last, kind="precondition", consequence=(first, end))
        return [term for term in here if term.kind != "refusal"]
    return here


def _distinct(terms: list[Term]) -> list[Term]:
    """Of terms over the same requirement the first kind in order."""
    kept: list[Term] = []
    for term in sorted(terms, key=lambda t: _ORDER.index(t.kind)):
        if not any(_overlap(term.requirement, other.requirement) for other in kept):
            kept.append(term)
    return kept


def _touch(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether one holds a good part of the other, or begins in it."""
    return _overlap(a, b) or b[0] <= a[0] < b[1]


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared > 0.5 * min(a[1] - a[0], b[1] - b[0])


def _told_once(reading: Reading, terms: list[Term]) -> list[Term]:
    text = reading.document.text
    seen: list[tuple[str, str | None, frozenset[str]]] = []
    kept: list[Term] = []
    for term in terms:
        words = content_words(text[slice(*term.requirement)])
        kind, country = term.kind, term.setter.by.country
        if not any(k == kind and c == country and _alike(words, w) for k, c, w in seen):
            seen.append((kind, country, words))
            kept.append(term)
    return kept


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return one == other or len(one & other) >= _ALIKE * max(len(one | other), 1)


def _contested(reading: Reading, term: Term) -> Term:
    """Contested where one of the same government denies the condition, or does not confirm it."""
    text = reading.document.text
    start, end = term.requirement
    words = content_words(text[start:end]) | content_words(term.trigger.text)
    for statement in reading.statements:
        if _doubts(statement, term) and len(words & _said(statement)) >= 1:
            return replace(term, setter=replace(term.setter, official="contested"))
    return term


def _doubts(statement: Statement, term: Term) -> bool:
    own = term.setter.statement
    if own is not None and statement.id == own.id:
        return False
    doubtful = statement.polarity == "negated" or statement.act == "denial"
    return (
        doubtful
        and statement.speaker.country == term.setter.by.country
        and term.setter.by.country is not None
    )


def _said(statement: Statement) -> frozenset[str]:
    return frozenset(word for quote in statement.content for word in content_words(quote.text))
