"""The brief, its figures, tables and lists."""

from __future__ import annotations

from detente.brief.compose import write_brief
from detente.brief.nouns import Brief

__all__ = ["Brief", "write_brief"]
