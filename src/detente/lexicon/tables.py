"""The data files as rows and tables."""

from __future__ import annotations

import csv
import tomllib
from importlib.resources import files
from typing import Any

__all__ = ["many", "rows", "table"]

_DATA = files("detente.lexicon") / "data"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of `data/<name>.csv`; lines that start with `#` are comments."""
    text = (_DATA / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if line and not line.startswith("#")))


def table(name: str) -> dict[str, Any]:
    """`data/<name>.toml`."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


def many(cell: str | None) -> tuple[str, ...]:
    """The values of a cell that holds several, parted by `|`."""
    return tuple(part.strip() for part in (cell or "").split("|") if part.strip())
