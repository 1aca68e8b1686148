"""How fast conflicts are solved, beside the targets and the physical limit.

Run:  python benchmarks/stability.py [--large]     (--large adds the rows with 24 options; up to 6 GB)

Three decision makers, strict preferences over all states drawn with a stated seed, all states solved. The physical
limit is the time to read every payoff from memory: twice without SEQ, and with SEQ as often as its sweeps need at
least (once a pair of decision maker and opponent, reading and writing payoffs and their sorted order).
Each figure is the best of several runs, in a fresh process for memory; on a busy machine the processor time (of all
threads together) says more than the clock.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from dataclasses import dataclass

import numpy as np

from detente.conflict import Conflict, DecisionMaker, Option, Preference
from detente.conflict.feasibility import space_of_mask
from detente.stability import analyse

SEED = 20260101
FOUR = ("nash", "gmr", "smr", "seq")
WITHOUT_SEQ = ("nash", "gmr", "smr")


@dataclass(frozen=True)
class Row:
    options: int
    concepts: tuple[str, ...]
    target: float
    constrained: bool = False
    runs: int = 5

    @property
    def title(self) -> str:
        what = "four concepts" if "seq" in self.concepts else "Nash, GMR, SMR"
        more = ", a tenth infeasible, two one-way options" if self.constrained else ""
        return f"{self.options} options, {what}{more}"


ROWS = (
    Row(12, FOUR, 0.005, runs=50),
    Row(12, FOUR, 0.015, constrained=True, runs=50),
    Row(20, FOUR, 0.5),
    Row(20, FOUR, 1.5, constrained=True),
    Row(24, WITHOUT_SEQ, 0.5),
    Row(24, WITHOUT_SEQ, 1.5, constrained=True),
    Row(24, FOUR, 15, runs=1),
    Row(24, FOUR, 45, constrained=True, runs=1),
)


def conflict_of(options: int, *, constrained: bool, decision_makers: int = 3) -> Conflict:
    """A random conflict with strict preferences."""
    random = np.random.default_rng(SEED)
    count = 2**options
    space = space_of_mask(options, random.random(count) >= 0.1 if constrained else None)
    widths = [len(part) for part in np.array_split(range(options), decision_makers)]
    kind = np.int16 if space.count < 2**15 else np.int32
    made = []
    for who, width in enumerate(widths):
        changes = ["take" if constrained and who < 2 and at == 0 else "both" for at in range(width)]
        own = tuple(Option(f"o{at}", f"o{at}", change) for at, change in enumerate(changes))  # type: ignore[arg-type]
        levels = random.permutation(space.count).astype(kind)
        made.append(DecisionMaker(f"dm{who}", f"dm{who}", Preference(levels), own))
    return Conflict("random", tuple(made), space)


def bandwidth() -> float:
    """Bytes a second that one pass of a maximum reads from memory."""
    block = np.ones(2**25, dtype=np.int32)
    return block.nbytes / min(_timed(block.max) for _ in range(5))


def limit(row: Row, rate: float) -> float:
    """The time in which the payoffs can be read as often as is needed at least."""
    one_reading = 3 * 2**row.options * (2 if row.options < 15 else 4) / rate
    return one_reading * (2 if "seq" not in row.concepts else 16)


def measure(row: Row) -> tuple[float, float, float]:
    """Seconds of the best run by the clock and of the best run by the processors, and the peak memory in GB."""
    conflict = conflict_of(row.options, constrained=row.constrained)
    clock, work = [], []
    for _ in range(row.runs):
        used = time.process_time()
        clock.append(_timed(lambda: analyse(conflict, row.concepts)))
        work.append(time.process_time() - used)
    return min(clock), min(work), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def _timed(work: object) -> float:
    start = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--large", action="store_true", help="with 24 options too")
    parser.add_argument("--row", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.row is not None:
        print(*measure(ROWS[chosen.row]))
        return
    rate = bandwidth()
    print(f"memory read at {rate / 1e9:.0f} GB/s; seed {SEED}\n")
    print(
        "| what | time | processor time | target | limit | time / limit | memory |\n|---|---|---|---|---|---|---|"
    )
    for at, row in enumerate(ROWS):
        if row.options < 24 or chosen.large:
            command = [sys.executable, __file__, "--row", str(at)]
            answer = subprocess.run(command, capture_output=True, text=True, check=True)
            took, work, memory = map(float, answer.stdout.split())
            least = limit(row, rate)
            figures = f"{took:.4f} s | {work:.4f} s | {row.target} s | {least:.4f} s | {took / least:.0f}"
            print(f"| {row.title} | {figures} | {memory:.1f} GB |")


if __name__ == "__main__":
    main()
