"""The models that the reference shows can be copied, and come out as they are known to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from detente.conflict import load
from detente.stability import analyse

SHOWN = re.findall(
    r"```toml\n(.*?)```", Path("docs/reference/model-file.md").read_text(encoding="utf-8"), re.S
)


@pytest.mark.parametrize(("name", "nash"), [("Prisoner's dilemma", (4,)), ("Chicken", (2, 3))])
def test_a_model_in_the_reference_can_be_solved(tmp_path, name, nash):
    [text] = [shown for shown in SHOWN if f'name = "{name}"' in shown]
    (tmp_path / "m.toml").write_text(text, encoding="utf-8")
    assert tuple(analyse(load(tmp_path / "m.toml")).equilibria("nash")) == nash
