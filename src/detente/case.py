"""Case, the thin noun in front: one method a verb, each composing the rooms. Rooms load when they are needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.evidence import Document, Item, Judgement
from detente.record import Filter, Record

if TYPE_CHECKING:
    from detente.coding.remote import Endpoint
    from detente.evidence.vocabulary import Verdict
    from detente.filling import Failure, Progress, ReadReport

__all__ = ["Case", "claim", "open_case", "own_clock", "scorecard"]


class Case:
    """A case file and everything that can be asked of it.

    Parameters
    ----------
    path : Path or str
    create : bool
        Make the file where there is none.
    """

    def __init__(self, path: Path | str, *, create: bool = False) -> None:
        self.record = Record(path, create=create)

    @property
    def path(self) -> Path:
        return self.record.path

    def close(self) -> None:
        self.record.close()

    def __enter__(self) -> Case:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # READ and CODE

    def read(
        self,
        *paths: Path | str,
        published: str | None = None,
        codebook: Path | str | None = None,
        reader: Endpoint | None = None,
        workers: int | None = None,
        timeout: float = 120.0,
        progress: Progress | None = None,
    ) -> ReadReport:
        """Read and code every article below `paths`; what was already read is passed over.

        Parameters
        ----------
        paths : Path or str
            Files or folders.
        published : str, optional
            The publication date of all of them (ISO), over what they state themselves.
        codebook : Path or str, optional
            A TOML file with own actors, offices, cue verbs, issues and event patterns.
        reader : Endpoint, optional
            A remote reader that is asked too (`detente.coding.remote`); what it makes up is dropped and counted.
        workers : int, optional
            Processes; 0 works in this one. Default: one a core.
        timeout : float
            Seconds that one file may take.
        progress : callable, optional
            Called as ``progress(done, total, path)``.

        Raises
        ------
        InputError
            If nothing below `paths` can be read at all.
        """
        from detente.filling import read_files

        return read_files(
            self.record,
            paths,
            published=published,
            codebook=codebook,
            reader=reader,
            workers=workers,
            timeout=timeout,
            progress=progress,
        )

    def read_text(self, text: str, *, name: str, published: str | None = None) -> Document:
        """Read and code pasted text under the name `name`."""
        from detente.filling import read_pasted

        return read_pasted(self.record, text, name=name, published=published)

    def read_upload(
        self, data: bytes, *, name: str, published: str | None = None, timeout: float = 60.0
    ) -> int:
        """Read and code the bytes of a file that somebody sent, in a process of its own; the number of documents.

        Raises
        ------
        UnreadableFile
            What is wrong with it; the case stays as it was.
        """
        from detente.filling import read_sent

        return read_sent(self.record, data, name=name, published=published, timeout=timeout)

    def import_table(self, path: Path | str, *, as_: str = "events") -> int:
        """Take rows of facts from a CSV table; the number of rows.

        Raises
        ------
        InputError
            With the line and column of the first row that makes no sense; nothing is stored then.
        """
        from detente.record.importing import import_table

        return import_table(self.record, Path(path), as_=as_)

    # SHOW

    def documents(self, *, as_of: str | None = None) -> list[Document]:
        return self.record.documents(as_of=as_of)

    def items(self, kind: str | None = None, **wanted: Any) -> list[Item]:
        """Items of a kind; `wanted` as in `detente.record.Filter`."""
        return self.record.items(Filter(kind=kind, **wanted))

    def show(self, kind: str, **wanted: Any) -> list[dict[str, Any]]:
        """What `detente show FILE KIND --json` prints.

        Raises
        ------
        NotFound
            If there is no such kind.
        """
        from detente.brief.listing import show

        return show(self.record, kind, **wanted)

    def search(self, words: str, *, limit: int = 50) -> list[Item]:
        """Items whose quote holds all `words` (or words that begin like them)."""
        return self.record.items(Filter(about=words, limit=limit))

    def failures(self) -> list[Failure]:
        """What could not be read, and why."""
        from detente.filling import Failure

        return [
            Failure(source["path"], source["message"] or "")
            for source in self.record.sources()
            if source["status"] == "failed"
        ]

    # REVIEW

    def decide(
        self,
        item: str,
        verdict: Verdict,
        *,
        reviewer: str,
        changes: dict[str, object] | None = None,
        reason: str | None = None,
        at: str | None = None,
    ) -> Judgement:
        """Accept, reject, edit or doubt an item; kept in the journal.

        Raises
        ------
        NotFound
            If there is no such item.
        InputError
            If a change does not fit the item.
        """
        from detente.record.checking import checked

        changes = checked(self.record.item(item), changes or {})
        judgement = Judgement(item, verdict, changes, reviewer, at or now(), reason)
        self.record.decide(judgement)
        return judgement

    def add_item(
        self,
        document: str,
        kind: str,
        start: int,
        end: int,
        fields: dict[str, object] | None = None,
        *,
        reviewer: str,
    ) -> Item:
        """Add an item on the words of a document from `start` to `end`; kept in the journal, and can be taken back.

        Raises
        ------
        NotFound
            If there is no such document.
        InputError
            If there are no such words, or a field does not fit.
        """
        from detente.record.making import made

        home = self.record.document(document)
        for ordinal in range(100):
            item = made(home, kind, start, end, fields or {}, ordinal=ordinal)
            if not self.record.has(item.id):
                break
        self.record.add(item, home, Judgement(item.id, "add", {}, reviewer, now(), None))
        return item

    def keep(self, key: str, value: str, *, reviewer: str) -> None:
        """Keep a setting with the case (the question, the model); goes through the journal, so it can be taken back."""
        self.record.keep(key, value, at=now(), reviewer=reviewer)

    def undo(self, *, reviewer: str | None = None) -> str | None:
        """Take back the newest decision; the item it was about, or None where there is none."""
        entry = self.record.undo(at=now(), reviewer=reviewer)
        return str(entry["item"]) if entry else None

    def pending(self) -> Iterator[Item]:
        """Items on which nobody has decided, in reading order."""
        for row in self.record.rows(Filter()):
            if row.verdict is None:
                yield self.record.item(row.id)

    # ASSESS and TELL

    def assess(self, *, between: Sequence[str] | None = None, as_of: str | None = None) -> Any:
        """Everything the record supports as of a date: see `detente.assessment.assess`."""
        from detente.assessment import assess

        return assess(self.record, between=tuple(between) if between else None, as_of=as_of)

    def brief(
        self,
        *,
        between: Sequence[str] | None = None,
        as_of: str | None = None,
        principal_overrides: bool = True,
    ) -> Any:
        """The brief, with `.html()`, `.markdown()` and `.terminal()`: see `detente.brief`."""
        from detente.brief import write_brief

        parties = tuple(between) if between else None
        return write_brief(self.record, between=parties, as_of=as_of, principal_overrides=principal_overrides)

    def clocks(self, *, between: Sequence[str] | None = None, as_of: str | None = None) -> tuple[Any, str]:
        """Every clock in the record under each reading, and the day it was read: see `detente.assessment.clocks`."""
        from detente.assessment import scope
        from detente.assessment.clocks import clocks

        cut = scope(self.record, between=tuple(between) if between else None, as_of=as_of)
        return clocks(cut), cut.as_of

    def outlook(
        self, *, by: str, between: Sequence[str] | None = None, as_of: str | None = None, **given: Any
    ) -> Any:
        """How likely contact, talks, agreement and implementation are by a day: see `detente.assessment.outlook`."""
        from detente.assessment import scope
        from detente.assessment.outlook import outlook

        cut = scope(self.record, between=tuple(between) if between else None, as_of=as_of)
        return outlook(cut, by=by, **given)

    def predictions_to_score(self, *, as_of: str | None = None) -> Any:
        """The predictions in the articles as forecasts: see `detente.assessment.score.foretold`."""
        from detente.assessment import scope
        from detente.assessment.score.foretold import foretold

        return foretold(scope(self.record, as_of=as_of))

    def draft(self, *, between: Sequence[str] | None = None, as_of: str | None = None) -> Any:
        """A conflict model proposed from the record, with `.toml()`: see `detente.drafting`."""
        from detente.drafting import draft

        return draft(self.record, between=tuple(between) if between else None, as_of=as_of)

    def export(self, folder: Path | str, *, text: bool = True) -> list[Path]:
        """Write CSV, JSONL and Parquet with a codebook; the files written."""
        from detente.record.export import export

        return export(self.record, Path(folder), text=text)

    def why(self, item: str) -> Any:
        """Why an item was coded: sentence, triggers, rule, runner-up."""
        from detente.record.why import why

        return why(self.record, item)

    def why_sentence(self, sentence: str, *, codebook: Path | str | None = None) -> list[dict[str, Any]]:
        """Why something, or nothing, is coded in a sentence: for each, its items and the reasons."""
        from detente.intake import explain_text

        return explain_text(sentence, codebook=str(codebook) if codebook else None)


def open_case(path: Path | str, *, create: bool = True) -> Case:
    """Open a case file, or make it."""
    return Case(path, create=create)


def own_clock(**given: Any) -> Any:
    """A clock of one's own; needs no case file: see `detente.assessment.clocks.own_clock`."""
    from detente.assessment.clocks import own_clock as run

    return run(**given)


def scorecard(path: Path | str, *, forecaster: str | None = None, seed: int = 0) -> Any:
    """Score a log of forecasts; needs no case file: see `detente.assessment.score`."""
    from detente.assessment.score import read_log, score

    found, chain = read_log(Path(path))
    return score(found, chain=chain, forecaster=forecaster, seed=seed)


def claim(kind: str, table: Path | str, *, where: str | None = None, **given: Any) -> Any:
    """Test a claim on a table of dates; needs no case file.

    Parameters
    ----------
    kind : {"season", "gap", "before-after", "goes-with"}
    table : Path
        CSV with a column `date`; for "goes-with" `other` names the second one.
    where : str, optional
        `column=value` that rows must have.
    given
        As in `detente.assessment.claims`; days may be ISO text.

    Raises
    ------
    InputError
        If the table or an option makes no sense.
    """
    from detente.assessment.claims.ask import ask

    return ask(kind, Path(table), where=where, **given)


def now() -> str:
    """The present moment in UTC, ISO 8601; used for journal entries alone."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
