"""The outlook: four rungs, each with an outside view, an inside view, an interval, and confidence kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = [
    "RUNGS", "Budget", "Change", "Confidence", "Interval", "Judgement", "Ledger", "LedgerEntry", "Outlook",
    "ReferenceClass", "Rung", "RungOutlook",
]  # fmt: skip

Rung: TypeAlias = Literal["contact", "talks", "agreement", "implementation"]
RUNGS: tuple[Rung, ...] = ("contact", "talks", "agreement", "implementation")
Confidence: TypeAlias = Literal["low", "moderate", "high"]


@dataclass(frozen=True, slots=True)
class Interval:
    """Probabilities, 0 to 1."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class ReferenceClass:
    """One set of earlier cases.

    Attributes
    ----------
    n, happened : cases at risk, and in how many it came about within the horizon
    independent : spells that are independent of each other; the interval rests on this number
    elapsed : days already passed that the cases are conditioned on; None where they are not
    used : whether it enters the average; one with fewer than three independent spells is only shown
    interval : Jeffreys 80 per cent interval of the chance (10.1214/ss/1009213286)
    """

    id: str
    name: str
    rung: Rung
    own: bool
    n: int
    happened: int
    independent: int
    elapsed: int | None
    interval: Interval
    source: str
    formula: str
    used: bool = True


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A signal and the range of log-odds it is worth, before budgets; `of` is the item with the quote."""

    signal: str
    of: str
    date: str
    by: str | None
    direction: int
    kind: str
    low: float
    high: float
    budget: str


@dataclass(frozen=True, slots=True)
class Budget:
    """Correlated signals and what they are worth together."""

    id: str
    signals: int
    low: float
    high: float
    capped: bool


@dataclass(frozen=True, slots=True)
class Ledger:
    """The inside view: entries, their budgets, and the sum: budgets count as independent of each other."""

    entries: tuple[LedgerEntry, ...]
    budgets: tuple[Budget, ...]
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one judgement moves, in points, were it left out; flagged above ten."""

    what: str
    points: float
    flagged: bool


@dataclass(frozen=True, slots=True)
class Change:
    """Something that would move the outlook, and where to."""

    what: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class RungOutlook:
    """One rung by the date. `word` is that of ICD 203 for the middle, `words` those of both ends."""

    rung: Rung
    classes: tuple[ReferenceClass, ...]
    outside: Interval
    low: float
    high: float
    word: str
    words: tuple[str, ...]
    confidence: Confidence
    reasons: tuple[str, ...]
    judgements: tuple[Judgement, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """The four rungs between two parties as of a day, by another."""

    between: tuple[str, ...]
    as_of: str
    by: str
    days: int
    rungs: tuple[RungOutlook, ...]
    ledger: Ledger
    ahead: tuple[str, ...]
    notes: tuple[str, ...]
