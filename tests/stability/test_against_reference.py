"""The solver agrees with the literal reference on random conflicts: no difference allowed.

DETENTE_CASES multiplies the number of conflicts (a thousand and more by default).
"""

import os
from random import Random

import pytest
from hypothesis import given, settings

from detente.conflict import Conflict, parse_model
from detente.stability import analyse

from . import reference
from .strategies import Case, any_case, bulk, drawn, graph_case, option_case, to_toml

TIMES = int(os.environ.get("DETENTE_CASES", "1"))
CLASSIC = tuple(reference.CLASSIC)


def agree(
    case: Case, concept: str, expected: dict[str, list[int]], conflict: Conflict, horizon: int = 3
) -> None:
    found = analyse(conflict, [concept], horizon=horizon)
    for dm, states in expected.items():
        assert list(found.stable(dm, concept)) == states, (concept, dm, to_toml(case.model))
    together = [s for s in case.game.states if all(s in states for states in expected.values())]
    assert list(found.equilibria(concept)) == together


def by_test(game: reference.Game, test: object, *more: object) -> dict[str, list[int]]:
    return {i: [s for s in game.states if test(game, i, s, *more)] for i in game.dms}  # type: ignore[operator]


@given(drawn())
@settings(max_examples=60 * TIMES, deadline=None)
def test_the_classic_concepts_on_drawn_conflicts(case: Case) -> None:
    conflict = parse_model(to_toml(case.model))
    for concept in CLASSIC:
        agree(case, concept, reference.stable(case.game, concept), conflict)


@pytest.mark.parametrize("seed", range(4))
def test_the_classic_concepts_on_hundreds_of_conflicts(seed: int) -> None:
    for case in bulk(100 + seed, 250 * TIMES):
        conflict = parse_model(to_toml(case.model))
        for concept in CLASSIC:
            agree(case, concept, reference.stable(case.game, concept), conflict)


def test_the_classic_concepts_with_merged_states() -> None:
    rng = Random(21)
    for _ in range(120 * TIMES):
        case = option_case(rng, merging=True, statements=rng.random() < 0.3)
        conflict = parse_model(to_toml(case.model))
        for concept in CLASSIC:
            agree(case, concept, reference.stable(case.game, concept), conflict)


def test_the_classic_concepts_when_the_model_leaves_pairs_unknown() -> None:
    rng = Random(22)
    for _ in range(60 * TIMES):
        case = option_case(rng, uncertain=True)
        conflict = parse_model(to_toml(case.model))
        for concept in CLASSIC:
            agree(case, concept, reference.stable(case.game, concept), conflict)


@pytest.mark.parametrize("kind", "abcd")
def test_the_extensions_to_unknown_preference(kind: str) -> None:
    rng = Random(23)
    for _ in range(40 * TIMES):
        case = option_case(rng, uncertain=True)
        conflict = parse_model(to_toml(case.model))
        if conflict.complete:
            continue
        for base, test in reference.UNKNOWN.items():
            agree(case, f"{base}_{kind}", by_test(case.game, test, kind), conflict)


def test_strong_and_weak_stability() -> None:
    rng = Random(24)
    for _ in range(80 * TIMES):
        case = option_case(rng, graded=True)
        conflict = parse_model(to_toml(case.model))
        if not any(case.game.great.values()):
            continue
        for base, test in reference.STRONG.items():
            strong = by_test(case.game, test)
            agree(case, f"strong_{base}", strong, conflict)
            stable = reference.stable(case.game, base)
            weak = {dm: [s for s in stable[dm] if s not in strong[dm]] for dm in stable}
            agree(case, f"weak_{base}", weak, conflict)


def test_coalitional_stability() -> None:
    rng = Random(25)
    for _ in range(150 * TIMES):
        case = any_case(rng)
        if len(case.game.states) > 16:
            continue
        conflict = parse_model(to_toml(case.model))
        groups = reference.coalitions(case.game.dms)
        for base, test in reference.COALITIONAL.items():
            holds = {(c, s): test(case.game, c, s) for c in groups for s in case.game.states}
            expected = {
                i: [s for s in case.game.states if all(holds[c, s] for c in groups if i in c)]
                for i in case.game.dms
            }
            agree(case, f"coalition_{base}", expected, conflict)


def test_looking_ahead_with_two_decision_makers_and_strict_preferences() -> None:
    rng = Random(26)
    for _ in range(120 * TIMES):
        case = (
            graph_case(rng, strict=True, dms=2)
            if rng.random() < 0.5
            else option_case(rng, strict=True, dms=2)
        )
        if len(case.game.states) > 16:
            continue
        conflict = parse_model(to_toml(case.model))
        for horizon in (1, 2, 3, 4):
            agree(case, "lh", by_test(case.game, reference.lh, horizon), conflict, horizon)
        agree(case, "nonmyopic", reference.stable(case.game, "nonmyopic"), conflict)


def test_simultaneous_moves() -> None:
    rng = Random(27)
    for _ in range(150 * TIMES):
        case = option_case(rng, dms=2)
        agree(case, "sim", reference.stable(case.game, "sim"), parse_model(to_toml(case.model)))
