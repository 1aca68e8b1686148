"""States and pairs of states as a model file names them, and rankings made of them."""

from __future__ import annotations

from typing import Any

import numpy as np

from detente.conflict.conflict import Conflict
from detente.conflict.preference import Levels
from detente.conflict.states import StateSpace
from detente.conflict.wording import did_you_mean, listed
from detente.errors import ModelError

__all__ = ["StateNames"]

_NOT_STATE = "name a state by the list of options taken in it, or by its number"


class StateNames:
    """How a file names a state: the list of options taken, or its number.

    Parameters
    ----------
    space : StateSpace
    options : dict
        ``"decision_maker.option"`` to its place in file order; empty in graph form.
    """

    def __init__(self, space: StateSpace, options: dict[str, int]) -> None:
        self.space, self.options = space, options

    @classmethod
    def of(cls, conflict: Conflict) -> StateNames:
        """The names of the states of a conflict."""
        return cls(conflict.space, {name: at for at, name in enumerate(conflict.option_names)})

    def position(self, named: object, *, where: str) -> int:
        """The position of a state; ModelError when it names none."""
        if isinstance(named, int) and not isinstance(named, bool):
            if not 1 <= named <= self.space.count:
                raise ModelError(
                    f"there is no state {named}", where=where, hint=f"states run from 1 to {self.space.count}"
                )
            return named - 1
        if not isinstance(named, list) or not self.space.options:
            raise ModelError(f"{_short(named)} is not a state", where=where, hint=_NOT_STATE)
        code = 0
        for name in named:
            if not isinstance(name, str):
                raise ModelError(f"{_short(name)} is not an option", where=where, hint=_NOT_STATE)
            if name not in self.options:
                hint = did_you_mean(name, self.options)
                raise ModelError(f"unknown option {name[:80]!r}", where=where, hint=hint)
            code |= 1 << self.options[name]
        at = int(self.space.positions[code])
        if at < 0:
            raise ModelError(
                f"the state {_short(named)} is infeasible",
                where=where,
                hint="take it out, or change infeasible",
            )
        return at

    def pairs(self, named: list[Any], *, where: str) -> list[tuple[int, int]]:
        """Pairs of different states."""
        found = []
        for at, pair in enumerate(named, start=1):
            place = f"{where}, pair {at}"
            if not isinstance(pair, list) or len(pair) != 2:
                raise ModelError(
                    f"{_short(pair)} is not a pair of states", where=place, hint="write [state, state]"
                )
            one, other = (self.position(state, where=place) for state in pair)
            if one == other:
                raise ModelError(
                    "a state is paired with itself", where=place, hint="name two different states"
                )
            found.append((one, other))
        return found

    def levels(self, ranking: list[Any], *, where: str) -> Levels:
        """Levels from a ranking, best first, tied states sharing an inner list; every state once."""
        levels = np.full(self.space.count, -1, dtype=np.int32)
        for rank, group in enumerate(ranking, start=1):
            place = f"{where}, place {rank}"
            for state in self._group(group, place):
                at = self.position(state, where=place)
                level = len(ranking) - rank
                if levels[at] not in (-1, level) or (levels[at] == level and not self.space.merged):
                    raise ModelError(
                        f"{self.name(at)} is ranked twice", where=place, hint="name every state exactly once"
                    )
                levels[at] = level
        self._expect_all(levels, where)
        return levels

    def _group(self, group: object, where: str) -> list[Any]:
        if isinstance(group, int) and not isinstance(group, bool):
            return [group]
        if not isinstance(group, list):
            raise ModelError(f"{_short(group)} is not a list of tied states", where=where, hint=_NOT_STATE)
        if not group or isinstance(group[0], str):
            return [group]
        return group

    def _expect_all(self, levels: Levels, where: str) -> None:
        left = np.flatnonzero(levels < 0)
        if len(left):
            names = listed([self.name(int(at)) for at in left[:3]], most=3)
            more = f" and {len(left) - 3:,} more" if len(left) > 3 else ""
            raise ModelError(
                f"the ranking leaves out {names}{more}",
                where=where,
                hint="rank every feasible state once; tied states share an inner list",
            )

    def name(self, position: int) -> str:
        """``state 3 [row.defect]`` for error lines."""
        if not self.space.options:
            return f"state {position + 1}"
        names = sorted(self.options, key=self.options.__getitem__)
        taken = [name for name, on in zip(names, self.space.taken(position), strict=True) if on]
        return f"state {position + 1} [{listed(taken)}]"


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
