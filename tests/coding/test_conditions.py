"""What somebody ties to something, or requires."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from detente.coding.reading import Reading
from detente.coding.terms import conditions

Read = Callable[..., Reading]

TERMS = list(csv.DictReader(Path(__file__).with_name("terms.csv").read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("row", TERMS, ids=[row["text"][:50] for row in TERMS])
def test_a_sentence_sets_the_term_that_a_reader_finds(read: Read, row: dict[str, str]) -> None:
    found = conditions.annotate(read(row["text"]))
    if row["kind"] == "none":
        assert [(c.kind, c.requirement) for c in found] == []
        return
    assert [(c.kind, c.by.country or "") for c in found] == [(row["kind"], row["by"])]
    words = {row["requirement"], found[0].requirement}
    assert min(words, key=len) in max(words, key=len)


def test_the_author_sets_only_what_is_necessary(read: Read) -> None:
    condition = conditions.annotate(read("Without guarantees for the minorities, peace will not last."))[0]
    assert condition.by.name == "author"
    assert condition.official == "reported"


def test_a_clock_has_its_duration(read: Read) -> None:
    condition = conditions.annotate(read("Israel gave Lebanon 72 hours to return the soldiers."))[0]
    assert condition.duration == "PT72H"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The rebels must leave the city by 3 July, Uganda's president said.", "2018-07-03"),
        ("Minsk has until 30 June to free them, Poland's foreign minister said.", "2018-06-30"),
        ("Cairo set a deadline of 1 August for the reopening of the crossing.", "2018-08-01"),
    ],
)
def test_a_deadline_has_its_date(read: Read, text: str, day: str) -> None:
    condition = conditions.annotate(read(text))[0]
    assert (condition.kind, condition.deadline.value if condition.deadline else None) == ("deadline", day)


def test_those_who_agree_together_set_a_term_together(read: Read) -> None:
    text = (
        "Chad and Niger signed an accord. Under the accord their troops have to leave the oasis by 1 August."
    )
    condition = conditions.annotate(read(text))[0]
    assert (condition.by.name, condition.by.country) == ("Chad and Niger", None)


def test_what_follows_only_then_makes_a_demand_a_precondition(read: Read) -> None:
    text = '"Iraq must open its depots. Only then can there be relief," the British ambassador said.'
    assert [c.kind for c in conditions.annotate(read(text))] == ["precondition"]


def test_a_term_told_at_second_hand_is_reported(read: Read) -> None:
    text = "According to a Swiss diplomat, Tehran could live with a cap on its stockpile."
    condition = conditions.annotate(read(text))[0]
    assert (condition.kind, condition.by.country, condition.official) == ("concession", "IRN", "reported")


def test_no_preconditions_is_no_condition(read: Read) -> None:
    assert conditions.annotate(read("The minister said there were no preconditions for talks.")) == ()


def test_the_words_of_a_condition_stand_in_its_quote(read: Read) -> None:
    reading = read("Iran said it would not negotiate unless sanctions were lifted.")
    condition = conditions.annotate(reading)[0]
    assert condition.requirement in condition.quote.text
    assert condition.quote.text == reading.document.text[condition.quote.start : condition.quote.end]


def test_several_whom_the_text_does_not_name_set_nothing(read: Read) -> None:
    assert conditions.annotate(read("They agreed to meet within a month.")) == ()
