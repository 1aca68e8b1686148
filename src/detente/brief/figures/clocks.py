"""Clocks as strips: how much of each has passed, under each reading."""

from __future__ import annotations

from collections.abc import Sequence

from detente.assessment.clocks import Clock, ClockReading
from detente.assessment.scope import Scope
from detente.brief import wording
from detente.brief.figures import svg
from detente.brief.nouns import Figure

__all__ = ["strip"]

WIDTH, LEFT, RIGHT, ROW, TOP = 720.0, 250.0, 150.0, 34.0, 14.0


def strip(clocks: Sequence[Clock], scope: Scope) -> Figure | None:
    """One strip a reading; None where there is no clock."""
    rows = [(clock, reading) for clock in clocks for reading in clock.readings]
    if not rows:
        return None
    body = [
        part for n, (clock, reading) in enumerate(rows) for part in _row(clock, reading, TOP + ROW * n, scope)
    ]
    words = "; ".join(f"{_length(c)}, {r.rule}: {_state(r)}" for c, r in rows)
    height = TOP + ROW * len(rows) + 6
    caption = "Each bar is a clock under one reading; the filled part has passed by the as-of date."
    return Figure(svg.page(WIDTH, height, "Clocks", words, body), caption, words)


def _length(clock: Clock) -> str:
    return wording.duration(clock.duration) if clock.duration else "a date"


def _row(clock: Clock, reading: ClockReading, top: float, scope: Scope) -> list[str]:
    owner = wording.actor(scope, clock.owner) if clock.owner else "own clock"
    width = WIDTH - LEFT - RIGHT
    label = f"{wording.short(owner, 18)}, {_length(clock)}"
    return [
        svg.text(8, top + 12, label),
        svg.text(8, top + 25, reading.rule, kind="quiet", size=10),
        f'<rect x="{LEFT:g}" y="{top + 4:g}" width="{width:g}" height="14" class="hollow"/>',
        f'<rect x="{LEFT:g}" y="{top + 4:g}" width="{width * _passed(reading):.1f}" height="14" class="a"/>',
        svg.text(WIDTH - RIGHT + 10, top + 15, _state(reading)),
    ]


def _passed(reading: ClockReading) -> float:
    if reading.day is None or not reading.length:
        return 0.0
    return min(max(reading.day / reading.length, 0.0), 1.0)


def _state(reading: ClockReading) -> str:
    if reading.state == "running" and reading.day is not None:
        return f"day {reading.day} of {reading.length}"
    return reading.state
