"""What a deed of talking is about, or with whom, wherever the sentence says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.terms.substance import real_object

if TYPE_CHECKING:
    from detente.coding.tree import Tree

__all__ = ["shell", "topic"]

_ABOUT = ("about", "on", "over", "of", "as for", "as to", "regarding", "concerning", "except", "around")
_PARTNER = ("with", "to", "for")
_SHELLS = frozenset(
    {
        "something",
        "thing",
        "nothing",
        "anything",
        "one",
        "matter",
        "subject",
        "line",
        "topic",
        "issue",
        "point",
    }
)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december".split()
)
_ANYONE = frozenset({"anyone", "anybody", "nobody", "none", "everyone", "someone", "him", "it", "them"})


def topic(tree: Tree, word: int, *around: int) -> int | None:
    """The subject of the talk before the partner; `around` are the predicates that `word` hangs on."""
    gap = shell(tree, word)
    if gap is not None:
        return gap
    if tree.passive(word):
        return next((o for o in tree.objects(word) if real_object(tree, o) and tree.upos[o] != "PRON"), None)
    objects = [o for o in tree.having(word, "obj") if real_object(tree, o)]
    if objects and tree.lemmas[word] in (
        "discuss",
        "negotiate",
        "renegotiate",
        "mediate",
        "raise",
        "entertain",
    ):
        return objects[0]
    phrases = [(p, h) for each in (word, *around) for p, h in _phrases(tree, each)]
    for wanted in (_ABOUT, _PARTNER):
        for preposition, head in phrases:
            dated = tree.low[head] in _DAYS or tree.upos[head] == "NUM" or bool(tree.having(head, "nummod"))
            if (
                preposition in wanted
                and not dated
                and tree.low[head] not in _ANYONE
                and real_object(tree, head)
            ):
                return head
    return None


def _phrases(tree: Tree, word: int) -> tuple[tuple[str, int], ...]:
    """Prepositional phrases and gerunds after a preposition."""
    clauses = [c for c in tree.having(word, "advcl", "dislocated") if tree.xpos[c] == "VBG"]
    gerunds = tuple((mark, c) for c in clauses for mark in tree.marks(c)[:1])
    return (*tree.obliques(word), *gerunds)


def shell(tree: Tree, word: int) -> int | None:
    """Of "the islands are something that we will not discuss" the islands."""
    at = word
    while at >= 0 and tree.labels[at] in ("xcomp", "conj", "acl", "obj") and tree.labels[at] != "acl:relcl":
        at = tree.heads[at]
    noun = tree.heads[at] if at >= 0 and tree.labels[at] in ("acl:relcl", "acl") else -1
    if noun < 0 or tree.lemmas[noun] not in _SHELLS or not tree.having(noun, "cop"):
        return None
    subject = tree.first(noun, "nsubj", "csubj")
    return subject if subject is not None and tree.upos[subject] != "PRON" else None
