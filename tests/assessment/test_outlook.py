"""The outlook is ordered, rounded, honest about its ground, and blind to what comes later."""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from building import KIM, Article, record_of
from hypothesis import given
from hypothesis import strategies as st

from detente.assessment import scope
from detente.assessment.outlook import RUNGS, outlook
from detente.assessment.outlook.forecasts import forecasts
from detente.assessment.outlook.ledger import ledger, read_weights
from detente.assessment.outlook.reference import classes
from detente.assessment.outlook.spells import Spell, bunches, chance, known, within
from detente.assessment.outlook.words import points, word
from detente.assessment.rows import read_rows
from detente.errors import DetenteError
from detente.evidence import Actor

TRUMP = Actor("Donald Trump", "USA", "President")


@pytest.fixture
def spring(tmp_path):
    article = Article("2019-05-31")
    article.says(
        TRUMP, "I am ready to meet Kim Jong Un again.", act="offer", on="2019-05-27", to=Actor(country="PRK")
    )
    article.says(
        KIM,
        "We will not talk with the United States.",
        act="refusal",
        on="2019-05-24",
        to=Actor(country="USA"),
    )
    article.does("USA", "seized a North Korean ship", type="COERCE", mode="seize", on="2019-05-09", to="PRK")
    return record_of(tmp_path, article)


def test_a_later_rung_is_never_likelier_than_the_one_before(spring):
    found = outlook(scope(spring, between=("USA", "PRK")), by="2019-12-31")
    assert [r.rung for r in found.rungs] == list(RUNGS)
    for above, below in zip(found.rungs, found.rungs[1:], strict=False):
        assert below.low <= above.low <= above.high
        assert below.low <= below.high <= above.high


@given(st.floats(0.0001, 0.9999))
def test_bounds_are_rounded_to_five_points_and_to_one_at_the_ends(value):
    shown = round(100 * points(value))
    assert 1 <= shown <= 99
    assert shown % 5 == 0 or shown < 10 or shown > 90
    assert abs(shown - 100 * value) <= 2.5 + 1e-6


def test_the_words_are_those_of_icd_203():
    said = {0.03: "almost no chance", 0.1: "very unlikely", 0.3: "unlikely", 0.5: "roughly even chance", 0.7: "likely",
            0.9: "very likely", 0.97: "almost certain"}  # fmt: skip
    assert {p: word(p) for p in said} == said


def test_several_classes_stand_side_by_side_with_their_numbers(spring):
    found = outlook(scope(spring, between=("USA", "PRK")), by="2019-12-31")
    contact = found.rungs[0]
    assert len(contact.classes) >= 4
    for each in contact.classes:
        assert 0 <= each.happened <= each.n
        assert 1 <= each.independent <= each.n
        assert 0 < each.interval.low < each.interval.middle < each.interval.high < 1
    assert next(c for c in contact.classes if c.id == "contact-waits").elapsed == 92


def test_a_meeting_kept_secret_is_not_known_before_it_was_told():
    known = {
        day: classes(("USA", "PRK"), "contact", date.fromisoformat(day), date(2018, 12, 31))
        for day in ("2018-04-10", "2018-04-18")
    }
    waits = {day: next(c for c in found if c.id == "contact-waits").elapsed for day, found in known.items()}
    assert waits["2018-04-10"] > 200
    assert waits["2018-04-18"] < 30


def test_a_pair_without_reference_data_gets_low_confidence_and_is_told_so(tmp_path):
    article = Article("2019-05-31")
    article.says(
        Actor("Nikol Pashinyan", "ARM", "Prime Minister"),
        "We are ready for talks with Azerbaijan.",
        act="offer",
        to=Actor(country="AZE"),
    )
    found = outlook(scope(record_of(tmp_path, article), between=("ARM", "AZE")), by="2019-12-31")
    assert all(r.confidence == "low" for r in found.rungs)
    assert any("--reference" in note for note in found.notes)
    assert not any(c.own for r in found.rungs for c in r.classes)


def test_a_users_table_is_one_more_class(spring, tmp_path):
    table = tmp_path / "mine.csv"
    table.write_text(
        "pair,start,end\n" + "".join(f"P{i},20{i:02}-01-01,20{i:02}-06-01\n" for i in range(1, 15))
    )
    found = outlook(scope(spring, between=("USA", "PRK")), by="2019-12-31", references=(table,))
    mine = next(c for c in found.rungs[0].classes if c.id == "contact-mine")
    assert (mine.happened, mine.n, mine.independent) == (14, 14, 14)


def test_signals_of_one_government_share_a_budget(tmp_path):
    article = Article("2019-05-31")
    for number in range(80):
        article.says(
            TRUMP,
            f"I am ready to talk with North Korea, time {number}.",
            act="offer",
            on="2019-05-30",
            to=Actor(country="PRK"),
        )
    cut = scope(record_of(tmp_path, article), between=("USA", "PRK"))
    found = outlook(cut, by="2019-12-31").ledger
    limit = read_weights().budget
    assert found.budgets[0].signals == 80
    assert found.budgets[0].capped
    assert found.high <= limit


def test_a_judgement_that_moves_more_than_ten_points_is_flagged(spring):
    for rung in outlook(scope(spring, between=("USA", "PRK")), by="2019-12-31").rungs:
        for judgement in rung.judgements:
            assert judgement.flagged == (abs(judgement.points) > 10) or abs(abs(judgement.points) - 10) < 0.06


def test_spells_count_only_where_they_had_lasted_as_long():
    start = date(2000, 1, 1)
    spells = [
        Spell(str(n), start, date.fromordinal(start.toordinal() + n), date(2010, 1, 1))
        for n in (10, 100, 150, 400)
    ]
    open_one = Spell("open", start, None, date.fromordinal(start.toordinal() + 120))
    at_risk, ended = within([*spells, open_one], 50, 100)
    assert (len(at_risk), ended) == (3, 2)


def test_rounds_of_meetings_are_one_spell():
    days = [date(2018, 3, 1), date(2018, 4, 1), date(2018, 5, 1), date(2019, 1, 1)]
    assert bunches([Spell("a", d, None, d) for d in days]) == 2


def test_fewer_independent_spells_widen_the_interval():
    many, few = chance(10, 20, 20), chance(10, 20, 4)
    assert few.high - few.low > many.high - many.low


@pytest.mark.parametrize("text", ["[kinds]", "kinds = 3", "[kinds]\n'public word' = [2, 1]", "\x00"])
def test_weights_that_make_no_sense_are_told_in_one_line(tmp_path, text):
    path = tmp_path / "w.toml"
    path.write_text(text)
    with pytest.raises(DetenteError) as caught:
        read_weights(path)
    assert "\n" not in str(caught.value)


def test_the_data_name_their_sources():
    for path in Path("src/detente/assessment/data").glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        assert text.startswith("#")
        assert "source" in text or "Facts as counted in" in text


@pytest.mark.parametrize("by", ["2019-05-31", "2018-01-01", "soon", "2060-01-01"])
def test_a_day_that_is_no_future_is_told(spring, by):
    with pytest.raises(DetenteError):
        outlook(scope(spring, between=("USA", "PRK")), by=by)


def test_an_outlook_becomes_four_forecasts(spring):
    found = forecasts(outlook(scope(spring, between=("USA", "PRK")), by="2019-12-31"))
    assert len({f.id for f in found}) == 4
    assert all(f.low <= f.probability <= f.high for f in found)
    json.dumps([f.id for f in found])


def test_no_signal_leaves_the_outside_view():
    assert ledger((), date(2019, 5, 31), read_weights()).high == 0


@pytest.mark.parametrize(
    "name", ["us_dprk_meetings.csv", "pair_years.csv", "interrupted.csv", "agreements.csv"]
)
def test_every_row_of_a_table_says_what_it_rests_on(name):
    with as_file(files("detente.assessment") / "data" / name) as path:
        rows = [cells for _, cells in read_rows(path)]
    assert all(row["source"] and row["basis"] in ("document", "general") for row in rows)
    general = sum(row["basis"] == "general" for row in rows)
    assert (f"{general} of {len(rows)} rows from general knowledge" in known(name)) is bool(general)


def test_a_record_of_a_single_article_gives_low_confidence(tmp_path):
    article = Article("2019-05-01")
    article.says(
        Actor("Donald Trump", "USA", "President"), "we are ready to talk with North Korea", act="offer"
    )
    record = record_of(tmp_path, article)
    found = outlook(scope(record, between=("USA", "PRK")), by="2019-10-30")
    record.close()
    assert {rung.confidence for rung in found.rungs} == {"low"}
    assert all("The record is a single article." in rung.reasons for rung in found.rungs)


def test_confidence_is_not_high_while_unscored_weights_move_the_outlook(tmp_path):
    articles = []
    for n in range(4):
        article = Article("2019-05-01", f"{n}.txt")
        article.says(TRUMP, f"we are ready to talk with North Korea, take {n}", act="offer", on="2019-05-01")
        articles.append(article)
    record = record_of(tmp_path, *articles)
    found = outlook(scope(record, between=("USA", "PRK")), by="2019-10-30")
    record.close()
    assert "high" not in {rung.confidence for rung in found.rungs}
    assert any("judgements" in reason for rung in found.rungs for reason in rung.reasons)
