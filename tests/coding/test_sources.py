"""Sources told beside a clause."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.coding.reading import Reading

Read = Callable[..., Reading]

BESIDE = [
    ("As Lena Berg noted, the border was never closed.", "noted", ["the border was never closed"]),
    ("As Lena Berg warned on Friday, the border may be closed.", "warned", ["the border may be closed"]),
    ("The border, as Lena Berg pointed out, was never closed.", "pointed", ["The border", "was never closed"]),
    ("As Lena Berg sees it, the pact is dead.", "sees", ["the pact is dead"]),
    ("As described by two diplomats, the text would let Norway leave.", "described", ["the text would let Norway leave"]),
    ("In Oslo's view neither side will fire first.", "In Oslo's view", ["neither side will fire first"]),
    ("By Oslo's account, the ship had been warned twice.", "By Oslo's account", ["the ship had been warned twice"]),
    ("In the eyes of Norway the pact is dead.", "In the eyes of", ["the pact is dead"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "content"), BESIDE)
def test_a_source_beside_a_clause_says_it(read: Read, text: str, cue: str, content: list[str]) -> None:
    (statement,) = read(text).statements
    assert statement.cue is not None
    assert statement.cue.text == cue
    assert [quote.text for quote in statement.content] == content


CLEFTS = [
    ("All Lena Berg would say was that the ships had sailed.", "say", ["the ships had sailed"]),
    ("What Lena Berg did say was that the ships had sailed.", "say", ["the ships had sailed"]),
    ("The maritime court found that Oslo had mined the strait.", "found", ["Oslo had mined the strait"]),
    ("Lena Berg would not exclude a blockade.", "exclude", ["a blockade"]),
]


@pytest.mark.parametrize(("text", "cue", "content"), CLEFTS)
def test_clefts_findings_and_what_is_not_excluded_are_said(
    read: Read, text: str, cue: str, content: list[str]
) -> None:
    (statement,) = read(text).statements
    assert statement.cue is not None
    assert (statement.cue.text, [quote.text for quote in statement.content]) == (cue, content)


def test_a_charge_that_somebody_denies_leaves_the_charge_to_who_makes_it(read: Read) -> None:
    found = read("Norway has accused Sweden of arming rebels, a charge Sweden denies.").statements
    assert [s.speaker.country for s in found] == ["NOR", "SWE"]
    assert [q.text for s in found for q in s.content] == ["arming rebels", "a charge"]


def test_what_one_finds_for_oneself_is_not_said(read: Read) -> None:
    assert not read(
        "Lena Berg found that the road was shut. Norway excluded Sweden from the talks."
    ).statements


@pytest.mark.parametrize(
    "text",
    [
        "The tanks left the town, as Oslo had demanded.",
        "As Lena Berg warned of a famine, the troops moved on.",
        "As Lena Berg wrote the letter, the troops moved on.",
        "In our view the pact is dead.",
        "As expected, the talks failed.",
    ],
)
def test_what_happened_as_somebody_asked_or_spoke_is_nobodys_statement(read: Read, text: str) -> None:
    assert not [s for s in read(text).statements if s.trace.rule in ("as-noted", "according-to")]


HEADINGS = [
    ("Oslo's message is clear: the ships will sail.", "NOR", ["the ships will sail"]),
    ("The message from Oslo: leave at once.", "NOR", ["leave at once"]),
    (
        "The envoy read out a message from Oslo: the ships would leave by May.",
        "NOR",
        ["the ships would leave by May"],
    ),
]


@pytest.mark.parametrize(("text", "country", "content"), HEADINGS)
def test_a_noun_of_speech_before_a_colon_heads_its_owners_words(
    read: Read, text: str, country: str, content: list[str]
) -> None:
    (statement,) = read(text).statements
    assert (statement.speaker.country, [quote.text for quote in statement.content]) == (country, content)


def test_a_name_before_a_colon_and_a_quotation_speaks(read: Read) -> None:
    (statement,) = read("Lena Berg: “We will sail at dawn.”").statements
    assert statement.speaker.name == "Lena Berg"
    assert statement.cue is None


@pytest.mark.parametrize(
    "text", ["The ships: two from Oslo, one from Bergen.", "Oslo sent its offer: ten ships."]
)
def test_a_list_behind_a_colon_is_nobodys_words(read: Read, text: str) -> None:
    assert not read(text).statements


def test_what_signs_point_to_is_nobodys_proposal(read: Read) -> None:
    text = "President Putin praised the envoy, even though press reports suggest Kremlin irritation over the delay."
    assert [s.act for s in read(text).statements] == ["praise"]
