"""`detente export`."""

from __future__ import annotations

from pathlib import Path

import click

from detente.cli.terminal import case_file


@click.command()
@case_file
@click.option("-o", "folder", required=True, type=click.Path(path_type=Path), help="Folder to write to.")
@click.option("--text/--no-text", default=True, help="With or without the words of the articles.")
def export(file: Path, folder: Path, text: bool) -> None:
    """Write the case as CSV, JSONL and Parquet, with a codebook; prints the files written, one a line."""
    from detente.case import open_case

    with open_case(file, create=False) as case:
        for path in case.export(folder, text=text):
            click.echo(path)
