"""What a rule may know beside the words it matched, and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from re import Match, Pattern
from typing import Literal, TypeAlias

from detente.coding.temporal.periods import Period

__all__ = ["Context", "Found", "Rule", "relative", "stated", "unknown"]

Kind: TypeAlias = Literal["date", "duration", "set", "time"]


@dataclass(slots=True)
class Context:
    """Where the reader stands.

    Attributes
    ----------
    anchor : the article's day, None where it is not known
    previous : the last period named in the text, for "three days later"
    year : the year the paragraph last named, for month and day without one
    tense : answers "past", "future" or "" for the words just matched
    gap : the text between the expression before and this one
    before : the text up to the match
    after : the text behind it
    spoken : the day that the paragraph has named for what is said in it
    quoted : whether the match stands inside quotation marks
    narrated, narrated_day : the last period, and the last day, named that does not lie ahead of the article's day
    """

    anchor: date | None
    tense: Callable[[], str]
    previous: Period | None = None
    year: int | None = None
    gap: str = "."
    before: str = ""
    after: str = ""
    narrated: Period | None = None
    narrated_day: Period | None = None
    spoken: date | None = None
    quoted: bool = False

    @property
    def today(self) -> date | None:
        """The day of the one who speaks: inside quotation marks the day of the speech, where the paragraph names it."""
        return self.spoken if self.quoted and self.spoken else self.anchor

    def told_of(self, unit: str) -> date | None:
        """The first day of what "three days later" counts from: behind the article's day unless the tense is future.

        Days are counted from a day only.
        """
        if self.tense() == "past" and self.narrated is not None:
            period = self.narrated_day if unit in {"day", "night"} else self.narrated
        else:
            period = self.previous
        if period is None or (unit in {"day", "night"} and not period.is_day):
            return None
        return period.first


@dataclass(frozen=True, slots=True)
class Found:
    """A reading of the matched words; `value` is the ISO 8601 duration, repetition or clock time."""

    kind: Kind
    period: Period | None
    basis: Literal["stated", "relative", "unknown"]
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """`firsts` are the lower-case words an expression can begin with, "#" any number; group `span`, where the
    pattern has one, is the expression proper."""

    firsts: frozenset[str]
    pattern: Pattern[str]
    resolve: Callable[[Match[str], Context], Found | None]


def stated(period: Period) -> Found:
    return Found("date", period, "stated")


def relative(period: Period | None) -> Found:
    """A date that hangs on another one; unknown where that is not known."""
    return Found("date", period, "relative") if period else unknown()


def unknown() -> Found:
    return Found("date", None, "unknown")
