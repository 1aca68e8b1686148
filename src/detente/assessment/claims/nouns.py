"""What a test of a claim gives: estimates under several choices, and a verdict by a stated rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = ["ALPHA", "LEVEL", "SEED", "Claim", "Cluster", "Direction", "Effect", "Estimate", "Verdict"]

ALPHA = 0.05
"""A p value up to this counts."""
LEVEL = 0.95
"""Coverage of the intervals."""
SEED = 20171114
"""Of the permutations that are drawn and not counted out."""

Direction: TypeAlias = Literal["fewer", "more", "either"]
Verdict: TypeAlias = Literal["supported", "suggestive", "not supported", "cannot be tested with these data"]


@dataclass(frozen=True, slots=True)
class Effect:
    """A size with its interval; None where the data set no bound."""

    name: str
    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Cluster:
    """A year (or another cluster): units that show what the claim says, of how many."""

    name: str
    observed: float
    n: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """One way of counting and testing.

    Attributes
    ----------
    label : what was counted
    since, until : ISO days, both included
    n : units counted (days with an event, earlier gaps, …)
    observed, expected : of these, how many show what the claim says, and how many chance would show
    p_naive : exact test as if every unit were independent of the others
    p : exact test that respects clusters
    p_corrected : also corrected for a choice made after looking; None where nothing was chosen
    smallest : the smallest `p` that these data could have given
    clusters : years (or other clusters) in the test
    dispersion : how many times more the counts vary than independent ones would; the interval allows for it
    """

    label: str
    since: str
    until: str
    n: float
    observed: float
    expected: float | None
    effect: Effect
    p_naive: float | None
    p: float | None
    p_corrected: float | None
    smallest: float | None
    clusters: int
    dispersion: float | None = None
    groups: tuple[Cluster, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim, how it stands, and why.

    `main` decides, with the episode that prompted the question left out; `with_prompt` keeps it; `later` holds what
    was not known on the day `until` and decides nothing.
    """

    kind: Literal["season", "gap", "before-after", "goes-with"]
    claim: str
    table: str
    direction: Direction
    since: str
    until: str
    prompt: str | None
    main: Estimate
    with_prompt: Estimate | None
    sensitivity: tuple[Estimate, ...]
    later: Estimate | None
    verdict: Verdict
    why: tuple[str, ...]
    notes: tuple[str, ...] = ()
