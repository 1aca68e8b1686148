"""Who may come in, and what each role may do."""

from __future__ import annotations

import re
import subprocess
import sys

import httpx
import pytest

from detente.errors import InputError
from detente.web.accounts import Limit, add_user, load_accounts, verified

PASSWORD = "correct horse battery"


@pytest.fixture(scope="module")
def accounts(tmp_path_factory):
    path = tmp_path_factory.mktemp("accounts") / "people.json"
    for name, role in (("rita", "reader"), ("vera", "reviewer"), ("eddy", "editor")):
        add_user(path, name, role, PASSWORD)
    return path


@pytest.fixture
def door(case_file, accounts, serve_case):
    """A workbench on every address of this machine, which demands accounts."""
    with (
        serve_case(case_file, "--host", "0.0.0.0", "--accounts", str(accounts)) as address,
        httpx.Client(base_url=address.replace("0.0.0.0", "127.0.0.1"), trust_env=False, timeout=60) as client,
    ):
        yield client


def token(client: httpx.Client, path: str = "/login") -> str:
    return re.search(r'data-token="([0-9a-f]+)"', client.get(path).text)[1]


def log_in(client: httpx.Client, name: str, password: str = PASSWORD) -> int:
    data = {"token": token(client), "name": name, "password": password, "next": "/review"}
    return client.post("/login", data=data).status_code


def test_nobody_sees_anything_without_logging_in(door):
    assert door.get("/").headers["location"].startswith("/login")
    for path in ("/documents.json", "/items/statements.csv", "/brief/brief.docx"):
        assert door.get(path).status_code == 401
    assert door.post("/undo").status_code == 401
    shown = door.get("/login").text
    assert "korea.case" not in shown
    assert "Mixed signals" not in shown


def test_each_role_may_do_its_part_and_no_more(door):
    expected = {"rita": (403, 403), "vera": (303, 403), "eddy": (303, 303)}
    for name, (review, edit) in expected.items():
        assert log_in(door, name) == 303
        item = door.get("/items/statements.json").json()["items"][0]["id"]
        given = token(door, "/")
        assert (
            door.post("/decide", data={"token": given, "item": item, "verdict": "accept"}).status_code
            == review
        )
        assert door.post("/question", data={"token": given, "question": "Will they?"}).status_code == edit
        assert ("Undo" in door.get("/").text) == (name != "rita")
        assert door.post("/logout", data={"token": token(door, "/")}).headers["location"] == "/login"
        assert door.get("/").status_code == 303
    log_in(door, "rita")
    journal = door.get("/audit.json").json()["entries"]
    assert {entry["reviewer"] for entry in journal} == {"vera", "eddy"}


def test_a_session_is_made_anew_at_the_login(door):
    before = token(door)
    log_in(door, "vera")
    assert door.post("/undo", data={"token": before}).status_code == 403


def test_guessing_is_slowed_down(door):
    tries = [log_in(door, "eddy", f"wrong password {number}") for number in range(6)]
    assert tries == [403] * 5 + [429]
    assert log_in(door, "eddy") == 429


def test_the_login_leads_nowhere_else(door):
    data = {"token": token(door), "name": "vera", "password": PASSWORD, "next": "//evil.example"}
    assert door.post("/login", data=data).headers["location"] == "/"


def test_passwords_are_kept_as_hashes_that_only_the_owner_reads(accounts):
    text = accounts.read_text(encoding="utf-8")
    assert PASSWORD not in text
    assert text.count("$argon2id$") == 3
    assert accounts.stat().st_mode & 0o077 == 0


def test_a_wrong_password_or_name_is_nobody(accounts):
    known = load_accounts(accounts)
    assert verified(known, "vera", PASSWORD) == known["vera"]
    assert verified(known, "vera", "wrong") is None
    assert verified(known, "nobody", PASSWORD) is None


@pytest.mark.parametrize(
    ("name", "role", "password"),
    [("", "reader", PASSWORD), ("a", "king", PASSWORD), ("a", "reader", "short")],
)
def test_an_account_that_makes_no_sense_is_refused(tmp_path, name, role, password):
    with pytest.raises(InputError):
        add_user(tmp_path / "people.json", name, role, password)
    assert not (tmp_path / "people.json").exists()


def test_a_limit_forgets_with_time():
    limit = Limit(most=2, seconds=0.0)
    limit.failed("a")
    limit.failed("a")
    assert not limit.reached("a")
    strict = Limit(most=2, seconds=60.0)
    strict.failed("a", "b")
    assert not strict.reached("a")
    strict.failed("a")
    assert strict.reached("a")
    assert not strict.reached("b")


def test_a_user_is_added_from_the_command_line(case_file, tmp_path):
    path = tmp_path / "people.json"
    command = [
        sys.executable,
        "-m",
        "detente",
        "serve",
        str(case_file),
        "--accounts",
        str(path),
        "--add-user",
        "ann",
    ]
    done = subprocess.run(
        [*command, "--role", "editor"],
        input=f"{PASSWORD}\n{PASSWORD}\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert load_accounts(path)["ann"].role == "editor"
    assert PASSWORD not in done.stdout + done.stderr
