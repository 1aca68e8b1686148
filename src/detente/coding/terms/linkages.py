"""Other issues tied to the stand-off: who holds them, and exchanges that somebody floats ("a ship for a ship")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import actors_in
from detente.coding.deeds.status import status_of
from detente.coding.heard import statement_at
from detente.coding.terms.setters import AUTHOR
from detente.coding.terms.spans import clause_text
from detente.evidence import Actor, Linkage, Quote, Statement, Trace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.coding.reading import Reading
    from detente.coding.tree import Tree

__all__ = ["annotate"]

_TRADING = frozenset("trade swap exchange barter".split())
_TYING = frozenset("link tie condition connect couple".split())
_BARRING = frozenset(
    "hamstring hamstrung block hold hinder impede complicate stymie obstruct hamper depend hinge".split()
)
_BOUND = frozenset("related linked connected interlinked associated tied".split())
_MATTERS = frozenset("issue matter question fate case return problem dispute".split())


def annotate(reading: Reading) -> tuple[Linkage, ...]:
    """The linkages of a document in text order."""
    found: list[Linkage] = []
    for number in range(len(reading.sentences)):
        tree = reading.tree(number)
        for word, lemma in enumerate(tree.lemmas):
            if lemma in _MATTERS and tree.upos[word] == "NOUN":
                found.extend(_related(reading, tree, word))
            if tree.upos[word] != "VERB":
                continue
            if lemma in _TRADING:
                found.extend(_exchange(reading, tree, word))
            elif lemma in _TYING:
                found.extend(_tied(reading, tree, word))
            elif lemma in _BARRING:
                found.extend(_barred(reading, tree, word))
    return tuple(found)


def _exchange(reading: Reading, tree: Tree, word: int) -> Iterator[Linkage]:
    """ "the ship could be traded for the hostage": floated, not done."""
    given = tree.objects(word)
    wanted = [head for prep, head in tree.obliques(word) if prep == "for"]
    wanted += [head for obj in given for prep, head in tree.obliques(obj) if prep == "for"]
    if not given or not wanted or status_of(tree, word).status == "occurred":
        return
    if tree.lemmas[given[0]] in ("fire", "view", "goods", "word", "letter", "barb", "insult"):
        return
    yield _made(reading, tree, word, given[0], wanted[0], "exchange floated")


def _tied(reading: Reading, tree: Tree, word: int) -> Iterator[Linkage]:
    objects = tree.objects(word)
    others = [head for prep, head in tree.obliques(word) if prep in ("to", "with", "on")]
    if objects and others:
        yield _made(reading, tree, word, objects[0], others[0], f"{tree.lemmas[word]} … to", exchange=False)


def _barred(reading: Reading, tree: Tree, word: int) -> Iterator[Linkage]:
    """ "hopes of talks are hamstrung by the matter of the abductees", "their fate holds the key to talks" """
    matter = (*tree.doers(word), *(head for prep, head in tree.obliques(word) if prep == "on"))
    issue = next((w for w in matter if tree.lemmas[w] in _MATTERS), None)
    if issue is None:
        return
    if tree.lemmas[word] == "hold" and not any(tree.lemmas[o] == "key" for o in tree.having(word, "obj")):
        return
    yield _made(reading, tree, word, issue, None, f"{tree.lemmas[word]} on an issue", exchange=False)


def _related(reading: Reading, tree: Tree, word: int) -> Iterator[Linkage]:
    """ "The related issue of the prisoners": what is said to belong to the dispute."""
    if not any(tree.low[kid] in _BOUND for kid in tree.having(word, "amod")):
        return
    for prep, head in tree.obliques(word):
        if prep == "of":
            yield _made(reading, tree, word, head, None, "related issue of", exchange=False)
            return


def _made(
    reading: Reading,
    tree: Tree,
    word: int,
    issue: int,
    other: int | None,
    rule: str,
    *,
    exchange: bool = True,
) -> Linkage:
    text = reading.document.text
    start, end = clause_text(tree, issue)
    spans = [(start, end), tree.offsets(word, word)]
    if other is not None:
        spans.append(clause_text(tree, other))
    first, last = min(s for s, _ in spans), max(e for _, e in spans)
    swapped = f"{text[start:end]} for {text[slice(*clause_text(tree, other))]}" if other is not None else None
    statement = statement_at(reading, tree.sentence.starts[word])
    return Linkage(
        id=reading.new_id("linkage", first, last),
        document=reading.document.id,
        issue=text[start:end],
        holder=_trader(statement, _holder(reading, tree, issue))
        if exchange
        else _holder(reading, tree, issue),
        exchange=swapped if exchange else None,
        by=statement.speaker if statement else _doer(reading, tree, word) or AUTHOR,
        quote=reading.quote(first, last),
        trace=Trace(rule, (Quote(tree.words[word], *tree.offsets(word, word)),)),
    )


def _holder(reading: Reading, tree: Tree, issue: int) -> Actor | None:
    return next((a for a in actors_in(reading, tree, issue) if a.country), None)


def _trader(statement: Statement | None, named: Actor | None) -> Actor | None:
    """Who holds what he offers to trade: "the Iranian ship" is not Iran's to give if an American offers it."""
    country = statement.speaker.country if statement is not None else None
    if country is None or named is None or named.country == country:
        return named
    return Actor(None, country)


def _doer(reading: Reading, tree: Tree, word: int) -> Actor | None:
    return next((a for d in tree.doers(word) for a in actors_in(reading, tree, d) if a.country), None)
