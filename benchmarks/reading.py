"""From raw text to coded record: words a second on one process and on two, a second reading, and memory.

Processor time stands beside the clock, as it also holds on a machine that does other work.
The articles are the sample briefs with their sentences shuffled, so that none is a copy of another.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "examples" / "korea"
ARTICLES = 120


def corpus(folder: Path, articles: int) -> int:
    """Write `articles` shuffled articles; how many words they hold."""
    draw, words = random.Random(1), 0
    paragraphs = [
        p
        for path in sorted(SAMPLES.glob("*.txt"))
        for p in path.read_text(encoding="utf-8").split("\n\n")[1:]
        if p.strip()
    ]
    for number in range(articles):
        chosen = [
            re.sub(r"\b\d+\b", lambda _: str(draw.randrange(2, 90)), draw.choice(paragraphs).strip())
            for _ in range(9)
        ]
        text = f"Report {number}\n\n1{number % 9} May 2019\n\n" + "\n\n".join(chosen) + "\n"
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
        words += len(text.split())
    return words


@dataclass(frozen=True, slots=True)
class Reading:
    """Seconds by the clock, processor seconds of the case's process and of its workers, megabytes of either at most."""

    clock: float
    own: float
    workers: float
    memory: float
    worker_memory: float

    @property
    def processor(self) -> float:
        return self.own + self.workers


def read(folder: Path, case: Path, workers: int) -> Reading:
    """Read a folder in a process of its own."""
    code = (
        "import json, resource, detente\n"
        f"with detente.open_case({str(case)!r}) as c: c.read({str(folder)!r}, workers={workers})\n"
        "used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]\n"
        "print(json.dumps([*(u.ru_utime + u.ru_stime for u in used), *(u.ru_maxrss / 1024 for u in used)]))"
    )
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return Reading(time.perf_counter() - began, *json.loads(done.stdout))


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "few").mkdir()
        (root / "many").mkdir()
        few, words = corpus(root / "few", 4), corpus(root / "many", ARTICLES)
        start = read(root / "few", root / "start.case", 1)
        one = read(root / "many", root / "one.case", 1)
        again = read(root / "many", root / "one.case", 1)
        two = read(root / "many", root / "two.case", 2)
    more = words - few
    clock, processor = one.clock - start.clock, one.processor - start.processor
    own = one.own - start.own
    print(f"{words:,} words in {ARTICLES} articles")
    print(f"start-up and {few:,} words: {start.clock:.1f} s, {start.processor:.1f} s of processor")
    print(
        f"one process, after the start: {more / clock:,.0f} words/s by the clock, {more / processor:,.0f} of processor"
    )
    print(
        f"  of that time in the case's own process: {own / processor:.3f}, "
        f"so two cores can reach {limit(own, processor):.2f}"
    )
    print(
        f"two processes: {words / two.clock:,.0f} words/s by the clock with start-up; "
        f"ratio to one {one.clock / two.clock:.2f}"
    )
    print(
        f"second reading: {again.clock:.1f} s, {again.processor:.1f} s of processor, "
        f"{again.processor / one.processor:.3f} of the first"
    )
    print(
        f"memory for 4 and {ARTICLES} articles: case {start.memory:.0f}, {one.memory:.0f} MB; "
        f"worker {start.worker_memory:.0f}, {one.worker_memory:.0f} MB"
    )


def limit(own: float, all_of_it: float) -> float:
    """How many times faster two workers and the case's process are on two cores than one worker beside it."""
    return max(all_of_it - own, own) / (all_of_it / 2)


if __name__ == "__main__":
    main()
