"""From scores of arcs to trees: the best head of each word, mended where that is no tree."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["best_tree", "heads_within", "is_forest"]

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
_NEVER = -1e9


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
            mine = best_tree(arcs[first:last, columns])
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

    `arcs` has shape (words, words + 1) as in :func:`heads_within`.
    """
    size = len(arcs)
    scores = np.full((size + 1, size + 1), _NEVER)
    scores[1:] = arcs
    scores[1:, 0] -= 1e5  # as few roots as possible, that is one
    np.fill_diagonal(scores, -np.inf)
    scores[0] = -np.inf
    return _edmonds(scores)[1:]


def _edmonds(scores: NDArray[np.float64]) -> Ints:
    """Best heads for the square matrix (dependent, head) whose node 0 is the root."""
    heads: Ints = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(heads), bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    gain = scores[cycle] - scores[cycle, heads[cycle]][:, None]
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    entry = gain[:, outside].argmax(axis=0)
    small[-1, :-1] = gain[entry, outside]
    leave = scores[np.ix_(outside, cycle)].argmax(axis=1)
    small[:-1, -1] = scores[outside, cycle[leave]]
    small[0] = -np.inf
    small[-1, -1] = -np.inf
    solved = _edmonds(small)
    result = heads.copy()
    for place, node in enumerate(outside.tolist()):
        if place:
            head = int(solved[place])
            result[node] = cycle[leave[place]] if head == len(outside) else outside[head]
    way_in = int(solved[-1])
    result[cycle[entry[way_in]]] = outside[way_in]
    return result


def _cycle(heads: Ints) -> Ints | None:
    seen = np.zeros(len(heads), np.int64)
    seen[0] = -1
    for start in range(1, len(heads)):
        node = start
        while seen[node] == 0:
            seen[node] = start
            node = int(heads[node])
        if seen[node] == start:
            found = [node]
            while int(heads[found[-1]]) != node:
                found.append(int(heads[found[-1]]))
            return np.array(found)
    return None
