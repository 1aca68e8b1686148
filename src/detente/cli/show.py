"""`detente show`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from detente.cli.terminal import as_json, case_file, no_override, print_csv, print_json, table

_COLUMNS: dict[str, tuple[str, ...]] = {
    "documents": ("published.value", "title", "outlet", "words", "path", "duplicate_of"),
    "actors": ("name", "country", "role", "items", "documents"),
    "statements": ("date.value", "speaker", "act", "content", "addressee", "id"),
    "events": ("date.value", "type", "status", "actors", "recipients", "evidence", "id"),
    "conditions": ("kind", "by", "towards", "requirement", "official", "id"),
    "predictions": ("by", "prediction", "horizon.value", "id"),
    "linkages": ("issue", "holder", "exchange", "quote", "id"),
    "windows": ("date.value", "what", "participants", "place", "id"),
    "contradictions": ("government", "kind", "question", "why", "a", "b"),
    "mixed": ("contradiction.government", "contradiction.kind", "overruled", "why", "contradiction.id"),
    "alignments": ("kind", "one", "other", "question", "against", "a", "b"),
    "signals": ("date.value", "direction", "kind", "by", "towards", "quote", "of"),
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


@click.command()
@case_file
@click.argument("kind", metavar="LIST")
@click.option("--speaker", help="A name, country or office.")
@click.option("--about", help="Words that the quote holds.")
@click.option("--since", metavar="DATE")
@click.option("--until", metavar="DATE")
@click.option("--as-of", metavar="DATE", help="Only what was published by then.")
@click.option("--act", help="Only statements of this act.")
@click.option("--type", "type_", help="Only events of this PLOVER type.")
@click.option("--between", nargs=2, metavar="A B", help="The parties, for lists that are assessed.")
@no_override
@as_json
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
def show(file: Path, kind: str, as_json: bool, as_csv: bool, type_: str | None, **wanted: Any) -> None:
    """List what a case file holds: documents, actors, statements, events, conditions, predictions, linkages,
    windows, posts, contradictions, mixed, alignments, signals, readiness, staffing, brokers, hypotheses, contested,
    reports, sources, one-origin."""
    from detente.case import open_case
    from detente.corpus import day

    for name in ("since", "until", "as_of"):
        if wanted[name]:
            wanted[name] = day(wanted[name], where=f"--{name.replace('_', '-')}")
    with open_case(file, create=False) as case:
        rows = case.show(kind, type=type_, **wanted)
    if as_json:
        print_json(rows)
    elif as_csv:
        print_csv(rows)
    elif not rows:
        click.echo(f"no {kind}")
    else:
        columns = _COLUMNS.get(kind) or tuple(rows[0])
        table([c.removesuffix(".value") for c in columns], ([_cell(row, c) for c in columns] for row in rows))


def _cell(row: dict[str, Any], column: str) -> str:
    value: Any = row
    for part in column.split("."):
        value = (value or {}).get(part)
    return _words(value)


def _words(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_words(each) for each in value)
    if isinstance(value, dict):
        if "text" in value:
            return str(value["text"])
        name = value.get("name") or value.get("role")
        country = value.get("country")
        return f"{name} ({country})" if name and country else str(name or country or value.get("value") or "")
    return "" if value is None else str(value)
