"""What somebody meets who uses the commands for the first time: words, numbers, order, and what to do next."""

from __future__ import annotations

import io
import json

import pytest

from detente.cli import main

EARLY = """Island row grows
By the sample desk
2 September 2026

Freedonia's neighbour was not named. Greek Prime Minister Kyriakos Mitsotakis said on Tuesday that Athens was ready to
hold talks with Turkey.
"""
LATE = """Survey goes on
By the sample desk
5 October 2026

Turkish Foreign Minister Hakan Fidan said on Monday that Turkey would not accept the demand of Greece. Envoys of Greece
and Turkey met in Geneva on Sunday.
"""


@pytest.fixture(scope="module")
def case_file(tmp_path_factory):
    import detente

    folder = tmp_path_factory.mktemp("new")
    (folder / "a-late.txt").write_text(LATE)
    (folder / "b-early.txt").write_text(EARLY)
    with detente.open_case(folder / "x.case") as case:
        case.read(folder / "a-late.txt", folder / "b-early.txt", workers=0)
    return folder / "x.case"


@pytest.fixture
def run(capsys, monkeypatch, tmp_path, case_file):
    """Run a command in this process on a copy of the case; its status, output and messages."""
    (tmp_path / "x.case").write_bytes(case_file.read_bytes())
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.chdir(tmp_path)

    def run(*arguments, keys=""):
        monkeypatch.setattr("sys.stdin", io.StringIO(keys))
        with pytest.raises(SystemExit) as left:
            main(list(arguments))
        done = capsys.readouterr()
        return left.value.code, done.out, done.err

    return run


def test_one_is_not_counted_as_many(run, tmp_path):
    (tmp_path / "one.txt").write_text(EARLY)
    assert "; 1 document, " in run("read", "one.txt", "--case", "y.case", "--workers", "0")[2]
    (tmp_path / "facts.csv").write_text(
        "date,type,actor,recipient,note,source\n2026-09-10,PROTEST,GRC,TUR,a note,ministry\n"
    )
    assert "1 event stored in y.case" in run("import", "facts.csv", "--case", "y.case")[2]


def test_lists_run_with_the_days_of_publication(run):
    rows = json.loads(run("show", "x.case", "statements", "--json")[1])
    assert [row["speaker"]["name"] for row in rows] == ["Kyriakos Mitsotakis", "Hakan Fidan"]


def test_a_type_is_found_however_it_is_spelt(run):
    rows = json.loads(run("show", "x.case", "events", "--type", "consult", "--json")[1])
    assert {row["type"] for row in rows} == {"CONSULT"}


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("documents", "--speaker", "Fidan"), 2, "--speaker does not narrow documents"),
        (("events", "--act", "demand"), 2, "--act goes with statements"),
        (("statements", "--act", "shout"), 1, "choose of demand, offer"),
        (("mixed", "--between", "GRC"), 2, "--between USA PRK"),
        (("mixed", "--between", "GRC", "Greece"), 1, "one party"),
        (("mixed", "--between", "GRC", "Freedonia"), 1, "is no country known"),
        (("statement",), 1, "did you mean statements?"),
    ],
)
def test_a_filter_that_cannot_apply_is_refused(run, arguments, status, words):
    done = run("show", "x.case", *arguments)
    assert (done[0], words in done[2]) == (status, True), done


def test_nothing_found_by_a_filter_is_told_from_nothing_there(run):
    assert run("show", "x.case", "statements", "--about", "zebra")[1].startswith("no statements match")
    assert run("show", "x.case", "linkages")[1] == "no linkages\n"


def test_why_says_what_was_coded(run):
    rows = json.loads(run("show", "x.case", "statements", "--json")[1])
    told = run("why", "x.case", rows[0]["id"])[1]
    assert "coded: statement offer: Kyriakos Mitsotakis (GRC)" in told
    assert "ready to hold talks with Turkey" in told.partition("coded:")[2].replace("\n", " ")
    assert "worked out from two items" in run("why", "x.case", "contradiction-0a1b2c3d4e5f")[2]


def test_why_says_what_would_be_coded_in_a_sentence(run):
    told = run(
        "why", "x.case", "--sentence", "Iran's foreign minister said that talks were useful. It rained."
    )[1]
    assert "coded: statement assessment: foreign minister (IRN): talks were useful (rule " in told
    assert "no cue" in told.partition("It rained.")[2]


def test_a_review_can_be_piped_and_ends_with_what_was_done(run):
    keys = "a\ne\nact=threat\ne\nact=banana\nq"
    told = run("review", "x.case", "--kind", "statements", keys=keys)[1]
    assert told.index("Mitsotakis") < told.index("Fidan")
    assert "act=offer" not in told
    assert "act=refusal" in told
    assert told.splitlines()[-1].startswith(
        "1 accepted, 1 edited; 0 items left to review; `detente undo x.case`"
    )
    rows = json.loads(run("show", "x.case", "statements", "--json")[1])
    assert [row["act"] for row in rows] == ["offer", "threat"]


def test_an_edit_that_does_not_fit_changes_nothing_and_the_review_goes_on(run):
    told = run("review", "x.case", "--kind", "statement", keys="e\nact=banana\nzq")[1]
    assert "choose of demand" in told
    assert "nothing to take back" in told
    assert told.splitlines()[-1] == "nothing decided; 2 items left to review"
    assert "kinds are statements, events" in run("review", "x.case", "--kind", "wishes")[2]


def test_a_brief_says_where_it_was_written_and_looks_for_the_folder_first(run, tmp_path):
    assert "wrote b.md" in run("brief", "x.case", "-o", "b.md")[2]
    assert (tmp_path / "b.md").stat().st_size > 1000
    status, printed, told = run("brief", "x.case", "-o", "nowhere/b.md")
    assert (status, printed) == (1, "")
    assert "no such folder" in told


def test_a_draft_keeps_the_model_that_was_edited(run, tmp_path):
    (tmp_path / "m.toml").write_text("# mine\n")
    assert "the one before is in m.toml.bak" in run("draft", "x.case", "-o", "m.toml")[2]
    assert (tmp_path / "m.toml.bak").read_text() == "# mine\n"
    assert ".bak" not in run("draft", "x.case", "-o", "m.toml")[2]
    assert "stable for Greece" in " ".join(run("solve", "m.toml")[1].split())


def test_a_case_is_not_taken_for_a_log_of_forecasts(run):
    assert "is a case file, not a log" in run("score", "x.case")[2]
