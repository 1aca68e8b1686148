from __future__ import annotations

import os
import time

import pytest

from detente.engine import Outcome, run
from detente.errors import InputError


def double(number: int) -> int:
    if number == 13:
        raise InputError("is unlucky", where="row 13", hint="choose another")
    if number == 99:
        raise ZeroDivisionError("oops")
    return 2 * number


def sleep(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def die(number: int) -> int:
    if number == 1:
        os._exit(3)
    return number


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_every_task_has_its_outcome(workers):
    outcomes = sorted(run(double, [1, 13, 99, 4], workers=workers), key=lambda o: o.number)
    assert outcomes[0] == Outcome(0, 2)
    assert outcomes[1].error == "row 13: is unlucky — choose another"
    assert "ZeroDivisionError" in (outcomes[2].error or "")
    assert outcomes[3] == Outcome(3, 8)


def test_a_task_that_takes_too_long_is_stopped_and_the_rest_goes_on():
    outcomes = {o.number: o for o in run(sleep, [30.0, 0.01, 0.02], workers=2, timeout=1.5)}
    assert "longer than" in (outcomes[0].error or "")
    assert [outcomes[1].value, outcomes[2].value] == [0.01, 0.02]


def test_a_worker_that_dies_costs_only_its_task():
    outcomes = {o.number: o for o in run(die, [0, 1, 2, 3], workers=1, timeout=30)}
    assert "crashed" in (outcomes[1].error or "")
    assert [outcomes[n].value for n in (0, 2, 3)] == [0, 2, 3]


def test_tasks_are_taken_as_they_are_needed():
    taken = []

    def endless():
        number = 0
        while True:
            taken.append(number)
            yield 0
            number += 1

    outcomes = run(double, endless(), workers=1)
    next(outcomes)
    outcomes.close()
    assert len(taken) <= 3
