"""`detente evaluate`."""

from __future__ import annotations

from pathlib import Path

import click

from detente.cli.terminal import as_json, console, counted, print_json, table


@click.command()
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--errors", is_flag=True, help="List every miss, false alarm and wrong field.")
@as_json
def evaluate(gold: tuple[Path, ...], errors: bool, as_json: bool) -> None:
    """Score the coder against gold files or folders of them: precision, recall, fields, commonest errors.

    docs/reference/gold-format.md describes the files.
    """
    from detente.evaluation.gold import load_gold
    from detente.evaluation.measure import commonest, measure

    report = measure(load_gold(gold))
    if as_json:
        print_json(report.to_json())
        return
    table(
        ["what", "precision", "recall", "F1", "95 % interval", "right", "coded", "gold"],
        [
            (name, f"{s.precision:.2f}", f"{s.recall:.2f}", f"{s.f1:.2f}", f"{s.low:.2f}–{s.high:.2f}",
             f"{s.right:.0f}", f"{s.coded:.0f}", f"{s.gold:.0f}")
            for name, s in report.scores.items()
        ],
        title=counted(report.texts, "text"),
    )  # fmt: skip
    table(
        ["field of what was found", "accuracy", "right", "compared"],
        [(n, f"{a.value:.2f}", a.right, a.compared) for n, a in report.fields.items() if a.value is not None],
    )
    table(["commonest errors", "number"], commonest(report.errors))
    if errors:
        page = console()
        for error in report.errors:
            detail = f" gold {error.gold} coded {error.coded}" if error.error.startswith("wrong") else ""
            page.print(f"{error.text}  {error.kind} {error.error}{detail}: {error.words}", markup=False)
