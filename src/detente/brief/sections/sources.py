"""What was read, how far it can be relied on, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from detente.assessment import Assessment
from detente.assessment.scope import Scope
from detente.assessment.sources import OneOrigin, Origin
from detente.brief import wording
from detente.brief.items import by_id
from detente.brief.nouns import Group, Line, Section
from detente.brief.references import References
from detente.record import Record

__all__ = ["section"]

FEW = 3
"""Articles below which the first screen says that the ground is thin."""
_ADMIRALTY = {
    "A": "completely reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable",
    "E": "unreliable", "F": "reliability cannot be judged",
}  # fmt: skip


def section(assessment: Assessment, references: References, record: Record) -> Section:
    scope = assessment.scope
    failed = tuple(
        Line(text=s["path"], note=s["message"] or "") for s in record.sources() if s["status"] == "failed"
    )
    undated = tuple(Line(text=d.title or d.path, note=_file(d.path)) for d in scope.undated)
    groups = (
        Group("Used", tuple(_used(scope))),
        Group("How reliable", tuple(_origin(each) for each in assessment.origins)),
        Group(
            "Many reports, one origin", tuple(_one(o, assessment, references) for o in assessment.one_origin)
        ),
        Group("Not used: no publication date", undated),
        Group("Could not be read", failed),
    )
    return Section(
        id="sources",
        title="What was read",
        finding=_finding(scope, len(failed)),
        groups=tuple(group for group in groups if group.lines),
        method="Nothing published after the as-of date is used. Copies of one article count once. Reliability is the letter "
        "of the Admiralty code (NATO AJP-2.1) for the outlet, from a table that can be edited (`--codebook`); it rates the "
        "outlet, not the sentence.",
        gist=(Line(label="Grounds", text=_grounds(assessment)),),
    )


def _used(scope: Scope) -> Iterator[Line]:
    for document in scope.documents:
        yield Line(
            text=document.title or _file(document.path),
            who=document.outlet or "",
            when=wording.date(document.published.value),
            note="; ".join(
                _notes(document.id, _file(document.path) if document.title else "", document.dated_by, scope)
            ),
        )


def _file(path: str) -> str:
    """The file alone: a brief is passed on, folders of its maker's machine are not."""
    return PurePosixPath(path).name


def _notes(identity: str, path: str, dated_by: str, scope: Scope) -> list[str]:
    notes = [path] if path else []
    if dated_by in ("given", "file name"):
        notes.append(f"date from the {'reader' if dated_by == 'given' else 'file name'}")
    if copies := scope.copies.get(identity):
        notes.append(wording.count(copies, "further copy", "further copies"))
    return notes


def _origin(origin: Origin) -> Line:
    listed = "" if origin.known else "; not in the table of sources"
    texts = wording.count(origin.documents, "text")
    return Line(
        text=f"{origin.reliability}, {_ADMIRALTY[origin.reliability]}{listed}",
        who=origin.name,
        note=f"{texts}, {wording.count(origin.items, 'item')}",
    )


def _one(found: OneOrigin, assessment: Assessment, references: References) -> Line:
    items = by_id(assessment.scope)
    refs = tuple(references.of(items[i]) for i in found.statements)
    return Line(
        text=found.why, who=wording.actor(assessment.scope, found.speaker), label="one source", refs=refs
    )


def _finding(scope: Scope, failed: int) -> str:
    words = sum(document.words for document in scope.documents)
    parts = [f"{wording.count(len(scope.documents), 'document').capitalize()}, {words:,} words"]
    if scope.undated:
        parts.append(f"{wording.count(len(scope.undated), 'undated one')} not used")
    if failed:
        parts.append(f"{wording.count(failed, 'file')} could not be read")
    return "; ".join(parts) + "."


def _grounds(assessment: Assessment) -> str:
    """What the brief stands on; where that is thin, that it is too soon to say."""
    scope = assessment.scope
    articles = [document for document in scope.documents if document.kind == "article"]
    names = [origin.name for origin in assessment.origins]
    whose = (
        f" by {names[0]}"
        if len(names) == 1
        else f" from {wording.count(len(names), 'outlet or author', 'outlets or authors')}"
    )
    whose = ", outlet unknown" if names == ["unknown outlet"] else whose
    parts = [f"{wording.count(len(articles), 'article').capitalize()}{whose if articles else ''}."]
    unrated = all(not origin.known for origin in assessment.origins)
    parts += ["No source is in the table of reliability."] if unrated else []
    if assessment.one_origin:
        many = wording.count(len(assessment.one_origin), "statement is", "statements are").capitalize()
        parts.append(f"{many} reported several times from one origin.")
    if len(articles) < FEW:
        parts.append(
            "Too soon to say what either side intends: this is what so few texts report, and no more."
        )
    return " ".join(parts)
