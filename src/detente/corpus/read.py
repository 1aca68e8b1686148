"""A file to Documents: the right reader, then date, heading, furniture, language and identity."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from detente.corpus.article import Article, Limits
from detente.corpus.discover import SUFFIXES
from detente.corpus.duplicates import signature
from detente.corpus.furniture import furniture
from detente.corpus.heading import heading
from detente.corpus.language import is_english
from detente.corpus.published import published
from detente.corpus.readers import html, pdf, plain, references, tables, word
from detente.errors import UnreadableFile
from detente.evidence import Document, document_id, sha256

__all__ = ["read_bytes", "read_file", "read_text"]

Reader = Callable[..., list[Article]]

_READERS: dict[str, Reader] = {
    ".txt": plain.read,
    ".md": plain.read,
    ".markdown": plain.read,
    ".html": html.read,
    ".htm": html.read,
    ".pdf": pdf.read,
    ".docx": word.read,
    ".jsonl": tables.read_jsonl,
    ".csv": tables.read_csv,
}
_BIBLIOGRAPHIES = {".ris": references.read_ris, ".bib": references.read_bib}
_VERBATIM = (".txt", ".md", ".markdown")


def read_file(
    path: Path, *, given: str | None = None, limits: Limits | None = None, name: str | None = None
) -> list[Document]:
    """Every article of a file.

    Parameters
    ----------
    path : Path
    given : str, optional
        The publication date that the user gave, ISO.
    limits : Limits, optional
    name : str, optional
        The path to show and store, where it is not `path` itself.

    Raises
    ------
    UnreadableFile
        What is wrong with the file and what to do about it.
    """
    limits = limits or Limits()
    where = name or path.as_posix()
    data = _load(path, where, limits)
    suffix = path.suffix.lower()
    if suffix in _BIBLIOGRAPHIES:
        return _bibliography(data, suffix, path.parent, where, given, limits)
    return read_bytes(data, where=where, given=given, limits=limits)


def read_bytes(
    data: bytes, *, where: str, given: str | None = None, limits: Limits | None = None
) -> list[Document]:
    """Every article in the bytes of a file named `where`; its ending chooses the reader."""
    limits = limits or Limits()
    suffix = Path(where).suffix.lower()
    reader = _READERS.get(suffix)
    if reader is None:
        raise UnreadableFile(
            f"has the unknown ending {suffix!r}", where=where, hint=f"known are {' '.join(SUFFIXES)}"
        )
    articles = reader(data, where=where, limits=limits)
    return [
        _document(a, where, n, given, limits, verbatim=suffix in _VERBATIM) for n, a in enumerate(articles)
    ]


def read_text(text: str, *, where: str, given: str | None = None) -> Document:
    """A document from pasted text."""
    return _document(Article(text), where, 0, given, Limits(), verbatim=True)


def _load(path: Path, where: str, limits: Limits) -> bytes:
    try:
        size = path.stat().st_size
        if size > limits.file_bytes:
            raise UnreadableFile(
                f"is {size / 2**20:.0f} MB; at most {limits.file_bytes / 2**20:.0f} MB are read",
                where=where,
                hint="split it",
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            f"cannot be opened ({error.strerror})", where=where, hint="check its permissions"
        ) from error


def _document(
    article: Article, where: str, number: int, given: str | None, limits: Limits, *, verbatim: bool
) -> Document:
    text = article.text
    if len(text) > limits.characters:
        raise UnreadableFile(
            f"holds {len(text):,} characters; at most {limits.characters:,} are read",
            where=where,
            hint="split it",
        )
    date, dated_by = published(text, article.published, where, given)
    page = furniture(text)
    head = heading(text, page)
    language = "en" if is_english(text) else "other"
    notes = list(article.notes)
    if date.value is None:
        notes.append("no publication date")
    if language != "en":
        notes.append("not in English: stored, not coded")
    digest = sha256(text)
    own_title = head.spans if verbatim or article.title is None else ()
    return Document(
        id=document_id(digest, f"{Path(where).name}#{number}" if number else Path(where).name),
        path=where if number == 0 else f"{where}#{number + 1}",
        title=article.title or head.title,
        author=article.author or head.author,
        outlet=article.outlet or head.outlet,
        published=date,
        sha256=digest,
        words=len(text.split()),
        text=text,
        furniture=tuple(sorted({*page, *own_title})),
        language=language,
        dated_by=dated_by,
        signature=signature(text),
        notes=tuple(notes),
    )


def _bibliography(
    data: bytes, suffix: str, folder: Path, where: str, given: str | None, limits: Limits
) -> list[Document]:
    found: list[Document] = []
    for number, entry in enumerate(_BIBLIOGRAPHIES[suffix](data, where=where, limits=limits)):
        facts = {"title": entry.title, "author": entry.author, "outlet": entry.outlet}
        attached = references.resolve(entry, folder)
        if attached is not None and attached.suffix.lower() in _READERS:
            for document in read_file(
                attached,
                given=given or entry.published,
                limits=limits,
                name=attached.relative_to(folder.resolve()).as_posix(),
            ):
                known = {name: value for name, value in facts.items() if value}
                found.append(replace(document, **known, path=f"{where}#{number + 1}"))  # type: ignore[arg-type]
        elif entry.abstract:
            article = Article(
                entry.abstract, published=entry.published, notes=("only the abstract",), **facts
            )
            found.append(_document(article, where, number, given, limits, verbatim=False))
    if not found:
        raise UnreadableFile(
            "no entry has an attached file or an abstract", where=where, hint="export with files"
        )
    return found
