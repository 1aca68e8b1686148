"""From the record to a proposed conflict model, every preference with its quote, and what the model says.

scope -> acts told (conditions, statements, deeds) -> options -> preferences + readings -> Draft -> model file
Draft | Conflict -> account -> Account -> telling, in words
"""

from __future__ import annotations

from detente.drafting.account import Account, Change, Outcome, Part, account, account_of
from detente.drafting.draft import draft, draft_of
from detente.drafting.nouns import Draft, DraftMaker, DraftOption, DraftReading, Preference

__all__ = [
    "Account",
    "Change",
    "Draft",
    "DraftMaker",
    "DraftOption",
    "DraftReading",
    "Outcome",
    "Part",
    "Preference",
    "account",
    "account_of",
    "draft",
    "draft_of",
]
