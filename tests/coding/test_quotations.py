"""Quotation marks of every kind, closed and not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.coding.english.sentence import Sentence
from detente.coding.speech.quotations import quotations


def lines(text: str) -> list[Sentence]:
    """One sentence a line, each a paragraph, without words."""
    found, at = [], 0
    for number, line in enumerate(text.split("\n")):
        if line:
            found.append(Sentence(line, at, at + len(line), number, (), (), (), (), (), (), (), ()))
        at += len(line) + 1
    return found


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “yes” today.", ["yes"]),
        ('He said "yes" today.', ["yes"]),
        ("He said ‘come to the table’ today.", ["come to the table"]),
        ("It is the ministers' plan and Iran's.", []),
        ("“A ‘wise’ step,” he said.", ["A ‘wise’ step,"]),
        ("« Oui » is yes.", []),
        ("“It never closes.\nNext paragraph.", ["It never closes."]),
        ("“It goes on.\n“And ends.”", ["It goes on.", "And ends."]),
    ],
)
def test_what_stands_between_marks(text: str, inside: list[str]) -> None:
    assert [text[q.start : q.end] for q in quotations(text, lines(text))] == inside


@given(st.text(alphabet="ab “”‘’\"'.\n", max_size=80))
def test_quotations_lie_in_order_and_inside_their_paragraph(text: str) -> None:
    found = quotations(text, lines(text))
    assert all(q.opened < q.start < q.end <= q.closed for q in found)
    assert all(a.closed <= b.opened for a, b in pairwise(found))
    assert all("\n" not in text[q.start : q.end] for q in found)
