"""The brief, its figures, tables and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from detente.brief.nouns import Brief

if TYPE_CHECKING:
    from detente.brief.compose import write_brief

__all__ = ["Brief", "write_brief"]


def __getattr__(name: str) -> Any:
    """Lists and schemas do without the rooms that a whole brief needs."""
    if name != "write_brief":
        raise AttributeError(f"module 'detente.brief' has no attribute {name!r}")
    from detente.brief.compose import write_brief

    return write_brief
