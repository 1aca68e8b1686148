"""What was read, and what could not be read."""

from __future__ import annotations

from detente.assessment.scope import Scope
from detente.brief import wording
from detente.brief.nouns import Group, Line, Section
from detente.record import Record

__all__ = ["section"]


def section(scope: Scope, record: Record) -> Section:
    used = tuple(
        Line(
            text=document.title or document.path,
            who=document.outlet or "",
            when=wording.date(document.published.value),
            note="; ".join(
                _notes(document.id, document.path if document.title else "", document.dated_by, scope)
            ),
        )
        for document in scope.documents
    )
    groups = [Group("Used", used)]
    if scope.undated:
        lines = tuple(Line(text=d.title or d.path, note=d.path) for d in scope.undated)
        groups.append(Group("Not used: no publication date", lines))
    failed = [s for s in record.sources() if s["status"] == "failed"]
    if failed:
        groups.append(
            Group("Could not be read", tuple(Line(text=s["path"], note=s["message"] or "") for s in failed))
        )
    return Section(
        id="sources",
        title="What was read",
        finding=_finding(scope, len(failed)),
        groups=tuple(groups),
        method="Nothing published after the as-of date is used. Copies of one article count once.",
    )


def _notes(identity: str, path: str, dated_by: str, scope: Scope) -> list[str]:
    notes = [path] if path else []
    if dated_by in ("given", "file name"):
        notes.append(f"date from the {'reader' if dated_by == 'given' else 'file name'}")
    if copies := scope.copies.get(identity):
        notes.append(wording.count(copies, "further copy", "further copies"))
    return notes


def _finding(scope: Scope, failed: int) -> str:
    words = sum(document.words for document in scope.documents)
    parts = [f"{wording.count(len(scope.documents), 'document').capitalize()}, {words:,} words"]
    if scope.undated:
        parts.append(f"{wording.count(len(scope.undated), 'undated one')} not used")
    if failed:
        parts.append(f"{wording.count(failed, 'file')} could not be read")
    return "; ".join(parts) + "."
