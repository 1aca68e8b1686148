"""Rows of a CSV table, read within limits."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from detente.engine import text_of
from detente.errors import InputError

__all__ = ["LARGEST", "read_rows"]

LARGEST = 16 * 2**20
"""Bytes of the largest table."""


def read_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and cells of every row of a CSV file, names in lower case; lines that begin with # are notes."""
    reader = csv.reader(io.StringIO(text_of(path, largest=LARGEST, what="table"), newline=""))
    header: list[str] = []
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells) or cells[0].lstrip().startswith("#"):
                continue
            if not header:
                header = [cell.strip().lower() for cell in cells]
            else:
                yield reader.line_num, {k: v.strip() for k, v in zip(header, cells, strict=False)}
    except csv.Error as error:
        raise InputError(
            f"is not a readable CSV table ({error})", where=str(path), hint="export it again"
        ) from error
