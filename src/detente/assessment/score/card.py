"""The scorecard: how good forecasts were, how much of it is calibration, and whether they beat the best baseline."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from detente.assessment.score.baselines import BASELINES
from detente.assessment.score.log import Forecast
from detente.errors import InputError

__all__ = ["Baseline", "Bin", "Scorecard", "score"]

BINS = 10
DRAWS = 2_000
FLOOR = 0.001
"""Probabilities stay this far from 0 and 1 in the log score: a certainty gone wrong costs 6.9 and not infinity."""
FEW = 30
Values = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bin:
    """Forecasts of like probability: how many, their mean, and the share that came true."""

    low: float
    high: float
    n: int
    mean: float
    observed: float


@dataclass(frozen=True, slots=True)
class Baseline:
    """A baseline's scores on the same questions."""

    name: str
    brier: float
    log: float


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Scores of the resolved forecasts.

    Attributes
    ----------
    brier : mean of (p − o)²: Brier 1950, 10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2
    log : mean of −ln of the probability given to what happened
    reliability, resolution, uncertainty : Murphy 1973, 10.1175/1520-0450(1973)012<0595:ANVPOT>2.0.CO;2, over ten bins
    calibration, perfect : mean distance of the bins from the diagonal, and what a perfect forecaster of the same
        probabilities would show on so few questions
    skill : 1 − Brier / Brier of the best baseline, with a 95 per cent interval from a block bootstrap
    """

    forecaster: str
    questions: int
    resolved: int
    scored: int
    brier: float | None
    log: float | None
    reliability: float | None
    resolution: float | None
    uncertainty: float | None
    calibration: float | None
    perfect: float | None
    bins: tuple[Bin, ...]
    baselines: tuple[Baseline, ...]
    best: str | None
    skill: float | None
    skill_low: float | None
    skill_high: float | None
    blocks: int
    seed: int
    chain: str
    notes: tuple[str, ...]


def score(
    forecasts: Sequence[Forecast], *, chain: str = "none", forecaster: str | None = None, seed: int = 0
) -> Scorecard:
    """Score forecasts against what happened and against five baselines.

    Parameters
    ----------
    forecaster : str, optional
        Score only this one's.
    seed : int
        Of the bootstrap and of the perfect forecaster.

    Raises
    ------
    InputError
        If nothing in the log is resolved.
    """
    mine = [f for f in forecasts if forecaster is None or f.forecaster == forecaster]
    resolved = sorted((f for f in mine if f.outcome is not None), key=lambda f: (f.asked_on, f.id))
    if not resolved:
        raise InputError(
            "holds no resolved question",
            where=forecaster or "forecasts",
            hint="fill in `outcome` (1 or 0) of each question that is settled",
        )
    given = [f for f in resolved if f.probability is not None]
    compared = given or resolved
    expected = {name: _said(name, compared, resolved) for name in BASELINES}
    outcomes = np.array([float(f.outcome or 0) for f in compared])
    baselines = tuple(
        Baseline(name, _r(_brier(p, outcomes)), _r(_log(p, outcomes))) for name, p in expected.items()
    )
    best = min(baselines, key=lambda b: b.brier)
    chances = np.array([f.probability or 0.0 for f in given])
    known = {"chances": chances, "outcomes": outcomes} if given else {}
    skill = _skill(given, chances, expected[best.name], outcomes, seed) if given else (None, None, None)
    return Scorecard(
        forecaster=forecaster or "all",
        questions=len(mine),
        resolved=len(resolved),
        scored=len(given),
        brier=_r(_brier(chances, outcomes)) if known else None,
        log=_r(_log(chances, outcomes)) if known else None,
        **_murphy(chances, outcomes, seed) if known else _nothing(),
        bins=_bins(chances, outcomes) if known else (),
        baselines=baselines,
        best=best.name,
        skill=skill[0],
        skill_low=skill[1],
        skill_high=skill[2],
        blocks=len(_blocks(compared)),
        seed=seed,
        chain=chain,
        notes=_notes(len(given), chain),
    )


def _said(name: str, compared: Sequence[Forecast], resolved: Sequence[Forecast]) -> Values:
    """A baseline for each question, from what was resolved before it was asked."""
    rule = BASELINES[name]
    return np.array(
        [
            rule(one, [k for k in resolved if (k.resolved_on or k.closes_on) < one.asked_on])
            for one in compared
        ]
    )


def _brier(p: Values, o: Values) -> float:
    return float(np.mean((p - o) ** 2))


def _log(p: Values, o: Values) -> float:
    inside = np.clip(p, FLOOR, 1 - FLOOR)
    return float(-np.mean(np.log(np.where(o > 0.5, inside, 1 - inside))))


def _places(p: Values) -> npt.NDArray[np.int64]:
    return np.minimum((p * BINS + 1e-9).astype(np.int64), BINS - 1)


def _bins(p: Values, o: Values) -> tuple[Bin, ...]:
    places = _places(p)
    return tuple(
        Bin(
            k / BINS,
            (k + 1) / BINS,
            int((places == k).sum()),
            _r(float(p[places == k].mean())),
            _r(float(o[places == k].mean())),
        )
        for k in range(BINS)
        if (places == k).any()
    )


def _murphy(p: Values, o: Values, seed: int) -> dict[str, float]:
    """Reliability, resolution and uncertainty over the bins, and the mean distance from the diagonal."""
    rate = float(o.mean())
    found = _bins(p, o)
    n = len(p)
    return {
        "reliability": _r(sum(b.n * (b.mean - b.observed) ** 2 for b in found) / n),
        "resolution": _r(sum(b.n * (b.observed - rate) ** 2 for b in found) / n),
        "uncertainty": _r(rate * (1 - rate)),
        "calibration": _r(_distance(p, o)),
        "perfect": _r(_perfect(p, seed)),
    }


def _nothing() -> dict[str, None]:
    return dict.fromkeys(("reliability", "resolution", "uncertainty", "calibration", "perfect"))


def _distance(p: Values, o: Values) -> float:
    places = _places(p)
    sums = np.bincount(places, p - o, minlength=BINS)
    return float(np.abs(sums).sum() / len(p))


def _perfect(p: Values, seed: int) -> float:
    """The same distance for a forecaster whose probabilities are true: chance alone."""
    rng = np.random.default_rng(seed)
    return float(np.mean([_distance(p, (rng.random(len(p)) < p).astype(float)) for _ in range(500)]))


def _blocks(forecasts: Sequence[Forecast]) -> list[list[int]]:
    """Questions that close in one quarter share their news: they are drawn together."""
    found: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(forecasts):
        found[f"{one.closes_on[:4]}-{(int(one.closes_on[5:7]) - 1) // 3}"].append(i)
    return [found[key] for key in sorted(found)]


def _skill(
    given: Sequence[Forecast], p: Values, base: Values, o: Values, seed: int
) -> tuple[float | None, ...]:
    reference = _brier(base, o)
    if reference == 0:
        return None, None, None
    blocks, rng, drawn = _blocks(given), np.random.default_rng(seed), []
    for _ in range(DRAWS):
        picked = np.concatenate([blocks[i] for i in rng.integers(0, len(blocks), len(blocks))]).astype(int)
        worth = _brier(base[picked], o[picked])
        if worth > 0:
            drawn.append(1 - _brier(p[picked], o[picked]) / worth)
    low, high = np.quantile(drawn, [0.025, 0.975]) if len(blocks) > 1 and drawn else (math.nan, math.nan)
    return _r(1 - _brier(p, o) / reference), _maybe(low), _maybe(high)


def _maybe(value: float) -> float | None:
    return _r(float(value)) if math.isfinite(value) else None


def _r(value: float) -> float:
    return round(value, 4)


def _notes(n: int, chain: str) -> tuple[str, ...]:
    notes = []
    if not n:
        notes.append("No forecast has a probability: only the baselines were scored.")
    elif n < FEW:
        notes.append(f"{n} forecasts are too few to tell skill from luck.")
    if chain.startswith("broken"):
        notes.append(f"The chain of hashes is {chain}: a line was changed after it was written.")
    notes.append("Questions chosen when the answers were known say nothing about skill.")
    return tuple(notes)
