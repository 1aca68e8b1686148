"""SOLVE the graph model: concepts, proofs, coalitions, post-analysis. Pure, NumPy.

Conflict -> analyse -> Analysis -> equilibria, stable, why (Proof), to_json
               a Proof -> check: an independent look at it
Analysis -> path, jumps, inverse, robustness: what follows from it
views of a Conflict -> hypergame
"""

from __future__ import annotations

from detente.stability.analysis import DEFAULT_HORIZON, Analysis, analyse
from detente.stability.checker import check
from detente.stability.concepts import CONCEPTS, Concept, by_default, concept
from detente.stability.inverse import Requirement, Wish, inverse
from detente.stability.jumps import Jump, coalition_improvements, jumps
from detente.stability.misperception import Hypergame, hypergame, seen_through
from detente.stability.proof import Answer, Departure, Proof, Step
from detente.stability.prove import proofs
from detente.stability.robustness import Robustness, robustness
from detente.stability.status_quo import Path, Route, evolution, path
from detente.stability.walks import Move

__all__ = [
    "CONCEPTS",
    "DEFAULT_HORIZON",
    "Analysis",
    "Answer",
    "Concept",
    "Departure",
    "Hypergame",
    "Jump",
    "Move",
    "Path",
    "Proof",
    "Requirement",
    "Robustness",
    "Route",
    "Step",
    "Wish",
    "analyse",
    "by_default",
    "check",
    "coalition_improvements",
    "concept",
    "evolution",
    "hypergame",
    "inverse",
    "jumps",
    "path",
    "proofs",
    "robustness",
    "seen_through",
]
