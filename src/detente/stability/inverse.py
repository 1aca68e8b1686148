"""Inverse analysis: what a decision maker must prefer for a state to hold.

Under Nash, GMR, SMR and SEQ a decision maker's preference enters only through the set of states it finds no better
than the state at hand; the larger that set, the more stable the state. So the condition is a list of requirements,
one for each of its moves, and raising the state past the fewest states directly above it is the shortest way, in
swaps of neighbours in the ranking, to meet them all.

Kinsara, Kilgour & Hipel (2015), Inverse approach to the graph model for conflict resolution, IEEE Transactions on
Systems, Man, and Cybernetics: Systems 45, 734-742, doi:10.1109/TSMC.2014.2376473; Wang, Hipel, Fang & Dang (2018),
Matrix representations of the inverse problem in the graph model for conflict resolution, European Journal of
Operational Research 270, 282-293, doi:10.1016/j.ejor.2018.03.007.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.conflict import Conflict
from detente.conflict.preference import Levels
from detente.errors import ModelError, NotFound
from detente.stability.walks import Mover, improving_moves, moves, walk

__all__ = ["Requirement", "Wish", "inverse"]

States = tuple[int, ...]
Deterrents = Callable[[int], Iterable[States]]


@dataclass(frozen=True, slots=True)
class Requirement:
    """What keeps a decision maker from making one of its moves.

    Attributes
    ----------
    move : int
        The state moved to.
    any_of : tuple of tuple of int
        At least one of these groups must hold no state that is preferred to the state at hand; a group with `move`
        alone means that the move is no improvement, any other is a sanction.
    met : bool
        Whether today's preferences satisfy it.
    """

    move: int
    any_of: tuple[States, ...]
    met: bool

    def to_json(self) -> dict[str, Any]:
        """The requirement as plain values."""
        return {"move": self.move, "any_of": [list(group) for group in self.any_of], "met": self.met}


@dataclass(frozen=True, slots=True)
class Wish:
    """What a decision maker must prefer for a state to be stable for it.

    Attributes
    ----------
    decision_maker, state, concept
        The question; the others' preferences stay as they are.
    stable : bool
        Whether the state is stable already.
    requirements : tuple of Requirement
        All must be met; empty when the decision maker has no move.
    swaps : int
        The fewest swaps of neighbours in today's ranking that meet them: so many states, directly above, must
        come to stand no higher than the state. Tied states are passed together.
    pass_ : tuple of int
        Those states, the nearest first.
    """

    decision_maker: str
    state: int
    concept: str
    stable: bool
    requirements: tuple[Requirement, ...]
    swaps: int
    pass_: tuple[int, ...]

    def to_json(self) -> dict[str, Any]:
        """The shape ``inverse/1``."""
        return {
            "schema": "inverse/1",
            "decision_maker": self.decision_maker,
            "state": self.state,
            "concept": self.concept,
            "stable": self.stable,
            "requirements": [requirement.to_json() for requirement in self.requirements],
            "swaps": self.swaps,
            "pass": list(self.pass_),
        }


def inverse(conflict: Conflict, state: int, dm: str, concept: str = "seq") -> Wish:
    """Say what `dm` must prefer for `state` to be stable for it.

    Parameters
    ----------
    state : int
    dm : str
    concept : {"nash", "gmr", "smr", "seq"}

    Raises
    ------
    NotFound
        If there is no such state, decision maker or concept.
    ModelError
        If some pair of states is of unknown order for `dm`.
    TooLarge
        If the conflict has too many states to search.
    """
    if concept not in _DETERRENTS:
        raise NotFound(
            f"inverse analysis does not know the concept {concept!r}",
            hint=f"it knows {', '.join(_DETERRENTS)}",
        )
    who, at = conflict.index(dm), state - 1
    conflict.state(state)
    levels = _levels(conflict, who)
    deterrents = _DETERRENTS[concept](conflict, who)
    clauses = {to: _least([(to,), *deterrents(to)]) for to in moves(conflict)(who, at)}
    passed = _rise(levels, at, clauses.values())
    requirements = tuple(_told(levels, at, to, groups) for to, groups in sorted(clauses.items()))
    return Wish(
        dm, state, concept, not passed, requirements, len(passed), tuple(other + 1 for other in passed)
    )


def _levels(conflict: Conflict, who: int) -> Levels:
    dm = conflict.decision_makers[who]
    if not dm.preference.complete:
        raise ModelError(
            f"inverse analysis needs the order of every pair of states, and {dm.id!r} leaves some unknown",
            where=conflict.name,
            hint="ask for the robustness, or settle those pairs",
        )
    return dm.preference.levels


def _nash(conflict: Conflict, who: int) -> Deterrents:
    return lambda to: ()


def _gmr(conflict: Conflict, who: int) -> Deterrents:
    reach = _reach(conflict, who, moves(conflict))
    return lambda to: [(reply,) for reply in reach(to)]


def _smr(conflict: Conflict, who: int) -> Deterrents:
    step = moves(conflict)
    reach = _reach(conflict, who, step)
    return lambda to: [tuple(sorted({reply, *step(who, reply)})) for reply in reach(to)]


def _seq(conflict: Conflict, who: int) -> Deterrents:
    reach = _reach(conflict, who, improving_moves(conflict))
    return lambda to: [(reply,) for reply in reach(to)]


_DETERRENTS: dict[str, Callable[[Conflict, int], Deterrents]] = {
    "nash": _nash,
    "gmr": _gmr,
    "smr": _smr,
    "seq": _seq,
}


def _reach(conflict: Conflict, who: int, step: Mover) -> Callable[[int], list[int]]:
    others = [other for other in range(len(conflict.ids)) if other != who]
    return lambda at: sorted(walk(step, others, at).reached)


def _least(groups: Sequence[States]) -> tuple[States, ...]:
    """Drop every group that contains another; shorter ones first."""
    single = {group[0] for group in groups if len(group) == 1}
    longer = sorted({group for group in groups if single.isdisjoint(group)}, key=lambda it: (len(it), it))
    kept: list[States] = []
    for group in longer:
        if not any(set(smaller) <= set(group) for smaller in kept):
            kept.append(group)
    return (*((at,) for at in sorted(single)), *kept)


def _rise(levels: Levels, at: int, clauses: Iterable[tuple[States, ...]]) -> list[int]:
    """The states above that must be passed, nearest first: up to the level that meets the hardest requirement."""
    needed = max((min(_top(levels, group) for group in groups) for groups in clauses), default=levels[at])
    passed = np.flatnonzero((levels > levels[at]) & (levels <= needed))
    return [int(other) for other in sorted(passed, key=lambda other: (levels[other], other))]


def _top(levels: Levels, group: States) -> int:
    return int(levels[list(group)].max())


def _told(levels: Levels, at: int, to: int, groups: tuple[States, ...]) -> Requirement:
    met = any(_top(levels, group) <= levels[at] for group in groups)
    return Requirement(to + 1, tuple(tuple(other + 1 for other in group) for group in groups), met)
