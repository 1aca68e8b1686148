"""A very large case: what is assessed is worked out next door while the pages go on answering."""

from __future__ import annotations

import time

import pytest
from benchmarks.web import build
from starlette.testclient import TestClient

from detente.case import open_case
from detente.web import create_app, office

TOKEN = 'data-token="'


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    path = tmp_path_factory.mktemp("large") / "large.case"
    build(path, 400)
    return path


@pytest.fixture
def client(large, monkeypatch):
    """A workbench for which 400 items are very many, and whose readers wait for nothing."""
    monkeypatch.setattr("detente.web.app.LARGEST", 100)
    monkeypatch.setattr(office, "PATIENCE", 0.0)
    with open_case(large, create=False) as case:
        app = create_app(case, hosts=("testserver",))
        with TestClient(app) as opened:
            yield opened
        app.state.office.close()


def until_done(client, path: str):
    end = time.monotonic() + 120
    while (answer := client.get(path)).status_code == 202:
        assert time.monotonic() < end
        time.sleep(0.2)
    return answer


def test_a_page_says_that_it_is_being_worked_out_and_then_shows_it(client):
    first = client.get("/signals")
    assert first.status_code == 202
    assert "being worked out" in first.text
    assert client.get("/signals.json").json()["working"] == "signals"
    assert client.get("/items/statements").status_code == 200
    done = until_done(client, "/signals")
    assert done.status_code == 200
    assert "Steps between the parties" in done.text
    assert client.get("/signals").text == done.text


def test_after_a_decision_the_page_is_shown_as_it_was_and_says_so(client):
    assert "has changed since" not in until_done(client, "/conditions").text
    token = client.get("/audit").text.split(TOKEN)[1].split('"')[0]
    item = client.get("/items/statements.json").json()["items"][0]["id"]
    client.post("/decide", data={"token": token, "item": item, "verdict": "accept"})
    changed = client.get("/conditions")
    assert changed.status_code == 200
    assert "has changed since" in changed.text
    end = time.monotonic() + 120
    while "has changed since" in client.get("/conditions").text:
        assert time.monotonic() < end
        time.sleep(0.2)


def test_what_a_page_refuses_is_refused_next_door_too(client):
    answer = until_done(client, "/signals?a=XQZ&b=USA")
    assert answer.status_code == 422
    assert "XQZ" in answer.text
