"""Scores time expressions of gold files: the words by overlap, the value exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from detente.coding.reading import TimeExpression
from detente.evaluation.matching import Counts, paired, words_of
from detente.evaluation.spans import gold_words, near

__all__ = ["JudgedTimes", "judge_times"]


@dataclass(frozen=True, slots=True)
class JudgedTimes:
    """One text: counts of spans and of spans with the right value; errors as (error, words, gold, coded)."""

    spans: Counts
    right: Counts
    errors: tuple[tuple[str, str, str | None, str | None], ...]


def judge_times(text: str, coded: Sequence[TimeExpression], gold: Sequence[Mapping[str, Any]]) -> JudgedTimes:
    """Only what can be placed on a calendar counts; durations and sets are not labelled."""
    found = [time for time in coded if time.kind == "date"]
    ours = [words_of(text, [(t.quote.start, t.quote.end)]) for t in found]
    theirs = [gold_words(text, g["expression"]) for g in gold]
    pairs = paired(range(len(found)), range(len(gold)), lambda i, j: near(ours[i], theirs[j]))
    right = [(i, j) for i, j in pairs if found[i].date.value == gold[j]["value"]]
    errors: list[tuple[str, str, str | None, str | None]] = []
    for j, label in enumerate(gold):
        if j not in {j for _, j in pairs}:
            errors.append(("missed", str(label["expression"]), label["value"], None))
    for i, time in enumerate(found):
        if i not in {i for i, _ in pairs}:
            errors.append(("false", time.quote.text, None, time.date.value))
    for i, j in pairs:
        if (i, j) not in right:
            errors.append(("wrong value", found[i].quote.text, gold[j]["value"], found[i].date.value))
    return JudgedTimes(
        Counts(len(pairs), len(found), len(gold)), Counts(len(right), len(found), len(gold)), tuple(errors)
    )
