"""Robustness counts every compatible ranking once, or draws them fairly and says how."""

from collections import Counter
from itertools import permutations, product
from math import factorial
from random import Random

import numpy as np
import pytest

from detente.conflict import Conflict, Preference, parse_model
from detente.errors import InputError, ModelError, NotFound
from detente.stability import analyse, rankings
from detente.stability.ensemble import CONCEPTS, Ensemble
from detente.stability.rankings import Orders
from detente.stability.robustness import robustness

from .strategies import any_case, option_case, to_toml

CHICKEN = parse_model(
    """
    [conflict]
    name = "chicken"
    [[decision_maker]]
    id = "row"
    options = [{ id = "straight", text = "Straight" }]
    ranking = [[["row.straight"]], [[]], [["col.straight"]], [["row.straight", "col.straight"]]]
    unknown = [[[], ["col.straight"]]]
    [[decision_maker]]
    id = "col"
    options = [{ id = "straight", text = "Straight" }]
    preferences = ["!row.straight", "col.straight"]
    """
)


def closed(above: dict[int, set[int]], size: int) -> list[int]:
    """Bit sets of what is above each member, closed transitively."""
    full = {each: set(above.get(each, ())) for each in range(size)}
    for _ in range(size):
        full = {each: upper.union(*(full[u] for u in upper)) for each, upper in full.items()}
    return [sum(1 << u for u in full[each]) for each in range(size)]


def agreeing(above: list[int]) -> set[tuple[int, ...]]:
    """All agreeing rankings, found by trying every permutation."""
    return {
        order
        for order in permutations(range(len(above)))
        if all(not above[a] >> b & 1 for k, a in enumerate(order) for b in order[k:])
    }


N_SHAPE = closed({2: {0}, 3: {0, 1}}, 4)
FENCE = closed({3: {0, 1}, 4: {1, 2}, 5: {2}}, 6)
POSETS = {
    "antichain": [0, 0, 0, 0],
    "chain": closed({1: {0}, 2: {1}, 3: {2}}, 4),
    "two chains": closed({1: {0}, 3: {2}, 4: {3}}, 5),
    "series of pairs": closed({2: {0, 1}, 3: {0, 1}}, 4),
    "letter N": N_SHAPE,
    "fence": FENCE,
    "N beside a chain": closed({2: {0}, 3: {0, 1}, 5: {4}}, 6),
}


@pytest.mark.parametrize("name", POSETS)
def test_rankings_are_counted_and_listed(name: str) -> None:
    orders = Orders(POSETS[name])
    listed = [tuple(row) for row in orders.every().tolist()]
    assert len(listed) == len(set(listed)) == orders.count
    assert set(listed) == agreeing(POSETS[name])


@pytest.mark.parametrize("name", POSETS)
def test_draws_are_uniform(name: str) -> None:
    expected = agreeing(POSETS[name])
    draws = 400 * len(expected)
    found = Counter(map(tuple, Orders(POSETS[name]).draw(draws, np.random.default_rng(3)).tolist()))
    assert set(found) == expected
    distance = sum((count - 400) ** 2 / 400 for count in found.values())
    freedom = len(expected) - 1
    assert distance < freedom + 5 * (2 * freedom) ** 0.5 + 1


def test_a_part_too_large_to_count_is_drawn_by_a_chain_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rankings, "MOST_UPPER_SETS", 5)
    orders = Orders(FENCE)
    assert (orders.count, orders.uniform) == (None, False)
    expected = agreeing(FENCE)
    draws = 300 * len(expected)
    found = Counter(map(tuple, orders.draw(draws, np.random.default_rng(3)).tolist()))
    assert set(found) == expected
    assert max(abs(count / draws - 1 / len(expected)) for count in found.values()) < 0.25 / len(expected)


def random_preference(rng: Random, size: int) -> Preference:
    return Preference(np.array([rng.randrange(size) for _ in range(size)]))


def test_many_rankings_at_once_give_what_the_solver_gives_one_by_one() -> None:
    rng = Random(31)
    for _ in range(40):
        conflict = parse_model(to_toml(any_case(rng).model))
        trials = []
        for _ in range(4):
            trial = conflict
            for dm in conflict.ids:
                trial = trial.with_preference(dm, random_preference(rng, conflict.n))
            trials.append(trial)
        ensemble = Ensemble(conflict)
        ranks = [
            np.stack([trial.levels(dm) for trial in trials], axis=1).astype(np.uint8) for dm in conflict.ids
        ]
        sample = ensemble.sample(ranks)
        for concept in CONCEPTS:
            for who, dm in enumerate(conflict.ids):
                found = ensemble.stable(sample, who, concept)
                for at, trial in enumerate(trials):
                    assert (found[:, at] == analyse(trial, [concept]).mask(dm, concept)).all()


def test_few_rankings_are_all_gone_through() -> None:
    found = robustness(CHICKEN, draws=100)
    assert (found.exact, found.seed, found.draws) == (True, None, 2)
    assert found.rankings == {"row": 2, "col": 1}
    assert found.error(1, "nash") == 0.0


def settled(conflict: Conflict, dm: str) -> list[Preference]:
    """Every way to settle what is unknown, by trying all strict rankings of the states."""
    preference = conflict.preference(dm)
    found = []
    for order in permutations(range(conflict.n)):
        trial = Preference(np.array([conflict.n - order.index(at) for at in range(conflict.n)]))
        pairs = product(range(conflict.n), repeat=2)
        if all(trial.prefers(a, b) for a, b in pairs if preference.prefers(a, b)):
            found.append(trial)
    return found


def test_shares_are_those_of_all_rankings_that_agree() -> None:
    rng = Random(32)
    looked = 0
    while looked < 12:
        case = option_case(rng, strict=True, uncertain=True, dms=2)
        conflict = parse_model(to_toml(case.model))
        if conflict.n > 5:
            continue
        looked += 1
        row, col = (settled(conflict, dm) for dm in conflict.ids)
        found = robustness(conflict, draws=20_000)
        assert found.rankings == {"a": len(row), "b": len(col)}
        for concept in CONCEPTS:
            expected = np.zeros(conflict.n)
            for one, other in product(row, col):
                trial = conflict.with_preference("a", one).with_preference("b", other)
                expected += analyse(trial, [concept]).equilibrium_mask(concept)
            assert found.equilibria[concept] == tuple((expected / (len(row) * len(col))).tolist())


def test_what_is_known_entirely_is_certain() -> None:
    rng = Random(33)
    for _ in range(20):
        conflict = parse_model(to_toml(any_case(rng).model))
        found, solved = robustness(conflict), analyse(conflict, ["nash", "seq"])
        for concept in ("nash", "seq"):
            assert found.equilibria[concept] == tuple(solved.equilibrium_mask(concept).astype(float).tolist())
            assert [state for state, _ in found.ranked(concept)] == list(solved.equilibria(concept))


def test_every_order_of_importance_counts_the_same() -> None:
    model = """
    [conflict]
    name = "three wishes"
    [[decision_maker]]
    id = "a"
    options = [{ id = "x", text = "x" }, { id = "y", text = "y" }]
    preferences = ["a.x", "!a.y", "a.x -> a.y"]
    """
    conflict = parse_model(model)
    wishes = conflict.preference("a").statements
    best = Counter()
    for order in permutations(wishes):
        lines = ", ".join(f'"{statement.holds}"' for statement in order)
        trial = parse_model(model.replace('"a.x", "!a.y", "a.x -> a.y"', lines))
        best.update(analyse(trial, ["nash"]).equilibria("nash"))
    found = robustness(conflict, given="statements")
    assert (found.exact, found.draws) == (True, factorial(3))
    assert found.equilibria["nash"] == tuple(best[state] / 6 for state in range(1, 5))


def test_with_nothing_known_the_nash_share_is_that_of_being_best_of_a_line() -> None:
    model = "[conflict]\nname = 'free'\n" + "".join(
        f"[[decision_maker]]\nid = '{dm}'\noptions = [{{ id = 'x', text = 'x' }}, {{ id = 'y', text = 'y' }}]\n"
        f"preferences = ['{dm}.x']\n"
        for dm in "abc"
    )
    found = robustness(parse_model(model), draws=40_000, seed=1, given="nothing", concepts=["nash"])
    assert not found.exact
    assert found.uniform
    assert found.rankings["a"] == factorial(64)
    for state in range(1, 65):
        assert abs(found.share(state, "nash") - 1 / 64) < 5 * found.error(state, "nash")


def test_the_same_seed_gives_the_same_answer_and_another_one_another() -> None:
    once, again, other = (
        robustness(CHICKEN, given="nothing", draws=500, seed=seed).to_json() for seed in (4, 4, 5)
    )
    assert once == again
    assert once["equilibria"] != other["equilibria"]


def test_questions_that_make_no_sense_are_refused() -> None:
    with pytest.raises(NotFound, match="does not know the concept"):
        robustness(CHICKEN, concepts=["lh"])
    with pytest.raises(InputError, match="draws"):
        robustness(CHICKEN, draws=0)
    with pytest.raises(InputError, match="seed"):
        robustness(CHICKEN, seed=-1)
    with pytest.raises(InputError, match="kind of knowledge"):
        robustness(CHICKEN, given="all")  # type: ignore[arg-type]
    with pytest.raises(ModelError, match="not described by statements"):
        robustness(CHICKEN, given="statements")
    with pytest.raises(NotFound, match="state 9"):
        robustness(CHICKEN).share(9, "nash")
    with pytest.raises(NotFound, match="was not looked at"):
        robustness(CHICKEN, concepts=["nash"]).ranked("seq")
