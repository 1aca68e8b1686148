"""From scores of arcs to trees: the best head of each word, mended where that is no tree."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["best_tree", "heads_within", "is_forest", "mended_tree"]

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
_NEVER = -1e9
_MOST_ROOTS = 6
_MOST_WORDS = 120


def heads_within(arcs: Floats, sentence: Ints) -> Ints:
    """Heads of all words of a window; every sentence becomes a tree with one root.

    Parameters
    ----------
    arcs
        Scores, shape (words, words + 1): row a dependent, column a head, column 0 the root.
    sentence
        Number of each word's sentence, rising, shape (words,).

    Returns
    -------
    Heads counted from 1, 0 for the root of a sentence.
    """
    size = len(sentence)
    allowed = sentence[:, None] == sentence[None, :]
    np.fill_diagonal(allowed, False)
    scores = arcs.copy()
    scores[:, 1:][~allowed] = _NEVER
    heads: Ints = scores.argmax(axis=1)
    roots = np.bincount(sentence[heads == 0], minlength=int(sentence[-1]) + 1)
    if is_forest(heads) and (roots == 1).all():
        return heads
    edges = np.searchsorted(sentence, np.arange(int(sentence[-1]) + 2))
    for first, last in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        columns = np.concatenate([[0], np.arange(first + 1, last + 1)])
        part = heads[first:last]
        mine = np.where(part > 0, part - first, 0)
        if (mine == 0).sum() != 1 or not is_forest(mine):
            own = arcs[first:last, columns]
            mine = best_tree(own) if last - first <= _MOST_WORDS else mended_tree(own)
        heads[first:last] = np.where(mine > 0, mine + first, 0)
    assert len(heads) == size
    return heads


def is_forest(heads: Ints) -> bool:
    """Whether every word reaches the root (heads counted from 1, root 0)."""
    above = np.concatenate([[0], heads])
    steps = 1
    while steps <= len(heads):
        above = above[above]
        steps *= 2
    return not above.any()


def best_tree(arcs: Floats) -> Ints:
    """Maximum spanning tree with exactly one root (Chu & Liu 1965; Edmonds 1967, doi:10.6028/jres.071B.032).

    Where the best tree has several roots, each of the best six is tried as the only one (compare Zmigrod, Vieira &
    Cotterell 2020, doi:10.18653/v1/2020.emnlp-main.390). `arcs` has shape (words, words + 1) as in
    :func:`heads_within`.
    """
    size = len(arcs)
    scores = np.full((size + 1, size + 1), -np.inf)
    scores[1:] = arcs
    np.fill_diagonal(scores, -np.inf)
    found = _edmonds(scores)
    roots = np.flatnonzero(found[1:] == 0) + 1
    if len(roots) == 1:
        return found[1:]
    roots = roots[np.argsort(-scores[roots, 0], kind="stable")][:_MOST_ROOTS]
    trees = [_edmonds(_rooted(scores, root)) for root in roots.tolist()]
    rows = np.arange(1, size + 1)
    return max(trees, key=lambda tree: float(scores[rows, tree[1:]].sum()))[1:]


def mended_tree(arcs: Floats) -> Ints:
    """A tree near the greedy choice in linear time, for runs too long to be sentences.

    The likeliest root becomes the only one; other roots and one word of each cycle hang from it.
    """
    own = arcs.copy()
    np.fill_diagonal(own[:, 1:], _NEVER)
    root = int(own[:, 0].argmax()) + 1
    own[:, 0] = _NEVER
    heads = np.concatenate([[0], own.argmax(axis=1)])
    heads[root] = 0
    for cycle in _cycles(heads):
        heads[cycle[0]] = root
    return heads[1:]


def _rooted(scores: NDArray[np.float64], root: int) -> NDArray[np.float64]:
    only = scores.copy()
    only[1:, 0] = -np.inf
    only[root] = -np.inf
    only[root, 0] = 0.0
    return only


def _edmonds(scores: NDArray[np.float64]) -> Ints:
    """Best heads for the square matrix (dependent, head) whose node 0 is the root.

    All cycles of the greedy choice are contracted at once, so that few rounds suffice.
    """
    heads: Ints = scores.argmax(axis=1)
    heads[0] = 0
    cycles = _cycles(heads)
    if not cycles:
        return heads
    group, gain = np.full(len(heads), -1), scores.copy()
    for number, cycle in enumerate(cycles):
        group[cycle] = number
        gain[cycle] -= scores[cycle, heads[cycle]][:, None]
    single = np.flatnonzero(group < 0)
    members = [*single[:, None], *cycles]
    source, best = _reduced(gain, members)
    target, small = _reduced(best.T, members)
    small = small.T.copy()
    small[0] = -np.inf
    np.fill_diagonal(small, -np.inf)
    solved = _edmonds(small)
    entered = target[solved, np.arange(len(members))]
    heads[entered[1:]] = source[entered, solved][1:]
    return heads


def _reduced(gain: NDArray[np.float64], members: list[Ints]) -> tuple[Ints, NDArray[np.float64]]:
    """For each row, the best column of every group of columns, and its value."""
    rows = np.arange(len(gain))
    first = np.array([group[0] for group in members])
    chosen = np.broadcast_to(first, (len(gain), len(members))).copy()
    for number, group in enumerate(members):
        if len(group) > 1:
            chosen[:, number] = group[gain[:, group].argmax(axis=1)]
    return chosen, gain[rows[:, None], chosen]


def _cycles(heads: Ints) -> list[Ints]:
    """The cycles that do not hold the root, each in the order of its arcs."""
    ends, steps = heads, 1
    while steps < len(heads):
        ends, steps = ends[ends], steps * 2
    left = set(np.unique(ends).tolist()) - {0}
    found = []
    while left:
        cycle = [min(left)]
        while (after := int(heads[cycle[-1]])) != cycle[0]:
            cycle.append(after)
        left.difference_update(cycle)
        found.append(np.array(cycle))
    return found
