"""The sample articles, read once."""

from __future__ import annotations

import pytest

import detente


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("case") / "korea.case"
    with detente.open_case(path) as case:
        case.read("examples/korea", workers=0)
        yield case
