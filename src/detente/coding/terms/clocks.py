"""Clocks: a span of time that runs, or must run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.status import is_negated, status_of
from detente.coding.heard import statement_at
from detente.coding.terms.moods import obliged, willed, withheld
from detente.coding.terms.receivers import towards_of
from detente.coding.terms.setters import Setter, agents, setter_by, setter_of
from detente.coding.terms.spans import Term, clause_text, quoted
from detente.coding.terms.timing import binder_of, ending, head_of, preposition
from detente.lexicon.terms import term_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.coding.reading import Reading, TimeExpression
    from detente.coding.tree import Tree

__all__ = ["clocks"]

_SOUGHT = frozenset("require need demand want propose seek call insist ask offer grant announce".split())
_FORETOLD = frozenset({"prediction", "assessment"})


def clocks(reading: Reading, tree: Tree) -> Iterator[Term]:
    """The clocks of a sentence that its other terms do not show."""
    for time in reading.times_in(tree.sentence.start, tree.sentence.end):
        word = head_of(tree, time)
        if word is None or time.kind != "duration" or time.value is None:
            continue
        found = _granted(reading, tree, word, time) or _period(reading, tree, word, time)
        term = found or _running(reading, tree, word, time)
        if term is not None:
            yield ending(reading, tree, term)


def _granted(reading: Reading, tree: Tree, word: int, time: TimeExpression) -> Term | None:
    """ "gave them two days to leave", "they had sixty days to answer" """
    verb = tree.heads[word]
    statement = statement_at(reading, tree.sentence.starts[word])
    bare = next((t for t in tree.having(word, "acl", "advcl") if "to" in tree.marks(t)), None)
    if bare is not None and statement is not None and tree.labels[word] in ("ccomp", "root"):
        setter = setter_by(reading, statement)
        return None if setter is None else _term(reading, tree, setter, bare, word, time, "a span to", ())
    above = tree.heads[verb] if verb >= 0 else -1
    if above >= 0 and "to" in tree.marks(verb) and tree.lemmas[above] in term_words("giving") and verb > word:
        setter = setter_of(reading, tree, above)
        parts = tree.having(above, "iobj", "obj")
        decides = setter is not None and setter.decides and bool(parts)
        return (
            _term(reading, tree, setter, verb, word, time, "give … to", parts) if setter and decides else None
        )
    granting = verb >= 0 and tree.lemmas[verb] in term_words("giving") | {"have", "get"}
    if not granting or tree.labels[word] not in ("obj", "obl:unmarked", "iobj", "xcomp", "obl"):
        return None
    task = _task(tree, verb, word)
    if task is None or is_negated(tree, verb):
        return None
    statement = statement_at(reading, tree.sentence.starts[verb])
    had = tree.lemmas[verb] in ("have", "get")
    setter = (
        setter_by(reading, statement) if had and statement is not None else binder_of(reading, tree, verb)
    )
    if setter is None or not setter.decides:
        return None
    if had and setter.statement is None and not setter.joint:
        return None
    asked = tuple(o for o in tree.having(verb, "iobj", "obj") if o != word)
    return _term(reading, tree, setter, task, word, time, f"{tree.lemmas[verb]} … to", asked)


def _task(tree: Tree, verb: int, word: int) -> int | None:
    """What the span is for: "to leave", "in which to leave", "for the withdrawal of …"."""
    within = {
        *tree.having(word, "acl", "acl:relcl", "advcl"),
        *tree.having(verb, "xcomp", "advcl", "acl:relcl"),
    }
    task = next((t for t in sorted(within) if "to" in tree.marks(t)), None)
    if task is not None:
        return task
    which = (t for t in tree.having(word, "acl:relcl") if any(tree.low[w] == "which" for w in tree.below(t)))
    lasting = (h for each in (word, verb) for p, h in tree.obliques(each) if p == "for" and h > word)
    given = tree.lemmas[verb] in term_words("giving") | {"lay"}
    return next(iter((*which, *lasting)), None) if given else None


def _period(reading: Reading, tree: Tree, word: int, time: TimeExpression) -> Term | None:
    """ "a pause of at least 90 days", "a period of 60 days without tests would be required", "a 90-day freeze" """
    noun = tree.heads[word]
    if tree.is_verb(noun) or tree.labels[word] not in ("nmod", "compound", "nummod", "nmod:unmarked", "amod"):
        return None
    verb = tree.heads[noun]
    if tree.labels[word] == "nmod" and tree.case(word).split(" ")[0] not in ("of", ""):
        return None
    if (
        verb < 0
        or tree.lemmas[verb] not in _SOUGHT
        or is_negated(tree, verb)
        or status_of(tree, verb).status == "negated"
    ):
        return None
    if tree.lemmas[noun] not in term_words("periods") or tree.labels[noun] == "nsubj":
        return None
    setter = setter_of(reading, tree, verb)
    if setter is None or not setter.decides:
        return None
    lacking = next((k for k in (*tree.kids[word], *tree.kids[noun]) if tree.case(k) == "without"), None)
    what = next((h for p, h in tree.obliques(noun) if p in ("in", "on", "to") and h != word), None)
    during = (
        t
        for each in (word, noun)
        for t in tree.having(each, "acl:relcl")
        if "which" in tree.low[tree.left[t] : t]
    )
    what = next(during, what)
    after = next((c for c in tree.having(verb, "advcl", "obl") if c not in (noun, word)), None)
    need = (
        _with_case(tree, lacking)
        if lacking is not None
        else clause_text(tree, noun if what is None else what)
    )
    follows = clause_text(tree, after) if after is not None else None
    towards = towards_of(reading, tree, (noun,), setter)
    return Term("clock", setter, towards, need, follows, "a period is asked for", time.quote, time.value)


def _with_case(tree: Tree, word: int) -> tuple[int, int]:
    first, last = tree.span(word, without=("advcl", "acl:relcl"))
    return tree.offsets(first, last)


def _running(reading: Reading, tree: Tree, word: int, time: TimeExpression) -> Term | None:
    """ "shall meet within five days", "will halt enrichment for six months" """
    verb, prep = next((w for w in tree.above(word) if tree.is_verb(w)), None), preposition(tree, time)
    if verb is None or prep not in ("within", "for") or status_of(tree, verb).status == "occurred":
        return None
    barred = withheld(tree, verb) and any(
        tree.low[w] in ("may", "shall", "must") for w in tree.having(verb, "aux")
    )
    if withheld(tree, verb) and not barred:
        return None
    own = setter_of(reading, tree, verb)
    ours = own is not None and own.by.country in {a.country for a in agents(reading, tree, verb)}
    if tree.lemmas[verb] in term_words("scheduling") and not ours:
        return None
    if prep == "for" and not barred and tree.lemmas[verb] not in term_words("pausing"):
        return None
    setter = binder_of(reading, tree, verb)
    if (
        setter is None
        or not setter.decides
        or not (willed(tree, verb) or obliged(tree, verb) or _agreed(tree, verb))
    ):
        return None
    if setter.statement is not None and setter.statement.act in _FORETOLD:
        return None
    return _term(reading, tree, setter, verb, word, time, f"{prep} a span of time")


def _agreed(tree: Tree, verb: int) -> bool:
    above = tree.heads[verb]
    return above >= 0 and tree.labels[verb] == "xcomp" and tree.lemmas[above] in term_words("agreeing")


def _term(
    reading: Reading,
    tree: Tree,
    setter: Setter,
    task: int,
    word: int,
    time: TimeExpression,
    rule: str,
    asked: tuple[int, ...] = (),
) -> Term:
    towards = towards_of(reading, tree, (*asked, task), setter, pledged=not asked)
    span = clause_text(tree, task, without=(word,))
    return Term("clock", setter, towards, span, None, rule, quoted(tree, word), time.value)
