"""Predictions, dated meetings ahead, posts and exchanges."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.coding.reading import Reading
from detente.coding.terms import conditions, linkages, posts, predictions, windows

Read = Callable[..., Reading]


def test_a_prediction_is_by_its_speaker(read: Read) -> None:
    found = predictions.annotate(read("The Greek foreign minister predicted that the truce would collapse."))
    assert [(p.by.country, p.prediction) for p in found] == [("GRC", "the truce would collapse")]


def test_the_author_predicts_with_a_hedge(read: Read) -> None:
    found = predictions.annotate(read("The truce will probably collapse."))
    assert [(p.by.name, p.hedge) for p in found] == [("author", "probably")]


def test_a_schedule_is_no_prediction(read: Read) -> None:
    assert predictions.annotate(read("The foreign ministers of Peru and Chile will meet on Friday.")) == ()


FORETOLD = [
    ("The queue will grow, a professor at the University of Nairobi said.", "The queue will grow"),
    ("The envoy of Norway expects the airlines to stop their flights.", "the airlines"),
    ('"I fear no one will get out," the British general said.', "no one will get out"),
    ("The Italian minister warned of a second famine.", "a second famine"),
    ("The Swedish envoy believes that the generals will have gone by spring.", "the generals will have gone"),
    ("The herders in the valley expect another dry year.", "another dry year"),
    ("The quarrel over the weir is set to outlast the summer.", "outlast the summer"),
    ("The junta in the north seems bound to fall.", "bound to fall"),
    ("My guess is that the pact on herring fails.", "the pact on herring fails"),
    ("Chances are that the ferries turn back.", "the ferries turn back"),
    ("There is little prospect of a deal on the quarry this year.", "a deal on the quarry"),
    ("Expect more of the same.", "more of the same"),
    ("Sooner or later the dam breaks.", "the dam breaks"),
    ("It is only a matter of time before the ban on maize is lifted.", "the ban on maize is lifted"),
    ("The coal company fears that the outages will get worse.", "the outages will get worse"),
    ("The Peruvians are not going to like it.", "like it"),
    ("The Hungarians, the Slovak envoy predicted, would be back before long.", "be back before long"),
    ("The likelier outcome is a long quarrel over the dyke.", "a long quarrel"),
    (
        '"The next round will fail like the last," the Malian foreign minister said.',
        "The next round will fail",
    ),
    (
        '"Both are too weak to win, so this will drag on," said a diplomat who asked not to be named.',
        "drag on",
    ),
]


@pytest.mark.parametrize(("text", "words"), FORETOLD, ids=[text[:40] for text, _ in FORETOLD])
def test_what_somebody_expects_of_others_is_a_prediction(read: Read, text: str, words: str) -> None:
    found = predictions.annotate(read(text))
    assert len(found) == 1
    assert words in found[0].prediction


NOT_FORETOLD = [
    "We will build the bridge ourselves, the Kenyan minister said.",
    "A sixth round of sanctions would be signed on Monday, a French official said.",
    "Under the accord neither side may move its guns.",
    "The talks are set to resume on Monday.",
    "The Thai foreign minister hopes that the border will stay quiet.",
    "The Arab League will hold a meeting on the dam next Wednesday, diplomats said.",
    '"Whoever comes in peace will find the door open," the Syrian president said.',
    "The launches could be a breach if they were confirmed, a Dutch diplomat said.",
    "Mali would lift the siege if the rebels left the town, its president said.",
]


@pytest.mark.parametrize("text", NOT_FORETOLD, ids=[text[:40] for text in NOT_FORETOLD])
def test_plans_leave_offers_and_mere_suppositions_are_no_predictions(read: Read, text: str) -> None:
    reading = read(text)
    conditions.annotate(reading)
    assert predictions.annotate(reading) == ()


def test_clauses_joined_in_one_breath_are_one_prediction(read: Read) -> None:
    text = '"The truce will hold until the harvest, and then it will fail," a Kenyan professor said.'
    assert len(predictions.annotate(read(text))) == 1


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


@pytest.mark.parametrize(
    ("text", "issues"),
    [
        ("The envoys also took up the related issue of frozen bank accounts.", ["frozen bank accounts"]),
        ("Both sides spoke about the linked question of the prisoners.", ["the prisoners"]),
        ("The issue of trade came up at lunch.", []),
    ],
)
def test_an_issue_said_to_belong_to_the_dispute_is_a_linkage(
    read: Read, text: str, issues: list[str]
) -> None:
    assert [found.issue for found in linkages.annotate(read(text))] == issues


def test_whoever_offers_to_trade_a_thing_holds_it(read: Read) -> None:
    text = "John Kerry said on Monday that the Iranian tanker could be traded for the hostages."
    (found,) = linkages.annotate(read(text, "2014-06-01"))
    assert found.holder is not None
    assert found.holder.country == "USA"
