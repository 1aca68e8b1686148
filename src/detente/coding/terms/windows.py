"""Dated meetings and occasions ahead of the article: chances for contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import parties
from detente.coding.deeds.events import drafts
from detente.coding.deeds.reports import one_each
from detente.evidence import Trace, Window

if TYPE_CHECKING:
    from detente.coding.deeds.draft import Draft
    from detente.coding.reading import Reading
    from detente.coding.tree import Tree

__all__ = ["annotate"]

_PLACES = ("in", "at", "to")


def annotate(reading: Reading) -> tuple[Window, ...]:
    """Planned meetings, visits and calls with a date from the day of publication on, in text order."""
    ahead = [
        d for d in drafts(reading) if d.type == "CONSULT" and d.status == "planned" and _ahead(reading, d)
    ]
    return tuple(_window(reading, draft) for draft in one_each(ahead))


def _ahead(reading: Reading, draft: Draft) -> bool:
    published = reading.published
    return draft.date.value is not None and (published is None or (draft.date.latest or "") >= published)


def _window(reading: Reading, draft: Draft) -> Window:
    tree = reading.tree(draft.sentence)
    return Window(
        id=reading.new_id("window", draft.start, draft.end),
        document=reading.document.id,
        what=reading.document.text[draft.start : draft.end],
        participants=parties((*draft.actors, *draft.recipients)),
        place=_place(reading, tree, draft),
        date=draft.date,
        quote=reading.quote(draft.start, draft.end),
        trace=Trace(f"planned meeting, {draft.trace.rule}", draft.trace.triggers),
    )


def _place(reading: Reading, tree: Tree, draft: Draft) -> str | None:
    """The words after "in", "at" or "to" that name a place."""
    for anchor in dict.fromkeys((draft.anchor, draft.word)):
        for prep, head in tree.obliques(anchor):
            named = tree.upos[head] == "PROPN" and not any(
                t.quote.start <= tree.sentence.starts[head] < t.quote.end for t in reading.times
            )
            if prep in _PLACES and named:
                first, last = tree.span(head, without=("case", "acl:relcl", "appos", "punct", "conj"))
                return tree.sentence.span(first, last)
    return None
