"""`detente review`: decide on items in the terminal, one key a decision."""

from __future__ import annotations

import getpass
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import click

from detente.cli.terminal import case_file, console, counted
from detente.errors import DetenteError

if TYPE_CHECKING:
    from rich.console import Console

    from detente.case import Case

KEYS = "a accept · r reject · u unsure · e edit · j next · k previous · z undo · ? help · q quit"
_VERDICTS = {"a": "accept", "r": "reject", "u": "unsure"}


@click.command()
@case_file
@click.option("--reviewer", default=getpass.getuser, show_default="your user name", help="Who decides.")
@click.option(
    "--kind",
    metavar="KIND",
    help="Only statements, events, conditions, predictions, linkages, windows or posts.",
)
def review(file: Path, reviewer: str, kind: str | None) -> None:
    """Decide on the items on which nobody has decided, in the order in which their articles appeared.

    Shows each with its sentence and takes one key: a accept, r reject, u unsure, e edit (then a line such as
    act=threat), j next, k previous, z undo, ? help, q quit. Each decision is stored at once.
    """
    from detente.case import open_case

    with open_case(file, create=False) as case:
        queue = _queue(case, _wanted(kind))
        if not queue:
            click.echo(f"no {kind or 'item'} waits for review; `detente undo {file}` takes a decision back")
            return
        _Session(case, queue, reviewer, console()).loop(_Terminal() if sys.stdin.isatty() else _Piped())


def _wanted(kind: str | None) -> str | None:
    from detente.errors import InputError
    from detente.evidence.vocabulary import ITEM_KINDS

    wanted = kind.lower().rstrip("s") if kind else None
    if wanted and wanted not in ITEM_KINDS:
        known = ", ".join(f"{each}s" for each in ITEM_KINDS)
        raise InputError(
            f"there are no items of the kind {kind!r}", where="--kind", hint=f"kinds are {known}"
        )
    return wanted


def _queue(case: Case, kind: str | None) -> list[str]:
    """By the day of publication, then in the order of the text."""
    days = {document.id: document.published.latest or "9999" for document in case.documents()}
    waiting = [item for item in case.pending() if kind in (None, item.id.split("-")[0])]
    return [item.id for item in sorted(waiting, key=lambda item: (days[item.document], item.document))]


class _Keys(Protocol):
    """Where decisions come from."""

    def key(self) -> str: ...

    def line(self) -> str: ...


class _Terminal:
    """Single keys; Ctrl-D ends."""

    def key(self) -> str:
        try:
            return click.getchar()
        except EOFError:
            return ""

    def line(self) -> str:
        return str(click.prompt("field=value (empty leaves it)", default="", show_default=False))


class _Piped:
    """Keys, and after an `e` the rest of its line or the next line, from a pipe or a file."""

    def __init__(self) -> None:
        self.rest = sys.stdin.read()

    def key(self) -> str:
        self.rest = self.rest.lstrip("\r\n")
        key, self.rest = self.rest[:1], self.rest[1:]
        return key

    def line(self) -> str:
        line, _, self.rest = self.rest.removeprefix("\n").partition("\n")
        return line.strip()


class _Session:
    """A place in the queue, and what each key does there."""

    def __init__(self, case: Case, queue: list[str], reviewer: str, page: Console) -> None:
        self.case, self.queue, self.reviewer, self.page = case, queue, reviewer, page
        self.at = 0
        self.decided: dict[str, str] = {}

    def loop(self, keys: _Keys) -> None:
        self.page.print(KEYS, style="dim", markup=False)
        while self.at < len(self.queue):
            self.show()
            key = keys.key()
            if key in ("q", ""):
                break
            self.press(key, keys)
        self.page.print(self.summary(), markup=False, soft_wrap=True)

    def summary(self) -> str:
        names = {"accept": "accepted", "reject": "rejected", "unsure": "left unsure", "edit": "edited"}
        number = Counter(self.decided.values())
        done = ", ".join(f"{number[each]} {names[each]}" for each in names if number[each])
        waiting = counted(len(self.queue) - len(self.decided), "item")
        undo = f"; `detente undo {self.case.path}` takes the last decision back" if done else ""
        return f"{done or 'nothing decided'}; {waiting} left to review{undo}"

    def show(self) -> None:
        from rich.text import Text

        from detente.cli.item_text import line
        from detente.evidence import to_json

        found: Any = self.case.why(self.queue[self.at])
        self.page.rule(f"{self.at + 1}/{len(self.queue)}  {found.item.id}  {found.path}", align="left")
        passage = Text(found.passage.text)
        for trigger in found.trace.triggers if found.trace else ():
            passage.stylize(
                "bold reverse", trigger.start - found.passage.start, trigger.end - found.passage.start
            )
        self.page.print(passage)
        self.page.print(f"coded: {line(to_json(found.item))}", markup=False)
        for judgement in found.judgements:
            self.page.print(f"  {judgement.reviewer}: {judgement.verdict}", markup=False)

    def press(self, key: str, keys: _Keys) -> None:
        if key in _VERDICTS:
            self.decide(_VERDICTS[key])
        elif key == "e":
            self.edit(keys)
        elif key == "j":
            self.at += 1
        elif key == "k":
            self.at = max(self.at - 1, 0)
        elif key == "z":
            self.undo()
        else:
            self.page.print(KEYS, style="dim", markup=False)

    def decide(self, verdict: Any, changes: dict[str, object] | None = None) -> None:
        self.case.decide(self.queue[self.at], verdict, reviewer=self.reviewer, changes=changes)
        self.decided[self.queue[self.at]] = verdict
        self.at += 1

    def undo(self) -> None:
        item = self.case.undo(reviewer=self.reviewer)
        self.page.print(f"taken back: {item}" if item else "nothing to take back", markup=False)
        self.decided.pop(item or "", None)
        if item in self.queue:
            self.at = self.queue.index(item)

    def edit(self, keys: _Keys) -> None:
        from detente.cli.item_text import fields
        from detente.evidence import to_json

        item: Any = self.case.why(self.queue[self.at]).item
        self.page.print(f"fields: {' · '.join(fields(to_json(item)))}", markup=False)
        name, sign, value = keys.line().partition("=")
        if not sign:
            self.page.print("nothing edited: write field=value, such as act=threat", markup=False)
            return
        try:
            self.decide("edit", {name.strip(): value.strip() or None})
        except DetenteError as error:
            self.page.print(str(error), style="red", markup=False)
