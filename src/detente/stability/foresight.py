"""Limited-move and non-myopic stability: decision makers who look several moves ahead.

`expected(i, s)` with horizon h is where play is expected to end when i may move first from s: i moves to where the least it
expects to end up with is greatest, if that is better than staying; then any other decision maker who would move,
with horizon h - 1, goes on; whoever stays ends the play. Without ties and with two decision makers that is the
single state of the published definition; ties, and more than two decision makers, give a set of states, of
which i counts on the worst.

Kilgour, Hipel & Fang (1987), doi:10.1016/0005-1098(87)90117-8; Brams & Wittman (1981),
doi:10.1177/073889428100600103; Fang, Hipel & Kilgour (1993), ch. 3.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import numpy as np

from detente.conflict.conflict import Conflict
from detente.errors import TooLarge
from detente.stability.board import Truth

__all__ = ["MOST_STATES", "Ends", "Foresight"]

MOST_STATES = 4_096
MOST_HORIZONS = 500

Ends = frozenset[int]
Table = tuple[tuple[Ends, ...], ...]


class Foresight:
    """Expected ends of play, horizon by horizon.

    Parameters
    ----------
    conflict : Conflict
        With complete preferences and at most 4,096 states.
    """

    def __init__(self, conflict: Conflict) -> None:
        if conflict.n > MOST_STATES:
            raise TooLarge(
                f"looking ahead is limited to {MOST_STATES:,} states; here there are {conflict.n:,}",
                hint="ask for other concepts, or remove options",
            )
        self.levels = [dm.preference.levels.tolist() for dm in conflict.decision_makers]
        self.moves = [[edges.of(at).tolist() for at in range(conflict.n)] for edges in conflict.edges]
        stay = tuple(frozenset({at}) for at in range(conflict.n))
        self.tables: list[Table] = [(stay,) * len(self.levels)]

    def expected(self, who: int, position: int, horizon: int) -> Ends:
        """Where play is expected to end when `who` may move first from `position`."""
        return self._table(horizon)[who][position]

    def limited(self, who: int, horizon: int) -> Truth:
        """Which states are L(h) stable for decision maker number `who`; shape (states,)."""
        return _stays(self._table(horizon)[who])

    def nonmyopic(self, who: int) -> Truth:
        """Which states are L(h) stable for all h from some h on; shape (states,)."""
        start, period = self.cycle()
        tables = (self._table(start + step)[who] for step in range(period))
        return reduce(np.logical_and, (_stays(table) for table in tables))

    def cycle(self) -> tuple[int, int]:
        """From which horizon on the expectations repeat, and how often."""
        seen: dict[Table, int] = {}
        for horizon in range(MOST_HORIZONS):
            table = self._table(horizon)
            if table in seen:
                return seen[table], horizon - seen[table]
            seen[table] = horizon
        raise TooLarge(
            f"expectations have not settled within {MOST_HORIZONS:,} moves",
            hint="ask for lh with a horizon of your choice instead of nonmyopic",
        )

    def after(self, who: int, position: int, horizon: int) -> Ends:
        """Where play is expected to end once `who` has moved to `position`, the others looking `horizon` ahead."""
        table = self._table(horizon)
        onward = [ends[position] for other, ends in enumerate(table) if other != who]
        moving = [ends for ends in onward if ends != {position}]
        return frozenset().union(*moving) if moving else frozenset({position})

    def _table(self, horizon: int) -> Table:
        while len(self.tables) <= horizon:
            before = len(self.tables) - 1
            self.tables.append(tuple(self._expectations(who, before) for who in range(len(self.levels))))
        return self.tables[horizon]

    def _expectations(self, who: int, before: int) -> tuple[Ends, ...]:
        after: dict[int, Ends] = {}
        for targets in self.moves[who]:
            for to in targets:
                if to not in after:
                    after[to] = self.after(who, to, before)
        levels = self.levels[who]
        counted = {to: min(levels[end] for end in ends) for to, ends in after.items()}
        return tuple(
            _choice(position, targets, after, counted, levels[position])
            for position, targets in enumerate(self.moves[who])
        )


def _choice(
    position: int, targets: Sequence[int], after: dict[int, Ends], counted: dict[int, int], staying: int
) -> Ends:
    best = max((counted[to] for to in targets), default=staying)
    if best <= staying:
        return frozenset({position})
    return frozenset().union(*(after[to] for to in targets if counted[to] == best))


def _stays(table: tuple[Ends, ...]) -> Truth:
    return np.array([ends == {position} for position, ends in enumerate(table)])
