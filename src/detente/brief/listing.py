"""`detente show`: the lists that a case file can give, as JSON shapes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from difflib import get_close_matches
from functools import partial
from typing import Any

from detente.errors import InputError, NotFound
from detente.evidence import Actor, Item, to_json
from detente.record import Filter, Record
from detente.record.rows import party_rows

__all__ = ["ASSESSED", "KINDS", "show"]

_STORED = {
    "statements": "statement",
    "events": "event",
    "conditions": "condition",
    "predictions": "prediction",
    "linkages": "linkage",
    "windows": "window",
    "posts": "post",
}


def _documents(record: Record, **wanted: Any) -> list[dict[str, Any]]:
    return [to_json(document) for document in record.documents(as_of=wanted.get("as_of"))]


def _actors(record: Record, **wanted: Any) -> list[dict[str, Any]]:
    """Everybody who speaks, acts or is acted on: name, country, role, and how often."""
    counts: Counter[tuple[str, str, str]] = Counter()
    documents: dict[tuple[str, str, str], set[str]] = {}
    for item in record.items(_filter(None, wanted)):
        for row in party_rows(item):
            key = (row["name"] or "", row["country"] or "", "" if row["name"] else row["office"] or "")
            counts[key] += 1
            documents.setdefault(key, set()).add(item.document)
    ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return [
        {
            **to_json(Actor(name or None, country or None, role or None)),
            "items": number,
            "documents": len(documents[(name, country, role)]),
        }
        for (name, country, role), number in ordered
    ]


def _assessed(name: str, record: Record, **wanted: Any) -> list[dict[str, Any]]:
    from detente.brief.assessed import assessed

    return assessed(name, record, **wanted)


ASSESSED = ("contradictions", "mixed", "alignments", "signals", "readiness", "brokers", "hypotheses", "contested", "reports",
            "staffing", "sources", "one-origin")  # fmt: skip
_DERIVED: dict[str, Callable[..., list[dict[str, Any]]]] = {
    "documents": _documents,
    "actors": _actors,
    **{name: partial(_assessed, name) for name in ASSESSED},
}

KINDS = (*_DERIVED, *_STORED)


def show(record: Record, kind: str, **wanted: Any) -> list[dict[str, Any]]:
    """One list of a case.

    Parameters
    ----------
    kind : str
        One of `KINDS`.
    wanted
        `speaker`, `about`, `since`, `until`, `as_of`, and `act`, `type` or `kind_` of the items.

    Raises
    ------
    NotFound
        If there is no such list.
    """
    wanted = {key: value for key, value in wanted.items() if value is not None}
    if kind in _DERIVED:
        return _DERIVED[kind](record, **wanted)
    if kind in _STORED:
        return [to_json(item) for item in _items(record, kind, wanted)]
    near = get_close_matches(kind, KINDS, n=1)
    raise NotFound(
        f"there is no list of {kind!r}",
        hint=f"did you mean {near[0]}?" if near else f"lists are {', '.join(KINDS)}",
    )


def _items(record: Record, kind: str, wanted: dict[str, Any]) -> list[Item]:
    return record.items(_filter(_STORED[kind], wanted))


def _filter(kind: str | None, wanted: dict[str, Any]) -> Filter:
    sort = wanted.get("act") or wanted.get("type")
    since, until = wanted.get("since"), wanted.get("until")
    if since and until and since > until:
        raise InputError(f"{since} is after {until}", where="--since, --until", hint="exchange the two")
    return Filter(
        kind=kind,
        sort=sort,
        speaker=wanted.get("speaker"),
        about=wanted.get("about"),
        since=since,
        until=until,
        as_of=wanted.get("as_of"),
    )
