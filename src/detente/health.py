"""Whether everything that detente needs is there and works."""

from __future__ import annotations

import importlib.util
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

__all__ = ["Finding", "examine"]


@dataclass(frozen=True)
class Finding:
    """One part: whether it works, whether detente cannot do without it, and what to do or what was seen."""

    part: str
    ok: bool
    needed: bool
    says: str


def examine() -> list[Finding]:
    """Every part tried, not only looked for."""
    return [*_required(), *_optional()]


def _required() -> Iterator[Finding]:
    version = sys.version.split()[0]
    yield Finding("Python", sys.version_info >= (3, 11), True, f"{version} (3.11 or newer is needed)")
    yield _tried("full-text search", _search)
    yield _tried("language model", _parse)
    yield _tried("lexicon", _lexicon)


def _optional() -> Iterator[Finding]:
    for part, module, extra in (
        ("web workbench", "starlette", "web"),
        ("PDF of the brief", "weasyprint", "pdf"),
        ("remote reader", "httpx", "llm"),
    ):
        there = importlib.util.find_spec(module) is not None
        yield Finding(part, there, False, "installed" if there else f"pip install 'detente[{extra}]'")


def _tried(part: str, trial: Callable[[], str]) -> Finding:
    try:
        return Finding(part, True, True, trial())
    except Exception as error:
        return Finding(part, False, True, f"{type(error).__name__}: {error}; install detente again")


def _search() -> str:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(words)")
    connection.close()
    return f"SQLite {sqlite3.sqlite_version} with FTS5"


def _parse() -> str:
    from detente.coding.english import parse

    (sentence,) = parse("The envoy left the talks.")
    root = sentence.words[sentence.heads.index(-1)]
    if root != "left":
        raise RuntimeError(f"the parser finds {root!r} where it should find 'left'")
    return "parses"


def _lexicon() -> str:
    from detente.lexicon import load_lexicon

    load_lexicon()
    return "loads"
