"""Nouns to JSON and back, driven by their type annotations."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

__all__ = ["HIDDEN", "from_json", "to_json"]

T = TypeVar("T")

HIDDEN = {"Document": ("text", "furniture", "signature")}


def to_json(noun: Any, *, full: bool = False) -> Any:
    """The JSON shape of a noun.

    Parameters
    ----------
    noun : dataclass, tuple or plain value
    full : bool
        Also what `show` leaves out: a document's text and furniture, an item's trace.
    """
    if noun is None or isinstance(noun, (str, int, float)):
        return noun
    if isinstance(noun, (tuple, list)):
        return [to_json(each, full=full) for each in noun]
    if isinstance(noun, dict):
        return {key: to_json(value, full=full) for key, value in noun.items()}
    return {
        name: to_json(getattr(noun, name), full=full) for name in _shown(cast(Hashable, type(noun)), full)
    }


@cache
def _shown(kind: Any, full: bool) -> tuple[str, ...]:
    hidden = () if full else (*HIDDEN.get(kind.__name__, ()), "trace")
    return tuple(field.name for field in dataclasses.fields(kind) if field.name not in hidden)


def from_json(kind: type[T], value: Any) -> T:
    """The noun of type `kind` from its JSON; unknown keys are passed over, missing ones take the default.

    Raises
    ------
    TypeError
        If a field without a default is missing.
    """
    hints = _hints(cast(Hashable, kind))
    return kind(**{name: _decode(hints[name], value[name]) for name in hints if name in value})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _decode(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(option for option in get_args(hint) if option is not type(None))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return from_json(hint, value)
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        each = [inner[0]] * len(value) if len(inner) == 2 and inner[1] is Ellipsis else list(inner)
        return tuple(_decode(one, part) for one, part in zip(each, value, strict=True))
    return value
