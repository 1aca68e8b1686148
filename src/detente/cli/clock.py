"""`detente clock`."""

from __future__ import annotations

from pathlib import Path

import click

from detente.cli.terminal import as_json, between, print_json


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--start", metavar="DATE", help="A clock of your own: the day it starts.")
@click.option(
    "--length", metavar="DURATION", help="How long it runs: P60D (days), P6M (months), P1Y (a year)."
)
@click.option("--zone", metavar="ZONE", help="Whose calendar counts, as Asia/Pyongyang.")
@click.option(
    "--reset", type=click.Path(path_type=Path), help="CSV with a column date: deeds that set the clock back."
)
@between
@click.option(
    "--as-of",
    metavar="DATE",
    help="The day to read the clocks on. Default, with FILE: the newest publication date.",
)
@as_json
def clock(
    file: Path | None,
    start: str | None,
    length: str | None,
    zone: str | None,
    reset: Path | None,
    between: tuple[str, str] | None,
    as_of: str | None,
    as_json: bool,
) -> None:
    """Run the clocks that the case FILE speaks of, under each reading of them; or one of your own.

    A clock of your own: detente clock --start 2017-09-15 --length P60D --as-of 2017-11-01
    """
    from detente.assessment.shapes import clock_shape
    from detente.case import open_case, own_clock
    from detente.cli.clock_text import text
    from detente.corpus import day

    if start is None:
        if file is None:
            raise click.UsageError("give a case FILE, or --start, --length and --as-of")
        if length or reset or zone:
            raise click.UsageError(
                "--length, --zone and --reset belong to a clock of your own: give --start too"
            )
        with open_case(file, create=False) as case:
            found, on = case.clocks(between=between, as_of=day(as_of, where="--as-of") if as_of else None)
    else:
        if file is not None or between or length is None or as_of is None:
            raise click.UsageError(
                "a clock of your own takes --start, --length and --as-of; no FILE and no --between"
            )
        found, on = (own_clock(start=start, length=length, zone=zone, reset=reset, as_of=as_of),), as_of
    if as_json:
        print_json(clock_shape(found, on))
    else:
        text(found, on)
