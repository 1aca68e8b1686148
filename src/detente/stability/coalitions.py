"""Coalitional Nash, GMR, SMR and SEQ.

A coalition moves by legal sequences of its members and improves where every member does. A state is coalitionally
stable for a decision maker when it is stable for every coalition that it belongs to, itself alone included. In coalitional
SEQ the answers are improvements by coalitions of the others, none twice in succession.

Kilgour, Hipel, Fang & Peng (2001), Group Decision and Negotiation 10, 159-175; Inohara & Hipel (2008), Systems
Engineering 11, 343-359, and doi:10.1007/s11518-008-5070-1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from itertools import combinations

import numpy as np

from detente.conflict.conflict import Conflict
from detente.conflict.moves import Edges
from detente.errors import TooLarge
from detente.stability.board import Truth
from detente.stability.concepts import Rule
from detente.stability.packed import Packed, carry_back, meet_over, pack, to_edges
from detente.stability.relations import Relations
from detente.stability.rules import unanswered

__all__ = ["Coalition", "CoalitionSolver", "coalitions_of"]

MOST_STATES = 4_096
MOST_MEMBERS = 8

Coalition = tuple[int, ...]


def coalitions_of(members: Iterable[int]) -> list[Coalition]:
    """Every coalition of the given decision makers, the smallest first."""
    pool = sorted(members)
    return [group for size in range(1, len(pool) + 1) for group in combinations(pool, size)]


class CoalitionSolver:
    """Stable states for coalitions.

    Parameters
    ----------
    conflict : Conflict
        Of at most 4,096 states and 8 decision makers.
    """

    def __init__(self, conflict: Conflict) -> None:
        self.count = len(conflict.ids)
        if conflict.n > MOST_STATES or self.count > MOST_MEMBERS:
            raise TooLarge(
                f"coalitions can be solved for up to {MOST_STATES:,} states and {MOST_MEMBERS} decision makers; "
                f"here there are {conflict.n:,} and {self.count}",
                hint="ask for other concepts, or remove options",
            )
        self.conflict = conflict
        self.edges = conflict.edges
        self.relations = [Relations(dm.preference) for dm in conflict.decision_makers]
        self._reached: dict[Coalition, Packed] = {}
        self._improving: dict[Coalition, Edges] = {}
        self._stable: dict[tuple[Coalition, Rule], Truth] = {}

    def stable(self, who: int, rule: Rule) -> Truth:
        """Which states are stable for every coalition with decision maker number `who` in it."""
        groups = [group for group in coalitions_of(range(self.count)) if who in group]
        return reduce(np.logical_and, (self.stable_for(group, rule) for group in groups))

    def stable_for(self, group: Coalition, rule: Rule) -> Truth:
        """Which states are stable for one coalition; shape (states,)."""
        if (group, rule) not in self._stable:
            deters = reduce(np.bitwise_or, (self.relations[member].no_better for member in group))
            if rule.rejoinder:
                deters = deters & meet_over(to_edges(self.reached(group), self.conflict.n), deters)
            answered = carry_back(self._replies(group, rule), deters)
            self._stable[group, rule] = unanswered(self.improvements(group), answered, self.conflict.n)
        return self._stable[group, rule]

    def reached(self, group: Coalition) -> Packed:
        """Row s: the states that legal sequences of the members reach from s."""
        if group not in self._reached:
            each = pack(np.eye(self.conflict.n, dtype=bool))
            self._reached[group] = carry_back({member: self.edges[member] for member in group}, each)
        return self._reached[group]

    def improvements(self, group: Coalition) -> Edges:
        """The joint moves that every member prefers."""
        if group not in self._improving:
            wanted = (self.relations[member].wanted for member in group)
            self._improving[group] = to_edges(
                reduce(np.bitwise_and, wanted, self.reached(group)), self.conflict.n
            )
        return self._improving[group]

    def _replies(self, group: Coalition, rule: Rule) -> Mapping[Coalition, Edges]:
        others = [other for other in range(self.count) if other not in group]
        if rule.replies == "none":
            return {}
        if rule.replies == "moves":
            return {(other,): self.edges[other] for other in others}
        return {some: self.improvements(some) for some in coalitions_of(others)}
