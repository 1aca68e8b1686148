"""Read and code one file: the work that worker processes do. Nothing here touches a case file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente import __version__
from detente.corpus import read_file, read_text
from detente.evidence import Document, Item, to_json

if TYPE_CHECKING:
    from detente.coding.remote import Endpoint

__all__ = ["Task", "code_document", "code_text", "explain_text", "fingerprint", "read_and_code"]

Coded = list[tuple[Document, list[Item]]]


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read, the name it is stored under, the date given for it, the user's codebook and remote reader."""

    path: str
    name: str
    published: str | None = None
    codebook: str | None = None
    reader: Endpoint | None = None


def read_and_code(task: Task) -> Coded:
    """All documents of a file with what was coded in them.

    Raises
    ------
    UnreadableFile, CodebookError
    """
    documents = read_file(Path(task.path), given=task.published, name=task.name)
    coded = [(document, code_document(document, codebook=task.codebook)) for document in documents]
    return [_read_twice(document, items, task.reader) for document, items in coded] if task.reader else coded


def _read_twice(document: Document, items: list[Item], endpoint: Endpoint) -> tuple[Document, list[Item]]:
    """Add what the remote reader found and the rules did not; what it made up is counted in the notes."""
    from detente.coding.remote import read_remotely
    from detente.record.rows import anchor

    if document.language != "en":
        return document, items
    remote = read_remotely(document, endpoint)
    taken = {(kind_of(item), at) for item in items for at in range(anchor(item).start, anchor(item).end)}
    fresh = [
        item
        for item in remote.items
        if not any((kind_of(item), at) in taken for at in range(anchor(item).start, anchor(item).end))
    ]
    dropped = ", ".join(f"{number} {reason}" for reason, number in remote.dropped.items()) or "none"
    note = f"remote reader {endpoint.model}: {len(fresh)} items added; dropped: {dropped}"
    return replace(document, notes=(*document.notes, note)), [*items, *fresh]


def kind_of(item: Item) -> str:
    return item.id.split("-", 1)[0]


def code_text(text: str, *, name: str, published: str | None = None, codebook: str | None = None) -> Coded:
    """The same for pasted text."""
    document = read_text(text, where=name, given=published)
    return [(document, code_document(document, codebook=codebook))]


def code_document(document: Document, *, codebook: str | None = None) -> list[Item]:
    """What is coded in a document; nothing where it is not English."""
    if document.language != "en":
        return []
    from detente.coding.pipeline import code
    from detente.lexicon import load_lexicon

    lexicon = load_lexicon(user=Path(codebook) if codebook else None)
    return list(code(document, lexicon=lexicon).items)


@cache
def fingerprint(codebook: str | None = None) -> str:
    """Changes whenever reading the same file again could give another result."""
    digest = hashlib.sha256(__version__.encode())
    root = Path(__file__).parent
    for folder in ("coding", "corpus", "lexicon", "evidence"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".py", ".toml", ".csv", ".json", ".npz"):
                digest.update(path.read_bytes())
            elif path.suffix == ".onnx":
                digest.update(f"{path.name} {path.stat().st_size}".encode())
    if codebook:
        digest.update(Path(codebook).read_bytes())
    return digest.hexdigest()[:16]


def explain_text(text: str, *, codebook: str | None = None) -> list[dict[str, Any]]:
    """For each sentence of `text`: what is coded in it, and what became of each word that might have reported."""
    from detente.coding.pipeline import code, read_words
    from detente.coding.speech.explain import explain
    from detente.lexicon import load_lexicon
    from detente.record.rows import anchor

    lexicon = load_lexicon(user=Path(codebook) if codebook else None)
    document = read_text(text, where="sentence.txt")
    reading = read_words(document, lexicon=lexicon)
    items = code(document, lexicon=lexicon).items
    return [
        {
            "sentence": sentence.text,
            "items": [
                to_json(i, full=True) for i in items if sentence.start <= anchor(i).start < sentence.end
            ],
            "reasons": explain(reading, number),
        }
        for number, sentence in enumerate(reading.sentences)
    ]
