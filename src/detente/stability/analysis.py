"""The answer: a frozen record of what was asked, how it was solved, and what is stable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any, Literal

import numpy as np

from detente.conflict.conflict import Conflict
from detente.errors import InputError, NotFound, TooLarge
from detente.stability.board import Truth
from detente.stability.concepts import by_default, concept
from detente.stability.ensemble import CONCEPTS as SAMPLED
from detente.stability.inverse import Wish, inverse
from detente.stability.jumps import Jump, jumps
from detente.stability.knowledge import Given
from detente.stability.proof import Proof
from detente.stability.prove import prove
from detente.stability.report import Listing, solve_json
from detente.stability.robustness import Robustness, robustness
from detente.stability.solve import Solvers
from detente.stability.status_quo import Path, path

__all__ = ["DEFAULT_HORIZON", "Analysis", "analyse"]

DEFAULT_HORIZON = 3


@dataclass(frozen=True, eq=False)
class Analysis:
    """What is stable in a conflict.

    Attributes
    ----------
    conflict : Conflict
        The input.
    concepts : tuple of str
        What was solved, in the order of reports.
    horizon : int
        How many moves limited-move stability looks ahead.
    truths : mapping
        (decision maker, concept) to which states are stable; bool arrays of shape (states,).
    method : str
        How it was solved.
    exact : bool
        Always True: nothing is sampled or cut short.
    """

    conflict: Conflict
    concepts: tuple[str, ...]
    horizon: int
    truths: Mapping[tuple[str, str], Truth]
    method: str
    exact: bool = True

    def stable(self, dm: str, concept: str) -> tuple[int, ...]:
        """The ids of the states stable for `dm` under `concept`, rising."""
        return _ids(self.mask(dm, concept))

    def equilibria(self, concept: str) -> tuple[int, ...]:
        """The ids of the states stable for everyone under `concept`, rising."""
        return _ids(self.equilibrium_mask(concept))

    def is_stable(self, state: int, dm: str, concept: str) -> bool:
        """Whether one state is stable for one decision maker."""
        self.conflict.state(state)
        return bool(self.mask(dm, concept)[state - 1])

    def mask(self, dm: str, concept: str) -> Truth:
        """Which states are stable for `dm`; bool array, shape (states,), state s at ``s - 1``."""
        self.conflict.index(dm)
        name = concept.lower()
        if name not in self.concepts:
            hint = f"solved were {', '.join(self.concepts)}; ask for it with concepts=[{name!r}]"
            raise NotFound(f"{concept!r} was not solved", where=self.conflict.name, hint=hint)
        return self.truths[dm, name]

    def equilibrium_mask(self, concept: str) -> Truth:
        """Which states are stable for everyone; bool array, shape (states,)."""
        return reduce(np.logical_and, (self.mask(dm, concept) for dm in self.conflict.ids))

    def why(self, state: int, dm: str, concept: str) -> Proof:
        """Why a state is stable, or not, for `dm`: a proof with its witnesses and its plain words."""
        return prove(self.conflict, state, dm, concept, horizon=self.horizon)

    def path(self, *, to: int, from_: int | None = None) -> Path:
        """The shortest ways to a state, by any moves and by improvements alone; from the status quo unless said."""
        return path(self.conflict, to=to, from_=from_)

    def jumps(self, concept: str) -> tuple[Jump, ...]:
        """The coalitions that could jump from one equilibrium under `concept` to another that they prefer."""
        return jumps(self.conflict, self.equilibria(concept))

    def inverse(self, state: int, dm: str, concept: str) -> Wish:
        """What `dm` must prefer for `state` to be stable for it: nash, gmr, smr or seq."""
        return inverse(self.conflict, state, dm, concept)

    def robustness(self, *, draws: int = 10_000, seed: int = 0, given: Given = "known") -> Robustness:
        """In which share of the rankings that agree with what is known each state is an equilibrium.

        Of the concepts solved, nash, gmr, smr and seq are looked at; `given` is ``"known"``, ``"statements"`` or
        ``"nothing"``.
        """
        wanted = [name for name in self.concepts if name in SAMPLED]
        return robustness(self.conflict, draws=draws, seed=seed, given=given, concepts=wanted)

    def to_json(self, *, states: Listing = "auto") -> dict[str, Any]:
        """The shape ``solve/1``; see docs/reference/solve-json.md.

        Parameters
        ----------
        states : {"auto", "all", "equilibria"}
            Which states the lists hold; ``auto`` means all up to 4,096 states, else equilibria only.
        """
        return solve_json(self, listing=states)


def analyse(
    conflict: Conflict,
    concepts: Iterable[str] | Literal["all"] | None = None,
    *,
    horizon: int = DEFAULT_HORIZON,
) -> Analysis:
    """Solve a conflict.

    Parameters
    ----------
    conflict : Conflict
    concepts : iterable of str, or "all", optional
        Which concepts (see `detente.stability.CONCEPTS`). By default all that apply up to 256 states, above that
        nash, gmr, smr, seq and sseq; ``"all"`` asks for all that apply whatever the size. Those too large to solve
        are left out unless they were asked for by name.
    horizon : int
        How many moves limited-move stability looks ahead.

    Raises
    ------
    NotFound, ModelError
        If a concept does not exist or does not apply.
    TooLarge
        If a concept cannot be solved at this size.
    """
    if not 1 <= horizon <= 1000:
        raise InputError(
            f"a horizon of {horizon} makes no sense", hint="give a number of moves from 1 to 1000"
        )
    names = _names(conflict, concepts)
    solvers = Solvers(conflict, horizon=horizon)
    chosen = concepts is not None and concepts != "all"
    truths: dict[tuple[str, str], Truth] = {}
    for name in names:
        try:
            truths |= {(dm, name): solvers.stable(who, name) for who, dm in enumerate(conflict.ids)}
        except TooLarge:
            if chosen:
                raise
    solved = tuple(name for name in names if (conflict.ids[0], name) in truths)
    return Analysis(conflict, solved, horizon, truths, _method(conflict))


def _names(conflict: Conflict, concepts: Iterable[str] | None) -> tuple[str, ...]:
    if concepts is None:
        return by_default(conflict)
    if concepts == "all":
        return by_default(conflict, small=conflict.n, few=len(conflict.ids))
    return tuple(dict.fromkeys(concept(name).id for name in concepts))


def _method(conflict: Conflict) -> str:
    if not conflict.complete:
        return "relations between states"
    if conflict.option_form and not conflict.space.merged:
        return "extremes along lines and planes of the option lattice"
    return "extremes along lists of moves"


def _ids(mask: Truth) -> tuple[int, ...]:
    return tuple((np.flatnonzero(mask) + 1).tolist())
