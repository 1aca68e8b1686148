"""The shapes of names: weak evidence for a country, and first names that look like a title or a state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.parsed import Parsed
from detente.lexicon.naming import naming

if TYPE_CHECKING:
    from detente.lexicon import Lexicon

__all__ = ["opens_name", "sounds_like"]


def sounds_like(name: str | None, country: str) -> float:
    """1.0 where a full name has a shape common in a country, else 0.0; meant for states that the text names."""
    if not name or " " not in name:
        return 0.0
    found = any(country in codes and shape.search(name) for shape, codes in naming().shapes)
    return 1.0 if found else 0.0


def opens_name(parsed: Parsed, first: int, end: int, lexicon: Lexicon, size: int) -> bool:
    """Whether one word is the first of a known name of `size` words ("Shah Mahmood Qureshi", "Israel Katz")."""
    words = parsed.words[first : first + size]
    if end - first > 1 or len(words) < size or not all(word[:1].isupper() for word in words):
        return False
    return any(post.person.split()[0] == words[0] for post in lexicon.persons(" ".join(words)))
