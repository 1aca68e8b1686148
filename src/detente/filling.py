"""Fill a record: read and code files, pasted text and uploads into it, and group the copies among them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from detente.corpus import SUFFIXES, day, discover, duplicates
from detente.engine import cores, run
from detente.errors import UnreadableFile
from detente.evidence import Document
from detente.intake import Task, code_text, fingerprint, read_and_code
from detente.lexicon import load_lexicon
from detente.record import Record

if TYPE_CHECKING:
    from detente.coding.remote import Endpoint

__all__ = ["Failure", "Progress", "ReadReport", "read_files", "read_pasted", "read_sent"]

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, and the one line that says why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReadReport:
    """What a reading did: files read now, files that needed no reading, documents and items stored, failures."""

    read: int
    unchanged: int
    documents: int
    items: int
    failures: tuple[Failure, ...]


def read_files(
    record: Record,
    paths: Sequence[Path | str],
    *,
    published: str | None,
    codebook: Path | str | None,
    reader: Endpoint | None,
    workers: int | None,
    timeout: float,
    progress: Progress | None,
) -> ReadReport:
    """Read and code every article below `paths`; see :meth:`detente.case.Case.read`."""
    given = day(published, where="--published") if published else None
    book = str(codebook) if codebook else None
    if book:
        load_lexicon(user=Path(book))
    files = discover([Path(path) for path in paths])
    asked = f":{reader.url} {reader.model}" if reader else ""
    settings = f"{fingerprint(book)}:{given or ''}{asked}"
    tasks = [Task(str(path), path.as_posix(), given, book, reader) for path in files]
    known = record.read_before(settings)
    todo = [(task, digest) for task in tasks if known.get(task.name) != (digest := _digest(task.path))]
    report = _read_all(record, todo, settings, workers, timeout, progress)
    return replace(report, unchanged=len(tasks) - len(todo))


def _read_all(
    record: Record,
    todo: Sequence[tuple[Task, str]],
    settings: str,
    workers: int | None,
    timeout: float,
    progress: Progress | None,
) -> ReadReport:
    failures: list[Failure] = []
    documents = items = 0
    workers = min(cores() if workers is None else workers, len(todo))
    outcomes = run(read_and_code, (task for task, _ in todo), workers=workers, timeout=timeout)
    with closing(outcomes):
        for done, outcome in enumerate(outcomes, 1):
            task, digest = todo[outcome.number]
            if outcome.value is None:
                reason = (outcome.error or "").removeprefix(f"{task.name}: ")
                failures.append(Failure(task.name, reason))
                record.put_failure(task.name, digest, settings, reason)
            else:
                record.put(outcome.value, path=task.name, sha256=digest, settings=settings)
                documents += len(outcome.value)
                items += sum(len(found) for _, found in outcome.value)
            if progress:
                progress(done, len(todo), task.name)
    if documents:
        _group_copies(record)
    failures.sort(key=lambda failure: failure.path)
    return ReadReport(len(todo) - len(failures), 0, documents, items, tuple(failures))


def _group_copies(record: Record) -> None:
    """Say of every article which earlier one it repeats; texts are loaded only where a pair is new."""
    found = record.signatures()
    before = {identity: original for identity, _, original in found}
    pairs = duplicates(
        [(identity, signature) for identity, signature, _ in found],
        lambda identity: record.document(identity).text,
        known=before,
    )
    changed = {each: original for each, original in pairs.items() if original != before[each]}
    if changed:
        record.set_duplicates(changed)


def read_pasted(record: Record, text: str, *, name: str, published: str | None) -> Document:
    """Read and code pasted text under the name `name`."""
    coded = code_text(text, name=name, published=published)
    digest = hashlib.sha256(text.encode()).hexdigest()
    record.put(coded, path=name, sha256=digest, settings=f"{fingerprint()}:{published or ''}")
    _group_copies(record)
    return coded[0][0]


def read_sent(record: Record, data: bytes, *, name: str, published: str | None, timeout: float) -> int:
    """Read and code the bytes of a file that somebody sent, in a process of its own; the number of documents."""
    suffix = Path(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise UnreadableFile("has an unknown ending", where=name, hint=f"known are {' '.join(SUFFIXES)}")
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"upload{suffix}"
        path.write_bytes(data)
        (outcome,) = run(read_and_code, [Task(str(path), name, published)], workers=1, timeout=timeout)
    if outcome.value is None:
        raise UnreadableFile((outcome.error or "").removeprefix(f"{name}: "), where=name)
    digest = hashlib.sha256(data).hexdigest()
    record.put(outcome.value, path=name, sha256=digest, settings=f"{fingerprint()}:{published or ''}")
    _group_copies(record)
    return len(outcome.value)


def _digest(path: str) -> str:
    try:
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return f"unreadable: {error.strerror}"
