"""The assessed lists keep to the shapes that are written down."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from detente.brief.assessed import ASSESSED, schema

SCHEMAS = Path("docs/reference/schemas")


@pytest.mark.parametrize("name", ASSESSED)
def test_the_written_schema_is_that_of_the_nouns(name):
    written = json.loads((SCHEMAS / f"show-{name}-1.json").read_text(encoding="utf-8"))
    assert written == schema(name), "run `python -m detente.brief.assessed`"


@pytest.mark.parametrize("name", ASSESSED)
def test_what_is_shown_keeps_to_its_schema(sample, name):
    shown = sample.show(name, between=("USA", "PRK"))
    jsonschema.validate(shown, schema(name))
    if name in ("contradictions", "mixed", "alignments", "signals", "readiness", "hypotheses"):
        assert shown


def test_every_contradiction_names_items_of_the_record(sample):
    ids = {row["id"] for name in ("statements", "events") for row in sample.show(name)}
    for row in sample.show("contradictions"):
        assert {row["a"], row["b"]} <= ids
        assert row["a"] != row["b"]


@pytest.mark.parametrize("name", ASSESSED)
def test_the_reference_names_every_list(name):
    assert f"`{name}`" in Path("docs/reference/json.md").read_text(encoding="utf-8")
