"""The documents are complete, and what they show works."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from detente.cli import VERBS

DOCS = sorted(Path("docs").rglob("*.md"))


def text_of_all() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in [Path("README.md"), *DOCS])


@pytest.mark.parametrize("path", [Path("README.md"), *DOCS], ids=str)
def test_examples_in_the_documents_work(path):
    result = doctest.testfile(str(path.resolve()), module_relative=False, encoding="utf-8")
    assert result.failed == 0


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_in_the_documents(verb):
    assert re.search(rf"detente {verb}\b", text_of_all()), f"say what `detente {verb}` does in docs/"


@pytest.mark.parametrize(
    "room", sorted(p.name for p in Path("src/detente").iterdir() if not p.name.startswith("_"))
)
def test_every_room_is_in_the_list_of_rooms(room):
    if room == "py.typed":
        return
    assert f"`{room}{'/' if Path('src/detente', room).is_dir() else ''}`" in Path(
        "docs/reference/rooms.md"
    ).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [Path("README.md"), *DOCS], ids=str)
def test_links_between_documents_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), f"{path}: {target}"
