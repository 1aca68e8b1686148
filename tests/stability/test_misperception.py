"""Everyone acts on its own view; what holds is what everyone, in its own view, finds stable."""

import pytest

from detente.conflict import Conflict, parse_model
from detente.errors import ModelError, NotFound
from detente.stability import analyse
from detente.stability.misperception import hypergame, seen_through

CRISIS = """
[conflict]
name = "crisis"
[[decision_maker]]
id = "usa"
options = [{ id = "strike", text = "Strike" }]
ranking = [[[]], [["usa.strike", "prk.test"]], [["usa.strike"]], [["prk.test"]]]
[[decision_maker.reading]]
id = "bluffs"
ranking = [[[]], [["usa.strike"]], [["prk.test"]], [["usa.strike", "prk.test"]]]
[[decision_maker]]
id = "prk"
options = [{ id = "test", text = "Test" }]
ranking = [[["prk.test"]], [[]], [["usa.strike"]], [["usa.strike", "prk.test"]]]
"""


def test_without_misperception_the_hypergame_is_the_conflict() -> None:
    conflict = parse_model(CRISIS)
    for concept in ("nash", "gmr", "smr", "seq"):
        found = hypergame(conflict, {}, concept=concept)
        assert (
            found.equilibria
            == found.without_misperception
            == analyse(conflict, [concept]).equilibria(concept)
        )
        assert found.steady == found.equilibria
        assert found.hidden == {"usa": (), "prk": ()}


def test_a_government_that_takes_a_threat_for_a_bluff_expects_what_does_not_hold() -> None:
    conflict = parse_model(CRISIS)
    view = seen_through(conflict, {"usa": "bluffs"})
    found = hypergame(conflict, {"prk": view}, concept="nash")
    assert analyse(view, ["nash"]).equilibria("nash") == (3,)
    assert found.expected["prk"] == (3,)
    assert found.disappointments("prk") == (3,)
    assert found.equilibria == tuple(
        s
        for s in range(1, 5)
        if s in analyse(conflict, ["nash"]).stable("usa", "nash")
        and s in analyse(view, ["nash"]).stable("prk", "nash")
    )


def test_a_warning_that_is_not_believed_no_longer_deters() -> None:
    conflict = parse_model(CRISIS)
    found = hypergame(conflict, {"prk": seen_through(conflict, {"usa": "bluffs"})}, concept="seq")
    assert 1 in found.without_misperception
    assert 1 not in found.equilibria
    with pytest.raises(NotFound, match="no decision maker"):
        found.surprises("chn")


def hidden_option() -> tuple[Conflict, Conflict]:
    whole = """
    [conflict]
    name = "secret weapon"
    [[decision_maker]]
    id = "a"
    options = [{ id = "attack", text = "Attack" }]
    ranking = [[["a.attack"]], [[]], [["b.secret"]], [["a.attack", "b.secret"]]]
    [[decision_maker]]
    id = "b"
    options = [{ id = "secret", text = "Secret weapon" }]
    ranking = [[["a.attack", "b.secret"]], [[]], [["b.secret"]], [["a.attack"]]]
    """
    seen = """
    [conflict]
    name = "as a sees it"
    [[decision_maker]]
    id = "a"
    options = [{ id = "attack", text = "Attack" }]
    ranking = [[["a.attack"]], [[]]]
    [[decision_maker]]
    id = "b"
    options = []
    ranking = [[[]], [["a.attack"]]]
    """
    return parse_model(whole), parse_model(seen)


def test_an_option_that_is_not_seen_changes_what_its_victim_takes_a_state_for() -> None:
    whole, seen = hidden_option()
    found = hypergame(whole, {"a": seen}, concept="nash")
    assert found.hidden["a"] == (3, 4)
    assert found.expected["a"] == (2,)
    assert found.equilibria == (4,)
    assert found.surprises("a") == (4,)
    assert found.without_misperception == ()


def test_a_view_that_does_not_fit_is_refused() -> None:
    whole, _ = hidden_option()
    graph = parse_model(
        "[conflict]\nname = 'g'\n[graph]\nstates = 3\n[graph.payoffs]\na = [1, 2, 3]\nb = [1, 2, 3]\n"
    )
    with pytest.raises(ModelError, match="same states"):
        hypergame(whole, {"a": graph})
    with pytest.raises(NotFound, match="no decision maker"):
        hypergame(whole, {"z": whole})
