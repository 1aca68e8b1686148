"""The literal reference agrees with what the textbooks print, so that it may judge the solver."""

import pytest

from .reference import (
    CLASSIC,
    Game,
    coalition_equilibria,
    coalition_improvements,
    equilibria,
    from_payoffs,
    lh,
)
from .strategies import bulk

ROW, COLUMN = [(1, 2), (2, 1), (3, 4), (4, 3)], [(1, 3), (3, 1), (2, 4), (4, 2)]
STRATEGY = {s: {"row": (bool((s - 1) & 1),), "col": (bool((s - 1) & 2),)} for s in (1, 2, 3, 4)}


def two_by_two(row: list[int], col: list[int]) -> Game:
    """States 1 to 4: neither, row alone, column alone, both have taken their option."""
    payoffs = {"row": dict(enumerate(row, 1)), "col": dict(enumerate(col, 1))}
    return from_payoffs({"row": ROW, "col": COLUMN}, payoffs, profile=STRATEGY)


PRISONERS = two_by_two([3, 4, 1, 2], [3, 1, 4, 2])
CHICKEN = two_by_two([3, 4, 2, 1], [3, 2, 4, 1])

ELMIRA = from_payoffs(
    {
        "moe": [(1, 2), (3, 4), (5, 6), (7, 8)],
        "uniroyal": [
            (1, 3),
            (1, 9),
            (2, 4),
            (2, 9),
            (3, 9),
            (4, 9),
            (5, 7),
            (5, 9),
            (6, 8),
            (6, 9),
            (7, 9),
            (8, 9),
        ],
        "local": [(1, 5), (5, 1), (2, 6), (6, 2), (7, 3), (3, 7), (4, 8), (8, 4)],
    },
    {
        "moe": dict(enumerate([4, 3, 8, 7, 5, 2, 9, 6, 1], 1)),
        "uniroyal": dict(enumerate([9, 2, 4, 8, 6, 1, 3, 7, 5], 1)),
        "local": dict(enumerate([6, 2, 8, 3, 7, 4, 9, 5, 1], 1)),
    },
)


@pytest.mark.parametrize(
    ("game", "concept", "expected"),
    [
        (PRISONERS, "nash", [4]),
        (PRISONERS, "gmr", [1, 4]),
        (PRISONERS, "smr", [1, 4]),
        (PRISONERS, "seq", [1, 4]),
        (PRISONERS, "sim", [1, 4]),
        (PRISONERS, "nonmyopic", [1, 4]),
        (CHICKEN, "nash", [2, 3]),
        (CHICKEN, "gmr", [1, 2, 3]),
        (CHICKEN, "smr", [1, 2, 3]),
        (CHICKEN, "seq", [2, 3]),
        (CHICKEN, "sim", [1, 2, 3]),
        (CHICKEN, "nonmyopic", [1]),
        (ELMIRA, "nash", [5, 8, 9]),
        (ELMIRA, "gmr", [1, 4, 5, 8, 9]),
        (ELMIRA, "smr", [1, 4, 5, 8, 9]),
        (ELMIRA, "seq", [5, 8, 9]),
    ],
)
def test_reference_finds_the_printed_equilibria(game: Game, concept: str, expected: list[int]) -> None:
    assert equilibria(game, concept) == expected


def test_the_ministry_and_the_company_can_leave_the_impasse_at_elmira() -> None:
    assert coalition_improvements(ELMIRA, ("moe", "uniroyal"), 5) == {8}
    assert coalition_equilibria(ELMIRA, "nash") == [8, 9]


def test_one_move_of_foresight_is_nash_stability() -> None:
    for game in (PRISONERS, CHICKEN):
        assert [s for s in game.states if all(lh(game, i, s, 1) for i in game.dms)] == equilibria(
            game, "nash"
        )


def test_stronger_concepts_hold_wherever_nash_does() -> None:
    for _, game in bulk(1, 60):
        for i in game.dms:
            for s in game.states:
                verdict = {c: test(game, i, s) for c, test in CLASSIC.items()}
                assert not verdict["nash"] or all(verdict.values())
                assert verdict["gmr"] >= max(verdict["smr"], verdict["seq"])
                assert min(verdict["smr"], verdict["seq"]) >= verdict["sseq"]
