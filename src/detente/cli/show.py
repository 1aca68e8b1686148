"""`detente show`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from detente.cli.terminal import as_json, between, case_file, no_override, print_csv, print_json, table

if TYPE_CHECKING:
    from detente.case import Case

_COLUMNS: dict[str, tuple[str, ...]] = {
    "documents": ("published.value", "title", "outlet", "words", "path", "duplicate_of"),
    "actors": ("name", "country", "role", "items", "documents"),
    "statements": ("date", "speaker", "act", "content", "addressee", "id"),
    "events": ("date", "type", "status", "actors", "recipients", "evidence", "id"),
    "conditions": ("kind", "by", "towards", "requirement", "deadline", "official", "id"),
    "predictions": ("by", "prediction", "horizon", "id"),
    "linkages": ("issue", "holder", "exchange", "quote", "id"),
    "windows": ("date", "what", "participants", "place", "id"),
    "contradictions": ("government", "kind", "question", "why", "a", "b"),
    "mixed": ("contradiction.government", "contradiction.kind", "overruled", "why", "contradiction.id"),
    "alignments": ("kind", "one", "other", "question", "against", "a", "b"),
    "signals": ("date", "direction", "kind", "by", "towards", "quote", "of"),
    "readiness": ("government", "faction", "name", "state", "why"),
    "brokers": ("one", "other", "state", "newest", "items"),
    "hypotheses": ("id", "text", "tells"),
    "contested": ("assertion", "disputed_by", "about"),
    "reports": ("earliest", "type", "actors", "recipients", "documents", "numbers", "reports"),
    "staffing": ("government", "empty", "filled", "items"),
    "sources": ("name", "reliability", "known", "documents", "items"),
    "one-origin": ("speaker", "documents", "why", "statements"),
    "posts": ("government", "post", "status", "person", "quote", "id"),
}


_STORED = ("statements", "events", "conditions", "predictions", "linkages", "windows", "posts")
_ITEMS = ("speaker", "about", "since", "until", "as_of")
_HEADS = {"official": "standing", "duplicate_of": "copy of", "published.value": "published"}
_DIRECTIONS = {"1": "towards talks", "-1": "away"}


@click.command()
@case_file
@click.argument("kind", metavar="LIST")
@click.option("--speaker", metavar="WHO", help="Part of a name or office, or a country code such as PRK.")
@click.option("--about", metavar="WORDS", help="Words that the quote holds.")
@click.option("--since", metavar="DATE", help="Of items on this day or later, such as 2019-05-30.")
@click.option("--until", metavar="DATE", help="Of items on this day or earlier.")
@click.option("--as-of", metavar="DATE", help="Use nothing published later.")
@click.option("--act", help="Only statements of this act, such as demand, offer or threat.")
@click.option(
    "--type", "type_", help="Only events of this PLOVER type, such as SANCTION; conditions of this kind."
)
@between
@no_override
@as_json
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
def show(file: Path, kind: str, as_json: bool, as_csv: bool, type_: str | None, **wanted: Any) -> None:
    """List what a case holds, or what follows from it; as a table, as JSON or as CSV.

    Stored: documents, actors, statements, events, conditions, predictions, linkages, windows, posts.

    Worked out: contradictions, mixed, alignments, signals, readiness, staffing, brokers, hypotheses, contested,
    reports, sources, one-origin. docs/reference/json.md says what each holds.
    """
    from detente.case import open_case
    from detente.corpus import day

    for name in ("since", "until", "as_of"):
        if wanted[name]:
            wanted[name] = day(wanted[name], where=f"--{name.replace('_', '-')}")
    wanted["act"], type_ = _sort("act", kind, wanted["act"]), _sort("type", kind, type_)
    _check(kind, wanted)
    with open_case(file, create=False) as case:
        rows = case.show(kind, type=type_, **wanted)
        days = _days(case) if kind in _STORED else {}
    rows = sorted(rows, key=lambda row: days[row["document"]]) if days else rows
    if as_json:
        print_json(rows)
    elif as_csv:
        print_csv(rows)
    elif not rows:
        narrowed = any(wanted[name] for name in (*_ITEMS, "act")) or type_
        click.echo(f"no {kind}{' match; leave a filter out to see more' if narrowed else ''}")
    else:
        columns = _COLUMNS.get(kind) or tuple(rows[0])
        table([_head(column) for column in columns], ([_cell(row, c) for c in columns] for row in rows))


def _sort(option: str, kind: str, value: str | None) -> str | None:
    """An act, event type or kind of condition as the vocabulary spells it."""
    from detente.errors import InputError
    from detente.evidence import vocabulary

    if value is None or kind not in _COLUMNS:
        return value
    known = {
        ("act", "statements"): vocabulary.ACTS,
        ("type", "events"): vocabulary.EVENT_TYPES,
        ("type", "conditions"): vocabulary.CONDITION_KINDS,
    }.get((option, kind))
    if known is None:
        lists = "statements" if option == "act" else "events and conditions"
        raise click.UsageError(f"--{option} goes with {lists}, not with {kind}")
    for word in known:
        if value.lower() == word.lower():
            return str(word)
    hint = f"choose of {', '.join(known)}"
    raise InputError(f"{value!r} is no {option} of {kind}", where=f"--{option}", hint=hint)


def _check(kind: str, wanted: dict[str, Any]) -> None:
    """Filters that a list would pass over in silence are refused."""
    takes = {"documents": ("as_of",), "actors": _ITEMS, **dict.fromkeys(_STORED, _ITEMS)}
    allowed = takes.get(kind, ("speaker", "about", "as_of", "between"))
    for name in (*_ITEMS, "between"):
        if wanted[name] and name not in allowed and kind in _COLUMNS:
            options = ", ".join(f"--{each.replace('_', '-')}" for each in allowed)
            raise click.UsageError(f"--{name.replace('_', '-')} does not narrow {kind}; it takes {options}")


def _days(case: Case) -> dict[str, str]:
    """When each document was published; undated ones last."""
    return {document.id: document.published.latest or "9999" for document in case.documents()}


def _head(column: str) -> str:
    return _HEADS.get(column) or column.rpartition(".")[2]


def _cell(row: dict[str, Any], column: str) -> str:
    from detente.cli.item_text import date, words

    value: Any = row
    for part in column.split("."):
        value = (value or {}).get(part)
    if column in ("date", "deadline", "horizon"):
        return date(value)
    return _DIRECTIONS.get(words(value), "") if column == "direction" else words(value)
