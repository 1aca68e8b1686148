"""Mixed signals, alignments, readiness, hypotheses, sources and reports, on records built by hand."""

from __future__ import annotations

import pytest
from stands import FOREIGN, NORWAY, PREMIER, RIVAL, SWEDEN, Article, stored

from detente.assessment import assess, scope
from detente.assessment.contradictions import contradictions
from detente.assessment.mixed import mixed
from detente.evidence import to_json


def article(name="a.txt", published="2020-05-01"):
    text = (
        "It is ready to talk at any time, the premier said. But the foreign minister said the time for talks was over. "
        "Sweden said it would never talk. Norway seized a trawler and named no envoy. "
        "She demanded that Sweden release the prisoners. Norway has no ambassador in Stockholm. "
        "The lull is a signal of restraint, she said; another said the lull was seasonal."
        f" ({name})"
    )
    made = Article(name, published, text)
    made.says(PREMIER, "It is ready to talk at any time", act="offer", on="2020-04-29")
    made.says(FOREIGN, "the time for talks was over", act="refusal", on="2020-04-30")
    made.says(RIVAL, "it would never talk", act="refusal", on="2020-04-30")
    made.says(FOREIGN, "The lull is a signal of restraint")
    made.says(RIVAL, "the lull was seasonal")
    made.does("COERCE", "seized a trawler", [NORWAY], [SWEDEN], mode="seize", on="2020-04-28")
    made.sets("demand", FOREIGN, "Sweden release the prisoners", towards=SWEDEN)
    made.lacks("NOR", "ambassador in Stockholm")
    return made


@pytest.fixture
def assessed(tmp_path):
    record = stored(tmp_path, article())
    yield assess(record, between=("NOR", "SWE"))
    record.close()


def test_the_higher_office_and_the_latest_word_may_part(assessed):
    (one,) = [m for m in assessed.mixed if m.contradiction.government == "NOR"]
    stands = {s.reading: s.item for s in one.stands}
    by = {s.id: s.speaker.name for s in assessed.scope.statements}
    assert by[stands["highest office"]] == "Lars Holm"
    assert by[stands["latest word"]] == "Anna Berg"
    assert one.overruled is not None
    assert one.overruled.name == "Anna Berg"


def test_without_the_switch_a_later_word_of_a_lower_voice_stands(tmp_path):
    record = stored(tmp_path, article())
    cut = scope(record, between=("NOR", "SWE"))
    (one,) = [
        m
        for m in mixed(cut, contradictions(cut), principal_overrides=False)
        if m.contradiction.government == "NOR"
    ]
    record.close()
    assert one.overruled is None


def test_a_minister_who_says_what_the_other_side_says_sides_against_his_premier(assessed):
    against = [a for a in assessed.alignments if a.against is not None]
    assert against
    assert {against[0].one.name, against[0].other.name} == {"Anna Berg", "Eva Lund"}
    assert against[0].against.name == "Lars Holm"


def test_readiness_is_a_checklist_and_silence_is_unknown(assessed):
    states = {(c.government, c.condition): c.state for c in assessed.readiness if c.faction == "whole side"}
    assert states["NOR", "way-out"] in ("present", "contested")
    assert states["SWE", "stalemate"] == "unknown"
    assert states["NOR", "spokesman"] == "contested"
    for check in assessed.readiness:
        assert bool(check.cues) == (check.state != "unknown")


def test_empty_posts_are_counted(assessed):
    (staff,) = assessed.staffing
    assert staff.empty == ("ambassador in Stockholm",)


def test_rival_readings_of_a_lull_stand_side_by_side(assessed):
    lull = {h.id: h for h in assessed.hypotheses if h.of == "lull"}
    assert lull["lull-signal"].supports
    assert lull["lull-seasonal"].supports
    assert all(h.tells for h in assessed.hypotheses)


def test_two_reports_of_one_event_are_joined_and_both_kept(tmp_path):
    one = Article("a.txt", "2020-05-01", "Norway seized 2 trawlers off the cape on Monday.")
    first = one.does(
        "COERCE", "seized 2 trawlers off the cape", [NORWAY], [SWEDEN], mode="seize", on="2020-04-27"
    )
    two = Article("b.txt", "2020-05-02", "Norwegian cutters seized 3 trawlers near the cape.")
    second = two.does(
        "COERCE", "seized 3 trawlers near the cape", [NORWAY], [SWEDEN], mode="seize", on="2020-04-28"
    )
    two.does("COERCE", "Norwegian cutters", [NORWAY], [SWEDEN], mode="seize", on="2020-02-01")
    record = stored(tmp_path, one, two)
    reports = assess(record, between=("NOR", "SWE")).reports
    record.close()
    (joined,) = [r for r in reports if len(r.reports) > 1]
    assert set(joined.reports) == {first, second}
    assert joined.disputed
    assert joined.numbers == ("2", "3")


def test_many_reports_of_one_voice_are_one_source(tmp_path):
    words = "the trawlers had crossed the line at night without lights"
    articles = [Article(f"{n}.txt", f"2020-05-0{n}", f"She said that {words}, paper {n}.") for n in (1, 2, 3)]
    for each in articles:
        each.says(FOREIGN, words)
    record = stored(tmp_path, *articles)
    (one,) = assess(record, between=("NOR", "SWE")).one_origin
    record.close()
    assert one.documents == 3


def test_later_documents_change_no_byte(tmp_path):
    early, poison = article(), article("poison.txt", "2021-01-01")
    extra = Article(
        "later.txt", "2020-05-02", "We will talk, and never talk again, he said. Sweden attacked Norway."
    )
    extra.says(PREMIER, "We will talk", act="offer")
    extra.says(FOREIGN, "never talk again", act="refusal")
    extra.does("ASSAULT", "Sweden attacked Norway", [SWEDEN], [NORWAY], on="2020-04-15")
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    clean, poisoned = stored(tmp_path / "a", early), stored(tmp_path / "b", early, poison, extra)
    names = ("signals", "contradictions", "mixed", "alignments", "readiness", "staffing", "brokers", "hypotheses",
             "contested", "origins", "one_origin", "reports")  # fmt: skip
    one, other = (assess(r, as_of="2020-05-01") for r in (clean, poisoned))
    for name in names:
        assert to_json(getattr(one, name)) == to_json(getattr(other, name)), name
    clean.close()
    poisoned.close()
