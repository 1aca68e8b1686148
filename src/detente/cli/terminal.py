"""What the verbs share: options, tables, JSON, progress; colour only where a terminal is."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from rich.console import Console

__all__ = [
    "as_json",
    "between",
    "case_file",
    "console",
    "counted",
    "errors",
    "no_override",
    "print_csv",
    "print_json",
    "say",
    "table",
]

FILE_WIDTH = 160
"""Of tables that go to a file or through a pipe."""

F = TypeVar("F", bound=Callable[..., Any])

case_file = click.argument("file", type=click.Path(path_type=Path))
as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON value and nothing else.")
between = click.option(
    "--between",
    nargs=2,
    metavar="A B",
    help="The parties, such as USA PRK or Greece Turkey. Default: the two that say and do most.",
)
no_override = click.option(
    "--no-override",
    "principal_overrides",
    flag_value=False,
    default=True,
    help="Where a lower office spoke last, let its word stand; the higher one does not overrule it.",
)


def console() -> Console:
    """Standard output."""
    from rich.console import Console

    shown = sys.stdout.isatty()
    width = None if shown or os.environ.get("COLUMNS") else FILE_WIDTH
    return Console(highlight=False, soft_wrap=not shown, width=width)


def errors() -> Console:
    """Standard error, for messages and progress."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def say(line: str, *, style: str | None = None) -> None:
    """One line of a message on standard error, never broken."""
    errors().print(line, style=style, markup=False, soft_wrap=True)


def counted(number: int, noun: str) -> str:
    """A number with its noun: 1 item, 2 items."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def print_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_csv(rows: Sequence[dict[str, Any]]) -> None:
    """Rows as CSV, nested records as dotted columns."""
    import csv

    from detente.record.export import flat

    flattened = [flat(row) for row in rows]
    columns = list(dict.fromkeys(column for row in flattened for column in row))
    writer = csv.DictWriter(sys.stdout, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(flattened)


_WHOLE = frozenset({"id", "date", "published"})
"""Columns that are copied or compared: a broken id cannot be pasted."""


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str | None = None) -> None:
    """A table that fits the terminal; plain columns where the output goes to a file."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    shown = Table(title=title, box=SIMPLE_HEAD, header_style="bold", title_justify="left", pad_edge=False)
    for column in columns:
        shown.add_column(column, overflow="fold", no_wrap=column in _WHOLE)
    for row in rows:
        shown.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    console().print(shown)
