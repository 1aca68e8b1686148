"""From a user's words to the test: tables are read, days understood."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from detente.assessment.claims.before_after import before_after
from detente.assessment.claims.gap import gap
from detente.assessment.claims.goes_with import goes_with
from detente.assessment.claims.nouns import Claim
from detente.assessment.claims.season import season
from detente.assessment.claims.table import read_table
from detente.errors import DateError, NotFound

__all__ = ["ask"]

_TESTS: dict[str, Callable[..., Claim]] = {
    "season": season,
    "gap": gap,
    "before-after": before_after,
    "goes-with": goes_with,
}
_DAYS = ("since", "until", "after", "at")


def ask(
    kind: str, table: Path, *, where: str | None = None, where_other: str | None = None, **given: Any
) -> Claim:
    """Test a claim of a kind on a CSV table.

    Raises
    ------
    NotFound
        If there is no such kind.
    InputError
        If a table, a day or another option makes no sense.
    """
    if kind not in _TESTS:
        raise NotFound(f"there is no test {kind!r}", hint=f"tests are {', '.join(_TESTS)}")
    for name in _DAYS:
        if isinstance(given.get(name), str):
            given[name] = _day(given[name], f"--{name}")
    first = read_table(table, where=where)
    if "other" in given:
        return goes_with(first, read_table(given.pop("other"), where=where_other), **given)
    return _TESTS[kind](first, **given)


def _day(text: str, where: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise DateError(f"{text!r} is not a day", where=where, hint="write it as 2017-11-14") from error
