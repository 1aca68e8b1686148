"""Terms that come before something: "must stop before any talks", "wants the ships gone before it lifts the tariff"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.coding.terms.moods import obliged
from detente.coding.terms.receivers import towards_of
from detente.coding.terms.setters import AUTHOR, setter_of
from detente.coding.terms.spans import Term, clause_text, quoted
from detente.lexicon.terms import term_words

if TYPE_CHECKING:
    from detente.coding.terms.cases import Case
    from detente.coding.tree import Tree
    from detente.evidence.vocabulary import ConditionKind

__all__ = ["before"]


def before(case: Case) -> Term | None:
    """ "X must stop before any talks": what must be is required, what comes after follows."""
    tree, tie, setter = case.tree, replace(case.tie, main=_first_of(case.tree, case.tie.main)), case.setter
    wanted = _wanted(tree, tie.main)
    if not obliged(tree, tie.main) and not _insisted(tree, tie.main) and wanted is None:
        return None
    if wanted is not None:
        setter = setter_of(case.reading, tree, tree.heads[wanted]) or setter
    own = any(tree.low[d] in ("he", "she", "i", "we") for d in tree.doers(tie.main))
    if own and setter.statement is not None and not setter.decides:
        return None
    kind: ConditionKind = "precondition" if setter.decides else "necessary"
    if setter.decides and not _to_grant(case):
        kind = "deadline"
    subject = tree.first(tie.main, "nsubj", "nsubj:pass")
    if subject is None:
        above = tree.heads[tie.main]
        subject = tree.first(above, "nsubj", "nsubj:pass") if above >= 0 else None
    comes = tree.lemmas[tie.main] in ("come", "precede", "happen", "be") and subject is not None
    need = subject if comes and subject is not None else tie.main
    if kind == "necessary" and setter.statement is None:
        setter = replace(setter, by=AUTHOR, official="reported")
    requirement = clause_text(tree, need, without=(tie.need,))
    if wanted is not None:
        start, end = clause_text(tree, wanted, without=(tie.need,))
        requirement = (start, max(end, requirement[1]) if tree.labels[tie.main] == "xcomp" else end)
    towards = towards_of(case.reading, tree, (tie.main,), setter)
    mark = quoted(tree, tie.first, tie.last)
    if kind == "deadline":
        return Term(kind, setter, towards, requirement, None, "must … before an event", mark)
    return Term(kind, setter, towards, requirement, clause_text(tree, tie.need), "must … before", mark)


def _first_of(tree: Tree, main: int) -> int:
    """Of "must stop, pull out and apologise before …" the stopping: all of it is required."""
    while tree.labels[main] == "conj" and tree.first(main, "nsubj", "nsubj:pass", "aux") is None:
        main = tree.heads[main]
    return main


def _wanted(tree: Tree, main: int) -> int | None:
    """ "wants the ships gone before …", "demands a pardon before …", "is waiting for a letter before …"."""
    if tree.lemmas[main] in ("want", "demand", "need", "require"):
        return tree.first(main, "obj")
    if tree.lemmas[main] in ("wait", "ask", "look", "hold", "press"):
        return next((h for p, h in tree.obliques(main) if p == "for"), None)
    above = tree.heads[main]
    if above >= 0 and tree.labels[main] == "xcomp" and tree.lemmas[above] in ("want", "need"):
        return tree.first(above, "obj")
    noun = tree.heads[main]
    if noun < 0 or tree.labels[main] not in ("acl", "xcomp") or tree.labels[noun] != "obj":
        return None
    return noun if tree.lemmas[tree.heads[noun]] in ("want", "demand", "need") else None


def _to_grant(case: Case) -> bool:
    """Whether what comes after is talks, relief or the setter's own to grant; else it merely sets a date."""
    tree, need = case.tree, case.tie.need
    if case.reading.times_in(*clause_text(tree, need)):
        return False
    words = {
        tree.lemmas[w] for w in (need, *tree.having(need, "nsubj", "nsubj:pass", "obj", "obl", "compound"))
    }
    if tree.is_verb(need) and not words & (term_words("occasions") | term_words("expiring")):
        return True
    open_ended = any(tree.low[w] in ("any", "further", "new", "other") for w in tree.below(need))
    granted = term_words("process") - {"election", "vote", "conference", "summit"}
    subject = tree.first(need, "nsubj")
    if subject is not None and tree.low[subject] in ("it", "they", "he", "she", "we", "i"):
        return True
    can = any(tree.low[w] in term_words("will") for w in tree.having(need, "aux"))
    return open_ended or can or bool(words & (granted | term_words("goods"))) or case.ours


def _insisted(tree: Tree, main: int) -> bool:
    above = tree.heads[main]
    own = above >= 0 and tree.lemmas[above] == "want" and tree.labels[main] == "xcomp"
    if own and not tree.having(above, "obj") and not tree.having(main, "nsubj", "nsubj:pass"):
        return False
    words = {tree.lemmas[main]} | ({tree.lemmas[above]} if above >= 0 else set())
    return bool(words & (term_words("insisting") | {"want", "need"}))
