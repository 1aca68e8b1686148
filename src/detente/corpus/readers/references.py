"""Zotero's `.ris` and `.bib`: each entry's attached file is the article, the entry its metadata."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.corpus.article import Limits
from detente.corpus.decode import decode
from detente.errors import UnreadableFile

__all__ = ["Reference", "read_bib", "read_ris"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A bibliographic entry: what it says of the article, its abstract or notes, and the attached files."""

    title: str | None
    author: str | None
    outlet: str | None
    published: str | None
    abstract: str | None
    files: tuple[str, ...]


def read_ris(data: bytes, *, where: str, limits: Limits) -> list[Reference]:
    import rispy

    text, _ = decode(data, where=where)
    try:
        entries = rispy.loads(text)
    except (OSError, ValueError, KeyError, IndexError) as error:
        raise UnreadableFile(f"is not valid RIS ({error})", where=where, hint="export it again") from error
    return [_from_ris(entry) for entry in entries[: limits.articles]]


def _from_ris(entry: dict[str, Any]) -> Reference:
    files = [str(entry[key]) for key in ("file_attachments1", "file_attachments2") if entry.get(key)]
    date = str(entry.get("date") or entry.get("year") or entry.get("publication_year") or "")
    return Reference(
        title=entry.get("title") or entry.get("primary_title"),
        author="; ".join(entry.get("authors") or entry.get("first_authors") or ()) or None,
        outlet=entry.get("secondary_title") or entry.get("journal_name") or entry.get("publisher"),
        published=date.strip("/").replace("/", "-") or None,
        abstract=entry.get("abstract"),
        files=tuple(files),
    )


def read_bib(data: bytes, *, where: str, limits: Limits) -> list[Reference]:
    from bibtexparser.entrypoint import parse_string

    text, _ = decode(data, where=where)
    library = parse_string(text)
    if not library.entries:
        raise UnreadableFile("holds no readable BibTeX entry", where=where, hint="export it again")
    return [
        _from_bib({f.key.lower(): str(f.value) for f in e.fields}) for e in library.entries[: limits.articles]
    ]


def _from_bib(entry: dict[str, str]) -> Reference:
    outlet = next(
        (entry[k] for k in ("journal", "journaltitle", "publisher", "howpublished") if k in entry), None
    )
    return Reference(
        title=_plain(entry.get("title")),
        author=_plain(entry.get("author")),
        outlet=_plain(outlet),
        published=entry.get("date") or entry.get("year"),
        abstract=_plain(entry.get("abstract")),
        files=tuple(_attached(entry.get("file", ""))),
    )


def _plain(value: str | None) -> str | None:
    return value.replace("{", "").replace("}", "").strip() or None if value else None


def _attached(field: str) -> list[str]:
    """Zotero writes `Title:path:mimetype;…`; other programs the path alone."""
    paths = []
    for part in field.split(";"):
        pieces = part.strip().replace("\\:", "\0").split(":")
        path = pieces[1] if len(pieces) >= 3 else pieces[0]
        if path:
            paths.append(path.replace("\0", ":"))
    return paths


def resolve(reference: Reference, folder: Path) -> Path | None:
    """The attached file, only below the folder that holds the bibliography."""
    base = folder.resolve()
    for name in reference.files:
        path = (folder / name.removeprefix("file://")).resolve()
        if path.is_file() and path.is_relative_to(base):
            return path
    return None
