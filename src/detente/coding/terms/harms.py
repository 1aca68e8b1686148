"""Whether harm follows where a term is not met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.status import is_negated
from detente.coding.terms.moods import chain, valence
from detente.lexicon.terms import term_words

if TYPE_CHECKING:
    from detente.coding.terms.cases import Case
    from detente.coding.tree import Tree

__all__ = ["harmful"]


def harmful(case: Case) -> bool:
    """Whether harm follows: by the act of the statement, by the deed, or because what is tied is hostile."""
    tree, tie = case.tree, case.tie
    skip = set(tree.below(tie.need))
    if (
        tree.lemmas[tie.need] in term_words("meeting_terms")
        and not is_negated(tree, tie.need)
        and tie.kind == "if"
    ):
        return False
    words = {tree.lemmas[w] for w in tree.below(tie.main) if w not in skip}
    hostile = _hostile(tree, tie.need) and not case.ours
    reprisal = bool(words & term_words("reprisals"))
    threat = case.act == "threat" and not _ends_evil(tree, tie.need)
    if any(tree.lemmas[w] == "rule" for w in chain(tree, tie.main)) and not case.withheld and reprisal:
        return True
    if not case.willed and not threat:
        return False
    worth = valence(tree, tie.main)
    if case.withheld:
        return (threat and worth >= 0) or (tie.kind == "if" and hostile)
    if worth > 0 and not (threat and (hostile or reprisal or tie.words != "let")):
        return False
    if worth < 0 or threat or reprisal:
        return threat or not case.ours
    return hostile and case.setter.statement is not None


def _hostile(tree: Tree, need: int) -> bool:
    """ "if it attacks", "if they go on violating", "if it happens again" """
    stopped = (
        _ends_evil(tree, need)
        or tree.lemmas[need] in term_words("meeting_terms")
        or (tree.lemmas[need] == "strike" and _out(tree, need))
    )
    parts = () if stopped else tree.having(need, "xcomp", "advcl", "obj", "obl", "nsubj")
    words = {tree.lemmas[w] for w in (need, *parts)}
    again = any(tree.low[w] == "again" for w in tree.having(need, "advmod"))
    same = (w for s in tree.having(need, "nsubj") for w in tree.below(s))
    again = again or (
        tree.lemmas[need] in ("happen", "occur", "come", "follow")
        and any(tree.low[w] in ("similar", "kind", "sort", "like", "same") for w in same)
    )
    if is_negated(tree, need) or stopped:
        return False
    turned = tree.lemmas[need] in term_words("starting") | term_words("stopping") and valence(tree, need) < 0
    return bool(words & term_words("crossing")) or turned or again


def _out(tree: Tree, need: int) -> bool:
    """ "struck out", "struck from the text" """
    return any(tree.low[k] == "out" for k in tree.kids[need]) or any(
        p == "from" for p, _ in tree.obliques(need)
    )


def _ends_evil(tree: Tree, need: int) -> bool:
    """ "if they stopped testing" """
    return tree.lemmas[need] in term_words("stopping") and valence(tree, need) >= 0
