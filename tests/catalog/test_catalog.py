"""The catalogue holds published conflicts whose figures all come out again, or says why they do not."""

import json
import subprocess
import sys
from collections import Counter
from dataclasses import replace

import pytest

from detente import catalog
from detente.catalog.two_by_two import game_conflict, games
from detente.errors import NotFound
from detente.stability import analyse


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from detente.cli import main; main()", "catalog", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("name", catalog.names())
def test_every_published_figure_comes_out_again_and_every_proof_stands(name: str) -> None:
    (found,) = catalog.verify(name)
    assert found.holds, found.differences or found.faults
    assert sum(found.figures.values()) > 0
    assert found.proofs > 0


@pytest.mark.parametrize("name", catalog.names())
def test_every_entry_says_where_it_is_published_and_what_was_checked(name: str) -> None:
    said, conflict = catalog.published(name), catalog.load(name)
    assert said.citation
    assert said.facts
    assert said.checked
    assert len(said.labels) in (0, conflict.n)
    assert catalog.entry(name).publication[-4:].isdigit()
    assert {result.concept for result in said.results} >= {"nash", "gmr", "smr", "seq"}


def test_a_figure_that_differs_is_reported_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    said = catalog.published("chicken")
    nash, *rest = said.results
    for reason, explained in (("", False), ("the book counts otherwise", True)):
        wrong = replace(said, results=(replace(nash, equilibria=(1,), reason=reason), *rest))
        monkeypatch.setattr(sys.modules["detente.catalog.verify"], "published", lambda _, said=wrong: said)
        (found,) = catalog.verify("chicken")
        (difference,) = found.differences
        assert (difference.published, difference.computed) == ((1,), (2, 3))
        assert difference.explained == explained
        assert found.holds == explained
        assert difference.reason


def test_a_name_that_is_not_there_is_answered_with_the_nearest() -> None:
    with pytest.raises(NotFound, match="did you mean 'elmira'"):
        catalog.load("elmirra")


def test_elmira_says_the_same_as_a_graph_and_in_options() -> None:
    graph, options = catalog.load("elmira"), catalog.load("elmira-options")
    labels = catalog.published("elmira-options").labels
    for concept in ("nash", "gmr", "smr", "seq", "sseq", "coalition_nash", "coalition_seq", "nonmyopic"):
        one, other = analyse(graph, [concept]), analyse(options, [concept])
        for dm in graph.ids:
            translated = sorted(int(labels[state - 1]) for state in other.stable(dm, concept))
            assert translated == list(one.stable(dm, concept))


def test_there_are_78_strict_games_of_two_by_two_and_726_with_ties() -> None:
    assert (len(games(strict=True)), len(games(strict=False))) == (78, 726)


def test_of_the_78_games_21_have_an_outcome_best_for_both() -> None:
    agreed = [
        (row, col)
        for row, col in games(strict=True)
        if any(a == b == 4 for a, b in zip(row, col, strict=True))
    ]
    assert len(agreed) == 21


def test_nine_of_the_78_games_have_no_nash_equilibrium_and_all_have_a_gmr_one() -> None:
    counts = Counter()
    for game in games(strict=True):
        found = analyse(game_conflict(game), ["nash", "gmr"])
        counts[len(found.equilibria("nash"))] += 1
        assert found.equilibria("gmr")
    assert counts[0] == 9


def test_list_show_and_solve_speak_json_and_nothing_else() -> None:
    listed = json.loads(run("list", "--json").stdout)
    assert [row["name"] for row in listed] == list(catalog.names())
    shown = json.loads(run("show", "elmira", "--json").stdout)
    assert shown["published"]["improvements"][0]["from"] == 5
    solved = json.loads(run("solve", "elmira", "--json").stdout)
    assert solved["equilibria"]["seq"] == [5, 8, 9]


def test_verify_exits_with_status_0_when_nothing_differs() -> None:
    done = run("verify", "elmira")
    assert (done.returncode, done.stderr) == (0, "")
    assert "no difference" in done.stdout


def test_an_unknown_conflict_is_one_line_and_status_1() -> None:
    done = run("show", "elmyra")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "did you mean 'elmira'?" in done.stderr
