"""Run the same work on many inputs: serially or in processes, in order, with limits and progress."""

from __future__ import annotations

from detente.engine.outcome import Outcome
from detente.engine.run import cores, run

__all__ = ["Outcome", "cores", "run"]
