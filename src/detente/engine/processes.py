"""Worker processes that can be stopped: a task that runs too long, or kills its worker, costs only itself."""

from __future__ import annotations

import multiprocessing as mp
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, TypeVar

from detente.engine.outcome import Outcome
from detente.errors import DetenteError

__all__ = ["in_processes"]

T = TypeVar("T")
R = TypeVar("R")

_CONTEXT = mp.get_context("spawn")


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    number: int | None = None
    began: float = 0.0


def in_processes(
    function: Callable[[T], R],
    tasks: Iterable[T],
    *,
    workers: int,
    timeout: float,
    memory: int | None = None,
) -> Iterator[Outcome[R]]:
    """Outcomes in the order in which they are ready; at most `workers` tasks are held at a time."""
    queue = enumerate(tasks)
    pool = [_start(function, memory) for _ in range(workers)]
    try:
        for worker in pool:
            _feed(worker, queue)
        while any(worker.number is not None for worker in pool):
            yield from _collect(pool, queue, function, timeout, memory)
    finally:
        for worker in pool:
            _stop(worker)


def _collect(
    pool: list[_Worker],
    queue: Iterator[tuple[int, T]],
    function: Callable[[T], R],
    timeout: float,
    memory: int | None,
) -> Iterator[Outcome[R]]:
    busy = [worker for worker in pool if worker.number is not None]
    ready = set(wait([worker.pipe for worker in busy], timeout=0.2))
    for worker in busy:
        late = time.monotonic() - worker.began > timeout
        if worker.pipe not in ready and not late:
            continue
        assert worker.number is not None
        try:
            outcome = Outcome(worker.number, *worker.pipe.recv()) if worker.pipe in ready else None
        except (EOFError, OSError):
            outcome = Outcome(worker.number, None, "the program that read it crashed or ran out of memory")
        if outcome is None:
            outcome = Outcome(worker.number, None, f"took longer than {timeout:.0f} s and was stopped")
        if late or not worker.process.is_alive() or (outcome.error or "").startswith("the program"):
            _stop(worker)
            pool[pool.index(worker)] = worker = _start(function, memory)
        _feed(worker, queue)
        yield outcome


def _start(function: Callable[[Any], Any], memory: int | None) -> _Worker:
    ours, theirs = _CONTEXT.Pipe()
    process = _CONTEXT.Process(target=_serve, args=(theirs, function, memory), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _feed(worker: _Worker, queue: Iterator[tuple[int, Any]]) -> None:
    worker.number = None
    following = next(queue, None)
    if following is not None:
        worker.number, task = following
        worker.began = time.monotonic()
        worker.pipe.send(task)


def _stop(worker: _Worker) -> None:
    worker.pipe.close()
    if worker.number is not None:
        worker.process.terminate()
    worker.process.join(2)
    if worker.process.is_alive():
        worker.process.kill()
        worker.process.join()


def _serve(pipe: Connection, function: Callable[[Any], Any], memory: int | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit(memory)
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(attempt(function, task))


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
        return None, f"could not be handled ({type(error).__name__}: {error})"


def _limit(memory: int | None) -> None:
    if memory is None:
        return
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory, hard))
