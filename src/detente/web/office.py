"""The office next door: what is assessed of a very large case is worked out in a process of its own, and kept.

The pages go on answering meanwhile: with what was worked out before the case changed, marked so, or with how long it takes.
"""

from __future__ import annotations

import multiprocessing
from collections import OrderedDict
from collections.abc import Hashable
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any

from detente.case import Case, open_case
from detente.errors import DetenteError, InputError, NotFound
from detente.web.page import Data, Page, Query

__all__ = ["LARGEST", "PATIENCE", "Office", "Waiting"]

LARGEST = 5000
"""Items above which assessed pages are worked out next door."""
PATIENCE = 2.0
"""Seconds that a reader waits before a page says that it is being worked out."""
KEPT = 32
MEMORY = 6 * 2**30
"""Bytes of address space for the worker."""
WAITING = 12
"""Pages on the worker's desk at most."""

try:
    import resource
except ImportError:  # no such limits on Windows
    resource = None  # type: ignore[assignment]

Key = tuple[Hashable, ...]
Answer = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A page that is being worked out: since how many seconds, and what stood there before the case changed."""

    seconds: int
    before: Data | None


@dataclass(frozen=True, slots=True)
class _Asked:
    answer: Future[Answer]
    since: float
    version: Hashable


class Office:
    """Works out pages one after the other; the newest answers are kept.

    Parameters
    ----------
    case : Case
    """

    def __init__(self, case: Case) -> None:
        self._case, self._lock = case, Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._asked: dict[Key, _Asked] = {}
        self._answers: OrderedDict[Key, tuple[Hashable, Data]] = OrderedDict()

    def data(self, page: Page, query: Query) -> Data | Waiting:
        """The page's data for the case as it stands, or how long they have been worked on.

        Raises
        ------
        DetenteError
            What the page itself would raise.
        """
        key = (page.name, *sorted(query.path.items()), *sorted(query.filters.items()))
        version = self._case.record.version()
        with self._lock:
            known = self._answers.get(key)
            if known and known[0] == version:
                self._answers.move_to_end(key)
                return known[1]
            asked = self._asked.get(key) or self._ask(key, version, page, query)
        try:
            found = _opened(asked.answer.result(timeout=PATIENCE))
        except TimeoutError:
            return Waiting(int(monotonic() - asked.since), known[1] if known else None)
        except BrokenProcessPool as error:
            self.close()
            raise InputError(
                "this could not be worked out", hint="narrow it by date and try again"
            ) from error
        except CancelledError:
            return Waiting(0, None)
        finally:
            if asked.answer.done():
                self._asked.pop(key, None)
        self._keep(key, asked.version, found)
        return found if asked.version == version else self.data(page, query)

    def _ask(self, key: Key, version: Hashable, page: Page, query: Query) -> _Asked:
        """Put a page on the worker's desk; the same one is not put there twice, however often the case changes.

        Raises
        ------
        InputError
            If the desk is full.
        """
        if len(self._asked) >= WAITING:
            raise InputError("too much is being worked out", hint="wait until it is done")
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(
                1, mp_context=context, initializer=_sit, initargs=(self._case.path,)
            )
        given = dict(query.path), dict(query.filters), query.reader
        asked = self._asked[key] = _Asked(self._pool.submit(_work, page.name, *given), monotonic(), version)
        return asked

    def _keep(self, key: Key, version: Hashable, found: Data) -> None:
        with self._lock:
            self._answers[key] = version, found
            self._answers.move_to_end(key)
            while len(self._answers) > KEPT:
                self._answers.popitem(last=False)

    def close(self) -> None:
        """Send the worker home, also in the middle of its work."""
        with self._lock:
            pool, self._pool = self._pool, None
            self._asked.clear()
        if pool is not None:
            workers = list((pool._processes or {}).values())
            pool.shutdown(wait=False, cancel_futures=True)
            for worker in workers:
                worker.terminate()


_case: list[Case] = []


def _sit(path: Path) -> None:
    """Open the case, within bounds: a page that takes more memory than that is given up, not the machine."""
    if resource is not None:
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY if most < 0 else min(MEMORY, most), most))
    _case[:] = [open_case(path, create=False)]


def _work(name: str, path: dict[str, str], filters: dict[str, str], reader: str) -> Answer:
    """A page's data, worked out in the worker, which keeps the record's cut for the next page."""
    from detente.web.desk import Desk
    from detente.web.pages import PAGES

    page = next(each for each in PAGES if each.name == name)
    try:
        return "data", page.data(_case[0], Query(path, filters, reader, Desk(_case[0])))
    except NotFound as error:
        return "not found", str(error)
    except DetenteError as error:
        return "refused", str(error)
    except MemoryError:
        return (
            "refused",
            "this takes more memory than it may — make a case of fewer articles, such as the newest",
        )


def _opened(answer: Answer) -> Data:
    kind, found = answer
    if kind == "not found":
        raise NotFound(found)
    if kind == "refused":
        raise InputError(found)
    data: Data = found
    return data
