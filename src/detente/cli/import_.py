"""`detente import`."""

from __future__ import annotations

from pathlib import Path

import click

from detente.cli.terminal import counted, say


@click.command("import")
@click.argument("table", type=click.Path(path_type=Path))
@click.option(
    "--case", "file", required=True, type=click.Path(path_type=Path), help="The case file; made if missing."
)
@click.option("--as", "as_", default="events", show_default=True, metavar="KIND", help="What the rows are.")
def import_(table: Path, file: Path, as_: str) -> None:
    """Put rows of facts into a case file.

    TABLE is a CSV file with the header date,type,actor,recipient,note,source. The types are PLOVER's (AGREE, CONSULT,
    SANCTION, …); several actors are joined by +. A table imported again takes the place of what it held before.
    """
    from detente.case import open_case

    with open_case(file) as case:
        rows = case.import_table(table, as_=as_)
    say(f"{counted(rows, as_.removesuffix('s'))} stored in {file} from {table}")
