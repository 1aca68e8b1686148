"""Clocks under each reading, and the terms that bar the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.assessment import Assessment
from detente.assessment.clocks import Clock, ClockReading
from detente.assessment.scope import Scope
from detente.assessment.terms import Exclusion, RefusedPerson
from detente.brief import wording
from detente.brief.figures.clocks import strip
from detente.brief.nouns import Group, Line, Section
from detente.brief.references import References
from detente.evidence import Item

__all__ = ["section"]

_METHOD = (
    "A clock that asks for time without a deed is counted from the last such deed in the record; where somebody says "
    "that it starts with an announcement, that reading stands beside it. Day k of n: k days have passed. Where sources "
    "differ by a day, both days are shown. Demands exclude each other when one side requires, on one issue, what the "
    "other refuses."
)


def section(assessment: Assessment, references: References) -> Section | None:
    """Every clock with its readings; people refused and demands that exclude each other."""
    scope, terms = assessment.scope, assessment.terms
    items = _items(scope)
    ordered = _ordered(assessment.clocks)
    groups = [Group(_title(c, scope), tuple(_lines(c, scope, items, references)), _note(c)) for c in ordered]
    refused = tuple(_refused(r, scope, items, references) for r in terms.refused)
    excluded = tuple(_excluded(e, scope, items, references) for e in terms.exclusions)
    groups += [Group("People one side will not deal with", refused)] if refused else []
    groups += [Group("No room for agreement as things stand", excluded)] if excluded else []
    if not groups:
        return None
    return Section(
        id="clocks",
        title="Clocks, and what bars the way",
        finding=_finding(assessment),
        groups=tuple(groups),
        figure=strip(ordered, scope),
        method=_METHOD,
    )


def _items(scope: Scope) -> dict[str, Item]:
    every: tuple[Item, ...] = (*scope.statements, *scope.events, *scope.conditions, *scope.predictions)
    return {item.id: item for item in every}


def _finding(assessment: Assessment) -> str:
    ordered = _ordered(assessment.clocks)
    open_ = [clock for clock in ordered if not _over(clock)]
    parts = [_told(clock, assessment.scope) for clock in open_[:3]]
    over = len(ordered) - len(open_)
    if over and not open_:
        last = wording.date(ordered[0].readings[0].ends_latest)
        parts.append(f"No clock is running; the last ran out on {last}.")
    elif over:
        parts.append(f"{wording.count(over, 'other has', 'others have').capitalize()} run out.")
    if assessment.terms.exclusions:
        parts.append(
            f"{wording.count(len(assessment.terms.exclusions), 'pair').capitalize()} of demands exclude each other."
        )
    return " ".join(parts)


def _over(clock: Clock) -> bool:
    return bool(clock.readings) and all(reading.state == "run out" for reading in clock.readings)


def _ordered(clocks: Sequence[Clock]) -> tuple[Clock, ...]:
    """Those that still run first; of those that have run out, the newest first."""
    over = sorted(
        (c for c in clocks if _over(c)), key=lambda c: c.readings[0].ends_latest or "", reverse=True
    )
    return (*(c for c in clocks if not _over(c)), *over)


def _told(clock: Clock, scope: Scope) -> str:
    readings = "; ".join(f"{reading.rule}, {_state(reading)}" for reading in clock.readings)
    doubt = " Its standing as policy is unconfirmed." if clock.unconfirmed else ""
    return f"{_title(clock, scope)}: {readings}.{doubt}"


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
    last = wording.date(reading.ends_latest)
    if reading.ends and reading.ends != reading.ends_latest:
        last = f"{wording.date(reading.ends)} or {last}"
    words = {"met": f"met on {last}", "broken": "broken", "run out": f"run out on {last}"}
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


def _refused(refused: RefusedPerson, scope: Scope, items: dict[str, Item], references: References) -> Line:
    return Line(
        text=f"will not deal with {refused.person} ({wording.country(scope, refused.country)})",
        who=wording.actor(scope, refused.by),
        refs=tuple(references.of(items[i]) for i in refused.items),
    )


def _excluded(exclusion: Exclusion, scope: Scope, items: dict[str, Item], references: References) -> Line:
    a, b = wording.country(scope, exclusion.demanded_by), wording.country(scope, exclusion.refused_by)
    said = f"{b} is said not to give it" if exclusion.second_hand else f"{b} refuses it"
    soft = "; a concession on the same issue is on record" if exclusion.softened else ""
    ids = (exclusion.demand, exclusion.refusal, *exclusion.softened)
    return Line(
        text=f"{a} demands it, {said}{soft}",
        label=exclusion.issue,
        refs=tuple(references.of(items[i]) for i in ids),
    )
