"""The turns of a transcript: labels at the start of a paragraph, and who asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.coding.speech.voices import Voice, in_first_person, questions, voice_of

__all__ = ["Turn", "turns_of"]

_LABEL = re.compile(
    r"^[ \t]*(?:(?P<label>(?:[A-Z][\w.'’()&/\-]*)"
    r"(?:,?[ \t]+(?:[A-Z(][\w.'’()&/\-]*|of|for|the|and|to|al|bin|de)){0,8}(?:[ \t]+\([^()\n:]{1,60}\))?)"
    r"\s*(?::|\.\s?[–—]|[ \t][–—]|[ \t](?P<dash>-))[ \t]+(?=\S)"
    r"|(?P<bare>[QA])(?:[ \t]{2,}|\t|\.[ \t]+)(?=\S)|(?P<answer>[–—])[ \t]+(?=\S))",
    re.MULTILINE,
)
_ASKING = re.compile(
    r"^(?:Q\d*|QUESTION|Question|REPORTER|Reporter|JOURNALIST|Journalist|PRESS|Press|INTERVIEWER|Interviewer|MODERATOR"
    r"|Moderator|CORRESPONDENT|Correspondent|MEDIA|Media|STAFF|OPERATOR|Operator|HOST|Host"
    r"|PRESENTER|Presenter|ANCHOR|Anchor|NEWSREADER|Newsreader|STUDIO|Studio"
    r"|[A-Z]{2,5}(?=$|[(,])|Reuters|Bloomberg|Kyodo|[\w. ]*(?:News|Times|TV|Daily))(?:$|[\s(,])"
)
_QUESTION = re.compile(r"(?:Q\d*|QUESTION|Question)(?=$|[\s(])")
_INITIALS = re.compile(r"[A-PR-Z][A-Z]{1,2}")
_SHORT = re.compile(r"(?!(?:Q|PRESS|MEDIA|STAFF|HOST)$)[A-Z]{2,5}")
_TITLED = re.compile(
    r"^(?:mrs?|ms|dr|sir|prime|foreign|deputy|secretary|minister|president|chairman|ambassador|general|spokes\w+|the)\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[.!?…][\"'”’)\]]*\s*$")
_FIELD_WORDS = 12
_MOST_VOICES = 60


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn by offsets: the label from `label_at` to `start`, what is said from there to `end`.

    `asks` is true for a reporter's turn, `written` for a statement or letter.
    """

    label: str
    label_at: int
    start: int
    end: int
    asks: bool = False
    written: bool = False


def turns_of(text: str) -> tuple[Turn, ...]:
    """The turns of a text, none where it is no transcript.

    A transcript has two labels or more, a question or one label twice; or its heading names whose speech, letter,
    statement or interview it is. What somebody so named says before the first label is a turn, too. A text with more
    than 60 different labels is a list of something else.
    """
    labelled = _labelled(text)
    voice = voice_of(text)
    turns = _labelled_turns(text, labelled)
    if voice is None:
        return turns
    if turns:
        return (*_remarks(text, voice, turns), *turns)
    if len(labelled) == 1:
        at, start, label = labelled[0]
        return (Turn(label, at, start, len(text)),) if _TITLED.match(label) or label.isupper() else ()
    return _asked(text, voice) if voice.kind == "asked" else _opening(text, voice, voice.end or len(text))


def _opening(text: str, voice: Voice, end: int) -> tuple[Turn, ...]:
    """What one voice says from the heading to `end`, if it speaks of itself there."""
    if voice.kind == "asked" or voice.body >= end or not in_first_person(text[voice.body : end]):
        return ()
    return (Turn(voice.who, voice.body, voice.body, end, written=voice.kind == "written"),)


def _remarks(text: str, voice: Voice, turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """What is said in a briefing between its heading and the first question."""
    end = turns[0].label_at
    if voice.kind != "spoken" or not turns[0].asks or not _CLOSED.search(text[voice.body : end]):
        return ()
    return (Turn(voice.who, voice.body, voice.body, end),)


def _asked(text: str, voice: Voice) -> tuple[Turn, ...]:
    parts = questions(text, voice.body)
    return tuple(Turn("Q" if asks else voice.who, at, at, end, asks) for at, end, asks in parts)


def _labelled_turns(text: str, labelled: Sequence[tuple[int, int, str]]) -> tuple[Turn, ...]:
    labels = [label for _, _, label in labelled]
    if len(labels) < 2 or len(set(labels)) > _MOST_VOICES:
        return ()
    ends = [at for at, _, _ in labelled[1:]] + [len(text)]
    turns = [Turn(label, at, start, end) for (at, start, label), end in zip(labelled, ends, strict=True)]
    asking = _asking(text, turns)
    if not (asking or len(set(labels)) < len(labels)):
        return ()
    return tuple(Turn(t.label, t.label_at, t.start, t.end, t.label in asking) for t in turns)


def _labelled(text: str) -> list[tuple[int, int, str]]:
    """Offsets and labels in text order; the fields of a heading ("Briefer: …", "Location: …") are no turns."""
    found: list[tuple[int, int, str]] = []
    bare = False
    for match in _LABEL.finditer(text):
        label = match["label"] or match["bare"] or "A"
        if match["answer"] and not found:
            continue
        bare = bare or label == "Q"
        if match["bare"] == "A" and not bare:
            continue
        if "," in label and ":" not in match[0]:
            continue
        if match["dash"] and not (_TITLED.match(label) or _ASKING.match(label)):
            continue
        line = text[match.end() : text.find("\n", match.end()) % (len(text) + 1)]
        if not found and not _CLOSED.search(line) and len(line.split()) <= _FIELD_WORDS:
            continue
        at = next(match.start(group) for group in ("label", "bare", "answer") if match[group])
        found.append((at, match.end(), label))
    return found


def _asking(text: str, turns: Sequence[Turn]) -> set[str]:
    """Labels of reporters: by their words, or because every turn without a title in its label ends with a question.

    A short word in capitals may be an outlet ("AFP") or a family name ("BERG"): an outlet asks in each of its turns.
    """
    labels = {turn.label for turn in turns}
    mute = {t.label for t in turns if _SHORT.fullmatch(t.label) and "?" not in text[t.start : t.end]}
    if any(_QUESTION.match(label) for label in labels):
        return {label for label in labels - mute if _ASKING.match(label) and not _INITIALS.fullmatch(label)}
    if "A" in labels:
        return {label for label in labels if label != "A" and not _TITLED.match(label)}
    named = {label.split()[-1] for label in labels if " " in label and not _ASKING.match(label)}
    asking = {label for label in labels - mute if _ASKING.match(label) and label not in named}
    for label in labels - asking:
        said = [text[turn.start : turn.end].rstrip() for turn in turns if turn.label == label]
        if all(words.endswith("?") for words in said) and not _TITLED.match(label):
            asking.add(label)
    return asking if len(asking) < len(labels) else asking & {x for x in asking if _ASKING.match(x)}
