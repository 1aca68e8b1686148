"""The trained head for conditions weighs what the rules found, and adds what they passed over."""

from __future__ import annotations

import numpy as np
import pytest

from detente.coding.linear import Linear, load_linear
from detente.coding.pipeline import read_words
from detente.coding.reading import Reading
from detente.coding.terms.conditions import annotate, coded_with
from detente.coding.terms.termhead import KINDS
from detente.corpus import read_text
from detente.lexicon import load_lexicon

DEMANDED = "Brazil's foreign minister said on Monday that Peru must withdraw its gunboats. Lima shrugged."
PLAIN = "Peru's president told reporters in Lima that the harvest had been good and the rivers were high."


def reading(text: str) -> Reading:
    return read_words(read_text(text, where="told.txt", given="1998-05-04"), lexicon=load_lexicon())


def model(weights: dict[str, dict[str, float]], bias: dict[str, float]) -> Linear:
    """A head that knows a few features: by name what each adds to some kinds."""
    matrix = np.zeros((len(weights), len(KINDS)), "float32")
    for row, added in enumerate(weights.values()):
        for kind, value in added.items():
            matrix[row, KINDS.index(kind)] = value
    start = np.zeros(len(KINDS), "float32")
    for kind, value in bias.items():
        start[KINDS.index(kind)] = value
    return Linear({name: at for at, name in enumerate(weights)}, matrix, start)


def test_features_that_a_model_does_not_know_add_nothing() -> None:
    head = model({"l=withdraw": {"demand": 2.0}}, {})
    total = head.total([("l=withdraw", 0.5), ("l=never met", 9.0)])
    assert total[KINDS.index("demand")] == pytest.approx(1.0)
    assert np.count_nonzero(total) == 1


def test_the_rules_alone_find_the_demand() -> None:
    (found,) = coded_with(reading(DEMANDED), None)
    assert (found.kind, found.by.country, found.trace.decided) == ("demand", "BRA", "rule")


def test_what_the_head_holds_unlikely_goes() -> None:
    assert coded_with(reading(DEMANDED), model({}, {"none": 9.0})) == ()


def test_what_the_head_is_sure_of_changes_its_kind_and_keeps_the_old_one_as_runner_up() -> None:
    (found,) = coded_with(reading(DEMANDED), model({"r=demand": {"refusal": 18.0}}, {"none": 9.0}))
    assert (found.kind, found.trace.decided, found.trace.runner_up) == ("refusal", "head", "demand")


def test_what_only_the_head_finds_is_set_by_whose_words_it_stands_in() -> None:
    head = model({"l=good": {"refusal": 18.0}}, {"none": 9.0})
    (found,) = coded_with(reading(PLAIN), head)
    assert (found.kind, found.by.country) == ("refusal", "PER")
    assert (found.trace.rule, found.trace.decided) == ("trained head", "head")


def test_what_a_private_person_says_is_no_term_of_the_heads() -> None:
    text = "A baker in Lima told Reuters that the harvest had been good."
    head = model({"l=good": {"refusal": 18.0}}, {"none": 9.0})
    assert coded_with(reading(text), head) == ()


def test_the_shipped_head_gives_the_same_terms_twice() -> None:
    assert annotate(reading(DEMANDED)) == annotate(reading(DEMANDED))
    shipped = load_linear("detente.coding.terms", "termhead.npz")
    assert shipped.matrix.shape == (len(shipped.index), len(KINDS))


def test_ordinary_news_without_terms_has_none() -> None:
    assert annotate(reading(PLAIN)) == ()
