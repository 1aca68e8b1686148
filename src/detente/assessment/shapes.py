"""The JSON shapes of what is assessed, each with its version: what `docs/reference/schemas` holds and tests compare."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.assessment.clocks import Clock
from detente.assessment.outlook import Outlook
from detente.evidence import to_json
from detente.evidence.schema import noun_schema

if TYPE_CHECKING:
    from detente.assessment.score import Scorecard

__all__ = ["clock_shape", "outlook_shape", "schemas", "score_shape", "write"]


def clock_shape(found: Sequence[Clock], as_of: str) -> dict[str, Any]:
    """What `detente clock --json` prints."""
    return {"schema": "clock/1", "as_of": as_of, "clocks": to_json(tuple(found))}


def outlook_shape(found: Outlook) -> dict[str, Any]:
    """What `detente outlook --json` prints."""
    return {"schema": "outlook/1", **to_json(found)}


def score_shape(card: Scorecard) -> dict[str, Any]:
    """What `detente score --json` prints."""
    return {"schema": "score/1", **to_json(card)}


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of every shape, by name."""
    from detente.assessment.claims import Claim
    from detente.assessment.score import Scorecard

    text = {"type": "string"}
    settings = {"type": "object", "additionalProperties": {"type": "number"}}
    return {
        "clock": _shape("clock", {"as_of": text, "clocks": {"type": "array", "items": noun_schema(Clock)}}),
        "claim": _shape("claim", {**noun_schema(Claim)["properties"], "rule": text, "settings": settings}),
        "score": _shape("score", noun_schema(Scorecard)["properties"]),
        "outlook": _shape("outlook", noun_schema(Outlook)["properties"]),
    }


def _shape(name: str, properties: dict[str, Any]) -> dict[str, Any]:
    whole = {"schema": {"const": f"{name}/1"}, **properties}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{name}/1",
        "description": f"What `detente {name} --json` prints.",
        "type": "object",
        "properties": whole,
        "required": list(whole),
    }


def write(folder: Path) -> None:
    """Write every schema to `folder`."""
    for name, schema in schemas().items():
        text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        (folder / f"{name}-1.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path("docs/reference/schemas"))
