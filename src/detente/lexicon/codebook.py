"""The PLOVER codebook, and CAMEO read into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from detente.lexicon.nouns import EventClass

__all__ = ["Codebook", "codebook_of"]


@dataclass(frozen=True, slots=True)
class Codebook:
    """PLOVER's event types, contexts and sectors (manual of 2024-02-04) and the way from CAMEO."""

    types: Mapping[str, EventClass]
    contexts: tuple[str, ...]
    sectors: Mapping[str, str]
    cameo: Mapping[str, tuple[str, str | None]]
    retired: Mapping[str, str]

    def scale(self, event: str, mode: str | None = None) -> float:
        """PLOVER's conflict-cooperation value of a type, or of its mode where that has one."""
        entry = self.types[event]
        value = entry.modes.get(mode or "")
        return entry.scale if value is None else value

    def quad(self, event: str) -> str:
        """Verbal or material, cooperation or conflict."""
        return self.types[event].quad

    def from_cameo(self, code: str) -> tuple[str, str | None] | None:
        """PLOVER type and mode of a CAMEO code; the nearest listed code above it decides."""
        for cut in range(len(code), 1, -1):
            if code[:cut] in self.cameo:
                return self.cameo[code[:cut]]
        return None


def codebook_of(plover: dict[str, Any], cameo: list[dict[str, str]]) -> Codebook:
    """The codebook from `plover.toml` and the rows of `cameo.csv`."""
    types = {
        name: EventClass(
            type=name,
            quad=entry["quad"],
            scale=float(entry["scale"]),
            requires_recipient=entry["requires_recipient"],
            modes={m: entry.get("modes", {}).get(m) for m in entry["mode_names"]},
            rule=entry["rule"],
        )
        for name, entry in plover["types"].items()
    }
    return Codebook(
        types=types,
        contexts=tuple(plover["contexts"]),
        sectors=plover["sectors"],
        cameo={row["code"]: (row["type"], row["mode"] or None) for row in cameo if row["type"]},
        retired=plover["retired"],
    )
