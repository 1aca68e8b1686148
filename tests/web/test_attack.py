"""A flood of requests, and scripts stored wherever words are kept, seen in a real browser."""

from __future__ import annotations

import re

import pytest
from benchmarks.flood import flood, memory, served

OWNED = "document.title='owned'"
SCRIPTS = (
    f"<script>{OWNED}</script>",
    f'"><img src=x onerror="{OWNED}">',
    f"javascript:{OWNED}",
    f"</textarea></svg><svg onload={OWNED}>",
)
MODEL = """[conflict]
name = '{0}'
[[decision_maker]]
id = "usa"
name = '{0}'
options = [{{ id = "talk", text = '{0}' }}, {{ id = "strike", text = "x" }}]
preferences = [{{ holds = "usa.talk", note = '{0}', evidence = ['{0}'] }}, "!usa.strike"]
"""


def token(client) -> str:
    return re.search(r'data-token="([0-9a-f]+)"', client.get("/audit").text)[1]


def test_a_flood_leaves_it_answering_without_an_error_or_more_memory(case_file):
    with served(case_file) as (address, process):
        flood(address, 150, threads=4)
        before = memory(process)
        found = flood(address, 10_000, threads=8, seconds=12)
        assert sum(found.values()) > 50
        assert not [status for status in found if status >= 500]
        assert {200, 403, 404, 405, 422} <= set(found)
        assert memory(process) < before + 40


def stored(client, script: str) -> None:
    """The script in every place where somebody's words are kept."""
    given = token(client)
    document = client.get("/documents.json").json()["documents"][0]["id"]
    words = client.get(f"/documents/{document}.json").json()["document"]["title"][:20].strip()
    item = client.get("/items/statements.json").json()["items"][0]["id"]
    model = MODEL.format(script.replace("'", '"'))
    sent = (
        ("/question", {"question": script}),
        ("/model", {"do": "save", "text": model}),
        ("/items", {"document": document, "item-kind": "statement", "words": words, "who": script,
                    "who-country": "USA", "whom": script, "statement-act": "threat"}),
        ("/decide", {"item": item, "verdict": "unsure", "reason": script}),
        ("/outcome", {"rung": "talks", "day": "2019-06-30", "note": script, "source": script}),
        ("/add", {"text": f"{script}\n12 May 2019\n\n{script} said {script}.\n", "name": script, "published": "2019-05-12"}),
    )  # fmt: skip
    for path, fields in sent:
        assert client.post(path, data={"token": given, **fields}).status_code == 303, path


def test_a_stored_script_runs_on_no_page(page, client, places):
    for script in SCRIPTS:
        stored(client, script)
    asked = []
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    documents = [
        f"/documents/{each['id']}" for each in client.get("/documents.json").json()["documents"][-4:]
    ]
    for place in (*places, *documents, "/model?why=1&dm=usa&index=0&by=1"):
        page.goto(place)
        assert "owned" not in page.title(), place
        assert page.locator("img").count() == 0, place
        assert page.locator("[onerror], [onload], a[href^='javascript:' i]").count() == 0, place
    assert not asked


@pytest.mark.parametrize("path", ["/outcome", "/forecast", "/became", "/model", "/add", "/decide"])
def test_a_right_token_from_a_foreign_page_is_refused(client, path):
    data = {"token": token(client), "rung": "talks", "day": "2019-06-30"}
    for headers in ({"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "same-site"}):
        assert client.post(path, data=data, headers=headers).status_code == 403
    assert client.get("/audit.json").json()["entries"] == []


@pytest.mark.parametrize(
    "path",
    ["/documents/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/static/%2e%2e%2fapp.py", "/static/..%5capp.py", "/brief/..%2fapp.py",
     "/items/..%2f..%2fapp", "/static/%00", "/documents/%00", "/outlook/post-mortem/..%2f..%2fapp.py"],
)  # fmt: skip
def test_no_path_leads_to_a_file(looking, path):
    answer = looking.get(path)
    assert answer.status_code in (400, 404, 422)
    assert "root:" not in answer.text
    assert "create_app" not in answer.text
