"""The JSON of an analysis: shape ``solve/1``, with its schema in docs/reference/schemas/solve-1.json."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from detente.conflict.conflict import Conflict, State

if TYPE_CHECKING:
    from detente.stability.analysis import Analysis

__all__ = ["LISTED", "Listing", "solve_json", "state_json"]

Listing = Literal["auto", "all", "equilibria"]

LISTED = 4_096
"""Up to how many states the lists hold all of them by default."""


def solve_json(analysis: Analysis, *, listing: Listing = "auto") -> dict[str, Any]:
    """One JSON value; lists of ids rise, and keys come in a fixed order."""
    conflict = analysis.conflict
    everything = listing == "all" or (listing == "auto" and conflict.n <= LISTED)
    equilibria = {name: list(analysis.equilibria(name)) for name in analysis.concepts}
    return {
        "schema": "solve/1",
        "conflict": conflict.name,
        "decision_makers": list(conflict.ids),
        "states": _states_json(conflict, _listed(analysis, everything)),
        "stability": {
            dm: {
                name: list(analysis.stable(dm, name)) if everything else equilibria[name]
                for name in analysis.concepts
            }
            for dm in conflict.ids
        },
        "equilibria": equilibria,
        "status_quo": conflict.status_quo,
        "readings": {dm.id: dm.reading for dm in conflict.decision_makers if dm.reading},
        "listed": "all" if everything else "equilibria",
        "counts": _counts(analysis),
        "parameters": {"horizon": analysis.horizon},
        "method": analysis.method,
        "exact": analysis.exact,
    }


def state_json(state: State) -> dict[str, Any]:
    """A state: its id and options; what a merged state leaves open and the label only where there is one."""
    found: dict[str, Any] = {"id": state.id, "options": dict(state.options)}
    if state.either:
        found["either"] = list(state.either)
    if state.label:
        found["label"] = state.label
    return found


def _states_json(conflict: Conflict, numbers: list[int]) -> list[dict[str, Any]]:
    """Many states at once; one by one only where a state has more to it than its options."""
    if not conflict.option_form or conflict.space.merged:
        return [state_json(conflict.state(number)) for number in numbers]
    codes = conflict.space.codes[np.array(numbers, dtype=np.intp) - 1]
    taken = (codes[:, None] >> np.arange(len(conflict.option_names)) & 1).astype(bool).tolist()
    names = conflict.option_names
    return [
        {"id": number, "options": dict(zip(names, row, strict=True))}
        for number, row in zip(numbers, taken, strict=True)
    ]


def _listed(analysis: Analysis, everything: bool) -> list[int]:
    if everything:
        return list(range(1, analysis.conflict.n + 1))
    masks = [analysis.equilibrium_mask(name) for name in analysis.concepts]
    numbers: list[int] = (np.flatnonzero(reduce(np.logical_or, masks)) + 1).tolist()
    return numbers


def _counts(analysis: Analysis) -> dict[str, Any]:
    conflict: Conflict = analysis.conflict
    return {
        "states": conflict.n,
        "stability": {
            dm: {name: int(analysis.mask(dm, name).sum()) for name in analysis.concepts}
            for dm in conflict.ids
        },
        "equilibria": {name: int(analysis.equilibrium_mask(name).sum()) for name in analysis.concepts},
    }
