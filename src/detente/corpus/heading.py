"""Title, author and outlet from the head of a plain text, where it states them."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Heading", "heading"]

_BYLINE = re.compile(
    r"^(?:by|written by|author:|from)\s+((?:[A-Z][\w.'’-]+\s?){2,6}(?:(?:,| and) (?:[A-Z][\w.'’-]+\s?){2,5})*)$",
    re.IGNORECASE,
)
_OUTLET = re.compile(r"^(?:source|outlet|publication)\s*:\s*(.{2,80})$", re.IGNORECASE)
_TITLED = re.compile(r"^(?:title|headline)\s*:\s*(.{3,200})$", re.IGNORECASE)
_FOOT = re.compile(r"^((?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w'’-]+) is (?:an?|the) [^.]{5,200}\.?$")
_WIRE = re.compile(r"\((Reuters|AP|AFP|Xinhua|Yonhap|TASS|Interfax|Kyodo|IRNA|DPA|UPI)\)\s+[-–—]")


@dataclass(frozen=True, slots=True)
class Heading:
    """What the text says of itself, and where these lines stand (they are not coded)."""

    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    spans: tuple[tuple[int, int], ...] = ()


def heading(text: str, skip: tuple[tuple[int, int], ...]) -> Heading:
    """Read the head (and the author's line at the foot) of `text`, passing over the spans in `skip`."""
    title = author = outlet = None
    spans: list[tuple[int, int]] = []
    lines = [line for line in _lines(text[:4000]) if not any(a <= line[1] < b for a, b in skip)][:8]
    for number, (line, start, end) in enumerate(lines):
        stripped = line.strip()
        if found := _TITLED.match(stripped):
            title = title or found[1].strip()
        elif found := _BYLINE.match(stripped):
            author = author or found[1].strip()
        elif found := _OUTLET.match(stripped):
            outlet = outlet or found[1].strip()
        elif number == 0 and _is_title(stripped):
            title = stripped.lstrip("# ").strip()
        else:
            continue
        spans.append((start, end))
    wire = _WIRE.search(text[:600])
    return Heading(title, author or _at_foot(text), outlet or (wire[1] if wire else None), tuple(spans))


def _lines(text: str) -> list[tuple[str, int, int]]:
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append((line, at, at + len(line)))
        at += len(line)
    return found


def _is_title(line: str) -> bool:
    if line.startswith("#"):
        return True
    return (
        3 <= len(line) <= 160 and not line.endswith((".", ",", ";", ":", "”", '"')) and len(line.split()) > 1
    )


def _at_foot(text: str) -> str | None:
    """`A. Author is a fellow at …` as one of the last lines."""
    for line in [line.strip() for line in text[-3000:].splitlines() if line.strip()][-8:]:
        if found := _FOOT.match(line):
            return found[1]
    return None
