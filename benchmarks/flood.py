"""Ten thousand requests at a workbench, well-formed and not, from several threads: is it alive, and is its memory flat?

    python benchmarks/flood.py [--requests 10000] [--threads 8]

Reads the sample articles into a case, serves it on loopback, floods it and prints what it answered and its memory before,
half way and after.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from time import perf_counter

import httpx

import detente

__all__ = ["flood", "memory", "served"]

HOSTILE = "%3Cscript%3Ealert(1)%3C/script%3E"
ASKED = (
    ("GET", "/"), ("GET", "/items/statements?page=2"), ("GET", f"/items/statements?speaker={HOSTILE}"),
    ("GET", "/items/statements?about=%22%20OR%201=1%20--&page=99999999999999999999"), ("GET", "/review?skip=7"),
    ("GET", f"/review?item={HOSTILE}"), ("GET", "/audit?page=0"), ("GET", "/static/app.css"), ("GET", "/static/..%2fapp.py"),
    ("GET", f"/documents/{HOSTILE}"), ("GET", "/documents/..%2f..%2fetc%2fpasswd"), ("GET", "/signals.json"),
    ("GET", "/outlook?budget=nan"), ("GET", "/outlook?as_of=2019-02-30"), ("GET", f"/actors?actor={HOSTILE}"),
    ("GET", "/timeline?since=0000-00-00"), ("GET", "/conditions?kind=%00"), ("GET", "/model?dm=%F0%9F%92%A5&index=9&by=1"),
    ("GET", "/outlook/post-mortem?forecast=x&rung=y"), ("GET", "/brief/..%2f..%2fetc%2fpasswd"),
    ("POST", "/undo"), ("POST", "/decide"), ("POST", "/add"), ("POST", "/outcome"), ("POST", "/login"),
    ("PUT", "/"), ("DELETE", "/documents"), ("GET", "/" + "a" * 3000),
)  # fmt: skip


@contextmanager
def served(path: Path) -> Iterator[tuple[str, int]]:
    """The address and the process of `detente serve` on a case."""
    process = subprocess.Popen(
        [sys.executable, "-m", "detente", "serve", str(path), "--port", "0"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip(), process.pid
    finally:
        process.terminate()
        process.communicate(timeout=60)


def memory(process: int) -> float:
    """Resident memory of a process in MiB (Linux)."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024


def flood(address: str, requests: int, *, threads: int = 8, seconds: float = 600.0) -> Counter[int]:
    """Ask that many times, or until the time is over; how often each status came."""
    until, lock, found = perf_counter() + seconds, Lock(), Counter[int]()

    def ask(first: int) -> None:
        with httpx.Client(base_url=address, trust_env=False, timeout=120) as client:
            for number in range(first, requests, threads):
                if perf_counter() > until:
                    return
                method, path = ASKED[number % len(ASKED)]
                origin = {"origin": "http://evil.example"} if number % 5 == 0 else {}
                status = client.request(method, path, headers=origin).status_code
                with lock:
                    found[status] += 1

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(ask, range(threads)))
    return found


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--requests", type=int, default=10_000)
    asked.add_argument("--threads", type=int, default=8)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "korea.case"
        with detente.open_case(path) as case:
            case.read(Path("examples/korea"), workers=0)
        with served(path) as (address, process):
            flood(address, 200)
            print(f"{'warm':<12}{memory(process):>8.0f} MiB")
            for part in ("half way", "after"):
                begin = perf_counter()
                found = flood(address, given.requests // 2, threads=given.threads)
                took = perf_counter() - begin
                shown = ", ".join(f"{status}: {count}" for status, count in sorted(found.items()))
                print(f"{part:<12}{memory(process):>8.0f} MiB  {took:>6.1f} s  {shown}")


if __name__ == "__main__":
    main()
