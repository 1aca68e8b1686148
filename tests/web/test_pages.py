"""Each page's main task, in a real browser on a live server."""

from __future__ import annotations

import csv
import io

import pytest

LISTS = ("/documents", "/items/statements", "/review", "/timeline", "/brief", "/audit")


@pytest.mark.parametrize("path", LISTS)
def test_every_page_has_three_faces(client, path):
    assert client.get(path).headers["content-type"].startswith("text/html")
    assert isinstance(client.get(f"{path}.json").json(), dict)
    rows = list(csv.reader(io.StringIO(client.get(f"{path}.csv").text)))
    assert rows or path in ("/audit",)


def test_the_case_tells_what_it_holds(page):
    page.goto("/")
    assert page.get_by_role("link", name="6 documents").is_visible()
    page.get_by_label("The question of this case").fill("Can the talks be revived?")
    page.get_by_role("button", name="Keep").click()
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
    page.keyboard.press("a")
    page.wait_for_url("**/review")
    assert f"{first}: accept" in page.get_by_role("status").inner_text()
    second = page.locator("[data-review]").get_attribute("data-review")
    assert second != first
    page.keyboard.press("r")
    page.wait_for_function(f"document.querySelector('[data-review]').dataset.review !== '{second}'")
    page.keyboard.press("z")
    page.wait_for_function(f"document.querySelector('[data-review]').dataset.review === '{second}'")
    page.goto("/audit")
    assert page.locator("tbody tr").count() == 3


def test_an_edit_is_kept_and_shown(page):
    page.goto("/items/statements?speaker=Bolton")
    page.get_by_role("link", name="why").first.click()
    page.keyboard.press("e")
    page.get_by_label("act").fill("threat")
    page.get_by_role("button", name="Keep the edit").click()
    page.goto("/items/statements?speaker=Bolton")
    assert "edit" in page.locator("tbody tr").first.inner_text()


def test_filters_stand_in_the_address(page):
    page.goto("/items/statements")
    page.get_by_label("Speaker or party").fill("Bolton")
    page.get_by_role("button", name="Filter").click()
    assert "speaker=Bolton" in page.url
    assert all("Bolton" in row for row in page.locator("tbody tr td:nth-child(2)").all_inner_texts())


def test_the_timeline_leads_to_the_words(page):
    page.goto("/timeline")
    page.locator("svg.fig a").first.click()
    page.wait_for_url("**/documents/**")
    assert page.locator("article.text").is_visible()


def test_reading_needs_no_script(browser, server):
    context = browser.new_context(base_url=server, java_script_enabled=False)
    page = context.new_page()
    for path in ("/", "/documents", "/items/statements", "/review", "/timeline", "/brief"):
        page.goto(path)
        assert page.get_by_role("heading", level=1).count() == 1
    context.close()


@pytest.mark.parametrize("path", ["/", *LISTS])
def test_a_narrow_screen_needs_no_sideways_scrolling(browser, server, path):
    context = browser.new_context(base_url=server, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
