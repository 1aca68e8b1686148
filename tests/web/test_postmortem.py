"""The post-mortem: what happened is recorded, and forecasts made before are held against it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import detente
from detente.assessment.score import read_log

AS_OF = "2019-05-10"
PAGE = f"/outlook/post-mortem?as_of={AS_OF}"


def token(client) -> str:
    return re.search(r'data-token="([0-9a-f]+)"', client.get("/audit").text)[1]


def post(client, path: str, **fields: str) -> int:
    return client.post(path, data={"token": token(client), "a": "USA", "b": "PRK", **fields}).status_code


def shown(client, path: str = PAGE) -> dict:
    return client.get(path.replace("post-mortem", "post-mortem.json")).json()


def test_an_analyst_records_what_happened_and_sees_what_was_forecast(page):
    page.goto(PAGE)
    page.get_by_label("Rung reached").select_option("talks")
    page.get_by_label("On (of").fill("2019-06-30")
    page.get_by_label("Note", exact=True).first.fill("Met at Panmunjom")
    page.get_by_label("Source", exact=True).fill("a news agency")
    with page.expect_navigation():
        page.get_by_role("button", name="Record", exact=True).click()
    assert "30 June 2019" in page.get_by_role("region", name="What happened").inner_text()
    forecast = page.get_by_role("region", name="The forecast as of 10 May 2019").inner_text()
    assert forecast.count("came about") == 2
    assert "worked out again" in forecast
    signals = page.get_by_role("region", name="Which signals pointed the right way")
    assert "right" in signals.inner_text()
    assert "wrong" in signals.inner_text()
    with page.expect_navigation():
        page.keyboard.press("z")
    assert "Nothing is recorded yet" in page.get_by_role("region", name="What happened").inner_text()
    page.goto("/audit")
    assert page.locator("tbody tr").count() == 2


def test_outcomes_of_one_pair_are_not_those_of_another(client):
    assert post(client, "/outcome", rung="talks", day="2019-06-30") == 303
    assert len(shown(client)["happened"]) == 1
    assert shown(client, "/outlook/post-mortem?a=USA&b=IRN")["happened"] == []
    assert len(shown(client, "/outlook/post-mortem?a=PRK&b=USA")["happened"]) == 1


def test_what_happened_later_changes_nothing_of_the_forecast(client):
    before = client.get(f"/outlook.json?as_of={AS_OF}").json()["outlook"]
    words = "Kim Jong Un and Donald Trump met and agreed to resume working-level talks on 30 June 2019, Pompeo said."
    article = {"text": f"They met\n1 July 2019\n\n{words}\n", "name": "later", "published": "2019-07-01"}
    assert post(client, "/add", **article) == 303
    assert post(client, "/outcome", rung="talks", day="2019-06-30") == 303
    assert client.get(f"/outlook.json?as_of={AS_OF}").json()["outlook"] == before
    found = shown(client)
    middles = [round((rung["low"] + rung["high"]) / 2, 4) for rung in before["rungs"]]
    assert [rung["chance"] for rung in found["rungs"]] == middles
    assert found["chosen"]["as_of"] == AS_OF
    assert found["documents_later"] >= 1


def test_a_kept_forecast_stays_as_it_was_made(client, case_file):
    assert post(client, "/forecast", as_of=AS_OF, budget="1.5") == 303
    assert post(client, "/forecast", as_of=AS_OF, budget="1.5") == 303
    (kept,) = shown(client)["forecasts"]
    assert kept["moved"] == ["budget 1.5"]
    path = f"/outlook/post-mortem?forecast={kept['id']}"
    made = shown(client, path)["rungs"]
    for item in client.get("/items/statements.json").json()["items"][:10]:
        assert post(client, "/decide", item=item["id"], verdict="reject") == 303
    with detente.open_case(case_file, create=False) as case:
        case.read(*sorted(Path("examples/korea").glob("2019-*.txt")), workers=0, published="2019-05-01")
    assert shown(client, path)["rungs"] == made
    assert shown(client, path)["chosen"]["moved"] == ["budget 1.5"]


def test_a_forecast_kept_when_the_outcome_was_known_is_marked_and_not_scored(client):
    post(client, "/forecast", as_of=AS_OF)
    post(client, "/outcome", rung="talks", day="2019-06-30")
    found = shown(client)
    assert [each["after_the_fact"] for each in found["forecasts"]] == [True]
    assert found["card"] is None


def test_kept_forecasts_are_a_log_that_score_reads(client, tmp_path):
    post(client, "/forecast", as_of=AS_OF)
    post(client, "/outcome", rung="nothing further", day="2020-01-01")
    path = tmp_path / "forecasts.jsonl"
    path.write_text(client.get("/outlook/post-mortem/forecasts.jsonl").text, encoding="utf-8")
    forecasts, chain = read_log(path)
    assert chain == "whole"
    assert [each.outcome for each in forecasts] == [0, 0, 0, 0]


def test_others_predictions_are_settled_scored_and_taken_back(client):
    words = (
        "Talks will probably resume by the end of the year, Foreign Minister Ri Yong Ho predicted on Monday."
    )
    post(client, "/add", text=f"A view\n14 May 2019\n\n{words}\n", name="view", published="2019-05-14")
    one = shown(client)["predictions"][0]
    assert one["became"] == "open"
    assert post(client, "/became", of=one["id"], became="otherwise", note="it did not") == 303
    settled = shown(client)["predictions"][0]
    assert (settled["became"], settled["note"]) == ("otherwise", "it did not")
    assert settled["brier"] == pytest.approx(one["probability"] ** 2, abs=1e-4)
    assert post(client, "/undo") == 303
    assert shown(client)["predictions"][0]["became"] == "open"
    assert post(client, "/became", of="prediction-0", became="otherwise") == 422


def test_taking_out_one_record_leaves_the_others(client):
    for day in ("2019-06-30", "2019-10-05"):
        post(client, "/outcome", rung="talks", day=day)
    keys = [each["key"] for each in shown(client)["happened"]]
    assert post(client, "/outcome", do="withdraw", key=keys[0]) == 303
    assert [each["day"] for each in shown(client)["happened"]] == ["2019-10-05"]
    post(client, "/undo")
    assert len(shown(client)["happened"]) == 2
    assert post(client, "/outcome", do="withdraw", key="model") == 422


@pytest.mark.parametrize(
    "fields",
    [
        {"rung": "war", "day": "2019-06-30"},
        {"rung": "talks", "day": "soon"},
        {"rung": "talks", "day": "0001-01-01"},
        {},
    ],
)
def test_an_outcome_that_makes_no_sense_is_refused(client, fields):
    assert post(client, "/outcome", **fields) == 422
    assert json.loads(client.get("/audit.json").text)["entries"] == []


def test_a_script_in_a_note_is_shown_as_words(client):
    hostile = "<script>alert(1)</script>"
    post(client, "/outcome", rung="talks", day="2019-06-30", note=hostile, source=hostile)
    for path in (PAGE, "/audit"):
        assert hostile not in client.get(path).text
    assert "&lt;script&gt;alert" in client.get(PAGE).text
