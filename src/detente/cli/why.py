"""`detente why`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from detente.cli.terminal import as_json, case_file, console, print_json

_DECIDED = {"rule": "rules", "head": "trained head, against the rules"}


@click.command()
@case_file
@click.argument("item", required=False)
@click.option("--sentence", help="Why something, or nothing, is coded in this sentence.")
@as_json
def why(file: Path, item: str | None, sentence: str | None, as_json: bool) -> None:
    """Say why an item was coded, or why nothing is coded in a sentence."""
    if (item is None) == (sentence is None):
        raise click.UsageError("give an ITEM or --sentence, one of the two")
    from detente.case import open_case

    with open_case(file, create=False) as case:
        if item is not None:
            _print_item(case.why(item), as_json=as_json)
        else:
            _print_sentence(case.why_sentence(sentence or ""), as_json=as_json)


def _print_item(found: Any, *, as_json: bool) -> None:
    from detente.evidence import to_json

    if as_json:
        print_json(to_json(found, full=True))
        return
    from rich.text import Text

    page = console()
    passage = Text(found.passage.text)
    for trigger in found.trace.triggers if found.trace else ():
        passage.stylize(
            "bold reverse", trigger.start - found.passage.start, trigger.end - found.passage.start
        )
    page.print(
        Text(
            f"{found.item.id}  {found.path}, characters {found.passage.start} to {found.passage.end}", "bold"
        )
    )
    page.print(passage)
    if found.orphan:
        page.print("the words no longer stand in the document (orphan)", style="yellow")
    if found.trace is None:
        page.print(f"origin: {found.origin}")
    else:
        words = ", ".join(f"“{t.text}”" for t in found.trace.triggers)
        page.print(f"rule: {found.trace.rule}", markup=False)
        page.print(f"triggered by: {words or 'the shape of the sentence'}", markup=False)
        page.print(f"decided by: {_DECIDED[found.trace.decided]}", markup=False)
        page.print(f"runner-up: {found.trace.runner_up or 'none'}", markup=False)
    for judgement in found.judgements:
        page.print(f"{judgement.at} {judgement.reviewer}: {judgement.verdict}", markup=False)


def _print_sentence(found: Any, *, as_json: bool) -> None:
    if as_json:
        print_json(found)
        return
    page = console()
    for entry in found:
        page.print(entry["sentence"], style="bold", markup=False)
        for item in entry["items"]:
            kind = item["id"].split("-")[0]
            sort = item.get("act") or item.get("type") or item.get("kind") or ""
            page.print(
                f"  coded: {kind} {sort}, rule {(item.get('trace') or {}).get('rule', 'unknown')}",
                markup=False,
            )
        for reason in entry["reasons"]:
            page.print(f"  {reason}", markup=False)
