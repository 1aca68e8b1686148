"""One door for serial and parallel work."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable
from typing import TypeVar

from detente.engine.attempts import attempt_within
from detente.engine.outcome import Outcome
from detente.engine.processes import in_processes

__all__ = ["cores", "run"]

T = TypeVar("T")
R = TypeVar("R")


def cores() -> int:
    """The processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run(
    function: Callable[[T], R],
    tasks: Iterable[T],
    *,
    workers: int | None = None,
    timeout: float = 120.0,
    memory: int | None = None,
) -> Generator[Outcome[R], None, None]:
    """Apply `function` to every task.

    Parameters
    ----------
    function : callable
        Importable by name, as worker processes load it afresh.
    tasks : iterable
        Taken one by one as workers become free, so that it may be endless.
    workers : int, optional
        Processes; 0 works in this process, without the memory limit, and with the time limit only in a main thread
        outside Windows. Default: one a core.
    timeout : float
        Seconds after which a task is stopped and reported.
    memory : int, optional
        Bytes of address space a worker may use, where the system can hold it to that.

    Yields
    ------
    Outcome
        As they are ready; `number` gives the task's place in the order given.
    """
    workers = cores() if workers is None else workers
    if workers == 0:
        for number, task in enumerate(tasks):
            yield Outcome(number, *attempt_within(function, task, timeout))
        return
    yield from in_processes(function, tasks, workers=workers, timeout=timeout, memory=memory)
