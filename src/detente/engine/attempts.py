"""One task tried: its value, or the one line that says why there is none."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

from detente.errors import DetenteError

__all__ = ["attempt", "attempt_within", "late"]

T = TypeVar("T")
R = TypeVar("R")


class _Late(BaseException):
    """Not an Exception, so that no handler on the way takes it for a fault of its own."""


def late(timeout: float) -> str:
    """What is said of a task that was stopped."""
    return f"took longer than {timeout:.0f} s and was stopped — split it, or allow it more time"


def attempt(function: Callable[[T], R], task: T) -> tuple[R | None, str | None]:
    """The value, or the one line that says why there is none."""
    try:
        return function(task), None
    except DetenteError as error:
        return None, str(error)
    except MemoryError:
        return None, "needs more memory than is allowed"
    except RecursionError:
        return None, "is nested too deeply"
    except Exception as error:
        return None, " ".join(f"could not be handled ({type(error).__name__}: {error})".split())


def attempt_within(function: Callable[[T], R], task: T, timeout: float) -> tuple[R | None, str | None]:
    """The same in this process, stopped after `timeout` seconds where the system has an alarm for it."""
    try:
        with _alarm(timeout):
            return attempt(function, task)
    except _Late:
        return None, late(timeout)


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Raise `_Late` after so many seconds; only the main thread, and no Windows, can."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    handler = signal.signal(signal.SIGALRM, _ring)
    timer = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)
        signal.setitimer(signal.ITIMER_REAL, *timer)


def _ring(number: int, frame: FrameType | None) -> None:
    raise _Late
