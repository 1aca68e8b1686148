"""Nash, GMR, SMR, SEQ and symmetric SEQ for complete preferences: what a move guarantees.

Let w(q) be the worst that opponents can do to a decision maker after it moved to q, under the concept at
hand. A state s is stable exactly when no single move of the decision maker leads to a q with
min(P(q), w(q)) > P(s): every improvement can be answered by something no better than s. That is one maximum
over a line, whatever the concept.

| concept | w(q) is the least, over what opponents can bring about from q (or over q itself), of |
|---|---|
| nash | (opponents do nothing) |
| gmr | P, by any of their moves |
| smr | the best P still within one move of the decision maker, by any of their moves |
| seq | P, by improvements of theirs only |
| sseq | the best P still within one move of the decision maker, by improvements of theirs only |

Fang, Hipel & Kilgour (1993), *Interactive Decision Making*, ch. 3; for sseq Rêgo & Vieira (2017),
doi:10.1007/s10726-016-9520-8.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from detente.conflict.conflict import Conflict
from detente.stability.board import Board, Truth, Values
from detente.stability.lattice import Lattice
from detente.stability.network import Network

__all__ = ["GUARANTEES", "Solver", "board_of"]

GUARANTEES = ("nash", "gmr", "smr", "seq", "sseq")


def board_of(conflict: Conflict) -> Board:
    """The board that suits a conflict."""
    if conflict.option_form and not conflict.space.merged:
        return Lattice(conflict)
    return Network(conflict)


class Solver:
    """Stable states of a conflict with complete preferences.

    Parameters
    ----------
    conflict : Conflict
    """

    def __init__(self, conflict: Conflict) -> None:
        self.board = board_of(conflict)
        self._best = lru_cache(maxsize=None)(self._best_of)

    def stable(self, who: int, concept: str) -> Truth:
        """Which states are stable for decision maker number `who`; shape (states,)."""
        own = self.board.levels(who)
        return self.board.per_state(own >= self._most_guaranteed(who, concept))

    def _best_of(self, who: int) -> Values:
        return self.board.best_move(who, self.board.levels(who))

    def _most_guaranteed(self, who: int, concept: str) -> Values:
        """The best that one move, or none, guarantees."""
        if concept == "nash":
            return self._best(who)
        improving = concept in ("seq", "sseq")
        if concept in ("gmr", "seq"):
            worst = self.board.worst_reply(who, self.board.levels(who), improving=improving)
            return self.board.best_move(who, worst)
        worst = self.board.worst_reply(who, self._best(who), improving=improving)
        if worst.size == 1:
            return np.minimum(self._best(who), worst)
        return self.board.best_move(who, np.minimum(self.board.levels(who), worst))
