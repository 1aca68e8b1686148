"""Gold files: texts with everything labelled that a careful reader finds in them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.errors import InputError

__all__ = ["Gold", "load_gold"]

_LISTS = ("statements", "events", "conditions", "predictions", "contradictions", "times")


@dataclass(frozen=True, slots=True)
class Gold:
    """One labelled text, as `docs/reference/gold-format.md` describes it."""

    id: str
    half: str
    stand_off: str
    published: str
    text: str
    labels: Mapping[str, list[dict[str, Any]]]


def load_gold(paths: Iterable[Path]) -> list[Gold]:
    """The gold files among `paths`, or in the folders among them (not below), by their id.

    Raises
    ------
    InputError
        If there is none, or one is not of the gold format.
    """
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise InputError("there is no such file or folder", where=str(path), hint="check the path")
        found += sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not found:
        raise InputError(
            "no gold file is here", where=", ".join(map(str, paths)), hint="see docs/reference/gold-format.md"
        )
    return sorted((_load(path) for path in found), key=lambda gold: gold.id)


def _load(path: Path) -> Gold:
    try:
        shape = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, OSError, RecursionError) as error:
        raise InputError(
            f"is not readable JSON ({error})", where=str(path), hint="see docs/reference/gold-format.md"
        ) from error
    if not isinstance(shape, dict) or shape.get("schema") != "gold/1":
        raise InputError(
            "is no gold file (schema gold/1)", where=str(path), hint="see docs/reference/gold-format.md"
        )
    missing = [name for name in ("id", "published", "text", *_LISTS) if name not in shape]
    if missing:
        raise InputError(
            f"lacks {', '.join(missing)}", where=str(path), hint="see docs/reference/gold-format.md"
        )
    labels = {name: shape[name] for name in _LISTS}
    return Gold(
        shape["id"],
        shape.get("half", ""),
        shape.get("stand_off", ""),
        shape["published"],
        shape["text"],
        labels,
    )
