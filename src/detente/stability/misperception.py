"""Misperception: each decision maker acts on its own view of the conflict.

In a first-level hypergame every decision maker sees a conflict of its own: it may be wrong about what the others
prefer, and about which options there are. A state is an equilibrium of the hypergame when everyone, each in its own
view, finds it stable, whatever the others think.

Wang, Hipel & Fraser (1988), Modeling misperceptions in games, Behavioral Science 33, 207-223,
doi:10.1002/bs.3830330305; Wang, Hipel & Fraser (1989), Solution concepts in hypergames, Applied Mathematics and
Computation 34, 147-171, doi:10.1016/0096-3003(89)90102-9.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from detente.conflict import Conflict, State
from detente.errors import ModelError, NotFound
from detente.stability.analysis import analyse

__all__ = ["Hypergame", "hypergame", "seen_through"]

States = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Hypergame:
    """What is stable when everyone acts on its own view.

    States are those of the conflict itself.

    Attributes
    ----------
    concept : str
    equilibria : tuple of int
        States that everyone finds stable in its own view.
    without_misperception : tuple of int
        The equilibria of the conflict itself.
    expected : mapping of str to tuple of int
        For each decision maker, the states that are equilibria as it sees things.
    stable : mapping of str to tuple of int
        For each decision maker, the states it finds stable in its own view.
    hidden : mapping of str to tuple of int
        For each decision maker, the states that it does not recognise: they need options it does not see, or are
        impossible in its view.
    """

    conflict: str
    concept: str
    equilibria: States
    without_misperception: States
    expected: Mapping[str, States]
    stable: Mapping[str, States]
    hidden: Mapping[str, States]

    def surprises(self, dm: str) -> States:
        """Equilibria of the hypergame that `dm` does not expect."""
        return tuple(state for state in self.equilibria if state not in self._expected(dm))

    def disappointments(self, dm: str) -> States:
        """States that `dm` expects to hold and that do not, since someone sees things otherwise."""
        return tuple(state for state in self._expected(dm) if state not in self.equilibria)

    @property
    def steady(self) -> States:
        """Equilibria that everyone expects: nobody learns anything from them."""
        return tuple(
            state for state in self.equilibria if all(state in each for each in self.expected.values())
        )

    def _expected(self, dm: str) -> States:
        if dm not in self.expected:
            raise NotFound(f"there is no decision maker {dm!r}", hint=f"there are {', '.join(self.expected)}")
        return self.expected[dm]


def seen_through(conflict: Conflict, readings: Mapping[str, str]) -> Conflict:
    """The conflict as someone sees it who believes in these rival readings of decision makers' preferences.

    Raises
    ------
    NotFound
        If the model gives no such decision maker or reading.
    """
    for dm, reading in sorted(readings.items()):
        conflict = conflict.with_reading(dm, reading)
    return conflict


def hypergame(conflict: Conflict, views: Mapping[str, Conflict], *, concept: str = "seq") -> Hypergame:
    """Solve a first-level hypergame.

    Parameters
    ----------
    conflict : Conflict
        The conflict as it is; its states are those of the answer.
    views : mapping of str to Conflict
        What each decision maker sees instead; whoever is left out sees the conflict as it is. In option form a view
        may lack options (it takes a state for the one without them) or imagine some (taken for not taken); in graph
        form it must have the same states.
    concept : str
        Any concept that applies to all of them.

    Raises
    ------
    NotFound, ModelError
        If a view is of nobody, or does not fit, or the concept does not apply.
    """
    for dm in views:
        conflict.index(dm)
    solved = {id(each): analyse(each, [concept]) for each in (conflict, *views.values())}
    seen: dict[str, tuple[int | None, ...]] = {}
    stable, expected, hidden = {}, {}, {}
    for dm in conflict.ids:
        view = views.get(dm, conflict)
        found = solved[id(view)]
        seen[dm] = _seen(conflict, view, dm)
        stable[dm] = _where(seen[dm], set(found.stable(dm, concept)))
        hidden[dm] = _unrecognised(conflict, view)
        expected[dm] = tuple(
            state for state in _where(seen[dm], set(found.equilibria(concept))) if state not in hidden[dm]
        )
    return Hypergame(
        conflict.name,
        concept.lower(),
        tuple(state for state in range(1, conflict.n + 1) if all(state in each for each in stable.values())),
        solved[id(conflict)].equilibria(concept),
        expected,
        stable,
        hidden,
    )


def _where(seen: tuple[int | None, ...], wanted: set[int]) -> States:
    return tuple(state for state, taken_for in enumerate(seen, start=1) if taken_for in wanted)


def _seen(conflict: Conflict, view: Conflict, dm: str) -> tuple[int | None, ...]:
    """What the view takes each state for; None where it holds it to be impossible."""
    view.index(dm)
    if view is conflict:
        return tuple(range(1, conflict.n + 1))
    if not (conflict.option_form and view.option_form):
        if conflict.n != view.n:
            raise ModelError(
                f"{dm!r} sees {view.n} states and there are {conflict.n}",
                where=view.name,
                hint="in graph form every view needs the same states",
            )
        return tuple(range(1, conflict.n + 1))
    place = {frozenset(state.taken): state.id for state in view.states}
    visible = set(view.option_names)
    return tuple(place.get(frozenset(set(state.taken) & visible)) for state in conflict.states)


def _unrecognised(conflict: Conflict, view: Conflict) -> States:
    if not (conflict.option_form and view.option_form) or view is conflict:
        return ()
    visible = set(view.option_names)
    known = {frozenset(state.taken) for state in view.states}
    return tuple(state.id for state in conflict.states if not _recognised(state, visible, known))


def _recognised(state: State, visible: set[str], known: set[frozenset[str]]) -> bool:
    return set(state.taken) <= visible and frozenset(state.taken) in known
