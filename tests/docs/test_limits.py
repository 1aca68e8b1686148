"""The page of limits says what the code holds to."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from detente.case import Case
from detente.coding.english import parser, pieces, tokens, trees
from detente.conflict import feasibility, formula, graph_form, model_file
from detente.corpus import Limits, duplicates, language
from detente.engine import processes
from detente.record import importing, making, rows
from detente.stability import report
from detente.web import security

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "limits.md").read_text(encoding="utf-8")
MB = 2**20
FILES = Limits()


def default(function: object, name: str) -> float:
    return float(inspect.signature(function).parameters[name].default)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("what", "limit"),
    [
        ("a file on disk", f"{FILES.file_bytes // MB} MB"),
        ("an HTML file", f"{FILES.html_bytes // MB} MB"),
        ("nesting of HTML", f"{FILES.depth:,} deep"),
        ("a DOCX after unpacking", f"{FILES.unpacked_bytes // MB} MB, and {FILES.unpacking_ratio} times"),
        ("pages of a PDF", f"{FILES.pages:,}"),
        ("articles in one file", f"{FILES.articles:,}"),
        ("characters of one article", f"{FILES.characters:,}"),
        ("time for one file", f"{default(Case.read, 'timeout'):.0f} s"),
        ("time for an uploaded file", f"{default(Case.read_upload, 'timeout'):.0f} s"),
        ("loading of a worker process", f"{processes._WAKING} s"),
        ("a table for `detente import`", f"{importing.LARGEST // MB} MB"),
        ("a run without a space", f"{tokens.LONGEST_RUN} characters"),
        ("word pieces of one word", f"{pieces.MOST_PIECES}"),
        ("word pieces the parser sees at once", f"{parser.USUAL}; {parser.LONGEST}"),
        ("words whose tree", f"{trees._MOST_WORDS}"),
        ("fewest words to tell the language by", f"{language.ENOUGH_WORDS}"),
        ("words of an item added by hand", f"{making.LONGEST:,} characters"),
        ("context kept", f"{rows.CONTEXT} characters"),
        ("body of a request", f"{security.MAX_BODY // MB} MB"),
        ("options of a model", f"{feasibility.MAX_OPTIONS}"),
        ("nesting of a formula", f"{formula.MAX_DEPTH}"),
        ("length of a formula", f"{formula.MAX_LENGTH:,} characters"),
        ("states in graph form", f"{graph_form.MAX_STATES:,}"),
        ("a model file", f"{model_file.MAX_BYTES // 10**6} MB"),
        ("states listed in full", f"{report.LISTED:,}"),
    ],
)
def test_a_limit_stands_as_the_code_has_it(what: str, limit: str) -> None:
    (row,) = [line for line in PAGE.splitlines() if line.startswith(f"| {what}")]
    assert row.split("|")[2].strip().startswith(limit)


def test_the_limits_of_copies_stand_as_the_code_has_them() -> None:
    module = inspect.getmodule(duplicates)
    assert module is not None
    assert f"{module.SAME} of its five-word shingles" in PAGE
    assert f"at most {module._NEAREST} earlier ones" in PAGE
    assert f"{processes._GRACE} s after the time limit" in PAGE
