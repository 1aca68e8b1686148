"""Speakers that no mention covers, second cues that the parser swallowed, and what is no speech at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.coding.reading import Reading
from detente.evidence import Statement

Read = Callable[..., Reading]


def told(statement: Statement) -> tuple[str | None, str, list[str]]:
    cue = statement.cue.text if statement.cue is not None else ""
    return statement.speaker.name or statement.speaker.role, cue, [quote.text for quote in statement.content]


def each(reading: Reading) -> list[tuple[str | None, str, list[str]]]:
    return [told(s) for s in reading.statements]


UNNAMED = [
    ("Grain traders reckon that the port will reopen by May.", "Grain traders", "reckon", "the port will reopen by May"),
    ("One of the Danish envoys fears the talks will drag on.", "Danish envoys", "fears", "the talks will drag on"),
    ("Lloyd's believes the strait is safe again.", "Lloyd's", "believes", "the strait is safe again"),
    ("The harbour police accused the crew of smuggling.", "harbour police", "accused", "smuggling"),
    ("Its garrison refused to lay down arms.", "garrison", "refused", "to lay down arms"),
    ("Somebody near the talks tells me that the paper is ready.", "somebody", "tells", "the paper is ready"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "cue", "content"), UNNAMED)
def test_somebody_whom_no_mention_covers_may_speak(
    read: Read, text: str, speaker: str, cue: str, content: str
) -> None:
    (_, found, words) = each(read(text))[0]
    assert (found, words) == (cue, [content])


def test_two_that_quarrel_are_told_by_the_word_each(read: Read) -> None:
    assert each(read("Each has blamed the other for the fire.")) == [("each", "blamed", ["the fire"])]


@pytest.mark.parametrize(
    "text",
    [
        "The list was waved away within hours.",
        "The volcano threatens to erupt.",
    ],
)
def test_a_thing_is_nobody(read: Read, text: str) -> None:
    assert each(read(text)) == []


RESUMED = [
    (
        "Peru's minister Lena Berg insisted that the accord was alive, and promised voters a new port.",
        ["the accord was alive", "a new port"],
    ),
    (
        "Lena Berg acknowledged that the mission had failed but said Oslo would try again.",
        ["the mission had failed", "Oslo would try again"],
    ),
    (
        "Lena Berg insists that the treaty must be kept, and refuses to meet the rebels.",
        ["the treaty must be kept", "to meet the rebels"],
    ),
]


@pytest.mark.parametrize(("text", "contents"), RESUMED)
def test_a_second_cue_ends_the_words_of_the_first(read: Read, text: str, contents: list[str]) -> None:
    found = read(text).statements
    assert [s.speaker.name for s in found] == ["Lena Berg", "Lena Berg"]
    assert [q.text for s in found for q in s.content] == contents


@pytest.mark.parametrize(
    "text",
    [
        "A Danish official, who requested anonymity to discuss the talks, smiled.",
        "An envoy asked that his name be withheld.",
        "A clerk insisted on anonymity.",
        "Berlin begged to differ.",
        "Chile called home its envoy.",
        "The president called on him in Accra.",
        "Kenya fired two shots as if to say it had noticed.",
        "Malta, which also claims part of the sea, kept quiet.",
        "He may be right, and it hardly counts, for he commands nothing but a telephone.",
        "The truce will not hold, I venture, beyond the spring.",
    ],
)
def test_a_wish_for_anonymity_a_visit_and_a_claim_to_land_are_no_statements(read: Read, text: str) -> None:
    assert each(read(text)) == []


PURPOSES = [
    ("Peru telephoned both sides to urge restraint.", "urge", "restraint"),
    ("Lena Berg got up at dawn to hail a breakthrough.", "hail", "a breakthrough"),
    ("Lena Berg hurried to explain that nothing had changed.", "explain", "nothing had changed"),
    ("Oman was quick to deny the report.", "deny", "the report"),
    ("Lena Berg lets it be understood that nothing will move.", "lets it be understood", "nothing will move"),
    ("Kenya let Uganda know that its troops would stay.", "let Uganda know", "its troops would stay"),
]


@pytest.mark.parametrize(("text", "cue", "content"), PURPOSES)
def test_an_infinitive_under_a_deed_that_took_place_reports(
    read: Read, text: str, cue: str, content: str
) -> None:
    assert [(c, words) for _, c, words in each(read(text))] == [(cue, [content])]


GERUNDS = [
    ("Oman denies having planned the raid.", "having planned the raid"),
    ("Oman ruled out escorting tankers.", "escorting tankers"),
    ("Oman boasted of having sunk a ship.", "having sunk a ship"),
    ("Oman suggested sending monitors.", "sending monitors"),
    ("Oman described the raid on Sur, which began on Friday, as an act of war.", "an act of war"),
]


@pytest.mark.parametrize(("text", "content"), GERUNDS)
def test_a_gerund_and_a_late_name_are_what_was_said(read: Read, text: str, content: str) -> None:
    ((_, _, words),) = each(read(text))
    assert words[-1].endswith(content)


ASIDES = [
    (
        "The guns were silent on Wednesday, diplomats said, after the neighbours agreed to a truce.",
        [["The guns were silent on Wednesday"]],
    ),
    (
        "Oslo would leave the islands, Lena Berg told a Swedish paper, and give back the wells too.",
        [["Oslo would leave the islands", "and give back the wells too"]],
    ),
    (
        "The talks are merely interrupted, maintains Ole Hansen, the minister, who assured us that Oslo will resume.",
        [["The talks are merely interrupted"], ["Oslo will resume"]],
    ),
    (
        "President Berg told Oslo that Norway would walk out, although even then, he promised, grain would pass.",
        [["Norway would walk out"], ["even then", "grain would pass"]],
    ),
]


@pytest.mark.parametrize(("text", "contents"), ASIDES)
def test_an_aside_takes_its_own_words_and_leaves_the_authors(
    read: Read, text: str, contents: list[list[str]]
) -> None:
    assert [words for _, _, words in each(read(text))] == contents


CUT = [
    ("Lena Berg was telling the same crowd they were finished.", [["they were finished"]]),
    ("Oman said the port was open; it stayed shut.", [["the port was open"]]),
    ("Oman welcomed the grain that Peru had sent, and the aid it had promised in May came late.", None),
    ("Oman likened the raid to robbing a church.", [["the raid to robbing a church"]]),
    ("Its envoy, Said Rahman, explained that nothing was lost.", [["nothing was lost"]]),
    ("A reader asks where Oman stands.", []),
    ("Oman has never undertaken any action across the line.", []),
    ("Kenya let Uganda know that its troops would stay and asked it to reopen the road.", [
        ["its troops would stay"], ["to reopen the road"]]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "contents"), CUT)
def test_words_begin_and_end_with_what_was_said(
    read: Read, text: str, contents: list[list[str]] | None
) -> None:
    found = [words for _, _, words in each(read(text))]
    assert found == contents if contents is not None else ["the aid"] in found


def test_a_source_that_passes_on_what_somebody_said_says_nothing_itself(read: Read) -> None:
    text = "Lena Berg flew to Oslo and told the Danes that Norway would not fight, according to a Danish official."
    (statement,) = read(text).statements
    assert statement.speaker.name == "Lena Berg"
    assert statement.according_to is not None


FELT = [
    ("Oman expressed regret for the deaths.", "regret for the deaths"),
    ("Oman professed sorrow but no guilt.", "sorrow but no guilt"),
    ("Oman conveyed its “deep disappointment” in a letter.", "its “deep disappointment”"),
]


@pytest.mark.parametrize(("text", "content"), FELT)
def test_what_is_felt_is_told_with_what_it_is_felt_about(read: Read, text: str, content: str) -> None:
    assert [words for _, _, words in each(read(text))] == [[content]]


def test_straight_marks_around_an_inverted_cue_hold_one_statement(read: Read) -> None:
    found = each(read('"Give it a week," says an American diplomat in Doha, "and the ships will sail."'))
    assert [words for _, _, words in found] == [["Give it a week", "and the ships will sail"]]


def test_what_a_clause_with_which_holds_is_said_by_the_one_inside_it(read: Read) -> None:
    found = each(read("Ghana annulled the vote, which the electoral court said had been bought."))
    assert [words for _, _, words in found] == [["had been bought"]]
