"""`.docx`: paragraphs in order; Nexis Uni bundles are split into their articles."""

from __future__ import annotations

import io
import re
import zipfile

from detente.corpus.article import Article, Limits
from detente.errors import UnreadableFile

__all__ = ["read"]

_END = "End of Document"
_DATE = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}"
)
_HEAD_FIELDS = (
    "Copyright ",
    "Section:",
    "Length:",
    "Byline:",
    "Highlight:",
    "Dateline:",
    "Body",
    "Load-Date:",
)


def read(data: bytes, *, where: str, limits: Limits) -> list[Article]:
    lines = _paragraphs(data, where, limits)
    if sum(line.strip() == _END for line in lines):
        return _bundle(lines)
    text = "\n".join(lines).strip()
    if not text:
        raise UnreadableFile("holds no text", where=where, hint="remove it or save it again")
    return [Article(text)]


def _paragraphs(data: bytes, where: str, limits: Limits) -> list[str]:
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            unpacked = sum(entry.file_size for entry in package.infolist())
            if unpacked > limits.unpacked_bytes or unpacked > limits.unpacking_ratio * max(len(data), 4096):
                raise UnreadableFile(
                    f"unpacks to {unpacked / 2**20:.0f} MB, far more than a document holds",
                    where=where,
                    hint="do not trust it; save the text alone",
                )
            if "word/document.xml" not in package.namelist():
                raise UnreadableFile("is not a Word document", where=where, hint="give it its true ending")
        document = Document(io.BytesIO(data))
    except (
        zipfile.BadZipFile,
        PackageNotFoundError,
        XMLSyntaxError,
        KeyError,
        ValueError,
        EOFError,
    ) as error:
        raise UnreadableFile("is damaged or truncated", where=where, hint="save it again") from error
    return [paragraph.text for paragraph in document.paragraphs]


def _bundle(lines: list[str]) -> list[Article]:
    """The articles of a Nexis Uni bundle: title, outlet, date, fields, `Body`, text, `End of Document`."""
    articles, current = [], list[str]()
    for line in lines:
        if line.strip() == _END:
            if article := _article([each.strip() for each in current]):
                articles.append(article)
            current = []
        else:
            current.append(line)
    return articles


def _article(lines: list[str]) -> Article | None:
    if "Body" not in lines:
        return None
    at = lines.index("Body")
    head = [line for line in lines[:at] if line]
    stop = next((i for i, line in enumerate(lines) if i > at and line.startswith("Load-Date:")), len(lines))
    text = "\n\n".join(line for line in lines[at + 1 : stop] if line)
    if not text:
        return None
    dated = next((i for i, line in enumerate(head) if _DATE.match(line)), None)
    plain = [line for line in head[:dated] if not line.startswith(_HEAD_FIELDS)]
    byline = next((line[7:].strip() for line in head if line.startswith("Byline:")), None)
    return Article(
        text,
        title=plain[-2] if len(plain) > 1 else (plain[0] if plain else None),
        author=byline,
        outlet=plain[-1] if len(plain) > 1 else None,
        published=head[dated] if dated is not None else None,
    )
