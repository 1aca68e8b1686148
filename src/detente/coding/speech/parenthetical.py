"""A cue between commas ("…, he added, …", "…, said Kim."): what stands around it was said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.coding.parsed import Parsed
from detente.coding.speech.cues import Found

if TYPE_CHECKING:
    from detente.coding.reading import Reading

__all__ = ["Aside", "aside_of"]

_EDGES = frozenset({",", "—", "–", "“", "”", '"', "‘", "’", ";", "...", "…", "?", "!"})
_OPENERS = frozenset(
    "who which that whose when while as if after before because although though and but or to".split()
)
_SINCE = frozenset({"when", "as", "after", "before", "while"})
_MARKS = frozenset({"“", '"', "‘"})
_CLOSING = frozenset({"”", '"', "’"})
_SINCE = frozenset({"when", "as", "after", "before", "while"})
_LONGEST = 22


@dataclass(frozen=True, slots=True)
class Aside:
    """Words `first` to `last` of the cue's own clause, the speaker's word in it, and the words around that were said."""

    first: int
    last: int
    speaker: int
    content: tuple[int, ...]


def aside_of(reading: Reading, number: int, found: Found) -> Aside | None:
    """The aside around a cue, by punctuation alone; None where the cue governs a clause of its own."""
    parsed = reading.parsed(number)
    if not {"quote", "that"} <= set(found.entry.frames) and found.entry.kind != "thought":
        return None
    if parsed.xpos[found.word] not in ("VBD", "VBZ", "VBP", "VBN", "NNS", "VB"):
        return None
    if (found.entry.strength < 2 and found.lemma not in _ASIDES) or found.lemma in _NEVER:
        return None
    first, last = _segment(parsed, found)
    if _quoted_itself(parsed, first, last):
        return None
    first = _past_apposition(reading, number, first)
    if first == 0 or last - first > _LONGEST or parsed.low[first] in _OPENERS:
        return None
    limit = _limit(parsed, found.word, last)
    if _governs(parsed, found, first, limit):
        return None
    if any(
        parsed.upos[w] == "VERB" and w != found.word and not _inside_noun(parsed, w)
        for w in range(first, limit + 1)
    ):
        return None
    speaker = _speaker(reading, number, found, first, last)
    if speaker is None:
        return None
    content = _around(parsed, first, last)
    return Aside(first, last, speaker, content) if content else None


def _governs(parsed: Parsed, found: Found, first: int, last: int) -> bool:
    """Whether the cue has a clause or a subject of its own that the segment does not show."""
    word = found.word
    before, behind = range(first, word), range(word + 1, last + 1)
    if any(parsed.low[w] in _OPENERS and parsed.upos[w] in ("SCONJ", "PRON", "ADV") for w in before):
        return True
    if any(
        parsed.upos[w] in ("AUX", "SCONJ") or (parsed.low[w] == "to" and parsed.upos[w] == "PART")
        for w in behind
    ):
        return True
    if parsed.xpos[word] == "VBN" and not parsed.children(word, "aux", "aux:pass"):
        return not any(parsed.upos[w] in ("PRON", "PROPN") for w in before)
    subject = parsed.subject(word)
    named = word - 1 >= first and parsed.upos[word - 1] in ("PRON", "PROPN")
    return subject is not None and not first <= subject <= last and not named


_ASIDES = frozenset({"add", "write", "respond", "explain", "reply", "argue", "note", "answer", "protest"})
_NEVER = frozenset({"know", "understand", "realise", "realize", "recognise", "recognize"})


def _quoted_itself(parsed: Parsed, first: int, last: int) -> bool:
    """Whether the cue's clause is all that stands between the marks (“Nobody asked us,” …)."""
    closing = parsed.words[last + 1 : last + 3]
    return first > 0 and parsed.words[first - 1] in _MARKS and bool(_CLOSING.intersection(closing))


def _past_apposition(reading: Reading, number: int, first: int) -> int:
    """The start of the speaker's name where a phrase between commas parts it from the cue (“…,” X, a spokesman, told Y)."""
    parsed = reading.parsed(number)
    if first < 2 or parsed.words[first - 1] != ",":
        return first
    edge = first - 2
    while edge >= 0 and parsed.words[edge] not in _CLOSING and first - edge < _LONGEST:
        edge -= 1
    if edge < 1 or parsed.words[edge] not in _CLOSING or parsed.words[edge - 1] not in (",", "!", "?"):
        return first
    named = reading.mention_at(number, edge + 1)
    parted = named is not None and named.kind == "person" and parsed.words[named.last + 1] == ","
    return edge + 1 if parted else first


def _limit(parsed: Parsed, word: int, last: int) -> int:
    """Where a relative clause on the speaker begins ("said an envoy who was not allowed to speak")."""
    relative = (
        w for w in range(word + 2, last + 1) if parsed.low[w] in ("who", "whose") and parsed.upos[w] == "PRON"
    )
    return next(relative, last + 1) - 1


def _segment(parsed: Parsed, found: Found) -> tuple[int, int]:
    first, last, size = found.word, found.last, len(parsed)
    while first > 0 and parsed.words[first - 1] not in _EDGES:
        first -= 1
    while (
        last + 1 < size and parsed.words[last + 1] not in _EDGES and parsed.words[last + 1] not in (".", ":")
    ):
        if parsed.low[last + 1] in _SINCE and parsed.upos[last + 1] in ("SCONJ", "ADV"):
            break
        last += 1
    return first, last


def _inside_noun(parsed: Parsed, word: int) -> bool:
    return parsed.labels[word] in ("amod", "compound", "acl", "acl:relcl")


def _speaker(reading: Reading, number: int, found: Found, first: int, last: int) -> int | None:
    """Right before or right behind the cue: a pronoun, a known actor, or the noun that closes the phrase."""
    parsed = reading.parsed(number)
    before = found.word - 1
    while before >= first and parsed.upos[before] in ("AUX", "ADV", "PART"):
        before -= 1
    if before > first and parsed.words[before] == ",":
        opening = reading.mention_at(number, first)
        return opening.head if opening is not None else None
    if before >= first:
        mention = reading.mention_at(number, before)
        if mention is not None and mention.kind not in ("place", "adjective"):
            return _head(parsed, mention.head, first)
        if parsed.upos[before] in ("PRON", "PROPN", "NOUN"):
            return _head(parsed, before, first)
        return None
    for after in range(found.last + 1, last + 1):
        mention = reading.mention_at(number, after)
        if mention is not None and mention.kind not in ("place", "adjective", "pronoun"):
            return mention.head
        if parsed.upos[after] == "NOUN" and (
            after == last or parsed.upos[after + 1] not in ("NOUN", "PROPN", "PART")
        ):
            return after
        if parsed.upos[after] not in ("DET", "ADJ", "PROPN", "NOUN", "NUM", "PART") and mention is None:
            return None
    return None


def _head(parsed: Parsed, word: int, first: int) -> int:
    """The head of the noun phrase that ends at `word` ("an official from one of them")."""
    node = word
    while first <= parsed.heads[node] < word and parsed.upos[parsed.heads[node]] in (
        "NOUN",
        "PROPN",
        "PRON",
        "NUM",
        "DET",
    ):
        node = parsed.heads[node]
    return node


def _around(parsed: Parsed, first: int, last: int) -> tuple[int, ...]:
    if last + 1 < len(parsed) and parsed.words[last + 1] == ":":
        first = 0
    left = [w for w in range(first) if parsed.words[w] not in ("“", '"')]
    right = list(range(last + 1, len(parsed)))
    stop = next((i for i, w in enumerate(right) if parsed.words[w] == ";"), len(right))
    right = [w for w in right[:stop] if parsed.upos[w] != "PUNCT" or w != len(parsed) - 1]
    start = max((i + 1 for i, w in enumerate(left) if parsed.words[w] == ";"), default=0)
    left = left[start:]
    lexical = [w for w in right if parsed.upos[w] != "PUNCT"]
    if (
        lexical
        and _finite(parsed, left)
        and not _MARKS & {parsed.words[w] for w in right[:2]}
        and (
            parsed.xpos[lexical[0]] == "VBG"
            or parsed.low[lexical[0]] in ("and", "but", "while", "although", "though")
        )
    ):
        right, lexical = [], []
    quoted = len(right) > 1 and any(parsed.words[w] in ("“", '"', "‘") for w in right[:2])
    if not _finite(parsed, left) and (not lexical or quoted):
        return tuple(right) if quoted and not _quoted(parsed, left) and lexical else ()
    if lexical and _finite(parsed, left) and parsed.low[lexical[0]] in _SINCE and lexical[0] == last + 1:
        right, lexical = [], []
    if lexical and _finite(parsed, left) and parsed.low[lexical[0]] in _SINCE and lexical[0] == last + 1:
        right, lexical = [], []
    if lexical and not _finite(parsed, [*left, *right]):
        return ()
    if (
        lexical
        and not _finite(parsed, right)
        and _finite(parsed, left)
        and not _MARKS & {parsed.words[w] for w in right[:2]}
    ):
        right = []
    if right and parsed.words[right[0]] == "—":
        right = []
    return (*left, *right)


def _quoted(parsed: Parsed, words: list[int]) -> bool:
    return any(parsed.words[w] in ("”", '"', "’") for w in words)


def _finite(parsed: Parsed, words: list[int]) -> bool:
    return any(parsed.upos[w] in ("VERB", "AUX") for w in words)
