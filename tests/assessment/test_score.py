"""Forecasts are scored by the book, against baselines that knew no more than could be known."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.assessment.score import Forecast, append, read_log, score
from detente.errors import DetenteError


def forecast(number, probability, outcome, *, asked=2001, category="a"):
    return Forecast(f"q{number}", f"question {number}", f"{asked}-01-01", f"{asked}-12-31", probability, outcome=outcome,
                    resolved_on=f"{asked}-12-31", category=category)  # fmt: skip


def test_brier_and_log_are_those_of_the_book():
    card = score([forecast(1, 0.8, 1), forecast(2, 0.3, 0)])
    assert card.brier == pytest.approx((0.04 + 0.09) / 2)
    assert card.log == pytest.approx(-(np.log(0.8) + np.log(0.7)) / 2, abs=1e-4)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from([0.05, 0.25, 0.55, 0.95]), st.integers(0, 1)), min_size=2, max_size=40)
)
def test_reliability_less_resolution_plus_uncertainty_is_brier(pairs):
    card = score([forecast(i, p, o) for i, (p, o) in enumerate(pairs)])
    assert card.reliability - card.resolution + card.uncertainty == pytest.approx(card.brier, abs=3e-4)


def test_a_baseline_knows_only_what_was_resolved_before():
    log = [forecast(i, 0.5, 1, asked=2001 + i) for i in range(10)]
    whole = {b.name: b.brier for b in score(log).baselines}
    first = {b.name: b.brier for b in score(log[:1]).baselines}
    assert first["climatology"] == pytest.approx(0.25)
    assert whole["climatology"] < 0.25
    assert whole["one half"] == 0.25


def test_skill_is_against_the_best_baseline():
    log = [forecast(i, 0.9, 1, asked=2001 + i) for i in range(12)]
    card = score(log)
    best = min(b.brier for b in card.baselines)
    assert card.best == next(b.name for b in card.baselines if b.brier == best)
    assert card.skill == pytest.approx(1 - card.brier / best, abs=1e-3)
    assert card.skill_low <= card.skill <= card.skill_high


def test_a_perfect_forecaster_of_seventy_questions_shows_a_calibration_error_of_about_a_tenth():
    rng = np.random.default_rng(5)
    chances = rng.random(70)
    card = score(
        [forecast(i, float(p), int(rng.random() < p), asked=2001 + i % 9) for i, p in enumerate(chances)]
    )
    assert card.perfect == pytest.approx(0.11, abs=0.03)


def test_the_same_log_gives_the_same_card():
    log = [forecast(i, 0.1 * (i % 10), i % 2, asked=2001 + i) for i in range(20)]
    assert score(log, seed=3) == score(log, seed=3)


def test_a_changed_line_breaks_the_chain(tmp_path):
    path = tmp_path / "log.jsonl"
    append(path, [forecast(i, 0.4, None) for i in range(3)])
    append(path, [forecast(9, 0.4, None)])
    assert read_log(path)[1] == "whole"
    lines = path.read_text().splitlines()
    resolved = [json.dumps({**json.loads(line), "outcome": 1, "resolved_on": "2001-12-31"}) for line in lines]
    path.write_text("\n".join(resolved))
    assert read_log(path)[1] == "whole"
    path.write_text("\n".join([resolved[0], resolved[1].replace("0.4", "0.9"), *resolved[2:]]))
    assert read_log(path)[1] == "broken at line 2"


def test_a_list_of_questions_gets_its_baselines_scored(tmp_path):
    path = tmp_path / "q.json"
    question = {
        "id": "Q1",
        "question": "?",
        "asked_on": "2012-03-01",
        "closes_on": "2012-06-30",
        "outcome": 0,
        "status_quo_answer": 1,
    }
    path.write_text(json.dumps({"questions": [question]}))
    found, chain = read_log(path)
    card = score(found, chain=chain)
    assert (card.scored, card.brier) == (0, None)
    assert {b.name: b.brier for b in card.baselines}["status quo"] == pytest.approx(0.81)


@pytest.mark.parametrize(
    "line",
    ["{", "[]", '{"id": 1}', '{"id":"a","question":"b","asked_on":"x","closes_on":"2001-01-01"}',
     '{"id":"a","question":"b","asked_on":"2001-01-01","closes_on":"2001-01-02","probability":1.2}',
     '{"id":"a","question":"b","asked_on":"2001-01-01","closes_on":"2001-01-02","outcome":"yes"}',
     '{"id":"a","question":"b","asked_on":"2001-01-01","closes_on":"2001-01-02","probability":NaN}'],
)  # fmt: skip
def test_a_bad_line_is_told_with_its_number(tmp_path, line):
    path = tmp_path / "log.jsonl"
    path.write_text(line + "\n")
    with pytest.raises(DetenteError) as caught:
        read_log(path)
    assert "line 1" in str(caught.value)
