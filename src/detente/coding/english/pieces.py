"""Words to the encoder's input: word pieces, and the shape that an uncased vocabulary loses."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

__all__ = ["CLS", "PAD", "SEP", "SHAPES", "UNK", "Pieces", "fold", "shape"]

PAD, UNK, CLS, SEP = 0, 100, 101, 102
LONGEST_WORD = 40
MOST_PIECES = 8
SHAPES = 18

_FOLDS = str.maketrans({
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "`": "'", "´": "'", "ʼ": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "\xa0": " ", "\u202f": " ", "\u2009": " ",
})  # fmt: skip


def fold(text: str) -> str:
    """Curly quotes, odd hyphens and spaces to plain ones, one character for one."""
    return text.translate(_FOLDS)


def shape(word: str, *, spaced: bool) -> int:
    """Class of a word's letter case, 1 to 8, plus 8 where a space stands before it; 0 is for marks."""
    if word.islower():
        kind = 1
    elif word.isupper():
        kind = 2 if len(word) == 1 else 3
    elif word.istitle():
        kind = 4
    elif word.isdigit():
        kind = 5
    elif any(c.isdigit() for c in word):
        kind = 6
    elif any(c.isalpha() for c in word):
        kind = 7
    else:
        kind = 8
    return kind + 8 * spaced


class Pieces:
    """WordPiece over an uncased BERT vocabulary (Devlin et al. 2019, section 3)."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self._known: dict[str, tuple[int, ...]] = {}

    def __call__(self, word: str) -> tuple[int, ...]:
        """Piece numbers of one word, at least one and at most eight."""
        found = self._known.get(word)
        if found is None:
            found = self._split(word)
            if len(self._known) < 200_000 and len(word) <= LONGEST_WORD:
                self._known[word] = found
        return found

    def _split(self, word: str) -> tuple[int, ...]:
        pieces: list[int] = []
        for run in _runs(_plain(word[:LONGEST_WORD])):
            pieces.extend(self._greedy(run))
            if len(pieces) >= MOST_PIECES:
                break
        return tuple(pieces[:MOST_PIECES]) or (UNK,)

    def _greedy(self, run: str) -> list[int]:
        pieces, start = [], 0
        while start < len(run):
            for end in range(len(run), start, -1):
                part = run[start:end] if start == 0 else "##" + run[start:end]
                if part in self._vocabulary:
                    pieces.append(self._vocabulary[part])
                    start = end
                    break
            else:
                return [UNK]
        return pieces


def _plain(word: str) -> str:
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")


def _runs(word: str) -> Iterator[str]:
    if word.isalpha() and word.isascii():
        yield word
        return
    run = ""
    for c in word:
        if c.isalnum() and not _alone(c):
            run += c
            continue
        if run:
            yield run
            run = ""
        if unicodedata.category(c)[0] not in "CZ":
            yield c
    if run:
        yield run


def _alone(c: str) -> bool:
    return "\u4e00" <= c <= "\u9fff" or "\u3400" <= c <= "\u4dbf" or "\uf900" <= c <= "\ufaff"
