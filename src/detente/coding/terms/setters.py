"""Who sets a term, how officially, and the words of its parts: shared by the rules for conditions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import actors_in, codes
from detente.evidence import Actor, Condition, Date, Quote, Trace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.coding.reading import Reading
    from detente.coding.tree import Tree
    from detente.evidence import Statement
    from detente.evidence.vocabulary import ConditionKind, Official

__all__ = [
    "AUTHOR",
    "OUTSIDE",
    "Setter",
    "Term",
    "clause_text",
    "is_tied",
    "made",
    "setter_by",
    "setter_of",
    "statement_at",
    "towards_of",
]

_OUTSIDERS = frozenset({None, "UNO", "NGO", "ISM"})
AUTHOR = Actor(name="author")
OUTSIDE = frozenset({"EDU", "JRN", "CVL", "BUS", "SOC"})


@dataclass(frozen=True, slots=True)
class Setter:
    """Who sets a term: a speaker, the doer of the main clause, or the author."""

    by: Actor
    statement: Statement | None
    official: Official

    @property
    def decides(self) -> bool:
        """Whether the setter speaks for somebody who can grant or withhold."""
        return self.by.country not in _OUTSIDERS and self.by.sector not in OUTSIDE


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


def statement_at(reading: Reading, offset: int) -> Statement | None:
    """The innermost statement whose content holds the offset."""
    best: tuple[int, Statement] | None = None
    for statement in reading.statements:
        for quote in statement.content:
            if quote.start <= offset < quote.end:
                size = quote.end - quote.start
                if best is None or size < best[0]:
                    best = (size, statement)
    return best[1] if best else None


def setter_of(reading: Reading, tree: Tree, main: int) -> Setter | None:
    """Who sets what the clause of `main` says; None where the attribution itself is denied."""
    offset = tree.sentence.starts[main]
    statement = statement_at(reading, offset)
    if statement is not None:
        return setter_by(statement)
    for word in tree.doers(main):
        for actor in actors_in(reading, tree, word):
            if actor.country is not None and actor.sector not in OUTSIDE:
                return Setter(actor, None, "official")
    return Setter(AUTHOR, None, "reported")


def setter_by(statement: Statement) -> Setter | None:
    """The speaker of a statement as setter; None where the attribution itself is denied."""
    if statement.polarity == "negated":
        return None
    return Setter(statement.speaker, statement, _standing(statement))


def _standing(statement: Statement) -> Official:
    speaker = statement.speaker
    unnamed = statement.channel in ("anonymous", "private", "track-two")
    if unnamed or statement.according_to is not None or speaker.country is None or speaker.sector in OUTSIDE:
        return "reported"
    former = (speaker.role or "").lower().startswith(("former", "ex-"))
    return "reported" if former else "official"


def towards_of(reading: Reading, tree: Tree, words: Iterable[int], setter: Setter) -> Actor | None:
    """The first other party named in a phrase or clause, its doer before the rest."""
    own = codes((setter.by,))
    for word in words:
        for each in (*tree.doers(word), *tree.below(word)):
            for actor in actors_in(reading, tree, each, depth=1):
                if actor.country and actor.country not in own:
                    return actor
    statement = setter.statement
    return statement.addressee if statement is not None else None


def clause_text(tree: Tree, word: int, *, without: Iterable[int] = ()) -> tuple[int, int]:
    """Offsets of the clause under `word` without its conjunction, its punctuation and the branches `without`."""
    left_out = {each for branch in without for each in tree.below(branch)}
    left_out.update(each for mark in tree.having(word, "mark", "cc", "case") for each in tree.below(mark))
    inside = sorted(w for w in tree.below(word) if w not in left_out and tree.upos[w] != "PUNCT")
    run = _run_around(inside, word, tree, left_out)
    return tree.offsets(run[0], run[-1])


def _run_around(inside: list[int], word: int, tree: Tree, left_out: set[int]) -> list[int]:
    """The words without a gap that a left-out branch makes, those around `word`."""
    runs: list[list[int]] = [[]]
    for each in inside:
        if runs[-1] and any(gap in left_out for gap in range(runs[-1][-1] + 1, each)):
            runs.append([])
        runs[-1].append(each)
    return next((run for run in runs if word in run), [word])


def _other_party(reading: Reading, term: Term) -> Actor | None:
    """Whom the whole term names besides its setter, where the requirement alone names nobody."""
    if term.towards is not None or term.consequence is None:
        return term.towards
    start, end = term.consequence
    named = (m for m in reading.mentions if start <= m.start and m.end <= end and m.kind != "place")
    own = term.setter.by.country
    return next((m.actor for m in named if m.actor.country not in (None, own)), None) if own else None


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
        towards=_other_party(reading, term),
        requirement=text[slice(*term.requirement)],
        consequence=text[slice(*term.consequence)] if term.consequence else None,
        duration=term.duration,
        deadline=term.deadline,
        official=term.setter.official,
        quote=reading.quote(start, end),
        statement=term.setter.statement.id if term.setter.statement else None,
        trace=Trace(term.rule, (term.trigger,)),
    )


def is_tied(tree: Tree, word: int) -> bool:
    """Whether a condition hangs on it, which another rule reads."""
    inside = [tree.low[w] for w in sorted(tree.below(word)) if w > word]
    text = f" {' '.join(inside)} "
    return any(f" {mark} " in text for mark in _TIES)


_TIES = ("until", "unless", "if", "before", "till", "as long as", "so long as", "without", "provided")
