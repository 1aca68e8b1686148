"""Every element of the interface once; what looks wrong here looks wrong everywhere."""

from __future__ import annotations

from detente.brief.figures.network import Node, Tie, network
from detente.brief.figures.waterfall import Bar, waterfall
from detente.case import Case
from detente.evidence.vocabulary import ITEM_KINDS, VERDICTS
from detente.web.page import Data, Page, Query

__all__ = ["PAGE"]


def data(case: Case, query: Query) -> Data:
    nodes = [Node("1", "One", "AAA", "a", 9, "#network"), Node("2", "Two", "BBB", "b", 4, "#network"),
             Node("3", "Three", "BBB", "b", 1, "#network")]  # fmt: skip
    ties = [
        Tie("1", "2", "against", 1, "against"),
        Tie("1", "3", "with", 1, "with"),
        Tie("2", "3", "differ", 1, "differ"),
    ]
    return {
        "elements": [
            {"element": name} for name in ("mark", "verdict", "card", "row", "table", "figure", "slider")
        ],
        "_kinds": ITEM_KINDS,
        "_verdicts": [*VERDICTS, "differ"],
        "_network": network(nodes, ties),
        "_waterfall": waterfall(
            [Bar("words of AAA", -0.4, 0.1), Bar("deeds of BBB", 0.2, 0.6), Bar("all", -0.1, 0.6, True)]
        ),
    }


PAGE = Page("patterns", "/patterns", "Patterns", data, menu=False)
