"""What every page must be: usable without script, on a narrow screen, in the dark, on paper, by a screen reader."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
GRAVE = ("serious", "critical")


def _article(shown: str) -> str:
    with httpx.Client(base_url=shown, trust_env=False, timeout=60) as client:
        return f"/documents/{client.get('/documents.json').json()['documents'][-1]['id']}"


def _grave(page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate("axe.run(document)")
    assert len(result["passes"]) > 10
    found = result["violations"]
    return [
        f"{each['id']}: {each['help']}: {node['html'][:160]}"
        for each in found
        if each["impact"] in GRAVE
        for node in each["nodes"][:3]
    ]


def test_axe_finds_nothing_serious_on_any_page_light_or_dark(browser, shown, places):
    trouble = {}
    for scheme in ("light", "dark"):
        context = browser.new_context(base_url=shown, color_scheme=scheme)
        page = context.new_page()
        for place in (*places, _article(shown), "/model?why=1&dm=usa&index=1&by=-1&given=statements"):
            page.goto(place)
            if found := _grave(page):
                trouble[f"{place} {scheme}"] = found
        context.close()
    assert not trouble


def test_no_page_needs_script_or_sideways_scrolling(browser, shown, places):
    context = browser.new_context(
        base_url=shown, java_script_enabled=False, viewport={"width": 320, "height": 640}
    )
    page = context.new_page()
    wide = []
    for place in (*places, _article(shown)):
        page.goto(place)
        assert page.get_by_role("heading", level=1).count() == 1
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(place)
    context.close()
    assert not wide


def test_on_paper_only_the_content_is_left(browser, shown):
    context = browser.new_context(base_url=shown)
    page = context.new_page()
    page.goto("/model")
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation", name="Pages").is_visible()
    assert not page.get_by_label("or its text").is_visible()
    assert page.get_by_role("heading", level=1).is_visible()
    context.close()


def test_a_page_is_walked_by_keyboard_alone(browser, shown):
    context = browser.new_context(base_url=shown)
    page = context.new_page()
    page.goto("/signals")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    context.close()


def test_fifty_readers_at_once_are_all_answered(shown, places):
    wanted = [places[number % len(places)] for number in range(150)]

    def ask(place: str) -> int:
        with httpx.Client(base_url=shown, trust_env=False, timeout=120) as client:
            return client.get(place).status_code

    with ThreadPoolExecutor(50) as readers:
        assert set(readers.map(ask, wanted)) == {200}
