"""Assess: everything the record supports as of a date, one module a finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from detente.assessment.alignments import Alignment, alignments
from detente.assessment.brokers import Contact, brokers
from detente.assessment.clocks import Clock, clocks
from detente.assessment.contradictions import contradictions
from detente.assessment.hypotheses import Contested, Hypothesis, contested, hypotheses
from detente.assessment.mixed import Mixed, mixed
from detente.assessment.outlook import Outlook, outlook
from detente.assessment.readiness import Check, Staffing, readiness, staffing
from detente.assessment.reports import Happening, reports
from detente.assessment.scope import Scope, scope
from detente.assessment.signals import Signal, signals
from detente.assessment.sources import OneOrigin, Origin, one_origin, origins
from detente.assessment.terms import Terms, terms
from detente.evidence import Contradiction
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
    signals: tuple[Signal, ...]
    contradictions: tuple[Contradiction, ...]
    mixed: tuple[Mixed, ...]
    alignments: tuple[Alignment, ...]
    readiness: tuple[Check, ...]
    staffing: tuple[Staffing, ...]
    brokers: tuple[Contact, ...]
    hypotheses: tuple[Hypothesis, ...]
    contested: tuple[Contested, ...]
    origins: tuple[Origin, ...]
    one_origin: tuple[OneOrigin, ...]
    reports: tuple[Happening, ...]


def assess(
    record: Record,
    *,
    between: Sequence[str] | None = None,
    as_of: str | None = None,
    principal_overrides: bool = True,
) -> Assessment:
    """Assess the record between some parties as of an ISO day.

    `principal_overrides` says whether the higher office stands even against a later word of a lower one.

    Raises
    ------
    InputError
        If nothing in the record was published by then.
    """
    cut = scope(record, between=between, as_of=as_of)
    by = (date.fromisoformat(cut.as_of) + timedelta(days=HORIZON)).isoformat()
    found, sent = contradictions(cut), signals(cut)
    return Assessment(
        scope=cut,
        clocks=clocks(cut),
        terms=terms(cut),
        outlook=outlook(cut, by=by) if len(cut.between) > 1 else None,
        signals=sent,
        contradictions=found,
        mixed=mixed(cut, found, principal_overrides=principal_overrides),
        alignments=alignments(cut, found),
        readiness=readiness(cut, found),
        staffing=staffing(cut),
        brokers=brokers(cut),
        hypotheses=hypotheses(cut),
        contested=contested(cut),
        origins=origins(cut),
        one_origin=one_origin(cut),
        reports=reports(cut),
    )
