"""What an attacker would try."""

from __future__ import annotations

import re

import httpx
import pytest

import detente
from detente.errors import DetenteError


def token(client: httpx.Client) -> str:
    return re.search(r'data-token="([0-9a-f]+)"', client.get("/").text)[1]


def some_item(client: httpx.Client) -> str:
    return client.get("/items/statements.json").json()["items"][0]["id"]


def test_every_answer_carries_the_protective_headers(client):
    for path in ("/", "/documents", "/nowhere", "/static/app.css", "/index.json"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"


def test_no_page_holds_inline_script_or_style(client):
    for path in ("/", "/documents", "/items/statements", "/review", "/timeline", "/brief", "/audit"):
        text = client.get(path).text
        assert not re.search(r"<script(?![^>]*src=)|\son\w+=|\sstyle=|javascript:", text), path


def test_words_of_an_article_are_never_markup(client):
    hostile = next(d for d in client.get("/documents.json").json()["documents"] if "hostile" in d["path"])
    page = client.get(f"/documents/{hostile['id']}").text
    assert "<script>document" not in page
    assert "&lt;script&gt;document" in page
    assert "<img src=x" not in page
    for path in ("/documents", "/", "/items/statements", "/brief"):
        assert "<b>name" not in client.get(path).text


@pytest.mark.parametrize("path", ["/decide", "/undo", "/add", "/question"])
def test_nothing_changes_without_the_token(client, path):
    client.get("/")
    assert client.post(path, data={"verdict": "reject"}).status_code == 403
    assert client.post(path, data={"token": "0" * 64}).status_code == 403


def test_a_token_of_another_session_is_worth_nothing(client, server):
    with httpx.Client(base_url=server, trust_env=False) as other:
        stolen = token(other)
    client.get("/")
    assert client.post("/undo", data={"token": stolen}).status_code == 403


@pytest.mark.parametrize("headers", [{"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}])
def test_a_forged_origin_is_refused(client, headers):
    given = token(client)
    assert client.post("/undo", data={"token": given}, headers=headers).status_code == 403


def test_a_foreign_host_name_is_refused(client):
    assert client.get("/", headers={"host": "rebound.example"}).status_code == 400


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/%2e%2e/app.py", "/documents/../../etc/passwd", "/static//etc/passwd"],
)
def test_paths_lead_nowhere_else(client, path):
    answer = client.get(path)
    assert answer.status_code in (400, 404)
    assert "root:" not in answer.text
    assert "create_app" not in answer.text


def test_a_form_leads_back_to_this_workbench_only(client):
    given = token(client)
    for target in ("//evil.example", "https://evil.example", "/\\evil.example"):
        answer = client.post("/undo", data={"token": given, "next": target})
        assert answer.headers["location"] == "/"


def test_an_oversized_body_is_refused(client):
    answer = client.post("/add", content=b"", headers={"content-length": "99999999999"})
    assert answer.status_code == 413


def test_a_broken_upload_is_named_and_harms_nothing(client):
    given = token(client)
    before = client.get("/documents.json").json()
    files = {"files": ("../../evil.pdf", b"%PDF-1.4 torn", "application/pdf")}
    answer = client.post("/add", data={"token": given}, files=files, follow_redirects=True)
    assert "not read: evil.pdf" in answer.text
    assert client.get("/documents.json").json() == before


def test_an_unknown_verdict_or_item_is_refused(client):
    given = token(client)
    assert (
        client.post(
            "/decide", data={"token": given, "item": some_item(client), "verdict": "explode"}
        ).status_code
        == 422
    )
    assert (
        client.post("/decide", data={"token": given, "item": "statement-0", "verdict": "accept"}).status_code
        == 404
    )


def test_a_hostile_change_is_stored_as_words(client):
    given, item = token(client), some_item(client)
    data = {"token": given, "item": item, "verdict": "edit", "field-act": "<script>alert(1)</script>"}
    assert client.post("/decide", data=data).status_code == 422
    assert "<script>alert" not in client.get("/audit").text


def test_only_this_machine_is_served_without_accounts(case_file):
    from detente.web.serve import serve

    with pytest.raises(DetenteError, match="accounts"):
        serve(case_file, host="0.0.0.0", port=0, announce=print)


def test_a_thousand_requests_leave_it_answering(client):
    for number in range(1000):
        assert client.get(f"/static/app.css?{number}").status_code == 200
    assert client.get("/").status_code == 200


def test_the_case_is_whole_after_all(client, case_file):
    client.post("/decide", data={"token": token(client), "item": some_item(client), "verdict": "reject"})
    with detente.open_case(case_file, create=False) as case:
        assert len(case.record.journal()) == 1
