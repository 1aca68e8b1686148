"""Statements by nouns and prepositions: "his claim that …", "Pyongyang's threats to …", "according to …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.coding.parsed import Parsed
from detente.coding.reading import Reading
from detente.coding.speech.attribution import Attribution
from detente.coding.speech.contents import Content, noun_content, pieces_of, trimmed
from detente.coding.speech.cues import noun_cues
from detente.coding.speech.quotations import Quotation
from detente.coding.speech.speakers import TEXTS
from detente.coding.who.actors import actors_of
from detente.evidence import Actor

__all__ = ["EQUATED", "according", "announced", "equated", "nominal", "owner_of", "sourced"]

_LIGHT = frozenset(
    "make issue repeat reiterate renew deliver voice give express send drop withdraw retract release receive"
    " carry post publish utter offer raise level dismiss reject ignore deny accept".split()
)
_DROPPED = frozenset(
    "drop shelve abandon withdraw retract renounce waive forgo scrap forswear soften".split()
)
_HELD = frozenset({"reject", "dismiss", "deny", "ignore", "receive", "accept"})


def nominal(reading: Reading, number: int, quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    """The attributions of one sentence that hang on a noun with an owner and a content."""
    parsed = reading.parsed(number)
    for found in noun_cues(parsed, reading.lexicon):
        content = noun_content(parsed, found)
        if content is None:
            continue
        if found.entry.kind == "thought" and content.frame != "that":
            continue
        head = parsed.heads[found.word]
        dropped = head >= 0 and parsed.labels[found.word] == "obj" and parsed.lemmas[head] in _DROPPED
        if dropped and content.frame != "that":
            continue
        speakers = owner_of(reading, number, found.word)
        pieces = pieces_of(parsed, content, (), quotations, reading.document.text) if speakers else []
        if pieces:
            cue = parsed.sentence.starts[found.word], parsed.sentence.ends[found.word]
            yield Attribution(
                number, f"noun-{content.frame}", speakers, pieces, cue, found.word, found.lemma, found.entry.act,
                found.entry.kind, content.frame, content.head, triggers=[cue],
            )  # fmt: skip


_REPLIES = frozenset(
    "reply response answer message verdict word comment remark retort tweet statement reaction warning appeal promise"
    " conclusion argument line motto offer".split()
)


def announced(reading: Reading, number: int, quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    """ "Erdogan's reply: “…”": a noun of speech with an owner, a colon and a quotation."""
    parsed = reading.parsed(number)
    for word, lemma in enumerate(parsed.lemmas):
        if lemma not in _REPLIES or parsed.upos[word] != "NOUN":
            continue
        colon = next(
            (w for w in range(word + 1, min(word + 10, len(parsed))) if parsed.words[w] == ":"), None
        )
        if colon is None:
            continue
        after = parsed.sentence.ends[colon]
        quotation = next((q for q in quotations if 0 <= q.opened - after <= 2), None)
        speakers = owner_of(reading, number, word) if quotation is not None else ()
        if quotation is not None and speakers:
            cue = parsed.sentence.starts[word], parsed.sentence.ends[word]
            piece = trimmed(reading.document.text, quotation.start, quotation.end)
            yield Attribution(number, "noun-quote", speakers, [piece], cue, word, lemma, triggers=[cue])


def equated(reading: Reading, number: int, quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    """ "Baku's line is that …", "his answer was: …": a noun of speech with an owner, and the clause that it is."""
    parsed = reading.parsed(number)
    for word, lemma in enumerate(parsed.lemmas):
        if lemma not in EQUATED or parsed.upos[word] != "NOUN":
            continue
        verb = word + 1
        while verb < len(parsed) and (parsed.upos[verb] == "ADV" or verb <= parsed.right[word] < word + 6):
            verb += 1
        if (
            verb + 2 >= len(parsed)
            or parsed.lemmas[verb] != "be"
            or parsed.low[verb + 1] not in ("that", ":")
        ):
            continue
        speakers = owner_of(reading, number, word)
        words = [
            w for w in range(verb + 2, len(parsed)) if not any(parsed.words[k] == ";" for k in range(verb, w))
        ]
        pieces = pieces_of(
            parsed, Content(tuple(words), words[0], "that"), (), quotations, reading.document.text
        )
        if speakers and pieces and any(parsed.xpos[w] in ("VBD", "VBZ", "VBP", "MD") for w in words):
            head = min(
                words, key=lambda w: (parsed.upos[w] not in ("VERB", "ADJ", "NOUN"), len(parsed.above(w)), w)
            )
            cue = parsed.sentence.starts[word], parsed.sentence.ends[word]
            yield Attribution(
                number, "noun-is", speakers, pieces, cue, word, lemma, frame="that", root=head, triggers=[cue]
            )  # fmt: skip


EQUATED = _REPLIES | frozenset(
    "version account explanation claim contention story position view thesis theory".split()
)


def owner_of(reading: Reading, number: int, word: int) -> tuple[Actor, ...]:
    parsed = reading.parsed(number)
    for kid in parsed.kids[word]:
        case = parsed.case(kid) if parsed.labels[kid] == "nmod" else ""
        if parsed.labels[kid] in ("nmod:poss", "amod", "compound") or case in ("by", "from"):
            actors = actors_of(reading, number, kid)
            if actors:
                return actors
    head = parsed.heads[word]
    if parsed.labels[word] in ("obj", "obl") and head >= 0 and parsed.lemmas[head] in _LIGHT - _HELD:
        subject = parsed.subject(head)
        if subject is not None and not _passive(parsed, head):
            return actors_of(reading, number, subject)
    return ()


def _passive(parsed: Parsed, word: int) -> bool:
    return any(parsed.labels[k] == "aux:pass" for k in parsed.kids[word])


def according(reading: Reading, number: int, quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    """ "…, according to X": the sentence is X's, unless it has a speaker of its own."""
    parsed = reading.parsed(number)
    for word, low in enumerate(parsed.low):
        if low not in _OPENERS or (
            low == "per" and not parsed.words[min(word + 1, len(parsed) - 1)][:1].isupper()
        ):
            continue
        end = reading.lexicon.according_at(parsed.low, word)
        source = _source(parsed, word, end) if end is not None else None
        if source is None or end is None:
            continue
        actors = actors_of(reading, number, source, loose=True)
        actors = _of_text(reading, number, source) or actors
        if not actors:
            continue
        yield from sourced(reading, number, (word, end, source), actors, quotations)


_OPENERS = frozenset({"according", "in", "per", "as", "citing", "quoting"})


def _source(parsed: Parsed, word: int, end: int) -> int | None:
    """The noun after "according to"."""
    if end >= len(parsed):
        return None
    inside = range(word, end)
    for node in (parsed.heads[end - 1], parsed.heads[word]):
        if node >= end:
            return node
    kids = [
        k for w in inside for k in parsed.kids[w] if k >= end and parsed.upos[k] in ("NOUN", "PROPN", "PRON")
    ]
    return kids[0] if kids else None


def _of_text(reading: Reading, number: int, source: int) -> tuple[Actor, ...]:
    parsed = reading.parsed(number)
    if parsed.lemmas[source] not in TEXTS:
        return ()
    for kid in parsed.kids[source]:
        if parsed.labels[kid] in ("nmod:poss", "compound", "amod") or parsed.case(kid) in (
            "by",
            "from",
            "of",
        ):
            actors = actors_of(reading, number, kid)
            if actors:
                return actors
    return ()


def _clause_head(parsed: Parsed, word: int) -> int:
    """The main clause above a word that the parser hung the source on."""
    while parsed.labels[word] not in ("root", "parataxis") and parsed.heads[word] >= 0:
        if parsed.labels[word] == "conj" and parsed.subject(word) is not None:
            break
        word = parsed.heads[word]
    return word


def sourced(
    reading: Reading,
    number: int,
    source: tuple[int, int, int],
    actors: tuple[Actor, ...],
    quotations: Sequence[Quotation],
) -> Iterator[Attribution]:
    parsed = reading.parsed(number)
    word, end, noun = source
    phrase = set(parsed.subtree(noun)) | set(range(word, end))
    governor = parsed.heads[noun]
    while governor >= 0 and governor in phrase:
        governor = parsed.heads[governor]
    head = governor if governor >= 0 else parsed.sentence.root
    head = _clause_head(parsed, head)
    if parsed.upos[head] not in ("VERB", "AUX", "ADJ", "NOUN", "PROPN", "ADV", "NUM"):
        return
    words = [w for w in parsed.subtree(head) if w not in phrase]
    text, starts, ends = reading.document.text, parsed.sentence.starts, parsed.sentence.ends
    runs: list[list[int]] = []
    for each in words:
        if runs and all(parsed.upos[g] == "PUNCT" and g not in phrase for g in range(runs[-1][-1] + 1, each)):
            runs[-1].append(each)
        else:
            runs.append([each])
    pieces = [trimmed(text, starts[run[0]], ends[run[-1]]) for run in runs]
    pieces = [p for p in pieces if p[1] - p[0] > 3]
    if pieces:
        cue = starts[word], ends[end - 1]
        yield Attribution(
            number,
            "according-to",
            actors,
            pieces,
            cue,
            word,
            "according",
            "other",
            "speech",
            "that",
            head,
            triggers=[cue],
        )
