"""Time expressions: which words, which days."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.coding.english import parse
from detente.coding.reading import Reading, TimeExpression
from detente.coding.temporal import periods as p
from detente.coding.temporal.times import annotate
from detente.evidence import Date, Document, sha256
from detente.lexicon import load_lexicon

WEDNESDAY = "2018-06-20"


def times(text: str, published: str | None = WEDNESDAY) -> tuple[TimeExpression, ...]:
    when = Date(published, published, published, "stated") if published else Date(None)
    document = Document(
        "document-0", "a.txt", None, None, None, when, sha256(text), len(text.split()), text=text
    )
    return annotate(Reading(document, parse(text), load_lexicon()))


def values(text: str, published: str | None = WEDNESDAY) -> dict[str, str | None]:
    return {t.quote.text: t.value for t in times(text, published)}


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("They met on November 7, 2017.", "November 7, 2017", "2017-11-07"),
        ("They met on 7 November 2017.", "7 November 2017", "2017-11-07"),
        ("They met on Tuesday, Nov. 7, 2017.", "Tuesday, Nov. 7, 2017", "2017-11-07"),
        ("They met on the 7th of November 2017.", "the 7th of November 2017", "2017-11-07"),
        (
            "They met on the twenty-seventh of October 1962.",
            "the twenty-seventh of October 1962",
            "1962-10-27",
        ),
        ("They met on 2017-11-07.", "2017-11-07", "2017-11-07"),
        ("They met on 30/06/2018.", "30/06/2018", "2018-06-30"),
        ("They tested missiles on May 4 and 9.", "May 4 and 9", "2018-05-04/2018-05-09"),
        ("They met on 4-9 May.", "4-9 May", "2018-05-04/2018-05-09"),
        ("They met on 27 and 28 February.", "27 and 28 February", "2018-02-27/2018-02-28"),
        ("They met from 3 to 5 June 2018.", "3 to 5 June 2018", "2018-06-03/2018-06-05"),
        ("It happened in November 2017.", "November 2017", "2017-11"),
        ("It happened in mid-November 2017.", "mid-November 2017", "2017-11"),
        ("It was worse in the 1970s.", "1970s", "197X"),
        ("It was worse in the sixties.", "the sixties", "196X"),
        ("It was worse in the 20th century.", "the 20th century", "19XX"),
        ("It began in spring 2018.", "spring 2018", "2018-21"),
        ("Growth fell in Q3 2017.", "Q3 2017", "2017-07/2017-09"),
        ("It failed in 2018-19.", "2018-19", "2018/2019"),
        ("It has held since 1953.", "1953", "1953"),
        ("The 2015 nuclear deal held.", "2015", "2015"),
    ],
)
def test_dates_that_name_their_year(text: str, expression: str, value: str) -> None:
    assert values(text).get(expression) == value


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("They met last week.", "last week", "2018-W24"),
        ("They met last Tuesday.", "last Tuesday", "2018-06-19"),
        ("They met on Tuesday.", "Tuesday", "2018-06-19"),
        ("They will meet on Tuesday.", "Tuesday", "2018-06-26"),
        ("They met on Wednesday.", "Wednesday", "2018-06-20"),
        ("They met yesterday.", "yesterday", "2018-06-19"),
        ("The talks ended two months ago.", "two months ago", "2018-04"),
        ("The talks will resume in two weeks.", "two weeks", "2018-W27"),
        ("The talks will resume next month.", "next month", "2018-07"),
        ("The talks ended this year.", "this year", "2018"),
        ("He left a decade ago.", "a decade ago", "2008"),
        ("He left in September.", "September", "2017-09"),
        ("He will leave in September.", "September", "2018-09"),
        ("They must answer by the end of the year.", "the end of the year", "2018"),
        ("They will meet later this month.", "later this month", "2018-06"),
        ("The summit is scheduled for July 16.", "July 16", "2018-07-16"),
        ("Embassies could open in the spring.", "spring", "2019-21"),
        ("He said on Monday his country would not negotiate.", "Monday", "2018-06-18"),
        ("He will visit in the week of 9 July.", "the week of 9 July", "2018-W28"),
        ("They fought over the past three years.", "the past three years", "2015/2018"),
        ("They met last September.", "last September", "2017-09"),
    ],
)
def test_dates_that_hang_on_the_articles_day(text: str, expression: str, value: str) -> None:
    assert values(text).get(expression) == value


@pytest.mark.parametrize(
    ("text", "expression", "kind", "value"),
    [
        ("The truce lasts at least 60 days.", "60 days", "duration", "P60D"),
        ("They agreed on a 72-hour pause.", "72-hour", "duration", "PT72H"),
        ("It took a year.", "a year", "duration", "P1Y"),
        ("It was the first visit in a decade.", "a decade", "duration", "P10Y"),
        ("It took three and a half years.", "three and a half years", "duration", "P42M"),
        ("They meet every year.", "every year", "set", "R/P1Y"),
        ("They meet twice a week.", "a week", "set", "R/P1W"),
        ("The curfew begins at 10 p.m. local time.", "10 p.m. local time", "time", "T22:00"),
        ("The truce began at midnight.", "midnight", "time", "T00:00"),
    ],
)
def test_durations_sets_and_clock_times(text: str, expression: str, kind: str, value: str) -> None:
    assert (expression, kind, value) in {(t.quote.text, t.kind, t.value) for t in times(text)}


def test_within_sixty_days_is_a_duration_with_a_last_day() -> None:
    (found,) = times("Europe must act within 60 days.")
    assert (found.kind, found.value, found.date.latest) == ("duration", "P60D", "2018-08-19")


def test_a_part_of_a_month_narrows_the_days_and_not_the_value() -> None:
    (found,) = times("It happened in late April 2018.")
    assert (found.value, found.date.earliest, found.date.latest) == ("2018-04", "2018-04-21", "2018-04-30")


def test_the_end_of_a_year_is_its_last_day() -> None:
    (found,) = times("They must answer by the end of the year.")
    assert (found.value, found.date.earliest, found.date.latest) == ("2018", "2018-12-31", "2018-12-31")


def test_a_year_that_only_names_an_election_is_not_the_year_of_the_story() -> None:
    found = values("He has argued so since the 2016 election. They met in late April.")
    assert found["late April"] == "2018-04"


def test_later_expressions_count_from_the_date_named_before() -> None:
    found = values(
        "The first test was on May 4. Three days later a second one followed. The next day talks were called off."
    )
    assert found["Three days later"] == "2018-05-07"
    assert found["The next day"] == "2018-05-08"


def test_today_in_a_quotation_is_the_day_of_the_speech() -> None:
    found = values("On Monday the president addressed the nation. “Today we choose peace,” he said.")
    assert found["Today"] == "2018-06-18"


def test_a_story_of_another_year_keeps_its_year() -> None:
    found = values("In October 1962 missiles were found in Cuba. On October 22, Kennedy spoke to the nation.")
    assert found["October 22"] == "1962-10-22"


def test_without_a_publication_day_relative_dates_stay_unknown() -> None:
    found = times("They met last week and on Tuesday, on May 4 and in 1994.", None)
    assert {t.quote.text: (t.value, t.date.basis) for t in found} == {
        "last week": (None, "unknown"),
        "Tuesday": (None, "unknown"),
        "May 4": (None, "unknown"),
        "1994": ("1994", "stated"),
    }


def test_the_basis_tells_stated_from_relative() -> None:
    found = times("He spoke on 7 November 2017 and again on Tuesday.")
    assert [t.date.basis for t in found] == ["stated", "relative"]


@pytest.mark.parametrize(
    "text",
    [
        "Some 2,000 people and 2015 soldiers were there.",
        "The Council adopted Resolution 1718.",
        "The deal was worth $2000.",
        "Mrs May said she may march on.",
        "A 29-year-old man was arrested.",
        "He wrote for the Sunday Times.",
        "One day it will end.",
    ],
)
def test_numbers_and_names_are_no_dates(text: str) -> None:
    assert times(text) == ()


def test_an_ambiguous_numeric_date_is_no_more_exact_than_its_year() -> None:
    (found,) = times("They signed on 03/04/2017.")
    assert (found.value, found.date.earliest, found.date.latest) == ("2017", "2017-03-04", "2017-04-03")


def test_impossible_days_are_not_dates() -> None:
    assert "2018-02-30" not in {t.value for t in times("They met on February 30, 2018.")}


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_do_no_harm(published: str) -> None:
    text = "Last winter, two centuries ago, next spring, last week, tomorrow, within 60 days, in May, this weekend."
    assert all(t.date.value is None or t.date.basis == "relative" for t in times(text, published))


def test_curly_quotes_and_dashes_do_not_move_offsets() -> None:
    text = "“We met on May 4–9,” he said of Friday’s talks."
    for t in times(text):
        assert text[t.quote.start : t.quote.end] == t.quote.text
    assert [t.value for t in times(text)] == ["2018-05-04/2018-05-09", "2018-06-15"]


_WORDS = st.sampled_from(
    "last next this the week month year Tuesday May March 4 9 31 2017 1970s - , and to in on ago later two a days of end "
    "early mid- Q3 century spring 99999999999999999999 every within 12:30 p.m. 0 00 decade hundred 9999 years".split()
)


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("They fired a rocket on 15 September.", "15 September", "2017-09-15"),
        ("He said last month that it was over.", "last month", "2017-10"),
        ("This year will be hard.", "This year", "2017"),
        ("They met last Tuesday.", "last Tuesday", "2017-10-31/2017-11-28"),
        ("They met yesterday.", "yesterday", "2017-10-31/2017-11-29"),
        ("The two met on 20 November.", "20 November", "2017-11-20"),
    ],
)
def test_a_date_needs_no_more_of_the_articles_day_than_gives_one_answer(
    text: str, expression: str, value: str | None
) -> None:
    month = Date("2017-11", "2017-11-01", "2017-11-30", "stated")
    document = Document("document-0", "a.txt", None, None, None, month, sha256(text), 9, text=text)
    found = annotate(Reading(document, parse(text), load_lexicon()))
    assert {t.quote.text: t.value for t in found}[expression] == value


@given(st.lists(_WORDS, max_size=14).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_any_jumble_gives_sound_expressions_in_order(text: str) -> None:
    found = times(text)
    assert [t.quote.start for t in found] == sorted(t.quote.start for t in found)
    for before, after in pairwise(found):
        assert before.quote.end <= after.quote.start
    for t in found:
        assert text[t.quote.start : t.quote.end] == t.quote.text
        if t.date.earliest and t.date.latest:
            assert date.fromisoformat(t.date.earliest) <= date.fromisoformat(t.date.latest)
        if t.kind == "date" and t.value:
            assert re.fullmatch(r"[\dXW/.-]+", t.value)


_days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@given(_days)
def test_every_day_lies_in_its_own_week_month_and_decade(day: date) -> None:
    for period in (
        p.week(day),
        p.month(day.year, day.month),
        p.year(day.year),
        p.decade(day.year - day.year % 10),
    ):
        assert period.first is not None
        assert period.last is not None
        assert period.first <= day <= period.last


@given(_days, st.integers(-600, 600))
def test_moving_by_months_there_and_back_changes_the_day_by_a_short_month_at_most(
    day: date, months: int
) -> None:
    back = p.shift(p.shift(day, months=months), months=-months)
    assert 0 <= (day - back).days <= 3


@given(_days, _days)
def test_the_nearest_period_respects_the_tense(day: date, other: date) -> None:
    candidates = [p.month(other.year, other.month), p.day(day)]
    past, future = p.nearest(candidates, day, "past"), p.nearest(candidates, day, "future")
    assert past.first is not None
    assert future.last is not None
    assert past.first <= day <= future.last
