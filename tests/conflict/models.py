"""Small models that tests start from."""

from __future__ import annotations

DILEMMA = """
[conflict]
name = "Prisoner's dilemma"
status_quo = ["row.defect"]

[[decision_maker]]
id = "row"
name = "Row player"
options = [{ id = "defect", text = "Defect" }]
preferences = ["!col.defect", "row.defect"]

[[decision_maker]]
id = "col"
name = "Column player"
options = [{ id = "defect", text = "Defect" }]
ranking = [[["col.defect"]], [[]], [["row.defect", "col.defect"]], [["row.defect"]]]
"""

GRAPH = """
[conflict]
name = "A chain"
status_quo = 1

[graph]
states = 3
labels = ["low", "middle", "high"]
[graph.moves]
up = [[1, 2], [2, 3]]
down = [[3, 2], [2, 1]]
[graph.payoffs]
up = [1, 2, 3]
down = [3, 2, 1]
[graph.names]
up = "Climber"
"""


def option_model(*, conflict: str = "", one: str = "preferences = []", two: str = "preferences = []") -> str:
    """Two decision makers with two options each; lines to put into the [conflict] table and after each one's options."""
    return f"""
[conflict]
name = "Two by two"
{conflict}
[[decision_maker]]
id = "usa"
options = [{{ id = "talk" }}, {{ id = "strike", change = "take" }}]
{one}
[[decision_maker]]
id = "prk"
options = [{{ id = "freeze" }}, {{ id = "test", change = "drop" }}]
{two}
"""
