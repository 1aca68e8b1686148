"""Robustness: in which share of the rankings compatible with what is known a state is an equilibrium.

Every ranking compatible with what is known of a decision maker counts the same, independently of the other
decision makers'. States known to be tied stay tied; all others are ranked strictly. Where only the order of importance
of its preference statements is in doubt, every order of the statements counts the same. When there are few
combinations they are all gone through; otherwise they are drawn, and the seed is part of the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import prod, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.conflict import Conflict
from detente.errors import InputError, NotFound, TooLarge
from detente.stability.ensemble import CONCEPTS, Ensemble, Ranks
from detente.stability.knowledge import Given, Source, source
from detente.stability.rankings import Rankings

__all__ = ["Robustness", "robustness"]

MOST_STATES = 1_024
MOST_DRAWS = 10_000_000
_BLOCK = 2**17
_THREADS = 2

Shares = tuple[float, ...]
Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Robustness:
    """How far stability depends on what is not known.

    Attributes
    ----------
    conflict : str
    given : {"known", "statements", "nothing"}
        What was taken as known; see `detente.stability.knowledge.source`.
    draws : int
        How many combinations of rankings were looked at, one ranking a decision maker.
    seed : int or None
        What they were drawn with; None when all were gone through.
    exact : bool
        Whether all were gone through.
    uniform : bool
        Whether each combination was exactly as likely as any other; otherwise a Markov chain drew some rankings,
        which is nearly so.
    rankings : mapping of str to int or None
        How many rankings each decision maker may have; None where that is too much work to say.
    equilibria : mapping of str to tuple of float
        For each concept, the share for each state (state s at ``s - 1``) in which it is an equilibrium.
    stable : mapping of (str, str) to tuple of float
        For each decision maker and concept, the share in which each state is stable for it.
    """

    conflict: str
    given: Given
    draws: int
    seed: int | None
    exact: bool
    uniform: bool
    rankings: Mapping[str, int | None]
    equilibria: Mapping[str, Shares]
    stable: Mapping[tuple[str, str], Shares]

    def share(self, state: int, concept: str) -> float:
        """In which share of the rankings `state` is an equilibrium."""
        shares = self._of(concept)
        if not 1 <= state <= len(shares):
            raise NotFound(f"there is no state {state}", hint=f"states run from 1 to {len(shares)}")
        return shares[state - 1]

    def error(self, state: int, concept: str) -> float:
        """The standard error of that share; 0 when all rankings were gone through."""
        share = self.share(state, concept)
        return 0.0 if self.exact else sqrt(share * (1 - share) / self.draws)

    def ranked(self, concept: str) -> tuple[tuple[int, float], ...]:
        """States that are an equilibrium in some ranking looked at, with their shares, the most robust first."""
        found = [(state, share) for state, share in enumerate(self._of(concept), start=1) if share]
        return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))

    def to_json(self) -> dict[str, Any]:
        """The shape ``robustness/1``."""
        dms = list(self.rankings)
        return {
            "schema": "robustness/1",
            "conflict": self.conflict,
            "given": self.given,
            "draws": self.draws,
            "seed": self.seed,
            "exact": self.exact,
            "uniform": self.uniform,
            "rankings": dict(self.rankings),
            "equilibria": {concept: list(shares) for concept, shares in self.equilibria.items()},
            "stable": {
                dm: {concept: list(self.stable[dm, concept]) for concept in self.equilibria} for dm in dms
            },
        }

    def _of(self, concept: str) -> Shares:
        if concept not in self.equilibria:
            raise NotFound(
                f"{concept!r} was not looked at", hint=f"asked for were {', '.join(self.equilibria)}"
            )
        return self.equilibria[concept]


def robustness(
    conflict: Conflict,
    *,
    draws: int = 10_000,
    seed: int = 0,
    given: Given = "known",
    concepts: Iterable[str] = ("nash", "gmr", "smr", "seq"),
) -> Robustness:
    """Say in which share of the compatible rankings each state is stable, and an equilibrium.

    Parameters
    ----------
    draws : int
        How many combinations to draw; all are gone through instead where there are no more than that.
    seed : int
        The same seed gives the same answer.
    given : {"known", "statements", "nothing"}
        What is taken as known.
    concepts : iterable of str
        Among nash, gmr, smr and seq.

    Raises
    ------
    InputError, ModelError, NotFound
        If the question makes no sense.
    TooLarge
        If there are more than 1,024 states.
    """
    wanted = _asked(conflict, draws, seed, concepts)
    sources = [source(conflict, dm, given) for dm in conflict.ids]
    total = _product([each.count for each in sources])
    exact = total is not None and total <= draws
    looked_at = total if exact and total else draws
    columns = _all(sources, looked_at) if exact else _drawn(sources, draws, seed)
    everyone, alone = _count(conflict, sources, columns, looked_at, wanted)
    return Robustness(
        conflict.name,
        given,
        looked_at,
        None if exact else seed,
        exact,
        exact or all(each.uniform for each in sources),
        {dm: each.count for dm, each in zip(conflict.ids, sources, strict=True)},
        {concept: _shares(everyone[at], looked_at) for at, concept in enumerate(wanted)},
        {
            (dm, concept): _shares(alone[who, at], looked_at)
            for who, dm in enumerate(conflict.ids)
            for at, concept in enumerate(wanted)
        },
    )


def _asked(conflict: Conflict, draws: int, seed: int, concepts: Iterable[str]) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(concept.lower() for concept in concepts))
    for concept in wanted:
        if concept not in CONCEPTS:
            raise NotFound(
                f"robustness does not know the concept {concept!r}", hint=f"it knows {', '.join(CONCEPTS)}"
            )
    if not 1 <= draws <= MOST_DRAWS:
        raise InputError(f"{draws} draws make no sense", hint=f"give a number from 1 to {MOST_DRAWS:,}")
    if seed < 0:
        raise InputError(f"the seed {seed} is negative", hint="give a whole number from 0 on")
    if conflict.n > MOST_STATES:
        raise TooLarge(
            f"rankings of {conflict.n:,} states are more than can be drawn (the limit is {MOST_STATES:,})",
            where=conflict.name,
            hint="rule out states with infeasible formulas, or merge some",
        )
    return wanted


def _product(counts: Sequence[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return prod(known) if len(known) == len(counts) else None


def _all(sources: Sequence[Source], total: int) -> list[Rankings]:
    """Every combination: row by row, the last decision maker's rankings changing fastest."""
    found = []
    repeat = total
    for each in sources:
        every = each.every()
        repeat //= len(every)
        block = np.repeat(every, repeat, axis=0)
        found.append(np.tile(block, (total // len(block), 1)))
    return found


def _drawn(sources: Sequence[Source], draws: int, seed: int) -> list[Rankings]:
    streams = np.random.SeedSequence(seed).spawn(len(sources))
    return [
        each.draw(draws, np.random.default_rng(stream)) for each, stream in zip(sources, streams, strict=True)
    ]


def _count(
    conflict: Conflict,
    sources: Sequence[Source],
    columns: Sequence[Rankings],
    total: int,
    wanted: Sequence[str],
) -> tuple[Counts, Counts]:
    """How often each state is an equilibrium, shape (concepts, states), and stable, shape (dms, concepts, states)."""
    ensemble = Ensemble(conflict)
    size = max(1, _BLOCK // conflict.n)

    def block(start: int) -> tuple[Counts, Counts]:
        ranks = _ranks(sources, [column[start : start + size] for column in columns])
        return _tally(ensemble, ranks, wanted)

    everyone = np.zeros((len(wanted), conflict.n), dtype=np.int64)
    alone = np.zeros((len(sources), len(wanted), conflict.n), dtype=np.int64)
    with ThreadPoolExecutor(_THREADS) as pool:
        for together, each in pool.map(block, range(0, total, size)):
            everyone += together
            alone += each
    return everyone, alone


def _ranks(sources: Sequence[Source], rows: Sequence[Rankings]) -> list[Ranks]:
    """Ranks of states in the smallest type that holds everyone's."""
    found = [each.ranks(some) for each, some in zip(sources, rows, strict=True)]
    top = max(int(ranks.max()) for ranks in found)
    dtype = np.uint8 if top < 2**8 - 1 else np.uint16 if top < 2**16 - 1 else np.uint32
    return [ranks.astype(dtype, copy=False) for ranks in found]


def _tally(ensemble: Ensemble, ranks: Sequence[Ranks], wanted: Sequence[str]) -> tuple[Counts, Counts]:
    sample = ensemble.sample(ranks)
    together, alone = [], []
    for concept in wanted:
        masks = [ensemble.stable(sample, who, concept) for who in range(len(ranks))]
        together.append(np.logical_and.reduce(masks).sum(axis=1))
        alone.append([mask.sum(axis=1) for mask in masks])
    return np.array(together), np.array(alone).transpose(1, 0, 2)


def _shares(counts: Counts, total: int) -> Shares:
    return tuple((counts / total).tolist())
