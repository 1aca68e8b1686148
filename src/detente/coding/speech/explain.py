"""Why a sentence was, or was not, coded as a statement: one line for every word that might have reported."""

from __future__ import annotations

from detente.coding.reading import Reading
from detente.coding.speech.contents import noun_content
from detente.coding.speech.cues import Found, asserted, noun_cues, verb_cues
from detente.coding.speech.nominal import owner_of
from detente.coding.speech.quotations import Quotation
from detente.coding.speech.speakers import find_voice
from detente.coding.speech.unnamed import unnamed
from detente.coding.speech.verbal import attribute

__all__ = ["explain"]


def explain(reading: Reading, number: int, quotations: tuple[Quotation, ...] = ()) -> list[str]:
    """What became of each cue of sentence `number`, in words; one line if there is no cue at all."""
    parsed = reading.parsed(number)
    lines = [_verb(reading, number, found, quotations) for found in verb_cues(parsed, reading.lexicon)]
    lines += [_noun(reading, number, found) for found in noun_cues(parsed, reading.lexicon)]
    return lines or ["no cue: no word of this sentence reports what somebody said"]


def _verb(reading: Reading, number: int, found: Found, quotations: tuple[Quotation, ...]) -> str:
    parsed = reading.parsed(number)
    cue = f"cue '{parsed.words[found.word]}'"
    if asserted(parsed, found) is None:
        return f"{cue}: not told as said (conditional, planned, a question or a purpose)"
    voice = find_voice(reading, number, found) or unnamed(reading, number, found)
    if voice is None:
        return f"{cue}: no speaker found"
    speaker = voice.speakers[0] if voice.speakers else None
    who = (speaker.name or speaker.role if speaker else None) or "somebody"
    if attribute(reading, number, found, voice, quotations) is None:
        return f"{cue}: speaker {who}, but no words that were said"
    return f"{cue}: a statement by {who}"


def _noun(reading: Reading, number: int, found: Found) -> str:
    parsed = reading.parsed(number)
    cue = f"noun '{parsed.words[found.word]}'"
    if noun_content(parsed, found) is None:
        return f"{cue}: no words that were said"
    owners = owner_of(reading, number, found.word)
    if not owners:
        return f"{cue}: no speaker found"
    return f"{cue}: a statement by {owners[0].name or owners[0].role or 'somebody'}"
