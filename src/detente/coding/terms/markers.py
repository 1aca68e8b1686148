"""Finds what a marker ties: the words required and the clause that they are tied to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.coding.terms.moods import perfect, refuses
from detente.lexicon.realis import realis
from detente.lexicon.terms import term_markers, term_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.coding.tree import Tree

__all__ = ["Tie", "ties_in"]

_STOP = frozenset({"advcl", "obl", "nmod", "acl", "ccomp", "parataxis", "acl:relcl"})
_OPENING = frozenset({"mark", "case", "advmod", "advcl", "fixed", "cc", "obl", "obl:agent", "acl", "nmod"})
_PART_OF_MARKER = frozenset(
    {"long", "soon", "only", "return", "exchange", "event", "case", "condition", "provided"}
)
_OCCASIONS = frozenset({"day", "moment", "minute", "hour", "instant", "week"})
_UNITS = frozenset(
    "day days week weeks month months year years hour hours minutes long shortly soon right".split()
)
_INVERTED = frozenset({"should", "were", "had"})


@dataclass(frozen=True, slots=True)
class Tie:
    """`need` is the head of what the marker opens, `main` that of what hangs on it; `first` to `last` the marker."""

    kind: str
    words: str
    need: int
    main: int
    first: int
    last: int
    only: bool = False


def ties_in(tree: Tree) -> Iterator[Tie]:
    """Every tie of a sentence in text order; concessive ones ("even if") are none."""
    at = 0
    while at < len(tree):
        tie = (
            _marked(tree, at)
            or _inverted(tree, at)
            or _on_the_day(tree, at)
            or _let(tree, at)
            or _no_no(tree, at)
            or _bid(tree, at)
        )
        if tie is not None:
            yield tie
        at = at + 1 if tie is None else tie.last + 1


def _marked(tree: Tree, at: int) -> Tie | None:
    for words, kind in term_markers(tree.low[at]):
        last = at + len(words) - 1
        if tree.low[at : last + 1] != words or last + 1 >= len(tree) or tree.labels[at] not in _OPENING:
            continue
        need = _opened(tree, at, last)
        if need is None or not _fits(tree, words, kind, need):
            return None
        main = _main_of(
            tree, need, range(at, last + 1), timed=kind in ("later", "before") and not perfect(tree, need)
        )
        before = _word_before(tree, at)
        if (
            main is None
            or before in ("even", "whether", "as")
            or (kind == "later" and before in _UNITS and not _the(tree, at))
        ):
            return None
        apart = kind == "before" or words[0] in ("while", "whilst", "as", "so")
        if before == "not" and (kind == "without" or (apart and _but(tree, at))):
            kind = "denied"
        only = before in ("only", "solely") or words[0] == "only" or _only_beside(tree, main, at)
        return Tie(kind, " ".join(words), need, main, at, last, only)
    return None


def _the(tree: Tree, at: int) -> bool:
    """ "the day after they have left" """
    return at > 1 and tree.low[at - 2] == "the"


def _but(tree: Tree, at: int) -> bool:
    """ "ready to open it, but not before …", "not before …" after a mark."""
    if tree.upos[at + 1] == "PUNCT":
        return False
    first = next((w for w in range(at, -1, -1) if tree.low[w] == "not"), at)
    return first == 0 or tree.low[first - 1] in ("but", "though") or tree.upos[first - 1] == "PUNCT"


def _opened(tree: Tree, first: int, last: int) -> int | None:
    """The head of what follows the marker."""
    at = last + 1
    while at < len(tree) - 1 and tree.upos[at] == "PUNCT":
        at += 1
    seen = 0
    while tree.labels[at] not in _STOP and seen < len(tree):
        above = tree.heads[at]
        if above == last and tree.is_verb(above):
            return at
        if above < last:
            return None if above < 0 or tree.labels[at] not in ("nsubj", "xcomp", "obj", "conj") else at
        at, seen = above, seen + 1
    while tree.labels[at] in ("nmod", "acl", "acl:relcl") and tree.heads[at] > last:
        at = _climbed(tree, tree.heads[at], last)
    return at


def _climbed(tree: Tree, at: int, last: int) -> int:
    while tree.labels[at] not in _STOP and tree.heads[at] > last:
        at = tree.heads[at]
    return at


def _fits(tree: Tree, words: tuple[str, ...], kind: str, need: int) -> bool:
    """A clause, or for some markers a phrase."""
    clause = tree.is_verb(need) or tree.first(need, "nsubj", "nsubj:pass", "cop", "expl") is not None
    if words == ("on", "condition"):
        return clause
    if kind in ("if", "unless", "span", "proviso", "later"):
        return (
            clause
            or (kind == "later" and words[-1] != "as" and tree.upos[need] == "NOUN")
            or kind == "proviso"
            or words[-1] == "of"
            or words[0] == "at"
        )
    return True


def _main_of(tree: Tree, need: int, marker: range, *, timed: bool = False) -> int | None:
    """The clause that it hangs on: of "X must stop, he said, before …" not the speech but what is said; only a mere time
    (`timed`) may be that of speaking."""
    head = tree.heads[need]
    while head >= 0 and (head in marker or (tree.low[head] in _PART_OF_MARKER and head < need)):
        head = tree.heads[head]
    if head < 0:
        return None
    if refuses(tree, head):
        return head
    if tree.labels[head] == "parataxis" and (need < head or not timed) and _says(tree, head):
        return _inner(tree, tree.heads[head])
    quoted = _says(tree, head) and any(c < need for c in tree.having(head, "ccomp"))
    if tree.lemmas[head] not in realis().speech and not (quoted and not timed):
        return _inner(tree, _finite(tree, head))
    said = next((c for c in tree.having(head, "ccomp", "parataxis") if c != need), None)
    if said is None or (tree.first(said, "mark") is not None and need < said):
        return head
    return _inner(tree, said)


def _finite(tree: Tree, head: int) -> int:
    """Of "would enter talks on ending the war if …" the entering."""
    at = head
    while tree.xpos[at] == "VBG" and tree.labels[at] in ("acl", "advcl", "obl") and tree.marks(at):
        at = tree.heads[at]
    while at >= 0 and at != head and not (tree.is_verb(at) or tree.having(at, "cop")):
        at = tree.heads[at]
    future = at >= 0 and any(tree.low[w] in ("will", "would", "could", "can") for w in tree.having(at, "aux"))
    return at if future else head


def _says(tree: Tree, word: int) -> bool:
    """ "said", "made clear" """
    made = tree.lemmas[word] == "make" and any(
        tree.low[w] in ("clear", "plain", "known") for w in tree.having(word, "xcomp")
    )
    return made or tree.lemmas[word] in realis().speech | term_words("saying")


def _inner(tree: Tree, head: int) -> int:
    """ "had to stop" is about stopping."""
    if tree.lemmas[head] in ("have", "need"):
        return next(iter(tree.having(head, "xcomp")), head)
    return head


def _word_before(tree: Tree, at: int) -> str:
    before = at - 1
    while before >= 0 and tree.upos[before] == "PUNCT":
        before -= 1
    return tree.low[before] if before >= 0 else ""


def _only_beside(tree: Tree, main: int, at: int) -> bool:
    """ "will only hand him over if …" """
    return any(tree.low[w] == "only" and w < at for w in tree.having(main, "advmod"))


def _inverted(tree: Tree, at: int) -> Tie | None:
    """ "should they cross the river" """
    need = tree.heads[at]
    if tree.low[at] not in _INVERTED or tree.labels[at] not in ("aux", "cop", "aux:pass") or need <= at:
        return None
    subject = next((s for s in tree.having(need, "nsubj", "nsubj:pass") if s > at), None)
    clause = tree.labels[need] == "advcl" or (
        tree.labels[need] in ("ccomp", "conj") and tree.low[at] == "should"
    )
    if not clause or subject is None or subject < at or tree.first(need, "mark") is not None:
        return None
    main = _main_of(tree, need, range(at, at + 1))
    return None if main is None else Tie("if", tree.low[at], need, main, at, at)


def _on_the_day(tree: Tree, at: int) -> Tie | None:
    """ "the day they apologise, the border opens" """
    if tree.low[at] not in _OCCASIONS or not any(tree.low[w] == "the" for w in tree.having(at, "det")):
        return None
    clauses = tree.having(at, "acl:relcl", "acl")
    beside = tree.low[at] in ("moment", "minute", "instant") and tree.labels[at] in ("obj", "iobj")
    if not clauses or (
        not beside
        and tree.labels[at]
        not in (
            "obl:unmarked",
            "obl",
            "advmod",
            "nsubj",
            "dislocated",
            "root",
            "nmod:unmarked",
        )
    ):
        return None
    if len(clauses) > 1:
        return Tie("later", "the day", clauses[0], clauses[1], at, at, only=True)
    main = _main_of(tree, clauses[0], range(at, at + 1))
    if tree.case(at) not in ("", "on", "from"):
        return None
    adverbial = beside or tree.labels[at] in ("obl:unmarked", "obl", "advmod")
    over = tree.xpos[clauses[0]] == "VBD" and (main is None or not _future(tree, main))
    return (
        None
        if main is None or over or (main < at and not adverbial)
        else Tie("later", "the day", clauses[0], main, at, at, only=True)
    )


def _let(tree: Tree, at: int) -> Tie | None:
    """ "let them cross it, and our tanks will roll" """
    if tree.low[at] != "let" or tree.first(at, "nsubj") is not None:
        return None
    need = tree.first(at, "xcomp", "ccomp")
    if need is None:
        return None
    then = next(
        (w for each in (at, need) for w in tree.having(each, "conj", "parataxis") if _future(tree, w)), None
    )
    return None if then is None else Tie("if", "let", need, then, at, at)


def _future(tree: Tree, word: int) -> bool:
    return any(tree.low[w] in ("will", "would", "shall", "'ll", "'d") for w in tree.having(word, "aux"))


def _no_no(tree: Tree, at: int) -> Tie | None:
    """ "no inspectors, no deal" """
    need = tree.heads[at]
    if tree.low[at] != "no" or tree.labels[at] != "det" or need <= at or need + 2 >= len(tree):
        return None
    after = next((w for w in range(need + 1, min(need + 8, len(tree))) if tree.low[w] == "no"), None)
    comma = after is not None and tree.words[after - 1] in (",", ";", ":", "–", "—")
    if after is None or not comma or tree.labels[after] != "det" or tree.heads[after] <= after:
        return None
    return Tie("without", "no", need, tree.heads[after], at, at)


def _follows(tree: Tree, word: int) -> bool:
    """ "and we will talk", "and the road is open" """
    return _future(tree, word) or any(tree.low[w] in ("is", "are", "'s") for w in tree.having(word, "cop"))


def _bid(tree: Tree, at: int) -> Tie | None:
    """ "stop the raids and we will talk" """
    if tree.xpos[at] != "VB" or tree.labels[at] not in ("root", "ccomp", "parataxis"):
        return None
    bare = not tree.having(at, "nsubj", "aux", "mark", "cop", "expl") and bool(tree.having(at, "obj", "obl"))
    then = next((w for w in tree.having(at, "conj") if _follows(tree, w) and tree.first(w, "nsubj")), None)
    joined = then is not None and any(tree.low[w] == "and" for w in tree.having(then, "cc"))
    return Tie("if", "and", at, then, at, at, only=True) if bare and joined and then is not None else None
