"""Put a brief together from the assessment, section by section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from detente.assessment import assess
from detente.brief import wording
from detente.brief.nouns import Brief, Line, Ref, Section
from detente.brief.references import References
from detente.brief.sections import SECTIONS
from detente.brief.sections.sources import section as sources
from detente.record import Record

__all__ = ["write_brief"]


def write_brief(
    record: Record,
    *,
    between: Sequence[str] | None = None,
    as_of: str | None = None,
    principal_overrides: bool = True,
) -> Brief:
    """The brief on what the record supports.

    Parameters
    ----------
    record : Record
    between : sequence of str, optional
        The parties' country codes; default: the two that speak and act most.
    as_of : str, optional
        ISO day after which nothing is used; default: the newest publication date.
    principal_overrides : bool
        Whether the higher office stands even against a later word of a lower one.

    Raises
    ------
    InputError
        If nothing in the record was published by then.
    """
    assessment = assess(record, between=between, as_of=as_of, principal_overrides=principal_overrides)
    scope = assessment.scope
    references = References(record, scope)
    sections = [found for make in SECTIONS if (found := make(assessment, references)) is not None]
    sections.append(sources(assessment, references, record))
    names = [wording.country(scope, code) for code in scope.between]
    return Brief(
        title=f"{wording.listed(names)}: where things stand",
        between=scope.between,
        as_of=scope.as_of,
        bottom_line=_bottom_line(sections),
        sections=tuple(sections),
        refs=_refs(sections),
    )


def _bottom_line(sections: Sequence[Section]) -> tuple[Line, ...]:
    """What fits the first screen, each line pointing to its section."""
    return tuple(replace(line, note=f"#{section.id}") for section in sections for line in section.gist)


def _refs(sections: Sequence[Section]) -> tuple[Ref, ...]:
    """Each reference once, in the order of its document and place."""
    lines = chain.from_iterable(
        (*section.gist, *(line for group in section.groups for line in group.lines)) for section in sections
    )
    found = {(ref.item, ref.start): ref for line in lines for ref in line.refs}
    return tuple(sorted(found.values(), key=lambda r: (r.published or "", r.path, r.start, r.item)))
