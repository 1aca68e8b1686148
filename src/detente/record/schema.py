"""The tables of a case file, in SQLAlchemy Core so that they also serve PostgreSQL."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

__all__ = [
    "LATER",
    "VERSION",
    "document",
    "item",
    "journal",
    "judgement",
    "meta",
    "metadata",
    "party",
    "source",
]

VERSION = 1

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)

source = Table(
    "source",
    metadata,
    Column("path", String, primary_key=True),
    Column("sha256", String, nullable=False),
    Column("settings", String, nullable=False),
    Column("status", String, nullable=False),
    Column("message", Text),
)

document = Table(
    "document",
    metadata,
    Column("id", String, primary_key=True),
    Column("path", String, nullable=False, index=True),
    Column("sha256", String, nullable=False, index=True),
    Column("published", String, index=True),
    Column("duplicate_of", String),
    Column("body", Text, nullable=False),
    Column("text", Text, nullable=False),
)

item = Table(
    "item",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("document", String, ForeignKey("document.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("sort", String),
    Column("date", String),
    Column("latest", String),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("prefix", Text, nullable=False),
    Column("suffix", Text, nullable=False),
    Column("origin", String, nullable=False),
    Column("orphan", Boolean, nullable=False, default=False),
    Column("body", Text, nullable=False),
    Index("item_by_document", "document", "start"),
    Index("item_by_kind", "kind", "date", "number"),
    Index("item_by_place", "kind", "document", "start", "number"),
    Index("item_by_origin", "origin", "id"),
)

party = Table(
    "party",
    metadata,
    Column("item", String, ForeignKey("item.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("role", String, nullable=False),
    Column("country", String),
    Column("name", String),
    Column("office", String),
    Index("party_by_country", "country", "role"),
)

journal = Table(
    "journal",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("reviewer", String, nullable=False),
    Column("action", String, nullable=False),
    Column("item", String),
    Column("before", Text),
    Column("after", Text),
    Column("undoes", Integer),
)

judgement = Table(
    "judgement",
    metadata,
    Column("item", String, nullable=False),
    Column("reviewer", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("body", Text, nullable=False),
    Column("entry", Integer, nullable=False),
    UniqueConstraint("item", "reviewer"),
    Index("judgement_by_entry", "item", "entry"),
)

LATER = tuple(
    index
    for index in sorted(item.indexes, key=lambda i: str(i.name))
    if index.name in ("item_by_place", "item_by_origin")
)
"""Indices that a case file of an earlier version may lack."""
