"""Sources told beside a clause: "as Oslo noted, …", "in his view …", "by Carter's account …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.coding.parsed import Parsed
from detente.coding.reading import Reading
from detente.coding.speech.attribution import Attribution
from detente.coding.speech.contents import Content, pieces_of
from detente.coding.speech.cues import verb_cues
from detente.coding.speech.nominal import sourced
from detente.coding.speech.quotations import Quotation
from detente.coding.who.actors import actors_of
from detente.evidence import Actor

__all__ = ["clefts", "noted", "viewed"]

_VIEWS = {
    "in": "view opinion judgment judgement word version reading eye estimation assessment telling phrase analysis mind",
    "by": "account reckoning telling estimate count admission calculation version estimation own",
    "on": "account telling reading reckoning word",
    "to": "mind eye",
}
_PAIRS = frozenset((link, noun) for link, nouns in _VIEWS.items() for noun in nouns.split())
_OURS = frozenset({"my", "our", "your", "its", "one", "whose"})
_SEEING = frozenset({"put", "see", "tell", "have", "describe", "remember", "recall", "understand", "view"})
_TELLING = frozenset({"other", "assessment", "announcement", "prediction", "accusation"})
_RELATING = frozenset({"describe", "tell", "report", "explain", "relate", "recount", "put"})
_EDGES = frozenset({",", "—", "–", ";", "(", ")"})
_LONGEST = 16


def viewed(reading: Reading, number: int, quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    """ "In his view …", "by Carter's account …": a preposition, an owner, and a noun of view."""
    parsed = reading.parsed(number)
    for noun, lemma in enumerate(parsed.lemmas):
        owner = parsed.child(noun, "nmod:poss")
        link = parsed.child(noun, "case")
        if owner is None or link is None or (parsed.low[link], lemma) not in _PAIRS or link > owner:
            continue
        alone = link == 0 or parsed.words[link - 1] in _EDGES or parsed.upos[link - 1] in ("CCONJ", "VERB")
        if not alone or parsed.low[owner] in _OURS - {"its"}:
            continue
        speakers = actors_of(reading, number, owner, loose=True)
        if speakers:
            yield from sourced(reading, number, (link, noun + 1, noun), speakers, quotations)


def noted(reading: Reading, number: int, quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    """ "As Oslo noted, …": a clause with "as", a speaker and a cue without words of its own."""
    parsed = reading.parsed(number)
    for start, low in enumerate(parsed.low):
        if low != "as" or (start > 0 and parsed.words[start - 1] not in _EDGES):
            continue
        end = _end(parsed, start)
        cue = _cue(reading, number, start, end)
        speakers = _speakers(reading, number, cue, start) if cue is not None else ()
        words = _main(parsed, start, end, cue) if cue is not None and speakers else ()
        if cue is None or not words or not any(parsed.upos[w] in ("VERB", "AUX") for w in words):
            continue
        content = Content(words, _top(parsed, words), "that")
        pieces = pieces_of(parsed, content, (), quotations, reading.document.text)
        entry = reading.lexicon.verbs.get(parsed.lemmas[cue])
        span = parsed.sentence.starts[cue], parsed.sentence.ends[cue]
        if pieces:
            yield Attribution(
                number, "as-noted", speakers, pieces, span, cue, parsed.lemmas[cue], entry.act if entry else "other",
                "speech", "that", content.head, triggers=[span],
            )  # fmt: skip


def _end(parsed: Parsed, start: int) -> int:
    """The first word behind the clause that opens with "as"."""
    for word in range(start + 1, min(start + _LONGEST, len(parsed))):
        if parsed.words[word] in _EDGES or (parsed.upos[word] == "PUNCT" and word == len(parsed) - 1):
            return word
    return start


def _cue(reading: Reading, number: int, start: int, end: int) -> int | None:
    """A cue between "as" and the next comma that takes neither clause nor object of its own."""
    parsed = reading.parsed(number)
    inside = {f.word: f for f in verb_cues(parsed, reading.lexicon) if start < f.word < end}
    verbs = [w for w in range(start + 1, end) if parsed.upos[w] == "VERB"]
    if len(verbs) != 1 or parsed.negated(verbs[0]):
        return None
    verb, lemma = verbs[0], parsed.lemmas[verbs[0]]
    if any(parsed.upos[k] == "AUX" and parsed.xpos[k] == "MD" for k in parsed.children(verb, "aux")):
        return None
    it = parsed.low[verb + 1 : verb + 2] == ("it",)
    if it and lemma in _SEEING:
        return verb if lemma != "put" or start == 0 else None
    if lemma in _RELATING and any(parsed.case(k) == "by" for k in parsed.children(verb, "obl:agent", "obl")):
        return verb
    found = inside.get(verb)
    tells = found is not None and "that" in found.entry.frames and found.entry.kind == "speech"
    told = found is not None and (found.entry.act in _TELLING or lemma == "warn")
    if not tells or not told or parsed.xpos[verb] not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    own = [k for k in parsed.children(verb, "obj", "ccomp", "xcomp", "advcl") if verb < k < end]
    own = [k for k in own if reading.mention_at(number, k) is None and parsed.low[k] != "it"]
    about = (
        k for k in parsed.children(verb, "obl") if parsed.case(k) in ("of", "about", "against", "for", "over")
    )
    return None if own or any(verb < k < end for k in about) else verb


def _speakers(reading: Reading, number: int, cue: int, start: int) -> tuple[Actor, ...]:
    parsed = reading.parsed(number)
    for kid in parsed.children(cue, "nsubj", "obl:agent", "obl"):
        agent = parsed.labels[kid] != "nsubj" and parsed.case(kid) == "by"
        if kid > start and (
            agent or (parsed.labels[kid] == "nsubj" and parsed.low[kid] not in ("it", "i", "we"))
        ):
            return actors_of(reading, number, kid, loose=True)
    return ()


def _main(parsed: Parsed, start: int, end: int, cue: int) -> tuple[int, ...]:
    """The words of the clause that "as" comments on, without the comment."""
    head = parsed.heads[cue]
    around = range(len(parsed)) if head < 0 or start <= head < end else parsed.subtree(head)
    words = [
        w for w in around if (not start <= w <= end and parsed.upos[w] != "PUNCT") or w < start - 1 or w > end
    ]
    cut = max((w for w in range(start) if parsed.words[w] == ";"), default=-1)
    stop = min((w for w in range(end, len(parsed)) if parsed.words[w] == ";"), default=len(parsed))
    return tuple(w for w in words if cut < w < stop and not start <= w < end)


def _top(parsed: Parsed, words: Sequence[int]) -> int:
    verbs = [w for w in words if parsed.upos[w] in ("VERB", "ADJ", "NOUN", "AUX")]
    return min(verbs, key=lambda w: (len(parsed.above(w)), w), default=-1)


def clefts(reading: Reading, number: int, quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    """ "All he would say was that …", "what she did say was that …"."""
    parsed = reading.parsed(number)
    for start in (w for w, low in enumerate(parsed.low) if low in ("all", "what")):
        mark = next(
            (w for w in range(start + 2, min(start + _LONGEST, len(parsed))) if parsed.low[w] == "that"), None
        )
        if mark is None or parsed.lemmas[mark - 1] != "be" or parsed.heads[mark] < mark:
            continue
        cues = [
            f
            for f in verb_cues(parsed, reading.lexicon)
            if start < f.word < mark - 1 and "that" in f.entry.frames
        ]
        if len(cues) != 1 or cues[0].entry.kind != "speech" or parsed.negated(cues[0].word):
            continue
        cue = cues[0].word
        subject = next((k for k in parsed.children(cue, "nsubj") if start < k < cue), None)
        speakers = actors_of(reading, number, subject, loose=True) if subject is not None else ()
        head = parsed.heads[mark]
        content = Content(tuple(w for w in parsed.subtree(head) if w > mark), head, "that")
        pieces = pieces_of(parsed, content, (), quotations, reading.document.text) if speakers else []
        if pieces:
            span = parsed.sentence.starts[cue], parsed.sentence.ends[cue]
            yield Attribution(
                number, "verb-that", speakers, pieces, span, cue, cues[0].lemma, cues[0].entry.act, "speech", "that",
                head, triggers=[span],
            )  # fmt: skip
