"""Where coded and gold items stand in the text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from detente.evaluation.matching import words_of
from detente.evaluation.statements import spans_of

__all__ = ["gold_words", "is_debatable", "near", "part_words"]


def gold_words(text: str, quote: Any) -> frozenset[int]:
    """The words of a gold quote by offset."""
    return words_of(text, spans_of(text, [quote]))


def part_words(text: str, part: str, start: int, end: int) -> frozenset[int]:
    """The words of a part of a coded quote that runs from `start` to `end`; of all of it if the part is not found."""
    at = text.find(part, start, end)
    return words_of(text, [(at, at + len(part)) if at >= 0 else (start, end)])


def near(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the shorter span that both have: a clause matches its own core."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def is_debatable(gold: Mapping[str, Any]) -> bool:
    return bool(gold.get("debatable"))
