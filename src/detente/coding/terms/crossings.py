"""Red lines told by who or what would cross them: "whoever …", "any ship that …", "a second raid would bring …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.heard import statement_at
from detente.coding.terms.moods import valence, willed, withheld
from detente.coding.terms.receivers import towards_of
from detente.coding.terms.setters import Setter, agents, setter_by, setter_of
from detente.coding.terms.spans import Term, clause_text, quoted
from detente.lexicon.terms import term_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from detente.coding.reading import Reading
    from detente.coding.tree import Tree

__all__ = ["crossings"]

_ALL = frozenset({"any", "every", "each"})
_WHO = frozenset({"whoever", "anyone", "anybody", "anything", "whatever", "everyone", "those"})


def crossings(reading: Reading, tree: Tree, claimed: Collection[int]) -> Iterator[Term]:
    """The red lines of a sentence that its subjects or objects draw."""
    for word in range(len(tree)):
        if word in claimed or not (tree.is_verb(word) or tree.having(word, "cop")) or not willed(tree, word):
            continue
        crosser = _crosser(tree, word)
        if crosser is None:
            crosser = _one_more(tree, word)
        if crosser is None:
            continue
        statement = statement_at(reading, tree.sentence.starts[word])
        subject = crosser in _subjects(tree, word)
        setter = (
            setter_by(reading, statement)
            if subject and statement is not None
            else setter_of(reading, tree, word)
        )
        if setter is None or not setter.decides or _theirs(reading, tree, word, crosser, setter):
            continue
        towards = towards_of(reading, tree, (crosser,), setter)
        span = clause_text(tree, crosser)
        yield Term("red line", setter, towards, span, None, "who crosses it", quoted(tree, word))


def _crosser(tree: Tree, word: int) -> int | None:
    subject = next(iter(_subjects(tree, word)), None)
    barred = subject is not None and _any(tree, subject) and tree.low[subject] in _WHO
    if (withheld(tree, word) and not barred) or any(tree.low[w] == "have" for w in tree.having(word, "aux")):
        return None
    if withheld(tree, word):
        seizing = {tree.lemmas[w] for w in tree.below(subject)} if subject is not None else set()
        return subject if seizing & (term_words("crossing") | {"force", "arm", "weapon", "power"}) else None
    harmful = tree.lemmas[word] in term_words("harming") or (tree.passive(word) and valence(tree, word) < 0)
    force = {tree.lemmas[w] for w in tree.below(word) if subject is None or w not in tree.below(subject)}
    if subject is not None and (_any(tree, subject) or _hostile_event(tree, subject)):
        meets = tree.lemmas[word] in term_words("meeting_with") and bool(force & term_words("answers"))
        ends = _hostile_event(tree, subject) and not tree.passive(word) and valence(tree, word) < 0
        return subject if harmful or meets or ends else None
    if harmful and not tree.passive(word):
        parts = (
            *tree.having(word, "obj"),
            *(h for p, h in tree.obliques(word) if p in ("on", "at", "to", "against")),
        )
        return next((p for p in parts if _any(tree, p)), None)
    return None


def _one_more(tree: Tree, word: int) -> int | None:
    """ "One more raid and we will shut the strait": the raid."""
    noun = tree.heads[word]
    if noun < 0 or tree.labels[word] != "conj" or tree.upos[noun] != "NOUN" or noun > word:
        return None
    joined = any(tree.low[w] == "and" for w in tree.having(word, "cc"))
    one = {tree.low[w] for w in tree.having(noun, "nummod", "det", "amod")} & {"one", "another", "more"}
    return noun if joined and one and tree.first(noun, "cop", "nsubj") is None else None


def _subjects(tree: Tree, word: int) -> tuple[int, ...]:
    """The subject, also of "would have to reckon"."""
    own = tree.having(word, "nsubj", "nsubj:pass")
    above = tree.heads[word]
    had = not own and tree.labels[word] == "xcomp" and tree.lemmas[above] == "have"
    return tree.having(above, "nsubj") if had else own


def _any(tree: Tree, word: int) -> bool:
    """ "any ship", "whoever enters" """
    relative = bool(tree.having(word, "acl:relcl", "acl"))
    crossing = any(tree.lemmas[c] in term_words("crossing") for c in tree.having(word, "acl:relcl"))
    barred = crossing and any(tree.low[w] == "the" for w in tree.having(word, "det"))
    every = any(tree.low[w] in _ALL for w in tree.having(word, "det"))
    return every or barred or (tree.low[word] in _WHO and relative)


def _hostile_event(tree: Tree, word: int) -> bool:
    """ "an attack on our ships", "a second raid", "a further incursion": one that has not come yet."""
    new = any(tree.low[w] in ("a", "an", "another") for w in tree.having(word, "det"))
    verb = tree.heads[word]
    new = new or (verb >= 0 and any(tree.low[w] == "would" for w in tree.having(verb, "aux")))
    new = new or any(tree.low[w] in ("next", "more") for w in tree.having(word, "amod"))
    return new and tree.upos[word] == "NOUN" and tree.lemmas[word] in term_words("inroads")


def _theirs(reading: Reading, tree: Tree, word: int, crosser: int, setter: Setter) -> bool:
    """Whether another would strike, or the setter's own people be the crossers."""
    striking = {a.country for a in agents(reading, tree, word)} - {None}
    subject = crosser in _subjects(tree, word)
    return not subject and bool(striking) and setter.by.country not in striking
