"""Scores contradictions against gold ones: for each government and question, is there one, and is it the strongest pair.

A pair is right if the government is the same and both of its items share half of their words with the gold pair's, in
either order. Kinds are compared over right pairs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from detente.evaluation.matching import Counts, paired, words_of
from detente.evaluation.spans import gold_words, is_debatable, near
from detente.evidence import Contradiction, Event, Item, Statement

__all__ = ["JudgedContradictions", "judge_contradictions"]

ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class JudgedContradictions:
    """One text: right pairs, what stands alone on either side, counts, and how often the kind agrees."""

    pairs: tuple[tuple[Contradiction, Mapping[str, Any]], ...]
    false: tuple[Contradiction, ...]
    missed: tuple[Mapping[str, Any], ...]
    right: Counts
    agree: Mapping[str, tuple[int, int]]


def judge_contradictions(
    text: str,
    coded: Sequence[Contradiction],
    items: Mapping[str, Item],
    gold: Sequence[Mapping[str, Any]],
) -> JudgedContradictions:
    """Pair the contradictions of one text and count; debatable gold counts neither way.

    Parameters
    ----------
    text : str
        The document's text.
    coded : sequence of Contradiction
    items : mapping of id to item
        At least those that `coded` names.
    gold : sequence of mapping
        As in the gold format: `government`, `a`, `b`, `kind`.
    """
    ours = [(_words(text, items[c.a]), _words(text, items[c.b])) for c in coded]
    theirs = [(gold_words(text, g["a"]), gold_words(text, g["b"])) for g in gold]

    def worth(i: int, j: int) -> float:
        (a, b), (x, y) = ours[i], theirs[j]
        shared = max(min(near(a, x), near(b, y)), min(near(a, y), near(b, x)))
        return shared if shared >= ENOUGH and coded[i].government == _code(gold[j]["government"]) else 0.0

    pairs = paired(range(len(coded)), range(len(gold)), worth)
    firm = [(i, j) for i, j in pairs if not is_debatable(gold[j])]
    matched = tuple((coded[i], gold[j]) for i, j in firm)
    found, known = {i for i, _ in pairs}, {j for _, j in pairs}
    return JudgedContradictions(
        matched,
        tuple(c for i, c in enumerate(coded) if i not in found),
        tuple(g for j, g in enumerate(gold) if j not in known and not is_debatable(g)),
        Counts(len(firm), len(coded) - (len(pairs) - len(firm)), sum(not is_debatable(g) for g in gold)),
        {"kind": (sum(c.kind == g["kind"] for c, g in matched), len(matched))},
    )


def _code(government: str) -> str:
    return government.split("-")[0]


def _words(text: str, item: Item) -> frozenset[int]:
    if isinstance(item, Event):
        return words_of(text, [(item.evidence.start, item.evidence.end)])
    assert isinstance(item, Statement)
    return words_of(text, [(quote.start, quote.end) for quote in item.content])
