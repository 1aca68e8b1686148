"""A claim gets the verdict that its numbers bear, and no more."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from detente.assessment.claims import Table, before_after, gap, goes_with, read_table, season
from detente.assessment.claims.calendar import Calendar
from detente.assessment.claims.exact import exact_p, total
from detente.assessment.claims.table import Row
from detente.errors import DetenteError

TESTS = Path("src/detente/assessment/data/dprk_tests.csv")
KNOWN = {"since": date(2012, 1, 1), "until": date(2017, 11, 14)}


def table(days):
    return Table("made", tuple(Row(d, 1.0, {}) for d in sorted(days)), counted=False)


@pytest.fixture(scope="module")
def autumn():
    return season(read_table(TESTS, where="kind=missile"), months=(10, 12), **KNOWN)


def test_the_autumn_lull_is_counted_as_known_in_november_2017(autumn):
    whole = autumn.with_prompt
    assert (whole.observed, whole.n) == (5, 53)
    assert whole.expected == pytest.approx(12.5, abs=0.05)
    assert whole.p_naive == pytest.approx(0.01, abs=0.005)


def test_the_year_that_prompted_the_question_does_not_decide(autumn):
    assert (autumn.main.observed, autumn.main.n, autumn.main.clusters) == (5, 39, 5)
    assert autumn.main.expected == pytest.approx(9.8, abs=0.05)
    assert autumn.main.p_naive == pytest.approx(0.05, abs=0.005)
    assert autumn.main.p == pytest.approx(0.1, abs=0.01)
    assert autumn.main.p_corrected == pytest.approx(0.4, abs=0.05)
    assert autumn.verdict == "not supported"


def test_from_2019_on_the_lull_is_gone_and_that_decides_nothing(autumn):
    assert autumn.later.effect.value == pytest.approx(1.0, abs=0.15)
    assert autumn.later.since > autumn.until


def test_what_was_not_known_on_the_day_changes_nothing_but_the_later_block(tmp_path, autumn):
    early = tmp_path / TESTS.name
    lines = TESTS.read_text().splitlines()
    early.write_text("\n".join(line for line in lines if line[:10] <= "2017-11-14" or not line[0].isdigit()))
    cut = season(read_table(early, where="kind=missile"), months=(10, 12), **KNOWN)
    assert cut.later is None
    assert (cut.main, cut.with_prompt, cut.sensitivity, cut.verdict) == (
        autumn.main, autumn.with_prompt, autumn.sensitivity, autumn.verdict)  # fmt: skip


def test_a_season_in_every_one_of_fifteen_years_is_supported():
    rng = np.random.default_rng(1)
    days = [
        date(y, 1, 1) + timedelta(days=int(d)) for y in range(2001, 2016) for d in rng.integers(0, 272, 9)
    ]
    found = season(table(days), months=(10, 12), since=date(2001, 1, 1), until=date(2015, 12, 31))
    assert found.verdict == "supported"
    assert found.main.effect.high < 1


def test_two_years_cannot_show_a_season():
    days = [date(2001, 3, 1), date(2001, 5, 1), date(2002, 2, 1), date(2002, 8, 1)]
    found = season(table(days), months=(10, 12), since=date(2001, 1, 1), until=date(2002, 12, 31))
    assert found.verdict == "cannot be tested with these data"


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 5), min_size=4, max_size=4), min_size=2, max_size=3), st.integers(0, 3)
)
def test_the_exact_sum_is_the_permutation_test_of_scipy(rows, column):
    counts = np.array(rows, dtype=float)
    ours, _ = exact_p(total(counts.tolist()), counts[:, column].sum(), "fewer")
    samples = [counts[:, column], *(counts[:, i] for i in range(4) if i != column)]
    theirs = stats.permutation_test(
        samples, lambda first, *_, axis=-1: first.sum(axis=axis), permutation_type="samples", vectorized=True,
        n_resamples=np.inf, alternative="less",
    )  # fmt: skip
    assert ours == pytest.approx(theirs.pvalue, abs=1e-9)


@given(st.integers(1, 12), st.integers(1, 11), st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_a_season_never_straddles_two_of_its_years(first, length, day):
    calendar = Calendar(first, length)
    days = [day + timedelta(days=i) for i in range(366)]
    runs = {calendar.year(d) for d in days if calendar.inside(d)}
    assert all(sum(calendar.year(d) == y and calendar.inside(d) for d in days) <= 31 * length for y in runs)
    windows = calendar.windows(
        calendar.months(
            [(d, 1.0) for d in days], range(min(map(calendar.year, days)), max(map(calendar.year, days)) + 1)
        )
    )
    assert windows[:, calendar.column].sum() == sum(calendar.inside(d) for d in days)


def test_noise_is_rarely_called_a_season():
    rng = np.random.default_rng(7)
    alarms = 0
    for _ in range(60):
        days = [
            date(y, 1, 1) + timedelta(days=int(d))
            for y in range(2001, 2011)
            for d in rng.integers(0, 365, rng.poisson(8))
        ]
        found = season(
            table(days), months=(10, 12), since=date(2001, 1, 1), until=date(2010, 12, 31), resamples=199
        )
        alarms += found.verdict == "supported"
    assert alarms <= stats.binom.ppf(0.999, 60, 0.05)


def test_sixty_quiet_days_after_a_test_are_not_unusual():
    found = gap(read_table(TESTS), after=date(2017, 9, 15), days=60, since=date(2012, 1, 1))
    assert found.verdict == "not supported"
    assert found.main.until == "2017-09-14"
    assert any("differ by a day" in note for note in found.notes)
    same = next(e for e in found.sensitivity if e.label.startswith("the same weeks"))
    assert (same.observed, same.n) == (4, 5)


def test_a_gap_far_longer_than_fifty_others_is_at_least_suggestive():
    days = [date(2010, 1, 1) + timedelta(days=20 * i) for i in range(50)]
    found = gap(table(days), after=days[-1], days=200, chosen_after=False)
    assert found.verdict == "supported"
    assert gap(table(days), after=days[-1], days=200).verdict == "suggestive"


def test_a_break_in_the_rate_is_found_and_a_steady_rate_is_not():
    before = [date(2000, 1, 1) + timedelta(days=30 * i) for i in range(120)]
    at = date(2010, 1, 1)
    quiet = [at + timedelta(days=200 * i) for i in range(18)]
    steady = [at + timedelta(days=30 * i) for i in range(120)]
    span = {"since": date(2000, 1, 1), "until": date(2019, 12, 31)}
    assert before_after(table([d for d in before if d < at] + quiet), at=at, **span).verdict == "supported"
    assert (
        before_after(table([d for d in before if d < at] + steady), at=at, **span).verdict == "not supported"
    )


def test_one_year_after_the_day_cannot_show_a_change():
    found = before_after(
        read_table(TESTS), at=date(2018, 4, 20), since=date(2012, 1, 1), until=date(2019, 5, 1)
    )
    assert found.verdict == "cannot be tested with these data"


def test_days_that_follow_others_by_a_week_go_with_them():
    rng = np.random.default_rng(3)
    first = [
        date(y, 1, 1) + timedelta(days=int(d)) for y in range(2001, 2011) for d in rng.integers(0, 350, 4)
    ]
    second = [d + timedelta(days=7) for d in first]
    span = {"since": date(2001, 1, 1), "until": date(2010, 12, 31), "within": 10}
    assert goes_with(table(second), table(first), lag="after", **span).verdict == "supported"
    other = [
        date(y, 1, 1) + timedelta(days=int(d)) for y in range(2001, 2011) for d in rng.integers(0, 350, 4)
    ]
    assert goes_with(table(other), table(first), lag="after", **span).verdict == "not supported"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("day_of\n2017-01-01\n", "no column 'date'"),
        ("date\n2017-13-01\n", "is not a day"),
        ("date,launches\n2017-01-01,many\n", "is not a number"),
        ("date\n", "holds no rows"),
    ],
)
def test_a_bad_table_is_told_in_one_line(tmp_path, text, said):
    path = tmp_path / "bad.csv"
    path.write_text(text)
    with pytest.raises(DetenteError) as caught:
        read_table(path)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
