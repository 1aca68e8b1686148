"""Whose words they are where the nearest name or state is not the speaker's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.coding.reading import Reading
from detente.lexicon import load_lexicon

Read = Callable[..., Reading]
Who = tuple[str | None, str | None]


def speakers(reading: Reading) -> list[Who]:
    return [(s.speaker.name, s.speaker.country) for s in reading.statements]


def states(reading: Reading) -> list[str | None]:
    return [s.speaker.country for s in reading.statements]


PRONOUNS = [
    (
        (
            "Foreign Minister Ana Salas of Peru came. She thanked all. It was late, she said, according to the "
            "Andina news agency. The bay was closed, she added."
        ),
        "Ana Salas",
    ),
    ("General Otto Lind of Norway left. The army would march if one more pilot fell, he said.", "Otto Lind"),
    (
        (
            "On Monday the Chilean president, Hugo Rojas, issued a decree. It did not move Peru's Foreign Minister, "
            "Pedro Salas. “It has to go,” he told reporters."
        ),
        "Pedro Salas",
    ),
]


@pytest.mark.parametrize(("text", "name"), PRONOUNS)
def test_he_and_she_go_on_from_pronouns_and_past_outlets_and_what_is_said(
    read: Read, text: str, name: str
) -> None:
    assert speakers(read(text))[-1][0] == name


def test_a_title_alone_in_a_label_may_be_one_that_only_one_state_gives(read: Read) -> None:
    reading = read(
        "Background Call on Exports\n\nQUESTION: Is Washington ready?\n\nSENIOR ADMINISTRATION OFFICIAL: The door is "
        "open.\n\nQUESTION: When?\n\nSENIOR ADMINISTRATION OFFICIAL: We have set no date.\n"
    )
    assert set(states(reading)) == {"USA"}


SHARED = [
    ("Peru and Chile are at odds. The Foreign Office said that no ship had sailed. Peru waits.", "PER"),
    ("Britain and Chile are at odds. The Foreign Office said that no ship had sailed.", "GBR"),
    (
        "Peru and Chile are at odds. Peru waits. Foreign Office spokesman Luis Diaz said Peru would wait.",
        "PER",
    ),
]


@pytest.mark.parametrize(("text", "country"), SHARED)
def test_a_foreign_office_is_that_of_a_state_which_the_text_names(
    read: Read, text: str, country: str
) -> None:
    assert states(read(text)) == [country]


AIDES = [
    ("Russia waits. Prime Minister Erna Solberg of Norway waited. An adviser said it was late.", "NOR"),
    ("Russia waits. An aide to Erna Solberg said it was late. Norway waits.", "NOR"),
    ("Russia waits. Prime Minister Erna Solberg of Norway waited. An aide of hers said it was late.", "NOR"),
]


@pytest.mark.parametrize(("text", "country"), AIDES)
def test_an_aide_is_of_the_state_of_whom_he_serves(read: Read, text: str, country: str) -> None:
    assert states(read(text, "2018-06-20")) == [country]


def test_people_here_are_of_the_state_of_the_dateline_and_diplomats_of_none(read: Read) -> None:
    reading = read(
        "Talks stall\n\nLIMA - Chile and Peru quarrelled again. Officials here said the bay was closed. "
        "Diplomats here said it was late."
    )
    assert states(reading) == ["PER", None]
    assert states(read("Lima, May 3, Andina -- Chile waits. Officials here said it was late.")) == ["PER"]
    assert states(read("GENEVA - Chile and Peru wait. Officials here said it was late.")) == [None]


def test_a_title_of_several_states_is_of_none(read: Read) -> None:
    for title in ("The foreign ministers of Chile, Peru and Bolivia", "The presidents of Chad and Niger"):
        assert states(read(f"{title} said that the border would stay closed.")) == [None]


def test_a_name_beside_a_state_does_not_take_up_the_office_of_whoever_spoke_before(read: Read) -> None:
    reading = read("A Cuban delegate said it was late. Angola's Joao Lopes insisted that the road be opened.")
    assert speakers(reading) == [(None, "CUB"), ("Joao Lopes", "AGO")]


def test_a_side_of_a_conflict_may_be_it(read: Read) -> None:
    reading = read("The Chilean side left the hall. Peru waited. It called the Peruvian plan a farce.")
    assert states(reading)[-1:] in (["PER"], ["CHL"])
    assert states(read("The Chilean side left, and it called the Peruvian plan a farce.")) == ["CHL"]


def test_what_is_studied_is_not_where_the_scholar_lives(read: Read) -> None:
    text = (
        "Russia waits. Kim Dae-ho, a professor at the Institute of Russian Studies in Lima, said it was late."
    )
    assert states(read(text)) == ["PER"]


def test_names_are_known_in_other_spellings_and_behind_what_looks_like_a_title(read: Read) -> None:
    people = load_lexicon().people
    assert {h.person for h in people.sounding("Umar el-Basheer")} == {"Omar al-Bashir"}
    assert people.sounding("Ali") == ()
    assert states(
        read("Sudan and Egypt wait. President Umar el-Basheer said it was late.", "2010-03-02")
    ) == ["SDN"]
    text = "Qatar waits, and Pakistan waits. Shah Mahmood Qureshi, the foreign minister, said it was late."
    assert states(read(text, "2019-10-06")) == ["PAK"]


def test_who_served_a_body_of_states_before_is_at_home_again(read: Read) -> None:
    text = "Peru and Ecuador wait. In Lima, opposition candidate Javier Perez de Cuellar said it was late."
    assert states(read(text, "1995-02-15")) == ["PER"]


COLONS = [
    (
        (
            "Foreign Minister Ana Salas left. Chile's Foreign Minister, Pedro Rojas, reacted at once: “No talks will be "
            "held until the guns are silent,” he told La Nacion."
        ),
        "Pedro Rojas",
    ),
    (
        "The road “is closed”, President Ana Salas told the National Assembly, adding that Peru would wait.",
        "Ana Salas",
    ),
    (
        "Israel's defence minister, Israel Katz, said Ayatollah Ali Khamenei “cannot go on for ever.”",
        "Israel Katz",
    ),
    (
        "Omar al-Bashir left. His army's spokesman, al-Tayib Idris, denied that a plane had flown.",
        "al-Tayib Idris",
    ),
]


@pytest.mark.parametrize(("text", "name"), COLONS)
def test_whoever_stands_before_the_words_says_them(read: Read, text: str, name: str) -> None:
    assert {who for who, _ in speakers(read(text, "2025-06-19"))} == {name}


def test_a_body_without_a_state_takes_that_of_the_body_that_it_is_another_name_of(read: Read) -> None:
    text = "The UN mission, UNXYL, was to leave on Thursday. Its staff refused to abandon the refugees."
    assert states(read(text)) == ["UNO"]


def test_diplomats_at_a_body_and_of_a_part_of_the_world_are_of_no_state(read: Read) -> None:
    for who in (
        "Latin American diplomats at the OAS",
        "Diplomats at the United Nations",
        "Central American envoys",
    ):
        assert states(read(f"{who} said that Chile would give way.")) == [None]
    assert states(read("South African diplomats said that Chile would give way.")) == ["ZAF"]


def test_in_a_letter_the_president_may_be_another_s(read: Read) -> None:
    text = (
        "Letter dated 3 March 1965 from the Permanent Representative of Malaysia addressed to the President of the "
        "Security Council\n\nOn instructions of my Government I have the honour to write to you of our distress. "
        "President Sukarno of Indonesia spoke in a stadium. The President said that his men would come. The "
        "Secretary-General has appealed to him to reconsider. We ask the Council to meet.\n"
    )
    told = [
        (s.speaker.name, s.speaker.country) for s in read(text, "1965-03-03").statements if s.cue is not None
    ]
    assert ("Sukarno", "IDN") in told
    assert "UNO" in [state for _, state in told]
