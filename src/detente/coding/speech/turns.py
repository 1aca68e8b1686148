"""The turns of a transcript: labels at the start of a paragraph, and who asks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.coding.who.cast import Cast

__all__ = ["Turn", "own_country", "turns_of"]

_LABEL = re.compile(
    r"^[ \t]*(?P<label>(?:[A-Z][\w.'’\-]*)"
    r"(?:[ \t]+(?:[A-Z(][\w.'’\-)]*|of|for|the|and|al|bin|de)){0,6})\s*(?::|\.\s?[–—]|[ \t][–—])[ \t]+(?=\S)",
    re.MULTILINE,
)
_ASKING = re.compile(
    r"^(?:Q|QUESTION|Question|REPORTER|Reporter|JOURNALIST|Journalist|PRESS|Press|INTERVIEWER|Interviewer|MODERATOR"
    r"|Moderator|[A-Z]{2,5}(?=$|[(,])|Reuters|Bloomberg|Kyodo|[\w. ]*(?:News|Times|TV|Daily))(?:$|[\s(,])"
)


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn by offsets: the label from `label_at` to `start`, what is said from there to `end`.

    `asks` is true for a reporter's turn.
    """

    label: str
    label_at: int
    start: int
    end: int
    asks: bool = False


def turns_of(text: str) -> tuple[Turn, ...]:
    """The turns of a text; empty unless it is a transcript: two labels or more, a question or one label twice."""
    labelled = [(m.start("label"), m.end(), m["label"]) for m in _LABEL.finditer(text)]
    labels = [label for _, _, label in labelled]
    named = {label.split()[-1] for label in labels if " " in label and not _ASKING.match(label)}
    asking = {label for label in labels if _ASKING.match(label) and label not in named}
    if len(labels) < 2 or not (asking or len(set(labels)) < len(labels)):
        return ()
    ends = [at for at, _, _ in labelled[1:]] + [len(text)]
    return tuple(
        Turn(label, at, start, end, label in asking)
        for (at, start, label), end in zip(labelled, ends, strict=True)
    )


def own_country(cast: Cast, turns: tuple[Turn, ...]) -> str | None:
    """The country of whoever answers in a transcript."""
    for turn in turns:
        person = cast.recall(turn.label.split()[-1].strip(".()")) if not turn.asks else None
        if person is not None and person.country is not None:
            return person.country
    return None
