"""Any concept that is a rule, solved straight from its definition on packed sets of states.

Row q of a set holds states s: "q deters s", "q can be answered so that s is deterred".
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from detente.conflict.conflict import Conflict
from detente.conflict.moves import Edges
from detente.stability.board import Truth
from detente.stability.concepts import Rule
from detente.stability.packed import Packed, carry_back, check_states, has, meet_over
from detente.stability.relations import Relations

__all__ = ["RuleSolver", "unanswered"]


class RuleSolver:
    """Stable states under rules that need more than levels.

    Parameters
    ----------
    conflict : Conflict
        Of at most `packed.MOST_STATES` states.
    """

    def __init__(self, conflict: Conflict) -> None:
        check_states(conflict.n, "unknown and great preferences")
        self.conflict = conflict
        self.edges = conflict.edges
        self.relations = [Relations(dm.preference) for dm in conflict.decision_makers]

    def stable(self, who: int, rule: Rule) -> Truth:
        """Which states are stable for decision maker number `who` under `rule`; shape (states,)."""
        deters = self.deterrents(who, rule)
        if rule.rejoinder:
            deters &= meet_over(self.edges[who], deters)
        answered = carry_back(self.replies(who, rule), deters)
        return unanswered(self.departures(who, rule), answered, self.conflict.n)

    def deterrents(self, who: int, rule: Rule) -> Packed:
        """Row q: the states that q deters `who` from leaving."""
        relations = self.relations[who]
        if rule.deters == "greatly worse":
            return relations.greatly_worse.copy()
        if rule.deters == "no better or unknown":
            return relations.no_better | relations.unknown
        return relations.no_better.copy()

    def replies(self, who: int, rule: Rule) -> Mapping[int, Edges]:
        """The moves by which each opponent may answer."""
        others = [other for other in range(len(self.edges)) if other != who]
        if rule.replies == "none":
            return {}
        if rule.replies == "moves":
            return {other: self.edges[other] for other in others}
        table = self._tempting if rule.replies == "improvements or unknown" else self._improving
        return {other: table[other] for other in others}

    def departures(self, who: int, rule: Rule) -> Edges:
        """The moves that tempt `who`."""
        table = self._tempting if rule.departures == "better or unknown" else self._improving
        return table[who]

    @cached_property
    def _improving(self) -> list[Edges]:
        pairs = zip(self.edges, self.relations, strict=True)
        return [_within(edges, relations.better) for edges, relations in pairs]

    @cached_property
    def _tempting(self) -> list[Edges]:
        pairs = zip(self.edges, self.relations, strict=True)
        return [_within(edges, relations.better | relations.unknown) for edges, relations in pairs]


def _sources_of(edges: Edges) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """The state each move starts from; shape (moves,)."""
    return np.repeat(np.arange(len(edges.starts) - 1), np.diff(edges.starts))


def unanswered(departures: Edges, answered: Packed, states: int) -> Truth:
    """Which states have no departure to a q in whose `answered` set they are missing."""
    sources = _sources_of(departures)
    stable = np.ones(states, dtype=bool)
    stable[sources[~has(answered, departures.targets, sources)]] = False
    return stable


def _within(edges: Edges, relation: Packed) -> Edges:
    """The moves s to q with s in row q of `relation`."""
    sources = _sources_of(edges)
    kept = has(relation, edges.targets, sources)
    starts = np.concatenate([[0], np.cumsum(kept)])[edges.starts]
    return Edges(starts.astype(np.int64), edges.targets[kept])
