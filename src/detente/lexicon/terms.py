"""How English sets terms: markers that tie, classes of words, fixed predicates (`data/terms.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from detente.evidence.vocabulary import ConditionKind
from detente.lexicon.tables import many, table

__all__ = ["TermFrame", "term_frames", "term_markers", "term_phrases", "term_words"]


@dataclass(frozen=True, slots=True)
class TermFrame:
    """A predicate that sets a term of one kind: what must stand beside it, and where the requirement stands."""

    kind: ConditionKind
    slot: frozenset[str]
    beside: frozenset[str]
    about: tuple[str, ...]
    no: bool
    will: bool
    bare: bool


@cache
def _terms() -> dict[str, Any]:
    return table("terms")


@cache
def term_words(name: str) -> frozenset[str]:
    """The lemmas of a class."""
    return frozenset(_terms()["words"][name].split())


@cache
def term_phrases(name: str) -> tuple[str, ...]:
    """Fixed predicates, lower case."""
    return many(_terms()["phrases"][name])


@lru_cache(maxsize=4096)
def term_frames(lemma: str) -> tuple[TermFrame, ...]:
    """The frames of a lemma in the table's order."""
    return tuple(
        TermFrame(
            kind=row["kind"],
            slot=frozenset(row["slot"].split()),
            beside=frozenset(row.get("with", "").split()),
            about=tuple(row.get("about", "").split()),
            no=row.get("no", False),
            will=row.get("will", False),
            bare=row.get("bare", False),
        )
        for row in _terms()["frame"]
        if lemma in row["lemma"].split()
    )


@cache
def _markers() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, markers in _terms()["marker"].items():
        for words in (tuple(marker.split()) for marker in many(markers)):
            found.setdefault(words[0], []).append((words, kind))
    return {
        first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0]))) for first, rows in found.items()
    }


def term_markers(first: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The words of every marker that begins with `first`, each with its class, long markers first."""
    return _markers().get(first, ())
