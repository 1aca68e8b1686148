"""Scores coded events against gold ones.

A coded event pairs with a gold one if half of the shorter evidence is shared; type, then actors, decide between several.
It is right if the type is right too; mode, actors, recipients, status and date are compared over right pairs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from detente.evaluation.matching import Counts, paired, words_of
from detente.evaluation.spans import gold_words, is_debatable, near
from detente.evidence import Event

__all__ = ["JudgedEvents", "judge_events"]

ENOUGH = 0.5
_FIELDS = ("mode", "actors", "recipients", "status", "date")


@dataclass(frozen=True, slots=True)
class JudgedEvents:
    """One text: right pairs, pairs of another type, what stands alone on either side, counts and field agreement."""

    right: tuple[tuple[Event, Mapping[str, Any]], ...]
    mistyped: tuple[tuple[Event, Mapping[str, Any]], ...]
    false: tuple[Event, ...]
    missed: tuple[Mapping[str, Any], ...]
    found: Counts
    typed: Counts
    agree: Mapping[str, tuple[int, int]]


def judge_events(text: str, coded: Sequence[Event], gold: Sequence[Mapping[str, Any]]) -> JudgedEvents:
    """Pair the events of one text and count; debatable gold counts neither way."""
    ours = [words_of(text, [(e.evidence.start, e.evidence.end)]) for e in coded]
    theirs = [gold_words(text, g["evidence"]) for g in gold]

    def worth(i: int, j: int) -> float:
        shared = near(ours[i], theirs[j])
        if shared < ENOUGH:
            return 0.0
        same = coded[i].type == gold[j]["type"]
        alike = _codes(coded[i].actors) == _gold_codes(gold[j]["actors"])
        return float(shared + 2.0 * same + 0.5 * alike)

    pairs = paired(range(len(coded)), range(len(gold)), worth)
    firm = [(i, j) for i, j in pairs if not is_debatable(gold[j])]
    right = tuple((coded[i], gold[j]) for i, j in firm if coded[i].type == gold[j]["type"])
    told = len(coded) - (len(pairs) - len(firm))
    known = sum(not is_debatable(g) for g in gold)
    return JudgedEvents(
        right,
        tuple((coded[i], gold[j]) for i, j in firm if coded[i].type != gold[j]["type"]),
        tuple(e for i, e in enumerate(coded) if i not in {i for i, _ in pairs}),
        tuple(g for j, g in enumerate(gold) if j not in {j for _, j in pairs} and not is_debatable(g)),
        Counts(len(firm), told, known),
        Counts(len(right), told, known),
        {name: _agreement(name, right) for name in _FIELDS},
    )


def _codes(actors: Sequence[Any]) -> frozenset[str]:
    return frozenset(a.country for a in actors if a.country)


def _gold_codes(actors: Sequence[str]) -> frozenset[str]:
    return frozenset(a.split("-")[0] for a in actors)


def _agreement(name: str, pairs: Sequence[tuple[Event, Mapping[str, Any]]]) -> tuple[int, int]:
    right = compared = 0
    for coded, gold in pairs:
        if name == "date" and gold["date"] is None:
            continue
        compared += 1
        if name in ("actors", "recipients"):
            right += _codes(getattr(coded, name)) == _gold_codes(gold[name])
        elif name == "date":
            right += coded.date.value == gold["date"]["value"]
        else:
            right += getattr(coded, name) == gold[name]
    return right, compared
