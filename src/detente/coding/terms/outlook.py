"""Forecasts without a modal: "is set to", "my guess is that", "chances are that", "expect more of it", "sooner or later"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.lexicon.terms import term_phrases, term_words

if TYPE_CHECKING:
    from detente.coding.tree import Tree

__all__ = ["outlook"]

_NOW = frozenset({"is", "are", "'s", "'re", "seem", "seems", "look", "looks", "appear", "appears"})
_GUESSES = frozenset(
    {"guess", "bet", "money", "hunch", "forecast", "expectation", "prediction", "fear", "wager"}
)
_ODDS = frozenset(
    {"chance", "odds", "likelihood", "prospect", "danger", "risk", "sign", "possibility", "hope"}
)
_FIRST = frozenset({"i", "we"})


def outlook(tree: Tree, word: int) -> int | None:
    """The head of what the clause of `word` says will come, or None."""
    return (
        _set(tree, word)
        or _guess(tree, word)
        or _odds(tree, word)
        or _expect(tree, word)
        or _in_time(tree, word)
    )


def _set(tree: Tree, word: int) -> int | None:
    """ "is set to outlast it", "seems bound to fall", "looks unlikely", "is not about to leave" """
    seeming = tree.lemmas[word] in ("seem", "look", "appear")
    bound = next(iter(tree.having(word, "xcomp")), None) if seeming else word
    if bound is None:
        return None
    now = (
        tree.low[word] in _NOW
        if seeming
        else any(tree.low[w] in _NOW for w in tree.having(word, "cop", "aux:pass"))
    )
    to = any("to" in tree.marks(c) for c in tree.having(bound, "xcomp", "csubj"))
    fated = tree.low[bound] in term_words("fating")
    plain = seeming and tree.low[bound] in ("likely", "unlikely", "inevitable", "doomed", "certain")
    plain = plain or (tree.low[bound] in ("inevitable", "doomed") and now)
    return word if now and ((fated and to) or plain) and _subject(tree, word) else None


def _subject(tree: Tree, word: int) -> bool:
    subject = tree.first(word, "nsubj", "nsubj:pass")
    return subject is not None and tree.low[subject] not in ("i", "we", "you")


def _guess(tree: Tree, word: int) -> int | None:
    """ "My guess is that it fails", "the smart money is on a delay", "chances are that they turn back" """
    named = next(
        (s for s in tree.having(word, "nsubj:outer", "nsubj") if tree.lemmas[s] in _GUESSES | _ODDS), None
    )
    if named is None or not any(tree.low[w] in _NOW for w in tree.having(word, "cop")):
        return None
    mine = any(
        tree.low[w] in ("my", "our", "smart")
        for w in (*tree.having(named, "nmod:poss"), *tree.having(named, "amod"))
    )
    that = "that" in tree.marks(word) or tree.first(word, "nsubj") not in (None, named)
    chances = tree.lemmas[named] in ("chance", "odds") and tree.xpos[named] == "NNS"
    return word if (mine and (that or tree.case(word) == "on")) or (chances and that) else None


def _odds(tree: Tree, word: int) -> int | None:
    """ "There is every chance that it survives", "there is little prospect of a deal" """
    if not tree.having(word, "expl") or tree.low[word] not in _NOW:
        return None
    noun = next((s for s in tree.having(word, "nsubj") if tree.lemmas[s] in _ODDS), None)
    if noun is None:
        return None
    weighed = any(
        tree.low[w] in ("every", "little", "no", "small", "scant", "real", "good", "fair", "slim")
        for w in tree.having(noun, "det", "amod")
    )
    clause = tree.first(noun, "acl", "ccomp")
    return (clause if clause is not None else word) if weighed and (clause or tree.obliques(noun)) else None


def _expect(tree: Tree, word: int) -> int | None:
    """ "Expect more of the same", "I expect another winter of it", "do not look for a deal before spring" """
    if tree.lemmas[word] != "expect" or tree.labels[word] not in ("root", "conj", "parataxis"):
        return None
    subject = tree.first(word, "nsubj")
    bare = (
        subject is None
        and tree.xpos[word] in ("VB", "VBP")
        and not any(tree.low[w] in ("will", "would", "should", "must") for w in tree.having(word, "aux"))
    )
    if not bare and not (subject is not None and tree.low[subject] in _FIRST):
        return None
    thing = tree.first(word, "xcomp", "ccomp")
    if thing is None:
        thing = tree.first(word, "obj")
    return thing if thing is not None and tree.upos[thing] != "PRON" else None


def _in_time(tree: Tree, word: int) -> int | None:
    """ "Sooner or later the dam breaks", "it is only a matter of time before it is lifted" """
    if tree.lemmas[word] == "matter" and any(h for p, h in tree.obliques(word) if tree.low[h] == "time"):
        return next((c for c in tree.having(word, "advcl") if {"before", "until"} & set(tree.marks(c))), None)
    text = " ".join(tree.low)
    present = tree.xpos[word] in ("VBZ", "VBP") and not tree.having(word, "aux")
    return (
        word if present and tree.labels[word] == "root" and text.startswith(term_phrases("in_time")) else None
    )
