"""`detente outlook`."""

from __future__ import annotations

from pathlib import Path

import click

from detente.cli.terminal import as_json, between, case_file, print_json, say


@click.command()
@case_file
@between
@click.option(
    "--as-of", metavar="DATE", help="Use nothing published later. Default: the newest publication date."
)
@click.option("--by", required=True, metavar="DATE", help="The day of the question: by when.")
@click.option("--reference", "references", multiple=True, type=click.Path(path_type=Path),
              help="A CSV of spells (pair,start,end,until) as one more reference class; may be given again.")  # fmt: skip
@click.option(
    "--weights",
    type=click.Path(path_type=Path),
    help="A TOML file of weights for signals, in place of the built-in ones.",
)
@click.option(
    "--log",
    type=click.Path(path_type=Path),
    help="Add the four forecasts to this log (JSONL) for `detente score`.",
)
@as_json
def outlook(
    file: Path,
    between: tuple[str, str] | None,
    as_of: str | None,
    by: str,
    references: tuple[Path, ...],
    weights: Path | None,
    log: Path | None,
    as_json: bool,
) -> None:
    """How likely contact, talks, agreement and implementation are by a day.

    Prints each as an interval with its words and confidence, the reference classes it rests on, what would change it,
    and what the signals in the record add.
    """
    from detente.assessment.shapes import outlook_shape
    from detente.case import open_case
    from detente.cli.outlook_text import text
    from detente.corpus import day

    with open_case(file, create=False) as case:
        found = case.outlook(
            between=between, as_of=day(as_of, where="--as-of") if as_of else None, by=by,
            references=references, weights=weights,
        )  # fmt: skip
    if log:
        from detente.assessment.outlook.forecasts import forecasts
        from detente.assessment.score import append

        append(log, forecasts(found))
    if as_json:
        print_json(outlook_shape(found))
    else:
        text(found)
    if log:
        say(f"added {len(found.rungs)} forecasts to {log}")
