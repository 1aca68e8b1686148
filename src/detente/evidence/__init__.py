"""The nouns: what was said, done and demanded, each anchored to the quoted words."""

from __future__ import annotations

from detente.evidence.codec import from_json, to_json
from detente.evidence.identity import document_id, item_id, sha256
from detente.evidence.nouns import (
    UNKNOWN_DATE,
    Actor,
    Condition,
    Contradiction,
    Date,
    Document,
    Event,
    Item,
    Judgement,
    Linkage,
    Post,
    Prediction,
    Quote,
    Statement,
    Trace,
    Window,
)

__all__ = [
    "UNKNOWN_DATE",
    "Actor",
    "Condition",
    "Contradiction",
    "Date",
    "Document",
    "Event",
    "Item",
    "Judgement",
    "Linkage",
    "Post",
    "Prediction",
    "Quote",
    "Statement",
    "Trace",
    "Window",
    "document_id",
    "from_json",
    "item_id",
    "sha256",
    "to_json",
]
