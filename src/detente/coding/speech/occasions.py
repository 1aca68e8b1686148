"""When and through which channel something was said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.coding.reading import Reading, TimeExpression
from detente.coding.speech.attribution import Attribution
from detente.evidence import UNKNOWN_DATE, Actor, Date, Quote

__all__ = ["channel_of", "date_of"]

_SOURCES = re.compile(
    r"\b(sources?|officials?|diplomats?|people|persons?|insiders?|aides?|negotiators?|advisers?|advisors?|lawmakers?|officers?"
    r"|ambassadors?|commanders?|ministers?|envoys?|participants?|delegates?|analysts?|experts?|intermediar(?:y|ies)|mediators?"
    r"|someone|somebody|one|two|another|members?|planners?|strategists?|brokers?|bankers?|veterans?)\b"
)
_NO_NAME = re.compile(
    r"condition of anonymity|anonymous|not be (?:named|identified|quoted)|declined to be (?:named|identified)|unnamed"
    r"|not authori[sz]ed to speak|familiar with|close to the|briefed on|on background|who asked not",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"\bin private\b|\bprivately\b|private (?:letter|meeting|conversation|message)|behind closed doors|closed[- ]door"
    r"|phone call|telephone call"
    r"|(?:by|on the|over the) (?:tele)?phone|out of earshot|telephoned|in a (?:letter|call|cable)\b|confidential",
    re.IGNORECASE,
)
_TRACK_TWO = re.compile(
    r"track[- ](?:two|2|ii|1\.5|one and a half)|back[- ]?channel|unofficial (?:meeting|talks|dialogue)",
    re.IGNORECASE,
)
_AT_TRACK_TWO = re.compile(
    r"\b(?:at|during|after) (?:an?|the|their)? ?(?:\w+ )?(?:track|unofficial)", re.IGNORECASE
)
_PUBLIC_ROLE = re.compile(
    r"spokes|press secretary|correspondent|reporter|defector|analyst|expert", re.IGNORECASE
)


def channel_of(reading: Reading, said: Attribution, matrix: str) -> str:
    """Public, private, track-two or anonymous, by the speaker's phrase and the clause around the cue.

    Parameters
    ----------
    reading : Reading
    said : Attribution
    matrix : str
        The sentence without the content.
    """
    if said.channel is not None:
        return said.channel
    if said.speaker.name is None and said.cue is not None and _TRACK_TWO.search(_behind(reading, said)):
        return "track-two"
    if _TRACK_TWO.search(matrix) and (said.speaker.name is None or _AT_TRACK_TWO.search(matrix)):
        return "track-two"
    if said.speaker.name is None and _faceless(said.speaker, matrix):
        return "anonymous"
    if (
        said.according_to is not None
        and said.addressee is not None
        and said.addressee.country not in (None, said.speaker.country)
    ):
        return "private"
    return "private" if _PRIVATE.search(matrix) and said.rule != "transcript-turn" else "public"


def _behind(reading: Reading, said: Attribution) -> str:
    """What follows "according to" in its sentence: who they are, and where they met."""
    assert said.cue is not None
    cue = reading.document.text[said.cue[0] : said.cue[1]].lower()
    if not cue.startswith("according"):
        return ""
    return reading.document.text[said.cue[1] : reading.sentences[said.sentence].end]


def _faceless(speaker: Actor, matrix: str) -> bool:
    role = speaker.role or ""
    if _NO_NAME.search(matrix):
        return True
    if role and re.search(rf"\bthe\b[\w' -]{{0,30}}\b{re.escape(role)}", matrix, re.IGNORECASE):
        return False
    return bool(_SOURCES.search(role.lower())) and not _PUBLIC_ROLE.search(role)


def date_of(
    reading: Reading,
    said: Attribution,
    earlier: Sequence[tuple[Attribution, Date]],
    others: Sequence[Attribution] = (),
) -> Date:
    """The day of speaking: a time expression of the cue's own clause, else of the same occasion just before."""
    own = _own(reading, said, [o for o in others if said.cue is None or not o.holds(said.cue[0])])
    if own is not None:
        return _with_words(own)
    inherited = _inherited(reading, said, earlier)
    if inherited is not None:
        return inherited
    published = reading.document.published
    if said.rule == "transcript-turn" and published.value:
        return Date(published.value, published.earliest, published.latest, "publication")
    return Date(None, None, published.latest, "publication") if published.latest else UNKNOWN_DATE


def _with_words(found: TimeExpression) -> Date:
    quote: Quote = found.quote
    date = found.date
    return Date(date.value, date.earliest, date.latest, date.basis, date.expression or quote)


def _own(reading: Reading, said: Attribution, others: Sequence[Attribution]) -> TimeExpression | None:
    if said.cue_word < 0:
        return None
    sentence = reading.sentences[said.sentence]
    parsed = reading.parsed(said.sentence)
    near: list[tuple[int, TimeExpression]] = []
    for time in reading.times_in(sentence.start, sentence.end):
        at = time.quote.start
        if (
            time.kind != "date"
            or time.date.value is None
            or said.holds(at)
            or any(o.holds(at) for o in others)
        ):
            continue
        word = max((w for w, start in enumerate(sentence.starts) if start <= time.quote.start), default=0)
        above = [word, *parsed.above(word)]
        close = said.cue is not None and 0 <= at - said.cue[1] <= 5
        joint = parsed.subject(said.cue_word) is None and _shared(
            parsed.heads, parsed.labels, said.cue_word, above
        )
        if close or joint or said.cue_word in above[:5]:
            near.append((abs(word - said.cue_word), time))
    return min(near, key=lambda n: n[0])[1] if near else None


def _shared(heads: Sequence[int], labels: Sequence[str], cue: int, above: Sequence[int]) -> bool:
    """Whether the time hangs on the clause that the cue continues ("wrote on Thursday … and blamed")."""
    node = cue
    while labels[node] in ("conj", "xcomp", "advcl", "parataxis") and heads[node] >= 0:
        node = heads[node]
        if node in above[:4]:
            return True
    return False


def _inherited(
    reading: Reading, said: Attribution, earlier: Sequence[tuple[Attribution, Date]]
) -> Date | None:
    paragraph = reading.sentences[said.sentence].paragraph
    for previous, date in reversed(earlier[-4:]):
        near = 0 <= said.sentence - previous.sentence <= 2
        same = (
            reading.sentences[previous.sentence].paragraph == paragraph
            or said.sentence - previous.sentence <= 1
        )
        if (
            near
            and same
            and previous.speaker.name == said.speaker.name
            and previous.speaker.country == said.speaker.country
        ):
            return date if date.value is not None else None
    return None
