"""Assess: everything the record supports as of a date, one module a finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from detente.assessment.clocks import Clock, clocks
from detente.assessment.outlook import Outlook, outlook
from detente.assessment.scope import Scope, scope
from detente.assessment.terms import Terms, terms
from detente.record import Record

__all__ = ["HORIZON", "Assessment", "assess"]

HORIZON = 182
"""Days that the outlook of a brief reaches ahead."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What was found, each part by its own module of this room.

    `outlook` reaches half a year ahead; None where fewer than two parties are known.
    """

    scope: Scope
    clocks: tuple[Clock, ...]
    terms: Terms
    outlook: Outlook | None


def assess(record: Record, *, between: Sequence[str] | None = None, as_of: str | None = None) -> Assessment:
    """Assess the record between some parties as of an ISO day.

    Raises
    ------
    InputError
        If nothing in the record was published by then.
    """
    cut = scope(record, between=between, as_of=as_of)
    by = (date.fromisoformat(cut.as_of) + timedelta(days=HORIZON)).isoformat()
    return Assessment(
        scope=cut,
        clocks=clocks(cut),
        terms=terms(cut),
        outlook=outlook(cut, by=by) if len(cut.between) > 1 else None,
    )
