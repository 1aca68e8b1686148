"""What `detente solve` prints follows its schema and its promises; mistakes are one line and exit status 1."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from detente.stability import CONCEPTS, analyse

from .built import any_conflict, option_conflict, with_doubts
from .test_published import cuban_missiles, elmira

SCHEMAS = Path(__file__).parents[2] / "docs" / "reference" / "schemas"
MODEL = """
[conflict]
name = "Prisoner's dilemma"
status_quo = ["row.defect"]
[[decision_maker]]
id = "row"
name = "Row player"
options = [{ id = "defect", text = "Defect" }]
preferences = ["!col.defect", "row.defect"]
[[decision_maker]]
id = "col"
name = "Column player"
options = [{ id = "defect", text = "Defect" }]
preferences = ["!row.defect", "col.defect"]
[[decision_maker.reading]]
id = "doves"
preferences = ["!row.defect", "!col.defect"]
"""


def schema(name: str) -> Draft202012Validator:
    files = [json.loads((SCHEMAS / each).read_text()) for each in ("solve-1.json", "why-1.json")]
    registry: Registry[Any] = Registry().with_resources(
        (each["$id"], Resource.from_contents(each)) for each in files
    )
    return Draft202012Validator(next(each for each in files if each["$id"] == name), registry=registry)


def run(tmp_path: Path, *arguments: str, model: str = MODEL) -> subprocess.CompletedProcess[str]:
    path = tmp_path / "model.toml"
    path.write_text(model, encoding="utf-8")
    command = [sys.executable, "-m", "detente", "solve", "model.toml", *arguments]
    return subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=False, encoding="utf-8"
    )


def test_every_concept_is_in_the_schema_and_no_other() -> None:
    known = json.loads((SCHEMAS / "solve-1.json").read_text())["$defs"]["concept"]["enum"]
    assert sorted(known) == sorted(CONCEPTS)


@pytest.mark.parametrize("seed", range(8))
def test_the_json_follows_its_schema(seed: int) -> None:
    random = np.random.default_rng(seed)
    conflict = any_conflict(random)
    conflict = with_doubts(conflict, random) if seed % 2 else conflict
    value = json.loads(json.dumps(analyse(conflict).to_json()))
    schema("solve-1.json").validate(value)
    assert [state["id"] for state in value["states"]] == list(range(1, conflict.n + 1))
    for concept, equilibria in value["equilibria"].items():
        for dm in conflict.ids:
            assert set(equilibria) <= set(value["stability"][dm][concept])


def test_proofs_follow_their_schema() -> None:
    for conflict in (elmira(), cuban_missiles()):
        found = analyse(conflict)
        proofs = [
            found.why(state, dm, concept).to_json(conflict)
            for concept in found.concepts
            for dm in conflict.ids
            for state in (1, 2, 5)
        ]
        value = {"schema": "why/1", "conflict": conflict.name, "proofs": proofs}
        schema("why-1.json").validate(json.loads(json.dumps(value)))


def test_above_4096_states_only_equilibria_are_listed_unless_all_are_asked_for() -> None:
    conflict = option_conflict(np.random.default_rng(1), widths=[5, 4, 4], strict=True, merging=False)
    assert conflict is not None
    assert conflict.n > 4096
    found = analyse(conflict)
    value = found.to_json()
    assert value["listed"] == "equilibria"
    assert value["counts"]["states"] == conflict.n
    assert value["counts"]["stability"]["d0"]["gmr"] == len(found.stable("d0", "gmr"))
    listed = [state["id"] for state in value["states"]]
    assert listed == sorted({state for name in found.concepts for state in found.equilibria(name)})
    assert value["stability"]["d0"]["nash"] == value["equilibria"]["nash"]
    everything = found.to_json(states="all")
    assert len(everything["states"]) == conflict.n
    assert everything["stability"]["d0"]["gmr"] == list(found.stable("d0", "gmr"))


def test_the_command_prints_one_json_value_and_nothing_else(tmp_path: Path) -> None:
    answer = run(tmp_path, "--json")
    assert answer.returncode == 0
    assert answer.stderr == ""
    value = json.loads(answer.stdout)
    schema("solve-1.json").validate(value)
    assert value["equilibria"]["nash"] == [4]
    assert value["equilibria"]["seq"] == [1, 4]
    assert value["status_quo"] == 2
    assert run(tmp_path, "--json").stdout == answer.stdout


def test_a_rival_reading_is_solved_and_named(tmp_path: Path) -> None:
    value = json.loads(run(tmp_path, "--json", "--reading", "col=doves").stdout)
    assert value["readings"] == {"col": "doves"}
    assert value["stability"]["col"]["nash"] == [1, 2]


def test_the_tables_show_options_and_equilibria(tmp_path: Path) -> None:
    text = run(tmp_path).stdout
    assert "Prisoner's dilemma" in text
    assert "Defect" in text
    assert "2 today" in text
    (row,) = (line for line in text.splitlines() if line.split()[:2] == ["nash", "4"])
    assert row.split() == ["nash", "4", "2", "4", "3", "4"]


def test_why_tells_the_reason_in_words_or_json(tmp_path: Path) -> None:
    words = run(tmp_path, "--why", "1", "--for", "row", "--concept", "seq").stdout
    verdict, reason = words.splitlines()
    assert verdict == (
        "State 1 [no option taken] is stable (sequential) for Row player: the one move that tempts is answered."
    )
    assert reason == (
        "  - Row player can move to state 2 [row.defect]. Then Column player can move to state 4 [row.defect, "
        "col.defect], which Row player does not prefer to state 1."
    )
    by_options = run(tmp_path, "--why", "row.defect,col.defect", "--concept", "nash").stdout
    assert by_options.startswith("State 4 [")
    value = json.loads(run(tmp_path, "--why", "1", "--json").stdout)
    schema("why-1.json").validate(value)
    assert len(value["proofs"]) == 8


@pytest.mark.parametrize(
    ("arguments", "model", "said"),
    [
        (["--why", "9"], MODEL, "there is no state 9"),
        (["--why", "row.defct"], MODEL, "did you mean 'row.defect'?"),
        (["--why", "1", "--for", "rwo"], MODEL, "did you mean 'row'?"),
        (["--concept", "sq"], MODEL, "did you mean 'seq'?"),
        (["--concept", "nash_a"], MODEL, "every preference is known"),
        (["--horizon", "0"], MODEL, "a horizon of 0 makes no sense"),
        (["--reading", "col=hawks"], MODEL, "known are doves"),
        ([], MODEL.replace("!col.defect", "!col.defct"), "did you mean 'col.defect'?"),
        ([], "[conflict", "not valid TOML"),
    ],
)
def test_mistakes_are_one_line_and_exit_status_1(
    tmp_path: Path, arguments: list[str], model: str, said: str
) -> None:
    answer = run(tmp_path, *arguments, model=model)
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert said in answer.stderr
    assert len(answer.stderr.splitlines()) == 1
