"""Going along the days finds the same contradictions and alignments as looking at every pair."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

from building import Article, record_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.assessment import alignments as aligning
from detente.assessment import contradictions as contradicting
from detente.assessment import scope
from detente.assessment.alignments import alignments
from detente.assessment.contradictions import WINDOW, answer, contradictions, days_apart, governments
from detente.assessment.nearby import nearby
from detente.evidence import Actor

VOICES = (
    Actor("Kim Jong Un", "PRK", "leader"), Actor("Ri Yong Ho", "PRK", "foreign minister"),
    Actor("Donald Trump", "USA", "President"), Actor("Rex Tillerson", "USA", "Secretary of State"),
    Actor("Moon Jae-in", "KOR", "President"),
)  # fmt: skip
WORDS = (
    "We are ready to hold talks without preconditions.",
    "We will never negotiate with them.",
    "The missile test violated the resolution.",
    "The missile test did not violate any resolution.",
    "Sanctions will be lifted step by step.",
    "Sanctions will stay until the end.",
    "It would not.",
)
said = st.tuples(
    st.integers(0, 420), st.sampled_from(VOICES), st.sampled_from(WORDS),
    st.sampled_from(["offer", "refusal", "assessment", "denial", "announcement"]), st.booleans(),
)  # fmt: skip


def every_pair(answers, scope, window):
    for a, b in combinations(answers, 2):
        if days_apart(a.item, b.item, scope) <= window:
            yield a, b


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(said, min_size=2, max_size=9))
def test_the_same_pairs_contradictions_and_alignments_are_found(tmp_path_factory, monkeypatch, told):
    articles = []
    for number, (after, who, words, act, deed) in enumerate(told):
        day = (date(2017, 6, 1) + timedelta(days=after)).isoformat()
        article = Article(day, f"{number}.txt")
        article.says(who, words, act=act, on=day)
        if deed:
            article.does(who.country, "launched a ballistic missile", on=day)
        articles.append(article)
    with record_of(tmp_path_factory.mktemp("near"), *articles) as record:
        cut = scope(record, between=("USA", "PRK"))
        for items in governments(cut).values():
            answers = [answer(item, cut) for item in items]
            found = [(a.item.id, b.item.id) for a, b in nearby(answers, cut, WINDOW)]
            assert sorted(found) == sorted(
                (a.item.id, b.item.id) for a, b in every_pair(answers, cut, WINDOW)
            )
        fast = contradictions(cut)
        with monkeypatch.context() as slow:
            slow.setattr(contradicting, "nearby", every_pair)
            slow.setattr(aligning, "nearby", every_pair)
            assert contradictions(cut) == fast
            expected = alignments(cut, fast)
        assert alignments(cut, fast) == expected
