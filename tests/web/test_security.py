"""What an attacker would try."""

from __future__ import annotations

import http.client
import re
import time

import httpx
import pytest

import detente
from detente.errors import DetenteError


def token(client: httpx.Client) -> str:
    return re.search(r'data-token="([0-9a-f]+)"', client.get("/").text)[1]


def some_item(client: httpx.Client) -> str:
    return client.get("/items/statements.json").json()["items"][0]["id"]


def test_every_answer_carries_the_protective_headers(looking, places):
    for path in (*places, "/nowhere", "/static/app.css", "/index.json", "/brief/brief.html"):
        headers = looking.get(path).headers
        policy = headers["content-security-policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"


def test_no_page_holds_inline_script_or_style(looking, places):
    for path in places:
        text = looking.get(path).text
        assert not re.search(r"<script(?![^>]*src=)|<[^>]*\s(on\w+|style)=|href=.javascript:", text), path


def test_words_of_an_article_are_never_markup(looking, places):
    client = looking
    hostile = next(d for d in client.get("/documents.json").json()["documents"] if "hostile" in d["path"])
    page = client.get(f"/documents/{hostile['id']}").text
    assert "<script>document" not in page
    assert "&lt;script&gt;document" in page
    assert "<img src=x" not in page
    for path in places:
        assert "<b>name" not in client.get(path).text
        assert "<script>document" not in client.get(path).text


@pytest.mark.parametrize(
    "path",
    [
        "/decide",
        "/undo",
        "/add",
        "/question",
        "/model",
        "/items",
        "/seen",
        "/forecast",
        "/outcome",
        "/became",
    ],
)
def test_nothing_changes_without_the_token(looking, path):
    looking.get("/")
    assert looking.post(path, data={"verdict": "reject"}).status_code == 403
    assert looking.post(path, data={"token": "0" * 64}).status_code == 403


def test_a_token_of_another_session_is_worth_nothing(looking, shown):
    client = looking
    with httpx.Client(base_url=shown, trust_env=False) as other:
        stolen = token(other)
    client.get("/")
    assert client.post("/undo", data={"token": stolen}).status_code == 403


@pytest.mark.parametrize("headers", [{"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}])
def test_a_forged_origin_is_refused(looking, headers):
    given = token(looking)
    assert looking.post("/undo", data={"token": given}, headers=headers).status_code == 403


def test_a_foreign_host_name_is_refused(looking):
    assert looking.get("/", headers={"host": "rebound.example"}).status_code == 400


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/%2e%2e/app.py", "/documents/../../etc/passwd", "/static//etc/passwd"],
)
def test_paths_lead_nowhere_else(looking, path):
    answer = looking.get(path)
    assert answer.status_code in (400, 404)
    assert "root:" not in answer.text
    assert "create_app" not in answer.text


def test_a_form_leads_back_to_this_workbench_only(client):
    given = token(client)
    for target in ("//evil.example", "https://evil.example", "/\\evil.example"):
        answer = client.post("/undo", data={"token": given, "next": target})
        assert answer.headers["location"] == "/"


def test_an_oversized_body_is_refused(looking):
    connection = http.client.HTTPConnection(looking.base_url.host, looking.base_url.port, timeout=60)
    connection.putrequest("POST", "/add")
    connection.putheader("content-length", "99999999999")
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()


def test_a_broken_upload_is_named_and_harms_nothing(client):
    given = token(client)
    before = client.get("/documents.json").json()
    files = {"files": ("../../evil.pdf", b"%PDF-1.4 torn", "application/pdf")}
    assert client.post("/add", data={"token": given}, files=files).headers["location"] == "/reading"
    while (jobs := client.get("/reading.json").json())["busy"]:
        time.sleep(0.3)
    assert [(job["name"], job["state"]) for job in jobs["jobs"]] == [("evil.pdf", "failed")]
    assert client.get("/documents.json").json() == before


def test_an_unknown_verdict_or_item_is_refused(looking):
    given = token(looking)
    assert (
        looking.post(
            "/decide", data={"token": given, "item": some_item(looking), "verdict": "explode"}
        ).status_code
        == 422
    )
    assert (
        looking.post("/decide", data={"token": given, "item": "statement-0", "verdict": "accept"}).status_code
        == 404
    )


def test_a_hostile_change_is_stored_as_words(looking):
    given, item = token(looking), some_item(looking)
    data = {"token": given, "item": item, "verdict": "edit", "field-act": "<script>alert(1)</script>"}
    assert looking.post("/decide", data=data).status_code == 422
    assert "<script>alert" not in looking.get("/audit").text


def test_only_this_machine_is_served_without_accounts(case_file):
    from detente.web.serve import serve

    with pytest.raises(DetenteError, match="accounts"):
        serve(case_file, host="0.0.0.0", port=0, announce=print)


def test_thousands_of_requests_leave_it_answering(looking):
    found = {looking.get(f"/static/app.css?{number}").status_code for number in range(2_000)}
    assert found == {200}
    assert looking.get("/").status_code == 200


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style><script>alert(1)</script>"],
)
def test_a_script_in_a_model_is_shown_as_words(client, hostile):
    text = f"""[conflict]
name = \'{hostile}\'
[[decision_maker]]
id = "usa"
name = \'{hostile}\'
options = [{{ id = "talk", text = \'{hostile}\' }}]
preferences = [{{ holds = "usa.talk", note = \'{hostile}\', evidence = [\'{hostile}\'] }}]
"""
    answer = client.post("/model", data={"token": token(client), "do": "save", "text": text})
    assert answer.status_code == 303
    for path in ("/model", "/model?why=1&concept=nash", "/audit"):
        shown = client.get(path).text
        assert hostile not in shown
        assert "<img src=x" not in shown
        assert not re.search(r"<script(?![^>]*src=)", shown)


def test_a_huge_or_broken_model_is_refused_in_one_line(looking):
    given = token(looking)
    options = ", ".join(f'{{ id = "o{number}", text = "x" }}' for number in range(24))
    huge = f'[[decision_maker]]\nid = "usa"\noptions = [{options}]\npreferences = []\n'
    for text in (huge, "[" * 100_000, "[conflict", "\x00", "x" * 500_000):
        answer = looking.post("/model", data={"token": given, "do": "save", "text": text})
        assert answer.status_code in (400, 422)
        assert "Traceback" not in answer.text
    assert looking.get("/model.json").json()["model"]["name"] == "Sanctions and tests"
    assert looking.post("/model", data={"token": given, "do": "explode"}).status_code == 422


@pytest.mark.parametrize(
    "span", [{"start": "5", "end": "2"}, {"start": "0", "end": "99999999"}, {"words": "not in the text"}, {}]
)
def test_an_item_needs_words_of_its_document(looking, span):
    document = looking.get("/documents.json").json()["documents"][0]["id"]
    data = {"token": token(looking), "document": document, "item-kind": "statement", **span}
    assert looking.post("/items", data=data).status_code == 422
    assert looking.post("/items", data={**data, "document": "document-0"}).status_code == 404


def test_a_formula_in_a_table_is_harmless(client):
    document = client.get("/documents.json").json()["documents"][0]["id"]
    words = client.get(f"/documents/{document}.json").json()["document"]["title"]
    data = {"token": token(client), "document": document, "item-kind": "statement", "words": words[:20].strip(),
            "who": "=HYPERLINK(1)", "statement-act": "other"}  # fmt: skip
    assert client.post("/items", data=data).status_code == 303
    table = client.get("/items/statements.csv?speaker=HYPERLINK").text
    assert "'=HYPERLINK" in table
    assert ",=HYPERLINK" not in table


def test_the_case_is_whole_after_all(client, case_file):
    client.post("/decide", data={"token": token(client), "item": some_item(client), "verdict": "reject"})
    with detente.open_case(case_file, create=False) as case:
        assert len(case.record.journal()) == 1
