"""What a proof is made of: steps, departures, answers. Every verdict on a state carries one.

A verdict "stable" shows an answer to each departure; "not stable" shows a departure that no answer deters. The
checker (`checker.py`) goes through a proof without the solver's help.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.conflict.conflict import Conflict

__all__ = ["Answer", "Departure", "Proof", "Step"]


@dataclass(frozen=True, slots=True)
class Step:
    """One move: who makes it, from which state to which.

    `by` is one decision maker, or the members of a coalition whose joint move is spelt out in `through`.
    """

    by: tuple[str, ...]
    start: int
    end: int
    through: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """How opponents answer a departure.

    Attributes
    ----------
    steps : tuple of Step
        Their moves, in order.
    deters : str
        The decision maker deterred (in a coalition: the member).
    escapes : tuple of (int, str)
        Where the decision maker (or the coalition) could still go from the end of the answer, and whom that deters;
        empty where the concept allows no rejoinder.
    """

    steps: tuple[Step, ...]
    deters: str
    escapes: tuple[tuple[int, str], ...] = ()

    @property
    def end(self) -> int:
        return self.steps[-1].end


@dataclass(frozen=True, slots=True)
class Departure:
    """A move (of a coalition: a sequence of moves) that tempts, and what answers it.

    Attributes
    ----------
    steps : tuple of Step
    answer : Answer or None
        None when nothing the opponents can do deters it.
    examined : int
        When there is no answer: how many states the opponents could bring about, all of them looked at.
    """

    steps: tuple[Step, ...]
    answer: Answer | None = None
    examined: int = 0

    @property
    def end(self) -> int:
        return self.steps[-1].end


@dataclass(frozen=True, slots=True)
class Proof:
    """Why a state is stable, or not, for a decision maker under a concept.

    Attributes
    ----------
    group : tuple of str
        The decision maker alone, or the coalition in question.
    departures : tuple of Departure
        Stable: every departure with its answer. Not stable: the one that is not answered.
    parts : tuple of Proof
        Proofs this one follows from (coalitional and weak concepts).
    line : tuple of Step, ends : tuple of int
        The play that a decision maker who looks ahead expects, and where it may end.
    horizon : int
        How many moves ahead were looked at; 0 where it plays no part.
    """

    state: int
    dm: str
    concept: str
    stable: bool
    group: tuple[str, ...] = ()
    departures: tuple[Departure, ...] = ()
    parts: tuple[Proof, ...] = ()
    line: tuple[Step, ...] = ()
    ends: tuple[int, ...] = ()
    horizon: int = 0

    def tell(self, conflict: Conflict) -> str:
        """The proof in plain words, a sentence a line."""
        from detente.stability.words import tell

        return tell(self, conflict)

    def to_json(self, conflict: Conflict | None = None) -> dict[str, Any]:
        """The proof as plain data; with `conflict`, its plain words too."""
        found = asdict(self)
        if conflict is not None:
            found["words"] = self.tell(conflict).split("\n")
        return found
