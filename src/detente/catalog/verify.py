"""Compute everything in the catalogue again and say where it differs from what is published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.catalog.entries import load, names
from detente.catalog.published import Improvement, Origin, Published, Result, published
from detente.conflict import Conflict
from detente.stability import analyse, check
from detente.stability.analysis import Analysis
from detente.stability.jumps import coalition_improvements

__all__ = ["Difference", "Verification", "verify"]

States = tuple[int, ...]
UNEXPLAINED = "not explained: either the figure or the solver is wrong"


@dataclass(frozen=True, slots=True)
class Figure:
    what: str
    origin: Origin
    published: States
    computed: States
    reason: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that came out otherwise.

    Attributes
    ----------
    what : str
        Which figure: ``"seq equilibria"``, ``"gmr stable for usa"``, …
    origin : str
        Where the published figure is from; see `Result`.
    published, computed : tuple of int
        States.
    reason : str
        Why they differ, as the catalogue knows it.
    explained : bool
        Whether it knows.
    """

    what: str
    origin: Origin
    published: States
    computed: States
    reason: str
    explained: bool


@dataclass(frozen=True, slots=True)
class Verification:
    """One conflict, computed again.

    Attributes
    ----------
    figures : mapping of str to int
        How many figures were compared, by origin.
    proofs : int
        How many verdicts the independent checker went through.
    faults : tuple of str
        What it found wrong.
    differences : tuple of Difference
    """

    name: str
    figures: dict[str, int]
    proofs: int
    faults: tuple[str, ...]
    differences: tuple[Difference, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing differs without a reason and every proof stands."""
        return not self.faults and all(difference.explained for difference in self.differences)


def verify(name: str | None = None) -> tuple[Verification, ...]:
    """Compute one conflict, or all, again: every published figure, and a proof of every verdict.

    Raises
    ------
    NotFound
        If there is no conflict of this name.
    """
    return tuple(_verify(each) for each in (names() if name is None else (name,)))


def _verify(name: str) -> Verification:
    conflict, said = load(name), published(name)
    analysis = analyse(conflict, [result.concept for result in said.results])
    figures = list(_figures(conflict, said, analysis))
    proofs, faults = _prove(conflict, analysis)
    counts = {
        origin: sum(figure.origin == origin for figure in figures)
        for origin in ("printed", "recalled", "reference")
    }
    differences = tuple(_difference(figure) for figure in figures if figure.published != figure.computed)
    return Verification(said.name, counts, proofs, faults, differences)


def _figures(conflict: Conflict, said: Published, analysis: Analysis) -> Iterator[Figure]:
    for result in said.results:
        yield from _of_concept(result, analysis)
    for improvement in said.improvements:
        yield _of_coalition(conflict, improvement)


def _of_concept(result: Result, analysis: Analysis) -> Iterator[Figure]:
    found = analysis.equilibria(result.concept)
    yield Figure(f"{result.concept} equilibria", result.origin, result.equilibria, found, result.reason)
    for dm, states in result.stable.items():
        what = f"{result.concept} stable for {dm}"
        yield Figure(what, result.stable_origin, states, analysis.stable(dm, result.concept), result.reason)


def _of_coalition(conflict: Conflict, said: Improvement) -> Figure:
    what = f"joint improvements of {', '.join(said.coalition)} from state {said.from_}"
    found = coalition_improvements(conflict, said.coalition, said.from_)
    return Figure(what, said.origin, said.to, found, said.reason)


def _difference(figure: Figure) -> Difference:
    return Difference(
        figure.what,
        figure.origin,
        figure.published,
        figure.computed,
        figure.reason or UNEXPLAINED,
        bool(figure.reason),
    )


def _prove(conflict: Conflict, analysis: Analysis) -> tuple[int, tuple[str, ...]]:
    """Prove every verdict and have the independent checker look at each proof."""
    faults, count = [], 0
    for concept in analysis.concepts:
        for dm in conflict.ids:
            for state in range(1, conflict.n + 1):
                proof = analysis.why(state, dm, concept)
                count += 1
                faults += [f"{concept}, {dm}, state {state}: {fault}" for fault in check(conflict, proof)]
                if proof.stable != analysis.is_stable(state, dm, concept):
                    faults.append(f"{concept}, {dm}, state {state}: the proof says otherwise than the solver")
    return count, tuple(faults)
