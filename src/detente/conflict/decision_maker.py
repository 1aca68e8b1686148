"""The nouns of a model: options, decision makers and rival readings of what they prefer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from detente.conflict.preference import Preference
from detente.conflict.wording import did_you_mean
from detente.errors import NotFound

__all__ = ["Change", "DecisionMaker", "Option"]

Change = Literal["both", "take", "drop"]


@dataclass(frozen=True, slots=True)
class Option:
    """A course of action that a decision maker takes or leaves.

    Attributes
    ----------
    id, text : str
        Short name used in formulas, and what it says to a reader.
    change : {"both", "take", "drop"}
        ``take``: once taken it cannot be undone; ``drop``: once dropped it cannot be taken up again.
    """

    id: str
    text: str
    change: Change = "both"


@dataclass(frozen=True, slots=True, eq=False)
class DecisionMaker:
    """Someone who controls options (or moves) and has preferences over states.

    Attributes
    ----------
    options : tuple of Option
        Empty in graph form.
    preference : Preference
        The reading in force.
    readings : mapping
        Rival readings by id; see `reading`.
    reading : str or None
        The reading in force, None for the model's own.
    """

    id: str
    name: str
    preference: Preference
    options: tuple[Option, ...] = ()
    readings: Mapping[str, Preference] | None = None
    reading: str | None = None

    def under(self, reading: str) -> DecisionMaker:
        """The same decision maker under a rival reading of its preferences."""
        known = self.readings or {}
        if reading not in known:
            hint = did_you_mean(reading, known) or "the model gives no rival readings of it"
            raise NotFound(f"decision maker {self.id!r} has no reading {reading!r}", hint=hint)
        return replace(self, preference=known[reading], reading=reading)
