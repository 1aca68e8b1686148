"""The mode of a verbal deed, by what is asked, refused or threatened."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.evidence.vocabulary import EventType
    from detente.lexicon.event_patterns import EventPatterns

__all__ = ["verbal_mode"]

_ASKED = (("meet", "meet"), ("yielding", "yield"), ("help", "assist"))
_THREATENED = (
    ("violence", "violence"), ("arrest", "arrest"), ("relation", "relations"), ("restrict", "restrict"),
    ("territory", "territory"),
)  # fmt: skip
_ALLEGING = frozenset("accuse blame charge allege sue indict accusation".split())


def verbal_mode(
    kind: EventType, lemmas: Sequence[str], patterns: EventPatterns, *, cue: str | None = None
) -> str | None:
    """The mode of a REQUEST, REJECT, THREATEN or ACCUSE from the lemmas of its content, in text order.

    The first lemma that belongs to a class decides; a request without any is for change.
    """
    if kind in ("REQUEST", "REJECT"):
        return _first(lemmas, _ASKED, patterns) or "change"
    if kind == "THREATEN":
        return _first(lemmas, _THREATENED, patterns)
    if kind == "ACCUSE":
        return "allege" if cue in _ALLEGING else "disapprove"
    if kind == "ASSAULT":
        inside = set(lemmas)
        return next(
            (mode for mode, words in patterns.assault_modes.items() if not words.isdisjoint(inside)), None
        )
    return None


def _first(lemmas: Sequence[str], table: Sequence[tuple[str, str]], patterns: EventPatterns) -> str | None:
    for lemma in lemmas:
        for name, mode in table:
            if lemma in patterns.classes[name]:
                return mode
    return None
