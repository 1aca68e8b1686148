"""The catalogue's page names every conflict, and its JSON keeps to the written shapes."""

import io
import json
from contextlib import redirect_stdout
from pathlib import Path

import jsonschema
import pytest

from detente import catalog
from detente.cli import main
from detente.stability import robustness

SCHEMAS = Path("docs/reference/schemas")
PAGE = Path("docs/reference/catalog.md").read_text(encoding="utf-8")


def printed(*arguments: str) -> object:
    out = io.StringIO()
    with redirect_stdout(out), pytest.raises(SystemExit) as stop:
        main(["catalog", *arguments, "--json"])
    assert not stop.value.code
    return json.loads(out.getvalue())


def validate(value: object, shape: str) -> None:
    jsonschema.validate(value, json.loads((SCHEMAS / f"{shape}-1.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", catalog.names())
def test_the_page_names_every_conflict_where_it_is_filed(name: str) -> None:
    (row,) = [line for line in PAGE.splitlines() if line.startswith(f"| `{name}` |")]
    assert catalog.entry(name).publication in row


@pytest.mark.parametrize("name", catalog.names())
def test_the_page_tells_recalled_figures_from_those_of_the_reference_alone(name: str) -> None:
    (row,) = [line for line in PAGE.splitlines() if line.startswith(f"| `{name}` |")]
    recalled = row.split("|")[5]
    for result in catalog.published(name).results:
        words = recalled.replace(",", " ").replace(";", " ").split()
        assert (result.concept in words) == (result.origin == "recalled"), result.concept


def test_what_the_catalogue_prints_keeps_to_its_shapes() -> None:
    validate(printed("list"), "catalog-list")
    validate(printed("show", "elmira"), "catalog-show")
    validate(printed("show", "cuban-missile-crisis"), "catalog-show")
    validate(printed("verify", "chicken"), "catalog-verify")


def test_robustness_keeps_to_its_shape() -> None:
    validate(robustness(catalog.load("chicken"), given="nothing", draws=50).to_json(), "robustness")
    validate(robustness(catalog.load("chicken")).to_json(), "robustness")
