"""Find the words that an answer quotes in the document; quotes, dashes and spaces are folded, nothing else."""

from __future__ import annotations

import re

from detente.evidence import Quote

__all__ = ["Ground"]

_FOLD = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "−": "-", "\u00a0": " "}
)
_SPACE = re.compile(r"\s+")


class Ground:
    """A document's words, folded once, with the way back to their offsets."""

    def __init__(self, text: str) -> None:
        self._text = text
        folded: list[str] = []
        self._offsets: list[int] = []
        for at, character in enumerate(text.translate(_FOLD)):
            if character.isspace():
                if folded and folded[-1] == " ":
                    continue
                character = " "
            folded.append(character)
            self._offsets.append(at)
        self._folded = "".join(folded)

    def find(self, words: object, *, after: int = 0) -> Quote | None:
        """The first place at or behind offset `after` where the document says just these words, else the first at all."""
        if not isinstance(words, str):
            return None
        wanted = _SPACE.sub(" ", words.translate(_FOLD)).strip().strip('"')
        if not wanted or len(wanted) > len(self._folded):
            return None
        places = [m.start() for m in re.finditer(re.escape(wanted), self._folded)]
        if not places:
            return None
        at = next((p for p in places if self._offsets[p] >= after), places[0])
        start, end = self._offsets[at], self._offsets[at + len(wanted) - 1] + 1
        return Quote(self._text[start:end], start, end)
