"""Words of demands, offers, threats and refusals are read as acts: whose, what, and whether denied."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.drafting.acts import letting, meeting, read, read_all, taking
from detente.drafting.words import LABEL
from detente.lexicon import load_lexicon

LEXICON = load_lexicon()


def one(words, **given):
    return read(words, speaker="NOR", default="SWE", lexicon=LEXICON, **given)


@pytest.mark.parametrize(
    ("words", "owner", "text"),
    [
        ("Finland withdraw the guns it has placed on the ridge", "FIN", "Withdraw the guns it has placed on the ridge"),
        ("to reopen the ferry line", "SWE", "Reopen the ferry line"),
        ("it would share the catch with its neighbour", "NOR", "Share the catch with its neighbour"),
        ("his country was willing to open the strait", "NOR", "Open the strait"),
        ("Copenhagen must first disclose the survey", "DNK", "Disclose the survey"),
        ("Chile came forward with a new map", "CHL", "Come forward with a new map"),
        ("the fishermen would be released within a week", "SWE", "Release the fishermen"),
        ("it will start to flood the valley in May", "NOR", "Flood the valley in May"),
        ("I cannot see a day on which it will happen, or that Peru would recognise the line", "PER", "Recognise the line"),
    ],
)  # fmt: skip
def test_an_act_has_an_owner_and_begins_with_a_verb(words, owner, text):
    act = one(words)
    assert act is not None
    assert act.owner == owner
    assert act.text.startswith(text)


@pytest.mark.parametrize(
    "words",
    ["Bolivia will not sell its lithium", "it would never accept the ruling", "no licence would be granted"],
)
def test_what_is_denied_is_marked_and_named_without_its_denial(words):
    act = one(words)
    assert act is not None
    assert act.denied
    assert not {"not", "never", "no"} & set(act.text.lower().split())


@pytest.mark.parametrize(
    "words",
    [
        "the harvest would be good",
        "it had released the crew in May",
        "to help on the issue",
        "the talks would survive",
        "they are close to a solution",
        "he did not think that it was ready",
        "it believes the offer is dead",
    ],
)
def test_what_is_nobodys_deed_or_too_vague_is_no_act(words):
    act = one(words)
    assert act is None or not act.verb


def test_after_once_and_until_the_perfect_names_the_act():
    assert one("Peru had returned the trawler") is None
    act = one("Peru had returned the trawler", perfect=True)
    assert act is not None
    assert (act.owner, act.text) == ("PER", "Return the trawler")


def test_two_verbs_are_two_acts_and_two_things_are_one():
    acts = read_all(
        "to free the sailors and to lower the tariff", speaker="NOR", default="SWE", lexicon=LEXICON
    )
    assert [a.text for a in acts] == ["Free the sailors", "Lower the tariff"]
    acts = read_all("hand over the maps and charts", speaker="NOR", default="SWE", lexicon=LEXICON, verb=True)
    assert [a.text for a in acts] == ["Hand over the maps and charts"]


@pytest.mark.parametrize(
    ("words", "talk"),
    [
        ("to resume the negotiations", True),
        ("to return to the table", True),
        ("to meet again in Geneva", True),
        ("to negotiate its coastline", False),
        ("to return the prisoners", False),
    ],
)
def test_coming_to_talks_is_not_the_matter_of_talks(words, talk):
    act = one(words)
    assert act is not None
    assert (act.key == "talk") is talk


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("to lift the embargo", "ease_sanctions"),
        ("to widen the embargo", ""),
        ("to release the hostages", "release_prisoners"),
    ],
)
def test_a_deed_stands_for_an_issue_only_with_a_verb_that_gives_way_on_it(words, key):
    act = one(words)
    assert act is not None
    assert act.key == key


def test_a_bare_thing_is_accepted_provided_or_left_out():
    assert taking("accept", "a fixed share of the catch", "NOR").text == "Accept a fixed share of the catch"
    assert taking("accept", "no change to the charter", "NOR").text == "Accept any change to the charter"
    assert taking("provide", "that", "NOR") is None
    assert taking("provide", "the ship could be sold", "NOR") is None


def test_a_state_of_things_is_met_and_an_event_is_let_happen():
    assert (
        meeting("the strait is open to trawlers", "SWE", LEXICON).text
        == "Meet the condition “the strait is open to trawlers”"
    )
    assert meeting("the circumstances are right", "SWE", LEXICON) is None
    assert letting("the levies return", "SWE").text == "Let the levies return"
    assert letting("they return", "SWE") is None


@given(st.text(max_size=300))
def test_any_words_give_a_short_label_or_none(words):
    for act in read_all(words, speaker="NOR", default="SWE", lexicon=LEXICON):
        assert act.text
        assert len(act.text) <= LABEL + len("Meet the condition “”")
        assert "\n" not in act.text
