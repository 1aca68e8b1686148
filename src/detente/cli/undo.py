"""`detente undo`."""

from __future__ import annotations

from pathlib import Path

import click

from detente.cli.terminal import case_file


@click.command()
@case_file
@click.option("--reviewer", metavar="NAME", help="Only this reviewer's decisions.")
def undo(file: Path, reviewer: str | None) -> None:
    """Take back the last decision on an item, or the last change of the question or the model; says which."""
    from detente.case import open_case

    with open_case(file, create=False) as case:
        item = case.undo(reviewer=reviewer)
    click.echo(f"taken back: the decision on {item}" if item else "there is no decision to take back")
