"""`detente score`."""

from __future__ import annotations

from pathlib import Path

import click

from detente.cli.terminal import as_json, print_json


@click.command()
@click.argument("file", metavar="FORECASTS", type=click.Path(path_type=Path))
@click.option("--forecaster", help="Score only this one's forecasts.")
@click.option("--seed", default=0, show_default=True, help="The seed of the bootstrap.")
@click.option(
    "--predictions", is_flag=True, help="FORECASTS is a case file: print its predictions as a log to resolve."
)
@as_json
def score(file: Path, forecaster: str | None, seed: int, predictions: bool, as_json: bool) -> None:
    """Score forecasts that have come due.

    FORECASTS is a log of one JSON object a line, as `detente outlook --log` writes it, with `outcome` (1 or 0) filled
    in where it is known. Prints Brier and log score beside baselines, and the calibration.
    """
    import json
    from dataclasses import asdict

    from detente.assessment.shapes import score_shape
    from detente.case import open_case, scorecard
    from detente.cli.score_text import text
    from detente.errors import InputError

    if predictions:
        with open_case(file, create=False) as case:
            for forecast in case.predictions_to_score():
                click.echo(json.dumps(asdict(forecast), ensure_ascii=False))
        return
    if file.is_file() and _is_case(file):
        hint = f"write its predictions to a log first: detente score {file} --predictions > log.jsonl"
        raise InputError("is a case file, not a log of forecasts", where=str(file), hint=hint)
    card = scorecard(file, forecaster=forecaster, seed=seed)
    if as_json:
        print_json(score_shape(card))
    else:
        text(card)


def _is_case(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(15) == b"SQLite format 3"
