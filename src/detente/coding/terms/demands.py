"""Demands: what one party requires of another and ties to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import actors_in
from detente.coding.deeds.status import is_negated
from detente.coding.terms.setters import (
    Setter,
    Term,
    clause_text,
    is_tied,
    setter_by,
    setter_of,
    statement_at,
    towards_of,
)
from detente.evidence import Actor, Quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from detente.coding.reading import Reading
    from detente.coding.tree import Tree
    from detente.evidence import Statement

__all__ = ["bare_demands", "demanded", "demanded_by_noun"]

_OUTSIDERS = frozenset({"UNO", "NGO", "IGO", "ISM", "VAT"})
_WE = frozenset({"we", "us", "i"})
_MUST = frozenset({"must", "should", "shall"})


def bare_demands(reading: Reading, terms: Iterable[Term]) -> Iterator[Term]:
    """The demands whose words no rule has read: what was said is what is required."""
    taken = [span for term in terms for span in (term.requirement, term.consequence) if span is not None]
    for statement in reading.statements:
        setter = setter_by(statement) if statement.act == "demand" and statement.content else None
        if setter is None or not setter.decides or setter.by.country in _OUTSIDERS:
            continue
        content = max(statement.content, key=lambda quote: quote.end - quote.start)
        if any(
            start < quote.end and quote.start < end for quote in statement.content for start, end in taken
        ):
            continue
        trigger = statement.cue or content
        span = (content.start, content.end)
        yield Term("demand", setter, statement.addressee, span, None, "act of a statement (demand)", trigger)


def demanded(reading: Reading, tree: Tree, word: int, lemma: str) -> Iterator[Term]:
    """ "demanded that it withdraw", "Kosovo must begin", "the embargo must cease" """
    if lemma in ("demand", "insist", "order") and tree.upos[word] == "VERB" and not is_negated(tree, word):
        clause = tree.first(word, "ccomp", "xcomp", "obj") or next(
            (h for p, h in tree.obliques(word) if p == "on"), None
        )
        if clause is None or (lemma == "insist" and not _must(tree, clause)):
            return
        if lemma == "order" and tree.labels[clause] == "obj":
            return
        statement = next((s for s in reading.statements if s.cue and _on(tree, word, s)), None)
        setter = _speaker(reading, tree, word, statement)
        yield from _demand(reading, tree, clause, setter, lemma)
    elif _must(tree, word):
        statement = statement_at(reading, tree.sentence.starts[word])
        if statement is None or statement.act != "demand" or is_tied(tree, word):
            return
        if any(tree.low[w] == "first" for w in tree.having(word, "advmod")):
            yield from _first(reading, tree, word)
            return
        above = tree.heads[word]
        if (
            above >= 0
            and tree.lemmas[above] in ("demand", "insist")
            and tree.labels[word] in ("ccomp", "xcomp")
        ):
            return
        yield from _demand(reading, tree, word, setter_of(reading, tree, word), "must")


def _first(reading: Reading, tree: Tree, word: int) -> Iterator[Term]:
    """ "the crisis must be settled first": before anything else."""
    setter = setter_of(reading, tree, word)
    if setter is None:
        return
    foreign = _obliged_party(reading, tree, word, setter)
    kind = "precondition" if setter.decides else "necessary"
    trigger = Quote(tree.words[word], *tree.offsets(word, word))
    towards = foreign or towards_of(reading, tree, (word,), setter)
    yield Term(kind, setter, towards, clause_text(tree, word), None, "must … first", trigger)  # type: ignore[arg-type]


def _must(tree: Tree, word: int) -> bool:
    if any(tree.low[w] in _MUST for w in tree.having(word, "aux")):
        return True
    above = tree.heads[word]
    return tree.labels[word] == "xcomp" and above >= 0 and tree.lemmas[above] in ("have", "need")


def _on(tree: Tree, word: int, statement: Statement) -> bool:
    return statement.cue is not None and statement.cue.start == tree.sentence.starts[word]


def _speaker(reading: Reading, tree: Tree, word: int, statement: Statement | None) -> Setter | None:
    if statement is not None and statement.polarity == "affirmed":
        content = statement.content[0].start if statement.content else tree.sentence.starts[word]
        found = statement_at(reading, content)
        if found is statement or found is None:
            return setter_by(statement)
    return setter_of(reading, tree, word)


def _demand(reading: Reading, tree: Tree, word: int, setter: Setter | None, rule: str) -> Iterator[Term]:
    if setter is None or not setter.decides or setter.by.country in _OUTSIDERS:
        return
    if any(tree.low[w] in _WE for d in tree.doers(word) for w in tree.below(d)):
        return
    towards = _obliged_party(reading, tree, word, setter) or towards_of(reading, tree, (word,), setter)
    need = _demand_text(tree, word)
    trigger = Quote(tree.words[word], *tree.offsets(word, word))
    yield Term("demand", setter, towards, need, None, rule, trigger)


def _obliged_party(reading: Reading, tree: Tree, word: int, setter: Setter) -> Actor | None:
    for doer in tree.doers(word):
        for actor in actors_in(reading, tree, doer, depth=1):
            if actor.country and actor.country != setter.by.country:
                return actor
    return None


def _demand_text(tree: Tree, word: int) -> tuple[int, int]:
    if tree.is_verb(word):
        last = max((w for w in tree.below(word) if tree.upos[w] != "PUNCT"), default=word)
        return tree.offsets(word, max(word, last))
    return clause_text(tree, word)


def demanded_by_noun(reading: Reading, tree: Tree, word: int) -> Iterator[Term]:
    """ "its demand for complete denuclearisation", "their demand that the envoy go" """
    head = tree.heads[word]
    if head >= 0 and tree.lemmas[head] in (
        "drop",
        "abandon",
        "withdraw",
        "waive",
        "reject",
        "dismiss",
        "meet",
    ):
        return
    wanted = tree.first(word, "acl", "ccomp") or next(
        (h for p, h in tree.obliques(word) if p in ("for", "of")), None
    )
    owner = tree.first(word, "nmod:poss", "amod", "compound")
    if wanted is None or owner is None:
        return
    by = next((a for a in actors_in(reading, tree, owner, depth=1) if a.country), None)
    if by is None or by.country in _OUTSIDERS:
        return
    setter = Setter(by, None, "official")
    yield Term(
        "demand", setter, towards_of(reading, tree, (wanted,), setter), clause_text(tree, wanted), None, "demand for",
        Quote(tree.words[word], *tree.offsets(word, word)),
    )  # fmt: skip
