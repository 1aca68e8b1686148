"""The arithmetic of the tests: exact sums over clusters, and intervals that allow for clustering."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import stats

from detente.assessment.claims.nouns import LEVEL, Direction, Effect

__all__ = [
    "autocorrelation",
    "dispersion",
    "exact_p",
    "figures",
    "naive_p",
    "ratio",
    "share",
    "total",
    "widened",
]

Distribution = dict[float, float]


def total(clusters: Sequence[Sequence[float]]) -> Distribution:
    """The distribution of a sum to which every cluster gives one of its values, all equally likely.

    Within a cluster every arrangement is as likely as any other, so the sum over clusters has an exact distribution:
    the permutation test of a stratified design (Good 2005, Permutation, Parametric and Bootstrap Tests of
    Hypotheses, ch. 3, 10.1007/b138696).
    """
    found: Distribution = {0.0: 1.0}
    for values in clusters:
        chances = np.unique(np.asarray(values, dtype=float), return_counts=True)
        grown: Distribution = {}
        for before, chance in found.items():
            for value, times in zip(*chances, strict=True):
                key = round(before + float(value), 9)
                grown[key] = grown.get(key, 0.0) + chance * float(times) / len(values)
        found = grown
    return found


def exact_p(chances: Distribution, observed: float, direction: Direction) -> tuple[float, float]:
    """The p value of `observed`, and the smallest that the distribution allows."""
    fewer = math.fsum(p for value, p in chances.items() if value <= observed + 1e-9)
    more = math.fsum(p for value, p in chances.items() if value >= observed - 1e-9)
    least, most = chances[min(chances)], chances[max(chances)]
    if direction == "fewer":
        return min(fewer, 1.0), least
    if direction == "more":
        return min(more, 1.0), most
    return min(2 * min(fewer, more), 1.0), min(2 * min(least, most), 1.0)


def naive_p(observed: float, n: float, chance: float, direction: Direction) -> float | None:
    """Exact binomial test as if all units were independent; None where there is nothing to test."""
    if n < 1 or not 0 < chance < 1:
        return None
    side = {"fewer": "less", "more": "greater", "either": "two-sided"}[direction]
    return float(stats.binomtest(round(observed), round(n), chance, alternative=side).pvalue)


def dispersion(observed: npt.NDArray[np.float64], fitted: npt.NDArray[np.float64], freedom: int) -> float:
    """Pearson's dispersion, at least 1 (McCullagh & Nelder 1989, Generalized Linear Models, 2nd ed., §4.5)."""
    if freedom < 1:
        return 1.0
    kept = fitted > 0
    chi = float((((observed - fitted) ** 2)[kept] / fitted[kept]).sum())
    return max(chi / freedom, 1.0)


def autocorrelation(*runs: Sequence[float]) -> float:
    """Of neighbours within runs, around each run's mean, not below 0.

    Corrected for the bias of few values (Kendall 1954, 10.1093/biomet/41.3-4.403).
    """
    centred = [np.asarray(run, dtype=float) - float(np.mean(run)) for run in runs]
    whole = sum(float((run**2).sum()) for run in centred)
    n = sum(len(run) for run in centred)
    if whole <= 0 or n < 4:
        return 0.0
    raw = sum(float((run[1:] * run[:-1]).sum()) for run in centred) / whole
    return min(max(raw + (1 + 3 * raw) / n, 0.0), 0.9)


def widened(p: float, r: float, direction: Direction) -> float:
    """The p value with as many independent values as n with autocorrelation r are worth: n·(1 − r)/(1 + r)."""
    tails = 2 if direction == "either" else 1
    if r <= 0 or not 0 < p < 1 or p / tails >= 0.5:
        return p
    z = float(stats.norm.isf(p / tails)) * math.sqrt((1 - r) / (1 + r))
    return min(tails * float(stats.norm.sf(z)), 1.0)


def share(observed: float, n: float, *, phi: float = 1.0) -> tuple[float, float]:
    """Clopper-Pearson bounds of a share (10.1093/biomet/26.4.404), the counts divided by the dispersion."""
    k, m, tail = observed / phi, n / phi, (1 - LEVEL) / 2
    low = float(stats.beta.ppf(tail, k, m - k + 1)) if k > 0 else 0.0
    high = float(stats.beta.ppf(1 - tail, k + 1, m - k)) if k < m else 1.0
    return low, high


def ratio(observed: float, n: float, chance: float, *, phi: float = 1.0) -> Effect:
    """The rate where the claim looks over the rate elsewhere, from the share `chance` of time it looks at."""
    if n <= 0 or not 0 < chance < 1:
        return Effect("rate ratio", None, None, None)
    low, high = share(observed, n, phi=phi)
    return Effect("rate ratio", *(_odds(q, chance) for q in (observed / n, low, high)))


def _odds(q: float, chance: float) -> float | None:
    return None if q >= 1 else q / (1 - q) * (1 - chance) / chance


def figures(value: float | None, digits: int = 4) -> float | None:
    """Rounded to significant figures, so that results are the same on every machine."""
    return None if value is None or not math.isfinite(value) else float(f"{value:.{digits}g}")
