"""What came of one task."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = ["Outcome"]

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[R]):
    """A task's number in the order given, and its value or the one line that says why there is none."""

    number: int
    value: R | None
    error: str | None = None
