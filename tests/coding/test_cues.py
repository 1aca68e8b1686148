"""Which words report, in which frames, and what they leave out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.coding.reading import Reading
from detente.evidence import Statement

Read = Callable[..., Reading]


def said(statement: Statement) -> list[str]:
    return [quote.text for quote in statement.content]


def only(reading: Reading) -> Statement:
    assert len(reading.statements) == 1, [(s.cue, said(s)) for s in reading.statements]
    return reading.statements[0]


IDIOMS = [
    ("Peru made it plain that the river would stay closed.", "PER", ["the river would stay closed"]),
    ("Norway let slip that a second ship had sailed.", "NOR", ["a second ship had sailed"]),
    ("Chile has let it be known that it will not attend.", "CHL", ["it will not attend"]),
    ("Egypt served notice that the canal would be shut.", "EGY", ["the canal would be shut"]),
    ("Jordan turned the offer down.", "JOR", ["the offer"]),
    ("The offer was turned down by Jordan.", "JOR", ["The offer"]),
    ("Poland brushed aside the complaint.", "POL", ["the complaint"]),
    ("Kenya gave assurances that the road would stay open.", "KEN", ["the road would stay open"]),
    ("The camps were empty, Rwanda made clear.", "RWA", ["The camps were empty"]),
    ("Malta's line is that no ship was ever stopped.", "MLT", ["no ship was ever stopped"]),
    ("Ghana's answer was that nobody had asked.", "GHA", ["nobody had asked"]),
    ("Togo left open the possibility of a boycott.", "TGO", ["a boycott"]),
    ("Togo took note that the ships had sailed.", "TGO", ["the ships had sailed"]),
    ("Togo made no secret of its dismay.", "TGO", ["its dismay"]),
    ("Togo referred to the pact as a farce.", "TGO", ["the pact", "a farce"]),
    ("Togo broke the news in Geneva: the ships would sail.", "TGO", ["the ships would sail"]),
    ("Togo laid the raid at the door of the rebels.", "TGO", ["the raid"]),
    ("Togo attributed the delay to the weather.", "TGO", ["the delay to the weather"]),
    ("Togo came out against a boycott.", "TGO", ["a boycott"]),
    ("Togo charged the rebels with arming children.", "TGO", ["arming children"]),
]


@pytest.mark.parametrize(("text", "country", "content"), IDIOMS)
def test_cues_of_several_words_report(read: Read, text: str, country: str, content: list[str]) -> None:
    statement = only(read(text))
    assert (statement.speaker.country, said(statement)) == (country, content)


FRAMES = [
    ("Oman invited both envoys to Muscat.", ["to Muscat"]),
    ("Oman likened the raid to a burglary.", ["the raid to a burglary"]),
    ("Oman accused the pair of hiding behind a treaty.", ["hiding behind a treaty"]),
    ("Oman has called on both to step back.", ["to step back"]),
    ("Oman expects the truce to hold until autumn.", ["the truce to hold until autumn"]),
    ("Oman admitted in a letter seen by diplomats that a patrol had crossed.", ["a patrol had crossed"]),
    ("Oman has called the paper null and void.", ["the paper null and void"]),
    ("That plan Oman rejected on Monday.", ["That plan"]),
]


@pytest.mark.parametrize(("text", "content"), FRAMES)
def test_each_verb_takes_its_frame(read: Read, text: str, content: list[str]) -> None:
    statement = only(read(text))
    assert (statement.speaker.country, said(statement)) == ("OMN", content)


BESIDE = [
    ("The pier is ours, his spokesman, Ole Hansen, insisted.", ["The pier is ours"], "Ole Hansen"),
    ("“Rice, yes; guns, no,” counters Lena Berg, a delegate.", ["Rice, yes; guns, no"], "Lena Berg"),
    ("Sweden's fleet, Norwegian radio said, would sail at dawn.", ["Sweden's fleet", "would sail at dawn"], None),
    ("Nonsense, growled Admiral Lena Berg.", ["Nonsense"], "Lena Berg"),
    ("Two weeks, Prime Minister Lena Berg corrected him: not a day more.", ["Two weeks", "not a day more"], "Lena Berg"),
    ("The bridge will be mended, said Lena Berg, who leads it, by May.", ["The bridge will be mended"], "Lena Berg"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content", "speaker"), BESIDE)
def test_a_cue_between_marks_takes_what_stands_around_it(
    read: Read, text: str, content: list[str], speaker: str | None
) -> None:
    statement = read(text).statements[0]
    assert said(statement) == content
    assert speaker is None or statement.speaker.name == speaker


COLONS = [
    ("The Danish minister Lena Berg was blunter: the strait would be closed.", "the strait would be closed"),
    ("President Lena Berg has refused so far: they will be tried.", "they will be tried"),
    ("Lena Berg made two demands in a letter: the port must reopen today.", "the port must reopen today"),
]


@pytest.mark.parametrize(("text", "content"), COLONS)
def test_a_colon_brings_the_words_of_somebody_whose_manner_is_told(
    read: Read, text: str, content: str
) -> None:
    statement = only(read(text))
    assert (statement.speaker.name, said(statement)) == ("Lena Berg", [content])


SILENT = [
    "Peru will not: President Lena Berg sent for the Danish envoy.",
    "Sweden dropped its demand for a pier in February.",
    "The general commands the troops in the north.",
    "President Lena Berg called ministers together for Friday.",
    "Lena Berg, asked about the pier at a press conference, looked at her shoes.",
    "The old sanctions come back by themselves.",
    "Norway played the matter down.",
    "Peru's minister Lena Berg was blunter.",
    "Peru spoke of the weather.",
    "Peru referred to the pact.",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_only_looks_like_speech_is_no_statement(read: Read, text: str) -> None:
    assert [said(s) for s in read(text).statements] == []


def test_this_person_is_whoever_spoke_last_without_a_name(read: Read) -> None:
    found = read("A former Chilean minister said talks had begun. The port, this person added, is on offer.")
    assert [s.speaker.country for s in found.statements] == ["CHL", "CHL"]


def test_states_that_spoke_together_go_on_together(read: Read) -> None:
    found = read("Norway, Sweden and Denmark wrote to the Council. They warned that the fund was empty.")
    assert found.statements[-1].speaker.name == "Norway, Sweden and Denmark"
    assert found.statements[-1].speaker.country is None
