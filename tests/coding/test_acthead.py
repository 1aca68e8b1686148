"""The act of a statement is weighed by rules, words and vectors together, and the trace says who decided."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from detente.coding.english import parse
from detente.coding.reading import Reading
from detente.coding.speech.acthead import features, load_weights, opinion, weighed, with_ruling
from detente.coding.speech.acts import Utterance, ruled
from detente.evidence.vocabulary import ACTS

Read = Callable[..., Reading]

PLAIN = Utterance(
    lemma="say",
    cue_act="other",
    frame="that",
    text="trade had grown",
    lemmas=frozenset({"trade", "have", "grow"}),
    main="grow",
    by="none",
    modals=frozenset({"had"}),
    negated=False,
    past=True,
    conditional=False,
    words=("trade", "have", "grow"),
)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Iran threatened to close the strait.", "threat"),
        ("“We have recalled our ambassador,” the Chilean minister said.", "announcement"),
        ("Brazil's minister said Argentina had lied about the dam.", "accusation"),
        ("“Our guards shot no one,” the Thai spokesman said.", "denial"),
        ("Hungary said it would not sign.", "refusal"),
        ("“You will regret this,” the Malian colonel told France.", "threat"),
        ("The premier of Nepal said trade had grown.", "assessment"),
    ],
)
def test_a_statement_has_the_act_that_a_reader_finds(read: Read, text: str, act: str) -> None:
    assert [s.act for s in read(text).statements] == [act]


def test_the_trace_says_whether_the_rules_decided_or_the_head_against_them(read: Read) -> None:
    (plain,) = read("Iran threatened to close the strait.").statements
    (hidden,) = read("“Our guards shot no one,” the Thai spokesman said.").statements
    assert plain.trace is not None
    assert hidden.trace is not None
    assert (plain.trace.decided, hidden.trace.decided) == ("rule", "head")
    assert hidden.trace.runner_up == "assessment"


def test_the_weights_fit_the_acts_and_the_vectors() -> None:
    weights = load_weights()
    assert weights.matrix.shape == (len(ACTS), len(weights.index))
    assert weights.bias.shape == weights.by_act.shape == (len(ACTS),)
    assert parse("Iran tested a missile.")[0].acts.shape == (5, len(ACTS))  # type: ignore[union-attr]


def test_opinions_are_logarithms_of_probabilities_whatever_is_known() -> None:
    for said in (
        PLAIN,
        replace(PLAIN, scores=(0.5,) * len(ACTS)),
        replace(PLAIN, words=(), text="", main=""),
    ):
        assert float(np.exp(opinion(said, load_weights())).sum()) == pytest.approx(1)


def test_the_rules_gain_only_their_own_act() -> None:
    weights, ruling = load_weights(), ruled(PLAIN)
    alone = opinion(PLAIN, weights)
    both = with_ruling(alone, ruling, weights) - weights.trust * alone
    assert [ACTS[i] for i, gain in enumerate(both) if abs(gain) > 1e-9] == [ruling.act]


def test_the_runner_up_is_another_act() -> None:
    found = weighed(PLAIN)
    assert found.act != found.runner_up
    assert {found.act, found.runner_up} <= set(ACTS)


def test_names_and_numbers_leave_no_trace_in_the_features() -> None:
    said = replace(PLAIN, words=("<actor>", "have", "<NUM>", "ship"))
    assert not [name for name in features(said) if name.startswith(("w=<", "main=<"))]


def test_vectors_do_not_depend_on_the_number_of_threads() -> None:
    hashed = "hashlib.sha256(b''.join(s.acts.tobytes() for s in parse('Iran said no. ' * 40))).hexdigest()"
    code = f"from detente.coding.english import parse; import hashlib; print({hashed})"
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"OPENBLAS_NUM_THREADS": threads, "OMP_NUM_THREADS": threads},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for threads in ("1", "3")
    }
    assert len(found) == 1
