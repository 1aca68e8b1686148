"""A clock and its readings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from detente.evidence import Actor
from detente.evidence.vocabulary import Official

__all__ = ["Clock", "ClockReading", "ClockState", "Rule"]

Rule: TypeAlias = Literal[
    "since the last reset event", "since an announcement", "since the statement", "by a fixed date"
]
ClockState: TypeAlias = Literal["not started", "running", "met", "broken", "run out", "undefined"]


@dataclass(frozen=True, slots=True)
class ClockReading:
    """A clock under one start rule, as it stands on the as-of date.

    Where sources differ by a day, `start` to `start_latest` and `ends` to `ends_latest` hold both; the state is
    "met" only when it is so under either.

    Attributes
    ----------
    state : met and broken are of clocks that ask for time without a deed; "run out" is a deadline that has passed
    day, length : day `day` of `length`, counted from `start_latest`
    by : who reads the clock so, where the record says it
    evidence : ids of the items it rests on
    """

    rule: Rule
    state: ClockState
    start: str | None
    start_latest: str | None
    ends: str | None
    ends_latest: str | None
    day: int | None
    length: int | None
    by: Actor | None
    why: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clock:
    """A span of time or a deadline that somebody set.

    Attributes
    ----------
    conditions : ids of the conditions that tell of it, the first one first
    owner, obliged : who set it, and whom it binds (country codes where no more is known)
    announced : said in public by the owner's own voice; None where nobody is quoted
    unconfirmed : ids of statements of the same government that do not confirm or deny it
    """

    id: str
    conditions: tuple[str, ...]
    owner: Actor | None
    obliged: str | None
    requirement: str
    consequence: str | None
    duration: str | None
    zone: str | None
    official: Official | None
    announced: bool | None
    unconfirmed: tuple[str, ...]
    readings: tuple[ClockReading, ...]
