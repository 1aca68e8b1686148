"""A page: one address with three faces (HTML, `.json`, `.csv`) made from the same data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from detente.case import Case
from detente.errors import InputError
from detente.web.desk import Desk

__all__ = ["Data", "Page", "Query", "first_list", "iso_day"]

Data = dict[str, Any]
"""What a page knows: JSON values, plus what only its template uses under keys that begin with an underscore."""


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked: the address's parts, the filters behind `?`, and who asks; `desk` is where files are read."""

    path: Mapping[str, str]
    filters: Mapping[str, str]
    reader: str
    desk: Desk

    def text(self, name: str) -> str | None:
        value = self.filters.get(name, "").strip()
        return value or None

    def day(self, name: str) -> str | None:
        """A day of the address; None where it is silent.

        Raises
        ------
        InputError
            If it is no day.
        """
        given = self.text(name)
        return None if given is None else iso_day(given, name)

    def number(self, name: str, default: int, *, least: int = 0, most: int = 10**9) -> int:
        value = self.filters.get(name, "")
        return min(max(int(value), least), most) if value.isascii() and value.isdigit() else default


def iso_day(given: str, where: str) -> str:
    """A day that somebody wrote, of the years that a record can be of.

    Raises
    ------
    InputError
        If it is no such day.
    """
    try:
        day = date.fromisoformat(given.strip())
    except ValueError as error:
        raise InputError(
            f"{given[:40]!r} is not a day", where=where, hint="write it as 2019-12-31"
        ) from error
    if not 1800 <= day.year <= 2999:
        raise InputError(f"{given[:40]!r} is out of range", where=where, hint="write it as 2019-12-31")
    return day.isoformat()


def first_list(data: Data) -> Sequence[Mapping[str, Any]]:
    """The first list of records in the data: the rows of the page's CSV."""
    for key, value in data.items():
        if not key.startswith("_") and isinstance(value, list) and (not value or isinstance(value[0], dict)):
            return value
    return []


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the workbench.

    Attributes
    ----------
    name : of the page, its module and its template
    path : its address, in Starlette's form
    title : what the tab and the menu say
    data : asks the case
    rows : the rows of its CSV
    menu : whether it stands in the menu
    assessed : whether the whole record is weighed for it, which takes long for a very large case
    """

    name: str
    path: str
    title: str
    data: Callable[[Case, Query], Data]
    rows: Callable[[Data], Sequence[Mapping[str, Any]]] = first_list
    menu: bool = True
    assessed: bool = False
