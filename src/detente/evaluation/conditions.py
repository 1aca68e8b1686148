"""Scores coded conditions against gold ones: right are kind, by whom and requirement together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from detente.evaluation.matching import Counts, paired
from detente.evaluation.people import same_actor
from detente.evaluation.spans import gold_words, is_debatable, near, part_words
from detente.evidence import Condition, to_json

__all__ = ["JudgedConditions", "judge_conditions"]

ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class JudgedConditions:
    """One text: pairs, what stands alone on either side, counts of found, of kind right and of all three right."""

    pairs: tuple[tuple[Condition, Mapping[str, Any]], ...]
    false: tuple[Condition, ...]
    missed: tuple[Mapping[str, Any], ...]
    found: Counts
    kind: Counts
    right: Counts
    agree: Mapping[str, tuple[int, int]]


def judge_conditions(
    text: str, coded: Sequence[Condition], gold: Sequence[Mapping[str, Any]]
) -> JudgedConditions:
    """Pair the conditions of one text by their requirements and count; debatable gold counts neither way."""
    ours = [part_words(text, c.requirement, c.quote.start, c.quote.end) for c in coded]
    theirs = [gold_words(text, g["requirement"]) for g in gold]

    def worth(i: int, j: int) -> float:
        shared = near(ours[i], theirs[j])
        return (
            shared + (coded[i].kind == gold[j]["kind"]) + 0.5 * _same(coded[i], gold[j])
            if shared >= ENOUGH
            else 0.0
        )

    pairs = paired(range(len(coded)), range(len(gold)), worth)
    firm = [(i, j) for i, j in pairs if not is_debatable(gold[j])]
    kinds = [(i, j) for i, j in firm if coded[i].kind == gold[j]["kind"]]
    right = sum(_same(coded[i], gold[j]) for i, j in kinds)
    told = len(coded) - (len(pairs) - len(firm))
    known = sum(not is_debatable(g) for g in gold)
    matched = tuple((coded[i], gold[j]) for i, j in firm)
    return JudgedConditions(
        matched,
        tuple(c for i, c in enumerate(coded) if i not in {i for i, _ in pairs}),
        tuple(g for j, g in enumerate(gold) if j not in {j for _, j in pairs} and not is_debatable(g)),
        Counts(len(firm), told, known),
        Counts(len(kinds), told, known),
        Counts(right, told, known),
        {name: _agreement(name, matched) for name in ("towards", "official", "duration", "deadline")},
    )


def _same(coded: Condition, gold: Mapping[str, Any]) -> bool:
    return same_actor(to_json(coded.by), gold["by"])


def _agreement(name: str, pairs: Sequence[tuple[Condition, Mapping[str, Any]]]) -> tuple[int, int]:
    right = compared = 0
    for coded, gold in pairs:
        value, expected = getattr(coded, name), gold[name]
        if name in ("duration", "deadline") and expected is None:
            continue
        compared += 1
        if name == "towards":
            known = expected.get("country") if expected else None
            right += (value.country if value else None) == known
        elif name == "deadline":
            right += value is not None and value.value == expected["value"]
        else:
            right += value == expected
    return right, compared
