"""`detente show` for what is assessed: one shape a list, its schema made from the nouns."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from detente.assessment.alignments import Alignment, alignments
from detente.assessment.brokers import Contact, brokers
from detente.assessment.contradictions import contradictions
from detente.assessment.hypotheses import Contested, Hypothesis, contested, hypotheses
from detente.assessment.mixed import Mixed, mixed
from detente.assessment.readiness import Check, Staffing, readiness, staffing
from detente.assessment.reports import Happening, reports
from detente.assessment.scope import Scope, scope
from detente.assessment.signals import Signal, signals
from detente.assessment.sources import OneOrigin, Origin, one_origin, origins
from detente.evidence import Contradiction, to_json
from detente.evidence.schema import noun_schema
from detente.record import Record

__all__ = ["ASSESSED", "assessed", "schema", "write"]


class List(NamedTuple):
    """The noun of a list and how it is found."""

    noun: type[Any]
    find: Callable[[Scope], Sequence[Any]]


def _mixed(cut: Scope, *, principal_overrides: bool = True) -> Sequence[Mixed]:
    return mixed(cut, contradictions(cut), principal_overrides=principal_overrides)


ASSESSED: dict[str, List] = {
    "contradictions": List(Contradiction, contradictions),
    "mixed": List(Mixed, _mixed),
    "alignments": List(Alignment, lambda cut: alignments(cut, contradictions(cut))),
    "signals": List(Signal, signals),
    "readiness": List(Check, lambda cut: readiness(cut, contradictions(cut))),
    "brokers": List(Contact, brokers),
    "hypotheses": List(Hypothesis, hypotheses),
    "contested": List(Contested, contested),
    "reports": List(Happening, reports),
    "staffing": List(Staffing, staffing),
    "sources": List(Origin, origins),
    "one-origin": List(OneOrigin, one_origin),
}


def assessed(name: str, record: Record, **wanted: Any) -> list[dict[str, Any]]:
    """One assessed list as of a date; `about` and `speaker` keep the rows in which all their words stand.

    `principal_overrides` (default: true) says whether the higher office stands against a later word of a lower one.
    """
    cut = scope(record, between=wanted.get("between"), as_of=wanted.get("as_of"))
    find = ASSESSED[name].find
    if name == "mixed" and not wanted.get("principal_overrides", True):
        find = partial(_mixed, principal_overrides=False)
    rows: list[dict[str, Any]] = [to_json(found) for found in find(cut)]
    words = f"{wanted.get('about', '')} {wanted.get('speaker', '')}".lower().split()
    return [row for row in rows if all(word in json.dumps(row, ensure_ascii=False).lower() for word in words)]


def schema(name: str) -> dict[str, Any]:
    """The schema of `detente show FILE NAME --json`, version 1."""
    noun = ASSESSED[name].noun
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"show-{name}/1",
        "description": (noun.__doc__ or "").strip().splitlines()[0],
        "type": "array",
        "items": noun_schema(noun),
    }


def write(folder: Path) -> None:
    """Write every schema to `folder`."""
    for name in ASSESSED:
        text = json.dumps(schema(name), indent=2, ensure_ascii=False) + "\n"
        (folder / f"show-{name}-1.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path("docs/reference/schemas"))
