"""Reading a table of a TOML file with care: every miss says where it is and what was expected."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

from detente.conflict.wording import did_you_mean, listed
from detente.errors import ModelError

__all__ = ["Fields"]

_KINDS: dict[type, str] = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    list: "a list",
    dict: "a table",
}


class Fields:
    """One table, its place in the file, and the keys it may have."""

    def __init__(self, table: Mapping[str, Any], where: str, *, allowed: Iterable[str]) -> None:
        self.table, self.where = table, where
        known = sorted(allowed)
        for key in table:
            if key not in known:
                raise self.error(f"unknown key {key!r}", did_you_mean(key, known))

    def __contains__(self, key: str) -> bool:
        return key in self.table

    def error(self, what: str, hint: str | None = None) -> ModelError:
        return ModelError(what, where=self.where, hint=hint)

    def text(self, key: str, default: str | None = None) -> str:
        if key not in self.table and default is not None:
            return default
        found: str = self._of_kind(key, str)
        if not found.strip():
            raise self.error(f"{key} is empty", "give it a text")
        return found

    def identifier(self, key: str = "id") -> str:
        found = self.text(key)
        if not all(part.isidentifier() or part.isalnum() for part in found.split("-")):
            raise self.error(
                f"{key} {found!r} cannot be used in formulas", "use lower-case letters, digits, - and _"
            )
        return found

    def flag(self, key: str) -> bool:
        return bool(self._of_kind(key, bool)) if key in self.table else False

    def whole(self, key: str) -> int:
        found: int = self._of_kind(key, int)
        return found

    def items(self, key: str) -> list[Any]:
        """A list; empty when the key is missing."""
        return list(self._of_kind(key, list)) if key in self.table else []

    def texts(self, key: str) -> list[str]:
        """A list of texts; empty when the key is missing."""
        found = self.items(key)
        for at, item in enumerate(found, start=1):
            if not isinstance(item, str):
                raise self.error(f"item {at} of {key} is {_kind(item)}, not text")
        return found

    def tables(self, key: str) -> list[dict[str, Any]]:
        """A list of tables; empty when the key is missing."""
        found = self.items(key)
        for at, item in enumerate(found, start=1):
            if not isinstance(item, dict):
                raise self.error(f"item {at} of {key} is {_kind(item)}, not a table")
        return found

    def mapping(self, key: str) -> dict[str, Any]:
        """A table; empty when the key is missing."""
        return dict(self._of_kind(key, dict)) if key in self.table else {}

    def _of_kind(self, key: str, kind: type) -> Any:
        if key not in self.table:
            raise self.error(f"{key} is missing", f"it must be {_KINDS[kind]}")
        found = self.table[key]
        if not isinstance(found, kind) or (kind is int and isinstance(found, bool)):
            raise self.error(f"{key} is {_kind(found)}", f"it must be {_KINDS[kind]}")
        return found


def numbers(found: object, states: int, *, where: str) -> list[float]:
    """Check payoffs: a list of one finite number a state."""
    if not isinstance(found, list):
        raise ModelError(
            f"payoffs are {_kind(found)}", where=where, hint="give a list with one number a state"
        )
    if len(found) != states:
        raise ModelError(
            f"{len(found)} payoffs for {states} states",
            where=where,
            hint="give one number a state, in their order",
        )
    for at, value in enumerate(found, start=1):
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ModelError(
                f"the payoff of state {at} is {_kind(value)}", where=where, hint="payoffs are numbers"
            )
        if isinstance(value, float) and not math.isfinite(value):
            raise ModelError(
                f"the payoff of state {at} is {value}",
                where=where,
                hint="give a finite number, or mark its pairs as unknown",
            )
    return found


def twice(names: Iterable[str]) -> str | None:
    """The names given more than once, or None."""
    seen: set[str] = set()
    again: list[str] = []
    for name in names:
        if name in seen and name not in again:
            again.append(name)
        seen.add(name)
    return listed([repr(name) for name in again]) if again else None


def _kind(value: object) -> str:
    return _KINDS.get(type(value), f"{value!r}"[:60])
