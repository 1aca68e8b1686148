"""The start stays light: help loads no language model, no database, no web."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "onnxruntime",
    "numpy",
    "scipy",
    "sqlalchemy",
    "starlette",
    "lxml",
    "trafilatura",
    "pyarrow",
    "networkx",
)


def loaded(code: str) -> set[str]:
    script = f"{code}\nimport sys; print('\\n'.join(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stdout.splitlines())


@pytest.mark.parametrize("code", ["import detente", "import detente.cli"])
def test_the_front_doors_load_nothing_heavy(code):
    assert not loaded(code) & set(HEAVY)


def test_help_loads_nothing_heavy():
    code = "import detente.cli\ntry:\n    detente.cli.main(['--help'])\nexcept SystemExit:\n    pass"
    assert not loaded(code) & set(HEAVY)


def test_opening_a_case_loads_no_language_model_and_no_web(tmp_path):
    code = f"import detente\nwith detente.open_case({str(tmp_path / 'a.case')!r}) as case:\n    case.show('statements')"
    assert not loaded(code) & {"onnxruntime", "starlette", "lemminflect", "lxml", "trafilatura"}
