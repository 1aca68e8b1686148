"""What somebody's words ask whole: a statement that demands, and in which no other rule finds a term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import actors_in
from detente.coding.terms.demands import own_men
from detente.coding.terms.moods import obliged, refuses
from detente.coding.terms.receivers import towards_of
from detente.coding.terms.setters import setter_by
from detente.coding.terms.spans import Term, clause_text, quoted
from detente.coding.terms.substance import fulfillable, real_object
from detente.lexicon.terms import term_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.coding.reading import Reading
    from detente.coding.terms.setters import Setter
    from detente.coding.tree import Tree
    from detente.evidence import Statement

__all__ = ["asked"]

_OUTSIDERS = frozenset({"UNO", "NGO", "IGO", "ISM", "VAT"})
_OWN = frozenset(
    {
        "we",
        "i",
        "us",
        "our",
        "my",
        "nobody",
        "there",
        "it",
        "that",
        "this",
        "what",
        "who",
        "let",
        "one",
        "you",
    }
)


def asked(reading: Reading, tree: Tree) -> Iterator[Term]:
    """The demands of a sentence that are demands as statements."""
    start, end = tree.sentence.start, tree.sentence.end
    for statement in reading.statements:
        if statement.act != "demand" or not any(start <= q.start < end for q in statement.content):
            continue
        setter = setter_by(reading, statement)
        if setter is None or not setter.demands or setter.by.country in _OUTSIDERS:
            continue
        top = _inner(tree, _top(tree, statement))
        turned_down = _turned_down(tree, _cue(tree, statement))
        at = _cue(tree, statement)
        told = at is not None and tree.lemmas[at] in term_words("telling") and own_men(reading, tree, at)
        if told:
            continue
        if top is not None and not turned_down and _wanted(reading, tree, top, setter):
            towards = towards_of(reading, tree, (top,), setter)
            span = clause_text(tree, top)
            yield Term("demand", setter, towards, span, None, "a statement that demands", quoted(tree, top))


def _top(tree: Tree, statement: Statement) -> int | None:
    """The first head of what is said in this sentence."""
    starts = tree.sentence.starts
    spoken = statement.mode == "direct" and len(statement.content) == 1
    for quote in statement.content:
        inside = {w for w in range(len(tree)) if quote.start <= starts[w] < quote.end}
        tops = [w for w in sorted(inside) if tree.heads[w] not in inside and tree.upos[w] != "PUNCT"]
        if tops:
            verbs = (w for w in tops if tree.is_verb(w) or tree.having(w, "cop", "aux"))
            return next(verbs, tops[0] if spoken and len(inside) > 1 else None)
    return None


def _cue(tree: Tree, statement: Statement) -> int | None:
    cue = statement.cue.start if statement.cue is not None else -1
    return next((w for w, start in enumerate(tree.sentence.starts) if start == cue), None)


def _turned_down(tree: Tree, at: int | None) -> bool:
    """ "refused a demand that he …": told of the one who would not."""
    head = tree.heads[at] if at is not None and tree.upos[at] == "NOUN" else -1
    return head >= 0 and (refuses(tree, head) or tree.lemmas[head] in ("dismiss", "rebuff", "meet", "accept"))


def _inner(tree: Tree, top: int | None) -> int | None:
    """ "It is time for them to go back", "it is for Korea to end it": what is to be done."""
    if top is None or not any(tree.low[s] == "it" for s in tree.having(top, "nsubj", "expl")):
        return top
    if tree.upos[top] == "ADJ" and tree.lemmas[top] not in term_words("obliging") | {"vital", "crucial"}:
        return top
    under = (
        c
        for each in (top, *tree.having(top, "advcl", "acl"))
        for c in tree.having(each, "csubj", "acl", "advcl", "xcomp", "ccomp")
    )
    return next((c for c in under if "to" in tree.marks(c)), top)


def _wanted(reading: Reading, tree: Tree, top: int, setter: Setter) -> bool:
    if not fulfillable(tree, top, act=True) or not real_object(tree, top) or tree.lemmas[top] == "have":
        return False
    told = {tree.low[w] for w in tree.having(top, "aux", "aux:pass")}
    if told & {"has", "have", "had", "was", "were", "did"} and not told & {"must", "should"}:
        return False
    subjects = tree.having(top, "nsubj", "nsubj:pass", "expl")
    told_of = tree.xpos[top] == "VBZ" or (tree.xpos[top] == "VBP" and "that" not in tree.marks(top))
    if told_of and not obliged(tree, top):
        return False
    if any(tree.low[w] in _OWN for s in subjects for w in (s, *tree.having(s, "nmod:poss"))):
        return False
    who = [a for s in subjects for a in actors_in(reading, tree, s, depth=0) if a.country]
    return not any(a.country == setter.by.country for a in who)
