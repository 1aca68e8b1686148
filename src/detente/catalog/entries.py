"""What is in the catalogue: one model file a conflict, in a folder named after its publication."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from detente.conflict import Conflict
from detente.conflict import load as load_model
from detente.conflict.wording import did_you_mean
from detente.errors import NotFound

__all__ = ["RESULTS", "Entry", "entry", "load", "names"]

RESULTS = ".results.toml"
_ROOT = Path(__file__).parent / "conflicts"


@dataclass(frozen=True, slots=True)
class Entry:
    """A conflict in the catalogue.

    Attributes
    ----------
    name : str
        What it is asked for by.
    publication : str
        The folder it is filed in: authors and year.
    model, results : Path
        Its two files.
    """

    name: str
    publication: str
    model: Path
    results: Path


def names() -> tuple[str, ...]:
    """The names of all conflicts, in alphabetical order."""
    return tuple(_entries())


def entry(name: str) -> Entry:
    """The entry with this name.

    Raises
    ------
    NotFound
        If there is none.
    """
    found = _entries().get(name.lower())
    if found is None:
        raise NotFound(
            f"the catalogue has no conflict {name!r}",
            hint=f"{did_you_mean(name.lower(), names())}; see `detente catalog list`",
        )
    return found


def load(name: str) -> Conflict:
    """Read a conflict of the catalogue.

    Raises
    ------
    NotFound
        If there is none of this name.
    """
    return load_model(entry(name).model)


@cache
def _entries() -> dict[str, Entry]:
    models = [path for path in _ROOT.glob("*/*.toml") if not path.name.endswith(RESULTS)]
    return {
        path.stem: Entry(path.stem, path.parent.name, path, path.with_name(path.stem + RESULTS))
        for path in sorted(models, key=lambda path: path.stem)
    }
