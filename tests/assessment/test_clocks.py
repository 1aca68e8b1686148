"""A clock is read under each of its start rules, as of its day."""

from __future__ import annotations

from datetime import date

import pytest
from building import KIM, YUN, Article, day, record_of
from hypothesis import given
from hypothesis import strategies as st

from detente.assessment import scope
from detente.assessment.clocks import clocks, own_clock
from detente.assessment.clocks.durations import duration
from detente.assessment.terms import terms
from detente.errors import DetenteError
from detente.evidence import Actor

OTHERS = Actor(None, None, "other sources")
TILLERSON = Actor("Rex Tillerson", "USA", "Secretary of State")


def sixty_days(published="2017-11-14", *, announced=None, tested="2017-09-15"):
    article = Article(published)
    said = article.says(YUN, "Sixty days would have to pass before talks.", on="2017-10-20")
    article.requires(
        "clock",
        YUN,
        "without nuclear and missile testing",
        then="Washington would resume talks",
        lasting="P60D",
        said=said,
    )
    article.says(TILLERSON, "the 60-day threshold is policy", polarity="negated")
    other = article.says(
        OTHERS,
        "the clock can only start when North Korea tells Washington that it freezes testing",
        act="assessment",
        channel="anonymous",
    )
    article.requires(
        "necessary",
        OTHERS,
        "when North Korea tells Washington that it freezes testing",
        then="the clock can only start",
        said=other,
    )
    article.does("PRK", "fired an intermediate-range missile", mode="weapons", on=tested)
    if announced:
        article.says(KIM, "We suspend all missile tests from today.", on=announced)
    return article


def only(folder, *articles, **cut):
    found = clocks(scope(record_of(folder, *articles), **cut))
    assert len(found) == 1
    return found[0], {reading.rule: reading for reading in found[0].readings}


def test_sixty_days_since_the_last_test_elapse_on_the_day(tmp_path):
    clock, by_rule = only(tmp_path, sixty_days())
    reading = by_rule["since the last reset event"]
    assert (reading.state, reading.day, reading.length, reading.ends) == ("met", 60, 60, "2017-11-14")
    assert clock.official == "contested"
    assert len(clock.unconfirmed) == 1
    assert clock.obliged == "PRK"


def test_under_the_other_reading_the_clock_has_not_started(tmp_path):
    _, by_rule = only(tmp_path, sixty_days())
    reading = by_rule["since an announcement"]
    assert reading.state == "not started"
    assert reading.by.role == "other sources"


def test_the_day_before_the_clock_still_runs(tmp_path):
    _, by_rule = only(tmp_path, sixty_days("2017-11-13"))
    reading = by_rule["since the last reset event"]
    assert (reading.state, reading.day, reading.length) == ("running", 59, 60)


def test_an_announced_freeze_starts_the_clock_and_a_test_breaks_it(tmp_path):
    (tmp_path / "a").mkdir()
    _, by_rule = only(tmp_path / "a", sixty_days(announced="2017-11-01"))
    assert (by_rule["since an announcement"].state, by_rule["since an announcement"].day) == ("running", 13)
    later = Article("2017-12-01", "later.txt")
    later.does("PRK", "launched an intercontinental ballistic missile", mode="weapons", on="2017-11-28")
    _, by_rule = only(tmp_path, sixty_days(announced="2017-11-01"), later)
    assert by_rule["since an announcement"].state == "broken"
    assert (by_rule["since the last reset event"].state, by_rule["since the last reset event"].day) == (
        "running",
        3,
    )


def test_sources_a_day_apart_leave_a_day_of_doubt(tmp_path):
    other = Article("2017-11-14", "other.txt")
    other.does("PRK", "a missile test over Hokkaido", mode="weapons", on="2017-09-14")
    _, by_rule = only(tmp_path, sixty_days(), other)
    reading = by_rule["since the last reset event"]
    assert (reading.start, reading.start_latest) == ("2017-09-14", "2017-09-15")
    assert (reading.ends, reading.ends_latest) == ("2017-11-13", "2017-11-14")


def test_without_a_dated_test_the_clock_is_undefined(tmp_path):
    _, by_rule = only(tmp_path, sixty_days(tested=None))
    assert by_rule["since the last reset event"].state == "undefined"


def test_a_year_given_counts_from_when_it_was_given(tmp_path):
    article = Article("2019-05-31")
    said = article.says(KIM, "We give you a year to get the talks back on track.", on="2019-04-12")
    article.requires(
        "clock", KIM, "get the talks back on track", lasting="P1Y", said=said, towards=Actor(country="USA")
    )
    _, by_rule = only(tmp_path, article)
    reading = by_rule["since the statement"]
    assert (reading.state, reading.ends, reading.day) == ("running", "2020-04-12", 49)


def test_a_year_given_on_an_unknown_day_ends_at_the_latest_a_year_after_the_report(tmp_path):
    article = Article("2019-05-31")
    article.requires("clock", KIM, "get the talks back on track", lasting="P1Y", towards=Actor(country="USA"))
    _, by_rule = only(tmp_path, article)
    reading = by_rule["since the statement"]
    assert (reading.state, reading.start, reading.ends, reading.ends_latest, reading.day) == (
        "running",
        None,
        None,
        "2020-05-31",
        None,
    )


def test_a_deadline_runs_out_on_its_day(tmp_path):
    article = Article("2020-01-01")
    article.requires("deadline", KIM, "a bold decision of Washington", by=day("2019-12-31"))
    _, by_rule = only(tmp_path, article)
    assert by_rule["by a fixed date"].state == "run out"


def test_a_clock_of_ones_own_takes_a_day_of_doubt_from_the_table(tmp_path):
    table = tmp_path / "events.csv"
    table.write_text("date\n2017-09-03\n2017-09-14\n2017-11-28\n")
    given = {"start": "2017-09-15", "length": "P60D", "zone": "Asia/Pyongyang", "reset": table}
    reading = own_clock(as_of="2017-11-14", **given).readings[0]
    assert (reading.state, reading.ends, reading.ends_latest) == ("met", "2017-11-13", "2017-11-14")
    after = own_clock(as_of="2017-12-01", **given).readings[0]
    assert (after.state, after.day, after.start) == ("running", 3, "2017-11-28")


def test_a_moment_falls_on_the_day_of_the_zone(tmp_path):
    table = tmp_path / "events.csv"
    table.write_text("date\n2017-09-14T21:57:00+00:00\n")
    reading = own_clock(
        start="2017-09-10", length="P60D", zone="Asia/Pyongyang", reset=table, as_of="2017-11-14"
    ).readings[0]
    assert reading.start == "2017-09-15"


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(1, 5000))
def test_days_are_added_one_by_one(start, days):
    assert (duration(f"P{days}D").after(start) - start).days == days


@pytest.mark.parametrize("text", ["60 days", "P", "PT", "P0D", "", "P1.5D", "P99999Y"])
def test_what_is_no_duration_is_told(text):
    with pytest.raises(DetenteError):
        duration(text)


def test_people_who_are_refused_are_named_with_their_country(tmp_path):
    article = Article("2019-05-31")
    article.says(KIM, "We will no longer negotiate with either Bolton or Pompeo.", act="refusal")
    found = terms(scope(record_of(tmp_path, article), between=("USA", "PRK")))
    assert {(r.person, r.country) for r in found.refused} == {("John Bolton", "USA"), ("Mike Pompeo", "USA")}


def test_a_demand_and_a_refusal_of_it_leave_no_room(tmp_path):
    article = Article("2017-11-14")
    house = Actor(None, "USA", "White House")
    article.requires(
        "demand", house, "the complete dismantlement of all nuclear weapons", towards=Actor(country="PRK")
    )
    article.says(KIM, "We will never give up our nuclear weapons.", act="refusal")
    found = terms(scope(record_of(tmp_path, article), between=("USA", "PRK")))
    assert [(e.issue, e.demanded_by, e.refused_by, e.second_hand) for e in found.exclusions] == [
        ("denuclearisation", "USA", "PRK", False)
    ]


def test_a_clock_that_elapsed_once_before_a_later_deed_says_so(tmp_path):
    early = sixty_days()
    late = Article("2019-05-31", "late.txt")
    late.does("PRK", "fired two short-range missiles", mode="weapons", on="2019-05-09")
    _, readings = only(tmp_path, early, late, as_of="2019-05-31")
    reset = readings["since the last reset event"]
    assert (reset.state, reset.start, reset.day) == ("running", "2019-05-09", 22)
    assert "elapsed once, on 2017-11-14" in reset.why


def test_a_deed_within_the_time_starts_it_again(tmp_path):
    early = sixty_days()
    soon = Article("2017-12-31", "soon.txt")
    soon.does("PRK", "fired a missile", mode="weapons", on="2017-10-20")
    _, readings = only(tmp_path, early, soon, as_of="2017-12-31")
    assert readings["since the last reset event"].start == "2017-10-20"


def test_a_denial_of_something_else_in_another_year_is_no_doubt_about_a_clock(tmp_path):
    early = sixty_days()
    late = Article("2019-05-31", "late.txt")
    late.says(TILLERSON, "North Korea had not fired 60 missiles", act="denial", on="2019-05-27")
    clock, _ = only(tmp_path, early, late, as_of="2019-05-31")
    assert len(clock.unconfirmed) == 1
