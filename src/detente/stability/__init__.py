"""SOLVE the graph model: concepts, proofs, coalitions, post-analysis. Pure, NumPy.

Conflict -> analyse -> Analysis -> equilibria, stable, why (Proof), to_json
               a Proof -> check: an independent look at it
"""

from __future__ import annotations

from detente.stability.analysis import DEFAULT_HORIZON, Analysis, analyse
from detente.stability.checker import check
from detente.stability.concepts import CONCEPTS, Concept, by_default, concept
from detente.stability.proof import Answer, Departure, Proof, Step
from detente.stability.prove import proofs

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
    "by_default",
    "check",
    "concept",
    "proofs",
]
