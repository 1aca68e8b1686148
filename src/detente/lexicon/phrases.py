"""Phrases found word by word, longest first."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

__all__ = ["Phrases", "fold", "tokens"]

T = TypeVar("T")

_FOLDED = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "ʼ": "'"})


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Straight quotes and hyphens, no accents; case is kept."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text.translate(_FOLDED))
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("ı", "i").replace("ł", "l")


def tokens(text: str) -> list[str]:
    """The words of a phrase as :class:`Phrases` compares them: hyphens part words, possessives stand alone."""
    return fold(text).replace("-", " ").replace("'s ", " 's ").split()


class Phrases(Generic[T]):
    """A dictionary of phrases that answers which one, the longest, starts at a word.

    Parameters
    ----------
    entries : iterable of (phrase, value)
        The same phrase may come with several values.
    lower : bool
        Compare without case.
    """

    __slots__ = ("_lower", "_prefixes", "_values")

    def __init__(self, entries: Iterable[tuple[str, T]], *, lower: bool = False) -> None:
        self._lower = lower
        self._values: dict[str, tuple[T, ...]] = {}
        self._prefixes: set[str] = set()
        for phrase, value in entries:
            self._add(phrase.lower() if lower else phrase, value)

    def _add(self, phrase: str, value: T) -> None:
        words = tokens(phrase)
        key = " ".join(words)
        self._values[key] = (*self._values.get(key, ()), value)
        self._prefixes.update(" ".join(words[: i + 1]) for i in range(len(words)))

    def __len__(self) -> int:
        return len(self._values)

    def get(self, phrase: str) -> tuple[T, ...]:
        """The values of exactly this phrase."""
        return self._values.get(" ".join(tokens(phrase.lower() if self._lower else phrase)), ())

    def longest(self, words: Sequence[str], start: int = 0) -> tuple[int, tuple[T, ...]] | None:
        """End (exclusive) and values of the longest phrase that starts at word `start`, or None."""
        key, found = "", None
        for end in range(start, len(words)):
            key = self._extended(key, words[end])
            if key in self._values:
                found = end + 1, self._values[key]
            if key and key not in self._prefixes:
                break
        return found

    def _extended(self, key: str, word: str) -> str:
        if word.isalpha() and word.isascii() and not self._lower:
            parts = word
        else:
            parts = " ".join(tokens(word.lower() if self._lower else word))
            if not parts:
                return key
        longer = f"{key} {parts}" if key else parts
        if longer not in self._prefixes and len(word) > 3 and word.isupper():
            return f"{key} {parts.title()}" if key else parts.title()
        return longer
