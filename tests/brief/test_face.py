"""The short face: the first screen carries the answer, the rest is one option away, and nothing claims too much."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

import detente
from detente.brief import assessed, listing, wording
from detente.errors import NotFound


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    with detente.open_case(tmp_path_factory.mktemp("sample") / "korea.case") as case:
        case.read("examples/korea", workers=0)
        yield case


def test_the_names_of_assessed_lists_are_those_that_are_found():
    assert tuple(assessed.ASSESSED) == listing.ASSESSED


@pytest.mark.parametrize("line", ["--help", "show {case} statements", "clock {case}"])
def test_small_verbs_load_no_statistics(sample, line):
    command = [sys.executable, "-X", "importtime", "-m", "detente", *line.format(case=sample.path).split()]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stderr
    assert "scipy" not in loaded


@pytest.fixture(scope="module")
def brief(sample):
    return sample.brief(between=("USA", "PRK"), as_of="2019-05-31")


def test_the_first_screen_carries_the_answer(brief):
    labels = [line.label for line in brief.bottom_line]
    assert labels[:4] == [
        "Will they talk?",
        "Outlook by 29 November 2019",
        "Confidence",
        "What would change it",
    ]
    for wanted in ("Mixed signals", "Clocks", "Their terms", "In a model of it", "Grounds"):
        assert wanted in labels


def test_the_first_screen_fits_a_screen_and_no_line_of_it_is_long(brief):
    panel = brief.terminal(width=100).split("╯")[0]
    assert len(panel.splitlines()) <= 60
    assert max(len(line.text) for line in brief.bottom_line) <= 700


def test_the_short_face_is_short_and_says_where_the_rest_is(brief):
    short, full = (brief.terminal(width=100, full=full) for full in (False, True))
    assert len(short.splitlines()) < 260 < len(full.splitlines())
    assert "--full" in short
    assert "more: --section outlook" in short


def test_one_section_can_be_printed_whole(brief):
    page = brief.terminal(width=100, section="mixed")
    assert "highest office" in page
    assert "Bottom line" not in page


def test_an_unknown_section_is_refused_with_the_known_ones(brief):
    with pytest.raises(NotFound, match="no section 'horoscope'") as refused:
        brief.terminal(section="horoscope")
    assert "outlook" in str(refused.value)


def test_what_the_first_screen_says_is_led_back_to_words(brief):
    lines = {line.label: line for line in brief.bottom_line}
    for label in ("Mixed signals", "Their terms"):
        assert lines[label].refs
    assert all(ref in brief.refs for line in brief.bottom_line for ref in line.refs)


def test_no_figure_is_finer_than_five_points_between_ten_and_ninety(brief):
    outlook = next(section for section in brief.sections if section.id == "outlook")
    words = " ".join(f"{line.text} {line.note}" for group in outlook.groups for line in group.lines)
    for low, high in re.findall(r"(\d+)–(\d+)%", words):
        for bound in (int(low), int(high)):
            assert bound < 10 or bound > 90 or bound % 5 == 0
    assert "log-odds" not in words


def test_the_reliability_of_sources_is_said(brief):
    sources = next(section for section in brief.sections if section.id == "sources")
    assert any(group.title == "How reliable" for group in sources.groups)


def test_a_lull_on_record_says_what_would_test_a_season(tmp_path):
    text = (
        "The lull in tests is consistent with seasonal patterns, the analyst Ann Lee said. North Korea fired a missile on "
        "15 September 2017. The United States said that it was open to talks with North Korea."
    )
    (tmp_path / "a.txt").write_text(text)
    with detente.open_case(tmp_path / "a.case") as case:
        case.read(tmp_path / "a.txt", published="2017-11-14", workers=0)
        page = " ".join(case.brief(between=("USA", "PRK")).terminal(width=120).split())
    assert "detente claim season TABLE.csv --months 10-12 --since 2012-01-01 --until 2017-11-14" in page
    assert "too soon to say" in page.lower()


def test_folders_of_the_makers_machine_are_not_in_the_list_of_sources(brief):
    sources = next(section for section in brief.sections if section.id == "sources")
    assert not any("/" in line.note for group in sources.groups for line in group.lines)


@pytest.mark.parametrize(
    ("text", "limit", "read"),
    [
        ("he was ‘wasting his time trying to negotiate’ with us", 30, "he was ‘wasting his time …’"),
        ('not a minute" would be granted', 99, '"not a minute" would be granted'),
        ("it is “a breach of every resolution” and more", 25, "it is “a breach of every …”"),
        ("the workers’ party said so", 99, "the workers’ party said so"),
        ("one two three", 99, "one two three"),
    ],
)
def test_a_cut_leaves_no_quotation_mark_alone(text, limit, read):
    assert wording.short(text, limit) == read


def test_marks_inside_marks_are_single():
    assert (
        wording.quote('tests “are a breach”, he said, "a grave one"')
        == "“tests ‘are a breach’, he said, ‘a grave one’”"
    )


def test_a_deadline_ahead_is_on_the_first_screen_and_a_clock_long_met_is_not(brief):
    clocks = next(line for line in brief.bottom_line if line.label == "Clocks").text
    assert "until 31 December 2019" in clocks
    assert "60 days" not in clocks


def test_the_steps_of_each_side_are_shown_with_their_words(brief):
    signals = next(section for section in brief.sections if section.id == "signals")
    assert {group.title for group in signals.groups} >= {
        "United States, away from talks",
        "North Korea, towards talks",
    }
    assert all(line.refs for group in signals.groups for line in group.lines)


def test_a_term_of_long_ago_or_turned_down_is_not_told_first(brief):
    terms = next(line for line in brief.bottom_line if line.label == "Their terms").text
    assert "ready to give up" not in terms
    assert "right attitude" in terms
