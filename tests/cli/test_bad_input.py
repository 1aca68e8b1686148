"""Bad input: one clear line, exit status 1, never a traceback, and the rest goes on."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time

import pytest

GOOD = "Talks go on\n12 May 2019\n\nA spokesman said on Sunday that the talks had been useful.\n"


def complains(done, *words):
    assert done.returncode == 1, (done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    lines = [line for line in done.stderr.splitlines() if line.startswith("detente:")]
    assert len(lines) == 1
    for word in words:
        assert word in lines[0]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("read", "missing", "--case", "a.case"), ("no such file", "check the path")),
        (("read", "empty", "--case", "a.case"), ("no file that can be read", ".docx")),
        (("read", "texts", "--case", "notes.txt"), ("notes.txt", "not a detente case file")),
        (("read", "texts", "--case", "nowhere/a.case"), ("folder does not exist",)),
        (
            ("read", "texts", "--case", "a.case", "--published", "yesterday"),
            ("'yesterday' is not a date", "2019-05-30"),
        ),
        (("read", "texts", "--case", "a.case", "--codebook", "broken.toml"), ("broken.toml", "line 2")),
        (("show", "missing.case", "statements"), ("no such case file", "detente read")),
        (("show", "notes.txt", "statements"), ("not a detente case file",)),
        (("undo", "missing.case"), ("no such case file",)),
        (("import", "missing.csv", "--case", "a.case"), ("missing.csv",)),
        (("import", "notes.txt", "--case", "a.case"), ("no column 'date'",)),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) and len(value) > 2 else None,
)
def test_a_mistake_is_named(detente, tmp_path, arguments, words):
    (tmp_path / "empty").mkdir()
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(GOOD)
    (tmp_path / "notes.txt").write_text("just notes\nof mine\n")
    (tmp_path / "broken.toml").write_text("[[actor]]\nname = \n")
    complains(detente(*arguments), *words)
    assert (tmp_path / "notes.txt").read_text() == "just notes\nof mine\n"


def test_wrong_usage_has_status_two(detente):
    assert detente("shwo").returncode == 2
    assert "did you mean 'show'" in detente("shwo").stderr
    assert detente("read", "--case", "a.case").returncode == 2


def test_a_broken_file_is_reported_and_the_rest_goes_on(detente, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(GOOD)
    (folder / "b.pdf").write_bytes(b"%PDF-1.4 torn")
    (folder / "c.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (folder / "d.txt").write_bytes(b"")
    done = detente("read", "in", "--case", "a.case")
    assert done.returncode == 0
    for name in ("b.pdf", "c.txt", "d.txt"):
        assert f"not read: in/{name}" in done.stderr
    assert "1 read, 0 unchanged, 3 not read" in done.stderr
    shown = json.loads(detente("show", "a.case", "documents", "--json").stdout)
    assert [d["path"] for d in shown] == ["in/a.txt"]


def test_a_folder_of_broken_files_alone_fails(detente, tmp_path):
    (tmp_path / "d.txt").write_bytes(b"")
    assert detente("read", "d.txt", "--case", "a.case").returncode == 1


def test_reading_again_does_no_work(detente, tmp_path):
    (tmp_path / "a.txt").write_text(GOOD)
    detente("read", "a.txt", "--case", "a.case")
    again = detente("read", "a.txt", "--case", "a.case")
    assert "0 read, 1 unchanged" in again.stderr


def test_a_reading_that_was_killed_is_taken_up_where_it_stopped(detente, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(GOOD.replace("useful", f"useful for the {number}th time"))
    command = [sys.executable, "-m", "detente", "read", "in", "--case", "a.case", "--workers", "1"]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not (tmp_path / "a.case-wal").exists():
        time.sleep(0.05)
    time.sleep(1.5)
    process.send_signal(signal.SIGKILL)
    process.wait()
    done = detente("read", "in", "--case", "a.case")
    assert done.returncode == 0
    documents = json.loads(detente("show", "a.case", "documents", "--json").stdout)
    statements = json.loads(detente("show", "a.case", "statements", "--json").stdout)
    assert sorted(d["path"] for d in documents) == [f"in/{n:02}.txt" for n in range(40)]
    assert len({s["id"] for s in statements}) == len(statements) == 40
