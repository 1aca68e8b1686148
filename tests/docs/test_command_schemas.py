"""What the verbs print with --json, beside the lists, keeps to the shapes that are written down."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import detente
from detente.cli import main

SCHEMAS = Path("docs/reference/schemas").resolve()


@pytest.fixture(scope="module")
def case_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("case") / "korea.case"
    with detente.open_case(path) as case:
        case.read("examples/korea/2018-05-25_summit-cancelled.txt", workers=0)
        [first, *_] = case.items("statement")
        case.decide(first.id, "edit", reviewer="vera", changes={"act": "threat"})
    return path, first.id


def printed(capsys, *arguments):
    with pytest.raises(SystemExit) as left:
        main([*map(str, arguments), "--json"])
    assert left.value.code == 0
    return json.loads(capsys.readouterr().out)


def keeps(name, value):
    jsonschema.validate(value, json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8")))
    assert value


def test_the_actors(capsys, case_file):
    keeps("show-actors-1", printed(capsys, "show", case_file[0], "actors"))


def test_the_grounds_of_an_item(capsys, case_file):
    found = printed(capsys, "why", *case_file)
    keeps("why-item-1", found)
    assert found["judgements"][0]["changes"] == {"act": "threat"}


def test_the_grounds_of_a_sentence(capsys, case_file):
    sentence = "Iran's foreign minister said that talks were useful. It rained."
    keeps("why-sentence-1", printed(capsys, "why", case_file[0], "--sentence", sentence))


def test_the_score_of_the_coder(capsys):
    gold = min(Path("gold/development").glob("*.json"))
    keeps("evaluate-1", printed(capsys, "evaluate", gold))


def test_the_installation(capsys):
    keeps("doctor-1", printed(capsys, "doctor"))
