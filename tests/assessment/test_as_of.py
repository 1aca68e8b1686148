"""What was published later changes not a byte of what is said as of a day."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from building import KIM, YUN, Article, record_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_clocks import sixty_days

import detente
from detente.assessment import assess, scope
from detente.assessment.clocks import clocks
from detente.assessment.outlook import outlook
from detente.assessment.shapes import clock_shape, outlook_shape, schemas
from detente.assessment.terms import terms
from detente.brief import write_brief
from detente.evidence import Actor, to_json

DAY = "2017-11-14"


def everything(record):
    cut = scope(record, between=("USA", "PRK"), as_of=DAY)
    found = (
        clock_shape(clocks(cut), cut.as_of),
        outlook_shape(outlook(cut, by="2018-06-30")),
        to_json(terms(cut)),
    )
    return json.dumps(found, sort_keys=True)


later_day = st.dates(min_value=date(2017, 11, 15), max_value=date(2026, 1, 1))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    published=later_day,
    told=st.sampled_from(["2017-10-01", "2017-11-10", "2018-01-01", None]),
    act=st.sampled_from(["offer", "refusal", "announcement"]),
)
def test_later_documents_change_not_a_byte(tmp_path_factory, published, told, act):
    clean = everything(record_of(tmp_path_factory.mktemp("clean"), sixty_days()))
    poison = Article(published.isoformat(), "later.txt")
    poison.says(
        KIM, "We suspend all missile tests and are ready to talk.", act=act, on=told, to=Actor(country="USA")
    )
    poison.says(YUN, "The 60-day clock is not our policy.", act="denial", on=told)
    poison.does("PRK", "launched a ballistic missile", mode="weapons", on=told)
    poison.requires("clock", KIM, "end the exercises", lasting="P30D")
    assert everything(record_of(tmp_path_factory.mktemp("poisoned"), sixty_days(), poison)) == clean


def test_later_rows_of_a_table_of_facts_change_not_a_byte(tmp_path):
    rows = "date,type,actor,recipient,note,source\n2017-09-15,MOBILIZE,PRK,,missile test,a\n"
    texts = {"clean": rows, "poisoned": rows + "2017-11-28,MOBILIZE,PRK,,missile test,a\n"}
    found = {}
    for name, text in texts.items():
        (tmp_path / name).mkdir()
        table = tmp_path / name / "facts.csv"
        table.write_text(text)
        record_of(tmp_path / name, sixty_days()).close()
        with detente.open_case(tmp_path / name / "built.case") as case:
            case.import_table(table)
            cut = scope(case.record, between=("USA", "PRK"), as_of=DAY)
            shown = clock_shape(clocks(cut), cut.as_of)
            found[name] = [
                (r["state"], r["start"], r["ends"], r["day"]) for c in shown["clocks"] for r in c["readings"]
            ]
    assert found["clean"] == found["poisoned"]


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    with detente.open_case(tmp_path_factory.mktemp("sample") / "korea.case") as case:
        case.read("examples/korea", workers=0)
        yield case


def test_the_sample_case_is_assessed_from_end_to_end(sample):
    found = assess(sample.record, between=("USA", "PRK"))
    assert found.outlook is not None
    assert len(found.outlook.rungs) == 4
    brief = write_brief(sample.record, between=("USA", "PRK"))
    ids = [section.id for section in brief.sections]
    assert ids[:2] == ["outlook", "mixed"]
    assert "<svg" in brief.html()


def test_what_is_printed_keeps_to_the_written_schemas(sample):
    folder = Path("docs/reference/schemas")
    written = {
        name: json.loads((folder / f"{name}-1.json").read_text(encoding="utf-8")) for name in schemas()
    }
    assert written == schemas(), "run `python -m detente.assessment.shapes`"
    found, day = sample.clocks(between=("USA", "PRK"))
    jsonschema.validate(json.loads(json.dumps(clock_shape(found, day))), written["clock"])
    shown = outlook_shape(sample.outlook(by="2019-12-31", between=("USA", "PRK")))
    jsonschema.validate(json.loads(json.dumps(shown)), written["outlook"])


def test_claims_and_scores_keep_to_their_schemas(tmp_path):
    from detente.assessment.claims.shape import shape
    from detente.assessment.shapes import score_shape
    from detente.case import claim, scorecard

    table = "src/detente/assessment/data/dprk_tests.csv"
    for kind, more in (
        ("season", {"months": (10, 12), "until": "2017-11-14"}), ("gap", {"after": "2017-09-15", "days": 60}),
        ("before-after", {"at": "2018-04-20", "since": "2012-01-01"}),
        ("goes-with", {"other": table, "since": "2016-01-01"}),
    ):  # fmt: skip
        jsonschema.validate(json.loads(json.dumps(shape(claim(kind, table, **more)))), schemas()["claim"])
    log = tmp_path / "log.jsonl"
    log.write_text(
        '{"id":"a","question":"b","asked_on":"2001-01-01","closes_on":"2001-01-02","probability":0.2,"outcome":0}\n'
    )
    jsonschema.validate(json.loads(json.dumps(score_shape(scorecard(log)))), schemas()["score"])
