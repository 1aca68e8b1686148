"""A cue between commas ("…, he added, …", "…, said Kim."): what stands around it was said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.coding.parsed import Parsed
from detente.coding.speech.cues import Found
from detente.coding.speech.surrounding import around, finite, past_colon, past_cue, past_names
from detente.coding.speech.unnamed import is_somebody

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
_LONGEST, _SHORT = 22, 6


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
    frames = set(found.entry.frames)
    if "that" not in frames or not (
        "quote" in frames or found.entry.strength > 1 or found.entry.kind == "thought"
    ):
        return None
    if parsed.xpos[found.word] not in ("VBD", "VBZ", "VBP", "VBN", "NNS", "VB"):
        return None
    if (found.entry.strength < 2 and found.lemma not in _ASIDES) or found.lemma in _NEVER:
        return None
    first, last = _segment(parsed, found)
    opening = first
    if (
        found.rest
        and found.last + 1 <= last
        and parsed.upos[found.last + 1] in ("SCONJ", "PRON", "DET", "NOUN")
    ):
        return None
    if _quoted_itself(parsed, first, last) or _on_noun(reading, number, found.word, first):
        return None
    first = _past_apposition(reading, number, first)
    if first == 0 or last - first > _LONGEST or parsed.low[first] in _OPENERS:
        return None
    limit = _limit(parsed, found.word, last)
    if _governs(parsed, found, first, limit, named=first < opening):
        return None
    if any(
        parsed.upos[w] == "VERB" and w not in (found.word, *found.rest) and not _inside_noun(parsed, w)
        for w in range(first, limit + 1)
    ):
        return None
    speaker = _speaker(reading, number, found, first, last)
    if speaker is not None and _has_object(reading, number, found, speaker, limit):
        return None
    if speaker is None or (found.lemma == "go on" and reading.mention_at(number, speaker) is None):
        return None
    begin = max(past_colon(reading, number, speaker, first), past_cue(reading, number, first))
    content = around(parsed, first, past_names(parsed, speaker, found.word, last), begin)
    if (
        not content
        and found.word == first <= _SHORT
        and not finite(parsed, list(range(last + 1, len(parsed))))
    ):
        content = tuple(range(first - 1))
    return Aside(first, last, speaker, content) if content else None


def _governs(parsed: Parsed, found: Found, first: int, last: int, *, named: bool) -> bool:
    """Whether the cue has a clause or a subject of its own that the segment does not show; `named`: its title does."""
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
    subject = next((w for w in reversed(parsed.children(word, "nsubj", "nsubj:pass")) if w < word), None)
    subject = parsed.subject(word) if subject is None else subject
    inverted = word == first and parsed.upos[word + 1 : word + 2] == ("PROPN",)
    if subject is not None and subject < first and (named or inverted or parsed.words[first - 1] in _CLOSING):
        return False
    named = word - 1 >= first and parsed.upos[word - 1] in ("PRON", "PROPN")
    return subject is not None and not first <= subject <= last and not named


def _has_object(reading: Reading, number: int, found: Found, speaker: int, limit: int) -> bool:
    """Whether a cue behind its speaker has words of its own ("rejected the text"), not just somebody told."""
    parsed = reading.parsed(number)
    if speaker > found.word:
        thing = parsed.upos[speaker] == "NOUN" and not is_somebody(parsed.lemmas[speaker])
        return thing and parsed.labels[speaker] == "obj" and reading.mention_at(number, speaker) is None
    obj = next((k for k in parsed.children(found.word, "obj") if found.last < k <= limit), None)
    if obj is None or found.lemma in _TELLING or obj in found.rest or parsed.low[obj] in _PERSONS:
        return False
    mention = reading.mention_at(number, obj)
    return mention is None or mention.kind not in ("person", "office", "pronoun", "group", "people", "body")


_PERSONS = frozenset({"him", "her", "me", "us", "you", "them"})
_TELLING = frozenset(
    "tell inform notify remind assure reassure warn advise brief ask caution alert put".split()
)


_ASIDES = frozenset(
    "add write respond explain reply argue note answer protest read run point counter observe maintain charge recall concur"
    " hold volunteer".split()
)
_NEVER = frozenset({"know", "understand", "realise", "realize", "recognise", "recognize"})


def _quoted_itself(parsed: Parsed, first: int, last: int) -> bool:
    """Whether the cue's clause is all that stands between the marks (“Nobody asked us,” …)."""
    closing = parsed.words[last + 1 : last + 3]
    if first > 0 and parsed.words[first - 1] == '"' and parsed.words[:first].count('"') % 2 == 0:
        return False
    return first > 0 and parsed.words[first - 1] in _MARKS and bool(_CLOSING.intersection(closing))


def _on_noun(reading: Reading, number: int, cue: int, first: int) -> bool:
    """Whether the cue tells of a noun of speech in its own segment (", a charge Oslo denies")."""
    parsed = reading.parsed(number)
    if parsed.low[first] not in ("a", "an", "the", "another", "one"):
        return False
    nouns = reading.lexicon.nouns
    told = (w for w in range(first + 1, min(first + 4, cue)) if parsed.lemmas[w] in nouns)
    noun = next((w for w in told if parsed.upos[w] == "NOUN"), None)
    return noun is not None and any(parsed.upos[w] in ("PROPN", "PRON") for w in range(noun + 1, cue))


def _past_apposition(reading: Reading, number: int, first: int) -> int:
    """The start of the speaker's name where a phrase between commas parts it from the cue (“…,” X, a spokesman, told Y)."""
    parsed = reading.parsed(number)
    if first < 2 or parsed.words[first - 1] != ",":
        return first
    beside = _introduced_by(reading, number, first)
    if beside is not None:
        return beside
    edge = first - 2
    while edge >= 0 and parsed.words[edge] not in _CLOSING and first - edge < _LONGEST:
        edge -= 1
    if edge < 1 or parsed.words[edge] not in _CLOSING or parsed.words[edge - 1] not in (",", "!", "?"):
        return first
    named = reading.mention_at(number, edge + 1)
    parted = named is not None and named.kind == "person" and parsed.words[named.last + 1] == ","
    return edge + 1 if parted else first


def _introduced_by(reading: Reading, number: int, first: int) -> int | None:
    """The start of "his spokesman, X," or of "X, his spokesman," between commas before a cue."""
    parsed = reading.parsed(number)
    late = reading.mention_at(number, first - 2)
    if late is None or late.kind != "person" or late.first < 2 or parsed.words[late.first - 1] != ",":
        start = late.first - 1 if late is not None and late.kind == "person" else first
        while start > 0 and parsed.upos[start] in _PHRASE and parsed.words[start - 1] != ",":
            start -= 1
        if start >= first or start < 2 or parsed.words[start - 1] != ",":
            return None
        late_first = start
    else:
        late_first = late.first
    early = reading.mention_at(number, late_first - 2)
    if early is None or early.kind != "person" or late is None or early.actor.name != late.actor.name:
        return None
    start = early.first
    while start > 0 and parsed.upos[start - 1] in _PHRASE:
        start -= 1
    return start if start > 0 and parsed.words[start - 1] in _EDGES else None


_PHRASE = frozenset({"DET", "PRON", "ADJ", "NOUN", "PROPN", "PART", "NUM"})


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
        closing = reading.mention_at(number, before - 1)
        if closing is not None and closing.kind == "person":
            return closing.head
        opening = reading.mention_at(number, first)
        return opening.head if opening is not None else None
    if before >= first:
        mention = reading.mention_at(number, before)
        if mention is not None and mention.kind not in ("place", "adjective"):
            return _head(parsed, mention.head, first)
        if parsed.upos[before] in ("PRON", "PROPN", "NOUN"):
            return _head(parsed, before, first)
        return None
    subject = parsed.subject(found.word)
    if subject is not None and parsed.words[first - 1] == "," and first - 2 <= parsed.right[subject] < first:
        named = reading.mention_at(number, subject)
        if named is not None and named.kind in ("person", "office"):
            return subject
    for after in range(found.last + 1, last + 1):
        if parsed.low[after] in _SOME and parsed.low[after + 1 : after + 2] == ("of",):
            return after
        mention = reading.mention_at(number, after)
        if mention is not None and mention.kind not in ("place", "adjective", "pronoun"):
            following = reading.mention_at(number, mention.last + 1)
            if following is not None and following.kind in ("person", "office") and mention.kind != "person":
                continue
            return mention.head
        if parsed.upos[after] == "NOUN" and (
            after == last or parsed.upos[after + 1] not in ("NOUN", "PROPN", "PART")
        ):
            return after
        if parsed.upos[after] not in ("DET", "ADJ", "PROPN", "NOUN", "NUM", "PART") and mention is None:
            return None
    return None


_SOME = frozenset({"one", "two", "three", "some", "several", "many", "another"})


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
