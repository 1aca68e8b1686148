"""The noun of the room: a conflict, its decision makers, states, moves and preferences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from detente.conflict.decision_maker import DecisionMaker, Option
from detente.conflict.moves import Control, Edges, control_of, edges_of_control, moves_of_control
from detente.conflict.preference import Levels, Preference
from detente.conflict.states import StateSpace
from detente.conflict.wording import did_you_mean
from detente.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Conflict", "State"]


@dataclass(frozen=True, slots=True)
class State:
    """A state as a reader sees it.

    Attributes
    ----------
    id : int
        From 1.
    options : mapping
        ``"decision_maker.option"`` to whether it is taken; empty in graph form.
    either : tuple of str
        Options that a merged state leaves open.
    label : str
        Its name in graph form; may be empty.
    """

    id: int
    options: Mapping[str, bool]
    either: tuple[str, ...] = ()
    label: str = ""

    @property
    def taken(self) -> tuple[str, ...]:
        """The options taken, in file order."""
        return tuple(name for name, taken in self.options.items() if taken)


@dataclass(frozen=True, eq=False)
class Conflict:
    """A conflict in the graph model (Fang, Hipel & Kilgour 1993, *Interactive Decision Making*).

    States are numbered from 1 in everything public. Decision makers are named by their ids.

    Attributes
    ----------
    name : str
    decision_makers : tuple of DecisionMaker
    space : StateSpace
        The states, by position (id minus one).
    status_quo : int or None
        The state today.
    graph : tuple of Edges
        The moves of each decision maker in graph form; empty in option form.
    """

    name: str
    decision_makers: tuple[DecisionMaker, ...]
    space: StateSpace
    status_quo: int | None = None
    graph: tuple[Edges, ...] = ()

    @property
    def n(self) -> int:
        """How many states there are."""
        return self.space.count

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The decision makers' ids, in file order."""
        return tuple(dm.id for dm in self.decision_makers)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {dm: at for at, dm in enumerate(self.ids)}

    @property
    def option_form(self) -> bool:
        """Whether states are given by options (else outright, in graph form)."""
        return not self.graph

    @property
    def complete(self) -> bool:
        """Whether every preference is known for every pair of states."""
        return all(dm.preference.complete for dm in self.decision_makers)

    @cached_property
    def option_names(self) -> tuple[str, ...]:
        """``"decision_maker.option"`` of every option, in file order."""
        return tuple(f"{dm.id}.{option.id}" for dm in self.decision_makers for option in dm.options)

    @property
    def options(self) -> tuple[Option, ...]:
        """Every option, in file order."""
        return tuple(option for dm in self.decision_makers for option in dm.options)

    @cached_property
    def controls(self) -> tuple[Control, ...]:
        """The bits each decision maker controls (option form)."""
        found: list[Control] = []
        for dm in self.decision_makers:
            found.append(control_of(dm.options, found[-1].low + found[-1].width if found else 0))
        return tuple(found)

    @property
    def states(self) -> Sequence[State]:
        """Every state in rising order of its id; each is made when it is asked for."""
        return _States(self)

    def state(self, state: int) -> State:
        """State `state` with the options taken in it."""
        at = self._position(state)
        labels = self.space.labels
        taken = self.space.taken(at) if self.option_form else ()
        either = self.space.either(at) if self.option_form else ()
        return State(
            state,
            dict(zip(self.option_names, taken, strict=True)),
            tuple(self.option_names[option] for option in either),
            labels[at] if labels else "",
        )

    def decision_maker(self, dm: str) -> DecisionMaker:
        """The decision maker with this id."""
        return self.decision_makers[self.index(dm)]

    def index(self, dm: str) -> int:
        """The place of a decision maker in file order, from 0."""
        if dm not in self._places:
            raise NotFound(f"there is no decision maker {dm!r}", hint=did_you_mean(dm, self.ids))
        return self._places[dm]

    def moves(self, dm: str, state: int) -> tuple[int, ...]:
        """The states that `dm` can move to from `state` alone and in one step, rising."""
        return tuple((self._reached(dm, state) + 1).tolist())

    def improvements(self, dm: str, state: int, *, or_unknown: bool = False) -> tuple[int, ...]:
        """The moves of `dm` from `state` to states it prefers; with `or_unknown`, to those it may prefer too."""
        preference, at = self.preference(dm), self._position(state)
        reached = self._reached(dm, state)
        known = (
            np.array([preference.knows(int(to), at) for to in reached], dtype=bool)
            if preference.unknown
            else True
        )
        better = (preference.levels[reached] > preference.levels[at]) & known
        wanted = better | ~np.asarray(known) if or_unknown else better
        return tuple((reached[wanted] + 1).tolist())

    def _reached(self, dm: str, state: int) -> NDArray[np.int32]:
        who, at = self.index(dm), self._position(state)
        if self.option_form and not self.space.merged:
            return moves_of_control(self.controls[who], self.space, at)
        return self.edges[who].of(at)

    @cached_property
    def edges(self) -> tuple[Edges, ...]:
        """The moves of every decision maker as lists of positions; large in option form with many options."""
        return self.graph or tuple(edges_of_control(control, self.space) for control in self.controls)

    def preference(self, dm: str) -> Preference:
        """The preference in force, by position."""
        return self.decision_maker(dm).preference

    def levels(self, dm: str) -> Levels:
        """Ordinal levels of all states, higher is better; shape (n,), the level of state s at ``s - 1``."""
        return self.preference(dm).levels

    def prefers(self, dm: str, a: int, b: int) -> bool:
        """Whether `dm` is known to strictly prefer state `a` to state `b`."""
        return self.preference(dm).prefers(self._position(a), self._position(b))

    def knows(self, dm: str, a: int, b: int) -> bool:
        """Whether it is known how `dm` orders states `a` and `b`."""
        return self.preference(dm).knows(self._position(a), self._position(b))

    def greatly_prefers(self, dm: str, a: int, b: int) -> bool:
        """Whether `dm` is known to greatly prefer state `a` to state `b`."""
        return self.preference(dm).greatly_prefers(self._position(a), self._position(b))

    def unknown(self, dm: str) -> tuple[tuple[int, int], ...]:
        """Pairs of states whose order is not known, rising."""
        return tuple(sorted((a + 1, b + 1) for a, b in self.preference(dm).unknown))

    def analyse(self, concepts: Iterable[str] | None = None, *, horizon: int = 3) -> Any:
        """Solve it: `detente.stability.analyse`, whose room is loaded on first use. Returns its `Analysis`."""
        return import_module("detente.stability").analyse(self, concepts, horizon=horizon)

    def with_reading(self, dm: str, reading: str) -> Conflict:
        """The same conflict under a rival reading of one decision maker's preferences."""
        return self.with_decision_maker(self.decision_maker(dm).under(reading))

    def with_preference(self, dm: str, preference: Preference) -> Conflict:
        """The same conflict with another preference for one decision maker."""
        return self.with_decision_maker(replace(self.decision_maker(dm), preference=preference))

    def with_decision_maker(self, changed: DecisionMaker) -> Conflict:
        """The same conflict with one decision maker (found by id) exchanged; its options must be the same."""
        others = list(self.decision_makers)
        others[self.index(changed.id)] = changed
        same_moves = replace(self, decision_makers=tuple(others))
        if "edges" in self.__dict__:
            same_moves.__dict__["edges"] = self.edges
        return same_moves

    def _position(self, state: int) -> int:
        if not 1 <= state <= self.n:
            raise NotFound(f"there is no state {state}", hint=f"states run from 1 to {self.n}")
        return state - 1


class _States(Sequence[State]):
    def __init__(self, conflict: Conflict) -> None:
        self._conflict = conflict

    def __len__(self) -> int:
        return self._conflict.n

    def __iter__(self) -> Iterator[State]:
        return (self._conflict.state(number) for number in range(1, len(self) + 1))

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        numbers = range(1, len(self) + 1)[at]
        if isinstance(numbers, range):
            return [self._conflict.state(number) for number in numbers]
        return self._conflict.state(numbers)
