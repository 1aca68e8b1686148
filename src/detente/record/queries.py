"""Ask the case file for items; what a reviewer rejected is left out, what was edited comes as edited."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select, text
from sqlalchemy.sql.elements import ColumnElement

from detente.evidence import Item
from detente.record import search
from detente.record.rows import load_item
from detente.record.schema import document as documents
from detente.record.schema import item as items
from detente.record.schema import judgement, party

__all__ = ["Filter", "count", "find", "find_rows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What to look for; None asks for anything.

    `speaker` matches a party's name, country or office; `about` are words of the quote; `since` and `until` are
    ISO days against the item's own date, or its document's where it has none; `as_of` leaves out documents
    published later or undated.
    """

    kind: str | None = None
    document: str | None = None
    sort: str | None = None
    speaker: str | None = None
    about: str | None = None
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    rejected: bool = False
    duplicates: bool = True
    limit: int | None = None
    offset: int = 0


def find(connection: Connection, filter: Filter) -> Iterator[Item]:
    """Items in order of their date, then of the text."""
    for row in find_rows(connection, filter):
        yield load_item(row.kind, row.body, json.loads(row.judged)["changes"] if row.judged else None)


def find_rows(connection: Connection, filter: Filter) -> Iterator[Any]:
    """The item rows themselves, with `verdict` and `judged` (the newest judgement, as JSON)."""
    query, values = _select(filter)
    query = query.order_by(items.c.document, items.c.start, items.c.number)
    if filter.limit is not None or filter.offset:
        query = query.limit(-1 if filter.limit is None else filter.limit).offset(filter.offset)
    yield from connection.execute(query, values)


def count(connection: Connection, filter: Filter) -> int:
    query, values = _select(filter)
    return int(connection.execute(select(func.count()).select_from(query.subquery()), values).scalar_one())


def _select(filter: Filter) -> tuple[Select[Any], dict[str, Any]]:
    newest = (
        select(func.max(judgement.c.entry))
        .where(judgement.c.item == items.c.id)
        .correlate(items)
        .scalar_subquery()
    )
    joined = items.join(documents, documents.c.id == items.c.document).outerjoin(
        judgement, (judgement.c.item == items.c.id) & (judgement.c.entry == newest)
    )
    columns = (*items.c, judgement.c.verdict, judgement.c.body.label("judged"), documents.c.published)
    query = select(*columns).select_from(joined)
    for condition in _conditions(filter):
        query = query.where(condition)
    return query, {"words": search.words(filter.about)} if filter.about else {}


def _conditions(filter: Filter) -> Iterator[ColumnElement[bool] | Any]:
    yield (items.c.origin != "human") | judgement.c.verdict.is_not(None)
    if filter.kind:
        yield items.c.kind == filter.kind
    if filter.document:
        yield items.c.document == filter.document
    if filter.sort:
        yield items.c.sort == filter.sort
    if not filter.rejected:
        yield judgement.c.verdict.is_distinct_from("reject")
    if filter.speaker:
        wanted = filter.speaker
        yield items.c.id.in_(
            select(party.c.item).where(
                (party.c.country == wanted.upper())
                | party.c.name.icontains(wanted, autoescape=True)
                | party.c.office.icontains(wanted, autoescape=True)
            )
        )
    if filter.about:
        yield text(search.match())
    date = func.coalesce(items.c.date, documents.c.published)
    latest = func.coalesce(items.c.latest, documents.c.published)
    if filter.since:
        yield latest >= filter.since
    if filter.until:
        yield date <= filter.until
    if filter.as_of:
        yield documents.c.published <= filter.as_of
    if not filter.duplicates:
        yield documents.c.duplicate_of.is_(None)
