"""`detente import`."""

from __future__ import annotations

from pathlib import Path

import click

from detente.cli.terminal import errors


@click.command("import")
@click.argument("table", type=click.Path(path_type=Path))
@click.option(
    "--case", "file", required=True, type=click.Path(path_type=Path), help="The case file; made if missing."
)
@click.option("--as", "as_", default="events", show_default=True, help="What the rows are.")
def import_(table: Path, file: Path, as_: str) -> None:
    """Put rows of facts (date,type,actor,recipient,note,source) into a case file."""
    from detente.case import open_case

    with open_case(file) as case:
        rows = case.import_table(table, as_=as_)
    errors().print(f"{rows} {as_} stored from {table}", markup=False, soft_wrap=True)
