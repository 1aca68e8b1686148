"""Briefings and interviews printed as turns: "QUESTION: …", "MS. NAUERT: …"; every sentence of an answer is a statement."""

from __future__ import annotations

import re

from detente.coding.reading import Reading
from detente.coding.speech.attribution import Attribution
from detente.coding.speech.contents import trimmed
from detente.coding.speech.turns import Turn
from detente.coding.speech.voices import in_first_person
from detente.coding.who.participants import answerer

__all__ = ["transcript"]

_COURTESY = re.compile(
    r"^(?:thank(?:s| you)[\w ,]*|good (?:morning|afternoon|evening|day)[\w ,]*|hello[\w ,]*|hi[\w ,]*|welcome[\w ,]{0,40}"
    r"|(?:yes|no|yeah|okay|ok|right|sure|well|please|next question|go ahead|sorry)[\w ,]{0,25}"
    r"|(?:i|we) (?:have|'ve got) (?:nothing|no comment)[\w ,']*|(?:anything|any) (?:else|more|other|further)[\w ,]*"
    r"|(?:i|we)(?:'m| am|'re| are|'ll| will| would|'d| have)? (?:not|no)(?: going to| have any)? comments? ?[\w ,']*"
    r"|let me (?:however |just )?(?:begin|start|turn|take|say|add|just|first|now|bring|hand|introduce)[\w ,()]{0,60}"
    r"|i(?:'ll| will) (?:begin|start|take|turn|hand)[\w ,']{0,80}|in the name of god[\w ,]*"
    r"|i have (?:an?|one|two|three|a few|a couple of|some) (?:brief |short )?(?:announcement|thing|item|point)s?[\w ,]*"
    r"|(?:may|can|could) i (?:just |also )?(?:add|say|start|begin|turn|come)[\w ,']{0,60}|(?:allow|permit) me[\w ,']{0,40}"
    r"|(?:all right|so|now|and)[, ]+good (?:morning|afternoon|evening)[\w ,]*"
    r"|(?:mr|mrs|ms|dear|madam)\b[\w ,.]{0,60} welcome[\w ,]{0,40}|accept,? [\w ,]*(?:assurance|consideration)[\w ,]*"
    r"|let'?s go to [\w ,]*|i(?:'| wi)ll leave it (?:at that|there)[\w ,]*)[.!?…]*$",
    re.IGNORECASE,
)


def transcript(reading: Reading, turns: tuple[Turn, ...]) -> list[Attribution]:
    """An attribution for every sentence of every answer, courtesies left out."""
    found = []
    speakers = {t.label: answerer(reading, t.label) for t in turns if not t.asks}
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
            words = reading.document.text[piece[0] : piece[1]]
            if _says(words) and (not turn.written or in_first_person(words)):
                found.append(Attribution(number, "transcript-turn", (speaker,), [piece], triggers=trigger))
    return found


def _says(words: str) -> bool:
    return len(words.split()) >= 3 and not _COURTESY.match(words)
