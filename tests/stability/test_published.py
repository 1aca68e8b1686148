"""Conflicts whose analysis is in print come out as printed."""

from collections.abc import Callable

import pytest

from detente.conflict import Conflict, parse_model
from detente.stability import analyse

FOUR = ("nash", "gmr", "smr", "seq")


def two_by_two(row: list[int], column: list[int]) -> Conflict:
    """States 1 to 4 are (0, 0), (1, 0), (0, 1), (1, 1): row's choice, then column's."""
    return parse_model(
        f"""
        [[decision_maker]]
        id = "row"
        options = [{{ id = "o" }}]
        payoffs = {row}
        [[decision_maker]]
        id = "column"
        options = [{{ id = "o" }}]
        payoffs = {column}
        """
    )


def dilemma() -> Conflict:
    return two_by_two([3, 4, 1, 2], [3, 1, 4, 2])


def chicken() -> Conflict:
    return two_by_two([3, 4, 2, 1], [3, 2, 4, 1])


def stag_hunt() -> Conflict:
    return two_by_two([4, 3, 1, 2], [4, 1, 3, 2])


def sustainable_development() -> Conflict:
    return two_by_two([4, 3, 2, 1], [3, 4, 1, 2])


def cuban_missiles() -> Conflict:
    def ranking(codes: list[int]) -> str:
        names = ["usa.strike", "usa.blockade", "ussr.withdraw", "ussr.escalate"]
        return str([[[names[bit] for bit in range(4) if code >> bit & 1]] for code in codes])

    return parse_model(
        f"""
        [conflict]
        infeasible = ["ussr.withdraw & ussr.escalate"]
        [[decision_maker]]
        id = "usa"
        options = [{{ id = "strike", change = "take" }}, {{ id = "blockade" }}]
        ranking = {ranking([4, 6, 5, 7, 2, 1, 3, 0, 11, 9, 10, 8])}
        [[decision_maker]]
        id = "ussr"
        options = [{{ id = "withdraw" }}, {{ id = "escalate" }}]
        ranking = {ranking([0, 4, 6, 2, 5, 1, 7, 3, 11, 9, 10, 8])}
        """
    )


def elmira() -> Conflict:
    """Fang, Hipel, Kilgour & Peng (2003), doi:10.1109/TSMCC.2003.809361; moves and payoffs as in Xu (2009)."""
    return parse_model(
        """
        [conflict]
        status_quo = 1
        [graph]
        states = 9
        [graph.moves]
        moe = [[1, 2], [3, 4], [5, 6], [7, 8]]
        uniroyal = [[1, 3], [1, 9], [2, 4], [2, 9], [3, 9], [4, 9], [5, 7], [5, 9], [6, 8], [6, 9], [7, 9], [8, 9]]
        local = [[1, 5], [5, 1], [2, 6], [6, 2], [7, 3], [3, 7], [4, 8], [8, 4]]
        [graph.payoffs]
        moe = [4, 3, 8, 7, 5, 2, 9, 6, 1]
        uniroyal = [9, 2, 4, 8, 6, 1, 3, 7, 5]
        local = [6, 2, 8, 3, 7, 4, 9, 5, 1]
        """
    )


@pytest.mark.parametrize(
    ("factory", "expected"),
    [
        pytest.param(dilemma, ([4], [1, 4], [1, 4], [1, 4]), id="prisoner's dilemma"),
        pytest.param(chicken, ([2, 3], [1, 2, 3], [1, 2, 3], [2, 3]), id="chicken"),
        pytest.param(stag_hunt, ([1, 4], [1, 4], [1, 4], [1, 4]), id="stag hunt"),
        pytest.param(sustainable_development, ([1], [1, 2], [1, 2], [1]), id="sustainable development"),
        pytest.param(
            cuban_missiles,
            ([6], [1, 2, 3, 5, 6, 7, 8], [1, 2, 3, 5, 6, 7, 8], [5, 6, 7]),
            id="Cuban missile crisis",
        ),
        pytest.param(elmira, ([5, 8, 9], [1, 4, 5, 8, 9], [1, 4, 5, 8, 9], [5, 8, 9]), id="Elmira"),
    ],
)
def test_equilibria_are_as_published(
    factory: Callable[[], Conflict], expected: tuple[list[int], ...]
) -> None:
    found = analyse(factory(), FOUR)
    assert [list(found.equilibria(concept)) for concept in FOUR] == list(expected)


def test_elmira_moves_from_5_to_8_only_by_a_coalition() -> None:
    found = analyse(elmira(), ["nash", "coalition_nash"])
    assert 5 in found.equilibria("nash")
    assert 5 not in found.equilibria("coalition_nash")
    proof = found.why(5, "moe", "coalition_nash")
    (part,) = proof.parts
    assert part.group == ("moe", "uniroyal")
    assert part.departures[0].end == 8
    assert 8 in found.equilibria("coalition_nash")


def test_elmira_in_option_form_is_the_graph_with_its_states_merged() -> None:
    options = parse_model(
        """
        [conflict]
        infeasible = ["uni.delay & uni.accept", "uni.delay & uni.abandon", "uni.accept & uni.abandon",
                      "!uni.delay & !uni.accept & !uni.abandon"]
        merge = ["uni.abandon"]
        [[decision_maker]]
        id = "moe"
        options = [{ id = "modify", change = "take" }]
        payoffs = [4, 3, 8, 7, 1, 5, 2, 9, 6]
        [[decision_maker]]
        id = "uni"
        options = [{ id = "delay", change = "drop" }, { id = "accept" }, { id = "abandon", change = "take" }]
        payoffs = [9, 2, 4, 8, 5, 6, 1, 3, 7]
        [[decision_maker]]
        id = "local"
        options = [{ id = "insist" }]
        payoffs = [6, 2, 8, 3, 1, 7, 4, 9, 5]
        """
    )
    printed = {1: 1, 2: 2, 3: 3, 4: 4, 5: 9, 6: 5, 7: 6, 8: 7, 9: 8}
    graph = elmira()
    ours, theirs = analyse(options, FOUR), analyse(graph, FOUR)
    for dm, other in zip(options.ids, graph.ids, strict=True):
        for state in range(1, 10):
            assert sorted(printed[to] for to in options.moves(dm, state)) == list(
                graph.moves(other, printed[state])
            )
    for concept in FOUR:
        assert sorted(printed[state] for state in ours.equilibria(concept)) == list(
            theirs.equilibria(concept)
        )


def test_an_opponent_may_move_twice_if_another_moves_between() -> None:
    """From 2, b moves to 3, c to 4 and b again to 5, which a likes no better than 1: the move to 2 is answered."""
    conflict = parse_model(
        """
        [graph]
        states = 5
        [graph.moves]
        a = [[1, 2]]
        b = [[2, 3], [4, 5]]
        c = [[3, 4]]
        [graph.payoffs]
        a = [1, 5, 4, 3, 0]
        b = [1, 1, 2, 2, 3]
        c = [1, 1, 1, 2, 2]
        """
    )
    found = analyse(conflict, FOUR)
    assert found.is_stable(1, "a", "gmr")
    assert found.is_stable(1, "a", "seq")
    steps = found.why(1, "a", "seq").departures[0].answer
    assert steps is not None
    assert [(step.by, step.end) for step in steps.steps] == [(("b",), 3), (("c",), 4), (("b",), 5)]


def test_nobody_may_move_twice_in_succession() -> None:
    """b would have to move from 2 to 3 and on to 4 alone, which is no legal sequence."""
    conflict = parse_model(
        """
        [graph]
        states = 4
        [graph.moves]
        a = [[1, 2]]
        b = [[2, 3], [3, 4]]
        c = []
        [graph.payoffs]
        a = [1, 3, 2, 0]
        b = [1, 1, 2, 3]
        c = [0, 0, 0, 0]
        """
    )
    assert not analyse(conflict, FOUR).is_stable(1, "a", "gmr")
