"""From the record to a proposed conflict model, every preference with its quote."""

from __future__ import annotations

from detente.drafting.draft import draft
from detente.drafting.nouns import Draft, DraftMaker, DraftOption, DraftReading, Preference

__all__ = ["Draft", "DraftMaker", "DraftOption", "DraftReading", "Preference", "draft"]
