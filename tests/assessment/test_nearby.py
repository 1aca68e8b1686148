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
from detente.assessment.nearby import nearby, touching
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


def every_pair(answers, scope, window, *, across=None):
    for a, b in combinations(answers, 2):
        together = a.item.document == b.item.document
        if days_apart(a.item, b.item, scope) <= (window if together or across is None else across):
            yield a, b


def alike(a, b):
    one, other = a.matter, b.matter
    shared = one.kinds & other.kinds or one.stems & other.stems or a.positions.keys() & b.positions.keys()
    return a.item.document == b.item.document or bool(shared)


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
                (a.item.id, b.item.id) for a, b in every_pair(answers, cut, WINDOW) if alike(a, b)
            )
        fast = contradictions(cut)
        with monkeypatch.context() as slow:
            slow.setattr(contradicting, "nearby", every_pair)
            slow.setattr(aligning, "nearby", every_pair)
            assert contradictions(cut) == fast
            expected = alignments(cut, fast)
        assert alignments(cut, fast) == expected


@given(st.lists(st.frozensets(st.integers(0, 6), max_size=3), max_size=12))
def test_the_index_finds_every_two_places_that_share_a_key_and_no_other(keys):
    expected = [(i, j) for (i, a), (j, b) in combinations(enumerate(keys), 2) if a & b]
    assert list(touching(keys)) == expected


def test_places_too_far_apart_are_left_out():
    assert list(touching([{1}, {1}, {1}], until=[2, 3, 3])) == [(0, 1), (1, 2)]
