"""Scores coded statements against gold ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from detente.evaluation.matching import Counts, overlap, paired, words_of
from detente.evaluation.people import same_actor
from detente.evidence import Statement, to_json

__all__ = ["Judged", "judge", "spans_of"]

ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Judged:
    """One text: pairs of coded and gold statements, what stands alone on either side, and the counts."""

    pairs: tuple[tuple[Statement, Mapping[str, Any]], ...]
    false: tuple[Statement, ...]
    missed: tuple[Mapping[str, Any], ...]
    found: Counts
    with_speaker: Counts
    agree: Mapping[str, tuple[int, int]]


def judge(text: str, coded: Sequence[Statement], gold: Sequence[Mapping[str, Any]]) -> Judged:
    """Pair the statements of one text and count; debatable gold counts neither way.

    `agree` maps act, polarity, mode, channel, date, addressee and according_to to (right, compared) over pairs.
    """
    coded_words = [words_of(text, [(q.start, q.end) for q in s.content]) for s in coded]
    gold_words = [words_of(text, spans_of(text, g["content"])) for g in gold]
    worth = {
        (i, j): _worth(coded[i], gold[j], overlap(a, b))
        for i, a in enumerate(coded_words)
        for j, b in enumerate(gold_words)
    }
    pairs = paired(range(len(coded)), range(len(gold)), lambda i, j: worth[i, j])
    firm = [(i, j) for i, j in pairs if not gold[j].get("debatable")]
    taken = {i for i, _ in pairs}
    matched = tuple((coded[i], gold[j]) for i, j in firm)
    right = sum(same_actor(to_json(s.speaker), g["speaker"]) for s, g in matched)
    said = len(coded) - (len(pairs) - len(firm))
    known = sum(not g.get("debatable") for g in gold)
    return Judged(
        matched,
        tuple(s for i, s in enumerate(coded) if i not in taken),
        tuple(g for j, g in enumerate(gold) if j not in {j for _, j in pairs} and not g.get("debatable")),
        Counts(len(firm), said, known),
        Counts(right, said, known),
        {name: _agreement(name, matched) for name in _FIELDS},
    )


_FIELDS = ("act", "polarity", "mode", "channel", "date", "addressee", "according_to")


def _worth(coded: Statement, gold: Mapping[str, Any], shared: float) -> float:
    if shared < ENOUGH:
        return 0.0
    return shared + 0.2 * same_actor(to_json(coded.speaker), gold["speaker"])


def _agreement(name: str, pairs: Sequence[tuple[Statement, Mapping[str, Any]]]) -> tuple[int, int]:
    right = compared = 0
    for coded, gold in pairs:
        value = gold[name]
        if name == "date":
            if value is not None:
                compared += 1
                right += coded.date.value == value["value"]
        elif name in ("addressee", "according_to"):
            compared += 1
            right += _alike(to_json(getattr(coded, name)), value)
        else:
            compared += 1
            right += getattr(coded, name) == value
    return right, compared


def _alike(coded: Mapping[str, Any] | None, gold: Mapping[str, Any] | None) -> bool:
    """By country or name; without both by being there."""
    if coded is None or gold is None:
        return coded is gold
    return same_actor(coded, gold) or (not gold.get("country") and not gold.get("name"))


def spans_of(text: str, quotes: Sequence[Any]) -> list[tuple[int, int]]:
    """Offsets of gold quotes: a string, or text and which occurrence, counting from 1."""
    spans = []
    for quote in quotes:
        words, nth = (quote, 1) if isinstance(quote, str) else (quote["text"], quote.get("nth", 1))
        at = -1
        for _ in range(nth):
            at = text.find(words, at + 1)
        if at >= 0:
            spans.append((at, at + len(words)))
    return spans
