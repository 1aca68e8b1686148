"""MODEL: decision makers, options, states, moves and preferences. Pure.

formula -> feasibility -> states
                           states -> moves
statements | ranking | payoffs   -> preference
                           all of it -> Conflict, read from a model file by `load`
"""

from __future__ import annotations

from detente.conflict.conflict import Conflict, State
from detente.conflict.decision_maker import DecisionMaker, Option
from detente.conflict.formula import Formula, parse_formula
from detente.conflict.model_file import load, parse_model
from detente.conflict.moves import Edges
from detente.conflict.preference import Preference, Statement, levels_of_payoffs
from detente.conflict.ranking import StateNames
from detente.conflict.states import StateSpace

__all__ = [
    "Conflict",
    "DecisionMaker",
    "Edges",
    "Formula",
    "Option",
    "Preference",
    "State",
    "StateNames",
    "StateSpace",
    "Statement",
    "levels_of_payoffs",
    "load",
    "parse_formula",
    "parse_model",
]
