"""SOLVE the graph model: concepts, proofs, coalitions, post-analysis. Pure, NumPy.

Conflict -> analyse -> Analysis -> equilibria, stable, why (Proof), to_json
               a Proof -> check: an independent look at it
"""

from __future__ import annotations

from detente.stability.analysis import DEFAULT_HORIZON, Analysis, analyse
from detente.stability.checker import check
from detente.stability.concepts import CONCEPTS, Concept, concept
from detente.stability.proof import Answer, Departure, Proof, Step

__all__ = [
    "CONCEPTS",
    "DEFAULT_HORIZON",
    "Analysis",
    "Answer",
    "Concept",
    "Departure",
    "Proof",
    "Step",
    "analyse",
    "check",
    "concept",
]
