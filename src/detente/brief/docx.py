"""The brief as a Word document: headings, lists and notes that stay editable."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from detente.brief.nouns import Brief, Line, Section

__all__ = ["render"]


def render(brief: Brief) -> bytes:
    """The file's bytes. Figures are given by their words; every line carries the numbers of its references."""
    from docx import Document as Paper

    paper = Paper()
    about = paper.core_properties
    about.title, about.author = brief.title, "detente"
    about.created = about.modified = datetime.fromisoformat(brief.as_of)
    numbers = {(ref.item, ref.start): number for number, ref in enumerate(brief.refs, 1)}
    paper.add_heading(brief.title, 0)
    paper.add_paragraph(f"As of {brief.as_of}")
    paper.add_heading("Bottom line", 1)
    for line in brief.bottom_line:
        found = paper.add_paragraph(style="List Bullet")
        found.add_run(f"{line.label}: ").bold = True
        found.add_run(_clean(f"{line.text}{_marks(line, numbers)}"))
    for section in brief.sections:
        _section(paper, section, numbers)
    paper.add_heading("The words in their sources", 1)
    for number, ref in enumerate(brief.refs, 1):
        found = paper.add_paragraph(f"{number}. {_clean(ref.prefix)}")
        found.add_run(_clean(ref.quote)).bold = True
        where = f"{ref.title or ref.path}{f', {ref.published}' if ref.published else ''}"
        found.add_run(_clean(f"{ref.suffix} ({where}, characters {ref.start} to {ref.end})"))
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _section(paper: Any, section: Section, numbers: dict[tuple[str, int], int]) -> None:
    paper.add_heading(section.title, 1)
    if section.finding:
        paper.add_paragraph().add_run(_clean(section.finding)).bold = True
    if section.figure:
        paper.add_paragraph(_clean(f"Figure: {section.figure.caption} {section.figure.words}."))
    for group in section.groups:
        if group.title:
            paper.add_heading(group.title, 2)
        for line in group.lines:
            _line(paper, line, numbers)
        if group.note:
            paper.add_paragraph(_clean(group.note))
    if section.method:
        paper.add_paragraph().add_run(_clean(section.method)).italic = True


def _line(paper: Any, line: Line, numbers: dict[tuple[str, int], int]) -> None:
    found = paper.add_paragraph(style="List Bullet")
    head = ", ".join(part for part in (line.who, line.when, line.label) if part)
    if head:
        found.add_run(_clean(f"{head}: ")).bold = True
    found.add_run(_clean(f"“{line.text}”" if line.quoted else line.text))
    found.add_run(_clean(f"{f' ({line.note})' if line.note else ''}{_marks(line, numbers)}"))


def _marks(line: Line, numbers: dict[tuple[str, int], int]) -> str:
    marks = ", ".join(str(numbers[(ref.item, ref.start)]) for ref in line.refs)
    return f" [{marks}]" if marks else ""


def _clean(words: str) -> str:
    """Without the control characters that XML forbids."""
    return "".join(letter for letter in words if letter >= " " or letter in "\t\n")
