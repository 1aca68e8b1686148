from __future__ import annotations

import os
import re
import threading
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


def backtrack(length: int) -> bool:
    """A hundred years of work inside one call, for a length of 60."""
    return re.match(r"(a+)+$", "a" * length + "b") is None


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


@pytest.mark.parametrize("workers", [0, 1])
def test_a_task_that_hangs_inside_one_call_is_stopped_too(workers):
    outcomes = {o.number: o for o in run(backtrack, [60, 3], workers=workers, timeout=1.0)}
    assert outcomes[0].error == "took longer than 1 s and was stopped — split it, or allow it more time"
    assert outcomes[1].value is True


def test_an_outer_alarm_survives_work_in_this_process():
    import signal

    before = signal.setitimer(signal.ITIMER_REAL, 500.0)
    try:
        assert [o.value for o in run(double, [1, 2], workers=0)] == [2, 4]
        assert 0 < signal.getitimer(signal.ITIMER_REAL)[0] <= 500.0
    finally:
        signal.setitimer(signal.ITIMER_REAL, *before)


def test_a_thread_can_work_in_its_own_process_without_an_alarm():
    found = []
    thread = threading.Thread(target=lambda: found.extend(o.value for o in run(double, [1, 2], workers=0)))
    thread.start()
    thread.join()
    assert found == [2, 4]


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
