"""Clocks in a terminal: each with its readings."""

from __future__ import annotations

from collections.abc import Sequence

import click

from detente.assessment.clocks import Clock, ClockReading
from detente.evidence import Actor

__all__ = ["text"]


def text(found: Sequence[Clock], as_of: str) -> None:
    if not found:
        click.echo(f"no clock is in the record as of {as_of}")
    for clock in found:
        click.echo(_head(clock))
        for reading in clock.readings:
            click.echo(f"  {reading.rule}: {_state(reading)}")
            click.echo(f"      {reading.why}{_by(reading.by)}")
        for note in _notes(clock):
            click.echo(f"  {note}")


def _head(clock: Clock) -> str:
    who = f"{_name(clock.owner)} to {clock.obliged or 'unknown'}: " if clock.owner else ""
    return f"{who}{clock.duration or 'a date'}, {' '.join(clock.requirement.split())}"


def _name(actor: Actor) -> str:
    name = actor.name or actor.role
    return (
        f"{name} ({actor.country})"
        if name and actor.country and name != actor.country
        else name or actor.country or "somebody"
    )


def _by(actor: Actor | None) -> str:
    return f" (so says: {_name(actor)})" if actor else ""


def _state(reading: ClockReading) -> str:
    if reading.ends_latest is None:
        return reading.state
    ends = (
        reading.ends_latest
        if reading.ends in (None, reading.ends_latest)
        else f"{reading.ends} or {reading.ends_latest}"
    )
    word = {"met": "met on", "broken": "broken before"}.get(reading.state, "ends on")
    count = (
        f", day {reading.day} of {reading.length}"
        if reading.day is not None and reading.state in ("running", "met")
        else ""
    )
    return f"{reading.state}{count}, {word} {ends}"


def _notes(clock: Clock) -> list[str]:
    notes = []
    if clock.official:
        notes.append(f"standing: {clock.official}")
    if clock.unconfirmed:
        notes.append(f"unconfirmed by the same government: {', '.join(clock.unconfirmed)}")
    if clock.announced is False:
        notes.append("not announced in public by its owner")
    if clock.consequence:
        notes.append(f"then: {' '.join(clock.consequence.split())}")
    if clock.conditions:
        notes.append(f"words: {', '.join(clock.conditions)}")
    return notes
