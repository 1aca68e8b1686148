"""Each page's main task, in a real browser on a live server."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import re
from concurrent.futures import ThreadPoolExecutor

import bibtexparser
import docx
import httpx
import pypdf

import detente
from detente.web import create_app


def inside(app, path: str) -> str:
    """A page asked of the application itself."""

    async def ask() -> str:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
            return (await client.get(path)).text

    with ThreadPoolExecutor(1) as pool:  # the browser keeps this thread's own event loop
        return pool.submit(lambda: asyncio.run(ask())).result()


def test_every_page_has_three_faces(looking, place):
    path = "/index" if place == "/" else place
    assert looking.get(place).headers["content-type"].startswith("text/html")
    assert isinstance(looking.get(f"{path}.json").json(), dict)
    rows = list(csv.reader(io.StringIO(looking.get(f"{path}.csv").text)))
    assert rows or path in ("/audit", "/reading")


def test_the_case_tells_what_it_holds(page):
    page.goto("/")
    assert page.get_by_role("link", name="6 documents").is_visible()
    page.get_by_label("The question of this case").fill("Can the talks be revived?")
    page.get_by_role("button", name="Keep", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == "Can the talks be revived?"


def test_pasted_text_is_read_and_shown(page):
    page.goto("/")
    page.get_by_label("or pasted text").fill(
        "Iran will never give up enrichment, Foreign Minister Javad Zarif said on Monday."
    )
    page.get_by_label("Name of the pasted text").fill("note")
    page.get_by_label("Published").fill("2019-05-14")
    page.get_by_role("button", name="Read", exact=True).click()
    assert "read: note.txt" in page.get_by_role("status").inner_text()
    page.goto("/items/statements?speaker=Zarif")
    assert "never give up enrichment" in page.locator("tbody").inner_text()


def test_a_mark_in_the_text_leads_to_what_was_coded(page):
    page.goto("/documents")
    page.get_by_role("link", name="In Tokyo, Trump and his adviser differ over missile tests").click()
    mark = page.locator("a.coded", has_text="there was no doubt the tests violated").first
    mark.click()
    card = page.locator("li.card:target")
    assert "John Bolton" in card.inner_text()


def test_review_by_keys_alone(page):
    page.goto("/review")
    first = page.locator("[data-review]").get_attribute("data-review")
    with page.expect_navigation():
        page.keyboard.press("a")
    assert f"{first}: accept" in page.get_by_role("status").inner_text()
    second = page.locator("[data-review]").get_attribute("data-review")
    assert second != first
    with page.expect_navigation():
        page.keyboard.press("r")
    assert page.locator("[data-review]").get_attribute("data-review") != second
    with page.expect_navigation():
        page.keyboard.press("z")
    assert page.locator("[data-review]").get_attribute("data-review") == second
    page.goto("/audit")
    assert page.locator("tbody tr").count() == 3


def test_an_edit_is_kept_and_shown(page):
    page.goto("/items/statements?speaker=Bolton")
    page.get_by_role("link", name="why").first.click()
    page.wait_for_load_state()
    page.keyboard.press("e")
    page.get_by_label("act").select_option("threat")
    page.get_by_role("button", name="Keep the edit").click()
    page.goto("/items/statements?speaker=Bolton")
    assert "edit" in page.locator("tbody tr").first.inner_text()


def test_filters_stand_in_the_address(page):
    page.goto("/items/statements")
    page.get_by_label("Speaker or party").fill("Bolton")
    with page.expect_navigation():
        page.get_by_role("button", name="Filter").click()
    assert "speaker=Bolton" in page.url
    assert all("Bolton" in row for row in page.locator("tbody tr td:nth-child(2)").all_inner_texts())


def test_the_timeline_leads_to_the_words(page):
    page.goto("/timeline")
    page.locator("svg.fig a").first.click()
    page.wait_for_url("**/documents/**")
    assert page.locator("article.text").is_visible()


def test_the_timeline_is_zoomed_by_links_and_its_table_tells_the_words(page):
    page.goto("/timeline")
    rows = page.locator("tbody tr").count()
    with page.expect_navigation():
        page.get_by_role("link", name="nearer").click()
    assert "since=" in page.url
    assert 0 < page.locator("tbody tr").count() < rows
    days = [
        mark["day"]
        for mark in page.request.get(page.url.replace("/timeline", "/timeline.json")).json()["marks"]
    ]
    assert days == sorted(days)
    with page.expect_navigation():
        page.get_by_role("link", name="everything").click()
    assert page.locator("tbody tr").count() == rows
    with page.expect_navigation():
        page.locator("tbody tr a").first.click()
    assert page.locator("li.card:target").count() == 1


def test_the_queue_is_walked_by_keys_and_keeps_its_place(page):
    page.goto("/review?kind=statement")
    first = page.locator("[data-review]").get_attribute("data-review")
    for key in ("j", "j", "k"):
        with page.expect_navigation():
            page.keyboard.press(key)
    second = page.locator("[data-review]").get_attribute("data-review")
    assert second != first
    assert second.startswith("statement")
    with page.expect_navigation():
        page.keyboard.press("u")
    assert "kind=statement" in page.url
    assert "skip=1" in page.url
    assert page.locator("[data-review]").get_attribute("data-review") not in (first, second)
    page.keyboard.press("?")
    assert page.evaluate("document.activeElement.id") == "keys"
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.name").startswith("field-")


def test_the_coded_words_and_what_triggered_them_are_marked_in_the_passage(page):
    page.goto("/items/statements?speaker=Bolton")
    with page.expect_navigation():
        page.get_by_role("link", name="why").first.click()
    shown = page.request.get(page.url.replace("/review", "/review.json")).json()["item"]
    coded = " ".join(page.locator(".passage .coded").all_inner_texts())
    assert shown["fields"]["content"][0]["text"] in coded
    assert page.locator(".passage mark").count() >= 1


def test_a_model_is_begun_changed_and_taken_back(page):
    page.goto("/model")
    for label, words in (
        ("Name of the conflict", "A test"),
        ("Decision maker, id", "usa"),
        ("First option, id", "talk"),
    ):
        page.get_by_label(label).fill(words)
    page.get_by_role("button", name="Begin").click()
    assert "2 states remain" in page.get_by_role("heading", level=1).inner_text()
    for formula in ("usa.talk", "usa.talk | !usa.talk"):
        page.get_by_label("Prefers that").fill(formula)
        page.get_by_role("button", name="Add as the least important").click()
    assert page.locator(".pref").first.inner_text().startswith("usa.talk assumed")
    page.wait_for_load_state()
    page.locator(".pref").nth(1).press("ArrowUp")
    page.locator(".pref:first-child code", has_text="!usa.talk").wait_for()
    page.get_by_role("link", name="what if down").first.click()
    assert "nothing changes" in page.get_by_role("region", name="What if").inner_text()
    page.get_by_role("link", name="Nash").first.click()
    assert "is stable (Nash) for usa" in page.locator(".proof").first.inner_text()
    page.get_by_label("A formula that cannot hold").fill("!usa.talk")
    page.get_by_role("button", name="Add", exact=True).last.click()
    assert "1 states remain" in page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("button", name="Undo").click()
    assert "2 states remain" in page.get_by_role("heading", level=1).inner_text()


def test_selected_words_become_an_item(page):
    page.goto("/documents")
    page.get_by_role("link", name="In Tokyo, Trump").click()
    page.wait_for_url("**/documents/**")
    page.wait_for_load_state()
    page.evaluate(
        """() => {
          const node = document.createTreeWalker(document.querySelector('[data-text]'), 4).nextNode();
          getSelection().setBaseAndExtent(node, 3, node, 8);
        }"""
    )
    page.wait_for_load_state()
    page.keyboard.press("n")
    chosen = page.get_by_label("Words of the text").input_value()
    assert page.locator("[name=start]").input_value()
    page.locator("[data-kind]").select_option("statement")
    page.get_by_label("Who", exact=True).fill("Somebody")
    page.get_by_label("Act of the statement").select_option("threat")
    page.get_by_role("button", name="Add", exact=True).click()
    card = page.locator("li.card:target")
    assert "threat" in card.inner_text()
    assert chosen in card.inner_text()
    page.get_by_role("button", name="Undo").click()
    assert page.locator("li.card", has_text="Somebody").count() == 0


def test_dropped_files_are_read_while_the_page_waits(page, tmp_path):
    path = tmp_path / "note.txt"
    path.write_text(
        "A note\n14 May 2019\n\nIran will never give up enrichment, Javad Zarif said.\n", encoding="utf-8"
    )
    page.goto("/")
    page.get_by_label("Files").set_input_files(path)
    page.get_by_role("button", name="Read", exact=True).click()
    page.get_by_text("All 1 done").wait_for(timeout=120_000)
    assert "read" in page.locator("tbody").inner_text()


def test_a_slider_moves_the_outlook(looking):
    before = looking.get("/outlook.json").json()["outlook"]
    heavy = {"lasting-deed-most": "2", "budget": "2", "total": "4", "public-word-most": "2"}
    after = looking.get("/outlook.json", params=heavy).json()["outlook"]
    assert after["ledger"] != before["ledger"]
    assert [rung["outside"] for rung in after["rungs"]] == [rung["outside"] for rung in before["rungs"]]
    assert "back to ours" in looking.get("/outlook", params=heavy).text
    assert looking.get("/outlook", params={"budget": "much"}).status_code == 422


def test_an_actor_is_followed_through_time(looking):
    shown = looking.get("/actors.json", params={"actor": "John Bolton"}).json()
    days = [row["day"] for row in shown["positions"]]
    assert days
    assert days == sorted(days)
    assert any(post["person"] == "Donald Trump" for side in shown["authority"] for post in side["posts"])


def test_a_contradiction_shows_both_sides(looking):
    found = looking.get("/signals.json").json()["contradictions"]
    pair = next(c for c in found if {s["who"] for s in c["sides"]} == {"John Bolton", "Donald Trump"})
    assert pair["government"] == "USA"
    assert pair["overruled"] == "John Bolton"


def test_what_is_new_is_counted_from_the_mark(client):
    token = re.search(r'data-token="([0-9a-f]+)"', client.get("/").text)[1]
    assert client.get("/index.json").json()["new"] is None
    client.post("/seen", data={"token": token})
    assert client.get("/index.json").json()["new"] == {}
    item = client.get("/items/statements.json").json()["items"][0]["id"]
    client.post("/decide", data={"token": token, "item": item, "verdict": "accept"})
    assert client.get("/index.json").json()["new"] == {"decision": 1}


def test_the_brief_is_downloaded_in_every_form(looking):
    files = {
        name: looking.get(f"/brief/{name}")
        for name in ("brief.html", "brief.md", "brief.docx", "brief.pdf", "cited.bib", "cited.csl.json")
    }
    assert all(
        f'filename="{name}"' in answer.headers["content-disposition"] for name, answer in files.items()
    )
    assert len(pypdf.PdfReader(io.BytesIO(files["brief.pdf"].content)).pages) > 1
    paper = docx.Document(io.BytesIO(files["brief.docx"].content))
    assert any("Bottom line" in paragraph.text for paragraph in paper.paragraphs)
    entries = bibtexparser.parse_string(files["cited.bib"].text)
    assert not entries.failed_blocks
    cited = json.loads(files["cited.csl.json"].text)
    assert len(entries.entries) == len(cited) > 0
    assert {entry.key for entry in entries.entries} == {item["id"] for item in cited}
    assert looking.get("/brief/secrets").status_code == 404


def test_disagreement_of_two_reviewers_is_shown(case_file):
    with detente.open_case(case_file) as case:
        item = case.items("statement")[0]
        case.decide(item.id, "accept", reviewer="one")
        case.decide(item.id, "reject", reviewer="two")
        app = create_app(case, hosts=("testserver",))
        found = inside(app, f"/review?item={item.id}")
    assert "reviewers differ" in found
    assert "by one" in found
    assert "by two" in found
