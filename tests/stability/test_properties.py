"""What holds in every conflict."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.conflict import Conflict
from detente.stability import analyse
from detente.stability.concepts import CONCEPTS
from detente.stability.guarantee import Solver
from detente.stability.network import Network
from detente.stability.rules import RuleSolver

from .built import any_conflict, option_conflict

seeds = st.integers(0, 2**32 - 1)
BASIC = ("nash", "gmr", "smr", "seq", "sseq")


def drawn(seed: int, *, most: int = 64) -> Conflict:
    return any_conflict(np.random.default_rng(seed), most=most)


@given(seeds)
@settings(max_examples=60, deadline=None)
def test_what_implies_what(seed: int) -> None:
    conflict = drawn(seed)
    found = analyse(conflict, BASIC)
    for dm in conflict.ids:
        holds = {concept: found.mask(dm, concept) for concept in BASIC}
        for stronger, weaker in [
            ("nash", "smr"), ("nash", "sseq"), ("smr", "gmr"), ("seq", "gmr"), ("sseq", "seq"), ("sseq", "smr"),
        ]:  # fmt: skip
            assert (holds[weaker] | ~holds[stronger]).all(), (stronger, weaker)


@given(seeds)
@settings(max_examples=40, deadline=None)
def test_the_order_of_decision_makers_and_their_names_change_nothing(seed: int) -> None:
    conflict = drawn(seed)
    if conflict.option_form:
        renamed = replace(
            conflict,
            decision_makers=tuple(replace(dm, id=f"z{dm.id}", name="x") for dm in conflict.decision_makers),
        )
        order = list(range(len(conflict.ids)))
    else:
        order = list(reversed(range(len(conflict.ids))))
        renamed = replace(
            conflict,
            decision_makers=tuple(conflict.decision_makers[at] for at in order),
            graph=tuple(conflict.graph[at] for at in order),
        )
    ours, theirs = analyse(conflict, BASIC), analyse(renamed, BASIC)
    for place, at in enumerate(order):
        for concept in BASIC:
            assert ours.stable(conflict.ids[at], concept) == theirs.stable(renamed.ids[place], concept)


@given(seeds)
@settings(max_examples=40, deadline=None)
def test_in_a_reversible_complete_conflict_stability_is_maximin_and_minimax(seed: int) -> None:
    random = np.random.default_rng(seed)
    conflict = None
    while conflict is None or not (
        conflict.space.feasible is None and all(o.change == "both" for o in conflict.options)
    ):
        conflict = option_conflict(random, merging=False)
    found = analyse(conflict, BASIC)
    shape = tuple(1 << control.width for control in reversed(conflict.controls))
    for who, dm in enumerate(conflict.ids):
        levels = conflict.levels(dm)
        axis = len(shape) - 1 - who
        table = np.moveaxis(levels.reshape(shape), axis, 0).reshape(shape[axis], -1)
        maximin, minimax = table.min(axis=1).max(), table.max(axis=0).min()
        assert (found.mask(dm, "gmr") == (levels >= maximin)).all()
        assert (found.mask(dm, "smr") == (levels >= minimax)).all()


@given(seeds)
@settings(max_examples=80, deadline=None)
def test_levels_and_relations_give_the_same_answers(seed: int) -> None:
    conflict = drawn(seed)
    levels, relations = Solver(conflict), RuleSolver(conflict)
    for who in range(len(conflict.ids)):
        for concept in BASIC:
            rule = CONCEPTS[concept].rule
            assert rule is not None
            assert (levels.stable(who, concept) == relations.stable(who, rule)).all(), concept


@pytest.mark.parametrize(
    ("widths", "strict"), [([3, 4, 3], True), ([4, 3, 2, 2], False), ([5, 5], True), ([1, 5, 4], False)]
)
def test_the_array_and_the_lists_agree_on_many_states(widths: list[int], strict: bool) -> None:
    random = np.random.default_rng(sum(widths) * 100 + len(widths))
    for _ in range(2):
        conflict = option_conflict(random, widths=widths, merging=False, strict=strict)
        assert conflict is not None
        array, lists = Solver(conflict), Solver(conflict)
        lists.board = Network(conflict)
        for who in range(len(conflict.ids)):
            for concept in BASIC:
                assert (array.stable(who, concept) == lists.stable(who, concept)).all(), (who, concept)


def test_work_in_many_blocks_and_threads_gives_the_same_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(7)
    conflict = option_conflict(random, widths=[4, 4, 4], merging=False)
    assert conflict is not None
    whole = analyse(conflict, BASIC)
    monkeypatch.setattr("detente.stability.blocks._CELLS", 64)
    monkeypatch.setattr("detente.stability.blocks._MANY", 1)
    pieces = analyse(conflict, BASIC)
    for dm in conflict.ids:
        for concept in BASIC:
            assert (whole.mask(dm, concept) == pieces.mask(dm, concept)).all()


def test_solving_leaves_the_preferences_as_they_were() -> None:
    conflict = option_conflict(np.random.default_rng(3), widths=[3, 3, 3], merging=False)
    assert conflict is not None
    before = [conflict.levels(dm).copy() for dm in conflict.ids]
    analyse(conflict)
    assert all((conflict.levels(dm) == kept).all() for dm, kept in zip(conflict.ids, before, strict=True))
