"""Whatever is wrong with a model file is told in one line: what, where, and what to do next."""

from pathlib import Path

import pytest

from detente.conflict import load, parse_model
from detente.errors import DetenteError, ModelError, TooLarge

from .models import DILEMMA, GRAPH, option_model


def forty() -> str:
    options = ", ".join(f'{{ id = "o{at}" }}' for at in range(40))
    return f'[[decision_maker]]\nid = "a"\noptions = [{options}]\npreferences = []\n'


BAD = {
    "not TOML": ("[conflict\nname = 1", "line 1"),
    "no decision makers": ("[conflict]\nname = 'x'", "add a [[decision_maker]]"),
    "unknown option": (option_model(one='preferences = ["prk.freze"]'), "did you mean 'prk.freeze'?"),
    "deep formula": (option_model(one=f'preferences = ["{"(" * 10_000}prk.freeze"]'), "nested more than"),
    "deep lists": (f"x = {'[' * 10_000}", "nested too deeply"),
    "nothing feasible": (option_model(conflict='infeasible = ["usa.talk", "!usa.talk"]'), "no state is feasible"),
    "infeasible in a ranking": (DILEMMA.replace("status_quo", 'infeasible = ["col.defect"]\nstatus_quo'), "is infeasible"),
    "infeasible status quo": (DILEMMA.replace("status_quo", 'infeasible = ["row.defect"]\nstatus_quo'), "is infeasible"),
    "omitted in a ranking": (DILEMMA.replace(', [["row.defect"]]]', "]"), "leaves out state 2 [row.defect]"),
    "twice in a ranking": (DILEMMA.replace('[["row.defect"]]]', '[["row.defect"], ["col.defect"]]]'), "ranked twice"),
    "unknown state in a ranking": (DILEMMA.replace('[["row.defect"]]]', "[9]]"), "there is no state 9"),
    "contrary statements": (option_model(one='preferences = ["prk.freeze", "!prk.freeze"]'), "circle"),
    "contrary in other words": (DILEMMA.replace('", "row.defect"]', '", "col.defect & col.defect"]'), "circle"),
    "great against the ranking": (DILEMMA + 'great = [[[], ["col.defect"]]]', "look for a cycle"),
    "great and unknown": (DILEMMA + 'great = [[["col.defect"], []]]\nunknown = [[["col.defect"], []]]', "keep one"),
    "a state paired with itself": (DILEMMA + "unknown = [[[], []]]", "paired with itself"),
    "no preferences": (DILEMMA.replace('preferences = ["!col.defect", "row.defect"]', ""), "no preferences are given"),
    "two sorts of preferences": (DILEMMA + "payoffs = [1, 2, 3, 4]", "ranking and payoffs"),
    "decision makers of one id": (DILEMMA.replace('id = "col"', 'id = "row"'), "two decision makers have the id 'row'"),
    "decision makers of one name": (DILEMMA.replace('"Column player"', '"Row player"'), "are called 'Row player'"),
    "options of one id": (option_model().replace('"strike"', '"talk"'), "two options are called 'talk'"),
    "a misspelt key": (DILEMMA.replace("ranking", "rankings"), "did you mean 'ranking'?"),
    "an unknown change": (option_model().replace('"take"', '"taken"'), "did you mean 'take'?"),
    "a name with a space": (DILEMMA.replace('id = "col"', 'id = "c ol"'), "cannot be used in formulas"),
    "text for a list": (DILEMMA.replace('["!col.defect", "row.defect"]', '"!col.defect"'), "it must be a list"),
    "a number for a statement": (DILEMMA.replace('"!col.defect", ', "1, "), "a statement is a formula"),
    "forty options": (forty(), "1,099,511,627,776 combinations, which would need about"),
    "a move to nowhere": (GRAPH.replace("[2, 3]]", "[2, 7]]"), "leads nowhere: there is no state 7"),
    "a move from nowhere": (GRAPH.replace("[[1, 2]", "[[0, 2]"), "there is no state 0"),
    "half a move": (GRAPH.replace("[2, 3]]", "[2]]"), "not a pair"),
    "NaN": (GRAPH.replace("[1, 2, 3]", "[1, nan, 3]"), "the payoff of state 2 is nan"),
    "infinity": (GRAPH.replace("[1, 2, 3]", "[1, inf, 3]"), "finite"),
    "payoffs as text": (GRAPH.replace("[1, 2, 3]", '[1, "2", 3]'), "payoff of state 2 is text"),
    "too few payoffs": (GRAPH.replace("[1, 2, 3]", "[1, 2]"), "2 payoffs for 3 states"),
    "moves without payoffs": (GRAPH.replace("down = [3, 2, 1]", ""), "'down' has moves but no payoffs"),
    "no states": (GRAPH.replace("states = 3", "states = 0"), "at least one"),
    "too many states": (GRAPH.replace("states = 3", "states = 3000000000"), "option form"),
    "labels that do not fit": (GRAPH.replace('"low", ', ""), "2 labels for 3 states"),
    "both forms": (DILEMMA + "[graph]\nstates = 1", "keep one of the two forms"),
    "a status quo that is no state": (GRAPH.replace("status_quo = 1", "status_quo = 4"), "states run from 1 to 3"),
    "a huge number": (f"x = 1{'0' * 5_000}", "cannot be read"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "said"), BAD.values(), ids=BAD)
def test_a_bad_model_is_one_clear_line(text: str, said: str) -> None:
    with pytest.raises(DetenteError) as caught:
        parse_model(text, where="model.toml")
    line = str(caught.value)
    assert said in line
    assert line.startswith("model.toml")
    assert "\n" not in line
    assert len(line) < 500


def test_too_many_options_say_the_memory_and_what_to_do() -> None:
    with pytest.raises(TooLarge) as caught:
        parse_model(forty(), where="m")
    assert "TB of memory" in str(caught.value)
    assert "options fit here" in str(caught.value)


def test_files_that_cannot_be_read_are_said_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no such file"):
        load(tmp_path / "none.toml")
    with pytest.raises(ModelError, match="is a folder"):
        load(tmp_path)
    latin = tmp_path / "latin.toml"
    latin.write_bytes(b"name = '\xe9'")
    with pytest.raises(ModelError, match="not UTF-8"):
        load(latin)
