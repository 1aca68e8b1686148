"""Open or create a case file, and refuse what is not ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool

from detente.errors import CaseFileError
from detente.record import schema, search

__all__ = ["open_engine"]

_MAGIC = b"SQLite format 3\x00"
_FORMAT = "detente case"


def open_engine(path: Path, *, create: bool) -> Engine:
    """The engine on a case file.

    Parameters
    ----------
    path : Path
    create : bool
        Make the file where there is none.

    Raises
    ------
    CaseFileError
        If the file is missing (and not to be created), no case file, damaged, or from a newer version.
    """
    _check_header(path, create=create)
    engine = create_engine(f"sqlite:///{path}", poolclass=QueuePool, pool_size=8, max_overflow=64)
    event.listen(engine, "connect", _configure)
    try:
        with engine.begin() as connection:
            _prepare(connection, path)
    except DatabaseError as error:
        engine.dispose()
        what, hint = _reason(error)
        raise CaseFileError(what, where=str(path), hint=hint) from error
    except CaseFileError:
        engine.dispose()
        raise
    return engine


def _check_header(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise CaseFileError(
            "is a folder, not a case file", where=str(path), hint="name a file such as korea.case"
        )
    if not path.exists():
        if not create:
            raise CaseFileError(
                "there is no such case file", where=str(path), hint="make one with `detente read`"
            )
        if not path.parent.is_dir():
            raise CaseFileError("the folder does not exist", where=str(path.parent), hint="create it first")
        return
    with path.open("rb") as file:
        head = file.read(len(_MAGIC))
    if head and head != _MAGIC:
        raise CaseFileError(
            "is not a detente case file", where=str(path), hint="name another file with --case"
        )


def _configure(connection: Any, _: object) -> None:
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA busy_timeout=10000")


def _prepare(connection: Connection, path: Path) -> None:
    tables = inspect(connection).get_table_names()
    if not tables:
        schema.metadata.create_all(connection)
        search.create(connection)
        for guard in ("UPDATE", "DELETE"):
            connection.execute(
                text(
                    f"CREATE TRIGGER journal_no_{guard.lower()} BEFORE {guard} ON journal "
                    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
                )
            )
        rows = [{"key": "format", "value": _FORMAT}, {"key": "version", "value": str(schema.VERSION)}]
        connection.execute(schema.meta.insert(), rows)
        return
    known = {}
    if "meta" in tables:
        known = {row.key: row.value for row in connection.execute(select(schema.meta))}
    if known.get("format") != _FORMAT:
        raise CaseFileError(
            "is a database, but not a detente case file", where=str(path), hint="name another file"
        )
    if int(known["version"]) > schema.VERSION:
        raise CaseFileError(
            f"was written by a newer detente (format {known['version']}; this one knows {schema.VERSION})",
            where=str(path),
            hint="upgrade detente",
        )
    present = {index["name"] for index in inspect(connection).get_indexes("item")}
    for index in schema.LATER:
        if index.name not in present:
            index.create(connection)


def _reason(error: DatabaseError) -> tuple[str, str]:
    """What is wrong, and what to do next."""
    cause = str(error.orig)
    if "disk" in cause:
        return (
            "no space is left on the disk, or it cannot be written",
            "free some space, or check its permissions",
        )
    if "unable to open" in cause or "readonly" in cause:
        return "cannot be opened for writing", "check the permissions of the file and of its folder"
    if "locked" in cause:
        return "is in use by another program", "wait until that has ended, and try again"
    return f"the case file is damaged ({cause})", "restore it from a copy"
