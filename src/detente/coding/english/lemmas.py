"""Dictionary forms: a table of exceptions from the treebanks, then lemminflect."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

__all__ = ["Lemmas"]

_OPEN = {"NOUN": "NOUN", "VERB": "VERB", "AUX": "AUX", "ADJ": "ADJ", "ADV": "ADV", "PROPN": "PROPN"}
_BASE = frozenset({"VB", "VBP", "NN", "NNP", "JJ", "RB", "MD"})
_PEOPLE = re.compile(r"[A-Z][a-z]{2,}(?:ian|ese|ish)$|[A-Z][a-z]+(?:[^l]ean)$")
_MOST = 200_000


class Lemmas:
    """Look-up of lemmas by word, UPOS and XPOS; `exceptions` maps ``word XPOS`` (lower case) to a lemma."""

    def __init__(self, exceptions: Mapping[str, str]) -> None:
        self._exceptions = exceptions
        self._known: dict[tuple[str, str, str], str] = {}
        self._infer: Callable[..., tuple[str, ...]] | None = None

    def __call__(self, word: str, upos: str, xpos: str) -> str:
        key = (word, upos, xpos)
        found = self._known.get(key)
        if found is None:
            found = self._find(word, upos, xpos)
            if len(self._known) < _MOST:
                self._known[key] = found
        return found

    def _find(self, word: str, upos: str, xpos: str) -> str:
        plain = word if upos == "PROPN" or (upos == "ADJ" and _PEOPLE.match(word)) else word.lower()
        exception = self._exceptions.get(f"{word.lower()} {xpos}")
        if exception is not None and upos != "PROPN":
            return exception
        mistagged = upos == "VERB" and xpos == "MD"
        if upos not in _OPEN or (xpos in _BASE and not mistagged) or not word.isalpha():
            return plain
        return self._inferred(plain, upos)

    def _inferred(self, word: str, upos: str) -> str:
        if self._infer is None:
            from lemminflect import getLemma

            self._infer = getLemma
        found = self._infer(word, _OPEN[upos])
        return found[0] if found else word
