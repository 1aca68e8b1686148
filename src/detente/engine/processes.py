"""Worker processes that can be stopped: a task that runs too long, or kills its worker, costs only itself."""

from __future__ import annotations

import multiprocessing as mp
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, TypeVar

from detente.engine.attempts import attempt, late
from detente.engine.outcome import Outcome

__all__ = ["in_processes"]

T = TypeVar("T")
R = TypeVar("R")

_CONTEXT = mp.get_context("spawn")
_GRACE = 5
"""Seconds past the time limit after which a worker whose parent is gone ends by itself."""
_WAKING = 60
"""Seconds that a worker may take to load; they are not counted as its task's."""


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    number: int | None = None
    began: float = 0.0
    awake: bool = False


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
    pool: list[_Worker] = []
    start = partial(_start, function, timeout, memory)
    try:
        for _ in range(workers):
            pool.append(start())
            _feed(pool[-1], queue)
        while any(worker.number is not None for worker in pool):
            yield from _collect(pool, queue, start, timeout)
    finally:
        for worker in pool:
            _stop(worker)


def _collect(
    pool: list[_Worker], queue: Iterator[tuple[int, T]], start: Callable[[], _Worker], timeout: float
) -> Iterator[Outcome[Any]]:
    busy = [worker for worker in pool if worker.number is not None]
    ready = set(wait([worker.pipe for worker in busy], timeout=0.2))
    for worker in busy:
        overdue = time.monotonic() - worker.began > timeout + (0 if worker.awake else _WAKING)
        if worker.pipe not in ready and not overdue:
            continue
        if not worker.awake and _greets(worker):
            continue
        assert worker.number is not None
        lost = worker.pipe not in ready
        value, error = None, late(timeout)
        if not lost:
            try:
                value, error = worker.pipe.recv()
            except (EOFError, OSError):
                lost, error = True, "the program that read it crashed or ran out of memory"
        outcome = Outcome(worker.number, value, error)
        if lost:
            _stop(worker)
            pool[pool.index(worker)] = worker = start()
        _feed(worker, queue)
        yield outcome


def _greets(worker: _Worker) -> bool:
    """Whether a loading worker is there now; its task's time begins."""
    try:
        worker.awake = worker.pipe.poll() and worker.pipe.recv() is None
    except (EOFError, OSError):
        return False
    worker.began = time.monotonic()
    return worker.awake


def _start(function: Callable[[Any], Any], timeout: float, memory: int | None) -> _Worker:
    ours, theirs = _CONTEXT.Pipe()
    process = _CONTEXT.Process(target=_serve, args=(theirs, function, timeout, memory), daemon=True)
    with _deaf_to_ctrl_c():
        process.start()
    theirs.close()
    return _Worker(process, ours)


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """What is started inside never hears Ctrl-C, not even while it loads; its parent hears it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _feed(worker: _Worker, queue: Iterator[tuple[int, Any]]) -> None:
    worker.number = None
    following = next(queue, None)
    if following is not None:
        worker.number, task = following
        worker.began = time.monotonic()
        with suppress(OSError):
            worker.pipe.send(task)


def _stop(worker: _Worker) -> None:
    worker.pipe.close()
    if worker.number is not None:
        worker.process.terminate()
    worker.process.join(2)
    if worker.process.is_alive():
        worker.process.kill()
        worker.process.join()


def _serve(pipe: Connection, function: Callable[[Any], Any], timeout: float, memory: int | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit(memory)
    with suppress(EOFError, OSError):
        pipe.send(None)
        while True:
            task = pipe.recv()
            _deadline(timeout + _GRACE)
            pipe.send(attempt(function, task))
            _deadline(0)


def _deadline(seconds: float) -> None:
    """Let the system end this process after so many seconds, whatever it is doing then; 0 takes that back."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit(memory: int | None) -> None:
    if memory is None:
        return
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory, hard))
