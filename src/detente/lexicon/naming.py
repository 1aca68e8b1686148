"""Words around names: parts of governments, courtesies, titles that one state gives, shapes of names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from detente.lexicon.tables import table

__all__ = ["Naming", "naming"]


@dataclass(frozen=True, slots=True)
class Naming:
    """The table `naming.toml`.

    `organs` gives the PLOVER sector of a government's part by its common noun, `plural` are those in the plural;
    `shared_names` are names of one state's bodies that those of others have, too; `own_titles` gives the one state
    that has a title; `shapes` are patterns of full names with their states; `women` and `men` are given names.
    """

    organs: Mapping[str, str]
    plural: frozenset[str]
    shared_names: tuple[str, ...]
    courtesies: frozenset[str]
    own_titles: Mapping[str, str]
    shapes: tuple[tuple[re.Pattern[str], frozenset[str]], ...]
    women: frozenset[str]
    men: frozenset[str]

    def gender(self, name: str) -> str | None:
        """What the given name of a full name mostly tells: f, m or None."""
        given, _, family = name.lower().partition(" ")
        if not family:
            return None
        return "f" if given in self.women else "m" if given in self.men else None


@lru_cache(maxsize=1)
def naming() -> Naming:
    """The table, read once."""
    data = table("naming")
    shapes = (
        (re.compile(entry["name"], re.IGNORECASE), frozenset(entry["states"])) for entry in data["shape"]
    )
    return Naming(
        data["organs"],
        frozenset(data["plural"]),
        tuple(data["shared_names"]),
        frozenset(data["courtesies"]),
        data["own_titles"],
        tuple(shapes),
        frozenset(data["women"].split()),
        frozenset(data["men"].split()),
    )
