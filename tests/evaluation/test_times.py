"""Scoring time expressions against TEI."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.coding.reading import TimeExpression
from detente.evaluation.times import TimeText, half_of, read_tei, score_times
from detente.evidence import Date, Quote

TEI = """<text id="t" dateCreated="2015-05-18"><p>
<s type="decl">
On\tIN\ton
<date when="2015-05-15">
Friday\tNP\tFriday
</date>
,\t,\t,
boats\tNNS\tboat
left\tVVD\tleave
.\tSENT\t.
</s>
<s type="decl">
It\tPP\tit
<date from="2015-05-11" to="2015-05-17">
last\tJJ\tlast
week\tNN\tweek
</date>
began\tVVD\tbegin
at\tIN\tat
<time when="15:11:00">
3:11\tCD\t3:11
p.m.\tRB\tp.m.
</time>
,\t,\t,
a\tDT\ta
<w>
five\tCD\tfive
-\tHYPH\t-
day\tNN\tday
</w>
<date>
someday\tNN\tsomeday
</date>
</s></p></text>"""


@pytest.fixture
def text(tmp_path: Path) -> TimeText:
    path = tmp_path / "t.xml"
    path.write_text(TEI, encoding="utf-8")
    return read_tei(path)


def _found(
    text: TimeText, words: str, kind: str, value: str, low: str | None = None, high: str | None = None
) -> TimeExpression:
    start = text.text.index(words)
    quote = Quote(words, start, start + len(words))
    return TimeExpression(quote, kind, Date(value, low, high), value)


def test_tokens_become_text_with_the_spacing_of_english(text: TimeText) -> None:
    assert text.text.strip() == "On Friday, boats left. It last week began at 3:11 p.m., a five-day someday"
    assert [text.text[g.start : g.end] for g in text.gold] == ["Friday", "last week", "3:11 p.m.", "someday"]


def test_everything_right_scores_one_and_valueless_gold_counts_neither_way(text: TimeText) -> None:
    found = [
        _found(text, "Friday", "date", "2015-05-15", "2015-05-15", "2015-05-15"),
        _found(text, "last week", "date", "2015-W20", "2015-05-11", "2015-05-17"),
        _found(text, "3:11 p.m.", "time", "T15:11"),
        _found(text, "someday", "date", "2015"),
        _found(text, "five-day", "duration", "P5D"),
    ]
    score = score_times([text], lambda _: found)
    assert (score.gold, score.found, score.both, score.f1()) == (3, 3, 3, 1.0)


def test_a_right_span_with_a_wrong_value_counts_for_spans_only(text: TimeText) -> None:
    score = score_times(
        [text], lambda _: [_found(text, "Friday", "date", "2015-05-22", "2015-05-22", "2015-05-22")]
    )
    assert (score.spans, score.both) == (1, 0)
    assert score.f1(values=False) == pytest.approx(0.5)
    assert len(score.misses) == 3


def test_what_is_not_in_the_gold_is_an_alarm(text: TimeText) -> None:
    score = score_times([text], lambda _: [_found(text, "boats", "date", "2015", "2015-01-01", "2015-12-31")])
    assert (score.precision(), len(score.alarms)) == (0.0, 1)


def test_the_half_depends_on_the_name_alone() -> None:
    assert half_of("GUM_news_afghan.xml") == "development"
    assert half_of("GUM_news_clock.xml") == "test"
