"""The shapes of names: weak evidence for the country of somebody whose phrase does not tell it."""

from __future__ import annotations

from detente.lexicon.naming import naming

__all__ = ["sounds_like"]


def sounds_like(name: str | None, country: str) -> float:
    """1.0 where a full name has a shape common in a country, else 0.0; meant for states that the text names."""
    if not name or " " not in name:
        return 0.0
    found = any(country in codes and shape.search(name) for shape, codes in naming().shapes)
    return 1.0 if found else 0.0
