"""Scores coded predictions against gold ones: right are the words and by whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from detente.evaluation.matching import Counts, paired, words_of
from detente.evaluation.people import same_actor
from detente.evaluation.spans import gold_words, is_debatable, near
from detente.evidence import Prediction, to_json

__all__ = ["JudgedPredictions", "judge_predictions"]

ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class JudgedPredictions:
    """One text: pairs, what stands alone on either side, counts of found and of right."""

    pairs: tuple[tuple[Prediction, Mapping[str, Any]], ...]
    false: tuple[Prediction, ...]
    missed: tuple[Mapping[str, Any], ...]
    found: Counts
    right: Counts
    agree: Mapping[str, tuple[int, int]]


def judge_predictions(
    text: str, coded: Sequence[Prediction], gold: Sequence[Mapping[str, Any]]
) -> JudgedPredictions:
    """Pair the predictions of one text by their words and count; debatable gold counts neither way."""
    ours = [words_of(text, [(p.quote.start, p.quote.end)]) for p in coded]
    theirs = [gold_words(text, g["prediction"]) for g in gold]

    def worth(i: int, j: int) -> float:
        shared = near(ours[i], theirs[j])
        return shared + _same(coded[i], gold[j]) if shared >= ENOUGH else 0.0

    pairs = paired(range(len(coded)), range(len(gold)), worth)
    firm = [(i, j) for i, j in pairs if not is_debatable(gold[j])]
    right = sum(_same(coded[i], gold[j]) for i, j in firm)
    told = len(coded) - (len(pairs) - len(firm))
    known = sum(not is_debatable(g) for g in gold)
    matched = tuple((coded[i], gold[j]) for i, j in firm)
    dated = [(p, g["horizon"]["value"]) for p, g in matched if g["horizon"]]
    horizon = sum(p.horizon is not None and p.horizon.value == value for p, value in dated)
    return JudgedPredictions(
        matched,
        tuple(p for i, p in enumerate(coded) if i not in {i for i, _ in pairs}),
        tuple(g for j, g in enumerate(gold) if j not in {j for _, j in pairs} and not is_debatable(g)),
        Counts(len(firm), told, known),
        Counts(right, told, known),
        {"horizon": (horizon, len(dated))},
    )


def _same(coded: Prediction, gold: Mapping[str, Any]) -> bool:
    by = gold["by"]
    if isinstance(by, str):
        return coded.by.name == by
    return same_actor(to_json(coded.by), by)
