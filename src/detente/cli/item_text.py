"""An item in words, for a person who is to judge it: what was coded, and the fields that can be edited."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

__all__ = ["fields", "line", "words"]

_FIXED = frozenset({"id", "document", "trace"})
_WORDS = ("content", "requirement", "prediction", "what", "post", "issue", "evidence", "quote")


def line(item: dict[str, Any]) -> str:
    """One line of an item's JSON: its kind, who, what, to whom, when."""
    kind = item["id"].split("-", 1)[0]
    sort = item.get("act") or item.get("type") or item.get("kind") or ""
    who = words(item.get("speaker") or item.get("by") or item.get("actors") or item.get("holder")
                or item.get("participants") or item.get("government")) or "somebody"  # fmt: skip
    to = words(item.get("addressee") or item.get("towards") or item.get("recipients"))
    said = next((words(item[name]) for name in _WORDS if item.get(name)), "")
    when = date(item.get("date") or item.get("deadline") or item.get("horizon"))
    status = item.get("status") if item.get("status") != "occurred" else ""
    head = " ".join(part for part in (kind, sort, f"({status})" if status else "") if part)
    tail = ", ".join(part for part in (f"{who} to {to}" if to else who, when) if part)
    return f"{head}: {tail}: {' '.join(said.split())}" if said else f"{head}: {tail}"


def fields(item: dict[str, Any]) -> Iterator[str]:
    """`field=value` for every field that a reviewer can edit in one line."""
    for name, value in item.items():
        if name not in _FIXED and not _is_quote(value):
            yield f"{name}={date(value) if _is_date(value) else words(value)}"


def words(value: Any) -> str:
    """A value of an item's JSON in words: a quote as its text, an actor as name (country), a list joined by ;."""
    if isinstance(value, list):
        return "; ".join(words(each) for each in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, dict):
        return "" if value is None else str(value)
    if "text" in value:
        return str(value["text"])
    name, country = value.get("name") or value.get("role"), value.get("country")
    return f"{name} ({country})" if name and country else str(name or country or value.get("value") or "")


def date(value: Any) -> str:
    """A date as it stands; where only the report's day is known, `by` that day."""
    if not value:
        return ""
    return str(value["value"] or (f"by {value['latest']}" if value.get("latest") else ""))


def _is_date(value: Any) -> bool:
    return isinstance(value, dict) and "basis" in value


def _is_quote(value: Any) -> bool:
    first = value[0] if isinstance(value, list) and value else value
    return isinstance(first, dict) and "start" in first
