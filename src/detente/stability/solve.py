"""One question, the right solver: which states are stable for a decision maker under a concept."""

from __future__ import annotations

from functools import cached_property

from detente.conflict.conflict import Conflict
from detente.errors import ModelError
from detente.stability.board import Truth
from detente.stability.coalitions import CoalitionSolver
from detente.stability.concepts import Concept, applicable, concept
from detente.stability.foresight import Foresight
from detente.stability.guarantee import Solver
from detente.stability.rules import RuleSolver
from detente.stability.simultaneous import simultaneous

__all__ = ["Solvers"]


class Solvers:
    """Every solver for one conflict, each made when it is first needed.

    Parameters
    ----------
    conflict : Conflict
    horizon : int
        How many moves limited-move stability looks ahead.
    """

    def __init__(self, conflict: Conflict, *, horizon: int) -> None:
        self.conflict = conflict
        self.horizon = horizon

    def stable(self, who: int, name: str) -> Truth:
        """Which states are stable for decision maker number `who`; shape (states,).

        Raises
        ------
        NotFound
            If there is no such concept.
        ModelError
            If it makes no sense for this conflict.
        """
        asked = concept(name)
        if reason := applicable(asked, self.conflict):
            raise ModelError(f"{asked.id} cannot be solved: {reason}", where=self.conflict.name)
        return _FAMILIES[asked.family](self, who, asked)

    def _basic(self, who: int, asked: Concept) -> Truth:
        return self._levels.stable(who, asked.id) if self.conflict.complete else self._rule(who, asked)

    def _rule(self, who: int, asked: Concept) -> Truth:
        assert asked.rule is not None
        return self.rules.stable(who, asked.rule)

    def _strength(self, who: int, asked: Concept) -> Truth:
        grade, base = asked.id.split("_")
        strongly = self._rule(who, asked)
        return strongly if grade == "strong" else self.stable(who, base) & ~strongly

    def _foresight(self, who: int, asked: Concept) -> Truth:
        if asked.id == "lh":
            return self.foresight.limited(who, self.horizon)
        return self.foresight.nonmyopic(who)

    def _simultaneous(self, who: int, asked: Concept) -> Truth:
        return simultaneous(self.conflict, who)

    def _coalition(self, who: int, asked: Concept) -> Truth:
        assert asked.rule is not None
        return self.coalitions.stable(who, asked.rule)

    @cached_property
    def _levels(self) -> Solver:
        return Solver(self.conflict)

    @cached_property
    def rules(self) -> RuleSolver:
        return RuleSolver(self.conflict)

    @cached_property
    def foresight(self) -> Foresight:
        return Foresight(self.conflict)

    @cached_property
    def coalitions(self) -> CoalitionSolver:
        return CoalitionSolver(self.conflict)


_FAMILIES = {
    "basic": Solvers._basic,
    "unknown": Solvers._rule,
    "strength": Solvers._strength,
    "foresight": Solvers._foresight,
    "simultaneous": Solvers._simultaneous,
    "coalition": Solvers._coalition,
}
