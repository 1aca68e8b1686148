"""Predictions, dated meetings ahead, posts and exchanges."""

from __future__ import annotations

from collections.abc import Callable

from detente.coding.reading import Reading
from detente.coding.terms import linkages, posts, predictions, windows

Read = Callable[..., Reading]


def test_a_prediction_is_by_its_speaker(read: Read) -> None:
    found = predictions.annotate(read("The Greek foreign minister predicted that the truce would collapse."))
    assert [(p.by.country, p.prediction) for p in found] == [("GRC", "the truce would collapse")]


def test_the_author_predicts_with_a_hedge(read: Read) -> None:
    found = predictions.annotate(read("The truce will probably collapse."))
    assert [(p.by.name, p.hedge) for p in found] == [("author", "probably")]


def test_a_schedule_is_no_prediction(read: Read) -> None:
    assert predictions.annotate(read("The foreign ministers of Peru and Chile will meet on Friday.")) == ()


def test_a_dated_visit_ahead_is_a_window(read: Read) -> None:
    found = windows.annotate(read("President Macron will visit Belgrade on 3 July 2018.", "2018-06-20"))
    assert [(w.date.value, {a.country for a in w.participants}) for w in found] == [
        ("2018-07-03", {"FRA", "SRB"})
    ]


def test_a_post_nobody_is_nominated_for_is_vacant(read: Read) -> None:
    found = posts.annotate(read("Washington has yet to nominate an ambassador to Turkey."))
    assert [(p.government, p.status) for p in found] == [("USA", "vacant")]


def test_each_of_two_coordinated_posts_is_vacant(read: Read) -> None:
    found = posts.annotate(
        read("Washington has yet to nominate a deputy secretary for Asian affairs or an ambassador to Cuba.")
    )
    assert [p.status for p in found] == ["vacant", "vacant"]


def test_an_exchange_that_somebody_floats_is_a_linkage(read: Read) -> None:
    found = linkages.annotate(
        read("The Iranian minister suggested that the tanker could be traded for the frozen funds.")
    )
    assert [(item.exchange, item.by.country if item.by else None) for item in found] == [
        ("the tanker for the frozen funds", "IRN")
    ]
