"""Model files become states, moves and preferences as documented."""

from pathlib import Path

import pytest

from detente.conflict import load, parse_model
from detente.errors import NotFound

from .models import DILEMMA, GRAPH, option_model


def test_states_are_numbered_by_options_the_first_being_the_lowest_bit() -> None:
    conflict = parse_model(DILEMMA)
    assert [state.taken for state in conflict.states] == [
        (),
        ("row.defect",),
        ("col.defect",),
        ("row.defect", "col.defect"),
    ]
    assert conflict.status_quo == 2


def test_infeasible_states_are_left_out_and_the_rest_keep_their_order() -> None:
    conflict = parse_model(
        option_model(conflict='infeasible = ["usa.talk & usa.strike", "prk.test & !usa.strike"]')
    )
    taken = [set(state.taken) for state in conflict.states]
    assert {"usa.talk", "usa.strike"} not in taken
    assert all("usa.strike" in state for state in taken if "prk.test" in state)
    codes = conflict.space.codes.tolist()
    assert codes == sorted(codes)


def test_options_change_only_the_way_they_may() -> None:
    conflict = parse_model(option_model())
    strike_and_test = next(s.id for s in conflict.states if s.taken == ("usa.strike", "prk.test"))
    neither = next(s.id for s in conflict.states if s.taken == ())
    moves = [conflict.state(to).taken for to in conflict.moves("usa", strike_and_test)]
    assert moves == [("usa.talk", "usa.strike", "prk.test")]
    assert [conflict.state(to).taken for to in conflict.moves("prk", neither)] == [("prk.freeze",)]


def test_a_move_may_change_several_of_ones_own_options_and_nobody_elses() -> None:
    conflict = parse_model(option_model())
    for state in conflict.states:
        for to in conflict.moves("usa", state.id):
            changed = {name for name, on in state.options.items() if conflict.state(to).options[name] != on}
            assert changed
            assert all(name.startswith("usa.") for name in changed)


def test_merged_states_stand_where_the_lowest_stands_and_keep_all_moves() -> None:
    conflict = parse_model(option_model(conflict='merge = ["usa.strike"]'))
    merged = next(state for state in conflict.states if state.either)
    assert merged.taken == ("usa.strike",)
    assert merged.either == ("usa.talk", "prk.freeze", "prk.test")
    assert conflict.n == 9
    assert conflict.moves("usa", merged.id) == ()
    others = [state.id for state in conflict.states if state.id != merged.id]
    assert all(merged.id in conflict.moves("usa", state) for state in others)


def test_merge_formulas_that_overlap_make_one_state() -> None:
    conflict = parse_model(
        option_model(conflict='merge = ["usa.strike & prk.test", "usa.strike & prk.freeze"]')
    )
    assert sum(bool(state.either) for state in conflict.states) == 1


def test_statements_count_in_order_of_importance() -> None:
    conflict = parse_model(
        option_model(one='preferences = ["prk.freeze", "usa.talk -> !usa.strike", "!usa.strike"]')
    )
    score = {
        state.id: (
            state.options["prk.freeze"],
            not state.options["usa.talk"] or not state.options["usa.strike"],
            not state.options["usa.strike"],
        )
        for state in conflict.states
    }
    for a in score:
        for b in score:
            assert conflict.prefers("usa", a, b) == (score[a] > score[b])


def test_more_statements_than_bits_in_a_number_still_count_in_order() -> None:
    early = ['"usa.talk | !usa.talk"'] * 70
    conflict = parse_model(option_model(one=f'preferences = ["prk.freeze", {", ".join(early)}, "usa.talk"]'))
    levels = [int(level) for level in conflict.levels("usa")]
    rank = [2 * state.options["prk.freeze"] + state.options["usa.talk"] for state in conflict.states]
    assert levels == rank


def test_a_statement_may_carry_its_evidence() -> None:
    statement = '{ holds = "prk.freeze", evidence = ["korea.case#statement-0a1b2c3d4e5f"], claimed = true }'
    conflict = parse_model(option_model(one=f"preferences = [{statement}]"))
    (kept,) = conflict.preference("usa").statements
    assert kept.evidence == ("korea.case#statement-0a1b2c3d4e5f",)
    assert kept.claimed


def test_rankings_and_statements_that_say_the_same_are_the_same() -> None:
    conflict = parse_model(DILEMMA)
    assert [int(level) for level in conflict.levels("row")] == [2, 3, 0, 1]
    assert [int(level) for level in conflict.levels("col")] == [2, 0, 3, 1]


def test_tied_states_share_an_inner_list() -> None:
    model = DILEMMA.replace(
        '[["row.defect", "col.defect"]], [["row.defect"]]', '[["row.defect", "col.defect"], ["row.defect"]]'
    )
    conflict = parse_model(model)
    assert not conflict.prefers("col", 4, 2)
    assert not conflict.prefers("col", 2, 4)
    assert conflict.prefers("col", 1, 4)


def test_unknown_pairs_are_ordered_neither_way() -> None:
    conflict = parse_model(DILEMMA + 'unknown = [[["col.defect"], []]]\n')
    assert conflict.unknown("col") == ((1, 3),)
    assert not conflict.prefers("col", 3, 1)
    assert not conflict.knows("col", 1, 3)
    assert not conflict.complete


def test_great_preferences_hold_for_all_better_against_all_worse() -> None:
    conflict = parse_model(DILEMMA + 'great = [[[], ["row.defect", "col.defect"]]]\n')
    great = {(a, b) for a in range(1, 5) for b in range(1, 5) if conflict.greatly_prefers("col", a, b)}
    assert great == {(1, 4), (1, 2), (3, 4), (3, 2)}


def test_a_rival_reading_replaces_the_preferences_and_nothing_else() -> None:
    reading = '[[decision_maker.reading]]\nid = "hardliners"\npreferences = ["col.defect"]\n'
    conflict = parse_model(DILEMMA + reading)
    other = conflict.with_reading("col", "hardliners")
    assert [int(level) for level in other.levels("col")] == [0, 0, 1, 1]
    assert [int(level) for level in conflict.levels("col")] == [2, 0, 3, 1]
    assert other.moves("col", 1) == conflict.moves("col", 1)
    with pytest.raises(NotFound, match="did you mean 'hardliners'"):
        conflict.with_reading("col", "hardliner")


def test_graph_form_keeps_moves_as_given() -> None:
    conflict = parse_model(GRAPH)
    assert conflict.ids == ("up", "down")
    assert conflict.moves("up", 1) == (2,)
    assert conflict.moves("down", 1) == ()
    assert conflict.state(2).label == "middle"
    assert conflict.decision_maker("up").name == "Climber"
    assert conflict.status_quo == 1


def test_a_file_with_a_byte_order_mark_reads(tmp_path: Path) -> None:
    path = tmp_path / "model.toml"
    path.write_text(DILEMMA, encoding="utf-8-sig")
    assert load(path).n == 4


def test_states_and_decision_makers_that_are_not_there_are_said_so() -> None:
    conflict = parse_model(DILEMMA)
    with pytest.raises(NotFound, match="states run from 1 to 4"):
        conflict.moves("row", 5)
    with pytest.raises(NotFound, match="did you mean 'row'"):
        conflict.moves("rwo", 1)
