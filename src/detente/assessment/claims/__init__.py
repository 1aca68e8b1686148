"""Claims about dates put to the test: a season, a gap, before and after, one thing going with another."""

from __future__ import annotations

from detente.assessment.claims.before_after import before_after
from detente.assessment.claims.gap import gap
from detente.assessment.claims.goes_with import goes_with
from detente.assessment.claims.nouns import Claim, Effect, Estimate
from detente.assessment.claims.season import season
from detente.assessment.claims.table import Table, read_table

__all__ = [
    "Claim",
    "Effect",
    "Estimate",
    "Table",
    "before_after",
    "gap",
    "goes_with",
    "read_table",
    "season",
]
