"""What the words around a predicate make of it: withheld, willed, obliged; and whether it harms or helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.status import is_negated
from detente.lexicon.realis import realis
from detente.lexicon.terms import term_words

if TYPE_CHECKING:
    from detente.coding.tree import Tree

__all__ = ["chain", "lasting", "obliged", "perfect", "ready", "refuses", "valence", "willed", "withheld"]

_CLAUSAL = frozenset({"xcomp", "acl", "csubj", "csubj:pass"})
_NOMINAL = frozenset({"obj", "obl", "nsubj", "nsubj:pass", "nmod", "compound"})
_NONE = frozenset({"no", "nothing", "nobody", "neither", "none", "never", "nor"})
_STEPS = 5


def chain(tree: Tree, word: int) -> tuple[int, ...]:
    """A predicate and those that govern it: of "no readiness to sign" sign and readiness, of "ruled out talks" both."""
    found, at = [word], word
    while len(found) < _STEPS:
        head, label = tree.heads[at], tree.labels[at]
        if label == "conj" and head >= 0 and tree.first(at, "nsubj", "nsubj:pass") is None:
            at = head
            continue
        if head < 0 or not _governed(tree, at, head, label):
            break
        found.append(head)
        at = head
    return tuple(found)


def _governed(tree: Tree, word: int, head: int, label: str) -> bool:
    if tree.lemmas[head] in realis().speech and label not in ("xcomp", "obj"):
        return False
    if label in _CLAUSAL:
        return True
    return label in _NOMINAL and not tree.is_verb(word)


def refuses(tree: Tree, word: int) -> bool:
    """ "refuse", "rule out", "impossible" """
    lemma = tree.lemmas[word]
    if lemma == "say":
        return any(tree.low[w] == "no" for w in tree.having(word, "obj", "discourse"))
    if lemma == "rule":
        return tree.particle(word) == "out" or "out" in tree.low[word + 1 : word + 2]
    return lemma in term_words("refusing") or lemma in term_words("impossible")


def withheld(tree: Tree, word: int) -> bool:
    """Whether it is denied, refused or ruled out; "did not rule out" leaves it open."""
    turns: set[int] = set()
    for each in chain(tree, word):
        if refuses(tree, each):
            turns.add(each)
        if is_negated(tree, each):
            turns.add(-1 - each)
        turns.update(_empty(tree, each))
    return len(turns) % 2 == 1


def _empty(tree: Tree, word: int) -> set[int]:
    """ "there will be no talks", "nothing in it will last": as turns of the phrases that are empty."""
    under = (
        w
        for w in tree.having(word, "obl")
        if tree.lemmas[w] in ("circumstance", "way", "case", "event", "account") or tree.low[w] in _NONE
    )
    parts = (*tree.having(word, "nsubj", "nsubj:pass", "obj", "expl", "xcomp"), *under)
    empty = (
        part
        for part in parts
        if tree.low[part] in _NONE
        or any(tree.low[w] in _NONE for w in tree.having(part, "det", "nummod"))
        or (tree.low[tree.left[part]] in ("not", "no") and tree.labels[part] in ("nsubj", "nsubj:pass"))
    )
    return {-1 - part for part in empty}


def perfect(tree: Tree, word: int) -> bool:
    """ "has left", "had been signed": done before something else."""
    return any(tree.lemmas[w] == "have" for w in tree.having(word, "aux"))


def lasting(tree: Tree, word: int) -> bool:
    """ "will stay in place", "keeps its ambassador at home" """
    return any(tree.lemmas[each] in term_words("enduring") for each in chain(tree, word))


def ready(tree: Tree, word: int) -> bool:
    """ "ready", "offer", "was prepared" """
    words = [tree.lemmas[word], tree.low[word]]
    if tree.lemmas[word] in ("stand", "remain", "be", "profess", "declare"):
        words += [tree.low[w] for w in tree.having(word, "xcomp") if tree.upos[w] == "ADJ"]
    return not term_words("willing").isdisjoint(words)


def willed(tree: Tree, word: int) -> bool:
    """Whether somebody will, can, is ready or is going to."""
    return any(
        (tree.lemmas[each] == "go" and tree.low[each] == "going" and each != word)
        or ready(tree, each)
        or refuses(tree, each)
        or any(tree.low[aux] in term_words("will") for aux in tree.having(each, "aux"))
        for each in chain(tree, word)
    )


_OBLIGED = frozenset({"conj", "xcomp", "csubj", "ccomp", "advcl", "nsubj:pass"})


def obliged(tree: Tree, word: int) -> bool:
    """ "must stop", "has to stop", "is required to stop", "it is essential that they stop" """
    if not tree.kids[word] and tree.labels[word] not in _OBLIGED:
        return False
    for each in (word, *(w for w in tree.having(word, "cop", "aux"))):
        if any(tree.low[aux] in term_words("must") for aux in tree.having(each, "aux")):
            return True
    above = tree.heads[word]
    bare = tree.first(word, "nsubj", "nsubj:pass", "aux", "mark", "expl") is None
    bare = bare and not any(tree.low[w] == "or" for w in tree.having(word, "cc"))
    if tree.labels[word] == "conj" and above >= 0 and bare and tree.xpos[word] in ("VB", "VBP"):
        return obliged(tree, above)
    got = above >= 0 and tree.low[above] == "got" and tree.labels[word] == "xcomp"
    if _is_to(tree, word, above) or (
        got and any(tree.lemmas[w] == "have" for w in tree.having(above, "aux"))
    ):
        return True
    if above < 0:
        return False
    obliging = tree.lemmas[above] in term_words("obliging")
    if tree.lemmas[above] in term_words("forcing") and not tree.passive(above):
        return False
    if tree.labels[word] == "advcl" and tree.lemmas[above] in ("have", "need"):
        return False
    if tree.labels[word] in ("xcomp", "csubj", "ccomp", "advcl") and "to" in tree.marks(word):
        return obliging and not is_negated(tree, above)
    return obliging and tree.labels[word] in ("csubj", "ccomp", "nsubj:pass")


def _is_to(tree: Tree, word: int, above: int) -> bool:
    """ "foreign troops are to be let in", "the guns are to stay silent" """
    if "to" not in tree.marks(word):
        return False
    is_to = any(tree.low[aux] in ("is", "are", "was", "were") for aux in tree.having(word, "aux"))
    is_to = is_to or (above >= 0 and tree.lemmas[above] == "be" and tree.labels[word] == "xcomp")
    return is_to and (tree.passive(word) or tree.lemmas[word] in term_words("pausing"))


def valence(tree: Tree, word: int) -> int:
    """Below nought for a deed that harms, above for one that helps: "impose tariffs", "lift the siege"."""
    words, lemma = term_words, tree.lemmas[word]
    thing = _worth(tree, word)
    if lemma in words("starting") and thing:
        return thing
    if lemma in words("stopping") and thing:
        return -thing
    if lemma in words("relieving") or (lemma in words("helping") and lemma not in words("harming")):
        return 1
    if lemma in words("severing") or lemma in words("harming"):
        return -1
    return 0


def _worth(tree: Tree, word: int) -> int:
    """Whether the first thing that the deed is done to, or that does it, is an evil or a good."""
    parts = (*tree.objects(word), *tree.having(word, "xcomp", "advcl", "obl", "nsubj", "nsubj:pass"))
    for part in parts:
        for each in (part, *tree.having(part, "conj", "nmod", "compound")):
            if tree.lemmas[each] in term_words("evils"):
                return -1
            if tree.lemmas[each] in term_words("goods"):
                return 1
    return 0
