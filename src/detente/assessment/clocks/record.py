"""Every clock in the record, under each reading of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from detente.assessment.clocks import starts
from detente.assessment.clocks.activities import Activity, abstains, activity_in
from detente.assessment.clocks.durations import Duration, duration
from detente.assessment.clocks.nouns import Clock, ClockReading
from detente.assessment.clocks.ticking import by_date, ticking, unset
from detente.assessment.matter import matter
from detente.assessment.positions import stems
from detente.assessment.scope import Scope
from detente.errors import DateError
from detente.evidence import Condition, Event, Statement, item_id

__all__ = ["clocks"]

_SET = "counted from the day it was set"
_REPORTED = "counted from the report: the day it was set is not in the record"
_ABOUT = re.compile(
    r"\b(?:threshold|deadline|timeline|clock|preconditions?|conditions?|period|ultimatum|requirement)\b"
)


def clocks(scope: Scope) -> tuple[Clock, ...]:
    """The clocks and deadlines of the record, in the order in which they were set."""
    grouped: dict[tuple[object, ...], list[Condition]] = {}
    for condition in scope.conditions:
        if _length(condition) is not None or (condition.deadline and condition.deadline.latest):
            grouped.setdefault(_same(condition, scope), []).append(condition)
    made = [_clock(told, scope) for told in grouped.values()]
    return tuple(sorted(made, key=lambda c: (c.obliged or "", c.duration or "", c.id)))


def _length(condition: Condition) -> Duration | None:
    try:
        return duration(condition.duration) if condition.duration else None
    except DateError:
        return None


def _same(condition: Condition, scope: Scope) -> tuple[object, ...]:
    """Several documents tell of one clock: same owner, same span, same matter."""
    activity = activity_in(condition.requirement)
    matter = activity.id if activity else stems(condition.requirement.lower())
    deadline = condition.deadline.latest if condition.deadline else None
    return condition.by.country, condition.duration, deadline, matter


def _clock(told: list[Condition], scope: Scope) -> Clock:
    first = min(told, key=lambda c: (scope.home(c).published.latest or "", c.quote.start, c.id))
    obliged = _obliged(first, scope)
    doubts = _unconfirmed(first, scope)
    return Clock(
        id=item_id("clock", first.id, 0, 0),
        conditions=(first.id, *sorted(c.id for c in told if c.id != first.id)),
        owner=first.by,
        obliged=obliged,
        requirement=first.requirement,
        consequence=first.consequence,
        duration=first.duration,
        zone=None,
        official="contested" if doubts else first.official,
        announced=_announced(first, scope),
        unconfirmed=doubts,
        readings=tuple(_readings(first, obliged, scope)),
    )


def _obliged(condition: Condition, scope: Scope) -> str | None:
    """Whom the clock binds: who is told, who is named, or the other party."""
    if condition.towards and condition.towards.country:
        return condition.towards.country
    owner = condition.by.country
    named = [c for c in _countries(condition.requirement, scope) if c != owner]
    if named:
        return named[0]
    others = [c for c in scope.between if c != owner]
    if owner in scope.between and len(others) == 1:
        return others[0]
    return None


def _countries(text: str, scope: Scope) -> list[str]:
    """Countries that the words name, in order."""
    tokens = re.findall(r"[\w'’.-]+", text)
    found, at = [], 0
    while at < len(tokens):
        match = scope.lexicon.name_at(tokens, at)
        found += [n.code for n in match.names[:1] if n.code] if match else []
        at = match.end if match else at + 1
    return list(dict.fromkeys(found))


def _announced(condition: Condition, scope: Scope) -> bool | None:
    own = next((s for s in scope.statements if s.id == condition.statement), None)
    if own is None:
        return None
    return own.channel == "public" and own.speaker.country == condition.by.country


def _unconfirmed(condition: Condition, scope: Scope) -> tuple[str, ...]:
    """Statements of the owner's government that withhold their word on this clock."""
    return tuple(
        s.id
        for s in scope.statements
        if s.id != condition.statement
        and s.speaker.country == condition.by.country
        and (s.polarity == "negated" or s.act == "denial")
        and _near(s, condition, scope)
        and _touches(s, condition, scope)
    )


def _near(statement: Statement, condition: Condition, scope: Scope) -> bool:
    """Said about when the clock was set, not in another year about something else."""
    _, latest = starts.since_when(condition, scope)
    return abs((date.fromisoformat(scope.day(statement)) - latest).days) <= DOUBT


DOUBT = 90
"""Days around the setting of a clock within which the same government's doubts are about it."""


def _touches(statement: Statement, condition: Condition, scope: Scope) -> bool:
    said = starts.words(statement).lower()
    number = re.search(r"\d+", condition.duration or "")
    named = bool(number and re.search(rf"\b{number[0]}\b", said))
    asked = " ".join(
        w for w in f"{condition.requirement} {condition.consequence or ''}".split() if w[:1].islower()
    )
    shared = len(matter(statement, scope.lexicon).stems & stems(asked))
    return (named or shared >= 2) and bool(_ABOUT.search(said) or shared >= 2)


def _readings(condition: Condition, obliged: str | None, scope: Scope) -> Iterator[ClockReading]:
    length = _length(condition)
    if length is None:
        yield _deadline(condition, scope)
        return
    activity = activity_in(condition.requirement) if abstains(condition.requirement) else None
    if activity is not None:
        yield _since_reset(condition, activity, obliged, length, scope)
    else:
        yield _since_statement(condition, length, scope)
    for rule in starts.start_rules(scope):
        if rule.document == condition.document or rule.item == condition.id:
            yield _since_announcement(condition, rule, activity, obliged, length, scope)


def _deadline(condition: Condition, scope: Scope) -> ClockReading:
    assert condition.deadline is not None
    assert condition.deadline.latest is not None
    last = date.fromisoformat(condition.deadline.latest)
    first = date.fromisoformat(condition.deadline.earliest or condition.deadline.latest)
    exact, latest = starts.since_when(condition, scope)
    return by_date(
        min(exact or latest, last), (first, last), date.fromisoformat(scope.as_of),
        why=_SET if exact else _REPORTED,
        evidence=(condition.id,),
    )  # fmt: skip


def _since_reset(
    condition: Condition, activity: Activity, obliged: str | None, length: Duration, scope: Scope
) -> ClockReading:
    events = starts.resets(scope, activity, obliged)
    last = starts.last_reset(events, scope.as_of)
    if last is None:
        why = f"no dated {activity.name} of the party it binds are in the record"
        return unset("since the last reset event", why, started=True, evidence=(condition.id,))
    why = f"counted from the last deed of its kind ({activity.name})"
    if last.first != last.last:
        why += (
            ", on which sources differ by a day"
            if (last.last - last.first).days == 1
            else ", whose day is not exact"
        )
    if met := starts.first_met(events, starts.since_when(condition, scope)[1], length, scope.as_of):
        why += f"; it had elapsed once, on {met}, before a later deed set it back"
    return ticking(
        "since the last reset event", (last.first, last.last), length, date.fromisoformat(scope.as_of),
        why=why, evidence=(condition.id, *last.items),
    )  # fmt: skip


def _since_statement(condition: Condition, length: Duration, scope: Scope) -> ClockReading:
    exact, latest = starts.since_when(condition, scope)
    reading = ticking(
        "since the statement", (exact or latest, latest), length, date.fromisoformat(scope.as_of),
        why=_SET if exact else f"{_REPORTED}, so it may end earlier", ends_well=False, evidence=(condition.id,),
    )  # fmt: skip
    return reading if exact else replace(reading, start=None, ends=None, day=None)


def _since_announcement(
    condition: Condition,
    rule: starts.StartRule,
    activity: Activity | None,
    obliged: str | None,
    length: Duration,
    scope: Scope,
) -> ClockReading:
    named = _countries(rule.trigger, scope)
    who = next((c for c in named if c == obliged), named[0] if named else obliged)
    exact, latest = starts.since_when(condition, scope)
    since = (exact or latest).isoformat()
    found = starts.announcement(scope, rule.trigger, who, since)
    trigger = " ".join(rule.trigger.split())[:160]
    if found is None:
        why = f"starts only when {trigger}; the record holds no such word"
        return unset("since an announcement", why, started=False, by=rule.by, evidence=(rule.item,))
    reading = ticking(
        "since an announcement", (found.day, found.day), length, date.fromisoformat(scope.as_of),
        why=f"starts only when {trigger}", by=rule.by, evidence=(rule.item, found.item),
    )  # fmt: skip
    return _broken(reading, starts.resets(scope, activity, obliged) if activity else [], found.day)


def _broken(reading: ClockReading, deeds: list[Event], start: date) -> ClockReading:
    """A deed between the announcement and the end of the clock breaks it."""
    after = [e for e in deeds if start.isoformat() < (e.date.earliest or "") <= (reading.ends_latest or "")]
    if not after:
        return reading
    first = min(after, key=lambda e: (e.date.earliest or "", e.id))
    why = f"{reading.why}; broken by the deed of {first.date.value}"
    return replace(reading, state="broken", why=why, evidence=(*reading.evidence, first.id))
