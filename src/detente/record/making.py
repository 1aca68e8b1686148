"""An item that a human makes from words of a document."""

from __future__ import annotations

from collections.abc import Mapping

from detente.errors import InputError
from detente.evidence import (
    Actor,
    Condition,
    Date,
    Document,
    Event,
    Item,
    Prediction,
    Quote,
    Statement,
    from_json,
    item_id,
    to_json,
)
from detente.evidence.vocabulary import Mode
from detente.record.checking import checked

__all__ = ["KINDS", "LONGEST", "made"]

KINDS = ("statement", "event", "condition", "prediction")
LONGEST = 4000
"""Characters that an item's words may have."""


def made(
    document: Document, kind: str, start: int, end: int, fields: Mapping[str, object], *, ordinal: int = 0
) -> Item:
    """An item of `kind` on the document's words from `start` to `end`, with `fields` as a reviewer's changes.

    Raises
    ------
    InputError
        If there are no such words, no such kind, or a field does not fit.
    """
    if kind not in KINDS:
        raise InputError(f"{kind!r} cannot be added", hint=f"choose of {', '.join(KINDS)}")
    if (
        not 0 <= start < end <= len(document.text)
        or end - start > LONGEST
        or not document.text[start:end].strip()
    ):
        raise InputError(
            f"characters {start} to {end} are no words of {document.path}",
            hint="select some words of the text",
        )
    identity = item_id(kind, f"{document.sha256} by hand", start, end, ordinal)
    bare = _bare(identity, document, kind, Quote(document.text[start:end], start, end))
    item: Item = from_json(type(bare), {**to_json(bare, full=True), **checked(bare, fields)})
    return item


def _bare(identity: str, document: Document, kind: str, quote: Quote) -> Item:
    """The item with nothing known but its words, dated by its document."""
    published = document.published
    date = Date(
        published.value, published.earliest, published.latest, "publication" if published.value else "unknown"
    )
    if kind == "statement":
        return Statement(
            identity, document.id, Actor(), None, None, (quote,), _mode(document.text, quote), "other", "affirmed",
            date, "public",
        )  # fmt: skip
    if kind == "event":
        return Event(identity, document.id, "CONSULT", None, (), (), "occurred", quote, date)
    if kind == "condition":
        return Condition(
            identity, document.id, "demand", Actor(), None, quote.text, None, None, None, "reported", quote
        )
    return Prediction(identity, document.id, Actor(), quote.text, None, None, quote)


def _mode(text: str, quote: Quote) -> Mode:
    around = text[max(quote.start - 1, 0) : quote.start] + text[quote.end : quote.end + 1]
    return "direct" if any(mark in around for mark in "\"“”'‘’") else "indirect"
