"""Who did what to whom, in PLOVER: deeds that words name, and deeds done by speaking.

A statement whose act is a deed (a demand, a refusal, a threat …) is one event that points to it; where a verb
pattern stands on the statement's cue the two are the same event.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import codes
from detente.coding.deeds.draft import Draft, draft_of
from detente.coding.deeds.naming import deeds_of
from detente.coding.deeds.nested import settled
from detente.coding.deeds.opponents import addressed
from detente.coding.deeds.reports import one_each
from detente.coding.deeds.spoken import spoken
from detente.coding.deeds.status import asked
from detente.evidence import Event

if TYPE_CHECKING:
    from detente.coding.reading import Reading
    from detente.evidence.vocabulary import EventType

__all__ = ["annotate", "drafts", "fold", "ranked"]

_FOLDED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})


def annotate(reading: Reading) -> tuple[Event, ...]:
    """The events of a document in text order, each once however often it is told."""
    kept = [d for d in one_each(addressed(reading, drafts(reading))) if not _alone(d)]
    return tuple(_event(reading, _many(draft)) for draft in kept)


def _many(draft: Draft) -> Draft:
    """A meeting of three or more is multilateral."""
    several = draft.type == "CONSULT" and draft.mode is None and len(codes(draft.actors)) > 2
    return replace(draft, mode="multilateral") if several else draft


def _alone(draft: Draft) -> bool:
    """A meeting of one, a deed that needs a recipient and has none, or one that others than its doer think possible."""
    if draft.status == "hypothetical" and not draft.weighed:
        return True
    if draft.status == "negated" and draft.type in ("REJECT", "ACCUSE", "REQUEST", "THREATEN", "AGREE"):
        return True
    if draft.type == "REQUEST" and _unnamed(draft):
        return True
    if draft.type in ("ASSAULT", "COOPERATE") and len(draft.actors) == 1 and draft.recipients == draft.actors:
        return True
    if draft.type == "SUPPORT" and draft.statement is not None and not draft.recipients:
        return True
    if draft.type in _SPOKEN and draft.status in ("planned", "hypothetical") and draft.statement is None:
        return True
    return draft.type in ("COOPERATE", "AID", "SANCTION") and not draft.recipients


def _unnamed(draft: Draft) -> bool:
    """ "asked for anonymity", "that his name be withheld": what a source asks of a reporter."""
    about = draft.about
    return not about.isdisjoint({"anonymity", "anonymous"}) or (
        "name" in about
        and not about.isdisjoint({"use", "withhold", "publish", "print", "give", "reveal", "quote"})
    )


_SPOKEN = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})


def drafts(reading: Reading) -> list[Draft]:
    """Every telling of a deed in text order."""
    if "drafts" not in reading.notes:
        reading.notes["drafts"] = tuple(_drafts(reading))
    kept = reading.notes["drafts"]
    assert isinstance(kept, tuple)
    return list(kept)


def _drafts(reading: Reading) -> list[Draft]:
    patterns = reading.lexicon.patterns
    told: list[Draft] = []
    for number in range(len(reading.sentences)):
        tree = reading.tree(number)
        deeds = (deed for deed in deeds_of(reading, tree, patterns) if not asked(tree, deed.anchor))
        found = (draft_of(reading, tree, deed, patterns) for deed in deeds)
        told.extend(settled(tree, [draft for draft in found if draft is not None]))
    told = spoken(reading, told, patterns)
    return sorted(told, key=lambda d: (d.start, d.end, d.type))


def ranked(found: list[Draft]) -> list[Draft]:
    """The drafts of a sentence, what it is mainly about first."""
    return sorted(found, key=lambda d: (-d.weight, d.start))


def fold(event: Event) -> EventType:
    """The type as PLOVER exports it: planned cooperation is an agreement.

    Source: PLOVER manual of 2024-02-04 (Open Event Data Alliance), AGREE: "planned or future CONSULT, SUPPORT,
    COOPERATE and AID"; a future RETREAT or CONCEDE stays what it is.
    """
    return "AGREE" if event.status == "planned" and event.type in _FOLDED else event.type


def _event(reading: Reading, draft: Draft) -> Event:
    return Event(
        id=reading.new_id("event", draft.start, draft.end),
        document=reading.document.id,
        type=draft.type,
        mode=draft.mode,
        actors=draft.actors,
        recipients=draft.recipients,
        status=draft.status,
        evidence=reading.quote(draft.start, draft.end),
        date=draft.date,
        statement=draft.statement,
        contexts=draft.contexts,
        trace=draft.trace,
    )
