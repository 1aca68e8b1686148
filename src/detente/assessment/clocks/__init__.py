"""Clocks: every span of time that somebody set, run under each reading of when it starts."""

from __future__ import annotations

from detente.assessment.clocks.nouns import Clock, ClockReading
from detente.assessment.clocks.own import own_clock
from detente.assessment.clocks.record import clocks

__all__ = ["Clock", "ClockReading", "clocks", "own_clock"]
