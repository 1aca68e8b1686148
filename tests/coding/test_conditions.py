"""What somebody ties to something, or requires."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.coding.reading import Reading
from detente.coding.terms import conditions

Read = Callable[..., Reading]

KINDS = [
    pytest.param(
        "Talks with the rebels are out of the question, the Turkish foreign minister said.",
        "refusal",
        "TUR",
        "Talks with the rebels",
        id="out of the question",
    ),
    pytest.param(
        "Iran said it would not negotiate unless sanctions were lifted.",
        "precondition",
        "IRN",
        "sanctions were lifted",
        id="unless",
    ),
    pytest.param(
        "Serbia refuses to sign until Kosovo frees the prisoners.",
        "precondition",
        "SRB",
        "Kosovo frees the prisoners",
        id="until",
    ),
    pytest.param(
        "Russia said it would hit back if Ukraine attacked the bridge.",
        "red line",
        "RUS",
        "Ukraine attacked the bridge",
        id="red line",
    ),
    pytest.param(
        "China demanded that Japan withdraw its ships.", "demand", "CHN", "withdraw its ships", id="demand"
    ),
    pytest.param(
        "Pyongyang will no longer talk with Seoul, it said.", "refusal", "PRK", "Seoul", id="refusal"
    ),
    pytest.param(
        "Israel gave Lebanon 72 hours to return the soldiers.",
        "clock",
        "ISR",
        "return the soldiers",
        id="clock",
    ),
    pytest.param(
        "Egypt has dropped its demand for an inquiry.",
        "concession",
        "EGY",
        "demand for an inquiry",
        id="concession",
    ),
    pytest.param(
        "Without guarantees for the minorities, peace will not last.",
        "necessary",
        None,
        "guarantees for the minorities",
        id="necessary",
    ),
]


@pytest.mark.parametrize(("text", "kind", "by", "requirement"), KINDS)
def test_a_term_has_its_kind_its_setter_and_its_requirement(
    read: Read, text: str, kind: str, by: str | None, requirement: str
) -> None:
    found = conditions.annotate(read(text))
    assert [(c.kind, c.by.country) for c in found] == [(kind, by)]
    assert requirement in found[0].requirement


def test_the_author_sets_only_what_is_necessary(read: Read) -> None:
    condition = conditions.annotate(read("Without guarantees for the minorities, peace will not last."))[0]
    assert condition.by.name == "author"
    assert condition.official == "reported"


def test_a_clock_has_its_duration(read: Read) -> None:
    condition = conditions.annotate(read("Israel gave Lebanon 72 hours to return the soldiers."))[0]
    assert condition.duration == "PT72H"


def test_no_preconditions_is_no_condition(read: Read) -> None:
    assert conditions.annotate(read("The minister said there were no preconditions for talks.")) == ()


def test_the_words_of_a_condition_stand_in_its_quote(read: Read) -> None:
    reading = read("Iran said it would not negotiate unless sanctions were lifted.")
    condition = conditions.annotate(reading)[0]
    assert condition.requirement in condition.quote.text
    assert condition.quote.text == reading.document.text[condition.quote.start : condition.quote.end]
