"""Who is spoken of, and who is meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.coding.reading import Reading
from detente.coding.who.coreference import actors_of
from detente.evidence import Actor

Read = Callable[..., Reading]


def actor(reading: Reading, phrase: str, nth: int = 0) -> Actor:
    found = [m for m in reading.mentions if m.actor.mention is not None and m.actor.mention.text == phrase]
    assert found, [m.actor.mention and m.actor.mention.text for m in reading.mentions]
    return found[nth].actor


NAMES = [
    (
        "US Secretary of State Mike Pompeo arrived.",
        "US Secretary of State Mike Pompeo",
        ("Mike Pompeo", "USA", "Secretary of State"),
    ),
    ("North Korean officials arrived.", "North Korean officials", (None, "PRK", "officials")),
    ("Pyongyang agreed.", "Pyongyang", ("North Korea", "PRK", None)),
    ("The UN Security Council met.", "UN Security Council", ("UN Security Council", "UNO", None)),
    ("The White House agreed.", "White House", ("White House", "USA", None)),
    ("Analyst Jane Doe arrived.", "Analyst Jane Doe", ("Jane Doe", None, "Analyst")),
]


@pytest.mark.parametrize(("text", "phrase", "expected"), NAMES)
def test_names_titles_and_metonyms(
    read: Read, text: str, phrase: str, expected: tuple[str | None, ...]
) -> None:
    found = actor(read(text), phrase)
    assert (found.name, found.country, found.role) == expected


def test_a_title_set_beside_a_name_belongs_to_it(read: Read) -> None:
    reading = read("John Smith, the British special envoy for Yemen, left. Smith will return.")
    assert actor(reading, "John Smith").country == "GBR"
    assert actor(reading, "John Smith").role == "special envoy for Yemen"
    assert actor(reading, "Smith").name == "John Smith"


def test_a_family_name_takes_the_holder_of_the_day(read: Read) -> None:
    assert actor(read("Trump left.", "2018-06-20"), "Trump").name == "Donald Trump"


def test_pronouns_follow_the_subject_of_the_sentence_before(read: Read) -> None:
    reading = read("Angela Merkel met Emmanuel Macron in Berlin. She praised the plan. He listened.")
    assert actor(reading, "She").name == "Angela Merkel"
    assert actor(reading, "He").name == "Emmanuel Macron"


def test_a_title_alone_means_the_last_person_with_it(read: Read) -> None:
    reading = read("Japanese Prime Minister Shinzo Abe spoke first. The prime minister then left.")
    assert actor(reading, "prime minister").name == "Shinzo Abe"


def test_the_two_leaders_are_the_last_two_of_different_countries(read: Read) -> None:
    reading = read(
        "Vladimir Putin met Recep Tayyip Erdogan in Sochi. The two leaders signed a paper.", "2019-10-22"
    )
    pair = next(m for m in reading.mentions if m.members)
    assert {a.country for a in pair.members} == {"RUS", "TUR"}


def test_coordinated_actors_are_all_found(read: Read) -> None:
    reading = read("Trump and Abe met.", "2018-06-20")
    head = reading.parsed(0).subject(reading.parsed(0).sentence.root)
    assert head is not None
    assert {a.country for a in actors_of(reading, 0, head)} == {"USA", "JPN"}


def test_every_mention_stands_where_it_says(read: Read) -> None:
    reading = read(
        "Iran’s foreign minister, Javad Zarif, met the Omani envoy; he thanked Muscat for its help.",
        "2018-06-20",
    )
    for mention in reading.mentions:
        assert mention.actor.mention is not None
        assert reading.document.text[mention.start : mention.end] == mention.actor.mention.text


INTRODUCED = [
    ("Ms Ada Okoro, who heads the African Union's delegation, left.", "Ms Ada Okoro", "IGO"),
    ("Luka Beridze, deputy head of Georgia's National Security Council, left.", "Luka Beridze", "GEO"),
    ("Gagik Sarian, deputy speaker of the Armenian parliament, left.", "Gagik Sarian", "ARM"),
    (
        "India's defence secretary, Rakesh Rao, left. His Pakistani counterpart, Imran Qazi, stayed.",
        "Imran Qazi",
        "PAK",
    ),
    ("A Polish deputy minister left. Tomasz Wilk told parliament that it was late.", "Tomasz Wilk", "POL"),
]


@pytest.mark.parametrize(("text", "phrase", "country"), INTRODUCED)
def test_whom_no_lexicon_knows_has_the_state_that_the_text_tells(
    read: Read, text: str, phrase: str, country: str
) -> None:
    assert actor(read(text), phrase).country == country


def test_a_deputy_serves_the_state_of_whose_deputy_he_is(read: Read) -> None:
    reading = read("The Russian general Igor Baklanov left. His deputy stayed.")
    assert actor(reading, "deputy").country == "RUS"


def test_a_dateline_is_no_part_of_the_first_sentence(read: Read) -> None:
    reading = read("GORI, Georgia — The Russian general at the checkpoint promised that his men would leave.")
    assert [s.speaker.country for s in reading.statements] == ["RUS"]


HOMES = [
    ("Laos closed the gate. General Somchai Prem, commander of the Thai Third Army, left.", "General Somchai Prem", "THA"),
    ("Egypt's president, Adel Nour, left. His spokesman, Tarek Sami, stayed.", "Tarek Sami", "EGY"),
    ("Iceland's minister, Jon Palsson, met Kari Lund. King Olaf of Norway wept.", "King Olaf", "NOR"),
    ("The governor of Cusco, Luis Rojas, says Bolivian troops fired.", "Luis Rojas", "PER"),
    ("Kinshasa closed the border. Colonel Jean Ilunga of the Congolese army agreed.", "Colonel Jean Ilunga", "COD"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phrase", "country"), HOMES)
def test_people_without_office_in_the_lexicon_get_the_state_that_the_text_tells(
    read: Read, text: str, phrase: str, country: str
) -> None:
    assert actor(read(text), phrase).country == country


def test_a_capital_stands_for_the_state_of_its_day(read: Read) -> None:
    text = "Moscow refused."
    assert actor(read(text, "1956-10-30"), "Moscow").country == "SUN"
    assert actor(read(text, "2020-10-30"), "Moscow").country == "RUS"


def test_a_foreign_dateline_is_nobodys_home(read: Read) -> None:
    text = "HELSINKI - Indonesia signed. Jakarta was glad. General Endro Sutoto said nothing."
    assert actor(read(text), "General Endro Sutoto").country == "IDN"


def test_the_post_that_somebody_else_holds_elsewhere_is_no_candidate(read: Read) -> None:
    text = "American envoys met Thai ministers in Bangkok. Defense Minister Chai Prem told American leaders to wait."
    assert actor(read(text, "1978-09-20"), "Defense Minister Chai Prem").country == "THA"


def test_a_title_goes_to_the_subject_rather_than_to_whom_he_meets(read: Read) -> None:
    text = "President Ana Vidal of Peru met President Ivo Kolar of Croatia. The president was tired."
    assert actor(read(text), "president").name == "Ana Vidal"


def test_an_aide_is_of_the_state_of_his_principal(read: Read) -> None:
    text = "Prime Minister Lena Berg of Denmark left. One aide to the Prime Minister laughed."
    assert actor(read(text), "aide").country == "DNK"


def test_hyphens_in_the_names_of_states_are_read(read: Read) -> None:
    found = read("U-N spokesman Karl Lind stayed. A U-S diplomat left.")
    assert actor(found, "U-N spokesman Karl Lind").country == "UNO"
    assert actor(found, "U-S diplomat").country == "USA"


def test_a_name_in_capitals_is_a_person(read: Read) -> None:
    found = read("OLAF LUND assured the house that Norway would stay. He had never left, he said.")
    assert [s.speaker.name for s in found.statements] == ["Olaf Lund", "Olaf Lund"]


def test_a_name_is_kept_as_the_text_spells_it(read: Read) -> None:
    found = read("Belarus closed its border. Alyaksandr Lukashenka blamed Poland.", "2021-08-13")
    assert actor(found, "Alyaksandr Lukashenka").name == "Alyaksandr Lukashenka"


def test_an_ambassador_to_a_body_is_of_the_state_that_sends_him(read: Read) -> None:
    found = read("Bolivia objects, says its ambassador to the United Nations, Rosa Vela.")
    assert found.statements[0].speaker.country == "BOL"


def test_whom_somebody_accuses_is_not_his_own_state(read: Read) -> None:
    found = read("Latvia closed the road. Interior Minister Ilze Berzins accuses Belarusian guards of theft.")
    assert found.statements[0].speaker.country == "LVA"
