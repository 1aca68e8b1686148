"""The brief in a terminal, in colour where there is any: all of it, or what fits two minutes, or one section."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from detente.brief.nouns import Brief, Line, Section
from detente.errors import NotFound

__all__ = ["SHORT", "render"]

SHORT = 4
"""Lines of a section in the short face."""
_Numbers = dict[tuple[str, int], int]


def render(
    brief: Brief,
    *,
    width: int | None = None,
    colour: bool | None = None,
    full: bool = True,
    section: str | None = None,
) -> str:
    """Text with ANSI colours (none where `NO_COLOR` is set or the output is no terminal).

    Raises
    ------
    NotFound
        If there is no such section.
    """
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
    for part in _parts(brief, number, full, section):
        console.print(part)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _parts(brief: Brief, number: _Numbers, full: bool, section: str | None) -> Iterator[RenderableType]:
    if section is not None:
        yield _section(_named(brief, section), number, full=True)
        return
    yield Group(Text(brief.title, "bold"), Text(f"as of {brief.as_of}", "dim"))
    yield Panel(_bottom(brief, number), title="Bottom line", title_align="left", border_style="blue")
    for each in brief.sections:
        yield _section(each, number, full=full)
    if not full:
        yield Text(
            "\nAll lines: --full. One section: --section ID. The words behind each [number]: -o brief.html.",
            "dim",
        )


def _named(brief: Brief, wanted: str) -> Section:
    found = next((each for each in brief.sections if each.id == wanted), None)
    if found is None:
        known = ", ".join(each.id for each in brief.sections)
        raise NotFound(f"the brief has no section {wanted!r}", where="--section", hint=f"it has {known}")
    return found


def _bottom(brief: Brief, number: _Numbers) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", max_width=20)
    grid.add_column()
    for line in brief.bottom_line:
        text = Text(line.text)
        _mark(text, line, number)
        grid.add_row(Text(line.label), text)
    return grid


def _section(section: Section, number: _Numbers, *, full: bool) -> Group:
    head = Text(section.title, "bold blue")
    if not full:
        head.append(f"  {section.id}", "dim")
    parts: list[RenderableType] = [Text(), Rule(head, align="left", style="blue")]
    if section.finding:
        parts.append(Text(section.finding, "bold"))
    if section.figure and full:
        parts.append(Text(f"(figure in the HTML brief: {section.figure.words})", "dim"))
    parts += _all(section, number) if full else _some(section, number)
    return Group(*parts)


def _all(section: Section, number: _Numbers) -> Iterator[RenderableType]:
    for group in section.groups:
        if group.title:
            yield Text(group.title, "underline")
        yield from (_line(line, number) for line in group.lines)
        if group.note:
            yield Padding(Text(group.note, "dim"), (0, 0, 0, 2))
    if section.method:
        yield Text(section.method, "dim italic")


def _some(section: Section, number: _Numbers) -> Iterator[RenderableType]:
    """The first lines, under their groups' heads."""
    left = SHORT
    for group in section.groups:
        if left and group.title:
            yield Text(group.title, "underline")
        yield from (_line(line, number) for line in group.lines[:left])
        left -= min(left, len(group.lines))
    hidden = sum(len(group.lines) for group in section.groups) - SHORT
    if hidden > 0:
        yield Padding(Text(f"{hidden} more: --section {section.id}", "dim"), (0, 0, 0, 2))


def _line(line: Line, number: _Numbers) -> Padding:
    text = Text()
    if line.label:
        text.append(f"[{line.label}] ", "magenta")
    if line.when:
        text.append(f"{line.when}  ", "dim")
    if line.who:
        text.append(f"{line.who}: ", "bold")
    text.append(f"“{line.text}”" if line.quoted else line.text)
    _mark(text, line, number)
    if line.note:
        text.append(f"  ({line.note})", "dim")
    return Padding(text, (0, 0, 0, 2))


def _mark(text: Text, line: Line, number: _Numbers) -> None:
    for ref in line.refs:
        text.append(f" [{number[(ref.item, ref.start)]}]", "cyan")
