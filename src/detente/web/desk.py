"""The desk: files are read one after the other while the pages go on answering."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from threading import Lock
from typing import Any

from detente.case import Case
from detente.errors import DetenteError

__all__ = ["Desk", "Job"]

KEPT = 200


@dataclass(slots=True)
class Job:
    """One file: waiting, reading, read or failed, and what was found or wrong."""

    number: int
    name: str
    state: str = "waiting"
    words: str = ""


class Desk:
    """Reads one file at a time; the newest jobs are remembered."""

    def __init__(self, case: Case) -> None:
        self._case, self._lock = case, Lock()
        self._jobs: deque[Job] = deque(maxlen=KEPT)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")
        self._count = 0

    def jobs(self) -> list[dict[str, Any]]:
        """All remembered jobs, newest first."""
        with self._lock:
            return [asdict(job) for job in reversed(self._jobs)]

    def busy(self) -> bool:
        return any(job["state"] in ("waiting", "reading") for job in self.jobs())

    def put(self, name: str, data: bytes, published: str | None) -> None:
        with self._lock:
            self._count += 1
            job = Job(self._count, name)
            self._jobs.append(job)
        self._pool.submit(
            self._run, job, lambda: self._case.read_upload(data, name=name, published=published)
        )

    def _run(self, job: Job, read: Callable[[], int]) -> None:
        job.state = "reading"
        try:
            job.words = f"{read()} documents"
            job.state = "read"
        except DetenteError as error:
            job.words, job.state = str(error), "failed"
        except Exception:  # a job must never stay at "reading"
            job.words, job.state = "the workbench could not read it", "failed"

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
