"""`.jsonl` and `.csv` with one article a row: text, and where there are any title, author, outlet, date."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from detente.corpus.article import Article, Limits
from detente.corpus.decode import decode
from detente.errors import UnreadableFile

__all__ = ["read_csv", "read_jsonl"]

_NAMES = {
    "text": ("text", "body", "content", "article", "fulltext", "full_text"),
    "title": ("title", "headline"),
    "author": ("author", "byline", "authors"),
    "outlet": ("outlet", "source", "publication", "publisher"),
    "published": ("published", "date", "publication_date", "published_at", "pubdate"),
}


def read_jsonl(data: bytes, *, where: str, limits: Limits) -> list[Article]:
    text, notes = decode(data, where=where)
    return _articles(_json_rows(text, where), notes, where, limits)


def read_csv(data: bytes, *, where: str, limits: Limits) -> list[Article]:
    text, notes = decode(data, where=where)
    csv.field_size_limit(limits.characters)
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
    except csv.Error as error:
        raise UnreadableFile(
            f"is not a readable CSV table ({error})", where=where, hint="export it again"
        ) from error
    return _articles(iter(rows), notes, where, limits)


def _json_rows(text: str, where: str) -> Iterator[Mapping[str, Any]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise UnreadableFile(
                "is not valid JSON",
                where=f"{where}, line {number}",
                hint="one JSON object a line is expected",
            ) from error
        if not isinstance(row, dict):
            raise UnreadableFile(
                "is not a JSON object", where=f"{where}, line {number}", hint='use {"text": …}'
            )
        yield row


def _articles(
    rows: Iterator[Mapping[str, Any]], notes: tuple[str, ...], where: str, limits: Limits
) -> list[Article]:
    found = []
    for row in rows:
        lowered = {str(key).strip().lower(): value for key, value in row.items() if key}
        fields = {field: _first(lowered, names) for field, names in _NAMES.items()}
        if not fields["text"]:
            continue
        found.append(Article(**{**fields, "text": fields["text"]}, notes=notes))  # type: ignore[arg-type]
        if len(found) > limits.articles:
            raise UnreadableFile(f"holds more than {limits.articles} articles", where=where, hint="split it")
    if not found:
        raise UnreadableFile(
            "has no column with article text",
            where=where,
            hint="name it text, body or content; rows of facts go through `detente import`",
        )
    return found


def _first(row: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = row.get(name)
        if isinstance(value, list):
            value = "; ".join(str(each) for each in value)
        if value is not None and str(value).strip():
            return str(value) if name in _NAMES["text"] else str(value).strip()
    return None
