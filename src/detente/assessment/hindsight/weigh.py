"""What of a forecast pointed the right way: its numbers, its signals, its reference classes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from detente.assessment.hindsight.nouns import Happened, Near, Pointed, RungAfter
from detente.assessment.hindsight.outcome import outcome
from detente.assessment.outlook.nouns import Outlook, Rung, RungOutlook
from detente.assessment.score.card import FLOOR

__all__ = ["after", "brier", "log_score", "near", "pointed"]


def brier(chance: float, happened: int) -> float:
    """(p − o)²: Brier 1950, 10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2."""
    return round((chance - happened) ** 2, 4)


def log_score(chance: float, happened: int) -> float:
    """−ln of the probability given to what happened (Good 1952, 10.1111/j.2517-6161.1952.tb00104.x), kept off 0."""
    inside = min(max(chance, FLOOR), 1 - FLOOR)
    return round(-math.log(inside if happened else 1 - inside), 4)


def after(found: Outlook, happened: Sequence[Happened]) -> tuple[RungAfter, ...]:
    """Each rung of an outlook with its outcome and scores, beside those of the outside view alone."""
    return tuple(_rung(each, found, happened) for each in found.rungs)


def _rung(each: RungOutlook, found: Outlook, happened: Sequence[Happened]) -> RungAfter:
    came, on = outcome(each.rung, happened, after=found.as_of, until=found.by)
    chance, outside = round((each.low + each.high) / 2, 4), each.outside.middle
    known = came is not None
    return RungAfter(
        rung=each.rung,
        low=each.low,
        high=each.high,
        chance=chance,
        outside=outside,
        outcome=came,
        on=on,
        brier=brier(chance, came or 0) if known else None,
        log=log_score(chance, came or 0) if known else None,
        brier_outside=brier(outside, came or 0) if known else None,
        log_outside=log_score(outside, came or 0) if known else None,
    )


def pointed(found: Outlook, came: int | None) -> tuple[Pointed, ...]:
    """The ledger's signals, the heaviest first, each with whether it pointed to the outcome."""
    judged = (
        Pointed(e, None if came is None else (e.direction > 0) == bool(came)) for e in found.ledger.entries
    )
    return tuple(sorted(judged, key=lambda p: (-abs(p.entry.low + p.entry.high), p.entry.date, p.entry.of)))


def near(found: Outlook, came: Mapping[Rung, int | None]) -> tuple[Near, ...]:
    """Every reference class, rung by rung, the nearest to the outcome first."""
    listed = [
        Near(
            rung.rung,
            c.id,
            c.name,
            c.interval.middle,
            c.used,
            _distance(c.interval.middle, came.get(rung.rung)),
        )
        for rung in found.rungs
        for c in rung.classes
    ]
    order = [rung.rung for rung in found.rungs]
    return tuple(sorted(listed, key=lambda n: (order.index(n.rung), n.distance or 0.0, n.id)))


def _distance(chance: float, came: int | None) -> float | None:
    return None if came is None else round(abs(chance - came), 4)
