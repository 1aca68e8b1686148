from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest


@pytest.fixture
def detente(tmp_path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the command as a process of its own, in an empty folder."""

    def run(*arguments: str, stdin: str | None = None, cwd=tmp_path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "detente", *map(str, arguments)],
            cwd=cwd, input=stdin, capture_output=True, text=True, timeout=180, check=False,
            env={**os.environ, "NO_COLOR": "1", "COLUMNS": "160", "PYTHONUTF8": "1"},
        )  # fmt: skip

    return run
