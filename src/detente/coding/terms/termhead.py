"""The trained head for conditions: which words head a requirement, of what kind, and what follows for the rules' terms.

Multinomial logistic regression over `coding/wordfeatures.py`, where the rules' own finding is one feature among others.
`training/terms.py` makes the weights and prints what rules and head reach alone and together. A term of the rules whose
word the model holds unlikely goes, another that it reads otherwise changes its kind; a word that it holds likely makes a
term where the rules are silent.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from detente.coding.deeds.arguments import codes
from detente.coding.terms.receivers import towards_of
from detente.coding.terms.setters import Setter, agents, setter_of
from detente.coding.terms.spans import Term, clause_text, from_predicate, quoted
from detente.coding.wordfeatures import at_first, at_second, candidates, of_sentence
from detente.evidence.vocabulary import CONDITION_KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from detente.coding.linear import Linear
    from detente.coding.reading import Reading
    from detente.coding.tree import Tree
    from detente.evidence.vocabulary import ConditionKind

__all__ = ["KINDS", "heads_of_terms", "opinions", "ruled", "weighed"]

KINDS: tuple[str, ...] = ("none", *CONDITION_KINDS)
KEPT, PROPOSED, TURNED = 0.02, 0.6, 0.6
HOPE = -4.0  # logarithm of the odds, by the first features alone, from which a word is looked at again
FOUND = "trained head"
_BOUND = frozenset({"deadline", "clock"})
_OUTSIDERS = frozenset({"UNO", "NGO", "IGO", "ISM", "VAT"})


def weighed(reading: Reading, tree: Tree, found: Sequence[Term], model: Linear) -> list[Term]:
    """The terms of a sentence after rules and head."""
    heads = heads_of_terms(tree, found)
    likely = opinions(reading, tree, heads, model) if tree.words[-1] != "?" else {}
    kept: list[Term] = []
    for term in found:
        word = heads.get(term)
        if word is None or word not in likely or term.kind in _BOUND:
            kept.append(term)
        elif 1 - likely[word][0] >= KEPT:
            kept.append(_turned(term, likely[word]))
    for word, chance in likely.items() if not found else ():
        if 1 - chance[0] >= PROPOSED and not any(_holds(tree, term, word) for term in kept):
            proposed = _proposed(reading, tree, word, chance)
            if proposed is not None:
                kept.append(proposed)
    return kept


def heads_of_terms(tree: Tree, found: Sequence[Term]) -> dict[Term, int]:
    """The word of each requirement whose head stands outside of it."""
    starts = tree.sentence.starts
    result: dict[Term, int] = {}
    for term in found:
        first, end = term.requirement
        inside = {w for w, at in enumerate(starts) if first <= at < end and tree.upos[w] != "PUNCT"}
        top = next((w for w in sorted(inside) if tree.heads[w] not in inside), None)
        if top is not None:
            result[term] = top
    return result


def ruled(tree: Tree, heads: Mapping[Term, int]) -> dict[int, str]:
    """What the rules make of each word: the kind of the requirement it heads, or that it stands within one."""
    starts = tree.sentence.starts
    made: dict[int, str] = {}
    for term in heads:
        first, end = term.requirement
        for word, at in enumerate(starts):
            if first <= at < end:
                made.setdefault(word, f"in {term.kind}")
    made.update({word: term.kind for term, word in heads.items()})
    return made


def opinions(reading: Reading, tree: Tree, heads: Mapping[Term, int], model: Linear) -> dict[int, Any]:
    """Probabilities of each kind, in the order of `KINDS`, for the words that are worth a second look."""
    import numpy as np

    words = candidates(tree)
    if not words:
        return {}
    made = ruled(tree, heads)
    score = model.total(of_sentence(tree)) + model.bias
    score = score + model.totals(at_first(reading, tree, word) for word in words)
    hopeful = np.log(np.exp(score[:, 1:]).sum(axis=1)) - score[:, 0] >= HOPE
    again = [at for at, word in enumerate(words) if hopeful[at] or word in made]
    score = score[again] + model.totals(at_second(reading, tree, words[at], made) for at in again)
    score = np.exp(score - score.max(axis=1, keepdims=True)) if again else score
    score /= score.sum(axis=1, keepdims=True)
    return {words[at]: chance for at, chance in zip(again, score, strict=True)}


def _turned(term: Term, chance: Any) -> Term:
    """The term, of another kind where the head is sure of it."""
    best = int(chance[1:].argmax()) + 1
    if KINDS[best] in _BOUND or chance[best] < TURNED:
        return term
    kind: ConditionKind = KINDS[best]  # type: ignore[assignment]
    settled = kind == term.kind or "necessary" in (kind, term.kind)  # who sets it tells that, not the words
    return term if settled else replace(term, kind=kind, decided="head", runner_up=term.kind)


def _holds(tree: Tree, term: Term, word: int) -> bool:
    first, end = term.requirement
    return first <= tree.sentence.starts[word] < end


def _proposed(reading: Reading, tree: Tree, word: int, chance: Any) -> Term | None:
    """The term that the head alone finds; None where nobody sets it."""
    kind: ConditionKind = KINDS[int(chance[1:].argmax()) + 1]  # type: ignore[assignment]
    setter = _setter(reading, tree, word, kind)
    if setter is None or kind in _BOUND or (kind == "demand" and _idle(reading, tree, word, setter)):
        return None
    whole = (
        tree.passive(word) or bool(tree.having(word, "cop")) or kind not in ("demand", "deadline", "clock")
    )
    span = (clause_text if whole else from_predicate)(tree, word)
    towards = towards_of(reading, tree, (word,), setter, pledged=kind == "concession")
    return Term(kind, setter, towards, span, None, FOUND, quoted(tree, word), decided="head")


def _idle(reading: Reading, tree: Tree, word: int, setter: Setter) -> bool:
    """A demand by an outsider, or for a deed of one's own."""
    own = setter.by.country
    return own in _OUTSIDERS or own in codes(agents(reading, tree, word))


def _setter(reading: Reading, tree: Tree, word: int, kind: str) -> Setter | None:
    """Who sets it: looked for from the clause that the requirement hangs on, upwards."""
    hangs = tree.labels[word] in ("advcl", "obl", "nmod", "obj", "acl", "nsubj", "nsubj:pass")
    above = tree.above(word)
    for each in above if hangs and above else (word, *above):
        setter = setter_of(reading, tree, each)
        if setter is not None and (setter.decides or kind == "necessary"):
            return setter
    return None
