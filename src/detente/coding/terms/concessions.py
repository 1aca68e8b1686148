"""Concessions: what a party gives, or is willing to give, of what the other asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import actors_in
from detente.coding.deeds.naming import lemmas_of
from detente.coding.deeds.status import is_negated
from detente.coding.terms.receivers import towards_of
from detente.coding.terms.setters import setter_of, told_by_rival
from detente.coding.terms.spans import Term, clause_text, from_predicate, quoted
from detente.lexicon.terms import term_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from detente.coding.reading import Reading
    from detente.coding.tree import Tree

__all__ = ["concessions"]


def concessions(reading: Reading, tree: Tree, claimed: Collection[int]) -> Iterator[Term]:
    """The concessions of a sentence; predicates in `claimed` hang on something else."""
    for word, lemma in enumerate(tree.lemmas):
        if (tree.upos[word] not in ("VERB", "ADJ") and lemma != "content") or word in claimed:
            continue
        above = tree.heads[word]
        if above >= 0 and tree.labels[word] == "xcomp" and tree.lemmas[above] in term_words("requesting"):
            continue
        given = _dropped(tree, word, lemma) or _taken(tree, word, lemma) or _yielded(tree, word, lemma)
        if given is None or given in claimed:
            continue
        setter = setter_of(reading, tree, word)
        if (
            setter is None
            or not setter.decides
            or told_by_rival(setter)
            or _anothers(reading, tree, word, setter.by.country)
        ):
            continue
        against = setter.statement is not None and setter.statement.act in ("demand", "denial", "refusal")
        if against and lemma not in term_words("insisting"):
            continue
        span = (
            from_predicate(tree, given) if given == word or tree.is_verb(given) else clause_text(tree, given)
        )
        towards = towards_of(reading, tree, (word, given), setter, pledged=True)
        yield Term("concession", setter, towards, span, None, lemma, quoted(tree, word))


def _anothers(reading: Reading, tree: Tree, word: int, country: str | None) -> bool:
    who = {a.country for d in tree.doers(word) for a in actors_in(reading, tree, d, depth=1) if a.country}
    return bool(who) and country is not None and country not in who


def _dropped(tree: Tree, word: int, lemma: str) -> int | None:
    """ "dropped its demand", "no longer insists on an apology", "put off a rule" """
    if lemma in term_words("insisting") and _no_longer(tree, word):
        wanted = [h for p, h in tree.obliques(word) if p in ("on", "upon")]
        return next(iter((*wanted, *tree.having(word, "obj", "ccomp", "xcomp"))), None)
    if is_negated(tree, word):
        return None
    put_off = lemma in term_words("postponing") and (lemma != "put" or "off" in tree.low[word + 1 : word + 2])
    if lemma in term_words("dropping") or put_off:
        objects = [o for o in tree.objects(word) if lemmas_of(tree, o) & term_words("claims")]
        return word if objects else None
    return None


def _no_longer(tree: Tree, word: int) -> bool:
    return any(
        tree.low[w] in ("longer", "more") and tree.low[w - 1] in ("no", "any")
        for w in tree.having(word, "advmod")
        if w
    )


def _taken(tree: Tree, word: int, lemma: str) -> int | None:
    """ "could live with limits", "would settle for an apology", "accepted a cap", "agreed to a freeze" """
    if is_negated(tree, word) or _past_habit(tree, word):
        return None
    if lemma in term_words("settling"):
        prep = {"live": "with", "settle": "for", "do": "with", "make": "with"}[lemma]
        can = any(tree.low[w] in term_words("will") for w in tree.having(word, "aux")) or lemma == "settle"
        taken = [h for p, h in tree.obliques(word) if p == prep] if lemma in ("live", "settle") else []
        return taken[0] if taken and can else None
    if lemma in ("content", "satisfied", "happy"):
        return next((h for p, h in tree.obliques(word) if p == "with"), None)
    if lemma in ("agree", "consent", "yield"):
        taken = [h for p, h in tree.obliques(word) if p == "to"]
    elif lemma in ("accept", "tolerate", "swallow"):
        taken = list(tree.objects(word)) if not tree.passive(word) else []
    else:
        return None
    after_all = "after all" in " ".join(tree.low[w] for w in sorted(tree.below(word)))
    return next((t for t in taken if after_all or lemmas_of(tree, t) & term_words("limits")), None)


def _past_habit(tree: Tree, word: int) -> bool:
    return any(tree.low[w] in ("must", "should") for w in tree.having(word, "aux"))


def _yielded(tree: Tree, word: int, lemma: str) -> int | None:
    """ "offered to cut the garrison", "undertakes to drop its objection": the first deed that yields."""
    offered = not term_words("conceding").isdisjoint((lemma, tree.low[word]))
    if not offered or is_negated(tree, word):
        return None
    clause = tree.first(word, "xcomp", "ccomp")
    if clause is None or is_negated(tree, clause):
        return None
    deeds = [w for w in tree.joined(clause) if tree.lemmas[w] in term_words("yielding") and tree.objects(w)]
    return deeds[0] if deeds else None
