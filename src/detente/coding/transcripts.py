"""Briefings and interviews printed as turns: "QUESTION: …", "MS. NAUERT: …"; every sentence of an answer is a statement."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.coding.attribution import Attribution
from detente.coding.contents import trimmed
from detente.coding.mentions import cast_of
from detente.coding.reading import Reading
from detente.evidence import Actor

__all__ = ["Turn", "transcript", "turns_of"]

_LABEL = re.compile(
    r"\s*(?P<label>(?:[A-Z][\w.'’\-]*)(?:[ \t]+(?:[A-Z(][\w.'’\-)]*|of|for|the|and|al|bin|de)){0,6})\s*(?::|\.\s?[–—]|\s[–—])\s+(?=\S)"
)
_ASKING = re.compile(r"^(?:Q|QUESTION|Question|REPORTER|Reporter|JOURNALIST|Journalist|PRESS|Press|INTERVIEWER|Interviewer"
                     r"|MODERATOR|Moderator|AFP|Reuters|CCTV|BBC|CNN|AP|Bloomberg|Kyodo|[\w. ]*(?:News|Times|TV|Daily))\b")  # fmt: skip
_COURTESY = re.compile(
    r"^(?:thank(?:s| you)[\w ,]*|good (?:morning|afternoon|evening|day)[\w ,]*|hello[\w ,]*|hi[\w ,]*|welcome[\w ,]{0,40}"
    r"|(?:yes|no|yeah|okay|ok|right|sure|well|please|next question|go ahead|sorry)[\w ,]{0,25}"
    r"|(?:i|we) (?:have|'ve got) (?:nothing|no comment)[\w ,']*|(?:anything|any) (?:else|more|other|further)[\w ,]*"
    r"|let'?s go to [\w ,]*|i(?:'| wi)ll leave it (?:at that|there)[\w ,]*)[.!?…]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: sentences `first` to `last`; `speaker` None for a question. Words before `start` are the label."""

    first: int
    last: int
    start: int
    speaker: Actor | None


def turns_of(reading: Reading) -> tuple[Turn, ...]:
    """The turns of a document; empty unless it is a transcript: two labels or more, one of them twice or a question."""
    labelled: list[tuple[int, int, str]] = []
    for number, sentence in enumerate(reading.sentences):
        if number and reading.sentences[number - 1].paragraph == sentence.paragraph:
            continue
        match = _LABEL.match(reading.document.text, sentence.start, min(sentence.start + 120, len(reading.document.text)))
        if match:
            labelled.append((number, match.end(), match["label"]))
    labels = [label for _, _, label in labelled]
    asking = any(_ASKING.match(label) for label in labels)
    if len(labels) < 2 or not (asking or len(set(labels)) < len(labels)):
        return ()
    return _turns(reading, labelled)


def _turns(reading: Reading, labelled: list[tuple[int, int, str]]) -> tuple[Turn, ...]:
    found = []
    for place, (number, start, label) in enumerate(labelled):
        last = labelled[place + 1][0] - 1 if place + 1 < len(labelled) else len(reading.sentences) - 1
        speaker = None if _ASKING.match(label) else _speaker(reading, label)
        found.append(Turn(number, last, start, speaker))
    return tuple(found)


def _speaker(reading: Reading, label: str) -> Actor | None:
    """Who a label stands for: a name in it, else the first person or spokesman the document names."""
    words = [w.strip(".()") for w in label.split()]
    cast = cast_of(reading)
    for word in reversed(words):
        person = cast.recall(word)
        if person is not None:
            return person.actor()
    for mention in reading.mentions:
        if mention.kind in ("person", "office") and (mention.actor.role or "").lower().find(words[-1].lower()) >= 0:
            return mention.actor
    names = [w for w in words if w.lower() not in ("mr", "ms", "mrs", "dr", "amb", "a", "answer", "spokesperson", "spokesman")]
    if not names:
        return next((m.actor for m in reading.mentions if m.kind == "person"), None)
    return Actor(" ".join(w.title() if w.isupper() else w for w in names), None, None)


def transcript(reading: Reading, turns: tuple[Turn, ...]) -> list[Attribution]:
    """An attribution for every sentence of every answer, courtesies and questions to the hearer left out."""
    text = reading.document.text
    found = []
    for turn in turns:
        if turn.speaker is None:
            continue
        for number in range(turn.first, turn.last + 1):
            sentence = reading.sentences[number]
            start, end = trimmed(text, max(sentence.start, turn.start), sentence.end)
            words = text[start:end].split()
            if end - start < 2 or len(words) < 3 or _COURTESY.match(text[start:end]):
                continue
            found.append(
                Attribution(number, "transcript-turn", (turn.speaker,), [(start, end)], triggers=[(sentence.start, turn.start)]
                            if number == turn.first else [])
            )  # fmt: skip
    return found
