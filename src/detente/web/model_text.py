"""Change a model file step by step; what is not changed keeps its words and comments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

import tomlkit
from tomlkit.exceptions import TOMLKitError

from detente.conflict import Conflict, parse_model
from detente.errors import InputError

__all__ = ["CHANGES", "LARGEST", "STATES", "changed", "checked", "moved"]

LARGEST = 400_000
"""Characters of a model kept with a case."""
STATES = 2**16
"""Above this the page would keep its reader waiting; the command line solves it."""

Document = dict[str, Any]
Fields = Mapping[str, str]


def checked(text: str) -> Conflict:
    """The conflict that a model text holds.

    Raises
    ------
    ModelError, InputError
        If it makes no sense, or is too large for a page.
    """
    if len(text) > LARGEST:
        raise InputError("the model is too long for a page", hint="solve it with `detente solve`")
    conflict = parse_model(text)
    if conflict.n > STATES:
        raise InputError(
            f"{conflict.n:,} states are too many for a page", hint="solve it with `detente solve`"
        )
    return conflict


def changed(text: str, what: str, fields: Fields) -> str:
    """The text after one change, checked.

    Raises
    ------
    InputError
        If there is no such change, or the model makes no sense after it.
    """
    if what not in CHANGES:
        raise InputError(f"{what!r} is no change of a model", hint=f"known are {', '.join(CHANGES)}")
    try:
        document = cast(Document, tomlkit.parse(text))
    except TOMLKitError as error:
        raise InputError(f"the model is not valid TOML ({error})", hint="mend its text") from error
    CHANGES[what](document, fields)
    new = tomlkit.dumps(document)
    checked(new)
    return new


def moved(text: str, dm: str, index: int, by: int) -> str:
    """One preference of a decision maker moved up (-1) or down (1)."""
    return changed(text, "move", {"dm": dm, "index": str(index), "by": str(by)})


def _maker(document: Document, fields: Fields) -> Document:
    found = [dm for dm in document.get("decision_maker", []) if dm.get("id") == fields.get("dm")]
    if not found:
        raise InputError(f"there is no decision maker {fields.get('dm')!r}", hint="choose one of the list")
    return cast(Document, found[0])


def _listed(document: Document, fields: Fields) -> tuple[list[Any], int]:
    """The preferences (or the ranking) of a decision maker, and the place that is meant."""
    maker = _maker(document, fields)
    listed = maker.get("preferences", maker.get("ranking"))
    given = fields.get("index", "")
    if listed is None or not (given.isascii() and given.isdigit()) or not int(given) < len(listed):
        raise InputError("there is no such preference", hint="load the page again")
    return cast("list[Any]", listed), int(given)


def _move(document: Document, fields: Fields) -> None:
    listed, at = _listed(document, fields)
    to = at + (1 if fields.get("by") == "1" else -1)
    if 0 <= to < len(listed):
        _put(document, fields, listed, at, to)


def _place(document: Document, fields: Fields) -> None:
    """One preference put at a place of the list, as by dragging; those between make room."""
    listed, at = _listed(document, fields)
    to = fields.get("to", "")
    if not (to.isascii() and to.isdigit() and int(to) < len(listed)):
        raise InputError("there is no such place", hint="load the page again")
    _put(document, fields, listed, at, int(to))


def _put(document: Document, fields: Fields, listed: list[Any], at: int, to: int) -> None:
    order = [each for each in range(len(listed)) if each != at]
    order.insert(to, at)
    _replace(document, fields, [listed[each] for each in order])


def _replace(document: Document, fields: Fields, values: list[Any]) -> None:
    maker = _maker(document, fields)
    key = "preferences" if "preferences" in maker else "ranking"
    fresh = tomlkit.array()
    fresh.multiline(len(values) > 1)
    for value in values:
        fresh.append(value.unwrap() if hasattr(value, "unwrap") else value)
    maker[key] = fresh


def _prefer(document: Document, fields: Fields) -> None:
    maker = _maker(document, fields)
    if "preferences" not in maker:
        raise InputError("this decision maker ranks states outright", hint="edit the ranking in the text")
    _replace(document, fields, [*maker["preferences"], _given(fields, "holds")])


def _forget(document: Document, fields: Fields) -> None:
    listed, at = _listed(document, fields)
    _replace(document, fields, [each for number, each in enumerate(listed) if number != at])


def _option(document: Document, fields: Fields) -> None:
    option = tomlkit.inline_table()
    option.update({"id": _given(fields, "id"), "text": fields.get("text") or _given(fields, "id")})
    if fields.get("change") in ("take", "drop"):
        option["change"] = fields["change"]
    _maker(document, fields)["options"].append(option)


def _decision_maker(document: Document, fields: Fields) -> None:
    maker = tomlkit.table()
    maker["id"], maker["name"] = _given(fields, "id"), fields.get("name") or _given(fields, "id")
    maker["options"] = tomlkit.array()
    maker["preferences"] = tomlkit.array()
    option = tomlkit.inline_table()
    option.update({"id": _given(fields, "option"), "text": fields.get("text") or _given(fields, "option")})
    maker["options"].append(option)
    if "decision_maker" not in document:
        document["decision_maker"] = tomlkit.aot()
    document["decision_maker"].append(maker)


def _infeasible(document: Document, fields: Fields) -> None:
    about = document.setdefault("conflict", tomlkit.table())
    about["infeasible"] = [*about.get("infeasible", []), _given(fields, "formula")]


def _feasible(document: Document, fields: Fields) -> None:
    about = document.get("conflict", {})
    given = fields.get("index", "")
    if not (given.isascii() and given.isdigit()) or not int(given) < len(about.get("infeasible", [])):
        raise InputError("there is no such infeasible combination", hint="load the page again")
    about["infeasible"] = [each for at, each in enumerate(about["infeasible"]) if at != int(given)]


def _today(document: Document, fields: Fields) -> None:
    """The options taken now, separated by commas or spaces."""
    about = document.setdefault("conflict", tomlkit.table())
    about["status_quo"] = [name for name in fields.get("taken", "").replace(",", " ").split() if name]


def _given(fields: Fields, name: str) -> str:
    value = fields.get(name, "").strip()
    if not value or len(value) > 300:
        raise InputError(f"{name} is missing or too long", hint="fill it in")
    return value


CHANGES: Mapping[str, Callable[[Document, Fields], None]] = {
    "move": _move,
    "place": _place,
    "prefer": _prefer,
    "forget": _forget,
    "option": _option,
    "decision-maker": _decision_maker,
    "infeasible": _infeasible,
    "feasible": _feasible,
    "today": _today,
}
