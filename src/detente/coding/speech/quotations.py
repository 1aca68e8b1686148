"""Quotation marks: where words stand between them, paragraph by paragraph.

Curly and straight, double and single marks, guillemets; quotations inside quotations are left to their outer
one. A mark that is never closed ends with its sentence, or with its paragraph where the next paragraph
opens with a mark again, as newspapers print long quotations.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.coding.english.sentence import Sentence

__all__ = ["Quotation", "quotations"]

_CLOSERS = {"“": "”", "‘": "’", "«": "»", "„": "“”", '"': '"', "'": "'", "”": "”", "`": "'"}
_SINGLE = frozenset("‘'’`")
_MARKS = frozenset("“”‘’«»„\"'`")


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between two marks: offsets of the inside, of the marks, and whether the second one is there."""

    start: int
    end: int
    opened: int
    closed: int
    complete: bool
    single: bool


def quotations(text: str, sentences: Sequence[Sentence]) -> tuple[Quotation, ...]:
    """All outer quotations of a document in text order.

    Parameters
    ----------
    text : str
        The document's text.
    sentences : sequence of Sentence
        Their paragraphs bound the search.
    """
    if not any(mark in text for mark in _MARKS):
        return ()
    paragraphs = _paragraphs(sentences)
    found: list[Quotation] = []
    for number, (start, end, ends) in enumerate(paragraphs):
        following = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else None
        goes_on = following is not None and text[following] in '“"‘«'
        found.extend(_in_paragraph(text, start, end, ends, goes_on))
    return tuple(found)


def _paragraphs(sentences: Sequence[Sentence]) -> list[tuple[int, int, list[int]]]:
    grouped: list[tuple[int, int, list[int]]] = []
    last = None
    for sentence in sentences:
        if sentence.paragraph != last:
            grouped.append((sentence.start, sentence.end, [sentence.end]))
        else:
            start, _, ends = grouped[-1]
            grouped[-1] = (start, sentence.end, [*ends, sentence.end])
        last = sentence.paragraph
    return grouped


def _in_paragraph(text: str, start: int, end: int, ends: list[int], goes_on: bool) -> list[Quotation]:
    found = []
    at = start
    while at < end:
        if text[at] in _MARKS and _opens(text, at, start, end):
            quotation = _from(text, at, end, ends, goes_on)
            if quotation.end > quotation.start:
                found.append(quotation)
            at = max(quotation.closed, at + 1)
        else:
            at += 1
    return found


def _from(text: str, at: int, end: int, ends: list[int], goes_on: bool) -> Quotation:
    mark = text[at]
    single = mark in _SINGLE
    for here in range(at + 1, end):
        if text[here] in _CLOSERS.get(mark, "") and _closes(text, here, end, single):
            return Quotation(at + 1, here, at, here + 1, True, single)
        if text[here] == mark and here > at + 1 and not single and _opens(text, here, at, end):
            limit = next((stop for stop in ends if stop > at), end)
            return Quotation(at + 1, min(limit, here), at, min(limit, here), False, single)
    if single:
        return Quotation(at + 1, at + 1, at, at + 1, False, True)
    limit = end if goes_on else next((stop for stop in ends if stop > at), end)
    return Quotation(at + 1, limit, at, limit, False, single)


def _opens(text: str, at: int, start: int, end: int) -> bool:
    mark = text[at]
    if at + 1 >= end or text[at + 1].isspace():
        return False
    if mark in "“‘«„":
        return True
    if mark in "”’»":
        return False
    before = text[at - 1] if at > start else " "
    return not before.isalnum() and before not in ".,!?;%)" and (before.isspace() or before in '([—–-:“"…')


def _closes(text: str, at: int, end: int, single: bool) -> bool:
    after = text[at + 1] if at + 1 < end else " "
    if single:
        return not after.isalnum() and not text[at - 1].isspace() and not _plural_possessive(text, at, end)
    return not (text[at - 1].isspace() and after.isalnum())


def _plural_possessive(text: str, at: int, end: int) -> bool:
    """Whether a single mark after an s may be a possessive: a later closing mark in the sentence says so."""
    if text[at - 1] != "s" or at + 1 >= end or text[at + 1] != " ":
        return False
    rest = text[at + 1 : min(end, at + 300)]
    later = [i for i, ch in enumerate(rest) if ch == text[at] and not rest[i + 1 : i + 2].isalnum()]
    return bool(later) and not any(ch in "‘" for ch in rest[: later[0]])
