"""JSON Schemas of the nouns' shapes, made from their types: what `docs/reference/schemas` holds and tests compare."""

from __future__ import annotations

import dataclasses
import json
import types
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from detente.evidence import nouns
from detente.evidence.codec import HIDDEN

__all__ = ["LISTS", "list_schema", "noun_schema", "write"]

LISTS: dict[str, type[Any]] = {
    "documents": nouns.Document,
    "statements": nouns.Statement,
    "events": nouns.Event,
    "conditions": nouns.Condition,
    "predictions": nouns.Prediction,
    "linkages": nouns.Linkage,
    "windows": nouns.Window,
    "posts": nouns.Post,
}
_PLAIN = {str: "string", int: "integer", bool: "boolean", float: "number"}


def list_schema(name: str) -> dict[str, Any]:
    """The schema of `detente show FILE NAME --json`, version 1."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"show-{name}/1",
        "description": (LISTS[name].__doc__ or "").strip().splitlines()[0],
        "type": "array",
        "items": noun_schema(LISTS[name]),
    }


def noun_schema(kind: type[Any]) -> dict[str, Any]:
    """The schema of one noun's shape."""
    hints = get_type_hints(kind)
    hidden = (*HIDDEN.get(kind.__name__, ()), "trace")
    fields = [field.name for field in dataclasses.fields(kind) if field.name not in hidden]
    return {
        "type": "object",
        "properties": {name: _value(hints[name]) for name in fields},
        "required": fields,
    }


def _value(hint: Any) -> dict[str, Any]:
    if get_origin(hint) in (Union, types.UnionType):
        options = [option for option in get_args(hint) if option is not type(None)]
        return {"anyOf": [*map(_value, options), {"type": "null"}]}
    if get_origin(hint) is Literal:
        return {"enum": list(get_args(hint))}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _value(get_args(hint)[0])}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return noun_schema(hint)
    return {"type": _PLAIN[hint]}


def write(folder: Path) -> None:
    """Write every list's schema to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in LISTS:
        text = json.dumps(list_schema(name), indent=2, ensure_ascii=False) + "\n"
        (folder / f"show-{name}-1.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path("docs/reference/schemas"))
