"""The verbs as processes: one JSON value, or one line and exit status 1."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from detente.cli import main

TESTS = Path("src/detente/assessment/data/dprk_tests.csv").resolve()


def run(folder, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "detente", *map(str, arguments)],
        cwd=folder, capture_output=True, text=True, timeout=180, check=False,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "160", "PYTHONUTF8": "1"},
    )  # fmt: skip


def test_a_claim_prints_one_json_value(tmp_path):
    done = run(
        tmp_path,
        "claim",
        "season",
        TESTS,
        "--months",
        "10-12",
        "--since",
        "2012-01-01",
        "--until",
        "2017-11-14",
        "--json",
    )
    assert done.returncode == 0
    shown = json.loads(done.stdout)
    assert (shown["schema"], shown["verdict"]) == ("claim/1", "not supported")
    missile = next(e for e in shown["sensitivity"] if e["label"] == "only missile")
    assert (missile["observed"], missile["n"]) == (5, 39)


def test_a_claim_in_the_terminal_says_its_verdict_first_and_its_rule_last(tmp_path):
    done = run(
        tmp_path, "claim", "gap", TESTS, "--after", "2017-09-15", "--days", "60", "--since", "2012-01-01"
    )
    assert done.stdout.startswith("NOT SUPPORTED")
    assert "Rule." in done.stdout.splitlines()[-1]


def test_a_clock_of_ones_own_needs_no_case(tmp_path):
    done = run(tmp_path, "clock", "--start", "2017-09-15", "--zone", "Asia/Pyongyang", "--length", "P60D", "--reset", TESTS,
               "--as-of", "2017-11-14", "--json")  # fmt: skip
    reading = json.loads(done.stdout)["clocks"][0]["readings"][0]
    assert (reading["state"], reading["day"]) == ("met", 60)


@pytest.mark.parametrize(
    "arguments",
    [
        ("claim", "season", "missing.csv", "--months", "10-12"),
        ("claim", "season", TESTS, "--months", "autumn"),
        ("claim", "before-after", TESTS, "--at", "1950-01-01"),
        ("clock", "--start", "soon", "--length", "P60D", "--as-of", "2017-11-14"),
        (
            "clock",
            "--start",
            "2017-09-15",
            "--length",
            "P60D",
            "--zone",
            "Mars/Base",
            "--as-of",
            "2017-11-14",
        ),
        ("outlook", "missing.case", "--by", "2019-12-31"),
        ("score", TESTS),
    ],
    ids=lambda given: "-".join(map(str, given[:2])),
)
def test_wrong_input_leaves_with_one_line(tmp_path, monkeypatch, capsys, arguments):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as left:
        main([str(each) for each in arguments])
    said = capsys.readouterr().err
    assert left.value.code == 1
    assert said.startswith("detente: ")
    assert said.count("\n") == 1
