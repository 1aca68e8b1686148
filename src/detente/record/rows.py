"""Nouns to rows and back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from detente.evidence import (
    Actor,
    Condition,
    Date,
    Document,
    Event,
    Item,
    Linkage,
    Post,
    Prediction,
    Quote,
    Statement,
    Window,
    from_json,
    to_json,
)

__all__ = ["NOUNS", "anchor", "document_row", "dump", "item_row", "load_document", "load_item", "party_rows"]

NOUNS: dict[str, type[Any]] = {
    "statement": Statement,
    "event": Event,
    "condition": Condition,
    "prediction": Prediction,
    "linkage": Linkage,
    "window": Window,
    "post": Post,
}

CONTEXT = 32
"""Code points of prefix and suffix kept with a quote, so that moved text can be found again."""


def dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def document_row(document: Document) -> dict[str, Any]:
    body = to_json(document, full=True)
    body.pop("text")
    return {
        "id": document.id,
        "path": document.path,
        "sha256": document.sha256,
        "published": document.published.latest,
        "duplicate_of": document.duplicate_of,
        "body": dump(body),
        "text": document.text,
    }


def load_document(row: Any) -> Document:
    text = row.text if hasattr(row, "text") else ""
    return from_json(Document, {**json.loads(row.body), "text": text, "duplicate_of": row.duplicate_of})


def anchor(item: Item) -> Quote:
    """The quote that an item stands on; of several content spans the whole they cover."""
    if isinstance(item, Statement):
        first, last = item.content[0], item.content[-1]
        joined = " … ".join(quote.text for quote in item.content)
        return Quote(joined, first.start, last.end)
    return item.evidence if isinstance(item, Event) else item.quote


def item_row(item: Item, document: Document, *, origin: str = "coder") -> dict[str, Any]:
    quote = anchor(item)
    date = _date(item)
    return {
        "id": item.id,
        "document": document.id,
        "kind": item.id.split("-", 1)[0],
        "sort": _sort(item),
        "date": date.earliest if date else None,
        "latest": date.latest if date else None,
        "start": quote.start,
        "end": quote.end,
        "quote": quote.text,
        "prefix": document.text[max(quote.start - CONTEXT, 0) : quote.start],
        "suffix": document.text[quote.end : quote.end + CONTEXT],
        "origin": origin,
        "orphan": False,
        "body": dump(to_json(item, full=True)),
    }


def _date(item: Item) -> Date | None:
    if isinstance(item, Condition):
        return item.deadline
    if isinstance(item, Prediction):
        return item.horizon
    return item.date if isinstance(item, (Statement, Event, Window)) else None


def _sort(item: Item) -> str | None:
    match item:
        case Statement():
            return item.act
        case Event():
            return item.type
        case Condition():
            return item.kind
        case Linkage():
            return item.issue
        case Post():
            return item.status
    return None


def party_rows(item: Item) -> Iterator[dict[str, Any]]:
    for role, actor in _parties(item):
        if actor is not None:
            yield {
                "item": item.id,
                "role": role,
                "country": actor.country,
                "name": actor.name,
                "office": actor.role,
            }


def _parties(item: Item) -> list[tuple[str, Actor | None]]:
    match item:
        case Statement():
            return [("speaker", item.speaker), ("addressee", item.addressee)]
        case Event():
            return [*(("actor", a) for a in item.actors), *(("recipient", a) for a in item.recipients)]
        case Condition():
            return [("by", item.by), ("towards", item.towards)]
        case Prediction():
            return [("by", item.by)]
        case Linkage():
            return [("holder", item.holder), ("by", item.by)]
        case Window():
            return [("participant", a) for a in item.participants]
        case Post():
            return [("by", Actor(country=item.government)), ("person", item.person)]


def load_item(kind: str, body: str, changes: dict[str, Any] | None = None) -> Item:
    shape = json.loads(body)
    item: Item = from_json(NOUNS[kind], {**shape, **(changes or {})})
    return item
