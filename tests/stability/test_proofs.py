"""Every verdict has a proof, an independent checker accepts it, and rejects what was tampered with."""

from dataclasses import replace

import numpy as np
import pytest

from detente.conflict import parse_model
from detente.errors import ModelError, NotFound
from detente.stability import analyse, check
from detente.stability.proof import Answer, Proof

from .built import any_conflict, with_doubts
from .test_published import cuban_missiles, dilemma, elmira


@pytest.mark.parametrize("seed", range(6))
def test_every_verdict_is_proved_and_the_proof_holds(seed: int) -> None:
    random = np.random.default_rng(seed)
    for _ in range(4):
        conflict = any_conflict(random, most=12)
        conflict = with_doubts(conflict, random) if random.random() < 0.5 else conflict
        found = analyse(conflict, horizon=int(random.integers(1, 6)))
        for concept in found.concepts:
            for dm in conflict.ids:
                for state in range(1, conflict.n + 1):
                    proof = found.why(state, dm, concept)
                    assert proof.stable == found.is_stable(state, dm, concept), (concept, dm, state)
                    assert check(conflict, proof) == (), (concept, dm, state)


@pytest.mark.parametrize("seed", range(4))
def test_a_verdict_turned_round_is_rejected(seed: int) -> None:
    random = np.random.default_rng(100 + seed)
    conflict = any_conflict(random, most=12)
    found = analyse(conflict)
    for concept in found.concepts:
        for dm in conflict.ids:
            for state in range(1, conflict.n + 1):
                proof = found.why(state, dm, concept)
                assert check(conflict, replace(proof, stable=not proof.stable)), (concept, dm, state)


def tampered(proof: Proof) -> list[Proof]:
    departure = proof.departures[0]
    answer = departure.answer
    assert answer is not None
    elsewhere = replace(answer.steps[-1], end=departure.end)
    return [
        replace(proof, departures=()),
        replace(
            proof,
            departures=(*proof.departures, replace(departure, steps=(replace(departure.steps[0], end=3),))),
        ),
        replace(proof, departures=(replace(departure, answer=None),)),
        replace(proof, departures=(replace(departure, answer=Answer((elsewhere,), proof.dm)),)),
        replace(
            proof, departures=(replace(departure, answer=Answer((*answer.steps, *answer.steps), proof.dm)),)
        ),
        replace(proof, state=2),
        replace(proof, dm="column"),
    ]


def test_a_proof_that_was_tampered_with_is_rejected() -> None:
    conflict = dilemma()
    proof = analyse(conflict).why(1, "row", "seq")
    assert check(conflict, proof) == ()
    for worse in tampered(proof):
        assert check(conflict, worse), worse


def test_a_way_out_that_was_hidden_is_noticed() -> None:
    conflict = dilemma()
    proof = analyse(conflict).why(1, "row", "smr")
    departure = proof.departures[0]
    assert departure.answer is not None
    hidden = replace(departure, answer=replace(departure.answer, escapes=()))
    assert check(conflict, replace(proof, departures=(hidden,)))


def test_reasons_are_told_in_plain_words() -> None:
    conflict = elmira()
    found = analyse(conflict)
    stable = found.why(1, "uniroyal", "nash").tell(conflict)
    assert stable == "State 1 is stable (Nash) for uniroyal: no move improves on it."
    told = found.why(1, "local", "seq").tell(conflict)
    assert told.splitlines() == [
        "State 1 is not stable (sequential) for local: one move away from it goes unanswered.",
        "  - local can move to state 5. Nobody else has a legal improvement from there.",
    ]
    together = found.why(5, "moe", "coalition_nash").tell(conflict)
    assert "moe and uniroyal can move to state 8 (moe to 6, uniroyal to 8)" in together


def test_every_concept_has_words_for_both_verdicts() -> None:
    conflict = with_doubts(cuban_missiles(), np.random.default_rng(1))
    found = [analyse(cuban_missiles()), analyse(conflict)]
    for analysis in found:
        for concept in analysis.concepts:
            for state in range(1, 13):
                lines = analysis.why(state, "usa", concept).tell(analysis.conflict).splitlines()
                assert lines[0].startswith(f"State {state} [")
                assert all(line.strip()[-1] in ".:" for line in lines), lines


def test_what_cannot_be_proved_is_said_so() -> None:
    found = analyse(elmira())
    with pytest.raises(NotFound, match="did you mean 'seq'"):
        found.why(1, "moe", "sqe")
    with pytest.raises(NotFound, match="there is no state 10"):
        found.why(10, "moe", "seq")
    with pytest.raises(ModelError, match="two decision makers"):
        found.why(1, "moe", "sim")


def test_the_expected_play_is_shown_when_looking_ahead() -> None:
    conflict = parse_model(
        """
        [graph]
        states = 3
        [graph.moves]
        a = [[1, 2]]
        b = [[2, 3]]
        [graph.payoffs]
        a = [1, 0, 2]
        b = [0, 0, 1]
        """
    )
    assert analyse(conflict, ["lh"], horizon=1).is_stable(1, "a", "lh")
    found = analyse(conflict, ["lh"], horizon=2)
    assert not found.is_stable(1, "a", "lh")
    proof = found.why(1, "a", "lh")
    assert [step.end for step in proof.line] == [2, 3]
    assert proof.ends == (3,)
