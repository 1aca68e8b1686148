"""A forecast beside what happened: outcomes, scores, which signals were right, what was known only later."""

from __future__ import annotations

import itertools
import json
import math
from dataclasses import asdict

import pytest
from building import KIM, YUN, Article, record_of
from hypothesis import given
from hypothesis import strategies as st

from detente.assessment import scope
from detente.assessment.hindsight import (
    Happened,
    Settled,
    after,
    known_later,
    near,
    outcome,
    pointed,
    resolved,
    settled,
)
from detente.assessment.outlook import RUNGS, outlook
from detente.assessment.outlook.forecasts import forecasts
from detente.assessment.score import read_log, score
from detente.assessment.score.log import chain
from detente.evidence import Actor, from_json, to_json

PAIR = ("USA", "PRK")
DAY, BY = "2018-01-10", "2018-07-09"


def met(rung, day="2018-06-12"):
    return Happened(PAIR, rung, day, "a meeting", "a paper")


def early(folder, *more):
    article = Article(DAY)
    article.says(
        YUN, "We are ready to talk without conditions.", act="offer", on="2018-01-09", to=Actor(country="PRK")
    )
    article.says(KIM, "We will never talk to them.", act="refusal", on="2018-01-08", to=Actor(country="USA"))
    article.does("PRK", "launched a ballistic missile", mode="weapons", on="2018-01-07")
    return record_of(folder, article, *more)


@pytest.fixture
def found(tmp_path):
    return outlook(scope(early(tmp_path), between=PAIR), by=BY)


def test_a_rung_brings_those_before_it_and_leaves_those_after_it_open(found):
    came = {each.rung: each.outcome for each in after(found, (met("talks"),))}
    assert came == {"contact": 1, "talks": 1, "agreement": None, "implementation": None}


def test_a_rung_did_not_come_about_only_once_the_record_of_what_happened_reaches_the_last_day(found):
    almost, enough = Happened(PAIR, None, "2018-07-08"), Happened(PAIR, None, BY)
    assert {each.outcome for each in after(found, (almost,))} == {None}
    assert {each.outcome for each in after(found, (enough,))} == {0}


@pytest.mark.parametrize("day", ["2018-01-10", "2017-12-01", "2018-07-10"])
def test_what_came_before_the_forecast_or_after_its_last_day_is_no_success(day):
    assert outcome("talks", (met("talks", day),), after=DAY, until=BY)[0] != 1


@given(
    days=st.lists(st.dates().map(lambda d: d.isoformat()), min_size=1, max_size=5),
    rungs=st.lists(st.sampled_from([*RUNGS, None]), min_size=5, max_size=5),
)
def test_a_later_rung_never_comes_about_without_the_one_before_it(days, rungs):
    happened = [Happened(PAIR, rung, day) for rung, day in zip(rungs, days, strict=False)]
    found = [outcome(rung, happened, after=DAY, until=BY)[0] for rung in RUNGS]
    assert all(not (later == 1 and first != 1) for first, later in itertools.pairwise(found))


def test_scores_are_those_of_the_scorecard(found):
    happened = (met("talks"), Happened(PAIR, None, "2019-01-01"))
    mine = after(found, happened)
    card = score(resolved(forecasts(found), happened))
    assert card.scored == 4
    assert card.brier == pytest.approx(sum(each.brier for each in mine) / 4, abs=1e-3)
    assert card.log == pytest.approx(sum(each.log for each in mine) / 4, abs=1e-3)
    talks = next(each for each in mine if each.rung == "talks")
    assert talks.brier == pytest.approx((1 - talks.chance) ** 2, abs=1e-4)
    assert talks.log_outside == pytest.approx(-math.log(talks.outside), abs=1e-4)


def test_signals_towards_are_right_if_it_came_about_and_wrong_if_not(found):
    assert found.ledger.entries
    for came in (1, 0):
        assert all(p.right == ((p.entry.direction > 0) == bool(came)) for p in pointed(found, came))
    assert {p.right for p in pointed(found, None)} == {None}
    weights = [abs(p.entry.low + p.entry.high) for p in pointed(found, 1)]
    assert weights == sorted(weights, reverse=True)


def test_the_nearest_reference_class_of_a_rung_comes_first(found):
    listed = near(found, {"talks": 1, "contact": 1})
    talks = [each for each in listed if each.rung == "talks"]
    assert talks[0].chance == max(each.chance for each in talks)
    assert [each.distance for each in talks] == [round(abs(1 - each.chance), 4) for each in talks]
    assert {each.distance for each in listed if each.rung == "agreement"} == {None}


def test_what_happened_before_and_was_reported_later_is_told_apart_from_what_came_after(tmp_path):
    later = Article("2018-03-09", "later.txt")
    hidden = later.does("USA", "met in secret", type="CONSULT", on="2018-01-05", to="PRK")
    new = later.says(
        KIM, "I am ready to meet the president.", act="offer", on="2018-03-08", to=Actor(country="USA")
    )
    record = early(tmp_path, later)
    then, now = (scope(record, between=PAIR, as_of=day) for day in (DAY, None))
    learnt = known_later(then, now)
    assert [(each.item, each.before) for each in learnt] == [(hidden.id, True), (new.id, False)]
    assert learnt[1].direction == 1
    assert known_later(now, now) == ()


def test_a_forecast_kept_as_json_is_read_back_the_same(found):
    assert from_json(type(found), json.loads(json.dumps(to_json(found, full=True)))) == found


def test_the_log_of_resolved_forecasts_is_whole(tmp_path, found):
    path = tmp_path / "forecasts.jsonl"
    made = resolved(forecasts(found), (met("agreement"),))
    path.write_text("".join(chain(made)), encoding="utf-8")
    read, stands = read_log(path)
    assert stands == "whole"
    assert [asdict(each) for each in read] == [asdict(each) for each in made]


def test_a_settled_prediction_is_scored_and_one_that_cannot_be_said_is_not(tmp_path):
    from detente.evidence import Prediction, Quote

    article = Article(DAY)
    quote = article.quote("talks will begin this year")
    said = Prediction(
        "prediction-1", article.id, YUN, "talks will begin this year", None, None, quote, "likely"
    )
    article.items.append(said)
    cut = scope(record_of(tmp_path, article), between=PAIR)
    for became in (1, 0, None):
        (one,) = settled(cut, {said.id: Settled(said.id, became, "words")})
        assert one.outcome == became
    assert isinstance(quote, Quote)
