"""Words and paragraphs keep their place in the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.coding.english.paragraphs import paragraphs
from detente.coding.english.pieces import Pieces, fold
from detente.coding.english.tokens import tokenize

ANY = st.text(max_size=400)
NEWSY = st.text(alphabet="abcDEF.'’\"“” -–—,;:()!?/$%0123456789\n\t", max_size=300)


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in tokenize(fold(text))]


@given(st.one_of(ANY, NEWSY))
def test_words_cover_everything_but_white_space_once_and_in_order(text: str) -> None:
    spans = tokenize(fold(text))
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert "".join(text[start:end] for start, end in spans) == "".join(text.split())


@given(st.one_of(ANY, NEWSY))
def test_folding_changes_no_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.one_of(ANY, NEWSY))
def test_paragraphs_hold_all_text_in_order_and_no_white_space_at_their_edges(text: str) -> None:
    spans = list(paragraphs(text))
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don't, can't and won't.", ["They", "do", "n't", ",", "ca", "n't", "and", "wo", "n't", "."]),
        ("We cannot say", ["We", "can", "not", "say"]),
        ("Iran’s and the states' demands", ["Iran", "’s", "and", "the", "states", "'", "demands"]),
        ("the U.S.'s envoy", ["the", "U.S.", "'s", "envoy"]),
        (
            "Mr. Lee met Dr. Cho at 9 a.m. today.",
            ["Mr.", "Lee", "met", "Dr.", "Cho", "at", "9", "a.m.", "today", "."],
        ),
        ("a 60-day freeze", ["a", "60", "-", "day", "freeze"]),
        ("Kim Jong-un and Moon Jae-in", ["Kim", "Jong-un", "and", "Moon", "Jae-in"]),
        ("anti-missile and well-known", ["anti-missile", "and", "well", "-", "known"]),
        ("$3.5 million (40%)", ["$", "3.5", "million", "(", "40", "%", ")"]),
        ("“Never,” he said…", ["“", "Never", ",", "”", "he", "said", "…"]),
        ("at 7:30pm on 9/11", ["at", "7:30", "pm", "on", "9/11"]),
        ("see http://example.org/a-b?c=1.", ["see", "http://example.org/a-b?c=1", "."]),
        ("the deal--if any", ["the", "deal", "--", "if", "any"]),
        ("Resolution No. 2375", ["Resolution", "No.", "2375"]),
        ("It ended.", ["It", "ended", "."]),
    ],
)
def test_words_part_as_in_the_treebanks(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_lines_wrapped_at_a_margin_are_one_paragraph() -> None:
    text = (
        "The two governments agreed on Friday to open a\n"
        "telephone line between their armies, the first\n"
        "in nine years.\n\nNobody else spoke."
    )
    assert [text[a:b].split()[0] for a, b in paragraphs(text)] == ["The", "Nobody"]


def test_lines_that_leave_room_are_paragraphs_of_their_own() -> None:
    text = "Talks resume\nBy our correspondent\nThe two governments agreed on Friday to open a line between their armies."
    assert [text[a:b].split()[0] for a, b in paragraphs(text)] == ["Talks", "By", "The"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The two governments agreed on Friday to open a line\nbetween their armies.", 1),
        ("The foreign ministry said on Friday that President\nMoon would travel.", 1),
        ("The two governments agree on a line between their armies\nBy Our Correspondent", 2),
        ("No line was opened between the two armies last Friday.\nNobody spoke.", 2),
    ],
)
def test_two_lines_join_only_where_the_second_goes_on(text: str, count: int) -> None:
    assert len(list(paragraphs(text))) == count


def test_a_word_becomes_at_least_one_piece_and_at_most_eight() -> None:
    pieces = Pieces({"[UNK]": 100, "a": 1, "##a": 2, "-": 3})
    assert pieces("aa") == (1, 2)
    assert pieces("zz") == (100,)
    assert pieces("\u0301") == (100,)
    assert len(pieces("a-" * 5000)) == 8
