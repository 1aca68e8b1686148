"""Posts and the titles that stand for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from detente.lexicon.nouns import Office, Title, TitleMatch
from detente.lexicon.phrases import Phrases

__all__ = ["Titles", "office_of", "plural"]

_LINKS = (
    " of ",
    " for ",
    " to ",
    " in ",
    " at ",
    "-general",
    "-in-chief",
    " in chief",
    "-designate",
    " general of",
)


def office_of(entry: dict[str, Any]) -> Office:
    """An `[[office]]` table as an office."""
    return Office(
        entry["id"], entry["name"], entry.get("sector", ""), entry["tier"], entry.get("single", False),
        tuple(entry.get("titles", ())),
    )  # fmt: skip


def plural(title: str) -> str:
    """The plural of a title: its head noun stands before the first preposition."""
    cut = min((i for i in (title.find(link) for link in _LINKS) if i > 0), default=len(title))
    head, rest = title[:cut], title[cut:]
    if head.endswith(("man", "woman")):
        return head[:-2] + "en" + rest
    if head.endswith("y") and not head.endswith(("ay", "ey", "oy")):
        return head[:-1] + "ies" + rest
    return head + ("es" if head.endswith(("s", "ch", "sh", "x")) else "s") + rest


class Titles:
    """Every title, found word by word with the modifiers before it."""

    __slots__ = ("_modifiers", "_phrases")

    def __init__(self, offices: Sequence[Office], modifiers: Mapping[str, list[str]]) -> None:
        self._phrases = Phrases(_entries(offices), lower=True)
        self._modifiers = {word.rstrip("-") for words in modifiers.values() for word in words}

    def get(self, text: str) -> Title | None:
        """The title that is exactly this text, whatever its case."""
        found = self._phrases.get(text)
        return found[0] if found else None

    def longest(self, words: Sequence[str], start: int) -> TitleMatch | None:
        """The longest title that starts at word `start`, its modifiers included."""
        at = start
        modifiers: list[str] = []
        while at < len(words):
            found = self._phrases.longest(words, at)
            if found:
                return TitleMatch(start, found[0], found[1][0], tuple(modifiers))
            word = words[at].lower()
            if word == "-" and modifiers:
                at += 1
                continue
            if word.rstrip("-") not in self._modifiers:
                return None
            modifiers.append(word.rstrip("-"))
            at += 1
        return None


def _entries(offices: Sequence[Office]) -> Iterator[tuple[str, Title]]:
    for office in offices:
        for title in office.titles:
            yield title, Title(title, office)
            yield plural(title), Title(title, office, plural=True)
