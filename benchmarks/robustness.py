"""How fast robustness is: 100,000 combinations of rankings of a conflict of 64 states, beside the target.

Run:  python benchmarks/robustness.py

Three decision makers with two options each; nothing is known of their preferences, so that every combination is
drawn. Wall-clock and processor time of the best of three runs, four concepts together and each alone.
"""

from __future__ import annotations

import time

from detente.conflict import Conflict, parse_model
from detente.stability import robustness

DRAWS, TARGET, SEED = 100_000, 10.0, 20260101
FOUR = ("nash", "gmr", "smr", "seq")


def conflict_of_64() -> Conflict:
    """Three decision makers, two options each."""
    tables = "".join(
        f'[[decision_maker]]\nid = "{dm}"\noptions = [{{ id = "x", text = "x" }}, {{ id = "y", text = "y" }}]\n'
        f'preferences = ["{dm}.x"]\n'
        for dm in "abc"
    )
    return parse_model(f'[conflict]\nname = "64 states"\n{tables}')


def measured(conflict: Conflict, concepts: tuple[str, ...]) -> tuple[float, float]:
    """Wall-clock and processor seconds of the best of three runs."""
    runs = []
    for _ in range(3):
        wall, work = time.perf_counter(), time.process_time()
        robustness(conflict, draws=DRAWS, seed=SEED, given="nothing", concepts=concepts)
        runs.append((time.perf_counter() - wall, time.process_time() - work))
    return min(runs)


def main() -> None:
    conflict = conflict_of_64()
    print(f"{DRAWS:,} rankings of {conflict.n} states, target {TARGET:g} s")
    for concepts in (FOUR, *((each,) for each in FOUR)):
        wall, work = measured(conflict, concepts)
        print(f"{', '.join(concepts):24} {wall:6.2f} s wall  {work:6.2f} s processor")


if __name__ == "__main__":
    main()
