"""The inside view: signals as capped ranges of log-odds, correlated ones sharing a budget."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from detente.assessment.outlook.nouns import RUNGS, Budget, Ledger, LedgerEntry
from detente.assessment.signals import Signal
from detente.errors import InputError

__all__ = ["Weights", "ledger", "read_weights", "total"]

_WORDS = ("public word", "private word")
LARGEST = 2**16


@dataclass(frozen=True, slots=True)
class Weights:
    """What `weights.toml` holds."""

    kinds: dict[str, tuple[float, float]]
    ranks: tuple[tuple[float, float], ...]
    half_life: float
    budget: float
    total: float
    rungs: dict[str, float]

    def worth(self, kind: str, rank: float, age: int) -> tuple[float, float]:
        """Log-odds of one signal, least and most."""
        low, high = self.kinds.get(kind, (0.0, 0.0))
        share = next((share for up_to, share in self.ranks if rank <= up_to), 0.0)
        fade = 0.5 ** (max(age, 0) / self.half_life)
        return low * share * fade, high * share * fade


def read_weights(path: Path | None = None) -> Weights:
    """The weights of a file, or ours.

    Raises
    ------
    InputError
        If the file cannot be read or a weight makes no sense.
    """
    where = str(path or "weights.toml")
    try:
        if path is not None and path.stat().st_size > LARGEST:
            raise InputError("is too large a file of weights", where=where, hint="it holds a few lines")
        text = (
            path.read_text("utf-8")
            if path
            else (files("detente.assessment") / "data" / "weights.toml").read_text("utf-8")
        )
        return _weights(tomllib.loads(text))
    except OSError as error:
        raise InputError(
            f"cannot be opened ({error.strerror})", where=where, hint="check the path"
        ) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(
            f"is not valid TOML ({error})", where=where, hint="begin with a copy of our weights.toml"
        ) from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise InputError(
            f"does not hold what weights need ({error})",
            where=where,
            hint="begin with a copy of our weights.toml",
        ) from error


def _weights(table: dict[str, Any]) -> Weights:
    kinds = {str(k): (float(v[0]), float(v[1])) for k, v in table["kinds"].items() if len(v) == 2}
    limits = table["limits"]
    found = Weights(
        kinds,
        tuple((float(r["up_to"]), float(r["share"])) for r in table["ranks"]),
        float(limits["half_life"]),
        float(limits["budget"]),
        float(limits["total"]),
        {rung: float(table["rungs"][rung]) for rung in RUNGS},
    )
    if any(not 0 <= low <= high <= 10 for low, high in kinds.values()):
        raise ValueError("a kind needs two weights, 0 ≤ least ≤ most ≤ 10")
    if not 0 < found.half_life < 1e5 or not 0 <= found.budget <= found.total <= 10:
        raise ValueError("half_life is positive, and 0 ≤ budget ≤ total ≤ 10")
    return found


def ledger(signals: Sequence[Signal], as_of: date, weights: Weights) -> Ledger:
    """Signals up to the as-of date, weighed; the words of a government share a budget, and so do its deeds."""
    entries = tuple(
        _entry(s, as_of, weights)
        for s in signals
        if s.direction and (s.date.latest or s.date.value) and _day(s) <= as_of
    )
    by_budget: dict[str, list[LedgerEntry]] = {}
    for entry in entries:
        by_budget.setdefault(entry.budget, []).append(entry)
    budgets = tuple(_budget(name, found, weights.budget) for name, found in sorted(by_budget.items()))
    return Ledger(entries, budgets, *total(budgets, weights.total))


def total(budgets: Sequence[Budget], limit: float) -> tuple[float, float]:
    """The sum of budgets as a range: their middles add up, their half-widths add as those of independent quantities."""
    middle = _capped(sum((b.low + b.high) / 2 for b in budgets), limit)
    half = math.sqrt(sum(((b.high - b.low) / 2) ** 2 for b in budgets))
    return round(middle - half, 4), round(middle + half, 4)


def _day(signal: Signal) -> date:
    return date.fromisoformat(signal.date.latest or "9999-12-31")


def _entry(signal: Signal, as_of: date, weights: Weights) -> LedgerEntry:
    day = _day(signal)
    least, most = weights.worth(signal.kind, signal.rank, (as_of - day).days)
    low, high = (least, most) if signal.direction > 0 else (-most, -least)
    group = "words" if signal.kind in _WORDS else "deeds"
    return LedgerEntry(
        signal.id, signal.of, day.isoformat(), signal.by.country, signal.direction, signal.kind,
        round(low, 4), round(high, 4), f"{group} of {signal.by.country or 'unknown'}",
    )  # fmt: skip


def _budget(name: str, entries: Sequence[LedgerEntry], limit: float) -> Budget:
    low, high = sum(e.low for e in entries), sum(e.high for e in entries)
    capped = low < -limit or high > limit
    return Budget(name, len(entries), round(_capped(low, limit), 4), round(_capped(high, limit), 4), capped)


def _capped(value: float, limit: float) -> float:
    return round(min(max(value, -limit), limit), 4)
