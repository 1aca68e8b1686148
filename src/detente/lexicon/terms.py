"""How English sets terms: markers that tie, classes of words, fixed predicates (`data/terms.toml`)."""

from __future__ import annotations

from functools import cache
from typing import Any

from detente.lexicon.tables import many, table

__all__ = ["term_markers", "term_phrases", "term_words"]


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


@cache
def term_markers() -> tuple[tuple[tuple[str, ...], str], ...]:
    """The words of every marker with its class, long markers first."""
    found = [
        (tuple(marker.split()), kind)
        for kind, markers in _terms()["marker"].items()
        for marker in many(markers)
    ]
    return tuple(sorted(found, key=lambda entry: (-len(entry[0]), entry[0])))
