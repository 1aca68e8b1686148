"""From raw text to coded record: words a second on one process and on two, a second reading, and memory.

The articles are the sample briefs with their sentences shuffled, so that none is a copy of another.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tempfile
import time
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


def read(folder: Path, case: Path, workers: int) -> tuple[float, float]:
    """Seconds of wall clock and megabytes of the reading process at its peak."""
    code = (
        "import resource, sys, detente\n"
        f"with detente.open_case({str(case)!r}) as c: c.read({str(folder)!r}, workers={workers})\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return time.perf_counter() - began, float(done.stdout)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "few").mkdir()
        (root / "many").mkdir()
        few, words = corpus(root / "few", 4), corpus(root / "many", ARTICLES)
        start, _ = read(root / "few", root / "start.case", 1)
        one, memory = read(root / "many", root / "one.case", 1)
        again, _ = read(root / "many", root / "one.case", 1)
        two, _ = read(root / "many", root / "two.case", 2)
        small = read(root / "few", root / "small.case", 1)[1]
    steady = one - start
    print(f"{words:,} words in {ARTICLES} articles; start-up and {few:,} words take {start:.1f} s")
    print(
        f"one process   {words / one:8,.0f} words/s with start-up, {(words - few) / max(steady, 1e-9):8,.0f} without"
    )
    print(f"two processes {words / two:8,.0f} words/s with start-up; ratio to one {one / two:.2f}")
    print(f"second read   {again:.1f} s, {again / one:.3f} of the first")
    print(f"memory of the case's own process: {small:.0f} MB for 4 articles, {memory:.0f} MB for {ARTICLES}")


if __name__ == "__main__":
    main()
