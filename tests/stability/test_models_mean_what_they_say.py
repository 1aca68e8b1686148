"""Random model files become the states, moves and preferences that a second reading of the rules gives."""

from random import Random

import pytest
from hypothesis import given, settings

from detente.conflict import Conflict, parse_model

from .strategies import Case, bulk, drawn, option_case, to_toml


def same(case: Case, conflict: Conflict) -> None:
    game = case.game
    assert conflict.n == len(game.states)
    assert conflict.ids == game.dms
    for dm in game.dms:
        for s in game.states:
            assert set(conflict.moves(dm, s)) == game.moves[dm][s], (dm, s, case.model)
            for t in game.states:
                assert conflict.prefers(dm, s, t) == ((s, t) in game.better[dm]), (dm, s, t, case.model)


@given(drawn())
@settings(max_examples=80, deadline=None)
def test_a_model_file_means_what_its_rules_say(case: Case) -> None:
    same(case, parse_model(to_toml(case.model)))


@pytest.mark.parametrize("seed", range(3))
def test_hundreds_of_models_mean_what_they_say(seed: int) -> None:
    for case in bulk(seed, 120):
        same(case, parse_model(to_toml(case.model)))


def test_merged_states_and_unknown_pairs_mean_what_they_say() -> None:
    rng = Random(5)
    for _ in range(150):
        case = option_case(rng, merging=rng.random() < 0.7, uncertain=rng.random() < 0.7)
        same(case, parse_model(to_toml(case.model)))
