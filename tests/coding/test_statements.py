"""What a statement is, who speaks, and what was said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.coding.reading import Reading
from detente.coding.speech.explain import explain
from detente.evidence import Statement

Read = Callable[..., Reading]


def only(reading: Reading) -> Statement:
    assert len(reading.statements) == 1, [s.content for s in reading.statements]
    return reading.statements[0]


def words(statement: Statement) -> list[str]:
    return [quote.text for quote in statement.content]


FORMS = [
    pytest.param(
        "Iran said on Monday that it would reduce its stocks.",
        "said",
        "it would reduce its stocks",
        id="that",
    ),
    pytest.param(
        "Iran said it would reduce its stocks.", "said", "it would reduce its stocks", id="without that"
    ),
    pytest.param(
        "Iran would reduce its stocks, Iran said.", "said", "Iran would reduce its stocks", id="cue last"
    ),
    pytest.param("“The talks are over,” said Iran.", "said", "The talks are over", id="inverted"),
    pytest.param("Iran urged Turkey to reopen the border.", "urged", "to reopen the border", id="infinitive"),
    pytest.param("Iran condemned the attack.", "condemned", "the attack", id="object"),
    pytest.param("Iran accused Turkey of arming the rebels.", "accused", "arming the rebels", id="accuse of"),
    pytest.param("Iran called for an end to the siege.", "called", "an end to the siege", id="call for"),
    pytest.param("Iran ruled out a meeting.", "ruled out", "a meeting", id="particle"),
    pytest.param(
        "The talks are over, according to Iran.", "according to", "The talks are over", id="according to"
    ),
    pytest.param("Iran's claim that the ship was armed is new.", "claim", "the ship was armed", id="noun"),
]


@pytest.mark.parametrize(("text", "cue", "content"), FORMS)
def test_every_form_of_attribution_has_speaker_cue_and_content(
    read: Read, text: str, cue: str, content: str
) -> None:
    statement = only(read(text))
    assert statement.speaker.country == "IRN"
    assert statement.cue is not None
    assert statement.cue.text.lower() == cue
    assert words(statement) == [content]


@pytest.mark.parametrize(
    "text",
    [
        "Iran wants a new agreement.",
        "Iran opposes the plan.",
        "The so-called “axis” is a name of a policy.",
        "If Iran says that it will leave, the deal is dead.",
        "Will Iran say that it is ready?",
        "Iran plans to announce that it will leave.",
        "An Iranian official declined to comment.",
        "In my view the deal will hold.",
    ],
)
def test_attitudes_conditions_questions_and_scare_quotes_are_no_statements(read: Read, text: str) -> None:
    assert read(text).statements == ()


def test_a_quotation_broken_by_its_cue_is_one_statement(read: Read) -> None:
    statement = only(
        read("“Unless the troops leave,” a spokesman for Armenia said, “there will be no treaty.”")
    )
    assert words(statement) == ["Unless the troops leave", "there will be no treaty"]
    assert statement.mode == "direct"


def test_a_new_quotation_without_a_cue_goes_on_with_the_same_speaker(read: Read) -> None:
    text = "“We are ready,” said President Nicos Anastasiades. “We have waited for a long time.”"
    first, second = read(text, "2017-07-01").statements
    assert second.cue is None
    assert first.speaker.name == second.speaker.name
    assert words(second) == ["We have waited for a long time"]


def test_a_quotation_of_several_sentences_is_one(read: Read) -> None:
    text = "“They need guarantees. Nothing else matters. We must all think of it,” Emmanuel Macron said in Paris."
    statement = only(read(text))
    assert words(statement) == ["They need guarantees. Nothing else matters. We must all think of it"]


def test_an_unclosed_mark_does_not_swallow_the_page(read: Read) -> None:
    text = "“We are ready, the minister of Cuba said in Havana.\n\nThe United States said it would send an envoy."
    assert "it would send an envoy" in [w for s in read(text).statements for w in words(s)]
    assert all(
        quote.end <= len(text.split("\n\n")[0]) or quote.start >= 53
        for s in read(text).statements
        for quote in s.content
    )


def test_two_cues_are_two_statements(read: Read) -> None:
    text = "Serbia said it would attend the meeting but warned that its patience was running out."
    said, warned = read(text).statements
    assert (said.cue.text, warned.cue.text) == ("said", "warned")  # type: ignore[union-attr]
    assert words(said) == ["it would attend the meeting"]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Turkey has not confirmed that the ship has sailed.", "negated"),
        ("Turkey declined to say whether the ship has sailed.", "negated"),
        ("Turkey denied that the ship has sailed.", "affirmed"),
        ("Turkey confirmed that the ship has sailed.", "affirmed"),
    ],
)
def test_polarity_is_of_the_attribution(read: Read, text: str, polarity: str) -> None:
    assert only(read(text)).polarity == polarity


def test_speech_inside_of_speech_is_passed_on_by_the_outer_speaker(read: Read) -> None:
    inner = next(
        s
        for s in read("Georgia said Russia had promised to withdraw its troops.").statements
        if s.speaker.country == "RUS"
    )
    assert inner.according_to is not None
    assert inner.according_to.country == "GEO"


def test_who_quotes_is_kept_apart_from_who_is_quoted(read: Read) -> None:
    statement = only(read("An Indian general was quoted by Reuters as saying that the pass was closed."))
    assert (statement.speaker.country, statement.according_to and statement.according_to.name) == (
        "IND",
        "Reuters",
    )


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("A senior Western diplomat said the talks had failed.", "anonymous"),
        ("A spokesman for the Turkish foreign ministry said the talks had failed.", "public"),
        ("Angela Merkel told the envoys in private that the talks had failed.", "private"),
        ("The talks had failed, according to people at a track-two meeting.", "track-two"),
    ],
)
def test_channels(read: Read, text: str, channel: str) -> None:
    assert only(read(text)).channel == channel


def test_the_day_of_speaking_is_taken_from_the_cues_own_clause(read: Read) -> None:
    statement = only(read("On Monday, Qatar said that the blockade would end on 1 July.", "2018-06-20"))
    assert statement.date.value == "2018-06-18"
    assert statement.date.expression is not None


def test_without_a_time_only_the_publication_bounds_the_day(read: Read) -> None:
    date = only(read("Qatar said the blockade must end.", "2018-06-20")).date
    assert (date.value, date.latest, date.basis) == (None, "2018-06-20", "publication")


ACTS = [
    ("Iran must withdraw its ships first, Oman said.", "demand"),
    ("Oman offered to host the talks.", "offer"),
    ("Oman threatened to expel the ambassador.", "threat"),
    ("Oman said it would never negotiate under pressure.", "refusal"),
    ("Oman denied that it had sold the arms.", "denial"),
    ("Oman called the raid a flagrant violation of its waters.", "accusation"),
    ("Oman praised the decision.", "praise"),
    ("Oman urged restraint.", "appeal"),
    ("The ceasefire will not last, a scholar in Muscat said.", "prediction"),
    ("Oman announced that it had recalled its ambassador.", "announcement"),
    ("Oman said progress was slow.", "assessment"),
    ("Oman promised to honour the treaty.", "promise"),
    ("Oman insisted that no ransom had been paid.", "denial"),
    ("Oman's minister said that nobody had offered it territory.", "denial"),
    ("“We do not negotiate with pirates,” Oman's minister said.", "refusal"),
    ("Oman's army said the Saudi side had shelled a village.", "accusation"),
]


@pytest.mark.parametrize(("text", "act"), ACTS)
def test_acts(read: Read, text: str, act: str) -> None:
    assert only(read(text)).act == act


def test_every_sentence_of_an_answer_is_a_statement_and_no_question_is(read: Read) -> None:
    text = (
        "Daily briefing, Department spokesperson Heather Nauert\n\n"
        "QUESTION: Will you meet the North Koreans?\n\n"
        "MS. NAUERT: We are ready to talk. The pressure will go on.\n\n"
        "QUESTION: And the exercises?\n\n"
        "MS. NAUERT: They are suspended. Thank you.\n"
    )
    statements = read(text).statements
    assert [words(s) for s in statements] == [
        ["We are ready to talk"],
        ["The pressure will go on"],
        ["They are suspended"],
    ]
    assert {s.speaker.name for s in statements} == {"Heather Nauert"}
    assert all(s.cue is None for s in statements)


def test_furniture_captions_and_headlines_are_not_coded(read: Read) -> None:
    page, credit, headline = (
        "Leave a Reply Iran said it was ready.",
        "Photo credit: Iran said no.",
        "Iran Says Deal Is Dead",
    )
    text = f"{page}\n\n{credit}\n\n{headline}\n\nIt rained."
    assert read(text, "2018-06-20", ((0, 38),)).statements == ()


def test_a_trace_says_by_which_rule_and_words(read: Read) -> None:
    statement = only(read("Iran said the deal was dead."))
    assert statement.trace is not None
    assert statement.trace.rule
    assert [q.text for q in statement.trace.triggers] == ["said"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("It rained in Vienna.", "no cue"),
        ("If Iran says that it will leave, the deal is dead.", "not told as said"),
        ("It is said that the deal is dead.", "no speaker"),
    ],
)
def test_it_says_why_nothing_was_coded(read: Read, text: str, reason: str) -> None:
    assert any(reason in line for line in explain(read(text), 0))


def test_the_same_text_gives_the_same_statements(read: Read) -> None:
    text = "Iran said it was ready. “We wait,” it added. Oman urged patience."
    again = read(text + " ").statements
    assert [(s.speaker.country, words(s), s.act) for s in read(text).statements] == [
        (s.speaker.country, words(s), s.act) for s in again
    ]


@pytest.mark.parametrize(
    "text", ["", "“", '"' * 300, "said " * 200, "Q: A:\nQ: B\nA: said", "according to according to."]
)
def test_odd_input_gives_no_error(read: Read, text: str) -> None:
    for statement in read(text).statements:
        assert all(quote.text for quote in statement.content)


BRIEFINGS = [
    (
        ("Regular Press Conference of the Foreign Ministry of Vietnam\nHanoi, 4 May 2017\n\n"
        "REPORTER: Will the rig be moved?\n\nSPOKESPERSON TRAN: China must withdraw the rig at once.\n\n"
        "REPORTER: And if not?\n\nSPOKESPERSON TRAN: The government has other means."),
        ("Tran", "VNM"),
    ),
    (
        ("Briefing by Foreign Ministry spokeswoman Olga Lebedeva, Moscow, March 4, 2014\n\n"
        "Question: What will Kyiv do?\n\nAnswer: Ukraine may choose its own path.\n\nQuestion: And you?\n\n"
        "Answer: The fleet will stay where it is."),
        ("Olga Lebedeva", "RUS"),
    ),
    (
        ("Press Gaggle by Principal Deputy Press Secretary Ann Tully\nAboard Air Force One\nEn Route Oslo, Norway\n\n"
        "MS. TULLY: The President will meet the King tonight.\n\n"
        "Q    Does Norway want that?\n\nMS. TULLY: Our hosts have said they are delighted."),
        ("Ann Tully", "USA"),
    ),
    (
        ("MS. ADEYEMI: Nigeria condemns the attack on its traders.\n\nQ: What will Ghana do?\n\n"
        "MS. ADEYEMI: Nigeria expects that the shops will be opened again."),
        ("Adeyemi", "NGA"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), BRIEFINGS)
def test_an_answerer_has_the_name_of_the_heading_and_the_state_of_the_podium(
    read: Read, text: str, speaker: tuple[str, str]
) -> None:
    answers = [s for s in read(text).statements if s.trace.rule == "transcript-turn"]
    assert len(answers) == 2
    assert {(s.speaker.name, s.speaker.country) for s in answers} == {speaker}


def test_two_ministers_at_one_table_speak_for_their_own_states(read: Read) -> None:
    text = (
        "Statements of the Minister of Foreign Affairs of Chile, Ms. Ana Rojas, and the Minister of Foreign Affairs of"
        " Bolivia, Mr. Luis Condori\nLa Paz, 3 June 2018\n\nL. CONDORI: We have proposed a corridor to the sea.\n\n"
        "A. ROJAS: The treaty of 1904 stands as it is.\n\nJOURNALIST: Is there a date?\n\nA. ROJAS: There is no date yet."
    )
    said = [(s.speaker.name, s.speaker.country) for s in read(text).statements]
    assert said == [("Luis Condori", "BOL"), ("Ana Rojas", "CHL"), ("Ana Rojas", "CHL")]


def test_a_reporters_turn_without_a_colon_is_no_statement(read: Read) -> None:
    text = (
        "White House press briefing\n\nMR. HALE: The talks were useful.\n\nQ    You are optimistic?\n\n"
        "MR. HALE: We are patient about it."
    )
    assert [s.content[0].text for s in read(text).statements] == [
        "The talks were useful",
        "We are patient about it",
    ]


def test_a_phrase_between_commas_does_not_part_the_speaker_from_the_cue(read: Read) -> None:
    reading = read(
        "“If they shell us again, we will answer,” Captain Ivo Petek, a commander of the guards, told Interfax."
    )
    said = only(reading)
    assert said.speaker.name == "Ivo Petek"
    assert said.content[0].text == "If they shell us again, we will answer"


@pytest.mark.parametrize("who", ["A Danish banker", "One of the envoys", "A member of the delegation"])
def test_persons_without_name_or_office_speak_as_sources(read: Read, who: str) -> None:
    assert only(read(f"{who} said that the talks were over.")).channel == "anonymous"
