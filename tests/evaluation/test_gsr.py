"""The measure over coded sentences of the PLOVER gold standard, on records of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.errors import InputError
from detente.evaluation.gsr import score_gsr

RECORDS = [
    ("DEMAND", "France demanded that Iran open its sites.", ["FRA"], ["IRN"]),
    ("DISAPPROVE", "Japan condemned North Korea for the launch.", ["JAP"], ["PRK"]),
    ("CONSULT", "The president of Peru met the president of Chile in Lima.", ["PER"], ["CHL"]),
    ("SANCTION", "The European Union imposed sanctions on Syria.", ["IGO"], ["SYR"]),
    ("AID", "The weather in the north was fine.", ["FRA"], []),
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    records = [{"id": "first", "event": "DOCUMENT"}]
    for at, (event, text, source, target) in enumerate(RECORDS):
        sides = {
            "source": [{"code": c} for c in source],
            "target": [{"code": c} for c in target] or "",
        }
        records.append({"id": f"own-{at}", "event": event, "text": text, **sides})  # type: ignore[dict-item]
    path = tmp_path / "records.json"
    path.write_text(json.dumps(records), encoding="utf-8")
    return path


@pytest.fixture
def generated(tmp_path: Path) -> Path:
    made = {
        "REQUEST": "demanded that {} withdraw", "ACCUSE": "condemned {} for the raid",
        "CONSULT": "met ministers of {}", "SANCTION": "imposed sanctions on {}",
    }  # fmt: skip
    lines = [
        {"text": f"{who} {words.format(whom)}.", "label": label}
        for label, words in made.items()
        for who, whom in (("Italy", "Cuba"), ("Kenya", "Chad"), ("India", "Nepal"), ("Spain", "Libya"))
    ]
    path = tmp_path / "made.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def test_old_labels_and_codes_are_read_as_todays_and_silence_counts_as_wrong(
    corpus: Path, generated: Path
) -> None:
    score = score_gsr(corpus, generated=generated)
    assert (score.all.sentences, score.all.by_rules) == (5, 4)
    assert score.tuned.sentences + score.unseen.sentences == 5
    assert score.all.compared == score.all.by_both == 4
    assert (score.all.actors, score.all.recipients) == (4, 4)


def test_the_rows_name_the_targets_and_both_halves(corpus: Path, generated: Path) -> None:
    rows = list(score_gsr(corpus, generated=generated).rows())
    assert [row[1] for row in rows] == ["0.75", "", "0.90", "0.90"]
    assert all("; all " in row[3] for row in rows)


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        score_gsr(tmp_path / "none.json")
