"""The country of scholars and others without office: that of the institution or town which the text sets beside the name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from detente.coding.parsed import Parsed
from detente.coding.who.chunks import Chunk

if TYPE_CHECKING:
    from detente.coding.reading import Reading
    from detente.lexicon import Lexicon

__all__ = ["is_topic", "placed"]

_INSTITUTIONS = frozenset(
    "university institute institution college school academy centre center council foundation laboratory hospital "
    "museum tank thinktank faculty polytechnic observatory".split()
)
_AT = frozenset({"in", "at", "of", "from", "near"})
_LIVING = frozenset(
    {"teach", "live", "work", "study", "lecture", "farm", "base", "grow", "run", "lead", "sit", "advise"}
)
_FREE = frozenset({"expert", "citizen"})
_TOPICS = frozenset({"studies", "affairs", "relations", "programme", "program", "project"})
_THEIRS = frozenset({"his", "her", "its", "their"})
_BEFORE, _AFTER, _WIDTH = 14, 16, 5


def placed(reading: Reading, chunks: Sequence[Chunk]) -> None:
    """Give a country to named persons without title and country whose institution or town stands beside the name.

    "Ingrid Halvorsen of the University of Bergen", "Kanya Srisuk, a security analyst at Chiang Mai University", "the
    Moscow Institute's Arkady Velikhov", "Jeanne Bruneau, who follows the Horn at an institute in Paris".
    """
    by_sentence: dict[int, list[Chunk]] = defaultdict(list)
    for chunk in chunks:
        if chunk.person is not None:
            by_sentence[chunk.sentence].append(chunk)
    for number, people in by_sentence.items():
        parsed = reading.parsed(number)
        for at, chunk in enumerate(people):
            free = chunk.office is None or chunk.office.tier in _FREE
            if chunk.country is None and free and " " in (chunk.person or ""):
                end = people[at + 1].first if at + 1 < len(people) else len(parsed)
                start = people[at - 1].last + 1 if at else 0
                chunk.country = _beside(parsed, reading.lexicon, chunk, start, end)


def _beside(parsed: Parsed, lexicon: Lexicon, chunk: Chunk, start: int, end: int) -> str | None:
    after = range(chunk.last + 1, _close(parsed, chunk.last + 1, min(end, chunk.last + 1 + _AFTER)))
    if len(after) and parsed.low[after[0]] in (",", "of", "at", "from", "(", "in", "–", "—"):
        found = _institution(parsed, lexicon, after) or _town(parsed, lexicon, after)
        if found is not None:
            return found
    before = range(max(start, chunk.first - _BEFORE), chunk.first)
    if len(before) and (
        parsed.low[chunk.first - 1] in (",", "'s", "’s") or parsed.upos[chunk.first - 1] == "NOUN"
    ):
        return _institution(parsed, lexicon, before)
    return None


def _close(parsed: Parsed, start: int, end: int) -> int:
    """Where the phrase that opens behind a name ends: at the next mark, or at the verb whose subject the name is."""
    if start + 1 >= end:
        return end
    if parsed.xpos[start + 1] in ("VBD", "VBZ", "VBP", "MD"):
        return start
    bare = parsed.upos[start] == "ADP"
    return next(
        (
            w
            for w in range(start + 1, end)
            if parsed.words[w] in (",", ")", ";", ":", "“", "”", '"')
            or (bare and parsed.xpos[w] in ("VBD", "VBZ", "VBP"))
        ),
        end,
    )


def _institution(parsed: Parsed, lexicon: Lexicon, span: range) -> str | None:
    """The state named in, or right behind, the name of an institution."""
    for word in span:
        if parsed.lemmas[word].lower() not in _INSTITUTIONS:
            continue
        first = word
        while (
            first - 1 >= span.start
            and parsed.upos[first - 1] in ("PROPN", "ADJ", "NOUN", "ADP")
            and word - first < _WIDTH
        ):
            first -= 1
        if parsed.low[max(first - 1, 0)] in _THEIRS:
            return None
        return _state(parsed, lexicon, range(first, min(word + 1 + 2 * _WIDTH, len(parsed))))
    return None


def _town(parsed: Parsed, lexicon: Lexicon, span: range) -> str | None:
    """ "…, who teaches law in Bern": the town of a clause that says what somebody does, or "of Bern" right behind."""
    doing = parsed.low[span.start] in ("of", "from") or any(
        parsed.lemmas[word] in _LIVING for word in range(span.start, min(span.start + 4, span.stop))
    )
    if not doing:
        return None
    for word in span:
        if parsed.low[word] in _AT and word + 1 < len(parsed):
            found = _named(parsed, lexicon, word + 1)
            if found is not None:
                return found
    return None


def _state(parsed: Parsed, lexicon: Lexicon, span: range) -> str | None:
    words = list(span)
    stop = next((w for w in words[1:] if parsed.words[w] in (",", ";", ".", "—", ")")), span.stop)
    words = [w for w in words if w < stop and not _topic(parsed, lexicon, w)]
    seated = [w for w in words if parsed.low[w - 1] == "in" and _is_town(parsed, lexicon, w)]
    words = [*seated, *words]
    return next(filter(None, (_known(parsed, lexicon, w) for w in words)), None) or next(
        filter(None, (_named(parsed, lexicon, w) for w in words)), None
    )


def _is_town(parsed: Parsed, lexicon: Lexicon, word: int) -> bool:
    match = lexicon.name_at(parsed.words, word)
    return match.names[0].kind in ("capital", "city") if match is not None else True


def _topic(parsed: Parsed, lexicon: Lexicon, word: int) -> bool:
    match = lexicon.name_at(parsed.words, word)
    return is_topic(parsed, match.end - 1 if match is not None else word)


def is_topic(parsed: Parsed, last: int) -> bool:
    """Whether a state whose name ends at a word is what is studied ("the University of North Korean Studies")."""
    return not _TOPICS.isdisjoint(parsed.low[last + 1 : last + 2])


def _known(parsed: Parsed, lexicon: Lexicon, word: int) -> str | None:
    match = lexicon.name_at(parsed.words, word) if parsed.words[word][:1].isupper() else None
    strong = match is not None and len(match.names[0].code) == 3 and not match.names[0].weak
    return match.names[0].code if match is not None and strong else None


def _named(parsed: Parsed, lexicon: Lexicon, word: int) -> str | None:
    if not parsed.words[word][:1].isupper():
        return None
    return _known(parsed, lexicon, word) or lexicon.city_at(parsed.words, word)
