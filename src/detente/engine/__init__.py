"""Run the same work on many inputs: serially or in processes, in order, with limits and progress; files within limits."""

from __future__ import annotations

from detente.engine.outcome import Outcome
from detente.engine.run import cores, run
from detente.engine.texts import text_of

__all__ = ["Outcome", "cores", "run", "text_of"]
