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
@click.option("--sentence", metavar="TEXT", help="Why something, or nothing, is coded in this sentence.")
@as_json
def why(file: Path, item: str | None, sentence: str | None, as_json: bool) -> None:
    """Say why an item was coded, or why nothing is coded in a sentence.

    ITEM is an id such as statement-a1d663532b5d, the last column of `detente show`. Prints its sentence, what was
    coded, the words that triggered it, the rule and the runner-up. With --sentence: what would be coded in those
    words by themselves, and what became of each word that might have reported.
    """
    if (item is None) == (sentence is None):
        raise click.UsageError("give an ITEM or --sentence, one of the two")
    from detente.case import open_case

    with open_case(file, create=False) as case:
        if item is not None:
            _check(item)
            _print_item(case.why(item), as_json=as_json)
        else:
            _print_sentence(case.why_sentence(sentence or ""), as_json=as_json)


def _check(item: str) -> None:
    """What has an id in a list but no words of its own is asked about by its parts."""
    from detente.errors import NotFound

    kind = item.partition("-")[0]
    if kind == "document":
        raise NotFound(
            f"{item} is a document", hint="ask about an item of it: `detente show FILE statements`"
        )
    if kind in ("contradiction", "alignment"):
        hint = f"ask about its items, a and b in `detente show FILE {kind}s --json`"
        raise NotFound(f"{item} is worked out from two items", hint=hint)


def _print_item(found: Any, *, as_json: bool) -> None:
    from detente.cli.item_text import line
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
    where = f"{found.path}, characters {found.passage.start} to {found.passage.end}"
    page.print(Text(f"{found.item.id}  {where}", "bold"))
    page.print(passage)
    page.print(f"coded: {line(to_json(found.item))}", markup=False)
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
    from detente.cli.item_text import line

    if as_json:
        print_json(found)
        return
    page = console()
    for entry in found:
        page.print(entry["sentence"], style="bold", markup=False)
        for item in entry["items"]:
            rule = (item.get("trace") or {}).get("rule", "unknown")
            page.print(f"  coded: {line(item)} (rule {rule})", markup=False)
        for reason in entry["reasons"]:
            page.print(f"  {reason}", markup=False)
        if not entry["items"] and not entry["reasons"]:
            page.print("  nothing is coded: no word in it reports or acts", markup=False)
