"""`detente review`: decide on items in the terminal, one key a decision."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from detente.cli.terminal import case_file, console
from detente.errors import DetenteError

if TYPE_CHECKING:
    from rich.console import Console

    from detente.case import Case

KEYS = "a accept · r reject · u unsure · e edit · j next · k previous · z undo · ? help · q quit"
_VERDICTS = {"a": "accept", "r": "reject", "u": "unsure"}


@click.command()
@case_file
@click.option("--reviewer", default=getpass.getuser, show_default="your user name", help="Who decides.")
@click.option("--kind", help="Only statements, events, conditions …")
def review(file: Path, reviewer: str, kind: str | None) -> None:
    """Decide on items: a accept, r reject, u unsure, e edit, j/k next and previous, z undo, ? help, q quit."""
    from detente.case import open_case

    with open_case(file, create=False) as case:
        wanted = kind.rstrip("s") if kind else None
        queue = [item.id for item in case.pending() if wanted in (None, item.id.split("-")[0])]
        if not queue:
            click.echo("nothing waits for review")
            return
        _Session(case, queue, reviewer, console()).loop(_keys())


class _Session:
    """A place in the queue, and what each key does there."""

    def __init__(self, case: Case, queue: list[str], reviewer: str, page: Console) -> None:
        self.case, self.queue, self.reviewer, self.page = case, queue, reviewer, page
        self.at = 0

    def loop(self, next_key: Callable[[], str]) -> None:
        self.page.print(KEYS, style="dim", markup=False)
        while self.at < len(self.queue):
            self.show()
            key = next_key()
            if key in ("q", ""):
                break
            self.press(key)
        self.page.print(f"{self.at} of {len(self.queue)} seen", markup=False)

    def show(self) -> None:
        from rich.text import Text

        found: Any = self.case.why(self.queue[self.at])
        self.page.rule(f"{self.at + 1}/{len(self.queue)}  {found.item.id}  {found.path}", align="left")
        passage = Text(found.passage.text)
        for trigger in found.trace.triggers if found.trace else ():
            passage.stylize(
                "bold reverse", trigger.start - found.passage.start, trigger.end - found.passage.start
            )
        self.page.print(passage)
        self.page.print(describe(found.item), markup=False)
        for judgement in found.judgements:
            self.page.print(f"  {judgement.reviewer}: {judgement.verdict}", markup=False)

    def press(self, key: str) -> None:
        if key in _VERDICTS:
            self.case.decide(self.queue[self.at], _VERDICTS[key], reviewer=self.reviewer)  # type: ignore[arg-type]
            self.at += 1
        elif key == "e":
            self.edit()
        elif key == "j":
            self.at += 1
        elif key == "k":
            self.at = max(self.at - 1, 0)
        elif key == "z":
            item = self.case.undo(reviewer=self.reviewer)
            self.page.print(f"taken back: {item}" if item else "nothing to take back", markup=False)
            if item in self.queue:
                self.at = self.queue.index(item)
        else:
            self.page.print(KEYS, style="dim", markup=False)

    def edit(self) -> None:
        change = click.prompt("field=value (empty leaves it)", default="", show_default=False)
        name, _, value = change.partition("=")
        if not value:
            return
        try:
            changes: dict[str, object] = {name.strip(): value.strip()}
            self.case.decide(self.queue[self.at], "edit", reviewer=self.reviewer, changes=changes)
            self.at += 1
        except DetenteError as error:
            self.page.print(str(error), style="red", markup=False)


def describe(item: Any) -> str:
    """An item in one line, for a person."""
    kind = item.id.split("-")[0]
    who = getattr(item, "speaker", None) or getattr(item, "by", None)
    if kind == "event":
        actors, recipients = (
            ", ".join(a.country or a.name or "?" for a in side) for side in (item.actors, item.recipients)
        )
        return f"event {item.type} ({item.status}): {actors or '?'} -> {recipients or '?'}, {item.date.value or 'undated'}"
    name = (who.name or who.role or who.country or "?") if who else "?"
    detail = getattr(item, "act", None) or getattr(item, "kind", None) or ""
    return f"{kind} {detail}: {name} ({(who.country if who else None) or '?'})"


def _keys() -> Callable[[], str]:
    """Single keys from a terminal; lines of keys where input is piped."""
    if sys.stdin.isatty():
        return lambda: click.getchar()
    waiting = iter(sys.stdin.read().replace("\n", ""))
    return lambda: next(waiting, "")
