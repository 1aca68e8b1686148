"""Quotations that go on without a cue: the speaker is the one who spoke last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from detente.coding.reading import Reading
from detente.coding.speech.attribution import Attribution
from detente.coding.speech.contents import joined, trimmed
from detente.coding.speech.quotations import Quotation
from detente.coding.speech.speakers import TEXTS

__all__ = ["continued"]

_SHORT = 4


class _Shelf(defaultdict[int, list[Attribution]]):
    """Attributions by the number of a sentence."""

    def __init__(self) -> None:
        super().__init__(list)


def continued(
    reading: Reading, attributions: Sequence[Attribution], quotations: Sequence[Quotation]
) -> list[Attribution]:
    """An attribution for each quotation that no cue claims and that follows a statement closely enough."""
    found: list[Attribution] = []
    told, placed = _Shelf(), _Shelf()
    for known in sorted(attributions, key=lambda a: (a.sentence, a.start)):
        told[known.sentence].append(known)
        _place(reading, placed, known)
    for quotation in quotations:
        if _claimed(reading, placed, quotation):
            continue
        previous = _previous(reading, told, quotation)
        if previous is None:
            continue
        if _same_breath(reading, quotation, previous):
            piece = trimmed(reading.document.text, quotation.start, quotation.end)
            previous.pieces = joined([*previous.pieces, piece], reading.document.text)
            _place(reading, placed, previous)
            continue
        attribution = _continuation(reading, quotation, previous)
        if attribution is not None:
            found.append(attribution)
            told[attribution.sentence].append(attribution)
            _place(reading, placed, attribution)
    return found


def _place(reading: Reading, placed: _Shelf, said: Attribution) -> None:
    """File an attribution under every sentence that its words reach."""
    for number in range(reading.sentence_at(said.start), reading.sentence_at(said.end) + 1):
        placed[number].append(said)


def _claimed(reading: Reading, placed: _Shelf, quotation: Quotation) -> bool:
    sentences = range(reading.sentence_at(quotation.start), reading.sentence_at(quotation.end) + 1)
    near = (said for number in sentences for said in placed.get(number, ()))
    return any(said.start < quotation.end and quotation.start < said.end for said in near)


def _same_breath(reading: Reading, quotation: Quotation, previous: Attribution) -> bool:
    """A second quotation in the sentence of a cue belongs to what the cue already has."""
    return previous.cue is not None and reading.sentence_at(quotation.opened) == previous.sentence


def _previous(reading: Reading, told: _Shelf, quotation: Quotation) -> Attribution | None:
    number = reading.sentence_at(quotation.start)
    paragraph = reading.sentences[number].paragraph
    last = None
    for at in range(number, -1, -1):
        earlier = [a for a in told.get(at, ()) if a.start < quotation.start and a.according_to is None]
        last = max(earlier, key=lambda a: (a.cue[0] if a.cue else a.start, a.start), default=None)
        if last is not None or paragraph - reading.sentences[at].paragraph > 1:
            break
    if last is None:
        return None
    there = reading.sentences[last.sentence].paragraph
    whole = _is_whole(reading, quotation, number)
    if there == paragraph:
        return last if number - last.sentence <= (3 if whole else 1) else None
    return last if whole and paragraph - there == 1 and _opens_paragraph(reading, quotation, number) else None


def _is_whole(reading: Reading, quotation: Quotation, number: int) -> bool:
    """Whether the quotation is a sentence of its own."""
    text = reading.document.text
    inside = text[quotation.start : quotation.end]
    opens = not text[reading.sentences[number].start : quotation.opened].strip()
    return opens and inside[:1].isupper() and inside.rstrip()[-1:] in ".!?…,"


def _opens_paragraph(reading: Reading, quotation: Quotation, number: int) -> bool:
    return number == 0 or reading.sentences[number - 1].paragraph != reading.sentences[number].paragraph


def _continuation(reading: Reading, quotation: Quotation, previous: Attribution) -> Attribution | None:
    text = reading.document.text
    start, end = trimmed(text, quotation.start, quotation.end)
    number = reading.sentence_at(quotation.start)
    if _is_whole(reading, quotation, number):
        rule = "continued-quotation"
    elif len(text[start:end].split()) >= _SHORT:
        rule = "continued-part"
        sentence = reading.sentences[number]
        if _speaks_of_another(reading, number, previous, start):
            return None
        start, end = trimmed(text, sentence.start, sentence.end)
    else:
        return None
    return Attribution(
        number, rule, previous.speakers, [(start, end)], frame="quote", channel=previous.channel,
        triggers=list(previous.triggers),
    )  # fmt: skip


def _speaks_of_another(reading: Reading, number: int, previous: Attribution, start: int) -> bool:
    """Whether the sentence, or the clause around `start`, tells of somebody else's doing rather than goes on."""
    parsed = reading.parsed(number)
    word = max((w for w, at in enumerate(parsed.sentence.starts) if at <= start), default=0)
    around = next((s for w in parsed.above(word) for s in [parsed.subject(w)] if s is not None), None)
    if around is not None and parsed.upos[around] == "NOUN" and parsed.lemmas[around] in TEXTS:
        return True
    subject = parsed.subject(parsed.sentence.root)
    if subject is None:
        return False
    mention = reading.mention_at(number, subject)
    return mention is not None and mention.kind != "pronoun" and mention.actor.name != previous.speaker.name
