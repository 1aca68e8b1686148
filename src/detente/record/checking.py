"""Whether a reviewer's change fits an item."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from detente.errors import InputError
from detente.evidence import Actor, Date, Item, from_json, to_json

__all__ = ["checked"]

FIXED = ("id", "document", "trace")


def checked(item: Item, changes: Mapping[str, object]) -> dict[str, object]:
    """The changes as JSON, with short forms filled in: an actor may be a country code or a name, a date an ISO day.

    Raises
    ------
    InputError
        If there is no such field, or the value is not of its vocabulary.
    """
    hints = get_type_hints(type(item))
    ready: dict[str, object] = {}
    for name, value in changes.items():
        if name not in hints or name in FIXED:
            near = get_close_matches(name, [n for n in hints if n not in FIXED], n=1)
            hint = (
                f"did you mean {near[0]}?"
                if near
                else f"fields are {', '.join(n for n in hints if n not in FIXED)}"
            )
            raise InputError(f"cannot change {name!r}", where=item.id, hint=hint)
        ready[name] = _value(hints[name], value, f"{item.id}, {name}")
    shape = to_json(item, full=True)
    try:
        from_json(type(item), {**shape, **ready})
    except (TypeError, ValueError, KeyError, AttributeError, StopIteration) as error:
        raise InputError("does not fit the item", where=item.id, hint="see docs/reference") from error
    return ready


def _value(hint: Any, value: object, where: str) -> object:
    options = get_args(hint) if get_origin(hint) in (Union, type(int | None)) else (hint,)
    if value is None:
        if type(None) not in options:
            raise InputError("cannot be empty", where=where, hint="give a value")
        return None
    kind = next(option for option in options if option is not type(None))
    if get_origin(kind) is Literal:
        words = get_args(kind)
        if value not in words:
            raise InputError(f"{value!r} is not possible", where=where, hint=f"choose of {', '.join(words)}")
        return value
    if kind is Actor and isinstance(value, str):
        code = value.isupper() and value.isalnum() and len(value) <= 6
        return to_json(Actor(country=value) if code else Actor(name=value))
    if kind is Date and isinstance(value, str):
        return to_json(Date(value, value, value, "stated"))
    if dataclasses.is_dataclass(kind) and not isinstance(value, Mapping):
        raise InputError(f"{value!r} is not possible", where=where, hint="give an object")
    if get_origin(kind) is tuple and not isinstance(value, (list, tuple)):
        return [_value(get_args(kind)[0], value, where)]
    return value
