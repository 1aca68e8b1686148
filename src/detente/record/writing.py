"""Put documents and their items into the case file; what a human decided survives a new reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from detente.evidence import Document, Item
from detente.record import search
from detente.record.anchoring import locate
from detente.record.journal import move
from detente.record.rows import document_row, item_row, load_document, party_rows
from detente.record.schema import document as documents
from detente.record.schema import item as items
from detente.record.schema import judgement, party

__all__ = ["insert_items", "put_document", "retire"]


def put_document(
    connection: Connection, document: Document, found: Sequence[Item], *, origin: str = "coder"
) -> None:
    """Store a document with its items, replacing an earlier reading of the same document."""
    kept = _human_items(connection, document.id)
    _drop_items(connection, [row.number for row in _rows_of(connection, document.id)])
    row = document_row(document)
    known = connection.execute(select(documents.c.id).where(documents.c.id == document.id)).first()
    if known:
        connection.execute(update(documents).where(documents.c.id == document.id).values(row))
    else:
        connection.execute(insert(documents), [row])
    fresh = {item.id for item in found}
    insert_items(connection, document, found, origin=origin)
    _restore(connection, document, [row for row in kept if row["id"] not in fresh])


def insert_items(
    connection: Connection, document: Document, found: Iterable[Item], *, origin: str = "coder"
) -> None:
    found = _unknown(connection, list(found))
    if not found:
        return
    rows = [item_row(item, document, origin=origin) for item in found]
    connection.execute(insert(items), rows)
    parties = [row for item in found for row in party_rows(item)]
    if parties:
        connection.execute(insert(party), parties)
    _index(connection, [row["id"] for row in rows])


def _unknown(connection: Connection, found: list[Item]) -> list[Item]:
    """Items that are not stored yet: word-for-word copies have the same items, and these stand with the first."""
    known: set[str] = set()
    identities = [item.id for item in found]
    for start in range(0, len(identities), 500):
        chunk = identities[start : start + 500]
        known.update(connection.execute(select(items.c.id).where(items.c.id.in_(chunk))).scalars())
    return [item for item in found if item.id not in known]


def _hand_over(connection: Connection, identity: str) -> None:
    """Before a document goes: a word-for-word copy that stays takes over the items they share."""
    gone = connection.execute(select(documents.c.sha256).where(documents.c.id == identity)).scalar()
    heir = connection.execute(
        select(documents.c.id)
        .where(documents.c.sha256 == gone, documents.c.id != identity)
        .order_by(documents.c.id)
    ).scalar()
    if heir is not None:
        moved = update(items).where(items.c.document == identity)
        connection.execute(moved.values(document=heir, body=func.replace(items.c.body, identity, heir)))


def retire(connection: Connection, path: str, keep: frozenset[str]) -> None:
    """Take out documents of `path` that its newest reading no longer holds.

    Items on which a human decided move to the path's new document where their words still stand, and become
    orphans where they do not.
    """
    old = connection.execute(
        select(documents.c.id).where(documents.c.path == path, documents.c.id.not_in(keep))
    ).scalars()
    for identity in list(old):
        _hand_over(connection, identity)
        decided = _human_items(connection, identity)
        _drop_items(connection, [row.number for row in _rows_of(connection, identity)])
        home = _new_home(connection, path, keep)
        if decided and home is not None:
            _restore(connection, home, decided)
        if decided and home is None:
            _restore(connection, _bare(connection, identity), decided)
        else:
            connection.execute(delete(documents).where(documents.c.id == identity))


def _new_home(connection: Connection, path: str, keep: frozenset[str]) -> Document | None:
    row = connection.execute(
        select(documents).where(documents.c.path == path, documents.c.id.in_(keep)).order_by(documents.c.id)
    ).first()
    return _load(row) if row else None


def _bare(connection: Connection, identity: str) -> Document:
    return _load(connection.execute(select(documents).where(documents.c.id == identity)).one())


def _load(row: Any) -> Document:
    return load_document(row)


def _rows_of(connection: Connection, identity: str) -> list[Any]:
    return list(connection.execute(select(items.c.number).where(items.c.document == identity)))


def _human_items(connection: Connection, identity: str) -> list[dict[str, Any]]:
    decided = select(judgement.c.item)
    chosen = select(items).where(
        items.c.document == identity, (items.c.origin == "human") | items.c.id.in_(decided)
    )
    return [
        {
            **row._mapping,
            "parties": [
                dict(p._mapping)
                for p in connection.execute(
                    select(party).where(party.c.item == row.id).order_by(party.c.role)
                )
            ],
        }
        for row in connection.execute(chosen.order_by(items.c.number))
    ]


def _drop_items(connection: Connection, numbers: list[int]) -> None:
    search.clear(connection, numbers)
    for start in range(0, len(numbers), 500):
        connection.execute(delete(items).where(items.c.number.in_(numbers[start : start + 500])))


def _restore(connection: Connection, document: Document, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        parties = row.pop("parties")
        row.pop("number")
        place = locate(document.text, row["quote"], row["prefix"], row["suffix"], near=row["start"])
        twin = _twin(connection, document, row, place)
        if twin is not None:
            move(connection, row["id"], twin)
            continue
        row["document"] = document.id
        row["orphan"] = place is None
        if place is not None and place != (row["start"], row["end"]):
            row["start"], row["end"] = place
        connection.execute(insert(items), [row])
        if parties:
            connection.execute(insert(party), parties)
        _index(connection, [row["id"]])


def _twin(
    connection: Connection, document: Document, row: dict[str, Any], place: tuple[int, int] | None
) -> str | None:
    """The newly coded item on the same words, if there is one."""
    if place is None or row["origin"] == "human":
        return None
    same = select(items.c.id).where(
        items.c.document == document.id,
        items.c.kind == row["kind"],
        items.c.sort.is_not_distinct_from(row["sort"]),
        items.c.start == place[0],
        items.c.end == place[1],
        items.c.origin == row["origin"],
    )
    return connection.execute(same.order_by(items.c.number)).scalars().first()


def _index(connection: Connection, identities: list[str]) -> None:
    for start in range(0, len(identities), 500):
        chunk = identities[start : start + 500]
        found = connection.execute(
            select(items.c.number, items.c.quote, items.c.body)
            .where(items.c.id.in_(chunk))
            .order_by(items.c.number)
        )
        search.add(connection, [(row.number, row.quote) for row in found])
