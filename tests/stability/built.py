"""Random conflicts built directly as objects: any form, ties, infeasible and merged states, one-way options."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from detente.conflict import Conflict, DecisionMaker, Option, Preference, StateSpace
from detente.conflict.feasibility import space_of_mask
from detente.conflict.moves import edges_of_pairs
from detente.conflict.preference import dense_levels, with_pairs

Random = np.random.Generator


def any_conflict(random: Random, *, most: int = 24) -> Conflict:
    """A conflict of one to four decision makers with complete preferences and at most `most` states."""
    while True:
        found = option_conflict(random) if random.random() < 0.5 else graph_conflict(random)
        if found is not None and found.n <= most:
            return found


def option_conflict(
    random: Random, *, widths: list[int] | None = None, merging: bool = True, strict: bool = False
) -> Conflict | None:
    widths = widths or random.integers(0, 4, int(random.integers(1, 5))).tolist()
    options = sum(widths)
    if not 0 < options <= 20:
        return None
    mask = random.random(2**options) >= random.choice([0, 0.1, 0.4])
    if not mask.any():
        return None
    home = None
    if merging and random.random() < 0.2:
        group = np.flatnonzero(mask & (random.random(len(mask)) < 0.3)).astype(np.int32)
        if len(group) > 1:
            home = np.arange(len(mask), dtype=np.int32)
            home[group] = group[0]
    kinds = [tuple(_option(random, at) for at in range(width)) for width in widths]
    return _conflict(random, space_of_mask(options, mask, home), kinds, strict=strict)


def _option(random: Random, at: int) -> Option:
    return Option(f"o{at}", f"Option {at}", random.choice(["both", "take", "drop"], p=[0.7, 0.15, 0.15]))


def graph_conflict(random: Random) -> Conflict:
    states, count = int(random.integers(1, 14)), int(random.integers(1, 5))
    density = random.choice([0.05, 0.15, 0.4])
    edges = tuple(
        edges_of_pairs(
            [(a, b) for a in range(states) for b in range(states) if random.random() < density], states
        )
        for _ in range(count)
    )
    return replace(_conflict(random, StateSpace(0, states), [()] * count, strict=False), graph=edges)


def with_doubts(conflict: Conflict, random: Random) -> Conflict:
    """The same conflict with some unknown pairs and some great preferences."""
    for dm in conflict.decision_makers:
        levels = dm.preference.levels
        pairs = [
            tuple(random.choice(conflict.n, 2, replace=False).tolist())
            for _ in range(3 if conflict.n > 1 else 0)
        ]
        unknown = [(min(pair), max(pair)) for pair in pairs if random.random() < 0.5]
        great = [
            (a, b) if levels[a] > levels[b] else (b, a)
            for a, b in pairs
            if levels[a] != levels[b] and (min(a, b), max(a, b)) not in unknown
        ]
        conflict = conflict.with_preference(dm.id, with_pairs(dm.preference, unknown=unknown, great=great))
    return conflict


def _conflict(
    random: Random, space: StateSpace, options: list[tuple[Option, ...]], *, strict: bool
) -> Conflict:
    top = random.choice([2, 5, 1000])
    made = []
    for at, own in enumerate(options):
        drawn = random.permutation(space.count) if strict else random.integers(0, top, space.count)
        made.append(DecisionMaker(f"d{at}", f"Decision maker {at}", Preference(dense_levels(drawn)), own))
    return Conflict("random", tuple(made), space)
