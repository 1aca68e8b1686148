"""Looking names, titles, persons and words up."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.lexicon import load_lexicon
from detente.lexicon.offices import plural
from detente.lexicon.phrases import Phrases, tokens

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("phrase", "code", "kind"),
    [
        ("United States", "USA", "country"),
        ("U.S.", "USA", "country"),
        ("DPRK", "PRK", "country"),
        ("the North", "PRK", "country"),
        ("Iranians", "IRN", "nationals"),
        ("Spaniard", "ESP", "nationals"),
        ("Britons", "GBR", "nationals"),
        ("Serb", "SRB", "adjective"),
        ("Pyongyang", "PRK", "capital"),
        ("the Kremlin", "RUS", "seat"),
        ("Blue House", "KOR", "seat"),
        ("Foggy Bottom", "USA", "ministry"),
        ("Knesset", "ISR", "parliament"),
        ("Revolutionary Guards", "IRN", "military"),
        ("KCNA", "PRK", "media"),
        ("Soviet", "SUN", "adjective"),
        ("Kosovo", "XKX", "country"),
        ("IAEA", "UNO", "body"),
        ("NATO", "IGO", "body"),
        ("Hamas", "PSE", "group"),
        ("Türkiye", "TUR", "country"),
        ("Turkiye", "TUR", "country"),
        ("Natanz", "IRN", "city"),
    ],
)
def test_a_name_leads_to_its_government(phrase: str, code: str, kind: str) -> None:
    assert (code, kind) in {(name.code, name.kind) for name in LEXICON.names_of(phrase)}


def test_private_media_belong_to_no_government() -> None:
    assert [name.code for name in LEXICON.names_of("Reuters")] == [""]
    assert [name.code for name in LEXICON.names_of("Yonhap")] == [""]


def test_the_longest_name_wins() -> None:
    words = "the North Korean Foreign Ministry and South Korea".split()
    match = LEXICON.name_at(words, 1)
    assert match is not None
    assert (match.end, match.names[0].text) == (3, "North Korean")


def test_hyphens_and_possessives_may_stand_as_words_of_their_own() -> None:
    match = LEXICON.name_at(["Guinea", "-", "Bissau", "said"], 0)
    assert match is not None
    assert (match.end, match.names[0].code) == (3, "GNB")
    match = LEXICON.name_at(["People", "'s", "Liberation", "Army"], 0)
    assert match is not None
    assert (match.end, match.names[0].code) == (4, "CHN")


def test_headlines_in_capitals_are_read() -> None:
    match = LEXICON.name_at(["NORTH", "KOREA", "FIRES"], 0)
    assert match is not None
    assert match.names[0].code == "PRK"


def test_a_common_word_is_no_name() -> None:
    assert LEXICON.name_at(["turkey", "us", "it"], 0) is None
    assert LEXICON.name_at(["turkey", "us", "it"], 1) is None


def test_what_a_name_means_depends_on_the_day() -> None:
    assert [n.sector for n in LEXICON.names_of("Taliban", on="2020-01-01")] == ["REB"]
    assert [n.sector for n in LEXICON.names_of("Taliban", on="2022-01-01")] == ["GOV"]


@pytest.mark.parametrize(
    ("text", "office", "end", "modifiers"),
    [
        ("former Secretary of State", "foreign-minister", 4, ("former",)),
        ("prime minister", "prime-minister", 2, ()),
        ("National Security Advisor", "security-adviser", 3, ()),
        ("ex - president", "president", 3, ("ex",)),
        ("senior officials", "senior-official", 2, ()),
        ("special representative for North Korea", "envoy", 2, ()),
        ("Lt. Gen. Smith", "commander", 2, ()),
    ],
)
def test_titles_are_found_with_their_modifiers(
    text: str, office: str, end: int, modifiers: tuple[str, ...]
) -> None:
    match = LEXICON.title_at(text.split(), 0)
    assert match is not None
    assert (match.title.office.id, match.end, match.modifiers) == (office, end, modifiers)


def test_a_former_title_is_known_as_former() -> None:
    match = LEXICON.title_at(["former", "ambassador"], 0)
    assert match is not None
    assert match.former


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("secretary of state", "secretaries of state"),
        ("foreign minister", "foreign ministers"),
        ("spokesman", "spokesmen"),
        ("secretary-general", "secretaries-general"),
        ("chief of staff", "chiefs of staff"),
    ],
)
def test_plurals_of_titles(title: str, expected: str) -> None:
    assert plural(title) == expected


@pytest.mark.parametrize(
    ("country", "office", "day", "person"),
    [
        ("USA", "president", "1962-10-22", "John F. Kennedy"),
        ("SUN", "general-secretary", "1962-10-22", "Nikita Khrushchev"),
        ("USA", "foreign-minister", "2017-11-14", "Rex Tillerson"),
        ("USA", "security-adviser", "2019-05-30", "John Bolton"),
        ("PRK", "supreme-leader", "2019-05-30", "Kim Jong Un"),
        ("GBR", "prime-minister", "1982-05-01", "Margaret Thatcher"),
        ("PAK", "prime-minister", "2019-02-27", "Imran Khan"),
        ("XKX", "prime-minister", "2023-05-27", "Albin Kurti"),
        ("ETH", "prime-minister", "2020-11-04", "Abiy Ahmed"),
        ("UNO", "secretary-general", "2003-03-20", "Kofi Annan"),
    ],
)
def test_who_held_a_post_on_a_day(country: str, office: str, day: str, person: str) -> None:
    holder = LEXICON.holder(country, office, day)
    assert holder is not None
    assert holder.person == person


def test_nobody_holds_a_post_before_it_was_taken_up() -> None:
    assert LEXICON.holder("KOR", "president", "1900-01-01") is None


def test_family_names_and_aliases_lead_to_all_bearers() -> None:
    assert {h.person for h in LEXICON.persons("Bush")} == {"George H. W. Bush", "George W. Bush"}
    assert {h.person for h in LEXICON.persons("JFK")} == {"John F. Kennedy"}
    assert {h.person for h in LEXICON.persons("Erdoğan")} == {h.person for h in LEXICON.persons("Erdogan")}
    assert "Kim Jong Un" in {h.person for h in LEXICON.persons("Kim Jong-un")}


def test_honorifics_do_not_hide_a_person() -> None:
    assert {h.person for h in LEXICON.persons("Mr. Tillerson")} == {"Rex Tillerson"}
    assert {h.person for h in LEXICON.persons("General Qamar Javed Bajwa")} == {"Qamar Javed Bajwa"}
    assert LEXICON.persons("General") == ()


def test_a_general_name_takes_its_country_from_the_text() -> None:
    for form in ("foreign ministry", "Foreign Ministry", "Ministry of Foreign Affairs"):
        assert [(n.code, n.kind) for n in LEXICON.names_of(form)] == [("", "ministry")]


def test_the_post_of_a_person_depends_on_the_day() -> None:
    tillerson, none = (
        LEXICON.office_of("Rex Tillerson", "2017-11-14"),
        LEXICON.office_of("Rex Tillerson", "2019-01-01"),
    )
    assert tillerson is not None
    assert (tillerson.office, none) == ("foreign-minister", None)


def test_of_two_posts_the_higher_one_counts() -> None:
    rubio = LEXICON.office_of("Marco Rubio", "2025-06-01")
    assert rubio is not None
    assert rubio.office == "foreign-minister"


@pytest.mark.parametrize(
    ("country", "day", "person"),
    [
        ("IRN", "2019-07-01", "Ali Khamenei"),
        ("CHN", "2019-07-01", "Xi Jinping"),
        ("DEU", "2019-07-01", "Angela Merkel"),
        ("FRA", "2019-07-01", "Emmanuel Macron"),
        ("SAU", "2019-07-01", "Salman"),
    ],
)
def test_the_one_who_decides_is_the_leader(country: str, day: str, person: str) -> None:
    leader = LEXICON.leader(country, day)
    assert leader is not None
    assert leader.person == person


def test_a_president_outranks_his_minister_and_a_minister_a_spokesperson() -> None:
    rank = LEXICON.authority.rank
    assert rank("USA", "president") < rank("USA", "foreign-minister") < rank("USA", "spokesperson")
    assert rank("IRN", "supreme-leader") < rank("IRN", "president")


def test_as_of_knows_nothing_of_later_terms() -> None:
    then = LEXICON.as_of("2017-11-14")
    assert then.office_of("John Bolton", "2019-01-01") is None
    assert all(h.since <= "2017-11-14" for h in then.people.holders)
    tillerson = then.office_of("Rex Tillerson", "2017-11-14")
    assert tillerson is not None
    assert tillerson.until is None


def test_cues_tell_denying_from_affirming() -> None:
    deny, say = LEXICON.cue("deny"), LEXICON.cue("say")
    assert deny is not None
    assert say is not None
    assert (deny.polarity, say.polarity) == ("negated", "affirmed")
    assert LEXICON.cue("warning", "noun") is not None
    assert LEXICON.cue("walk") is None


def test_issues_come_most_often_named_first() -> None:
    words = "sanctions relief and more sanctions , or a missile test".split()
    assert LEXICON.issues_in(words)[0] in {"sanctions", "testing"}
    assert set(LEXICON.issues_in(words)) >= {"sanctions", "testing"}
    assert LEXICON.issues_in(["nothing", "here"]) == ()


def test_an_article_before_an_outlet_does_not_matter() -> None:
    assert LEXICON.source("The New York Times") == LEXICON.source("New York Times") is not None
    assert LEXICON.source("An Unknown Gazette") is None


def test_loading_imports_no_language_model() -> None:
    code = (
        "import sys; from detente.lexicon import load_lexicon; load_lexicon();"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in {'onnxruntime', 'numpy', 'lemminflect', 'sqlalchemy'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


_word = st.text("abcdefgh", min_size=1, max_size=4)
_phrases = st.dictionaries(
    st.lists(_word, min_size=1, max_size=4).map(" ".join), st.integers(), min_size=1, max_size=12
)


@given(_phrases, st.lists(_word, max_size=8))
def test_longest_is_what_trying_every_length_finds(phrases: dict[str, int], words: list[str]) -> None:
    index = Phrases(phrases.items())
    slow = [end for end in range(1, len(words) + 1) if " ".join(words[:end]) in phrases]
    found = index.longest(words)
    assert (found[0] if found else None) == (slow[-1] if slow else None)


@given(st.text(max_size=40))
def test_any_text_can_be_looked_up(text: str) -> None:
    LEXICON.names_of(text)
    LEXICON.title(text)
    LEXICON.persons(text)
    words = text.split()
    for start in range(len(words)):
        match = LEXICON.name_at(words, start)
        assert match is None or start < match.end <= len(words)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert tokens(" ".join(tokens(text))) == tokens(text)
