"""Tables of facts: `date,type,actor,recipient,note,source`, each row an event whose quote is the row itself."""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, cast

from detente.engine import text_of
from detente.errors import InputError
from detente.evidence import (
    UNKNOWN_DATE,
    Actor,
    Date,
    Document,
    Event,
    Quote,
    Trace,
    document_id,
    item_id,
    sha256,
)
from detente.evidence.vocabulary import EVENT_TYPES, STATUSES, EventType
from detente.evidence.vocabulary import Status as EventStatus
from detente.record.record import Record

__all__ = ["import_table", "read_events"]

REQUIRED = ("date", "type", "actor")
LARGEST = 64 * 2**20


def import_table(record: Record, path: Path, *, as_: str) -> int:
    """Store the rows of a CSV table; the number of rows.

    Raises
    ------
    InputError
        With line and column; nothing is stored then.
    """
    if as_ != "events":
        raise InputError(f"rows cannot be imported as {as_!r}", where="--as", hint="use --as events")
    text = text_of(path, largest=LARGEST, what="table")
    document, events = read_events(text, name=path.as_posix())
    digest = hashlib.sha256(text.encode()).hexdigest()
    record.put([(document, events)], path=document.path, sha256=digest, settings="table", origin="table")
    return len(events)


def read_events(text: str, *, name: str) -> tuple[Document, list[Event]]:
    """The table as a document of kind "table", and one event a row.

    Several actors or recipients in a cell are parted by `+` or `;`; `mode` and `status` columns are taken where
    there are any; other columns belong to the row's quote.
    """
    digest = sha256(text)
    document = Document(
        id=document_id(digest, Path(name).name),
        path=name,
        title=Path(name).stem,
        author=None,
        outlet=None,
        published=UNKNOWN_DATE,
        sha256=digest,
        words=len(text.split()),
        text=text,
        kind="table",
    )
    rows = _rows(text, name)
    events = [_event(row, document) for row in rows]
    newest = max((e.date.latest for e in events if e.date.latest), default=None)
    if newest:
        published = Date(newest, newest, newest, "stated")
        document = Document(**{**_fields(document), "published": published, "dated_by": "text"})
    return document, events


@dataclass(frozen=True, slots=True)
class _Row:
    cells: dict[str, str]
    quote: Quote
    where: str


def _fields(document: Document) -> dict[str, Any]:
    return {name: getattr(document, name) for name in Document.__dataclass_fields__}


def _rows(text: str, name: str) -> list[_Row]:
    """Rows with the span of their line, so that each event's quote is the row itself."""
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    reader = csv.reader(io.StringIO(text, newline=""))
    rows: list[_Row] = []
    try:
        header = [cell.strip().lower() for cell in next(reader, [])]
        _check_header(header, name)
        before = reader.line_num
        for cells in reader:
            first, before = before, reader.line_num
            if any(cell.strip() for cell in cells):
                start = starts[first]
                raw = text[start : starts[before]].rstrip("\r\n")
                values = {key: value.strip() for key, value in zip(header, cells, strict=False)}
                rows.append(_Row(values, Quote(raw, start, start + len(raw)), f"{name}, line {before}"))
    except csv.Error as error:
        raise InputError(
            f"is not a readable CSV table ({error})", where=name, hint="export it again"
        ) from error
    if not rows:
        raise InputError(
            "holds no rows", where=name, hint=f"the header is {','.join(REQUIRED)},recipient,note,source"
        )
    return rows


def _check_header(header: list[str], name: str) -> None:
    for column in REQUIRED:
        if column not in header:
            near = get_close_matches(column, header, n=1)
            hint = f"rename {near[0]!r}" if near else "the header is date,type,actor,recipient,note,source"
            raise InputError(f"has no column {column!r}", where=f"{name}, line 1", hint=hint)


def _event(row: _Row, document: Document) -> Event:
    cells = row.cells
    kind = cells["type"].upper()
    if kind not in EVENT_TYPES:
        near = get_close_matches(kind, EVENT_TYPES, n=1)
        hint = f"did you mean {near[0]}?" if near else f"PLOVER types are {', '.join(EVENT_TYPES)}"
        raise InputError(
            f"{cells['type']!r} is no PLOVER event type", where=f"{row.where}, column type", hint=hint
        )
    status = cells.get("status") or "occurred"
    if status not in STATUSES:
        raise InputError(
            f"{status!r} is no status", where=f"{row.where}, column status", hint=f"use {', '.join(STATUSES)}"
        )
    actors = _actors(cells["actor"])
    if not actors:
        raise InputError("has no actor", where=f"{row.where}, column actor", hint="write a code such as PRK")
    return Event(
        id=item_id("event", document.sha256, row.quote.start, row.quote.end),
        document=document.id,
        type=cast(EventType, kind),
        mode=cells.get("mode") or None,
        actors=actors,
        recipients=_actors(cells.get("recipient", "")),
        status=cast(EventStatus, status),
        evidence=row.quote,
        date=_date(cells["date"], row),
        trace=Trace("import.row", (row.quote,)),
    )


def _actors(cell: str) -> tuple[Actor, ...]:
    names = [name.strip() for part in cell.split("+") for name in part.split(";") if name.strip()]
    return tuple(
        Actor(country=n) if n.isupper() and n.isalnum() and len(n) <= 6 else Actor(name=n) for n in names
    )


def _date(value: str, row: _Row) -> Date:
    try:
        found = date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise InputError(
            f"{value!r} is not a date", where=f"{row.where}, column date", hint="write it as 2019-05-30"
        ) from error
    return Date(found, found, found, "stated")
