"""The words of a term, and the condition made of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.evidence import Condition, Quote, Trace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.coding.reading import Reading
    from detente.coding.terms.setters import Setter
    from detente.coding.tree import Tree
    from detente.evidence import Actor, Date
    from detente.evidence.vocabulary import ConditionKind

__all__ = ["Term", "clause_text", "clipped", "from_predicate", "made", "quoted"]


@dataclass(frozen=True, slots=True)
class Term:
    """A condition found, before it gets its id. Spans are offsets in the document."""

    kind: ConditionKind
    setter: Setter
    towards: Actor | None
    requirement: tuple[int, int]
    consequence: tuple[int, int] | None
    rule: str
    trigger: Quote
    duration: str | None = None
    deadline: Date | None = None


def clause_text(tree: Tree, word: int, *, without: Iterable[int] = ()) -> tuple[int, int]:
    """Offsets of the clause under `word` without its conjunction, its punctuation and the branches `without`."""
    left_out = {each for branch in without for each in tree.below(branch)}
    marks = ("mark", "cc") if tree.having(word, "cop") else ("mark", "cc", "case")
    left_out.update(each for mark in tree.having(word, *marks) for each in tree.below(mark))
    first = min(tree.below(word))
    if tree.low[first] in ("when", "whenever") and tree.labels[first] == "advmod" and first != word:
        left_out.add(first)
    left_out.update(each for aside in _asides(tree, word) for each in tree.below(aside))
    inside = sorted(w for w in tree.below(word) if w not in left_out and tree.upos[w] != "PUNCT")
    run = _run_around(inside, word, left_out)
    return tree.offsets(run[0], run[-1])


_REASONS = frozenset({"because", "since", "although", "though", "whereas"})


def _asides(tree: Tree, word: int) -> tuple[int, ...]:
    """ ", according to him", ", he said,", "because …" """
    sources = [w for w in tree.having(word, "obl", "nmod") if tree.case(w) == "according to"]
    reasons = [w for w in tree.having(word, "advcl") if _REASONS.intersection(tree.marks(w))]
    return (*tree.having(word, "parataxis"), *sources, *reasons)


def _run_around(inside: list[int], word: int, left_out: set[int]) -> list[int]:
    """The words without a gap that a left-out branch makes, those around `word`."""
    runs: list[list[int]] = [[]]
    for each in inside:
        if runs[-1] and any(gap in left_out for gap in range(runs[-1][-1] + 1, each)):
            runs.append([])
        runs[-1].append(each)
    return next((run for run in runs if word in run), [word])


def from_predicate(tree: Tree, word: int, *, without: Iterable[int] = ()) -> tuple[int, int]:
    """From the predicate on, without its subject."""
    if not tree.is_verb(word):
        return clause_text(tree, word, without=without)
    left_out = {each for branch in (*without, *_asides(tree, word)) for each in tree.below(branch)}
    inside = [w for w in tree.below(word) if w >= word and tree.upos[w] != "PUNCT" and w not in left_out]
    run = _run_around(sorted(inside), word, left_out)
    return tree.offsets(word, run[-1])


def quoted(tree: Tree, first: int, last: int | None = None) -> Quote:
    """The words from `first` to `last` as a quote."""
    end = first if last is None else last
    return Quote(tree.sentence.span(first, end), *tree.offsets(first, end))


def clipped(term: Term) -> Term:
    """The requirement within the words of the statement that it starts in."""
    statement = term.setter.statement
    start, end = term.requirement
    for quote in statement.content if statement is not None else ():
        if quote.start <= start < quote.end < end:
            return replace(term, requirement=(start, quote.end))
    return term


def made(reading: Reading, term: Term) -> Condition:
    """The condition with its words and its id."""
    text = reading.document.text
    spans = [term.requirement, *([term.consequence] if term.consequence else [])]
    start = min(min(s for s, _ in spans), term.trigger.start)
    end = max(max(e for _, e in spans), term.trigger.end)
    return Condition(
        id=reading.new_id("condition", start, end),
        document=reading.document.id,
        kind=term.kind,
        by=term.setter.by,
        towards=term.towards,
        requirement=_closed(text, term.requirement),
        consequence=_closed(text, term.consequence) if term.consequence else None,
        duration=term.duration,
        deadline=term.deadline,
        official=term.setter.official,
        quote=reading.quote(start, end),
        statement=term.setter.statement.id if term.setter.statement else None,
        trace=Trace(term.rule, (term.trigger,)),
    )


def _closed(text: str, span: tuple[int, int]) -> str:
    """The words of a span with the mark that closes a quotation in it."""
    start, end = span
    words = text[start:end]
    opened = words.count('"') % 2 == 1 or words.count("“") > words.count("”")
    return text[start : end + 1] if opened and text[end : end + 1] in ('"', "”") else words
