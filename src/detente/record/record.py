"""Record, the thin noun in front of the case file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.exc import OperationalError

from detente.errors import CaseFileError, NotFound
from detente.evidence import Document, Item, Judgement
from detente.record import journal, queries, schema, writing
from detente.record.opening import open_engine
from detente.record.queries import Filter
from detente.record.rows import load_document, load_item

__all__ = ["Record"]

_READING_ORDER = (schema.document.c.published, schema.document.c.path, schema.document.c.id)

_WEIGHT = {"condition": 0, "statement": 1, "event": 2, "prediction": 3}
"""What a reviewer sees first: what weighs most in the outlook."""


class Record:
    """The case file: documents, items, and every decision on them.

    Parameters
    ----------
    path : Path
    create : bool
        Make the file where there is none.
    """

    def __init__(self, path: Path | str, *, create: bool = False) -> None:
        self.path = Path(path)
        self._engine = open_engine(self.path, create=create)

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except OperationalError as error:
            raise CaseFileError(
                f"could not be written ({error.orig})",
                where=str(self.path),
                hint="free some space and try again",
            ) from error

    # reading and writing documents

    def put(
        self,
        documents: Sequence[tuple[Document, Sequence[Item]]],
        *,
        path: str,
        sha256: str,
        settings: str,
        origin: str = "coder",
    ) -> None:
        """Store all documents of one file at once: after a crash either all are there or none."""
        with self._write() as connection:
            for document, items in documents:
                writing.put_document(connection, document, items, origin=origin)
            writing.retire(connection, path, frozenset(document.id for document, _ in documents))
            self._note(connection, path, sha256, settings, "read", None)

    def put_failure(self, path: str, sha256: str, settings: str, message: str) -> None:
        """Remember that a file could not be read, and why. What was stored of it before stays."""
        with self._write() as connection:
            self._note(connection, path, sha256, settings, "failed", message)

    @staticmethod
    def _note(
        connection: Connection, path: str, sha256: str, settings: str, status: str, message: str | None
    ) -> None:
        connection.execute(delete(schema.source).where(schema.source.c.path == path))
        row = {"path": path, "sha256": sha256, "settings": settings, "status": status, "message": message}
        connection.execute(insert(schema.source), [row])

    def sources(self) -> list[Mapping[str, Any]]:
        """What was read: path, sha256, settings, status (read, failed) and message, by path."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(schema.source).order_by(schema.source.c.path))
            return [dict(row._mapping) for row in rows]

    def read_before(self, settings: str) -> dict[str, str]:
        """The hash under which each path was read with these settings."""
        table = schema.source
        query = select(table.c.path, table.c.sha256).where(
            table.c.settings == settings, table.c.status == "read"
        )
        with self._engine.connect() as connection:
            return {row.path: row.sha256 for row in connection.execute(query)}

    def signatures(self) -> list[tuple[str, str, str | None]]:
        """Id, signature and original of every article, by date and path."""
        table = schema.document
        query = select(table.c.id, table.c.body, table.c.duplicate_of).order_by(*_READING_ORDER)
        with self._engine.connect() as connection:
            rows = ((row.id, json.loads(row.body), row.duplicate_of) for row in connection.execute(query))
            return [(each, body["signature"], copy) for each, body, copy in rows if body["kind"] == "article"]

    def undated(self) -> list[str]:
        """The paths of documents whose date is not known."""
        table = schema.document
        query = select(table.c.path).where(table.c.published.is_(None)).order_by(table.c.path)
        with self._engine.connect() as connection:
            return list(connection.execute(query).scalars())

    def documents(
        self, *, text: bool = False, as_of: str | None = None, limit: int | None = None, offset: int = 0
    ) -> list[Document]:
        """All documents (or a page of them) by date and path; with `text` also their words."""
        table = schema.document
        columns = list(table.c) if text else [c for c in table.c if c.name != "text"]
        query = select(*columns).order_by(*_READING_ORDER)
        if as_of:
            query = query.where(table.c.published <= as_of)
        if limit is not None:
            query = query.limit(limit).offset(offset)
        with self._engine.connect() as connection:
            return [load_document(row) for row in connection.execute(query)]

    def document_count(self, *, as_of: str | None = None) -> int:
        """How many documents there are."""
        query = select(func.count()).select_from(schema.document)
        if as_of:
            query = query.where(schema.document.c.published <= as_of)
        with self._engine.connect() as connection:
            return int(connection.execute(query).scalar_one())

    def document(self, identity: str) -> Document:
        table = schema.document
        with self._engine.connect() as connection:
            row = connection.execute(select(table).where(table.c.id == identity)).first()
        if row is None:
            raise NotFound(
                f"there is no document {identity}", hint="list them with `detente show FILE documents`"
            )
        return load_document(row)

    def set_duplicates(self, pairs: Mapping[str, str | None]) -> None:
        """Say of documents which earlier one they repeat."""
        table = schema.document
        with self._write() as connection:
            for identity, original in sorted(pairs.items()):
                connection.execute(table.update().where(table.c.id == identity).values(duplicate_of=original))

    # items

    def items(self, filter: Filter | None = None) -> list[Item]:
        with self._engine.connect() as connection:
            return list(queries.find(connection, filter or Filter()))

    def rows(self, filter: Filter) -> list[Any]:
        with self._engine.connect() as connection:
            return list(queries.find_rows(connection, filter))

    def count(self, filter: Filter) -> int:
        with self._engine.connect() as connection:
            return queries.count(connection, filter)

    def counts(self) -> dict[str, int]:
        """How many items of each kind there are, without those that were rejected or never decided by their maker."""
        table, standing = schema.item, schema.judgement
        every = select(table.c.kind, func.count()).group_by(table.c.kind).order_by(table.c.kind)
        newest = (
            select(standing.c.item, func.max(standing.c.entry).label("entry"))
            .group_by(standing.c.item)
            .subquery()
        )
        decided = (
            select(table.c.kind, func.count())
            .join(newest, newest.c.item == table.c.id)
            .join(standing, (standing.c.item == newest.c.item) & (standing.c.entry == newest.c.entry))
            .where(standing.c.verdict == "reject")
            .group_by(table.c.kind)
        )
        taken_back = (
            select(table.c.kind, func.count())
            .where(table.c.origin == "human", table.c.id.not_in(select(standing.c.item)))
            .group_by(table.c.kind)
        )
        with self._engine.connect() as connection:
            found = {str(kind): int(number) for kind, number in connection.execute(every)}
            for query in (decided, taken_back):
                for kind, number in connection.execute(query):
                    found[kind] -= number
        return found

    def row(self, identity: str) -> Any:
        """One item's row: quote, prefix, suffix, origin, orphan, body and the standing verdict."""
        with self._engine.connect() as connection:
            row = connection.execute(select(schema.item).where(schema.item.c.id == identity)).first()
        if row is None:
            raise NotFound(f"there is no item {identity}", hint="list items with `detente show`")
        return row

    def has(self, identity: str) -> bool:
        """Whether there is an item of this id, shown or not."""
        with self._engine.connect() as connection:
            return bool(
                connection.execute(select(schema.item.c.id).where(schema.item.c.id == identity)).first()
            )

    def item(self, identity: str) -> Item:
        """One item as the reviewers left it, also a rejected one."""
        row = self.row(identity)
        standing = self.judgements(identity)
        return load_item(row.kind, row.body, standing[0].changes if standing else None)

    def add(self, item: Item, document: Document, judgement: Judgement) -> None:
        """Store an item that a human made, with the judgement that made it."""
        with self._write() as connection:
            writing.insert_items(connection, document, [item], origin="human")
            journal.decide(connection, judgement)

    # decisions

    def decide(self, judgement: Judgement) -> int:
        with self._write() as connection:
            return journal.decide(connection, judgement)

    def undo(self, *, at: str, reviewer: str | None = None) -> Mapping[str, Any] | None:
        with self._write() as connection:
            return journal.undo(connection, at=at, reviewer=reviewer)

    def journal(self, *, limit: int | None = None) -> list[dict[str, Any]]:
        with self._engine.connect() as connection:
            return journal.entries(connection, limit=limit)

    def journal_length(self) -> int:
        """How many entries the journal has."""
        with self._engine.connect() as connection:
            query = select(func.count()).select_from(schema.journal)
            return int(connection.execute(query).scalar_one())

    def judgements(self, item: str) -> list[Judgement]:
        with self._engine.connect() as connection:
            return journal.history(connection, item)

    def disagreements(self) -> list[str]:
        """Items on which reviewers differ."""
        table = schema.judgement
        query = (
            select(table.c.item)
            .group_by(table.c.item)
            .having(func.count(func.distinct(table.c.verdict)) > 1)
            .order_by(table.c.item)
        )
        with self._engine.connect() as connection:
            return list(connection.execute(query).scalars())

    def waiting(self) -> int:
        """How many items nobody has decided on."""
        coded = select(func.count()).where(schema.item.c.origin == "coder")
        decided = coded.where(schema.item.c.id.in_(select(schema.judgement.c.item)))
        with self._engine.connect() as connection:
            return int(connection.execute(coded).scalar_one()) - int(connection.execute(decided).scalar_one())

    def queue(self, *, kind: str | None = None, limit: int = 20, offset: int = 0) -> list[str]:
        """Items that wait for a decision: conditions first, then statements and events by their document."""
        table, other = schema.item, schema.item.alias()
        decided = select(other.c.number).where(other.c.id.in_(select(schema.judgement.c.item)))
        found: list[str] = []
        with self._engine.connect() as connection:
            kinds = [kind] if kind else list(connection.execute(select(table.c.kind).distinct()).scalars())
            for each in sorted(kinds, key=lambda k: (_WEIGHT.get(k, len(_WEIGHT)), k)):
                query = (
                    select(table.c.id)
                    .where(table.c.kind == each, table.c.origin == "coder", table.c.number.not_in(decided))
                    .order_by(table.c.document, table.c.start, table.c.number)
                    .limit(offset + limit - len(found))
                )
                found += connection.execute(query).scalars()
                if len(found) >= offset + limit:
                    break
        return found[offset:]

    def version(self) -> tuple[int, int, int]:
        """Changes whenever documents, items or decisions do; for those who keep what they worked out."""
        newest = (func.max(schema.item.c.number), func.max(schema.journal.c.number))
        with self._engine.connect() as connection:
            item, entry = (int(connection.execute(select(each)).scalar() or 0) for each in newest)
            sources = connection.execute(select(func.count()).select_from(schema.source)).scalar_one()
        return item, entry, int(sources)

    def mark(self) -> str:
        """The present end of the record and of its journal, as `ITEM JOURNAL`."""
        newest = (func.max(schema.item.c.number), func.max(schema.journal.c.number))
        with self._engine.connect() as connection:
            return " ".join(str(connection.execute(select(each)).scalar() or 0) for each in newest)

    def since(self, mark: str) -> dict[str, int]:
        """How many items of each kind, documents with such items, and decisions came after a `mark`."""
        item, entry = (int(each) for each in mark.split())
        table = schema.item
        after = table.c.number > item
        kinds = select(table.c.kind, func.count()).where(after).group_by(table.c.kind).order_by(table.c.kind)
        documents = select(func.count(func.distinct(table.c.document))).where(after)
        entries = select(func.count()).where(schema.journal.c.number > entry)
        with self._engine.connect() as connection:
            found = {str(kind): int(number) for kind, number in connection.execute(kinds)}
            found["document"] = int(connection.execute(documents).scalar_one())
            found["decision"] = int(connection.execute(entries).scalar_one())
        return {kind: number for kind, number in found.items() if number}

    # settings of the case

    def setting(self, key: str) -> str | None:
        table = schema.meta
        with self._engine.connect() as connection:
            return connection.execute(select(table.c.value).where(table.c.key == f"case.{key}")).scalar()

    def settings(self, prefix: str) -> dict[str, str]:
        """The settings whose key begins with `prefix`, by key."""
        table, start = schema.meta, f"case.{prefix}"
        query = select(table).where(table.c.key.startswith(start, autoescape=True)).order_by(table.c.key)
        with self._engine.connect() as connection:
            return {row.key.removeprefix("case."): row.value for row in connection.execute(query)}

    def keep(self, key: str, value: str, *, at: str, reviewer: str) -> int:
        """Write a setting through the journal, so that it can be taken back; the entry number."""
        with self._write() as connection:
            return journal.keep(connection, f"case.{key}", value, at=at, reviewer=reviewer)

    def set_setting(self, key: str, value: str) -> None:
        table = schema.meta
        with self._write() as connection:
            connection.execute(delete(table).where(table.c.key == f"case.{key}"))
            connection.execute(insert(table), [{"key": f"case.{key}", "value": value}])
