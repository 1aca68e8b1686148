"""How often the claims tester cries wolf, and how often it sees what is there.

    python benchmarks/claims.py [--draws 400] [--seed 42] [--figure docs/theory/claims-power.svg]
    python benchmarks/claims.py --only before-after --draws 2000 --seed 20261123

Tables of days are simulated: steady (Poisson), with years that differ (gamma rates), and in bursts (each occasion brings
two more within three weeks on average). A season is thinned to the true ratio. Prints shares of verdicts; seed stated.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from detente.assessment.claims import Claim, Table, before_after, gap, goes_with, season
from detente.assessment.claims.table import Row

SEED = 42
FIRST = 2001
RATIOS = (1.0, 0.8, 0.6, 0.4, 0.3, 0.2, 0.1)
YEARS = (5, 10, 15, 25)
RESAMPLES = 999

Noise = Callable[[np.random.Generator, int, float], list[date]]


def steady(rng: np.random.Generator, years: int, rate: float) -> list[date]:
    return _days(rng, years, [rate] * years)


def uneven(rng: np.random.Generator, years: int, rate: float) -> list[date]:
    """Rates of years vary by a factor of about three."""
    return _days(rng, years, list(rng.gamma(2.0, rate / 2.0, years)))


def bursts(rng: np.random.Generator, years: int, rate: float) -> list[date]:
    seeds = _days(rng, years, list(rng.gamma(2.0, rate / 6.0, years)))
    found = [d + timedelta(days=int(s)) for d in seeds for s in [0, *rng.integers(1, 22, rng.poisson(2.0))]]
    return [d for d in found if d < date(FIRST + years, 1, 1)]


NOISES: dict[str, Noise] = {"steady": steady, "uneven years": uneven, "bursts": bursts}


def _days(rng: np.random.Generator, years: int, rates: list[float]) -> list[date]:
    return [
        date(FIRST + y, 1, 1) + timedelta(days=int(d))
        for y, rate in enumerate(rates)
        for d in rng.integers(0, 365, rng.poisson(rate))
    ]


def table(days: list[date]) -> Table:
    return Table("simulated", tuple(Row(d, 1.0, {}) for d in sorted(days)), counted=False)


def thinned(rng: np.random.Generator, days: list[date], ratio: float) -> list[date]:
    return [d for d in days if d.month < 10 or rng.random() < ratio]


def seasonal(rng: np.random.Generator, noise: Noise, years: int, rate: float, ratio: float) -> Claim | None:
    days = thinned(rng, noise(rng, years, rate), ratio)
    if not days:
        return None
    span = {"since": date(FIRST, 1, 1), "until": date(FIRST + years - 1, 12, 31)}
    return season(table(days), months=(10, 12), resamples=RESAMPLES, **span)


def after_looking(rng: np.random.Generator, noise: Noise, years: int, rate: float) -> Claim | None:
    """The quarter is the quietest one: what an analyst does who looks first."""
    days = noise(rng, years, rate)
    if not days:
        return None
    counts = np.bincount([(d.month - 1) // 3 for d in days], minlength=4)
    first = int(counts.argmin()) * 3 + 1
    span = {"since": date(FIRST, 1, 1), "until": date(FIRST + years - 1, 12, 31)}
    return season(table(days), months=(first, first + 2), resamples=RESAMPLES, **span)


def changed(
    rng: np.random.Generator, noise: Noise, years: int, rate: float, ratio: float = 1.0
) -> Claim | None:
    """A day in the middle of the table, fixed beforehand; after it the rate is `ratio` of what it was."""
    days = noise(rng, years, rate)
    at = date(FIRST + years // 2, 7, 1)
    if ratio < 1:
        days = [d for d in days if d < at or rng.random() < ratio]
    span = {"since": date(FIRST, 1, 1), "until": date(FIRST + years - 1, 12, 31)}
    return before_after(table(days), at=at, **span) if days else None


def together(rng: np.random.Generator, noise: Noise, years: int, rate: float) -> Claim | None:
    a, b = noise(rng, years, rate), noise(rng, years, rate)
    span = {"since": date(FIRST, 1, 1), "until": date(FIRST + years - 1, 12, 31)}
    return goes_with(table(a), table(b), within=10, **span) if a and b else None


def lull(rng: np.random.Generator, noise: Noise, years: int, rate: float) -> Claim | None:
    """A gap picked at random beforehand, asked for at its full length."""
    days = sorted(set(noise(rng, years, rate)))
    if len(days) < 25:
        return None
    place = int(rng.integers(20, len(days) - 1))
    return gap(table(days), after=days[place], days=(days[place + 1] - days[place]).days, chosen_after=False)


def shares(claims: list[Claim | None]) -> tuple[float, float, float, int]:
    """Supported; supported or suggestive; naive p at most 0.05; how many could be drawn."""
    found = [c for c in claims if c is not None]
    n = max(len(found), 1)
    supported = sum(c.verdict == "supported" for c in found) / n
    either = sum(c.verdict in ("supported", "suggestive") for c in found) / n
    naive = sum((1.0 if c.main.p_naive is None else c.main.p_naive) <= 0.05 for c in found) / n
    return supported, either, naive, len(found)


def false_alarms(draws: int, seed: int, only: str | None = None, years: int = 15, ratio: float = 1.0) -> None:
    print(
        f"False alarms on noise ({years} years, 9 days a year)"
        if ratio == 1
        else f"Power at a ratio of {ratio:g}"
    )
    print(f"{'test':28}{'noise':16}{'supported':>10}{'+suggestive':>12}{'naive':>8}{'drawn':>7}")
    tests = {
        "season": lambda rng, noise: seasonal(rng, noise, years, 9.0, 1.0),
        "season, quietest quarter": lambda rng, noise: after_looking(rng, noise, years, 9.0),
        "before-after": lambda rng, noise: changed(rng, noise, years, 9.0, ratio),
        "goes-with": lambda rng, noise: together(rng, noise, years, 9.0),
        "gap, stated beforehand": lambda rng, noise: lull(rng, noise, years, 9.0),
    }
    for name, test in tests.items():
        if only not in (None, name):
            continue
        for kind, noise in NOISES.items():
            rng = np.random.default_rng([seed, len(name), len(kind)])
            supported, either, naive, n = shares([test(rng, noise) for _ in range(draws)])
            print(f"{name:28}{kind:16}{supported:10.3f}{either:12.3f}{naive:8.3f}{n:7}", flush=True)


def power(draws: int, seed: int) -> dict[tuple[str, int, float], float]:
    """Share of "supported" by noise, years and true ratio."""
    curve: dict[tuple[str, int, float], float] = {}
    print("\nPower of season: share of verdicts `supported` (9 days a year where nothing is thinned)")
    print(f"{'noise':16}{'years':>6}" + "".join(f"{r:>7}" for r in RATIOS))
    for kind, noise in NOISES.items():
        for years in YEARS:
            for ratio in RATIOS:
                rng = np.random.default_rng([seed, len(kind), years, int(100 * ratio)])
                claims = [seasonal(rng, noise, years, 9.0, ratio) for _ in range(draws)]
                curve[kind, years, ratio] = shares(claims)[0]
            row = "".join(f"{curve[kind, years, r]:7.2f}" for r in RATIOS)
            print(f"{kind:16}{years:6}{row}", flush=True)
    return curve


def figure(curve: dict[tuple[str, int, float], float], noise: str = "steady") -> str:
    """The power curve under one kind of noise, one line a length."""
    width, height, left, top, right, bottom = 560, 300, 56, 20, 96, 44
    x = lambda r: left + (1.0 - r) / 0.9 * (width - left - right)  # noqa: E731
    y = lambda p: top + (1 - p) * (height - top - bottom)  # noqa: E731
    dashes = {5: "2 4", 10: "6 4", 15: "", 25: "10 3 2 3"}
    body = [
        f'<line x1="{left}" x2="{width - right}" y1="{y(p):.1f}" y2="{y(p):.1f}" stroke="#ccc"/>'
        f'<text x="{left - 8}" y="{y(p) + 4:.1f}" text-anchor="end">{p:g}</text>'
        for p in (0, 0.05, 0.2, 0.4, 0.6, 0.8, 1.0)
        if p != 0.05
    ]
    body += [
        f'<text x="{x(r):.1f}" y="{height - bottom + 18}" text-anchor="middle">{r:g}</text>' for r in RATIOS
    ]
    for years in [each for each in YEARS if (noise, each, 1.0) in curve]:
        points = " ".join(f"{x(r):.1f},{y(curve[noise, years, r]):.1f}" for r in RATIOS)
        end = curve[noise, years, RATIOS[-1]]
        style = f'fill="none" stroke="#1f5fa8" stroke-width="2" stroke-dasharray="{dashes[years]}"'
        line = f'<polyline points="{points}" {style}/>'
        place = y(end) + 4 + (6 if years == 25 else -8 if years == 15 else 0)
        body.append(f'{line}<text x="{width - right + 6}" y="{place:.1f}">{years} years</text>')
    middle, axis = (left + width - right) / 2, "true ratio of the season’s rate to the rest"
    body.append(f'<text x="{middle}" y="{height - 6}" text-anchor="middle">{axis}</text>')
    body.append(f'<text x="{left}" y="{top - 6}">share of verdicts “supported” ({noise} noise)</text>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'role="img" font-family="system-ui,sans-serif" font-size="12" fill="#1d2433"><title>Power of the season test</title>'
        f'<rect width="{width}" height="{height}" fill="#fff"/>{"".join(body)}</svg>\n'
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--draws", type=int, default=400)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", help="one test, such as before-after; no power")
    parser.add_argument("--years", type=int, default=15)
    parser.add_argument(
        "--ratio", type=float, default=1.0, help="of before-after: a true change, for its power"
    )
    parser.add_argument("--figure", type=Path)
    given = parser.parse_args()
    print(f"seed {given.seed}, {given.draws} draws a cell, {RESAMPLES} permutations")
    false_alarms(given.draws, given.seed, given.only, given.years, given.ratio)
    if given.only:
        return
    curve = power(max(given.draws // 2, 1), given.seed)
    if given.figure:
        given.figure.write_text(figure(curve), encoding="utf-8")


if __name__ == "__main__":
    main()
