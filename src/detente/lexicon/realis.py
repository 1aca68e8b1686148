"""Words that decide whether a deed is real, planned, hypothetical or negated (`data/realis.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from detente.evidence.vocabulary import Status
from detente.lexicon.tables import table

__all__ = ["Realis", "realis"]


@dataclass(frozen=True, slots=True)
class Realis:
    """Word -> status for governors, modals, conjunctions and adjectives; `through` governors decide nothing themselves."""

    governors: Mapping[str, Status]
    through: frozenset[str]
    modals: Mapping[str, Status]
    marks: Mapping[str, Status]
    adjectives: Mapping[str, Status]
    negators: frozenset[str]
    speech: frozenset[str]


_STATUSES: tuple[Status, ...] = ("planned", "hypothetical", "negated")


@cache
def realis() -> Realis:
    data = table("realis")
    return Realis(
        governors=_statuses(data["governor"]),
        through=frozenset(data["governor"]["through"].split()),
        modals=_statuses(data["modal"]),
        marks=_statuses(data["mark"]),
        adjectives=_statuses(data["adjective"]),
        negators=frozenset(data["negator"]["words"].split()),
        speech=frozenset(data["speech"]["words"].split()),
    )


def _statuses(section: Mapping[str, str]) -> dict[str, Status]:
    return {word: status for status in _STATUSES for word in section.get(status, "").split()}
