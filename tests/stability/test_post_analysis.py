"""Paths, jumps and inverse analysis say what the definitions say, on published and on random conflicts."""

from itertools import combinations
from random import Random

import pytest

from detente.conflict import Conflict, parse_model
from detente.errors import ModelError, NotFound
from detente.stability import analyse
from detente.stability.inverse import inverse
from detente.stability.jumps import coalition_improvements, jumps
from detente.stability.status_quo import evolution, path

from . import reference
from .strategies import bulk, graph_case, option_case, to_toml

ELMIRA = parse_model(
    """
    [conflict]
    name = "Elmira"
    status_quo = 1
    [graph]
    states = 9
    [graph.moves]
    moe = [[1, 2], [3, 4], [5, 6], [7, 8]]
    uniroyal = [[1,3],[1,9],[2,4],[2,9],[3,9],[4,9],[5,7],[5,9],[6,8],[6,9],[7,9],[8,9]]
    local = [[1,5],[5,1],[2,6],[6,2],[7,3],[3,7],[4,8],[8,4]]
    [graph.payoffs]
    moe = [4, 3, 8, 7, 5, 2, 9, 6, 1]
    uniroyal = [9, 2, 4, 8, 6, 1, 3, 7, 5]
    local = [6, 2, 8, 3, 7, 4, 9, 5, 1]
    """
)


def test_at_elmira_only_the_impasse_is_reached_by_improvements() -> None:
    assert evolution(ELMIRA) == ((5,),)
    assert path(ELMIRA, to=5).by_improvements is not None
    assert path(ELMIRA, to=8).by_improvements is None


def test_at_elmira_the_settlement_needs_everyone_and_company_and_ministry_can_jump_to_it() -> None:
    route = path(ELMIRA, to=8).by_moves
    assert route is not None
    assert (len(route.steps), route.blockers) == (3, ("moe", "uniroyal", "local"))
    found = [(jump.coalition, jump.from_, jump.to, jump.minimal) for jump in jumps(ELMIRA, [5, 8, 9])]
    assert found == [(("moe", "uniroyal"), 5, 8, True)]


def test_who_would_rather_go_elsewhere_is_named_at_every_step() -> None:
    model = """
    [conflict]
    name = "a fork"
    status_quo = 1
    [graph]
    states = 4
    [graph.moves]
    a = [[1, 2]]
    b = [[2, 3]]
    c = [[2, 4]]
    [graph.payoffs]
    a = [1, 2, 3, 0]
    b = [1, 2, 3, 0]
    c = [1, 2, 0, 3]
    """
    route = path(parse_model(model), to=3).by_improvements
    assert route is not None
    assert [(step.decision_maker, step.may_leave) for step in route.steps] == [("a", ("c",)), ("b", ())]


def test_a_long_chain_is_walked_without_deep_recursion() -> None:
    size = 3000
    edges = {"a": [], "b": []}
    for s in range(1, size):
        edges["a" if s % 2 else "b"].append([s, s + 1])
    payoffs = list(range(size))
    model = {
        "conflict": {"name": "chain", "status_quo": 1},
        "graph": {"states": size, "moves": edges, "payoffs": {"a": payoffs, "b": payoffs}},
    }
    route = path(parse_model(to_toml(model)), to=size).by_improvements
    assert route is not None
    assert (len(route.steps), route.ways, route.blockers) == (size - 1, 1, ("a", "b"))


def test_a_path_without_a_status_quo_asks_for_one() -> None:
    conflict = parse_model(ELMIRA_WITHOUT_STATUS_QUO)
    with pytest.raises(NotFound, match="status quo"):
        path(conflict, to=2)
    assert path(conflict, from_=1, to=1).by_moves is not None


ELMIRA_WITHOUT_STATUS_QUO = """
[conflict]
name = "two"
[graph]
states = 2
[graph.moves]
a = [[1, 2]]
[graph.payoffs]
a = [1, 2]
"""


def shortest(game: reference.Game, step: reference.Step, s: int, t: int, longest: int = 8) -> int | None:
    """Length of a shortest legal sequence, by listing all sequences."""
    ends = {(s, "")}
    for length in range(1, longest + 1):
        ends = {(u, j) for v, last in ends for j in game.dms if j != last for u in step(j, v)}
        if any(v == t for v, _ in ends):
            return length
    return None


@pytest.mark.parametrize("by", ["moves", "improvements"])
def test_routes_are_legal_shortest_and_blocked_by_those_named(by: str) -> None:
    for case in bulk(11, 60):
        conflict, game = parse_model(to_toml(case.model)), case.game
        step = reference.moves(game) if by == "moves" else reference.improvements(game)
        for t in game.states[1:4]:
            route = getattr(path(conflict, from_=1, to=t), f"by_{by}")
            assert (route is not None) == (t in reference.legal(game.dms, 1, step))
            if route is None:
                continue
            assert len(route.steps) == shortest(game, step, 1, t, len(route.steps))
            for before, after in zip(route.steps, route.steps[1:], strict=False):
                assert before.decision_maker != after.decision_maker
                assert before.to == after.from_
            assert all(one.to in step(one.decision_maker, one.from_) for one in route.steps)
            for dm in game.dms:
                without = [other for other in game.dms if other != dm]
                assert (dm in route.blockers) == (t not in reference.legal(without, 1, step))


def test_jumps_are_the_coalition_improvements_between_the_states_asked_for() -> None:
    for case in bulk(12, 80):
        conflict, game = parse_model(to_toml(case.model)), case.game
        wanted = list(game.states[:5])
        expected = {
            (who, s, t)
            for size in range(2, len(game.dms) + 1)
            for who in combinations(game.dms, size)
            for s in wanted
            for t in reference.coalition_improvements(game, who, s)
            if t in wanted and t != s
        }
        found = jumps(conflict, wanted)
        assert {(jump.coalition, jump.from_, jump.to) for jump in found} == expected
        for jump in found:
            smaller = {who for who, s, t in expected if (s, t) == (jump.from_, jump.to)}
            assert jump.minimal == (not any(set(who) < set(jump.coalition) for who in smaller))


def test_coalition_improvements_equal_the_definition() -> None:
    for case in bulk(13, 80):
        conflict = parse_model(to_toml(case.model))
        for who in reference.coalitions(case.game.dms):
            for s in case.game.states:
                expected = reference.coalition_improvements(case.game, who, s)
                assert set(coalition_improvements(conflict, who, s)) == expected


@pytest.mark.parametrize("concept", ["nash", "gmr", "smr", "seq"])
def test_inverse_analysis_finds_the_fewest_swaps_in_strict_rankings(concept: str) -> None:
    test, rng = reference.CLASSIC[concept], Random(7)
    for _ in range(60):
        case = graph_case(rng, strict=True) if rng.random() < 0.5 else option_case(rng, strict=True)
        conflict, game = parse_model(to_toml(case.model)), case.game
        dm = game.dms[0]
        for s in game.states[:6] if len(game.states) <= 9 else ():
            wish = inverse(conflict, s, dm, concept)
            assert wish.stable == test(game, dm, s)
            assert wish.stable == all(requirement.met for requirement in wish.requirements)
            order = sorted(game.states, key=lambda t: reference.rank(game, dm, t), reverse=True)
            assert wish.swaps == fewest_swaps(game, dm, s, order, concept)


def fewest_swaps(game: reference.Game, dm: str, s: int, order: list[int], concept: str) -> int:
    """Try every set of states that might come to stand below s, at the least swaps it costs."""
    above = order[: order.index(s)][::-1]  # nearest first
    best = len(above)
    for size in range(len(above) + 1):
        for down in combinations(above, size):
            cost = sum(1 + sum(x not in down for x in above[: above.index(m)]) for m in down)
            if cost < best and reference.CLASSIC[concept](sunk(game, dm, order, s, set(down)), dm, s):
                best = cost
    return best


def sunk(game: reference.Game, dm: str, order: list[int], s: int, down: set[int]) -> reference.Game:
    rest = [t for t in order if t not in down]
    at = rest.index(s) + 1
    new = rest[:at] + [t for t in order if t in down] + rest[at:]
    better = frozenset((t, u) for k, t in enumerate(new) for u in new[k + 1 :])
    return game._replace(better={**game.better, dm: better})


def test_inverse_analysis_refuses_unknown_pairs_and_concepts() -> None:
    with pytest.raises(NotFound, match="does not know"):
        inverse(ELMIRA, 1, "moe", "lh")
    unknown = ELMIRA_WITHOUT_STATUS_QUO + "[graph.unknown]\na = [[1, 2]]\n"
    with pytest.raises(ModelError, match="every pair"):
        inverse(parse_model(unknown), 1, "a")


def test_states_and_members_that_are_not_there_are_named() -> None:
    conflict: Conflict = ELMIRA
    with pytest.raises(NotFound, match="no state 12"):
        path(conflict, to=12)
    with pytest.raises(NotFound, match="no decision maker"):
        coalition_improvements(conflict, ["mow"], 1)
    with pytest.raises(NotFound, match="at least one"):
        coalition_improvements(conflict, [], 1)


def test_an_analysis_answers_for_what_follows_from_it() -> None:
    solved = analyse(ELMIRA, ["nash", "seq", "coalition_seq"])
    assert solved.path(to=8) == path(ELMIRA, to=8, from_=1)
    assert [(jump.from_, jump.to) for jump in solved.jumps("seq")] == [(5, 8)]
    assert solved.inverse(4, "local", "seq").pass_ == (6, 8)
    shares = solved.robustness(draws=300, seed=1, given="nothing")
    assert list(shares.equilibria) == ["nash", "seq"]
    assert shares.share(9, "seq") == 1.0
