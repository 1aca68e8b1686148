"""The towns of the world, loaded when the first one is looked for."""

from __future__ import annotations

from functools import cache

from detente.lexicon.phrases import Phrases
from detente.lexicon.tables import many, rows

__all__ = ["cities"]


@cache
def cities() -> Phrases[str]:
    """Codes of states by their towns' names (GeoNames, CC BY 4.0); a name that two states share much alike is left out."""
    return Phrases((name, row["code"]) for row in rows("cities") for name in many(row["names"]))
