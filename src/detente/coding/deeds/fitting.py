"""Whether a verb with what stands around it fits a pattern of the lexicon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import actors_in, codes
from detente.coding.deeds.status import is_negated

if TYPE_CHECKING:
    from detente.coding.reading import Reading
    from detente.coding.tree import Tree
    from detente.lexicon.event_patterns import EventPattern

__all__ = ["DAYS", "fits_phrase", "fits_verb", "hyphened", "kind_at", "lemmas_of", "things_of"]


def lemmas_of(tree: Tree, word: int) -> set[str]:
    """The lemmas of a phrase's head, of its modifiers and of what is coordinated with it."""
    found: set[str] = set()
    for each in tree.joined(word):
        found.update((tree.lemma(each), hyphened(tree, each, tree.lemma(each))))
        for kid in tree.having(each, "compound", "amod", "nmod", "flat", "nmod:desc"):
            if tree.labels[kid] != "nmod" or tree.case(kid) == "of":
                found.add(tree.lemma(kid))
                found.update(tree.lemma(inner) for inner in tree.having(kid, "compound", "amod", "conj"))
    found.update(part for lemma in tuple(found) if "-" in lemma for part in lemma.split("-"))
    return found


_LETTING = frozenset("let allow permit have make see watch bid".split())


def things_of(tree: Tree, word: int) -> tuple[int, ...]:
    """What a verb is done to; after "let" and its like also the subject of what it is let do."""
    found = tree.objects(word)
    if found or tree.lemmas[word] not in _LETTING:
        return found
    return tuple(
        each for clause in tree.having(word, "xcomp", "ccomp") for each in tree.having(clause, "nsubj")
    )


def hyphened(tree: Tree, word: int, lemma: str) -> str:
    """The lemma with what a hyphen joins to it: "cease-fire", "build-up"."""
    if word < 2 or tree.words[word - 1] not in ("-", "‑") or tree.labels[word - 2] not in _JOINED:
        return lemma
    return f"{tree.low[word - 2]}-{lemma}" if tree.heads[word - 2] == word else lemma


_JOINED = frozenset({"compound", "amod", "advmod", "case"})


def fits_verb(reading: Reading, tree: Tree, word: int, pattern: EventPattern) -> bool:
    things = (*things_of(tree, word), *tree.having(word, "iobj", "obl:unmarked"))
    things += tree.having(word, "obj") if tree.passive(word) else ()
    if pattern.object and not _holds(reading, tree, things, pattern.object):
        return False
    if pattern.needs == "bare" and _named_so(tree, word):
        return False
    if pattern.type in _DONE_TO_OTHERS and "itself" not in pattern.object and _reflexive(tree, word):
        return False
    if pattern.denied and not is_negated(tree, word) and not _none_of(tree, word):
        return False
    if pattern.needs == "own" and not _own(reading, tree, word):
        return False
    if pattern.needs == "that" and not any("that" in tree.marks(c) for c in tree.having(word, "ccomp")):
        return False
    if pattern.needs == "body" and not _of_states(reading, tree, word):
        return False
    if pattern.needs == "two" and not _several(reading, tree, word):
        return False
    if pattern.subject and not _holds(reading, tree, tree.doers(word), pattern.subject):
        return False
    if pattern.never and _barred(tree, word, pattern):
        return False
    if pattern.content and not _content(tree, word, pattern):
        return False
    return not pattern.via or fits_phrase(reading, tree, word, pattern)


def _named_so(tree: Tree, word: int) -> bool:
    """ "calls him a liar", "as he calls Kim": a name given, no call made."""
    if tree.having(word, "xcomp", "ccomp") or "as" in tree.marks(word):
        return True
    if any(obj and tree.low[obj - 1] in ("for", "on") for obj in tree.objects(word)):
        return True
    return len(tree.objects(word)) > 1 or any(
        tree.low[o] in ("it", "this", "that", "them") for o in tree.objects(word)
    )


_DONE_TO_OTHERS = frozenset({"SUPPORT", "ASSAULT", "COERCE", "ACCUSE", "AID", "SANCTION"})


def _reflexive(tree: Tree, word: int) -> bool:
    return any(tree.low[obj].endswith(("self", "selves")) for obj in tree.objects(word))


def _none_of(tree: Tree, word: int) -> bool:
    """ "took no notice", "will hear nothing of it"."""
    return any(
        tree.low[each] in _NOUGHT or any(tree.low[kid] == "no" for kid in tree.having(each, "det"))
        for each in (*tree.objects(word), *tree.having(word, "nsubj"))
    )


_NOUGHT = frozenset({"nothing", "none", "nobody"})
_OWN = frozenset({"its", "their", "his", "her", "our", "my", "own"})


def _own(reading: Reading, tree: Tree, word: int) -> bool:
    """Whether what it is done to is the doer's own: "its launchers", "Peru scrapped Peruvian mines"."""
    things = tree.objects(word)
    if any(tree.low[kid] in _OWN for thing in things for kid in tree.having(thing, "nmod:poss", "amod")):
        return True
    doers = {code for doer in tree.doers(word) for code in codes(actors_in(reading, tree, doer))}
    return any(doers & codes(actors_in(reading, tree, thing)) for thing in things)


def _several(reading: Reading, tree: Tree, word: int) -> bool:
    """Whether at least two parties share in it."""
    who = [*tree.doers(word), *(head for prep, head in tree.obliques(word) if prep == "with")]
    return len(codes(actor for each in who for actor in actors_in(reading, tree, each))) > 1


_OF_STATES = frozenset({"UNO", "EUR", "IGO"})


def _of_states(reading: Reading, tree: Tree, word: int) -> bool:
    """Whether a body of states does it, or those who sit in one: "EU ministers"."""
    who = tree.doers(word)
    several = any(
        tree.xpos[doer] in ("NNS", "NNPS") or kind_at(reading, tree, doer) == "body" for doer in who
    )
    found = codes(actor for doer in who for actor in actors_in(reading, tree, doer))
    return several and bool(found) and found <= _OF_STATES


def _barred(tree: Tree, word: int, pattern: EventPattern) -> bool:
    content = (*tree.objects(word), *tree.having(word, "iobj", "xcomp", "ccomp"))
    return any(not pattern.never.isdisjoint(lemmas_of(tree, each)) for each in content)


def _holds(reading: Reading, tree: Tree, words: tuple[int, ...], wanted: frozenset[str]) -> bool:
    if "*" in wanted:
        return bool(words)
    if any(not wanted.isdisjoint(lemmas_of(tree, each)) for each in words):
        return True
    kinds = {kind_at(reading, tree, each) for word in words for each in (word, *_counted(tree, word))}
    if any(name in wanted and not kinds.isdisjoint(those) for name, those in _KINDS.items()):
        return True
    if "~state" not in wanted:
        return False
    named = (each for each in words if kind_at(reading, tree, each) != "people")
    return any(codes(actors_in(reading, tree, each)) for each in named)


_KINDS = {
    "~person": {"person", "office", "pronoun"}, "~people": {"people"}, "~place": {"place"}, "~body": {"body"},
    "~government": {"government", "body"},
}  # fmt: skip


def _counted(tree: Tree, word: int) -> tuple[int, ...]:
    """What a number counts: "thousands of Chileans"."""
    if tree.xpos[word] != "CD" and tree.lemmas[word] not in (
        "thousand",
        "hundred",
        "dozen",
        "score",
        "million",
    ):
        return ()
    return tuple(head for prep, head in tree.obliques(word) if prep == "of")


def kind_at(reading: Reading, tree: Tree, word: int) -> str | None:
    mention = reading.mention_at(tree.number, word)
    return None if mention is None else mention.kind


def _content(tree: Tree, word: int, pattern: EventPattern) -> bool:
    clauses = tree.having(word, "xcomp", "ccomp", "obj", "obl", "advcl")
    things = (*tree.objects(word), *tree.having(word, "obj", "obl:unmarked"))
    things += tuple(head for prep, head in tree.obliques(word) if prep in pattern.via)
    clauses += tuple(c for thing in things for c in tree.having(thing, "acl"))
    if "~to" in pattern.content:
        return any("to" in tree.marks(c) for c in clauses)
    if "*" in pattern.content:
        return bool(tree.having(word, "xcomp", "ccomp")) or any("to" in tree.marks(c) for c in clauses)
    if any(tree.lemma(each) in pattern.content for clause in clauses for each in tree.joined(clause)):
        return True
    return any(
        not pattern.content.isdisjoint(lemmas_of(tree, c))
        for c in tree.having(word, "xcomp", "obl")
        if not tree.is_verb(c)
    )


def fits_phrase(reading: Reading, tree: Tree, word: int, pattern: EventPattern) -> bool:
    phrases = [head for prep, head in tree.obliques(word) if not pattern.via.isdisjoint(prep.split(" "))]
    for obj in tree.objects(word) if tree.is_verb(word) else ():
        phrases.extend(head for prep, head in tree.obliques(obj) if prep in pattern.via)
    phrases = [head for head in phrases if tree.low[head] not in DAYS]
    if pattern.topic:
        phrases = [head for head in phrases if _on_topic(reading, tree, head, pattern.topic)]
    if pattern.target:
        phrases = [head for head in phrases if codes(actors_in(reading, tree, head))]
    return bool(phrases)


def _on_topic(reading: Reading, tree: Tree, head: int, topic: frozenset[str]) -> bool:
    if not topic.isdisjoint(lemmas_of(tree, head)):
        return True
    if "~body" in topic and kind_at(reading, tree, head) == "body":
        return True
    return "~name" in topic and tree.upos[head] == "PROPN" and tree.low[head] not in DAYS


DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday january february march april may "
    "june july august september october november december".split()
)
