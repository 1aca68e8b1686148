"""Where one paragraph ends and the next begins, hard-wrapped text included."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

__all__ = ["paragraphs"]

NARROWEST, WIDEST = 40, 200
_CLOSING = ".!?…\"'”’)"
_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every paragraph, without the white space around it.

    A line end ends the paragraph, except where the lines were wrapped at a margin: no line then leaves room
    for the first word of the next one. Two lines alone show no margin; they join where the second goes on in
    lower case or closes the sentence that the first left open.
    """
    lines: list[tuple[int, int]] = []
    last = 0
    for match in _LINE.finditer(text):
        start, end = _strip(text, *match.span())
        if start == end:
            continue
        if lines and text.count("\n", last, start) > 1:
            yield from _joined(text, lines)
            lines = []
        lines.append((start, end))
        last = match.end()
    yield from _joined(text, lines)


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _joined(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    if len(lines) > 1 and _wrapped(text, lines):
        yield lines[0][0], lines[-1][1]
    else:
        yield from lines


def _wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    width = max(end - start for start, end in lines)
    if not NARROWEST <= width <= WIDEST:
        return False
    if len(lines) == 2 and not _goes_on(text, *lines):
        return False
    return all(
        end - start + 1 + _first_word(text, *following) > width - 1
        for (start, end), following in itertools.pairwise(lines)
    )


def _goes_on(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    closed = text[second[1] - 1] in _CLOSING and text[first[1] - 1] not in _CLOSING
    return text[second[0]].islower() or closed


def _first_word(text: str, start: int, end: int) -> int:
    at = start
    while at < end and not text[at].isspace():
        at += 1
    return at - start
