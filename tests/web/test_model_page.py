"""The model page by hand: preferences are dragged, and only somebody with the right token can put one elsewhere."""

from __future__ import annotations

import re

import pytest

MODEL = """[conflict]
name = "Order"

[[decision_maker]]
id = "usa"
name = "United States"
options = [{ id = "a", text = "A" }, { id = "b", text = "B" }, { id = "c", text = "C" }, { id = "d", text = "D" }]
preferences = [
  { holds = "usa.a", note = "first" },
  "usa.b",
  "usa.c",
  "usa.d",
]
"""


@pytest.fixture
def token(client):
    return re.search(r'data-token="([0-9a-f]+)"', client.get("/").text)[1]


@pytest.fixture
def kept(client, token):
    assert client.post("/model", data={"token": token, "do": "save", "text": MODEL}).status_code == 303


def order(client) -> list[str]:
    return [
        one["holds"][-1]
        for one in client.get("/model.json").json()["model"]["decision_makers"][0]["preferences"]
    ]


def middle(locator) -> tuple[float, float]:
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page, which: int, to: int, *, release: bool = True) -> None:
    """Press on a handle, move in steps past another row's middle, and let go."""
    rows = page.locator(".pref")
    page.locator(".prefs").evaluate("list => list.scrollIntoView({ block: 'center' })")
    x, start = middle(rows.nth(which).locator(".handle"))
    _, end = middle(rows.nth(to))
    page.mouse.move(x, start)
    page.mouse.down()
    page.mouse.move(x, end + (8 if to > which else -8), steps=12)
    if release:
        with page.expect_navigation():
            page.mouse.up()


@pytest.mark.parametrize(("which", "to", "expected"), [(0, 2, "bcad"), (3, 0, "dabc"), (1, 3, "acdb")])
def test_a_preference_is_dragged_to_its_place_and_taken_back(page, client, kept, which, to, expected):
    page.goto("/model")
    drag(page, which, to)
    assert "".join(order(client)) == expected
    assert page.locator(".pref code").all_inner_texts() == [f"usa.{letter}" for letter in expected]
    assert page.url.endswith(f"#usa-{to}")
    assert "first" in page.locator(".pref", has=page.locator("code", has_text="usa.a")).inner_text()
    with page.expect_navigation():
        page.get_by_role("button", name="Undo").click()
    assert "".join(order(client)) == "abcd"


def test_escape_lets_go_of_a_preference_where_it_was(page, client, kept):
    page.goto("/model")
    drag(page, 0, 3, release=False)
    page.keyboard.press("Escape")
    page.mouse.up()
    assert page.locator(".pref code").all_inner_texts() == ["usa.a", "usa.b", "usa.c", "usa.d"]
    assert "".join(order(client)) == "abcd"


def test_the_keys_still_move_it(page, client, kept):
    page.goto("/model")
    with page.expect_navigation():
        page.locator(".pref").nth(2).press("ArrowUp")
    assert "".join(order(client)) == "acbd"


@pytest.mark.parametrize(
    "fields",
    [
        {"index": "0"},
        {"index": "9", "to": "0"},
        {"index": "0", "to": "4"},
        {"index": "0", "to": "-1"},
        {"index": "²", "to": "0"},
    ],
)
def test_a_place_that_is_none_is_refused(client, token, kept, fields):
    answer = client.post("/model", data={"token": token, "do": "place", "dm": "usa", **fields})
    assert answer.status_code == 422
    assert "".join(order(client)) == "abcd"


def test_without_the_token_nothing_is_put_elsewhere(client, kept):
    data = {"do": "place", "dm": "usa", "index": "0", "to": "2", "token": "0" * 64}
    assert client.post("/model", data=data).status_code == 403
    assert "".join(order(client)) == "abcd"
