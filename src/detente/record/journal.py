"""Decisions on items, kept in an append-only journal: everything can be taken back, nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from detente.errors import NotFound
from detente.evidence import Judgement, from_json, to_json
from detente.record.rows import dump
from detente.record.schema import item as items
from detente.record.schema import journal, judgement, meta

__all__ = ["decide", "entries", "history", "keep", "move", "undo"]


def decide(connection: Connection, verdict: Judgement) -> int:
    """Write a judgement to the journal and make it the reviewer's current one; its entry number.

    Raises
    ------
    NotFound
        If there is no such item.
    """
    if not connection.execute(select(items.c.id).where(items.c.id == verdict.item)).first():
        raise NotFound(f"there is no item {verdict.item}", hint="list items with `detente show`")
    before = _current(connection, verdict.item, verdict.reviewer)
    number = _append(connection, verdict.at, verdict.reviewer, "decide", verdict.item, before, _body(verdict))
    _set(connection, verdict.item, verdict.reviewer, _body(verdict), number)
    return number


def undo(connection: Connection, *, at: str, reviewer: str | None = None) -> Mapping[str, Any] | None:
    """Take back the newest decision that still stands (of one reviewer, or of anybody).

    Returns
    -------
    mapping or None
        The entry that was taken back; None where nothing is left to take back.
    """
    undone = select(journal.c.undoes).where(journal.c.undoes.is_not(None))
    newest = select(journal).where(journal.c.action.in_(("decide", "set")), journal.c.number.not_in(undone))
    if reviewer is not None:
        newest = newest.where(journal.c.reviewer == reviewer)
    row = connection.execute(newest.order_by(journal.c.number.desc()).limit(1)).first()
    if row is None:
        return None
    if row.action == "set":
        _append(connection, at, row.reviewer, "undo", row.item, row.after, row.before, undoes=row.number)
        _write_setting(connection, row.item, json.loads(row.before))
        return dict(row._mapping)
    item = _newest_id(connection, row.item)
    number = _append(connection, at, row.reviewer, "undo", item, row.after, row.before, undoes=row.number)
    _set(connection, item, row.reviewer, row.before, number)
    return dict(row._mapping)


def keep(connection: Connection, key: str, value: str, *, at: str, reviewer: str) -> int:
    """Write a setting of the case (`case.…`) and keep what it was, so that it can be taken back; the entry number."""
    before = connection.execute(select(meta.c.value).where(meta.c.key == key)).scalar()
    number = _append(connection, at, reviewer, "set", key, dump(before), dump(value))
    _write_setting(connection, key, value)
    return number


def _write_setting(connection: Connection, key: str, value: str | None) -> None:
    connection.execute(delete(meta).where(meta.c.key == key))
    if value is not None:
        connection.execute(insert(meta), [{"key": key, "value": value}])


def move(connection: Connection, old: str, new: str) -> None:
    """Let the judgements on an item stand on the item that a new reading put in its place."""
    rows = connection.execute(select(judgement).where(judgement.c.item == old).order_by(judgement.c.entry))
    for row in list(rows):
        if _current(connection, new, row.reviewer) is None:
            _append(connection, "", row.reviewer, "move", new, dump(old), row.body)
            _set(connection, new, row.reviewer, row.body, row.entry)
        connection.execute(
            delete(judgement).where(judgement.c.item == old, judgement.c.reviewer == row.reviewer)
        )


def _newest_id(connection: Connection, item: str) -> str:
    moves = select(journal.c.item).where(journal.c.action == "move", journal.c.before == dump(item))
    moved = connection.execute(moves.order_by(journal.c.number.desc())).scalars().first()
    return _newest_id(connection, moved) if moved else item


def entries(connection: Connection, *, limit: int | None = None) -> list[dict[str, Any]]:
    """The journal, newest first: number, at, reviewer, action, item, before, after, undoes."""
    rows = connection.execute(select(journal).order_by(journal.c.number.desc()).limit(limit))
    return [
        {
            **row._mapping,
            "before": json.loads(row.before) if row.before else None,
            "after": json.loads(row.after) if row.after else None,
        }
        for row in rows
    ]


def history(connection: Connection, item: str) -> list[Judgement]:
    """The judgements that stand on an item, one a reviewer, newest first."""
    rows = connection.execute(
        select(judgement.c.body).where(judgement.c.item == item).order_by(judgement.c.entry.desc())
    )
    return [from_json(Judgement, json.loads(row.body)) for row in rows]


def _body(verdict: Judgement) -> str:
    return dump(to_json(verdict, full=True))


def _current(connection: Connection, item: str, reviewer: str) -> str | None:
    row = connection.execute(
        select(judgement.c.body).where(judgement.c.item == item, judgement.c.reviewer == reviewer)
    ).first()
    return str(row.body) if row else None


def _set(connection: Connection, item: str, reviewer: str, body: str | None, entry: int) -> None:
    connection.execute(delete(judgement).where(judgement.c.item == item, judgement.c.reviewer == reviewer))
    if body is not None:
        verdict = json.loads(body)["verdict"]
        row = {"item": item, "reviewer": reviewer, "verdict": verdict, "body": body, "entry": entry}
        connection.execute(insert(judgement), [row])


def _append(
    connection: Connection,
    at: str,
    reviewer: str,
    action: str,
    item: str | None,
    before: str | None,
    after: str | None,
    *,
    undoes: int | None = None,
) -> int:
    number = (connection.execute(select(func.max(journal.c.number))).scalar() or 0) + 1
    row = {
        "number": number,
        "at": at,
        "reviewer": reviewer,
        "action": action,
        "item": item,
        "before": before,
        "after": after,
        "undoes": undoes,
    }
    connection.execute(insert(journal), [row])
    return int(number)
