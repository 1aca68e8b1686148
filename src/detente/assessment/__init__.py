"""Signals, contradictions, clocks, claims, readiness, outlook: what the record supports, and how firmly."""

from __future__ import annotations

from detente.assessment.assess import Assessment, assess
from detente.assessment.scope import Scope, scope

__all__ = ["Assessment", "Scope", "assess", "scope"]
