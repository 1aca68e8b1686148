"""The forecast log: one JSON object a line, each carrying the hash of itself and of the line before."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from detente.engine import text_of
from detente.errors import InputError

__all__ = ["Forecast", "append", "chain", "chained", "read_log"]

LARGEST = 32 * 2**20
_START = "0" * 64


@dataclass(frozen=True, slots=True)
class Forecast:
    """A question, what was forecast, and how it came out.

    Attributes
    ----------
    asked_on, closes_on, resolved_on : ISO days
    probability : 0 to 1; None where only the question is kept
    low, high : where the forecast was an interval
    outcome : 1, 0, or None while it is open
    status_quo : the answer under which nothing changes, where that is known
    """

    id: str
    question: str
    asked_on: str
    closes_on: str
    probability: float | None = None
    low: float | None = None
    high: float | None = None
    forecaster: str = ""
    category: str = ""
    outcome: int | None = None
    resolved_on: str | None = None
    status_quo: int | None = None


def read_log(path: Path) -> tuple[tuple[Forecast, ...], str]:
    """The forecasts of a JSONL log, or of one JSON object with a list `questions`; and how its chain of hashes stands.

    Returns
    -------
    tuple of forecasts, and "none", "whole" or "broken at line N"

    Raises
    ------
    InputError
        With the line that makes no sense.
    """
    text = text_of(path, largest=LARGEST, what="log")
    whole = _json(text)
    if isinstance(whole, dict) and "questions" in whole:
        if not isinstance(whole["questions"], list):
            raise InputError("holds no list of questions", where=str(path), hint="`questions` is a list")
        rows = [(f"{path}, question {n}", row) for n, row in enumerate(whole["questions"], 1)]
        return tuple(_forecast(row, where) for where, row in rows), "none"
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    rows = [(f"{path}, line {n}", _line(line, f"{path}, line {n}")) for n, line in lines]
    if not rows:
        raise InputError("holds no forecasts", where=str(path), hint="write one JSON object a line")
    found = tuple(_forecast(row, where) for where, row in rows)
    return found, chained([row for _, row in rows])


def chained(rows: Sequence[dict[str, Any]]) -> str:
    """Whether every line still has the hash it was written with, and follows the one before."""
    if not any("hash" in row for row in rows):
        return "none"
    before = _START
    for number, row in enumerate(rows, 1):
        if row.get("hash") != _hash(row, before):
            return f"broken at line {number}"
        before = row["hash"]
    return "whole"


def append(path: Path, forecasts: Iterable[Forecast]) -> None:
    """Write forecasts at the end of a log; what stands there already is not touched.

    The outcome stays out of the hash, so that it can be filled in when it is known.
    """
    rows = []
    if path.exists():
        text = text_of(path, largest=LARGEST, what="log")
        rows = [
            _line(line, f"{path}, line {n}") for n, line in enumerate(text.splitlines(), 1) if line.strip()
        ]
    before = str(rows[-1].get("hash", _START)) if rows else _START
    with path.open("a", encoding="utf-8") as file:
        file.writelines(chain(forecasts, before=before))


def chain(forecasts: Iterable[Forecast], *, before: str = _START) -> Iterator[str]:
    """The lines of a log, each with its hash; `before` is the hash of the line they follow."""
    for forecast in forecasts:
        row = {key: value for key, value in asdict(forecast).items() if value not in (None, "")}
        before = row["hash"] = _hash(row, before)
        yield json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n"


def _hash(row: dict[str, Any], before: str) -> str:
    kept = {key: value for key, value in row.items() if key not in ("hash", "outcome", "resolved_on")}
    return hashlib.sha256(
        (before + json.dumps(kept, ensure_ascii=False, sort_keys=True)).encode()
    ).hexdigest()


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        return None


def _line(line: str, where: str) -> dict[str, Any]:
    row = _json(line)
    if not isinstance(row, dict):
        raise InputError("is no JSON object", where=where, hint="write one JSON object a line")
    return row


def _forecast(row: Any, where: str) -> Forecast:
    if not isinstance(row, dict):
        raise InputError("is no JSON object", where=where, hint="a question is an object")
    for name in ("id", "question", "asked_on", "closes_on"):
        if not isinstance(row.get(name), str):
            raise InputError(
                f"has no {name!r}",
                where=where,
                hint="a forecast has id, question, asked_on, closes_on, probability",
            )
    low, high = _chance(row, "low", where), _chance(row, "high", where)
    probability = _chance(row, "probability", where)
    if probability is None and low is not None and high is not None:
        probability = (low + high) / 2
    return Forecast(
        id=row["id"],
        question=row["question"],
        asked_on=_day(row["asked_on"], "asked_on", where),
        closes_on=_day(row["closes_on"], "closes_on", where),
        probability=probability,
        low=low,
        high=high,
        forecaster=str(row.get("forecaster") or ""),
        category=str(row.get("category") or ""),
        outcome=_answer(row, ("outcome",), where),
        resolved_on=_day(row["resolved_on"], "resolved_on", where) if row.get("resolved_on") else None,
        status_quo=_answer(row, ("status_quo", "status_quo_answer"), where),
    )


def _chance(row: dict[str, Any], name: str, where: str) -> float | None:
    value = row.get(name)
    if value is None:
        return None
    if (
        isinstance(value, bool)
        or not isinstance(value, (int, float))
        or not math.isfinite(value)
        or not 0 <= value <= 1
    ):
        raise InputError(
            f"{value!r} is no probability", where=f"{where}, {name}", hint="write a number from 0 to 1"
        )
    return float(value)


def _answer(row: dict[str, Any], names: Sequence[str], where: str) -> int | None:
    value = next((row[name] for name in names if row.get(name) is not None), None)
    if value is None:
        return None
    if value not in (0, 1):
        raise InputError(f"{value!r} is no outcome", where=f"{where}, {names[0]}", hint="write 1, 0 or null")
    return int(value)


def _day(value: Any, name: str, where: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError) as error:
        raise InputError(
            f"{value!r} is not a day", where=f"{where}, {name}", hint="write it as 2019-12-31"
        ) from error
