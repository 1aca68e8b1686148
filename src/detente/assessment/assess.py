"""Assess: everything the record supports as of a date, one module a finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.assessment.scope import Scope, scope
from detente.record import Record

__all__ = ["Assessment", "assess"]


@dataclass(frozen=True, slots=True)
class Assessment:
    """What was found, each part by its own module of this room."""

    scope: Scope


def assess(record: Record, *, between: Sequence[str] | None = None, as_of: str | None = None) -> Assessment:
    """Assess the record between some parties as of an ISO day.

    Raises
    ------
    InputError
        If nothing in the record was published by then.
    """
    return Assessment(scope=scope(record, between=between, as_of=as_of))
