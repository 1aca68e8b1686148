"""Heads always form trees, the best ones where greedy choice fails."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.coding.english.trees import best_tree, heads_within, is_forest, mended_tree


def scores(seed: int, size: int) -> np.ndarray:
    found = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
    found[np.arange(size), np.arange(size) + 1] = -1e9
    return found


@given(st.integers(0, 10_000), st.integers(1, 4))
def test_the_best_tree_is_that_of_exhaustive_search(seed: int, size: int) -> None:
    arcs = scores(seed, size)
    rows = np.arange(size)
    trees = (np.array(h) for h in product(range(size + 1), repeat=size))
    best = max(float(arcs[rows, h].sum()) for h in trees if (h == 0).sum() == 1 and is_forest(h))
    assert np.isclose(arcs[rows, best_tree(arcs)].sum(), best, atol=1e-4)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 60), st.integers(1, 8))
def test_every_sentence_of_a_window_has_one_root_and_no_cycle(seed: int, size: int, sentences: int) -> None:
    sentence = np.sort(np.random.default_rng(seed).integers(0, sentences, size))
    sentence = np.unique(sentence, return_inverse=True)[1]
    heads = heads_within(scores(seed, size), sentence)
    assert is_forest(heads)
    for number in range(sentence[-1] + 1):
        assert (heads[sentence == number] == 0).sum() == 1
    inside = heads > 0
    assert (sentence[heads[inside] - 1] == sentence[inside]).all()


@given(st.integers(0, 10_000), st.integers(1, 200))
def test_a_mended_tree_has_one_root_and_no_cycle(seed: int, size: int) -> None:
    heads = mended_tree(scores(seed, size))
    assert is_forest(heads)
    assert (heads == 0).sum() == 1
