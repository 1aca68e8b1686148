"""Deeds that words do whose act is none: "not for bargaining" refuses, "must go" demands, "could live with it" yields."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import actors_in, codes
from detente.coding.deeds.status import is_negated
from detente.coding.deeds.towards import heads_of

if TYPE_CHECKING:
    from detente.coding.reading import Reading
    from detente.coding.tree import Tree
    from detente.evidence import Statement
    from detente.evidence.vocabulary import EventType

__all__ = ["tacit"]

_TELLING = frozenset({"assessment", "announcement", "other", "denial"})
_TALK = frozenset(
    "negotiation negotiate bargain bargaining barter table arbitration arbitrate mediation mediate mediator sale compromise "
    "haggle haggling discuss dialogue talk conversation".split()
)
_UNKNOWING = frozenset("aware know informed".split())
_GIVEN = frozenset("live accept tolerate stomach".split())
_READY = frozenset("ready prepared willing open".split())
_KINDLY = frozenset(
    "talk discuss negotiate accept settle solve resolve sit listen receive resume return meet help share consider examine "
    "study join cooperate sign hold dialogue negotiation idea compromise pursue".split()
)
_STAYING = frozenset("stay remain".split())
_BOUND = frozenset({"must"})


def tacit(reading: Reading, statement: Statement) -> EventType | None:
    """The deed that plain words do, None for most; `statement` has an act that is no deed by itself."""
    if statement.act not in _TELLING:
        return None
    own = codes((statement.speaker,))
    for tree, head in heads_of(reading, statement):
        for kind, holds in _KINDS:
            if holds(reading, tree, head, own):
                return kind
    return None


def _refuses(reading: Reading, tree: Tree, head: int, own: frozenset[str]) -> bool:
    """ "is not up for negotiation", "there is nothing to mediate", "the ban stays until they yield"."""
    if tree.lemmas[head] in _STAYING:
        return any("until" in tree.marks(clause) for clause in tree.having(head, "advcl"))
    if tree.xpos[head] in ("VBD", "VBN") or tree.lemmas[head] in _UNKNOWING or not _none(tree, head):
        return False
    around = (head, *tree.having(head, "nsubj", "acl", "xcomp", "obl", "nmod", "nsubj:pass"))
    copular = bool(tree.having(head, "cop", "expl")) or tree.lemmas[head] in (
        "be",
        "bargain",
        "negotiate",
        "haggle",
    )
    past = any(tree.xpos[kid] == "VBD" and tree.lemmas[kid] == "have" for kid in tree.having(head, "aux"))
    deeper = (kid for word in around for kid in (word, *tree.having(word, "acl", "nmod")))
    return copular and not past and any(tree.lemmas[word] in _TALK for word in deeper)


def _none(tree: Tree, head: int) -> bool:
    if is_negated(tree, head):
        return True
    subjects = tree.having(head, "nsubj", "nsubj:pass")
    return any(tree.low[each] in ("nothing", "none", "nobody") or is_negated(tree, each) for each in subjects)


def _yields(reading: Reading, tree: Tree, head: int, own: frozenset[str]) -> bool:
    """ "could live with that", "could accept some of it"."""
    may = any(tree.low[aux] in ("could", "can") for aux in tree.having(head, "aux"))
    if tree.lemmas[head] not in _GIVEN or not may or is_negated(tree, head):
        return False
    return bool(tree.objects(head)) or any(prep == "with" for prep, _ in tree.obliques(head))


def _offers(reading: Reading, tree: Tree, head: int, own: frozenset[str]) -> bool:
    """ "is ready to talk", "is open to a compromise"."""
    if tree.low[head] not in _READY or is_negated(tree, head) or not tree.having(head, "cop"):
        return False
    to = (*tree.having(head, "xcomp"), *(word for prep, word in tree.obliques(head) if prep == "to"))
    doers = [a for subject in tree.having(head, "nsubj") for a in actors_in(reading, tree, subject)]
    return any(tree.lemmas[word] in _KINDLY for word in to) and codes(doers) <= own


def _demands(reading: Reading, tree: Tree, head: int, own: frozenset[str]) -> bool:
    """ "they must go back", "this has to stop": what others have to do."""
    if is_negated(tree, head):
        return False
    bound = any(tree.low[aux] in _BOUND for aux in tree.having(head, "aux"))
    if not bound and not (tree.lemmas[head] == "have" and _to_do(tree, head)):
        return False
    doers = {code for subject in tree.doers(head) for code in codes(actors_in(reading, tree, subject))}
    return bool(doers) and not doers & own


def _to_do(tree: Tree, head: int) -> bool:
    return any("to" in tree.marks(clause) for clause in tree.having(head, "xcomp")) and not tree.having(
        head, "obj"
    )


_Test = Callable[["Reading", "Tree", int, frozenset[str]], bool]
_KINDS: tuple[tuple[EventType, _Test], ...] = (
    ("REJECT", _refuses),
    ("CONCEDE", _yields),
    ("AGREE", _offers),
    ("REQUEST", _demands),
)
