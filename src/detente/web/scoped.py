"""The record cut for a page, kept until the case changes: assessing is dearer than showing."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from detente.assessment import Scope, scope
from detente.case import Case
from detente.web.page import Query

__all__ = ["between", "cut", "kept"]

T = TypeVar("T")
KEEP = {"scope": 6}
"""How many answers of a kind are kept, the newest ones; a cut of the record is large."""
MOST = 64
_kept: OrderedDict[tuple[Hashable, ...], Any] = OrderedDict()
_lock = Lock()


def kept(case: Case, key: tuple[Hashable, ...], make: Callable[[], T], *, decisions: bool = True) -> T:
    """What `make` gives, made once for a state of the case; without `decisions` they change nothing of it."""
    items, entries, sources = case.record.version()
    whole = (str(case.path), items, entries if decisions else 0, sources, *key)
    with _lock:
        if whole in _kept:
            _kept.move_to_end(whole)
            return _kept[whole]  # type: ignore[no-any-return]
    made = make()
    with _lock:
        _kept[whole] = made
        _forget(str(key[0]))
    return made


def _forget(kind: str) -> None:
    """Let the oldest go, of this kind and of all."""
    alike = [each for each in _kept if each[4] == kind]
    for each in alike[: max(len(alike) - KEEP.get(kind, MOST), 0)]:
        del _kept[each]
    while len(_kept) > MOST:
        _kept.popitem(last=False)


def between(query: Query) -> tuple[str, ...] | None:
    """The two parties that the filters `a` and `b` name, or None for the two that speak and act most."""
    named = tuple(code for code in (query.text("a"), query.text("b")) if code)
    return named if len(named) == 2 else None


def cut(case: Case, query: Query) -> Scope:
    """The record between the parties and as of the day that the filters name."""
    parties, day = between(query), query.day("as_of")
    return kept(case, ("scope", parties, day), lambda: scope(case.record, between=parties, as_of=day))
