"""The brief as Markdown; the words of articles cannot become markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.brief.nouns import Brief, Line, Section

__all__ = ["render"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def render(brief: Brief) -> str:
    """The brief, with its references as a numbered list at the end."""
    number = {(ref.item, ref.start): n for n, ref in enumerate(brief.refs, 1)}
    lines = [f"# {escape(brief.title)}", "", f"As of {brief.as_of}", "", "## Bottom line", ""]
    lines += [_bottom(line, number) for line in brief.bottom_line]
    for section in brief.sections:
        lines += ["", *_section(section, number)]
    lines += ["", "## The words in their sources", ""]
    for n, ref in enumerate(brief.refs, 1):
        words = f"{escape(ref.prefix)}**{escape(ref.quote)}**{escape(ref.suffix)}"
        lines.append(f"{n}. {words} ({escape(ref.title or ref.path)}, {ref.published or 'undated'}, {escape(ref.path)}, "
                     f"characters {ref.start}–{ref.end}, {ref.item})")  # fmt: skip
    return "\n".join(lines) + "\n"


def _bottom(line: Line, number: dict[tuple[str, int], int]) -> str:
    points = "  \n  ".join(escape(point) for point in line.text.split("\n"))
    return f"- **{escape(line.label)}**: {points} {_marks(line, number)}".rstrip()


def _marks(line: Line, number: dict[tuple[str, int], int]) -> str:
    return " ".join(rf"\[{number[(ref.item, ref.start)]}\]" for ref in line.refs)


def _section(section: Section, number: dict[tuple[str, int], int]) -> Iterator[str]:
    yield f"## {escape(section.title)}"
    if section.finding:
        yield from ("", f"**{escape(section.finding)}**")
    if section.figure:
        yield from (
            "",
            f"*{escape(section.figure.caption)} ({escape(section.figure.words)}; drawn in the HTML brief.)*",
        )
    for group in section.groups:
        yield from ("", f"### {escape(group.title)}", "") if group.title else ("",)
        for line in group.lines:
            yield _line(line, number)
        if group.note:
            yield from ("", f"*{escape(group.note)}*")
    if section.method:
        yield from ("", f"*{escape(section.method)}*")


def _line(line: Line, number: dict[tuple[str, int], int]) -> str:
    text = f"“{escape(line.text)}”" if line.quoted else escape(line.text)
    who = f"**{escape(line.who)}**: " if line.who else ""
    facts = ", ".join(escape(part) for part in (line.label, line.when) if part)
    note = f" — {escape(line.note)}" if line.note else ""
    return f"- {f'({facts}) ' if facts else ''}{who}{text} {_marks(line, number)}{note}".rstrip()
