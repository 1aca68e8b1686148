"""Whose words a text is that is somebody's own: speeches, letters, statements, interviews without labels, briefings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.coding.reading import Reading

Read = Callable[..., Reading]

OWN_WORDS = [
    pytest.param(
        "Speech by President Vladimir Putin at the Munich conference\n\nLadies and gentlemen, this is unacceptable to us. "
        "We will not be drawn into an arms race.",
        "2007-02-10",
        ("Vladimir Putin", "RUS"),
        2,
        id="speech",
    ),
    pytest.param(
        "President Ilham Aliyev's address to the nation\n\nOur army has retaken the heights. Armenia must leave by Friday.",
        "2020-10-04",
        ("Ilham Aliyev", "AZE"),
        2,
        id="possessive heading",
    ),
    pytest.param(
        "Remarks by the President on Libya\n\nWashington\n\nTHE PRESIDENT: Good evening. We will deny the regime arms.",
        "2011-03-28",
        ("Barack Obama", "USA"),
        1,
        id="one label",
    ),
    pytest.param(
        "Interview with Ibrahim Kalin, Spokesperson of the Presidency of Turkey\n\nWhat did you get in Madrid?\n\n"
        "The two states agreed to lift the embargo. We will watch closely.\n\nAnd if they do not deliver?\n\n"
        "Then our parliament will not ratify.",
        "2022-06-29",
        ("Ibrahim Kalin", "TUR"),
        3,
        id="interview without labels",
    ),
    pytest.param(
        "Briefing by Foreign Ministry Spokeswoman Maria Zakharova, Moscow\n\nOn the drafts\n\nWe handed over two drafts.\n\n"
        "Question: Is there a deadline?\n\nMaria Zakharova: There is no deadline for them.",
        "2021-12-16",
        ("Maria Zakharova", "RUS"),
        2,
        id="remarks before the first question",
    ),
    pytest.param(
        "Media briefing by the Official Spokesperson\n\nOfficial Spokesperson, Shri Arun Desai: Both sides pull back.\n\n"
        "Question: When?\n\nOfficial Spokesperson, Shri Arun Desai: We expect it this week.",
        "2020-06-25",
        ("Arun Desai", "IND"),
        2,
        id="title before the name in a label",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day", "who", "number"), OWN_WORDS)
def test_every_sentence_of_ones_own_words_is_his_statement(
    read: Read, text: str, day: str, who: tuple[str, str], number: int
) -> None:
    found = [s for s in read(text, day).statements if s.trace.rule == "transcript-turn"]
    assert {(s.speaker.name, s.speaker.country) for s in found} == {who}
    assert len(found) == number


def test_two_leaders_are_told_apart_by_the_titles_of_the_heading(read: Read) -> None:
    text = (
        "Joint press conference by Mr Emmanuel Macron, President of the Republic, and Mr Olaf Scholz, Chancellor\n\n"
        "The President - I spoke with Moscow for six hours.\n\nThe Chancellor - We are united on this.\n\n"
        "Question - Do you believe Moscow?\n\nThe President - I believe that we must keep talking."
    )
    speakers = [s.speaker.name for s in read(text, "2022-02-08").statements]
    assert speakers == ["Emmanuel Macron", "Olaf Scholz", "Emmanuel Macron"]


def test_a_report_about_a_speech_is_nobodys_own_words(read: Read) -> None:
    text = (
        "Speech by Putin draws anger in Kyiv\n\nThe Kremlin's plan was met with anger on Monday. “We will fight,” said "
        "Andriy Yermak. Crowds gathered on the main square."
    )
    assert not [s for s in read(text, "2022-02-22").statements if s.trace.rule == "transcript-turn"]


def test_a_ministrys_statement_speaks_for_the_state_of_its_letterhead(read: Read) -> None:
    text = (
        "Ministry of Foreign Affairs of the Republic of Armenia\nStatement, 20 September 2023\n\nThe Ministry of Foreign "
        "Affairs condemns the attack of 19 September by Azerbaijan. The Ministry demands that the road be opened."
    )
    assert {s.speaker.country for s in read(text, "2023-09-20").statements} == {"ARM"}


def test_a_written_statement_gives_its_sentences_in_the_first_person_only(read: Read) -> None:
    text = (
        "Statement by the Ministry of Foreign Affairs of Pakistan\n\nThe decision was taken on Monday. "
        "We will downgrade our relations. Pakistan condemns the decision."
    )
    found = [(s.speaker.country, s.content[0].text) for s in read(text, "2019-08-08").statements]
    assert found == [("PAK", "We will downgrade our relations"), ("PAK", "the decision")]


@pytest.mark.parametrize(
    ("answer", "country"),
    [
        ("Our army will stay where it is. Georgia opposes any new border.", "GEO"),
        ("We urge the Chinese side to leave. Beijing must explain this. Vietnam lies open to talks.", "VNM"),
    ],
)
def test_a_spokesman_whom_no_heading_places_speaks_for_the_state_he_calls_his_own(
    read: Read, answer: str, country: str
) -> None:
    text = f"Question: What will you do?\n\nL. Maron: {answer}\n\nQuestion: When?\n\nL. Maron: We shall decide soon."
    assert {s.speaker.country for s in read(text).statements} == {country}


def test_answers_that_open_with_a_dash_are_those_of_the_one_who_faced_the_press(read: Read) -> None:
    text = (
        "Nasser Kanaani met the press in Tehran on Monday.\n\nISNA: When will the envoys return?\n\n"
        "– They will travel within days.\n\nNHK: Tokyo says the offer still stands.\n\n– We have seen no offer."
    )
    own = [s for s in read(text, "2023-05-08").statements if s.trace.rule == "transcript-turn"]
    assert [(s.speaker.country, s.content[0].text) for s in own] == [
        ("IRN", "They will travel within days"),
        ("IRN", "We have seen no offer"),
    ]


def test_a_label_of_initials_is_the_person_whom_the_heading_writes_out(read: Read) -> None:
    text = (
        "Midday briefing of the European Commission\nSpokespersons: Peter Stano (PS), Ana Duval (AD)\n\n"
        "Q (Danas): Was the letter sent?\n\nPS: It was sent on Monday.\n\nQ (Danas): And the visas?\n\n"
        "AD: Visas are not on the table."
    )
    speakers = [(s.speaker.name, s.speaker.country) for s in read(text, "2024-02-08").statements]
    assert speakers == [("Peter Stano", "EUR"), ("Ana Duval", "EUR")]


def test_a_letter_is_its_signers_and_whoever_it_quotes_keeps_his_words(read: Read) -> None:
    text = (
        "Excellency,\n\nOur coast guard will stay there. The United States demanded on Monday that the pilots be "
        "handed over.\n\n(Signed) Ramón Ibarra\nPermanent Representative of Cuba to the United Nations"
    )
    said = [(s.speaker.country, s.content[0].text) for s in read(text, "1996-02-27").statements]
    assert said == [("CUB", "Our coast guard will stay there"), ("USA", "the pilots be handed over")]


def test_a_correspondent_speaks_as_the_author_and_only_those_he_quotes_are_speakers(read: Read) -> None:
    text = (
        "PRESENTER: Talks broke down in Vienna today. Nora Whitlock is in Vienna. Nora, what happened?\n\n"
        "WHITLOCK: Nobody expected it. The Iranian foreign minister said the offer was dead.\n\n"
        "PRESENTER: And now?\n\nWHITLOCK: They may meet again before winter."
    )
    assert [s.speaker.country for s in read(text, "2021-06-20").statements] == ["IRN"]
