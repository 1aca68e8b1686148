"""Whose words they are: name and country of speakers whom the text does not spell out beside the cue."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.coding.reading import Reading

Read = Callable[..., Reading]
Who = tuple[str | None, str | None]


def speakers(reading: Reading) -> list[Who]:
    return [(s.speaker.name, s.speaker.country) for s in reading.statements]


OFFICIALS = [
    ("A senior official in Oslo said the fleet would stay.", [(None, "NOR")]),
    ("Officials in Lima said the road was open.", [(None, "PER")]),
    ("A Western diplomat in Lima said the road was open.", [(None, None)]),
    ("An official in Vienna said the talks were over.", [(None, None)]),
    ("A senior administration official said the sanctions would stay.", [(None, "USA")]),
    ("A spokesman for the Trade Ministry in Hanoi said there was no ban.", [(None, "VNM")]),
]


@pytest.mark.parametrize(("text", "expected"), OFFICIALS)
def test_officials_serve_the_state_in_whose_capital_they_sit(
    read: Read, text: str, expected: list[Who]
) -> None:
    assert speakers(read(text)) == expected


def test_a_name_with_middle_initials_is_still_the_one_in_the_lexicon(read: Read) -> None:
    reading = read("“We are ready,” Antony J. Blinken said in Cairo.", "2023-02-06")
    assert speakers(reading) == [("Antony Blinken", "USA")]


OWNERS = [
    (
        "NATO voiced regret. Its secretary-general, Jens Stoltenberg, said both sides should talk.",
        [("Jens Stoltenberg", "IGO")],
    ),
    (
        "The Bolivian government told Chile it would wait; its mining minister, Rosa Quispe, said trade had died.",
        [("Bolivian government", "BOL"), ("Rosa Quispe", "BOL")],
    ),
    (
        "Chile shut the pass. Bolivian President Ana Rojas spoke. Her brother Luis Quispe said Chile would pay.",
        [("Luis Quispe", "BOL")],
    ),
    (
        "Chile shut the pass. Bolivian President Ana Rojas spoke. Her brother Luis, who runs the Senate, said Chile lied.",
        [("Luis", "BOL")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OWNERS)
def test_whoever_is_called_his_or_its_serves_the_same_state(
    read: Read, text: str, expected: list[Who]
) -> None:
    assert [who for who in speakers(read(text)) if who in expected] == expected


def test_a_minister_of_a_country_named_behind_him_is_of_that_country(read: Read) -> None:
    reading = read("Foreign Minister Paolo Grandi of Italy said that Libya had lied to France.")
    assert speakers(reading) == [("Paolo Grandi", "ITA")]


NEIGHBOURS = [
    ("Peru and Chile quarrel. Norway's Kari Lund said Chile was right.", "Kari Lund", "NOR"),
    ("Peru and Chile quarrel. Anna Berg, the Swede who heads the UN observer mission, said no.", "Anna Berg", "UNO"),
    ("Peru and Chile quarrel. Omar Selim, the Egyptian, said Chile was right.", "Omar Selim", "EGY"),
    ("Peru and Chile quarrel. Ann Lee, the 60-year-old Canadian in the chair, said no.", "Ann Lee", "CAN"),
    (
        "Matti Salo, the former Finnish premier who is mediating for the African Union, said Peru would wait.",
        "Matti Salo",
        "IGO",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "country"), NEIGHBOURS)
def test_a_phrase_beside_the_name_tells_the_state(read: Read, text: str, name: str, country: str) -> None:
    assert (name, country) in speakers(read(text))


def test_a_clause_behind_a_name_met_before_makes_nobody_new(read: Read) -> None:
    reading = read(
        "Malaysian Prime Minister Anwar Ibrahim flew in. Anwar, who chairs the bloc ASEAN, said it was late.",
        "2025-07-26",
    )
    assert speakers(reading) == [("Anwar Ibrahim", "MYS")]


def test_whom_a_minister_meets_later_says_less_than_where_he_spoke_first(read: Read) -> None:
    reading = read(
        "Iraq shut the gate. “We will not bow,” Deputy Prime Minister Sami Rauf said. Russia would mediate."
        " Russian Foreign Minister Oleg Petrov will meet Rauf in Moscow."
    )
    assert speakers(reading) == [("Sami Rauf", "IRQ")]


SECOND = [
    ("Col. Pedro Luna seized the port. In the capital the colonel said he would stay.", ("Pedro Luna", None)),
    (
        "Former Peruvian President Ana Soto arrived. Chilean President Luis Vera left. The former president said no.",
        ("Ana Soto", "PER"),
    ),
    ("EU leaders met. The bloc said it would wait.", ("bloc", "EUR")),
    ("ASEAN ministers met. The bloc said it would wait.", ("bloc", "IGO")),
    ("NATO troops came. The alliance said they would stay.", ("alliance", "IGO")),
    ("KFOR's Italian commander, General Aldo Verri, said the gate was shut.", ("Aldo Verri", "IGO")),
    ("Danish ministers met in Copenhagen. The Social Democrats said it was late.", ("Social Democrats", "DNK")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SECOND)
def test_second_references_and_bodies_without_a_state(read: Read, text: str, expected: Who) -> None:
    found = speakers(read(text))
    assert [(name, country if expected[1] else None) for name, country in found] == [expected]


WHO = [
    (
        "“We wait,” Ann Berg told Reuters on Monday, describing the talks as a matter of honour.",
        ["Ann Berg", "Ann Berg"],
    ),
    ("Tom Hall left. The push for talks would go on, he said, adding that nobody was asked.", ["Tom Hall"] * 2),
    ("Prime Minister Eva Holm urged Peru to wait, warning that the talks would fail.", ["Eva Holm"] * 2),
    (
        "Ann Berg left. What they want, according to Omar Selim, is an end to the ban. “Money,” he said, “not smiles.”",
        ["Omar Selim"] * 2,
    ),
    ("Cuba sued the Federal Maritime Commission. The commission said it was late.", ["Federal Maritime Commission"]),
    ("Chile and Peru fight on, each government alleging that the other had begun.", ["each government"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), WHO)
def test_the_nearest_subject_is_not_always_the_speaker(read: Read, text: str, names: list[str]) -> None:
    assert [name for name, _ in speakers(read(text))] == names


UNNAMED = [
    ("Peru and Chile quarrel. In Lima, an official said it was late.", "PER"),
    ("Peru and Chile quarrel. In Lima, a Western diplomat said it was late.", None),
    ("Peruvian President Juan Soto left. One of his aides said it was late.", "PER"),
    ("Two Danish officials stayed. One of them said it was late.", "DNK"),
    ("One European ambassador to the alliance said NATO was late.", None),
    (
        "Iran let in the International Atomic Energy Agency. Agency spokesman Tom Hall said it was late.",
        "UNO",
    ),
]


@pytest.mark.parametrize(("text", "country"), UNNAMED)
def test_the_state_of_somebody_without_a_name_comes_from_his_place_or_principal(
    read: Read, text: str, country: str | None
) -> None:
    assert [state for _, state in speakers(read(text))] == [country]


def test_a_label_may_name_an_outlet_in_small_letters(read: Read) -> None:
    reading = read(
        "Press conference in Oslo\n\nMINISTER HOLM: We will stay in the bay for now.\n\n"
        "QUESTION (Danish weekly): Sweden says the bay is closed. Is it?\n\nMINISTER HOLM: The bay is open to all."
    )
    assert [name for name, _ in speakers(reading)] == ["Holm", "Sweden", "Holm"]


def test_a_state_named_once_in_passing_is_not_the_speaker_s(read: Read) -> None:
    reading = read(
        "HOST: Norway closed the gate. Ann Berg is on the line. Will you give way?\n\n"
        "BERG: Never. It all reminds me of North Korea, frankly.\n\n"
        "HOST: And the fence, will it stay up?\n\nBERG: We are perfectly willing to sit down and talk about it."
    )
    assert [country for _, country in speakers(reading)] == ["NOR", "NOR"]


def test_a_family_name_calls_in_ministers_of_states_that_the_text_names_only(read: Read) -> None:
    elsewhere = read(
        "Manila sent a ship. Commodore Velasquez, the coast guard spokesman, said it was late.", "2024-01-10"
    )
    assert [name for name, _ in speakers(elsewhere)] == ["Velasquez"]
    leader = read(
        "China sent a ship to the bay. Mr Lavrov said that nobody had asked for help.", "2020-06-24"
    )
    assert speakers(leader) == [("Sergey Lavrov", "RUS")]


BODIES = [
    ("The Kenyan Wildlife Institute said it was late.", ("Wildlife Institute", "KEN")),
    (
        "The Kenyan Broadcasting Corporation told of rain. The broadcaster said it was sorry.",
        ("Broadcasting Corporation", "KEN"),
    ),
    (
        "Peru left. Chile wrote to Bolivia, and Juan Mora, assistant director of its National Security Council, said no.",
        ("Juan Mora", "CHL"),
    ),
    ("The Moroccan government met. A source close to the palace said it was late.", (None, "MAR")),
    ("Kenya and Sudan quarrel. In Kenya the herders left. Villagers said it was late.", (None, "KEN")),
    ("OSLO - Norway closed the bay. Fishermen here said that Denmark was to blame.", (None, "NOR")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_bodies_outlets_and_people_at_home(read: Read, text: str, expected: Who) -> None:
    assert speakers(read(text))[-1] == expected


def test_possessors_of_others_say_nothing_of_a_minister_in_the_sentence(read: Read) -> None:
    reading = read(
        "Norwegian envoys met. Foreign Minister Ann Lind told Finland's Pekka Harju that it was late. Norway moved."
    )
    assert speakers(reading) == [("Ann Lind", "NOR")]


def test_he_behind_a_semicolon_may_be_the_one_who_spoke_before_it(read: Read) -> None:
    reading = read(
        "Peru's plan merely helps Chile, argued Omar Selim, a lawyer; the captives, he said, would wait."
    )
    assert [name for name, _ in speakers(reading)] == ["Omar Selim", "Omar Selim"]


def test_his_man_in_a_place_is_of_his_state(read: Read) -> None:
    reading = read(
        "The Iranian government spoke. Its man at the United Nations, Reza Nouri, said Iraq had lied."
    )
    assert speakers(reading)[-1] == ("Reza Nouri", "IRN")


SERVANTS = [
    ("Canberra and Jakarta fell out. Trade Minister Ken Wyatt of Australia said no.", ("Ken Wyatt", "AUS")),
    ("Ecuador's ambassador in Lima, Jorge Paz, said the border was quiet.", ("Jorge Paz", "ECU")),
    ("A spokesman for the Peruvian army, Colonel Juan Rojas, said no shot was fired.", ("Juan Rojas", "PER")),
    ("Colonel Juan Rojas, a spokesman for the Peruvian army, said no shot was fired.", ("Juan Rojas", "PER")),
    ("In Quito, Defence Minister Luis Mora told reporters that Peru had fired first.", ("Luis Mora", "ECU")),
    ("An aide to the Danish prime minister said it was late.", (None, "DNK")),
    ("An official at the Danish foreign ministry said it was late.", (None, "DNK")),
    ("The Danish ambassador to the Peruvian government said it was late.", (None, "DNK")),
    ("The Commonwealth secretary-general, Joan Adu, said it was late.", ("Joan Adu", "IGO")),
    ("Residents of Nairobi said shells had fallen.", (None, "KEN")),
    ("Iranian state media, citing an official, said it was late.", ("state media", "IRN")),
    ("The Chilean left. The Peruvian, Ana Soto, said it was late.", ("Ana Soto", "PER")),
    ("Per Holm, once Denmark's foreign minister, said it was late.", ("Per Holm", "DNK")),
    ("The Philippines sent a ship. Senator Risa Luna said it was late.", ("Risa Luna", "PHL")),
]


@pytest.mark.parametrize(("text", "expected"), SERVANTS)
def test_the_phrase_around_a_title_tells_whom_somebody_serves(read: Read, text: str, expected: Who) -> None:
    assert speakers(read(text)) == [expected]


def test_given_names_tell_she_from_he(read: Read) -> None:
    reading = read("Luis Vera told Ana Soto that he would wait. She said it was late. He said it was early.")
    assert [name for name, _ in speakers(reading)] == ["Luis Vera", "Ana Soto", "Luis Vera"]


PLAIN = [
    ("French President Jules Morel spoke. The Frenchman said Britain had lied.", ("Jules Morel", "FRA")),
    ("Peruvian President Juan Mora left. The Peruvian leader said Chile had lied.", ("Juan Mora", "PER")),
    ("On the Polish side, Jan Kowal said Belarus had lied.", ("Jan Kowal", "POL")),
    ("For Poland, Jan Kowal said Belarus had lied.", ("Jan Kowal", "POL")),
    ("Jan Kowal, speaking for Poland, said Belarus had lied.", ("Jan Kowal", "POL")),
    ("Jan Kowal, of the Polish interior ministry, said Belarus had lied.", ("Jan Kowal", "POL")),
    ("Jan Kowal of the Polish interior ministry said Belarus had lied.", ("Jan Kowal", "POL")),
    ("Jan Kowal (Poland) said Belarus had lied.", ("Jan Kowal", "POL")),
    ("Poland's new man, Jan Kowal, said Belarus had lied.", ("Jan Kowal", "POL")),
    ("Jan Kowal, a Polish fisherman, said Belarus had lied.", ("Jan Kowal", "POL")),
    ("A Polish fisherman, Jan Kowal, said Belarus had lied.", ("Jan Kowal", "POL")),
    ("Jan Kowal, a Warsaw-based analyst, said Belarus had lied.", ("Jan Kowal", "POL")),
    ("Polish and Belarusian officials said it was late.", (None, None)),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_plain_phrases_tell_the_state_against_the_one_that_is_talked_about(
    read: Read, text: str, expected: Who
) -> None:
    assert speakers(read(text)) == [expected]


PRINTED = [
    (
        (
            "Joint press conference of Foreign Minister Ana Soto of Peru and Foreign Minister Luis Vera of Chile\n\n"
            "SOTO: We have agreed on a first step today.\n\nVERA: The step is small but it is a step.\n\n"
            "Q: Will the ships leave?\n\nVERA: Our ships leave on Friday."
        ),
        [("Ana Soto", "PER"), ("Luis Vera", "CHL"), ("Luis Vera", "CHL")],
    ),
    (
        (
            "PRESENTER: Peru has closed the border. Foreign Minister Ana Soto spoke an hour ago.\n\n"
            "SOTO: We will not open it until Chile pulls back.\n\nPRESENTER: That was Ana Soto. The mood is grim."
        ),
        [("Ana Soto", "PER")],
    ),
    (
        (
            "STATEMENT BY THE MINISTRY OF FOREIGN AFFAIRS OF PERU\n\nThe Ministry of Foreign Affairs rejects the claims"
            " made by Chile. The Ministry calls on the Chilean side to withdraw."
        ),
        [("Ministry of Foreign Affairs", "PER"), ("Ministry", "PER")],
    ),
    (
        "Hamas rejected the plan. Sami Nasser, a spokesman for the group, said Israel had lied.",
        [("Hamas", "PSE"), ("Sami Nasser", "PSE")],
    ),
    (
        "Hamas rejected it. “Israel lied,” its spokesman Sami Nasser said.",
        [("Hamas", "PSE"), ("Sami Nasser", "PSE")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PRINTED)
def test_headings_presenters_letterheads_and_movements(read: Read, text: str, expected: list[Who]) -> None:
    assert speakers(read(text)) == expected
