"""Why an item stands in the record: its sentence, the words that triggered it, the rule, the runner-up."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.evidence import Item, Judgement, Quote, Trace
from detente.record.record import Record

__all__ = ["Why", "why"]

_BREAK = re.compile(r"\n|(?<=[.!?][\"”’') ])\s+(?=[A-Z\"“‘'(])|(?<=[.!?])\s+(?=[A-Z\"“‘'(])")


@dataclass(frozen=True, slots=True)
class Why:
    """The grounds of an item. `passage` is the sentence or sentences that its quote stands in."""

    item: Item
    path: str
    passage: Quote
    origin: str
    trace: Trace | None
    orphan: bool
    judgements: tuple[Judgement, ...]


def why(record: Record, identity: str) -> Why:
    """The grounds of an item.

    Raises
    ------
    NotFound
        If there is no such item.
    """
    row = record.row(identity)
    item = record.item(identity)
    document = record.document(row.document)
    return Why(
        item=item,
        path=document.path,
        passage=_passage(document.text, row.start, row.end),
        origin=row.origin,
        trace=item.trace,
        orphan=bool(row.orphan),
        judgements=tuple(record.judgements(identity)),
    )


def _passage(text: str, start: int, end: int) -> Quote:
    breaks = [0, *(m.end() for m in _BREAK.finditer(text)), len(text)]
    first = max(b for b in breaks if b <= start)
    last = min((b for b in breaks if b >= end), default=len(text))
    words = text[first:last].rstrip()
    return Quote(words, first, first + len(words))
