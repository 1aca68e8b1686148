"""A user's codebook laid over the shipped tables."""

from __future__ import annotations

from dataclasses import replace

from detente.lexicon.nouns import Issue
from detente.lexicon.phrases import tokens
from detente.lexicon.shelf import Shelf
from detente.lexicon.user import Own

__all__ = ["merged"]


def merged(shelf: Shelf, own: Own) -> Shelf:
    """The user's entries first; a form, post, term of office, cue, issue or source that both have is the user's."""
    forms = {tuple(tokens(name.text)) for name in own.names}
    posts = {office.id for office in own.offices}
    terms = {(h.person, h.country, h.office, h.since) for h in own.holders}
    cues = {(cue.lemma, cue.pos) for cue in own.cues}
    outlets = {source.name.lower() for source in own.sources}
    return replace(
        shelf,
        countries=(*shelf.countries, *own.countries),
        names=(*own.names, *(n for n in shelf.names if not forms or tuple(tokens(n.text)) not in forms)),
        offices=(*own.offices, *(o for o in shelf.offices if o.id not in posts)),
        holders=(
            *(h for h in shelf.holders if (h.person, h.country, h.office, h.since) not in terms),
            *own.holders,
        ),
        cues=(*(c for c in shelf.cues if (c.lemma, c.pos) not in cues), *own.cues),
        issues=_issues(shelf.issues, own.issues),
        sources=(*(s for s in shelf.sources if s.name.lower() not in outlets), *own.sources),
        governments={**shelf.governments, **own.governments},
    )


def _issues(shipped: tuple[Issue, ...], own: tuple[Issue, ...]) -> tuple[Issue, ...]:
    """An issue of the same id gets the user's words as well, and his name for it."""
    added = {issue.id: issue for issue in own}
    known = tuple(_joined(issue, added.pop(issue.id, None)) for issue in shipped)
    return (*known, *added.values())


def _joined(issue: Issue, own: Issue | None) -> Issue:
    if own is None:
        return issue
    return Issue(issue.id, own.name, tuple(dict.fromkeys((*issue.words, *own.words))))
