"""What the solver asks of a state space, whatever its form.

Two boards answer: `Lattice` (option form; a decision maker's own options are one axis of an array) and
`Network` (graph form and merged states; moves are lists). Values are levels of one decision maker; the
solver keeps them in whatever shape its board uses.
"""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

__all__ = ["Board", "Truth", "Values", "ceiling"]

Values = NDArray[np.signedinteger[Any]]
Truth = NDArray[np.bool_]


def ceiling(values: Values) -> int:
    """A number above every level; the neutral value of a minimum. Its counterpart for a maximum is -1."""
    return int(np.iinfo(values.dtype).max)


class Board(Protocol):
    """Moves over a state space, as maxima and minima of values over what they reach."""

    def levels(self, who: int) -> Values:
        """The levels of decision maker `who` over all states."""

    def best_move(self, who: int, values: Values) -> Values:
        """The greatest value that `who` can reach in at most one move."""

    def worst_reply(self, who: int, values: Values, *, improving: bool) -> Values:
        """The least value that the others can bring about, by any legal sequence of their moves or by none.

        In a legal sequence nobody moves twice in succession; with `improving`, each move is an improvement
        for whoever makes it.
        """

    def per_state(self, truth: Truth) -> Truth:
        """Read a truth in the board's shape off for every state; shape (states,)."""
