"""Statements by verbs: "said that …", "urged X to …", "condemned …", "…, he added"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.coding.parsed import Parsed
from detente.coding.reading import Reading
from detente.coding.speech.addressees import addressed, addressee_of
from detente.coding.speech.attribution import Attribution
from detente.coding.speech.bounds import EVENTS, PLAIN_OBJECT, counts
from detente.coding.speech.contents import Content, clause_content, pieces_of, trimmed
from detente.coding.speech.cues import Found, asserted, verb_cues
from detente.coding.speech.objects import object_content
from detente.coding.speech.parenthetical import aside_of
from detente.coding.speech.quotations import Quotation
from detente.coding.speech.resumed import cut_before, resumed
from detente.coding.speech.speakers import Voice, find_voice
from detente.coding.speech.unnamed import unnamed
from detente.coding.who.actors import actors_of

__all__ = ["attribute", "verbal"]

_SPEECH_ACTS = frozenset(
    {"demand", "offer", "promise", "threat", "refusal", "denial", "accusation", "praise", "appeal"}
)
_NO_QUOTE = frozenset({"continue", "begin", "publish", "read", "post", "broadcast", "answer"})
_EXPRESSING = frozenset({"express", "voice", "convey", "profess", "register", "signify"})
_EXPRESSED = frozenset(
    "concern support hope regret readiness willingness opposition outrage condolence thanks gratitude"
    " satisfaction confidence"
    " commitment solidarity disappointment frustration optimism doubt dismay alarm anger appreciation determination view"
    " interest sympathy backing objection scepticism skepticism reservation worry intention resolve apology indignation"
    " surprise shock sorrow sadness grief unease displeasure dissatisfaction fear confidence belief conviction bewilderment"
    " revulsion horror pride joy delight relief ignorance innocence astonishment apprehension friendship goodwill".split()
)


def verbal(reading: Reading, number: int, quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    """The attributions of one sentence that hang on a verb."""
    parsed = reading.parsed(number)
    told: dict[int, Attribution] = {}
    within: dict[int, int] = {}
    for found in verb_cues(parsed, reading.lexicon):
        polarity = asserted(parsed, found)
        if polarity is None or (
            (found.entry.kind == "thought" or parsed.low[parsed.subject(found.word) or 0] == "we")
            and _quoted_word(parsed, found.word, quotations)
        ):
            continue
        named = reading.mention_at(number, found.word)
        if named is not None and named.kind == "person":
            continue
        attribution = _aside(reading, number, found, quotations)
        if attribution is None:
            before = resumed(reading, number, found, told, within)
            voice = _voice(reading, number, found) if before is None else Voice(before.speakers, found.word)
            attribution = attribute(reading, number, found, voice, quotations) if voice is not None else None
            if attribution is not None and before is not None:
                cut_before(reading, before, found)
        if attribution is not None and not _asked(attribution):
            attribution.polarity = polarity
            told[found.word] = attribution
            within.update(dict.fromkeys(found.rest, found.word))
    yield from told.values()


def _asked(said: Attribution) -> bool:
    """Whether a reporter or a reader only asks."""
    role = said.speaker.role if said.speakers else None
    asker = role is not None and role.lower().split(" ")[-1] in _ASKERS
    return said.lemma in ("ask", "wonder", "inquire", "enquire") and asker


_ASKERS = frozenset(
    "reader reporter journalist correspondent interviewer questioner moderator anchor viewer".split()
)


def _voice(reading: Reading, number: int, found: Found) -> Voice | None:
    return find_voice(reading, number, found) or unnamed(reading, number, found)


def _quoted_word(parsed: Parsed, word: int, quotations: Sequence[Quotation]) -> bool:
    return any(q.start <= parsed.sentence.starts[word] < q.end for q in quotations)


def _aside(
    reading: Reading, number: int, found: Found, quotations: Sequence[Quotation]
) -> Attribution | None:
    aside = aside_of(reading, number, found)
    if aside is None or reading.parsed(number).low[aside.speaker] in _AUTHOR:
        return None
    speakers = actors_of(reading, number, aside.speaker, loose=found.entry.kind == "speech")
    parsed = reading.parsed(number)
    content = Content(aside.content, _top(parsed, aside.content), "that")
    pieces = pieces_of(parsed, content, (), quotations, reading.document.text) if speakers else []
    if not pieces:
        return None
    cue = parsed.sentence.starts[found.word], parsed.sentence.ends[found.last]
    return Attribution(
        number, "aside", speakers, pieces, cue, found.word, found.lemma, found.entry.act, found.entry.kind, "that",
        content.head, triggers=[cue],
        addressee=addressed(reading, number, found, None, addressee_of(reading, number, found), speakers[0]),
    )  # fmt: skip


_AUTHOR = frozenset({"i", "me", "you", "one", "who", "nobody"})


def _top(parsed: Parsed, words: Sequence[int]) -> int:
    """The head of the main clause among these words."""
    inside = set(words)
    depth = {w: len(parsed.above(w)) for w in words if parsed.upos[w] in ("VERB", "AUX", "ADJ", "NOUN")}
    if not depth:
        return -1
    tops = [w for w in depth if parsed.heads[w] not in inside] or list(depth)
    bound = {w for w in tops if any(parsed.low[k] in _BOUND for k in parsed.children(w, "mark"))}
    return min(tops, key=lambda w: (w in bound, parsed.upos[w] not in ("VERB", "ADJ"), depth[w], w))


_BOUND = frozenset({"if", "unless", "until", "once", "when", "as", "because", "although"})


def attribute(
    reading: Reading, number: int, found: Found, voice: Voice, quotations: Sequence[Quotation]
) -> Attribution | None:
    parsed = reading.parsed(number)
    target = addressee_of(reading, number, found)
    content = _content(parsed, found, target is not None)
    pieces = _pieces(reading, number, found, voice, content, quotations)
    frame = content.frame if content is not None else "quote"
    if not pieces:
        pieces, frame = _quoted(reading, number, found, voice, quotations), "quote"
    if not pieces or not counts(parsed, found, content, pieces, quotations):
        return None
    cue = parsed.sentence.starts[found.word], parsed.sentence.ends[found.last]
    speaker = voice.speakers[0] if voice.speakers else None
    target = addressed(reading, number, found, content, target, speaker)
    return Attribution(
        number, f"verb-{frame}", voice.speakers, pieces, cue, found.word, found.lemma, found.entry.act, found.entry.kind,
        frame, content.head if content is not None else -1, addressee=target, according_to=voice.according_to,
        triggers=[cue], we=parsed.low[voice.word] == "we" and not voice.speakers,
    )  # fmt: skip


def _content(parsed: Parsed, found: Found, target: bool) -> Content | None:
    content = clause_content(parsed, found)
    if content is not None and (
        content.frame != "inf" or found.entry.kind == "speech" or found.lemma == "hope"
    ):
        return content
    if found.entry.kind != "speech" or found.lemma in EVENTS:
        return None
    if found.lemma in _EXPRESSING:
        obj = next((k for k in parsed.children(found.word, "obj") if k > found.word), None)
        felt = obj is not None and parsed.lemmas[obj] in _EXPRESSED
        return object_content(parsed, found, target=False) if felt else None
    if (
        found.entry.act in _SPEECH_ACTS
        or found.lemma in PLAIN_OBJECT
        or (found.rest and "obj" in found.entry.frames)
    ):
        return object_content(parsed, found, target=target)
    return None


def _pieces(
    reading: Reading,
    number: int,
    found: Found,
    voice: Voice,
    content: Content | None,
    quotations: Sequence[Quotation],
) -> list[tuple[int, int]]:
    if content is None:
        return []
    parsed = reading.parsed(number)
    if content.frame in ("obj", "name", "inf") or content.frame != "that":
        keep_out: list[int] = []
    else:
        keep_out = _matrix(parsed, found, voice, content)
    cue = parsed.sentence.starts[found.word]
    pieces = pieces_of(parsed, content, keep_out, quotations, reading.document.text, cue)
    pieces = [_untimed(reading, start, end, parsed.sentence.ends[found.last]) for start, end in pieces]
    return [_up_to_semicolon(reading, start, end, cue, quotations) for start, end in pieces]


def _up_to_semicolon(
    reading: Reading, start: int, end: int, cue: int, quotations: Sequence[Quotation]
) -> tuple[int, int]:
    """Without what follows a semicolon outside quotation marks, unless "that" takes it up again."""
    text = reading.document.text
    at = text.find(";", start, end)
    quoted = any(q.start <= at < q.end for q in quotations)
    if at < 0 or start < cue or quoted or " that " in text[at : at + 12]:
        return start, end
    return trimmed(text, start, at)


def _untimed(reading: Reading, start: int, end: int, cue_end: int) -> tuple[int, int]:
    """Without the time of speaking between the cue and the words ("said on Tuesday they had …")."""
    if not 0 <= start - cue_end <= 2:
        return start, end
    for time in reading.times_in(start, min(end, start + 60)):
        if time.quote.start - start <= 4 and end - time.quote.end > 8:
            return trimmed(reading.document.text, time.quote.end, end)
    return start, end


def _matrix(parsed: Parsed, found: Found, voice: Voice, content: Content) -> list[int]:
    """The words of the cue's own clause, wherever the parser hung them."""
    keep_out = [found.word, found.last, *found.rest]
    keep_out.extend(
        k for k in parsed.kids[found.word] if parsed.labels[k] in ("aux", "aux:pass", "compound:prt")
    )
    if voice.word not in content.words or parsed.heads[voice.word] == found.word:
        keep_out.extend(parsed.subtree(_phrase_head(parsed, voice.word, found.word), without=[found.word]))
    return keep_out


def _phrase_head(parsed: Parsed, word: int, cue: int) -> int:
    """The head of the phrase between commas that names the speaker ("…, his spokesman, X, said")."""
    while parsed.labels[word] in ("appos", "flat") and word < cue:
        head = parsed.heads[word]
        if (
            head < 0
            or parsed.words[parsed.left[word] - 1 : parsed.left[word]] != (",",)
            or parsed.labels[head] != "appos"
        ):
            break
        word = head
    return word


def _quoted(
    reading: Reading, number: int, found: Found, voice: Voice, quotations: Sequence[Quotation]
) -> list[tuple[int, int]]:
    """Quotations beside a cue whose clause the parser did not find."""
    if "quote" not in found.entry.frames or found.entry.kind == "attitude" or found.lemma in _NO_QUOTE:
        return []
    if found.entry.strength == 1 and reading.parsed(number).child(found.word, "xcomp", "obj") is not None:
        return []
    sentence = reading.sentences[number]
    text = reading.document.text
    cue = sentence.starts[found.word]
    near = [
        q
        for q in quotations
        if q.start < sentence.end and sentence.start < q.end and not q.start <= cue < q.end
    ]
    following = [q for q in near if q.opened >= cue and len(text[cue : q.opened]) < 200]
    leading = [q for q in near if q.closed <= cue and _leads(text, q, cue)]
    before = _previous(reading, number, found, quotations) if not leading and not following else []
    chosen = before or leading + [q for q in following if leading or _introduced(text, q)]
    return [trimmed(text, q.start, q.end) for q in chosen if q.end - q.start > 1]


def _leads(text: str, quotation: Quotation, cue: int) -> bool:
    between = text[quotation.closed : cue]
    return (len(between) < 120 and text[quotation.end - 1] in ",.!?…—") or between.lstrip()[:1] == ","


def _introduced(text: str, quotation: Quotation) -> bool:
    return text[: quotation.opened].rstrip()[-1:] in (",", ":", "") or quotation.end - quotation.start > 12


def _previous(
    reading: Reading, number: int, found: Found, quotations: Sequence[Quotation]
) -> list[Quotation]:
    """A quotation that ends with a comma in the sentence before: the sentence was cut behind the closing mark."""
    sentence = reading.sentences[number]
    if number == 0 or found.word > 8 or reading.sentences[number - 1].paragraph != sentence.paragraph:
        return []
    text = reading.document.text
    return [
        q
        for q in quotations
        if q.complete
        and not text[q.closed : sentence.start].strip()
        and text[q.end - 1 : q.end] in (",", "?", "!", "…")
    ]
