"""Whose words hold a place of the text."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.coding.reading import Reading
    from detente.coding.tree import Tree
    from detente.evidence import Statement

__all__ = ["statement_at", "statement_of"]

_DEEP = 8  # statements that may lie in one another


def statement_at(reading: Reading, offset: int) -> Statement | None:
    """The innermost statement whose content holds the offset."""
    spans = _spans(reading)
    last = bisect_right(spans, (offset, len(reading.document.text) + 1, 0))
    holding = [(end - start, at) for start, end, at in spans[max(last - _DEEP, 0) : last] if offset < end]
    return reading.statements[min(holding)[1]] if holding else None


def statement_of(reading: Reading, tree: Tree, word: int) -> Statement | None:
    """The statement whose cue the word is."""
    cues = reading.notes.get("cues")
    if not isinstance(cues, dict):
        told = [statement for statement in reversed(reading.statements) if statement.cue is not None]
        cues = reading.notes["cues"] = {statement.cue.start: statement for statement in told if statement.cue}
    found: Statement | None = cues.get(tree.sentence.starts[word])
    return found


def _spans(reading: Reading) -> list[tuple[int, int, int]]:
    """Start and end of every piece of content, and the number of its statement."""
    spans = reading.notes.get("spoken spans")
    if not isinstance(spans, list):
        spans = sorted((q.start, q.end, at) for at, s in enumerate(reading.statements) for q in s.content)
        reading.notes["spoken spans"] = spans
    return spans
