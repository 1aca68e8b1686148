"""What the record learnt only after a day: what had happened by then unreported, and what came afterwards."""

from __future__ import annotations

from dataclasses import dataclass

from detente.assessment.scope import Scope
from detente.assessment.signals import signals
from detente.evidence import Event, Statement

__all__ = ["Learnt", "known_later"]


@dataclass(frozen=True, slots=True)
class Learnt:
    """An item of a later document.

    Attributes
    ----------
    before : whether it had happened by the day of the forecast and was only not yet reported
    direction : of a signal between the parties, 1 towards talks and -1 away; 0 where it is none
    """

    item: str
    document: str
    day: str
    published: str
    before: bool
    direction: int


def known_later(then: Scope, now: Scope) -> tuple[Learnt, ...]:
    """Statements and deeds that `now` knows and `then` did not, where they belong to the time before or are signals.

    Those that had happened by the as-of date of `then` come first, each part in the order of days.
    """
    known = {document.id for document in then.documents}
    steps = {signal.of: signal.direction for signal in signals(now)}
    items: tuple[Statement | Event, ...] = (*now.statements, *now.events)
    found = [_learnt(each, then, now, steps.get(each.id, 0)) for each in items if each.document not in known]
    return tuple(
        sorted(
            (each for each in found if each.before or each.direction),
            key=lambda each: (not each.before, each.day, each.item),
        )
    )


def _learnt(item: Statement | Event, then: Scope, now: Scope, direction: int) -> Learnt:
    own = now.dated(item)
    happened = not isinstance(item, Event) or item.status == "occurred"
    before = own.basis != "publication" and happened and (own.latest or "9999") <= then.as_of
    published = now.home(item).published.latest or ""
    return Learnt(item.id, item.document, now.day(item), published, before, direction)
