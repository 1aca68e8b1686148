"""Scores of parsed raw text against gold trees, words aligned by their characters.

The alignment is that of the CoNLL 2018 shared task (Zeman et al. 2018, doi:10.18653/v1/K18-2001) for
treebanks whose words are parts of the text: a word counts as found where both sides have the same
characters, white space left out. UAS and LAS leave punctuation out, as parsers of news usually report.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

__all__ = ["Words", "score"]


class Words(Protocol):
    """What both sides must have; heads are 0-based, -1 for the root."""

    @property
    def words(self) -> Sequence[str]: ...
    @property
    def lemmas(self) -> Sequence[str]: ...
    @property
    def upos(self) -> Sequence[str]: ...
    @property
    def xpos(self) -> Sequence[str]: ...
    @property
    def heads(self) -> Sequence[int]: ...
    @property
    def labels(self) -> Sequence[str]: ...


Span = tuple[int, int]


class _Word(NamedTuple):
    head: Span | None
    label: str
    upos: str
    xpos: str
    lemma: str


def score(gold: Iterable[Words], system: Iterable[Words]) -> dict[str, float]:
    """F1 in percent: Words, Sentences, UPOS, XPOS, Lemmas, UAS, LAS and PunctLAS (punctuation kept).

    Raises
    ------
    ValueError
        Where the two sides' characters differ.
    """
    true, true_sentences, true_text = _indexed(gold)
    said, said_sentences, said_text = _indexed(system)
    if true_text != said_text:
        at = next(i for i, (a, b) in enumerate(zip(true_text, said_text, strict=False)) if a != b)
        raise ValueError(
            f"texts differ at character {at}: {true_text[at : at + 30]!r}, {said_text[at : at + 30]!r}"
        )
    both = [(true[span], said[span]) for span in true.keys() & said.keys()]
    words = len(true) + len(said)
    kept = sum(word.label != "punct" for word in [*true.values(), *said.values()])
    counted = [(a, b) for a, b in both if a.label != "punct"]
    return {
        "Words": _f1(len(both), words),
        "Sentences": _f1(len(true_sentences & said_sentences), len(true_sentences) + len(said_sentences)),
        "UPOS": _f1(sum(a.upos == b.upos for a, b in both), words),
        "XPOS": _f1(sum(a.xpos == b.xpos for a, b in both), words),
        "Lemmas": _f1(sum(a.lemma == b.lemma for a, b in both), words),
        "UAS": _f1(sum(a.head == b.head for a, b in counted), kept),
        "LAS": _f1(sum(a.head == b.head and a.label == b.label for a, b in counted), kept),
        "PunctLAS": _f1(sum(a.head == b.head and a.label == b.label for a, b in both), words),
    }


def _f1(hits: int, total: int) -> float:
    return 200 * hits / total if total else 0.0


def _indexed(sentences: Iterable[Words]) -> tuple[dict[Span, _Word], set[Span], str]:
    found: dict[Span, _Word] = {}
    bounds: set[Span] = set()
    text: list[str] = []
    at = 0
    for sentence in sentences:
        spans, first = [], at
        for word in sentence.words:
            solid = "".join(word.split())
            spans.append((at, at + len(solid)))
            text.append(solid)
            at += len(solid)
        bounds.add((first, at))
        columns = zip(
            sentence.heads, sentence.labels, sentence.upos, sentence.xpos, sentence.lemmas, strict=True
        )
        for span, (head, *rest) in zip(spans, columns, strict=True):
            found[span] = _Word(spans[head] if head >= 0 else None, *rest)
    return found, bounds, "".join(text)
