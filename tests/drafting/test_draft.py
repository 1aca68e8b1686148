"""A drafted model loads, solves, and shows where every claimed preference comes from."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

import detente
from detente.conflict import parse_model
from detente.drafting import draft
from detente.errors import InputError

sys.path.insert(0, str(Path(__file__).parents[1] / "assessment"))

from stands import FOREIGN, NORWAY, PREMIER, RIVAL, SWEDEN, Article, stored

TEXT = (
    "It is ready to talk at any time, the premier said. But the foreign minister said the time for talks was over. "
    "She demanded that Sweden release the prisoners. Sweden offered to withdraw its troops from the border. "
    "Sweden will talk only after Norway lifts its sanctions. Norway imposed sanctions on Sweden. “Quoted” \\ # comment"
)


@pytest.fixture
def record(tmp_path):
    article = Article("a.txt", "2020-05-01", TEXT)
    article.says(PREMIER, "It is ready to talk at any time", act="offer")
    article.says(FOREIGN, "the time for talks was over", act="refusal")
    article.sets("demand", FOREIGN, "release the prisoners", towards=SWEDEN)
    article.says(RIVAL, "to withdraw its troops from the border", act="offer")
    article.sets(
        "precondition", SWEDEN, "Norway lifts its sanctions", towards=NORWAY, consequence="Sweden will talk"
    )
    article.does("SANCTION", "imposed sanctions on Sweden", [NORWAY], [SWEDEN])
    made = stored(tmp_path, article)
    yield made
    made.close()


def drafted(record, **given):
    return draft(record, between=("NOR", "SWE"), **given)


def test_the_draft_loads_and_has_the_options_the_record_names(record):
    made = drafted(record)
    assert {o.key for m in made.makers for o in m.options} == {
        "nor.talk",
        "nor.ease_sanctions",
        "swe.talk",
        "swe.release_prisoners",
        "swe.withdraw_troops",
    }
    conflict = parse_model(made.toml())
    assert [m.id for m in conflict.decision_makers] == ["nor", "swe"]


def test_every_claimed_preference_names_items_of_the_record(record):
    ids = {item.id for item in record.items()}
    tables = tomllib.loads(drafted(record).toml())
    claimed = [p for dm in tables["decision_maker"] for p in dm["preferences"] if isinstance(p, dict)]
    assert claimed
    for preference in claimed:
        assert preference["claimed"] is True
        for evidence in preference["evidence"]:
            case, _, item = evidence.partition("#")
            assert case == record.path.name
            assert item in ids


def test_demands_and_ties_become_preferences(record):
    nor, swe = drafted(record).makers
    assert "swe.release_prisoners" in [p.holds for p in nor.preferences]
    assert "swe.talk -> nor.ease_sanctions" in [p.holds for p in swe.preferences]


def test_a_contested_side_has_a_rival_reading(record):
    nor, swe = drafted(record).makers
    assert nor.readings
    assert any("!nor.talk" in [p.holds for p in r.preferences] for r in nor.readings)
    assert swe.readings == ()


def test_an_assumption_is_never_claimed_and_says_what_it_is(record):
    for maker in drafted(record).makers:
        for preference in maker.preferences:
            assert preference.claimed == bool(preference.evidence)
            assert preference.claimed or preference.why.startswith("assumed")


def test_the_same_record_gives_the_same_bytes(record):
    assert drafted(record).toml() == drafted(record).toml()


def test_a_record_without_demands_says_so_in_one_line(tmp_path):
    article = Article("a.txt", "2020-05-01", "Fish is cheap, he said.")
    article.says(PREMIER, "Fish is cheap")
    made = stored(tmp_path, article)
    with pytest.raises(InputError, match="no demand"):
        drafted(made)
    made.close()


def test_hostile_words_cannot_break_the_file(tmp_path):
    text = 'He demanded sanctions relief "]]\n[[decision_maker]]\nid = \x01 "x" # and more.'
    article = Article("a.txt", "2020-05-01", text)
    article.sets("precondition", SWEDEN, text[12:-1], towards=NORWAY)
    article.says(PREMIER, "He demanded", act="demand")
    made = stored(tmp_path, article)
    parse_model(drafted(made).toml())
    made.close()


def test_the_sample_articles_give_a_model_that_solves(tmp_path):
    with detente.open_case(tmp_path / "korea.case") as case:
        case.read("examples/korea", workers=0)
        made = case.draft(between=("USA", "PRK"))
    conflict = parse_model(made.toml())
    assert len(conflict.decision_makers) == 2
    assert all(m.options[0].id == "talk" for m in made.makers)
    assert any(m.readings for m in made.makers)


@pytest.mark.parametrize(("day", "kept"), [("2020-04-20", True), ("2019-04-20", False)])
def test_a_plan_announced_long_ago_is_history_and_no_preference(tmp_path, day, kept):
    text = "We will withdraw our troops from the border, the premier said."
    told = Article("a.txt", day, text)
    told.says(PREMIER, "We will withdraw our troops from the border", act="announcement")
    newest = Article("b.txt", "2020-05-01", TEXT)
    newest.sets(
        "precondition", SWEDEN, "Norway lifts its sanctions", towards=NORWAY, consequence="Sweden will talk"
    )
    newest.says(FOREIGN, "the time for talks was over", act="refusal")
    made = stored(tmp_path, told, newest)
    model = drafted(made).toml()
    assert ("says it will" in model) is kept
    made.close()
