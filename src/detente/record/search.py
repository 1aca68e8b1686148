"""Full-text search over quotes and documents; the one place that knows the database's dialect."""

from __future__ import annotations

import re

from sqlalchemy import Connection, text

__all__ = ["add", "clear", "create", "match", "words"]


def create(connection: Connection) -> None:
    connection.execute(
        text("CREATE VIRTUAL TABLE item_search USING fts5(words, tokenize='unicode61 remove_diacritics 2')")
    )


def add(connection: Connection, rows: list[tuple[int, str]]) -> None:
    """Index `rows` of item number and words."""
    if rows:
        connection.execute(
            text("INSERT INTO item_search(rowid, words) VALUES (:number, :words)"),
            [{"number": number, "words": words} for number, words in rows],
        )


def clear(connection: Connection, numbers: list[int]) -> None:
    if numbers:
        connection.execute(
            text("DELETE FROM item_search WHERE rowid = :number"), [{"number": n} for n in numbers]
        )


def words(query: str) -> str:
    """A user's words as a safe FTS5 expression: every word must occur, as the beginning of a word."""
    return " ".join(f'"{word}"*' for word in re.findall(r"\w+", query))


def match() -> str:
    """The SQL condition that an item holds all of `:words`."""
    return "item.number IN (SELECT rowid FROM item_search WHERE item_search MATCH :words)"
