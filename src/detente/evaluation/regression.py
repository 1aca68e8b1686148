"""Penalised multinomial logistic regression: over named features for the types of events, and in general."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import optimize, sparse

from detente.evidence.vocabulary import EVENT_TYPES

__all__ = ["Example", "fitted", "predicted", "solved", "vocabulary"]

PENALTY, WEIGHT, RARE, STEPS = 0.5, 3.0, 3, 80


@dataclass(frozen=True, slots=True)
class Example:
    """The features of one sentence, and the place of its type in `EVENT_TYPES`."""

    found: Mapping[str, float]
    label: int


def predicted(made: Sequence[Example], inside: Sequence[Example], outside: Sequence[Example]) -> Any:
    """The types of `outside` by a model trained on `made` (weight 1) and `inside` (weight 3)."""
    names = vocabulary([*made, *inside])
    weights = fitted(made, inside, names)
    return (_matrix(outside, names) @ weights[:, :-1].T + weights[:, -1]).argmax(axis=1)


def vocabulary(examples: Sequence[Example]) -> dict[str, int]:
    """The features that at least three examples have, by their column."""
    count: dict[str, int] = {}
    for each in examples:
        for name in each.found:
            count[name] = count.get(name, 0) + 1
    return {name: at for at, name in enumerate(sorted(n for n, c in count.items() if c >= RARE))}


def fitted(made: Sequence[Example], inside: Sequence[Example], names: Mapping[str, int]) -> Any:
    """Weights, shape (types, features + 1) with the bias last, by L-BFGS on the penalised log loss."""
    examples = [*made, *inside]
    x, y = _matrix(examples, names), np.array([e.label for e in examples])
    heavy = np.concatenate([np.ones(len(made)), np.full(len(inside), WEIGHT)])
    return solved(x, y, heavy, len(EVENT_TYPES), penalty=PENALTY, steps=STEPS)


def solved(x: Any, y: Any, heavy: Any, classes: int, *, penalty: float, steps: int) -> Any:
    """Weights, shape (classes, columns of `x` + 1) with the bias last, by L-BFGS on the penalised log loss.

    Parameters
    ----------
    x : array or sparse matrix, shape (rows, columns)
    y : integers, shape (rows,)
        The class of each row.
    heavy : array, shape (rows,)
        How much each row counts.
    classes : int
    penalty : float
        Of the squared weights; the bias is free.
    steps : int
        At most.
    """
    shape = (classes, x.shape[1] + 1)
    goal = np.eye(shape[0])[y]

    def loss(flat: Any) -> tuple[float, Any]:
        w = flat.reshape(shape)
        z = x @ w[:, :-1].T + w[:, -1]
        z = np.exp(z - z.max(axis=1, keepdims=True))
        p = z / z.sum(axis=1, keepdims=True)
        error = (p - goal) * heavy[:, None]
        slope = np.hstack([(x.T @ error).T, error.sum(axis=0)[:, None]])
        slope[:, :-1] += penalty * w[:, :-1]
        misfit = -(heavy * np.log(p[np.arange(len(y)), y] + 1e-12)).sum()
        return float(misfit + 0.5 * penalty * (w[:, :-1] ** 2).sum()), slope.ravel()

    start = np.zeros(shape[0] * shape[1])
    found = optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps})
    return found.x.reshape(shape)


def _matrix(examples: Sequence[Example], names: Mapping[str, int]) -> Any:
    cells = [
        (i, names[n], v) for i, e in enumerate(examples) for n, v in sorted(e.found.items()) if n in names
    ]
    rows, columns, values = zip(*cells, strict=True)
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(examples), len(names)))
