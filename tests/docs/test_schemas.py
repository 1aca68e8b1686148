"""Every JSON shape is written down, and what the program prints keeps to it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from detente.evidence.schema import LISTS, list_schema

SCHEMAS = Path("docs/reference/schemas")


@pytest.mark.parametrize("name", LISTS)
def test_the_written_schema_is_that_of_the_nouns(name):
    written = json.loads((SCHEMAS / f"show-{name}-1.json").read_text(encoding="utf-8"))
    assert written == list_schema(name), "run `python -m detente.evidence.schema`"


@pytest.mark.parametrize("name", LISTS)
def test_what_is_shown_keeps_to_its_schema(sample, name):
    shown = sample.show(name)
    jsonschema.validate(shown, list_schema(name))
    if name in ("documents", "statements", "events", "conditions"):
        assert shown


def test_every_quote_is_the_words_of_its_document(sample):
    texts = {d.id: sample.record.document(d.id).text for d in sample.documents()}
    for name in LISTS:
        for row in sample.show(name):
            for quote in quotes(row):
                assert texts[row.get("document", row["id"])][quote["start"] : quote["end"]] == quote["text"]


def quotes(value):
    if isinstance(value, dict):
        if {"text", "start", "end"} <= set(value):
            yield value
        for each in value.values():
            yield from quotes(each)
    elif isinstance(value, list):
        for each in value:
            yield from quotes(each)
