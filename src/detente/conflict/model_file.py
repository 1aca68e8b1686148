"""Model files: TOML in option form or graph form, read into a Conflict. See docs/reference/model-file.md."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from detente.conflict.conflict import Conflict
from detente.conflict.fields import Fields
from detente.conflict.graph_form import graph_conflict
from detente.conflict.option_form import option_conflict
from detente.errors import ModelError

__all__ = ["load", "parse_model"]

MAX_BYTES = 200_000_000


def load(path: str | Path) -> Conflict:
    """Read a model file.

    Raises
    ------
    ModelError
        If it cannot be read or does not make sense; the error says where and what to do.
    TooLarge
        If it has more options than this machine can solve.
    """
    path = Path(path)
    if not path.is_file():
        what = "is a folder, not a model file" if path.is_dir() else "there is no such file"
        raise ModelError(what, where=str(path), hint="give the path of a model file (.toml)")
    if path.stat().st_size > MAX_BYTES:
        raise ModelError(
            f"the file is larger than {MAX_BYTES:,} bytes", where=str(path), hint="use statements"
        )
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ModelError(
            f"it cannot be read ({error.strerror})", where=str(path), hint="check its rights"
        ) from None
    except UnicodeDecodeError as error:
        raise ModelError(
            f"byte {error.start} is not UTF-8", where=str(path), hint="save it as UTF-8"
        ) from None
    return parse_model(text, where=str(path))


def parse_model(text: str, *, where: str = "model") -> Conflict:
    """Read a model from text; `where` is said in errors. Raises as `load` does."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ModelError(f"not valid TOML: {error}", where=where, hint="mend that line") from None
    except ValueError as error:
        raise ModelError(f"a number cannot be read: {error}", where=where, hint="shorten it") from None
    except RecursionError:
        raise ModelError(
            "lists are nested too deeply", where=where, hint="a ranking is three lists deep"
        ) from None
    return _conflict_of(tables, where)


def _conflict_of(tables: dict[str, Any], where: str) -> Conflict:
    top = Fields(tables, where, allowed=("conflict", "decision_maker", "graph"))
    about = Fields(
        top.mapping("conflict"),
        f"{where}, [conflict]",
        allowed=("name", "infeasible", "merge", "status_quo", "note", "source"),
    )
    if "graph" in top:
        return graph_conflict(top, about)
    if "decision_maker" not in top:
        raise top.error(
            "there are no decision makers", "add a [[decision_maker]] table for each, or a [graph]"
        )
    return option_conflict(top, about)
