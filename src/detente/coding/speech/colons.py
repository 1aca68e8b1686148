"""Words behind a colon: "Kiir has refused so far: they will be tried", "Cheney was less definite: troops would stay …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.coding.parsed import Parsed
from detente.coding.reading import Reading
from detente.coding.speech.attribution import Attribution
from detente.coding.speech.contents import Content, pieces_of, trimmed
from detente.coding.speech.cues import asserted, verb_cues
from detente.coding.speech.nominal import EQUATED, owner_of
from detente.coding.speech.quotations import Quotation
from detente.evidence import Actor

__all__ = ["headed", "introduced"]

_MANNERS = frozenset(
    "adamant blunt brief candid categorical cautious clear coarse conciliatory confident cool coy crisp curt defiant"
    " definite delicate diplomatic direct dismissive emphatic evasive explicit firm forthcoming forthright frank gentle"
    " gloomy guarded harsh honest hopeful icy insistent laconic mild open optimistic outspoken pessimistic plain polite"
    " precise reserved rude sceptical scathing sharp short skeptical soft specific stern succinct terse tough uncompromising"
    " unequivocal unmoved unrepentant unyielding vague warm wary".split()
)
_WAYS = frozenset(
    "refuse decline object disagree differ demur balk baulk bristle retreat backtrack hedge waver equivocate relent"
    " apologise apologize".split()
)
_THINGS = frozenset(
    "requirement demand condition term offer promise message answer reply warning explanation request wish complaint"
    " argument suggestion proposal question advice news".split()
)
_SETTING = frozenset(
    "set lay list name make give have send issue add bring offer state raise present deliver".split()
)
_SPEAKERS = frozenset({"person", "office", "government", "body", "group", "people", "pronoun"})
_LEAST = 3


def introduced(
    reading: Reading, number: int, quotations: Sequence[Quotation], cued: Sequence[Attribution]
) -> Iterator[Attribution]:
    """A clause behind a colon that tells how somebody spoke, where no cue within the clause gives its words."""
    parsed = reading.parsed(number)
    colon = next((w for w, word in enumerate(parsed.words) if word == ":"), None)
    if colon is None or colon < 2:
        return
    if colon == len(parsed) - 1:
        yield from _next(reading, number, colon, cued)
        return
    words = range(colon + 1, len(parsed))
    start, end = parsed.sentence.starts[min(colon + 1, len(parsed) - 1)], parsed.sentence.end
    if not _finite(parsed, words) or any(a.start < end and start < a.end for a in cued):
        return
    if any(found.word > colon and found.entry.strength > 1 for found in verb_cues(parsed, reading.lexicon)):
        return
    cue = _cue(reading, number, colon)
    subject = parsed.child(cue, "nsubj") if cue is not None else None
    speaker = reading.mention_at(number, subject) if subject is not None else None
    if cue is None or subject is None or subject > colon or speaker is None or speaker.kind not in _SPEAKERS:
        return
    content = Content(tuple(words), _head(parsed, words), "that")
    pieces = pieces_of(parsed, content, (), quotations, reading.document.text)
    if pieces:
        span = parsed.sentence.starts[cue], parsed.sentence.ends[cue]
        act = "refusal" if parsed.lemmas[cue] in ("refuse", "decline") else "other"
        yield Attribution(
            number, "colon", (speaker.actor,), pieces, span, cue, parsed.lemmas[cue], act, "speech", "that", content.head,
            triggers=[span],
        )  # fmt: skip


def headed(
    reading: Reading, number: int, quotations: Sequence[Quotation], cued: Sequence[Attribution]
) -> Iterator[Attribution]:
    """ "The message from Oslo: leave at once", "Her answer is clear: …", "Lena Berg: “…”": what a heading's owner said."""
    parsed = reading.parsed(number)
    colon = next((w for w, word in enumerate(parsed.words) if word == ":"), None)
    if colon is None or colon in (0, len(parsed) - 1):
        return
    start, end = parsed.sentence.starts[colon + 1], parsed.sentence.end
    if any(a.start < end and start < a.end for a in cued):
        return
    noun = _heading(parsed, colon)
    speakers = owner_of(reading, number, noun) if noun is not None else ()
    quoted = any(0 <= q.opened - parsed.sentence.ends[colon] <= 2 for q in quotations)
    if not speakers and quoted:
        noun, speakers = None, _named(reading, number, colon)
    words = list(range(colon + 1, len(parsed)))
    words = words[: next((i for i, w in enumerate(words) if parsed.words[w] == ";"), len(words))]
    if not speakers or not any(parsed.upos[w] in ("VERB", "AUX") for w in words):
        return
    content = Content(tuple(words), _head(parsed, range(words[0], words[-1] + 1)), "that")
    pieces = pieces_of(parsed, content, (), quotations, reading.document.text)
    cue = (parsed.sentence.starts[noun], parsed.sentence.ends[noun]) if noun is not None else None
    if pieces:
        yield Attribution(
            number, "noun-colon" if noun is not None else "name-colon", speakers, pieces, cue,
            -1 if noun is None else noun, "" if noun is None else parsed.lemmas[noun], "other", "speech", "that",
            content.head, triggers=[cue] if cue else [],
        )  # fmt: skip


def _heading(parsed: Parsed, colon: int) -> int | None:
    """The noun of speech before a colon, with nothing between but whose it is or how it is."""
    for word in range(colon - 1, -1, -1):
        if parsed.upos[word] == "VERB" or (parsed.upos[word] == "AUX" and parsed.lemmas[word] != "be"):
            return None
        if parsed.upos[word] == "NOUN" and parsed.lemmas[word] in EQUATED:
            return word
    return None


def _named(reading: Reading, number: int, colon: int) -> tuple[Actor, ...]:
    """Who is named before a colon where nothing else stands but what he speaks of ("Lena Berg on the ships: “…”")."""
    parsed = reading.parsed(number)
    if any(parsed.upos[w] in ("VERB", "AUX") for w in range(colon)):
        return ()
    first = next((m for m in reading.mentions_in(number) if m.first <= 2 and m.last < colon), None)
    if first is None or first.kind not in ("person", "office"):
        return ()
    topical = parsed.low[first.last + 1 : first.last + 2] in ((":",), ("on",), (",",), ("to",), ("in",))
    return (first.actor,) if topical else ()


def _next(reading: Reading, number: int, colon: int, cued: Sequence[Attribution]) -> Iterator[Attribution]:
    """The sentence behind one that ends with a colon ("… and Minsk hit back:")."""
    if cued or number + 1 >= len(reading.sentences):
        return
    parsed, after = reading.parsed(number), reading.sentences[number + 1]
    if after.paragraph != reading.sentences[number].paragraph or list(
        verb_cues(reading.parsed(number + 1), reading.lexicon)
    ):
        return
    cue = _cue(reading, number, colon)
    subject = parsed.child(cue, "nsubj") if cue is not None else None
    speaker = reading.mention_at(number, subject) if subject is not None else None
    if cue is not None and speaker is not None and speaker.kind in _SPEAKERS:
        span = parsed.sentence.starts[cue], parsed.sentence.ends[cue]
        piece = trimmed(reading.document.text, after.start, after.end)
        yield Attribution(
            number, "colon", (speaker.actor,), [piece], span, cue, parsed.lemmas[cue], triggers=[span]
        )  # fmt: skip


def _cue(reading: Reading, number: int, colon: int) -> int | None:
    """The word before the colon that says how, or that, somebody spoke."""
    parsed = reading.parsed(number)
    ways = [w for w in range(colon) if parsed.lemmas[w] in _WAYS and parsed.upos[w] == "VERB"]
    for found in verb_cues(parsed, reading.lexicon):
        if found.word in ways and asserted(parsed, found) is not None:
            return found.word
    for word in range(colon):
        stem = parsed.low[word].removesuffix("r").removesuffix("e")
        manner = {parsed.lemmas[word], stem, f"{stem}e", f"{stem.removesuffix('i')}y", stem[:-1]} & _MANNERS
        if manner and parsed.upos[word] == "ADJ" and parsed.child(word, "cop") is not None:
            return word
    for found in verb_cues(parsed, reading.lexicon):
        told = found.last < colon and found.entry.strength > 1 and "quote" in found.entry.frames
        if (
            told
            and parsed.child(found.word, "ccomp", "obj") is None
            and asserted(parsed, found) == "affirmed"
        ):
            return found.word
    for word in range(colon):
        thing = parsed.child(word, "obj")
        if (
            thing is not None
            and thing < colon
            and parsed.lemmas[thing] in _THINGS
            and parsed.lemmas[word] in _SETTING
        ):
            return word
    return next((w for w in ways if parsed.child(w, "nsubj") is not None), None)


def _head(parsed: Parsed, words: range) -> int:
    """The topmost verb of the words."""
    verbs = [w for w in words if parsed.upos[w] in ("VERB", "ADJ", "NOUN", "AUX")]
    return min(verbs, key=lambda w: (len(parsed.above(w)), w), default=-1)


def _finite(parsed: Parsed, words: range) -> bool:
    return len(words) > _LEAST and any(parsed.xpos[w] in ("VBD", "VBZ", "VBP", "MD") for w in words)
