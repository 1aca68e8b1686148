"""Put a brief together from the assessment, section by section."""

from __future__ import annotations

from collections.abc import Sequence

from detente.assessment import Assessment, assess
from detente.brief import wording
from detente.brief.nouns import Brief, Line, Ref, Section
from detente.brief.references import References
from detente.brief.sections import SECTIONS
from detente.brief.sections.sources import section as sources
from detente.record import Record

__all__ = ["write_brief"]


def write_brief(record: Record, *, between: Sequence[str] | None = None, as_of: str | None = None) -> Brief:
    """The brief on what the record supports.

    Parameters
    ----------
    record : Record
    between : sequence of str, optional
        The parties' country codes; default: the two that speak and act most.
    as_of : str, optional
        ISO day after which nothing is used; default: the newest publication date.

    Raises
    ------
    InputError
        If nothing in the record was published by then.
    """
    assessment = assess(record, between=between, as_of=as_of)
    scope = assessment.scope
    references = References(record, scope)
    sections = [found for make in SECTIONS if (found := make(assessment, references)) is not None]
    sections.append(sources(scope, record))
    names = [wording.country(scope, code) for code in scope.between]
    return Brief(
        title=f"{wording.listed(names)}: where things stand",
        between=scope.between,
        as_of=scope.as_of,
        bottom_line=_bottom_line(assessment, sections),
        sections=tuple(sections),
        refs=_refs(sections),
    )


def _bottom_line(assessment: Assessment, sections: Sequence[Section]) -> tuple[Line, ...]:
    """The finding of every section that has one of weight, in the sections' order."""
    return tuple(
        Line(text=section.finding, label=section.title, note=f"#{section.id}")
        for section in sections
        if section.finding and section.id != "sources"
    )


def _refs(sections: Sequence[Section]) -> tuple[Ref, ...]:
    """Each reference once, in the order of its document and place."""
    found = {
        (ref.item, ref.start): ref
        for section in sections
        for group in section.groups
        for line in group.lines
        for ref in line.refs
    }
    return tuple(sorted(found.values(), key=lambda r: (r.published or "", r.path, r.start, r.item)))
