"""What somebody ties to something, or requires: the terms of each sentence, each once.

Kinds in the order of the labelling guide: deadline, clock, red line, refusal, precondition, concession, demand,
necessary; of two terms over the same words the earlier kind stays. "No preconditions" sets no condition: it stays a
statement.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.coding.terms.clocks import timed
from detente.coding.terms.conditional import tied
from detente.coding.terms.demands import bare_demands
from detente.coding.terms.setters import Term, made
from detente.coding.terms.stances import stances
from detente.coding.terms.words import content_words

if TYPE_CHECKING:
    from detente.coding.reading import Reading
    from detente.evidence import Condition, Statement

__all__ = ["annotate"]

_ORDER = ("deadline", "clock", "red line", "refusal", "precondition", "concession", "demand", "necessary")


def annotate(reading: Reading) -> tuple[Condition, ...]:
    """The conditions of a document in text order, each once however often it is told."""
    found: list[Term] = []
    for number in range(len(reading.sentences)):
        tree = reading.tree(number)
        terms = [*timed(reading, tree), *tied(reading, tree), *stances(reading, tree)]
        found.extend(_distinct(terms))
    found.extend(bare_demands(reading, tuple(found)))
    kept = _told_once(reading, found)
    kept.sort(key=lambda term: (term.requirement, term.kind))
    coded = tuple(made(reading, _contested(reading, term)) for term in kept)
    reading.notes["conditions"] = coded
    return coded


def _distinct(terms: list[Term]) -> list[Term]:
    """Of terms over the same requirement the first kind in order."""
    kept: list[Term] = []
    for term in sorted(terms, key=lambda t: _ORDER.index(t.kind)):
        if not any(_overlap(term.requirement, other.requirement) for other in kept):
            kept.append(term)
    return kept


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared > 0.5 * min(a[1] - a[0], b[1] - b[0])


def _told_once(reading: Reading, terms: list[Term]) -> list[Term]:
    text = reading.document.text
    seen: set[tuple[str, str | None, frozenset[str]]] = set()
    kept: list[Term] = []
    for term in terms:
        key = (term.kind, term.setter.by.country, content_words(text[slice(*term.requirement)]))
        if key not in seen:
            seen.add(key)
            kept.append(term)
    return kept


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
