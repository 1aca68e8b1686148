"""The mode of a verbal deed, by what is asked, refused or threatened."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from detente.coding.tree import Tree
    from detente.evidence.vocabulary import EventType
    from detente.lexicon.event_patterns import EventPatterns

__all__ = ["gist", "verbal_mode"]

_ASKED = (("meet", "meet"), ("yielding", "yield"), ("help", "assist"))
_REFUSED = (*_ASKED, ("altering", "change"))
_THREATENED = (
    ("violence", "violence"), ("arrest", "arrest"), ("relation", "relations"), ("restrict", "restrict"),
    ("territory", "territory"),
)  # fmt: skip
_ALLEGING = frozenset("accuse charge allege sue indict accusation claim".split())
_OPEN = frozenset({"open", "return"})  # to talks, or a border: what follows says
_ASIDE = frozenset({"advcl", "acl:relcl", "parataxis", "appos", "vocative", "discourse", "obl:unmarked"})


def gist(tree: Tree, heads: Iterable[int]) -> list[str]:
    """The lemmas of a content, its head first and what is near before what is far; clauses on the side are left out.

    A verb with a particle gives both ("give+up", "give").
    """
    words = list(heads)
    found: list[str] = []
    for word in words:
        part = tree.particle(word)
        found += [f"{tree.lemmas[word]}+{part}"] if part else []
        found.append(tree.lemmas[word])
        words += (kid for kid in tree.kids[word] if tree.labels[kid] not in _ASIDE or "to" in tree.marks(kid))
    return found


def verbal_mode(
    kind: EventType, lemmas: Sequence[str], patterns: EventPatterns, *, cue: str | None = None
) -> str | None:
    """The mode of a REQUEST, REJECT, THREATEN or ACCUSE from the lemmas of its content, the head's first.

    The first lemma that belongs to a class decides; a request without any is for change.
    """
    if kind in ("REQUEST", "REJECT") and lemmas and lemmas[0] in _OPEN:
        lemmas = [*lemmas[1:], lemmas[0]]
    if kind == "REQUEST":
        return _first(lemmas, _ASKED, patterns) or "change"
    if kind == "REJECT":
        return _first(lemmas, _REFUSED, patterns)
    if kind == "THREATEN":
        return _first(lemmas, _THREATENED, patterns)
    if kind == "ACCUSE":
        return "allege" if cue in _ALLEGING else "disapprove"
    if kind == "ASSAULT":
        inside = set(lemmas)
        return next(
            (mode for mode, words in patterns.assault_modes.items() if not words.isdisjoint(inside)), None
        )
    return None


def _first(lemmas: Sequence[str], table: Sequence[tuple[str, str]], patterns: EventPatterns) -> str | None:
    for lemma in lemmas:
        for name, mode in table:
            if lemma in patterns.classes[name]:
                return mode
    return None
