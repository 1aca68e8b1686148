"""What a publication says of a conflict, and how we know."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from detente.catalog.entries import entry

__all__ = ["Improvement", "Origin", "Published", "Result", "published"]

Origin = Literal["printed", "recalled", "reference"]


@dataclass(frozen=True, slots=True)
class Result:
    """What is stable under one concept.

    Attributes
    ----------
    concept : str
    equilibria : tuple of int
        States by their number here.
    origin : {"printed", "recalled", "reference"}
        ``printed``: read in the publication or its authors' own data; ``recalled``: as generally cited, the page
        was not at hand; ``reference``: computed from the definitions by the tests' literal reference.
    stable : mapping of str to tuple of int
        For each decision maker, where the publication or the reference lists it.
    stable_origin : same as `origin`
    reason : str
        Why our result differs, where it is known to.
    """

    concept: str
    equilibria: tuple[int, ...]
    origin: Origin
    stable: Mapping[str, tuple[int, ...]]
    stable_origin: Origin
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Improvement:
    """Where a coalition can and wants to go from a state."""

    coalition: tuple[str, ...]
    from_: int
    to: tuple[int, ...]
    origin: Origin
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Published:
    """A publication's account of a conflict.

    Attributes
    ----------
    citation, doi, section : str
        Where it is published.
    facts : str
        Where the model's numbers were taken from.
    checked : str
        What could be compared with what.
    numbering : str
        How the publication's numbers of states map to ours, where they differ.
    labels : tuple of str
        The publication's name of each state, in our order; empty when they are the same.
    outcome : int or None
        The state that came about, where the publication says so.
    """

    name: str
    citation: str
    doi: str
    section: str
    facts: str
    checked: str
    numbering: str
    labels: tuple[str, ...]
    outcome: int | None
    results: tuple[Result, ...]
    improvements: tuple[Improvement, ...]


def published(name: str) -> Published:
    """What is published of a conflict of the catalogue.

    Raises
    ------
    NotFound
        If there is none of this name.
    """
    found = entry(name)
    tables = tomllib.loads(found.results.read_text(encoding="utf-8"))
    source = tables["source"]
    words = {key: source.get(key, "") for key in ("doi", "section", "facts", "checked", "numbering")}
    return Published(
        name=found.name,
        citation=source["citation"],
        labels=tuple(source.get("labels", ())),
        outcome=source.get("outcome"),
        results=tuple(_result(table) for table in tables.get("result", ())),
        improvements=tuple(_improvement(table) for table in tables.get("improvement", ())),
        **words,
    )


def _result(table: Mapping[str, Any]) -> Result:
    return Result(
        table["concept"],
        tuple(table["equilibria"]),
        table["origin"],
        {dm: tuple(states) for dm, states in table.get("stable", {}).items()},
        table.get("stable_origin", table["origin"]),
        table.get("reason", ""),
    )


def _improvement(table: Mapping[str, Any]) -> Improvement:
    return Improvement(
        tuple(table["coalition"]), table["from"], tuple(table["to"]), table["origin"], table.get("reason", "")
    )
