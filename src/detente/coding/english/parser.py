"""Raw text to parsed sentences."""

from __future__ import annotations

from detente.coding.english.sentence import Sentence

__all__ = ["Parser", "parse"]


class Parser:
    """Placeholder until the model is in place."""


def parse(text: str) -> tuple[Sentence, ...]:
    """Parse a document."""
    raise NotImplementedError
