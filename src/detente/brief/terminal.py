"""The brief in a terminal, in colour where there is any."""

from __future__ import annotations

import io
import os
import sys

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from detente.brief.nouns import Brief, Line, Section

__all__ = ["render"]


def render(brief: Brief, *, width: int | None = None, colour: bool | None = None) -> str:
    """Text with ANSI colours (none where `NO_COLOR` is set or the output is no terminal)."""
    if colour is None:
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    out = io.StringIO()
    console = Console(
        file=out,
        width=width or 100,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
    )
    number = {(ref.item, ref.start): n for n, ref in enumerate(brief.refs, 1)}
    console.print(Text(brief.title, "bold"), Text(f"as of {brief.as_of}", "dim"), sep="\n")
    console.print(Panel(_bottom(brief), title="Bottom line", title_align="left", border_style="blue"))
    for section in brief.sections:
        console.print(_section(section, number))
    return out.getvalue()


def _bottom(brief: Brief) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", max_width=22)
    grid.add_column()
    for line in brief.bottom_line:
        grid.add_row(Text(line.label), Text(line.text))
    return grid


def _section(section: Section, number: dict[tuple[str, int], int]) -> Group:
    parts: list[RenderableType] = [Text(), Rule(Text(section.title, "bold blue"), align="left", style="blue")]
    if section.finding:
        parts.append(Text(section.finding, "bold"))
    if section.figure:
        parts.append(Text(f"(figure in the HTML brief: {section.figure.words})", "dim"))
    for group in section.groups:
        if group.title:
            parts.append(Text(group.title, "underline"))
        parts += [_line(line, number) for line in group.lines]
        if group.note:
            parts.append(Padding(Text(group.note, "dim"), (0, 0, 0, 2)))
    if section.method:
        parts.append(Text(section.method, "dim italic"))
    return Group(*parts)


def _line(line: Line, number: dict[tuple[str, int], int]) -> Padding:
    text = Text()
    if line.label:
        text.append(f"[{line.label}] ", "magenta")
    if line.when:
        text.append(f"{line.when}  ", "dim")
    if line.who:
        text.append(f"{line.who}: ", "bold")
    text.append(f"“{line.text}”" if line.quoted else line.text)
    for ref in line.refs:
        text.append(f" [{number[(ref.item, ref.start)]}]", "cyan")
    if line.note:
        text.append(f"  ({line.note})", "dim")
    return Padding(text, (0, 0, 0, 2))
