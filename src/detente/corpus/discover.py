"""Which files to read, in an order that does not depend on the file system."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from detente.errors import InputError

__all__ = ["SUFFIXES", "discover"]

SUFFIXES = (".bib", ".csv", ".docx", ".htm", ".html", ".jsonl", ".markdown", ".md", ".pdf", ".ris", ".txt")


def discover(paths: Iterable[Path]) -> list[Path]:
    """Every readable file below `paths`, sorted; hidden ones and unknown endings in a folder are passed over.

    Raises
    ------
    InputError
        If a path does not exist, or nothing below them can be read.
    """
    found: set[Path] = set()
    for path in paths:
        if not path.exists():
            raise InputError("there is no such file or folder", where=str(path), hint="check the path")
        found.update(_below(path) if path.is_dir() else [path])
    if not found:
        raise InputError(
            "holds no file that can be read",
            where=", ".join(str(path) for path in paths),
            hint=f"readable endings are {' '.join(SUFFIXES)}",
        )
    return sorted(found, key=lambda path: path.as_posix())


def _below(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if path.suffix.lower() in SUFFIXES and not hidden and path.is_file():
            yield path
