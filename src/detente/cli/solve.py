"""`detente solve`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, Unpack

import click

from detente.cli.solve_after import Questions, answer, questions
from detente.cli.terminal import as_json, console, print_json

if TYPE_CHECKING:
    from detente.conflict import Conflict
    from detente.stability import Analysis


@click.command()
@click.argument("model", type=click.Path(path_type=Path))
@as_json
@click.option(
    "--concept",
    "concepts",
    multiple=True,
    metavar="CONCEPT",
    help="Only this concept (may be repeated); 'all' for every one that applies.",
)
@click.option(
    "--why", metavar="STATE", help="Prove why this state is stable or not: its number or dm.option,dm.option."
)
@click.option(
    "--for", "dms", multiple=True, metavar="DM", help="With --why: for this decision maker (may be repeated)."
)
@click.option(
    "--horizon", default=3, show_default=True, help="How many moves limited-move stability looks ahead."
)
@click.option(
    "--reading",
    "readings",
    multiple=True,
    metavar="DM=READING",
    help="Use a rival reading of a decision maker, such as usa=softer (may be repeated).",
)
@click.option(
    "--states",
    type=click.Choice(["auto", "all", "equilibria"]),
    default="auto",
    show_default=True,
    help="Which states the JSON lists; auto means all up to 4,096.",
)
@questions
def solve(
    model: Path,
    as_json: bool,
    concepts: tuple[str, ...],
    why: str | None,
    dms: tuple[str, ...],
    horizon: int,
    readings: tuple[str, ...],
    states: Literal["auto", "all", "equilibria"],
    **beyond: Unpack[Questions],
) -> None:
    """Solve a conflict model: which states are stable, for whom, and why.

    MODEL is a model file in TOML; docs/reference/model-file.md describes it. Prints the states with their options, the
    equilibria under each concept, and the states stable for each decision maker; or the answer to one question.
    """
    from detente.cli import solve_text
    from detente.conflict import load
    from detente.stability import analyse

    conflict = _read_as(load(model), readings)
    if why is not None:
        _explain(conflict, why, dms, concepts, horizon, as_json=as_json)
        return
    if dms:
        raise click.UsageError("--for goes with --why")
    if answer(conflict, beyond, concepts, _state, as_json=as_json):
        return
    asked = "all" if "all" in concepts else concepts or None
    analysis: Analysis = analyse(conflict, asked, horizon=horizon)
    if as_json:
        print_json(analysis.to_json(states=states))
    else:
        solve_text.show(analysis, console())
        click.echo("--why STATE gives the proof in words; --account says what would move today")


def _read_as(conflict: Conflict, readings: tuple[str, ...]) -> Conflict:
    for reading in readings:
        dm, sign, name = reading.partition("=")
        if not sign:
            raise click.UsageError(f"--reading {reading!r} should be DM=READING")
        conflict = conflict.with_reading(dm, name)
    return conflict


def _explain(
    conflict: Conflict,
    why: str,
    dms: tuple[str, ...],
    concepts: tuple[str, ...],
    horizon: int,
    *,
    as_json: bool,
) -> None:
    from detente.stability import by_default, proofs

    state = _state(conflict, why)
    found = proofs(
        conflict,
        state,
        dms or conflict.ids,
        by_default(conflict) if "all" in concepts else concepts or ("nash", "gmr", "smr", "seq"),
        horizon=horizon,
    )
    if as_json:
        print_json(
            {
                "schema": "why/1",
                "conflict": conflict.name,
                "proofs": [each.to_json(conflict) for each in found],
            }
        )
        return
    for proof in found:
        click.echo(proof.tell(conflict))


def _state(conflict: Conflict, why: str) -> int:
    from detente.conflict import StateNames

    named = int(why) if why.strip().isascii() and why.strip().isdigit() else [
        name.strip() for name in why.strip("[] ").split(",") if name.strip()
    ]  # fmt: skip
    return StateNames.of(conflict).position(named, where=f"--why {why}") + 1
