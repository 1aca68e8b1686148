"""Clocks under each reading, and the terms that bar the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from detente.assessment import Assessment
from detente.assessment.clocks import Clock, ClockReading
from detente.assessment.scope import Scope
from detente.brief import wording
from detente.brief.figures.clocks import strip
from detente.brief.items import by_id
from detente.brief.nouns import Group, Line, Section
from detente.brief.references import References
from detente.brief.sections import barred
from detente.evidence import Item

__all__ = ["section"]

FIRST = 3
"""Clocks on the first screen."""
_METHOD = (
    "A clock that asks for time without a deed is counted from the last such deed in the record, which may lack later ones; "
    "where somebody says that it starts with an announcement, that reading stands beside it. Day k of n: k days have "
    "passed. Where sources differ by a day, both days are shown. Demands exclude each other when one side requires, on one "
    "issue, what the other refuses."
)


def section(assessment: Assessment, references: References) -> Section | None:
    """Every clock with its readings; people refused and demands that exclude each other."""
    scope, items = assessment.scope, by_id(assessment.scope)
    ordered = _ordered(assessment.clocks, assessment.scope)
    groups = [Group(_title(c, scope), tuple(_lines(c, scope, items, references)), _note(c)) for c in ordered]
    groups += barred.barred(assessment, references)
    if not groups:
        return None
    return Section(
        id="clocks",
        title="Clocks, and what bars the way",
        finding=_finding(assessment),
        groups=tuple(groups),
        figure=strip(ordered, scope),
        method=_METHOD,
        gist=(*_gist(ordered, scope, items, references), *barred.gist(assessment, references)),
    )


def _gist(
    ordered: Sequence[Clock], scope: Scope, items: dict[str, Item], references: References
) -> Iterator[Line]:
    open_ = [clock for clock in ordered if not _over(clock, scope)][:FIRST]
    if not ordered:
        yield Line(label="Clocks", text="No clock or deadline is on record.")
        return
    shown = open_ or ordered[:1]
    ids = dict.fromkeys(i for clock in shown for i in _evidence(clock) if i in items)
    text = "\n".join(_told(clock, scope) for clock in open_) or _last(ordered)
    yield Line(label="Clocks", text=text, refs=tuple(references.of(items[i]) for i in ids))


def _evidence(clock: Clock) -> Iterator[str]:
    for reading in clock.readings:
        yield from reading.evidence
    yield from clock.unconfirmed


def _finding(assessment: Assessment) -> str:
    scope = assessment.scope
    ordered = _ordered(assessment.clocks, scope)
    open_ = [clock for clock in ordered if not _over(clock, scope)]
    parts = [_told(clock, assessment.scope) for clock in open_[:FIRST]]
    over = len(ordered) - len(open_)
    if over and not open_:
        parts.append(_last(ordered))
    elif over:
        parts.append(f"{wording.count(over, 'other is', 'others are').capitalize()} over or of long ago.")
    if assessment.terms.exclusions:
        pairs = wording.count(len(assessment.terms.exclusions), "pair").capitalize()
        parts.append(
            f"{pairs} of demands exclude{'s' if len(assessment.terms.exclusions) == 1 else ''} each other."
        )
    return " ".join(parts)


def _last(ordered: Sequence[Clock]) -> str:
    last = ordered[0].readings[0]
    ended = f"; the last ran out on {wording.date(last.ends_latest)}" if last.state == "run out" else ""
    return f"No clock of late is running{ended}."


LONG_AGO = 365
"""Days after which a clock that was set, and counts from one deed to the next, is of the past."""


def _over(clock: Clock, scope: Scope) -> bool:
    return bool(clock.readings) and (
        _old(clock, scope) or all(reading.state == "run out" for reading in clock.readings)
    )


def _old(clock: Clock, scope: Scope) -> bool:
    """Set long ago without an end of its own: nobody may hold to it any more."""
    homes = [scope.home(c).published.latest for c in scope.conditions if c.id in clock.conditions]
    newest = max((day for day in homes if day), default=scope.as_of)
    fixed = any(reading.rule in ("by a fixed date", "since the statement") for reading in clock.readings)
    return not fixed and (date.fromisoformat(scope.as_of) - date.fromisoformat(newest)).days > LONG_AGO


def _ordered(clocks: Sequence[Clock], scope: Scope) -> tuple[Clock, ...]:
    """Those that still run first; of those that have run out, the newest first."""
    over = sorted(
        (c for c in clocks if _over(c, scope)), key=lambda c: c.readings[0].ends_latest or "", reverse=True
    )
    return (*(c for c in clocks if not _over(c, scope)), *over)


def _told(clock: Clock, scope: Scope) -> str:
    """One sentence a clock: who asks how long for what, then each reading of it."""
    readings = "; ".join(_reading(reading, clock, scope) for reading in clock.readings)
    doubt = ". That this is policy is not confirmed" if clock.unconfirmed else ""
    return f"{_title(clock, scope)}, {_words(clock, scope)}: {readings}{doubt}."


def _words(clock: Clock, scope: Scope) -> str:
    told = next((c.quote.text for c in scope.conditions if c.id in clock.conditions), clock.requirement)
    return wording.quote(told, 110)


def _reading(reading: ClockReading, clock: Clock, scope: Scope) -> str:
    if reading.state == "not started":
        who = f"by {wording.actor(scope, reading.by)}" if reading.by else "by another reading"
        return f"{who} it has not started ({wording.short(reading.why.partition(';')[0], 90)})"
    if reading.rule == "since the last reset event" and reading.ends_latest:
        start = wording.date(reading.start_latest)
        broken = "broken; " if reading.state == "broken" else ""
        return f"{broken}{_length(clock)} since {start}, the last such deed on record, elapse on {_last_day(reading)}"
    if reading.rule == "by a fixed date":
        return _state(reading)
    return f"{reading.rule}, {_state(reading)}"


def _last_day(reading: ClockReading) -> str:
    last = wording.date(reading.ends_latest)
    return (
        f"{wording.date(reading.ends)} or {last}"
        if reading.ends and reading.ends != reading.ends_latest
        else last
    )


def _title(clock: Clock, scope: Scope) -> str:
    owner = wording.actor(scope, clock.owner) if clock.owner else "somebody"
    to = f" to {wording.country(scope, clock.obliged)}" if clock.obliged else ""
    return f"{owner}{to}, {_length(clock)}"


def _length(clock: Clock) -> str:
    if clock.duration:
        return wording.duration(clock.duration)
    return f"until {wording.date(clock.readings[0].ends_latest)}"


def _state(reading: ClockReading) -> str:
    if reading.ends_latest is None:
        return {"not started": "it has not started", "undefined": "it cannot be told"}.get(
            reading.state, reading.state
        )
    days = f", day {reading.day} of {reading.length}" if reading.day is not None else ""
    last = _last_day(reading)
    words = {"met": f"elapsed on {last}", "broken": "broken", "run out": f"run out on {last}"}
    return words.get(reading.state, f"running{days}, to {last}{'' if reading.ends else ' at the latest'}")


def _lines(clock: Clock, scope: Scope, items: dict[str, Item], references: References) -> Iterator[Line]:
    for reading in clock.readings:
        yield Line(
            text=f"{_state(reading)}: {reading.why}",
            who=wording.actor(scope, reading.by) if reading.by else "",
            label=reading.rule,
            refs=tuple(references.of(items[i]) for i in reading.evidence if i in items),
        )
    for doubt in clock.unconfirmed:
        yield Line(
            text="the same government does not confirm it",
            label="unconfirmed",
            refs=(references.of(items[doubt]),),
        )


def _note(clock: Clock) -> str:
    parts: list[str] = [clock.official] if clock.official else []
    parts += [f"requires: {wording.short(clock.requirement, 160)}"]
    parts += [f"then: {wording.short(clock.consequence, 160)}"] if clock.consequence else []
    return "; ".join(parts)
