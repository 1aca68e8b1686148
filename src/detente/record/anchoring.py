"""Find quoted words again in a text that has changed; what cannot be found is an orphan, never a silent loss."""

from __future__ import annotations

from difflib import SequenceMatcher

__all__ = ["locate"]


def locate(text: str, quote: str, prefix: str, suffix: str, *, near: int) -> tuple[int, int] | None:
    """The span of `quote` in `text`, or None.

    Of several occurrences the one whose surroundings agree best with `prefix` and `suffix` wins, then the one
    nearest to the old offset. A quote of several spans (joined by an ellipsis) is found by its first and last.
    """
    first, *rest = quote.split(" … ")
    best: tuple[float, int, int] | None = None
    start = text.find(first)
    while start >= 0:
        end = _end(text, start + len(first), rest)
        if end is not None:
            before, after = text[max(start - len(prefix), 0) : start], text[end : end + len(suffix)]
            score = _alike(before, prefix) + _alike(after, suffix)
            candidate = (-score, abs(start - near), start)
            if best is None or candidate < best:
                best, span = candidate, (start, end)
        start = text.find(first, start + 1)
    return span if best is not None else None


def _end(text: str, at: int, rest: list[str]) -> int | None:
    for part in rest:
        found = text.find(part, at)
        if found < 0:
            return None
        at = found + len(part)
    return at


def _alike(a: str, b: str) -> float:
    return 1.0 if a == b else SequenceMatcher(None, a, b, autojunk=False).ratio()
