"""Briefings and interviews printed as turns: "QUESTION: …", "MS. NAUERT: …"; every sentence of an answer is a statement."""

from __future__ import annotations

import re

from detente.coding.reading import Reading
from detente.coding.speech.attribution import Attribution
from detente.coding.speech.contents import trimmed
from detente.coding.speech.turns import Turn
from detente.coding.who.chunks import Chunk
from detente.coding.who.mentions import cast_of
from detente.evidence import Actor

__all__ = ["transcript"]

_COURTESY = re.compile(
    r"^(?:thank(?:s| you)[\w ,]*|good (?:morning|afternoon|evening|day)[\w ,]*|hello[\w ,]*|hi[\w ,]*|welcome[\w ,]{0,40}"
    r"|(?:yes|no|yeah|okay|ok|right|sure|well|please|next question|go ahead|sorry)[\w ,]{0,25}"
    r"|(?:i|we) (?:have|'ve got) (?:nothing|no comment)[\w ,']*|(?:anything|any) (?:else|more|other|further)[\w ,]*"
    r"|(?:i|we)(?:'m| am|'re| are|'ll| will| would|'d| have)? (?:not|no)(?: going to| have any)? comments? ?[\w ,']*"
    r"|let me (?:begin|start|turn|take|say|just|first|now)[\w ,]{0,40}|i(?:'ll| will) (?:begin|start|take)[\w ,]{0,40}"
    r"|let'?s go to [\w ,]*|i(?:'| wi)ll leave it (?:at that|there)[\w ,]*)[.!?…]*$",
    re.IGNORECASE,
)


def _speaker(reading: Reading, label: str) -> Actor | None:
    """Who a label stands for: a name in it, else the first person with that role, else the first person named."""
    words = [w.strip(".()") for w in label.split()]
    title = next((t for i in range(len(words)) if (t := reading.lexicon.title_at(words, i))), None)
    words = words[title.end :] if title is not None and title.end < len(words) else words
    cast = cast_of(reading)
    for word in reversed(words):
        person = cast.recall(word)
        if person is not None:
            return person.actor()
    for mention in reading.mentions:
        if mention.kind in ("person", "office") and words[-1].lower() in (mention.actor.role or "").lower():
            return mention.actor
    names = [w for w in words if w.lower() not in _PLAIN]
    if not names:
        return next((m.actor for m in reading.mentions if m.kind == "person"), None)
    name = " ".join(w.title() if w.isupper() else w for w in names)
    role = title.title.text if title is not None else None
    office = title.title.office if title is not None else None
    person = cast.meet(Chunk(0, 0, 0, "person", person=name, role=role, office=office))
    return person.actor() if person is not None else Actor(name, None, role)


_PLAIN = frozenset("mr ms mrs dr amb a answer spokesperson spokesman spokeswoman official".split())


def transcript(reading: Reading, turns: tuple[Turn, ...]) -> list[Attribution]:
    """An attribution for every sentence of every answer, courtesies left out."""
    found = []
    speakers = {t.label: _speaker(reading, t.label) for t in turns if not t.asks}
    for turn in turns:
        speaker = speakers.get(turn.label)
        if speaker is None:
            continue
        trigger = [(turn.label_at, turn.start)]
        for number, sentence in enumerate(reading.sentences):
            if sentence.start >= turn.end or sentence.end <= turn.start:
                continue
            piece = trimmed(
                reading.document.text, max(sentence.start, turn.start), min(sentence.end, turn.end)
            )
            if _says(reading.document.text[piece[0] : piece[1]]):
                found.append(Attribution(number, "transcript-turn", (speaker,), [piece], triggers=trigger))
    return found


def _says(words: str) -> bool:
    return len(words.split()) >= 3 and not _COURTESY.match(words)
