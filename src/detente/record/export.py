"""The case as tables: CSV, JSONL and Parquet, one a kind, with a codebook of their columns."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from detente.errors import InputError
from detente.evidence import to_json
from detente.evidence.vocabulary import ITEM_KINDS
from detente.record.queries import Filter
from detente.record.record import Record
from detente.record.rows import dump

__all__ = ["export", "flat", "harmless"]

_MEANING = {
    "id": "stable identity of the row",
    "document": "identity of the document it stands in",
    "verdict": "the reviewers' newest verdict; empty where nobody has decided",
    "origin": "coder, human or table",
    "orphan": "true where the words no longer stand in the document",
    "start": "code point of the document's text where the quote begins",
    "end": "code point after the quote's last",
    "quote": "the words that say so",
    "text": "the document's words (left out with --no-text)",
}
_TEXT_COLUMNS = (
    "quote",
    "text",
    "expression",
    "mention",
    "cue",
    "content",
    "evidence",
    "requirement",
    "consequence",
    "prediction",
)


def export(record: Record, folder: Path, *, text: bool = True) -> list[Path]:
    """Write every kind to `folder`; the files, sorted.

    Parameters
    ----------
    text : bool
        False leaves out all words of the articles (for sharing where their licence forbids it).
    """
    if folder.exists() and not folder.is_dir():
        raise InputError("is a file, not a folder", where=str(folder), hint="name a folder")
    folder.mkdir(parents=True, exist_ok=True)
    tables = {"documents": _documents(record, text=text)}
    for kind in ITEM_KINDS:
        tables[f"{kind}s"] = _items(record, kind, text=text)
    tables["journal"] = [
        {key: dump(value) if isinstance(value, (dict, list)) else value for key, value in entry.items()}
        for entry in reversed(record.journal())
        if text or entry is not None
    ]
    if not text:
        for row in tables["journal"]:
            row["before"] = row["after"] = None
    written = [path for name, rows in tables.items() for path in _write(folder, name, rows)]
    return sorted([*written, _codebook(folder, tables)])


def _documents(record: Record, *, text: bool) -> list[dict[str, Any]]:
    return [
        {**flat(to_json(document)), **({"text": document.text} if text else {})}
        for document in record.documents(text=text)
    ]


def _items(record: Record, kind: str, *, text: bool) -> list[dict[str, Any]]:
    found = []
    for row in record.rows(Filter(kind=kind, rejected=True)):
        body = {**json.loads(row.body), **(json.loads(row.judged)["changes"] if row.judged else {})}
        body.pop("trace", None)
        facts = {"start": row.start, "end": row.end, "quote": row.quote}
        shape = flat(
            {**body, **facts, "verdict": row.verdict, "origin": row.origin, "orphan": bool(row.orphan)}
        )
        found.append(shape if text else {k: v for k, v in shape.items() if not _is_text(k)})
    return found


def _is_text(column: str) -> bool:
    parts = column.split(".")
    if parts[-1] in ("start", "end"):
        return False
    return any(part in _TEXT_COLUMNS for part in parts)


def flat(shape: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """Nested records as dotted columns; lists as JSON."""
    row: dict[str, Any] = {}
    for key, value in shape.items():
        if isinstance(value, dict) and value:
            row |= flat(value, f"{prefix}{key}.")
        else:
            row[prefix + key] = dump(value) if isinstance(value, (list, dict)) else value
    return row


def _write(folder: Path, name: str, rows: list[dict[str, Any]]) -> Iterable[Path]:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    full = [{column: row.get(column) for column in columns} for row in rows]
    yield _write_csv(folder / f"{name}.csv", columns, full)
    path = folder / f"{name}.jsonl"
    path.write_text("".join(dump(row) + "\n" for row in full), encoding="utf-8")
    yield path
    yield _write_parquet(folder / f"{name}.parquet", columns, full)


def _write_csv(path: Path, columns: list[str], rows: list[dict[str, Any]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows({key: harmless(value) for key, value in row.items()} for row in rows)
    return path


def harmless(value: Any) -> Any:
    """A cell that a spreadsheet would take for a formula gets an apostrophe (articles are hostile input)."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def _write_parquet(path: Path, columns: list[str], rows: list[dict[str, Any]]) -> Path:
    import pyarrow as pa
    import pyarrow.parquet as pq

    arrays = {column: [row[column] for row in rows] for column in columns}
    typed = {name: pa.array(values, type=_type(values)) for name, values in arrays.items()}
    pq.write_table(pa.table(typed), path, compression="zstd", store_schema=False)
    return path


def _type(values: list[Any]) -> Any:
    import pyarrow as pa

    known = [value for value in values if value is not None]
    if known and all(isinstance(value, bool) for value in known):
        return pa.bool_()
    if known and all(isinstance(value, int) for value in known):
        return pa.int64()
    return pa.string()


def _codebook(folder: Path, tables: dict[str, list[dict[str, Any]]]) -> Path:
    lines = [
        "# Codebook",
        "",
        "Offsets count code points of a document's text; the end is exclusive. Empty means not known.",
        "",
    ]
    for name, rows in tables.items():
        lines += [f"## {name}", "", f"{len(rows)} rows.", ""]
        for column in dict.fromkeys(column for row in rows for column in row):
            meaning = _MEANING.get(column, _MEANING.get(column.rsplit(".", 1)[-1], ""))
            lines.append(f"- `{column}`{': ' + meaning if meaning else ''}")
        lines.append("")
    path = folder / "CODEBOOK.md"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path
