"""Stopped at any moment: one line, no process left behind, nothing lost, nothing doubled."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")

ARTICLE = (
    "Talks go on\n12 May 2019\n\nA spokesman said on Sunday that round {} of the talks had been useful.\n"
)
FILES = 400


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for number in range(FILES):
        (tmp_path / "in" / f"{number:03}.txt").write_text(ARTICLE.format(number) * 3)
    return tmp_path


def start(folder: Path, *options: str, limit: Callable[[], None] | None = None) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "detente", "read", "in", "--case", "a.case", *options]
    return subprocess.Popen(
        command, cwd=folder, stderr=subprocess.PIPE, text=True, start_new_session=True, preexec_fn=limit
    )


def until(true: Callable[[], bool], *, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def stored(case: Path) -> int:
    try:
        with sqlite3.connect(f"file:{case}?mode=ro", uri=True) as connection:
            return int(connection.execute("SELECT count(*) FROM document").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def group_is_empty(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.parametrize(("documents", "workers"), [(0, "2"), (1, "2"), (1, "0")])
def test_ctrl_c_leaves_one_line_and_no_process(folder: Path, documents: int, workers: str) -> None:
    case = folder / "a.case"
    process = start(folder, "--workers", workers)
    until(case.exists)
    until(lambda: stored(case) >= documents)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert [line for line in told.splitlines() if line] == [
        "detente: stopped; what was stored stays, run the same command again to go on"
    ]
    assert documents <= stored(case) < FILES
    until(lambda: group_is_empty(process.pid), seconds=20)


@pytest.mark.parametrize("after", [0.0, 0.02, 0.04, 0.06, 0.08, 0.1])
def test_ctrl_c_has_one_exit_status_also_while_modules_load(folder: Path, after: float) -> None:
    process = start(folder, "--workers", "2")
    until((folder / "a.case").exists)
    time.sleep(after)
    os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode == 130


def test_the_workers_of_a_killed_reading_end_too(folder: Path) -> None:
    case = folder / "a.case"
    process = start(folder, "--workers", "2")
    until(lambda: stored(case) >= 1)
    process.kill()
    _, told = process.communicate(timeout=60)
    assert "Traceback" not in told
    until(lambda: group_is_empty(process.pid), seconds=30)


def test_no_space_left_is_one_line_and_keeps_what_was_stored(folder: Path) -> None:
    import resource

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    process = start(folder, "--workers", "1", limit=limit)
    _, told = process.communicate(timeout=120)
    assert process.returncode == 1
    (line,) = told.splitlines()
    assert line.startswith("detente: a.case: could not be written (")
    assert line.endswith("free some space and try again")
    assert 0 < stored(folder / "a.case") < FILES
