"""From formulas to a state space: what is removed, what is one state, and what no machine could hold."""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np

from detente.conflict.formula import Formula, over_lattice
from detente.conflict.states import Codes, Mask, StateSpace
from detente.errors import ModelError, TooLarge

__all__ = ["BYTES_PER_STATE", "MAX_OPTIONS", "check_size", "space_of_formulas", "space_of_mask"]

MAX_OPTIONS = 30
BYTES_PER_STATE = 320
"""What solving takes for one combination, all told, with three decision makers."""


def check_size(options: int, *, where: str | None = None) -> None:
    """Refuse more options than this machine can solve, saying the memory they would need."""
    need = BYTES_PER_STATE * 2**options
    have = _physical_memory()
    if options <= MAX_OPTIONS and need <= have:
        return
    most = min(MAX_OPTIONS, (have // BYTES_PER_STATE).bit_length() - 1)
    raise TooLarge(
        f"{options} options make {2**options:,} combinations, which would need about {_bytes(need)} of memory",
        where=where,
        hint=f"up to {most} options fit here: leave out options that are settled or that nobody would use, "
        "or split the conflict into smaller ones",
    )


def space_of_formulas(
    options: int,
    infeasible: Sequence[Formula] = (),
    merge: Sequence[Formula] = (),
    *,
    where: str | None = None,
) -> StateSpace:
    """The states left when every combination in which an `infeasible` formula holds is removed.

    The feasible combinations in which a `merge` formula holds become one state; formulas whose states overlap
    make one state together.

    Raises
    ------
    ModelError
        If nothing is feasible.
    """
    feasible: Mask | None = None
    for formula in infeasible:
        kept = ~over_lattice(formula, options)
        feasible = kept if feasible is None else feasible & kept
    if feasible is not None and not feasible.any():
        raise ModelError(
            "no state is feasible: the infeasible formulas together rule out every combination of options",
            where=where,
            hint="drop or narrow one of them",
        )
    return space_of_mask(options, feasible, _home(options, feasible, merge))


def space_of_mask(options: int, feasible: Mask | None = None, home: Codes | None = None) -> StateSpace:
    """A state space from a mask over all combinations, None when all are feasible."""
    if feasible is not None and bool(feasible.all()):
        feasible = None
    count = 2**options if feasible is None else int(feasible.sum())
    if home is not None:
        own = home == np.arange(2**options, dtype=np.int32)
        count = int(own.sum() if feasible is None else (own & feasible).sum())
    return StateSpace(options, count, feasible, home)


def _home(options: int, feasible: Mask | None, merge: Sequence[Formula]) -> Codes | None:
    """For every combination the lowest one of the merged state it belongs to; None when nothing is merged."""
    home = np.arange(2**options, dtype=np.int32)
    for formula in merge:
        holds = over_lattice(formula, options)
        group = holds if feasible is None else holds & feasible
        if group.any():
            groups = np.unique(home[group])
            home[np.isin(home, groups)] = groups[0]
    return home if (home != np.arange(len(home))).any() else None


def _physical_memory() -> int:
    if not hasattr(os, "sysconf"):
        return 2**34
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def _bytes(amount: int) -> str:
    value, unit = float(amount), "B"
    for larger in ("kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"):
        if value < 1000:
            break
        value, unit = value / 1000, larger
    return f"{value:,.0f} {unit}"
