"""When a clock starts: at the last deed it counts from, at an announcement, or when it was set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from detente.assessment.clocks.activities import Activity, activity_in, ceases
from detente.assessment.clocks.durations import Duration
from detente.assessment.scope import Scope
from detente.evidence import Actor, Condition, Event, Statement

__all__ = [
    "Announced",
    "Reset",
    "StartRule",
    "announcement",
    "first_met",
    "last_reset",
    "resets",
    "since_when",
    "start_rules",
    "words",
]

_CLOCK = re.compile(r"\b(?:clock|count(?:down|ing)?|period|timer|days?)\b")
_STARTS = re.compile(r"\b(?:start|begin|run|tick|count|kick in)(?:s|ning|ting|ning)?\b")
_STARTS_WHEN = re.compile(
    r"\b(?:clock|count(?:down|ing)?|timer|period)\b.{0,40}\b(?:start|begin|run|tick|count)(?:s|ning|ting)?\b.{0,20}?"
    r"\b(?:when|once|after|if|until|unless|with|from)\b\s+(?P<trigger>.+)"
)
_LEAD = re.compile(r"^(?:only\s+)?(?:when|once|after|if|until|unless|with|from|the day|the moment)\s+", re.I)
_EXACT = 7
"""A deed dated more loosely than this many days does not start a clock."""


@dataclass(frozen=True, slots=True)
class StartRule:
    """What somebody says must happen before the clock starts."""

    trigger: str
    by: Actor | None
    item: str
    document: str


@dataclass(frozen=True, slots=True)
class Reset:
    """A deed that sets the clock back, with the day or days that sources give."""

    first: date
    last: date
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Announced:
    """A statement or pledge that an activity is stopped."""

    day: date
    item: str


def start_rules(scope: Scope) -> Iterator[StartRule]:
    """Every saying that a clock starts only with something."""
    spoken = {s.id: s for s in scope.statements}
    told: set[str] = set()
    for condition in scope.conditions:
        follows = (condition.consequence or "").lower()
        if (
            condition.kind in ("necessary", "precondition", "clock")
            and _CLOCK.search(follows)
            and _STARTS.search(follows)
        ):
            own = spoken.get(condition.statement or "")
            told.add(condition.statement or "")
            by = own.speaker if own else condition.by
            yield StartRule(_LEAD.sub("", condition.requirement), by, condition.id, condition.document)
    for statement in scope.statements:
        found = _STARTS_WHEN.search(words(statement).lower())
        if found and statement.id not in told and statement.polarity == "affirmed":
            trigger = words(statement)[found.start("trigger") :]
            yield StartRule(trigger, statement.speaker, statement.id, statement.document)


def words(item: Statement | Event) -> str:
    """What was said or done."""
    return item.evidence.text if isinstance(item, Event) else " ".join(q.text for q in item.content)


def resets(scope: Scope, activity: Activity, country: str | None) -> list[Event]:
    """Deeds of the kind by the country that happened by the as-of date and whose day is known."""
    return [
        event
        for event in scope.events
        if event.status == "occurred"
        and (country is None or any(a.country == country for a in event.actors))
        and activity.is_done_by(event)
        and _exact(event, scope.as_of)
    ]


def _exact(event: Event, as_of: str) -> bool:
    first, last = event.date.earliest, event.date.latest
    if first is None or last is None or event.date.basis in ("publication", "unknown") or first > as_of:
        return False
    return (date.fromisoformat(last) - date.fromisoformat(first)).days <= _EXACT


def last_reset(events: list[Event], as_of: str) -> Reset | None:
    """The newest deed; tellings of other documents a day apart are the same one, in doubt by a day."""
    if not events:
        return None
    newest = max(events, key=lambda e: (e.date.latest or "", e.date.earliest or "", e.id))
    last = date.fromisoformat(newest.date.latest or "")
    same = [
        e
        for e in events
        if e is newest
        or e.date.latest == newest.date.latest
        or (e.document != newest.document and 0 <= (last - date.fromisoformat(e.date.latest or "")).days <= 1)
    ]
    first = min(date.fromisoformat(e.date.earliest or "") for e in same)
    until = min(last, date.fromisoformat(as_of))
    return Reset(min(first, until), until, tuple(sorted(e.id for e in same)))


def first_met(events: list[Event], since: date, length: Duration, as_of: str) -> date | None:
    """The first day on which the full length had passed, before a later deed; from the last deed before it was set on."""
    days = sorted({e.date.latest or "" for e in events if (e.date.latest or "") <= as_of})
    before = [day for day in days if day <= since.isoformat()]
    run = [*before[-1:], *(day for day in days if day > since.isoformat())]
    passed = ((length.after(date.fromisoformat(day)), following) for day, following in pairwise(run))
    return next((end for end, following in passed if end.isoformat() <= following), None)


def announcement(scope: Scope, trigger: str, country: str | None, since: str) -> Announced | None:
    """The first saying or pledge of the country, from `since` on, that it stops what the trigger names."""
    activity = activity_in(trigger)
    items: tuple[Statement | Event, ...] = (*scope.statements, *scope.events)
    found = [
        Announced(date.fromisoformat(scope.day(item)), item.id)
        for item in items
        if _says(item, country) and _stops(words(item), activity) and scope.day(item) >= since
    ]
    return min(found, key=lambda a: (a.day, a.item), default=None)


def _says(item: Statement | Event, country: str | None) -> bool:
    if isinstance(item, Statement):
        pledges = item.act in ("announcement", "promise", "offer", "other", "assessment")
        return (
            pledges
            and item.polarity == "affirmed"
            and item.channel != "anonymous"
            and item.speaker.country == country
        )
    pledges = item.type in ("AGREE", "CONCEDE", "RETREAT") and item.status == "occurred"
    return pledges and any(a.country == country for a in item.actors)


def _stops(text: str, activity: Activity | None) -> bool:
    return activity is not None and ceases(text) and bool(activity.asked.search(text.lower()))


def since_when(condition: Condition, scope: Scope) -> tuple[date | None, date]:
    """The day on which a condition was set: exactly where its statement is dated, else at the latest by the report."""
    own = next((s for s in scope.statements if s.id == condition.statement), None)
    published = scope.home(condition).published
    latest = date.fromisoformat(min(published.latest or scope.as_of, scope.as_of))
    if own is not None and own.date.latest and own.date.earliest and own.date.basis != "publication":
        return date.fromisoformat(own.date.earliest), min(date.fromisoformat(own.date.latest), latest)
    return None, latest
