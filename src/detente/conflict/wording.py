"""Small helps for error lines: the nearest name, and lists that stay short."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

__all__ = ["did_you_mean", "listed"]


def did_you_mean(word: str, names: Iterable[str]) -> str | None:
    """``did you mean 'row.defect'?`` when a name is near enough, otherwise the names there are."""
    known = sorted(names)
    near = get_close_matches(word[:100], known, n=1, cutoff=0.6)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"known are {listed(known)}" if known else None


def listed(items: Sequence[object], *, most: int = 6) -> str:
    """Join items with commas; past `most` say how many more there are."""
    shown = ", ".join(str(item) for item in items[:most])
    return shown if len(items) <= most else f"{shown} and {len(items) - most} more"
