"""When two references to somebody are the same."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

__all__ = ["same_actor"]

_TITLES = frozenset(
    {"mr", "mrs", "ms", "dr", "sir", "the", "president", "general", "king", "queen", "dame", "lord", "sheikh"}
)


def same_actor(coded: Mapping[str, Any] | None, gold: Mapping[str, Any] | None) -> bool:
    """Whether country (or its absence) and, if both are named, family name agree.

    A government, ministry or body may be named in different words: for those that are not persons, one word in common
    or the same country without a person on either side is enough.
    """
    if coded is None or gold is None:
        return coded is gold
    if coded.get("country") != gold.get("country"):
        return False
    one, other = _words(coded.get("name")), _words(gold.get("name"))
    if not one or not other:
        return True
    if one[-1] == other[-1] or one[0] == other[0] or set(one) & set(other):
        return True
    return coded.get("country") is not None and coded.get("role") is None and gold.get("role") is None


def _words(name: str | None) -> list[str]:
    if not name:
        return []
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("-", "").replace("‑", ""))
    words = "".join(c for c in plain if not unicodedata.combining(c)).lower().replace(".", " ").split()
    return [w for w in words if w not in _TITLES]
