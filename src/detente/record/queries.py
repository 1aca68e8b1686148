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


_ORDER = (items.c.document, items.c.start, items.c.number)


def find_rows(connection: Connection, filter: Filter) -> Iterator[Any]:
    """The item rows themselves, with `verdict` and `judged` (the newest judgement, as JSON)."""
    if filter.limit is None and not filter.offset:
        yield from connection.execute(_whole(_matching(filter)).order_by(*_ORDER), _values(filter))
        return
    page = _matching(filter).order_by(*_ORDER).limit(-1 if filter.limit is None else filter.limit)
    numbers = [int(row.number) for row in connection.execute(page.offset(filter.offset), _values(filter))]
    for start in range(0, len(numbers), 500):
        yield from connection.execute(_whole(numbers[start : start + 500]).order_by(*_ORDER))


def count(connection: Connection, filter: Filter) -> int:
    query = select(func.count()).select_from(_matching(filter).subquery())
    return int(connection.execute(query, _values(filter)).scalar_one())


def _values(filter: Filter) -> dict[str, Any]:
    return {"words": search.words(filter.about)} if filter.about else {}


def _matching(filter: Filter) -> Select[tuple[int]]:
    """The numbers of the items that match; an index alone answers it where nothing but kinds is asked for."""
    query = select(items.c.number)
    if filter.since or filter.until or filter.as_of or not filter.duplicates:
        query = query.join(documents, documents.c.id == items.c.document)
    return query.where(*_conditions(filter))


def _whole(numbers: Select[tuple[int]] | list[int]) -> Select[Any]:
    """The rows of these numbers, with the judgement that stands."""
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
    return select(*columns).select_from(joined).where(items.c.number.in_(numbers))


def _taken_back() -> Select[tuple[int]]:
    """Items that a human made and took back again."""
    other = items.alias()
    return select(other.c.number).where(
        other.c.origin == "human", other.c.id.not_in(select(judgement.c.item))
    )


def _rejected() -> Select[tuple[int]]:
    """Items whose newest judgement is a rejection."""
    other, later = items.alias(), judgement.alias()
    newest = (
        select(func.max(later.c.entry))
        .where(later.c.item == judgement.c.item)
        .correlate(judgement)
        .scalar_subquery()
    )
    return (
        select(other.c.number)
        .join(judgement, judgement.c.item == other.c.id)
        .where(judgement.c.verdict == "reject", judgement.c.entry == newest)
    )


def _conditions(filter: Filter) -> Iterator[ColumnElement[bool] | Any]:
    yield items.c.number.not_in(_taken_back())
    if filter.kind:
        yield items.c.kind == filter.kind
    if filter.document:
        yield items.c.document == filter.document
    if filter.sort:
        yield items.c.sort == filter.sort
    if not filter.rejected:
        yield items.c.number.not_in(_rejected())
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
