"""What a brief cites, as BibTeX and as CSL-JSON: each document once, in the order of its references."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from itertools import chain, count
from typing import Any

from detente.brief.nouns import Brief
from detente.evidence import Document

__all__ = ["bibtex", "cited", "csl"]

_SPECIAL = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#",
            "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}  # fmt: skip
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def cited(brief: Brief, documents: Iterable[Document]) -> list[Document]:
    """The documents that the brief's references stand in."""
    wanted = list(dict.fromkeys(ref.document for ref in brief.refs))
    known = {document.id: document for document in documents}
    return [known[identity] for identity in wanted if identity in known]


def bibtex(documents: Sequence[Document]) -> str:
    """Entries of type `article` where the outlet is known, else `misc`; keys are unique and made of outlet and day."""
    keys = _keys(documents)
    return "\n".join(_entry(document, key) for document, key in zip(documents, keys, strict=True))


def _entry(document: Document, key: str) -> str:
    kind = "article" if document.outlet else "misc"
    year, month, day = _parts(document)
    fields = {
        "title": document.title or document.path,
        "author": document.author,
        "journal": document.outlet,
        "year": year,
        "month": month and str(int(month)),
        "day": day and str(int(day)),
        "note": f"File {document.path.rsplit('/', 1)[-1]}, SHA-256 {document.sha256[:16]}",
    }
    lines = [f"  {name} = {{{_escaped(value)}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{key},", *lines, "}", ""])


def _escaped(words: str) -> str:
    plain = "".join(letter if letter.isprintable() else " " for letter in words)
    return "".join(_SPECIAL.get(letter, letter) for letter in plain)


def csl(documents: Sequence[Document]) -> str:
    """CSL-JSON, schema 1.0, type `article-newspaper`."""
    found = [_item(d, key) for d, key in zip(documents, _keys(documents), strict=True)]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _item(document: Document, key: str) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": key,
        "type": "article-newspaper",
        "title": document.title or document.path,
    }
    if document.outlet:
        item["container-title"] = document.outlet
    if document.author:
        item["author"] = [{"literal": document.author}]
    parts = [int(part) for part in _parts(document) if part]
    if parts:
        item["issued"] = {"date-parts": [parts]}
    return item


def _parts(document: Document) -> tuple[str | None, str | None, str | None]:
    found = _DAY.match(document.published.value or "")
    return (found[1], found[2], found[3]) if found else (None, None, None)


def _keys(documents: Sequence[Document]) -> list[str]:
    keys: list[str] = []
    for document in documents:
        outlet = re.sub(r"[^a-z0-9]+", "", (document.outlet or "document").lower()) or "document"
        base = f"{outlet}{(document.published.value or 'undated').replace('-', '').replace('/', '')}"
        keys.append(next(k for k in chain([base], (f"{base}-{n}" for n in count(2))) if k not in keys))
    return keys
