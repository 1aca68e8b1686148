"""An analysis as tables for the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from detente.cli.terminal import counted
from detente.stability.concepts import CONCEPTS

if TYPE_CHECKING:
    from detente.stability import Analysis

__all__ = ["show"]

_COLUMNS = 16
_NAMED = 12


def show(analysis: Analysis, console: Console) -> None:
    """Print the option table with equilibria marked, then who is content where."""
    conflict = analysis.conflict
    console.print(Text(conflict.name, style="bold"))
    options = f", {counted(len(conflict.option_names), 'option')}" if conflict.option_form else ""
    makers, states = counted(len(conflict.ids), "decision maker"), counted(conflict.n, "state")
    console.print(f"{makers}{options}, {states}")
    shown = _states(analysis)
    for at in range(0, len(shown), _COLUMNS):
        console.print(_option_table(analysis, shown[at : at + _COLUMNS]))
    if len(shown) < conflict.n:
        console.print(
            f"(shown: {len(shown)} of {conflict.n:,} states, those stable for everyone under most concepts)"
        )
    console.print(_concept_table(analysis))
    letters = "Y an option is taken, n it is not, - either; " if conflict.option_form else ""
    console.print(f"{letters}* stable for everyone under the concept of its row (docs/theory/stability.md)")


def _states(analysis: Analysis) -> list[int]:
    """All states when there are few; otherwise those that are equilibria under most concepts."""
    conflict = analysis.conflict
    if conflict.n <= 2 * _COLUMNS:
        return list(range(1, conflict.n + 1))
    counts: dict[int, int] = {}
    for name in analysis.concepts:
        for state in analysis.equilibria(name)[:10_000]:
            counts[state] = counts.get(state, 0) + 1
    if conflict.status_quo is not None:
        counts[conflict.status_quo] = len(CONCEPTS) + 1
    return sorted(sorted(counts, key=lambda state: (-counts[state], state))[:_COLUMNS])


def _option_table(analysis: Analysis, states: Sequence[int]) -> Table:
    conflict = analysis.conflict
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("state", no_wrap=True)
    for state in states:
        table.add_column(_number(state, conflict.status_quo), justify="right", no_wrap=True)
    found = [conflict.state(state) for state in states]
    for dm in conflict.decision_makers:
        if dm.options:
            table.add_row(Text(dm.name, style="bold"))
        for option in dm.options:
            name = f"{dm.id}.{option.id}"
            marks = [_mark(state.options[name], name in state.either) for state in found]
            table.add_row(Text(f"  {option.text}"), *marks)
    table.add_section()
    for concept in analysis.concepts:
        stable = analysis.equilibrium_mask(concept)
        marks = ["*" if stable[state - 1] else "" for state in states]
        table.add_row(Text(concept, style="italic"), *(Text(mark, style="bold green") for mark in marks))
    return table


def _number(state: int, status_quo: int | None) -> str:
    return f"{state} today" if state == status_quo else str(state)


def _mark(taken: bool, either: bool) -> str:
    return "-" if either else "Y" if taken else "n"


def _concept_table(analysis: Analysis) -> Table:
    conflict = analysis.conflict
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for head in (
        "concept",
        "equilibria",
        *(f"stable for {dm.name or dm.id}" for dm in conflict.decision_makers),
    ):
        table.add_column(head, overflow="fold")
    for name in analysis.concepts:
        table.add_row(
            Text(name, style="italic"),
            _ids(analysis.equilibria(name)),
            *(_ids(analysis.stable(dm, name)) for dm in conflict.ids),
        )
    return table


def _ids(states: Sequence[int]) -> str:
    if not states:
        return "none"
    shown = " ".join(str(state) for state in states[:_NAMED])
    return shown if len(states) <= _NAMED else f"{shown} and {len(states) - _NAMED} more"
