"""The case file: what was read, what was coded, and every decision on it. Loads no language model."""

from __future__ import annotations

from detente.record.queries import Filter
from detente.record.record import Record

__all__ = ["Filter", "Record"]
