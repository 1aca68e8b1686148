"""What a post-mortem speaks of."""

from __future__ import annotations

from dataclasses import dataclass

from detente.assessment.outlook.nouns import LedgerEntry, Rung

__all__ = ["Happened", "Near", "Pointed", "RungAfter", "Settled"]


@dataclass(frozen=True, slots=True)
class Happened:
    """What somebody recorded: that two parties reached a rung on a day, or (rung None) nothing further up to a day."""

    between: tuple[str, ...]
    rung: Rung | None
    day: str
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class RungAfter:
    """One rung of a forecast beside its outcome.

    Attributes
    ----------
    chance, outside : middles of the forecast and of its outside view alone
    outcome : 1, 0, or None while it is open; `on` the day that decided it
    brier, log : of `chance`: (p − o)² and −ln of the probability given to what happened; None while it is open
    brier_outside, log_outside : the same of the outside view, so that the signals' part can be told
    """

    rung: Rung
    low: float
    high: float
    chance: float
    outside: float
    outcome: int | None
    on: str | None
    brier: float | None
    log: float | None
    brier_outside: float | None
    log_outside: float | None


@dataclass(frozen=True, slots=True)
class Pointed:
    """A signal of the ledger and whether it pointed to what happened; None while that is open."""

    entry: LedgerEntry
    right: bool | None


@dataclass(frozen=True, slots=True)
class Near:
    """A reference class of a rung and how far the middle of its interval lies from the outcome (0 to 1)."""

    rung: Rung
    id: str
    name: str
    chance: float
    used: bool
    distance: float | None


@dataclass(frozen=True, slots=True)
class Settled:
    """How somebody settled a prediction or a contested assertion: 1 as it was said, 0 otherwise, None cannot be said.

    `words` are kept with it, so that it can be read where a new reading finds other items.
    """

    of: str
    outcome: int | None
    words: str
    note: str = ""
