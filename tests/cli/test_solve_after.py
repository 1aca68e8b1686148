"""`detente solve` answers what follows from stability: paths, jumps, what a state needs, robustness."""

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import jsonschema
import pytest

from detente.catalog import entry
from detente.cli import main

ELMIRA = str(entry("elmira").model)
SCHEMAS = Path("docs/reference/schemas")


class Done(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


def run(*arguments: str) -> Done:
    out, err, status = io.StringIO(), io.StringIO(), 0
    with redirect_stdout(out), redirect_stderr(err):
        try:
            main(["solve", ELMIRA, *arguments])
        except SystemExit as stop:
            status = int(stop.code or 0)
    return Done(status, out.getvalue(), err.getvalue())


def validate(value: object, shape: str) -> None:
    jsonschema.validate(value, json.loads((SCHEMAS / f"{shape}-1.json").read_text(encoding="utf-8")))


def test_a_path_is_told_with_its_movers_and_who_could_block_it() -> None:
    told = run("--path", "8").stdout
    assert "3 moves, one of 6 as short" in told
    assert "Uniroyal Chemical moves to state 7" in told
    assert "Could block it by staying put" in told
    assert "no way from state 1 to state 8" in told
    found = json.loads(run("--path", "8", "--from", "6", "--json").stdout)
    validate(found, "path")
    assert [step["to"] for step in found["by_improvements"]["steps"]] == [8]


def test_jumps_and_their_absence_are_told() -> None:
    assert "from equilibrium 5 to 8" in run("--jumps").stdout
    assert "No coalition can jump" in run("--jumps", "--concept", "coalition_nash").stdout
    found = json.loads(run("--jumps", "--json").stdout)
    validate(found, "jumps")
    assert found["jumps"][0]["coalition"] == ["moe", "uniroyal"]


def test_what_a_state_needs_is_told_for_everyone() -> None:
    assert "no lower than 6, 8 (2 swaps)" in run("--hold", "4").stdout
    found = json.loads(run("--hold", "4", "--json", "--concept", "nash").stdout)
    for each in found:
        validate(each, "inverse")
    assert [each["decision_maker"] for each in found if not each["stable"]] == ["local"]


def test_robustness_says_its_seed() -> None:
    assert "200 drawn with seed 3" in run("--robustness", "200", "--seed", "3", "--given", "nothing").stdout
    found = json.loads(run("--robustness", "200", "--json").stdout)
    validate(found, "robustness")
    assert (found["exact"], found["seed"]) == (True, None)


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("--path", "8", "--jumps"), 2, "one at a time"),
        (("--from", "3"), 2, "--from goes with --path"),
        (("--hold", "4", "--concept", "seq", "--concept", "gmr"), 2, "one --concept at a time"),
        (("--hold", "4", "--concept", "lh"), 1, "does not know the concept"),
        (("--path", "77"), 1, "77"),
        (("--robustness", "0"), 1, "draws"),
    ],
)
def test_a_wrong_question_is_answered_in_a_line(arguments: tuple[str, ...], status: int, words: str) -> None:
    done = run(*arguments)
    assert done.returncode == status
    assert words in done.stderr
    assert "Traceback" not in done.stderr
