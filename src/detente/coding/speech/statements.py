"""Words attributed to a speaker, in one pass over the document."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from detente.coding.reading import Reading
from detente.coding.speech.acthead import weighed
from detente.coding.speech.attribution import Attribution
from detente.coding.speech.colons import headed, introduced
from detente.coding.speech.contents import trimmed
from detente.coding.speech.continued import continued
from detente.coding.speech.nominal import according, announced, equated, nominal
from detente.coding.speech.occasions import channel_of, date_of
from detente.coding.speech.quotations import Quotation
from detente.coding.speech.sources import clefts, noted, viewed
from detente.coding.speech.transcripts import transcript
from detente.coding.speech.turns import Turn, turns_of
from detente.coding.speech.utterances import utterance_of
from detente.coding.speech.verbal import verbal
from detente.evidence import Actor, Date, Quote, Statement, Trace

__all__ = ["annotate", "attributions"]


def annotate(reading: Reading, quotations: Sequence[Quotation]) -> tuple[Statement, ...]:
    """The statements of a document in text order."""
    return _finished(reading, attributions(reading, quotations), quotations)


def attributions(reading: Reading, quotations: Sequence[Quotation]) -> list[Attribution]:
    """Who said which words, before act, date and channel are worked out."""
    turns = turns_of(reading.document.text)
    own = transcript(reading, turns)
    found: list[Attribution] = [] if _written(turns) else own
    for number in range(len(reading.sentences)):
        if _headline(reading, number):
            continue
        near = _near(reading, number, quotations)
        cued = _unclaimed(
            [
                *verbal(reading, number, near),
                *nominal(reading, number, near),
                *announced(reading, number, near),
                *equated(reading, number, near),
            ]
        )
        cued.extend(introduced(reading, number, near, cued))
        cued.extend(headed(reading, number, near, cued))
        beside = (*according(reading, number, near), *viewed(reading, number, near))
        more = (*noted(reading, number, near), *clefts(reading, number, near))
        cued.extend(a for a in more if not _overlaid(a, cued))
        sourced = [a for a in beside if not _spoken_for(a, cued)]
        _pass_on(reading, number, cued, sourced, near)
        found.extend(cued)
        found.extend(a for a in sourced if a.pieces)
    found = _issued(reading, found, own[0].speakers if own and _written(turns) else ())
    if _written(turns):
        cued_in = {said.sentence for said in found}
        found.extend(said for said in own if said.sentence not in cued_in)
    found = _nested(reading, _distinct(found))
    if not turns:
        found.extend(continued(reading, found, quotations))
    return found


def _written(turns: Sequence[Turn]) -> bool:
    """Whether the text is a letter or a statement, whose sentences count where no cue within gives their words."""
    return bool(turns) and turns[0].written


def _headline(reading: Reading, number: int) -> bool:
    """A short line without a full stop, most of its words capitalised."""
    sentence = reading.sentences[number]
    if len(sentence.words) > 20 or sentence.text.rstrip()[-1:] in ".!?…”’\"':;,":
        return False
    words = [w for w in sentence.words if w.isalpha() and len(w) > 3]
    return sum(w[0].isupper() for w in words) >= 0.7 * len(words)


def _near(reading: Reading, number: int, quotations: Sequence[Quotation]) -> list[Quotation]:
    sentence = reading.sentences[number]
    first = bisect_right(quotations, sentence.start - 3, key=attrgetter("closed"))
    return list(quotations[first : bisect_left(quotations, sentence.end, key=attrgetter("opened"))])


def _unclaimed(cued: list[Attribution]) -> list[Attribution]:
    """Of two cues that claim a quotation the one whose clause it is."""
    claimed = [a for a in cued if a.rule != "verb-quote"]
    return [
        a
        for a in cued
        if a.rule != "verb-quote" or not any(a.start < c.end and c.start < a.end for c in claimed)
    ]


def _overlaid(said: Attribution, cued: Sequence[Attribution]) -> bool:
    return any(c.cue_word == said.cue_word or (c.start <= said.start and said.end <= c.end) for c in cued)


def _spoken_for(said: Attribution, cued: Sequence[Attribution]) -> bool:
    return any(c.cue_word == said.cue_word for c in cued)


def _pass_on(
    reading: Reading,
    number: int,
    cued: Sequence[Attribution],
    sourced: list[Attribution],
    near: Sequence[Quotation],
) -> None:
    """ "X said …, according to Y": the words stay X's, and Y passes them on."""
    parsed = reading.parsed(number)
    for source in sourced:
        for said in cued:
            if said.cue_word < 0 or said.cue is None:
                continue
            main = source.root == said.cue_word or source.root in parsed.above(said.cue_word)[:1]
            if source.cue is not None:
                said.pieces = _cut(reading.document.text, said.pieces, source.cue[0])
            if said.frame == "that" and said.rule != "noun-that" and _most(said, source):
                said.according_to = said.according_to or source.speaker
                source.pieces = []
            if main and said.according_to is None and source.root == said.cue_word:
                said.according_to = source.speaker
                source.pieces = [] if said.kind == "speech" else source.pieces


def _most(said: Attribution, source: Attribution) -> bool:
    """Whether somebody's words are a good part of those that a source passes on."""
    if not source.pieces:
        return False
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in said.pieces for c, d in source.pieces)
    inside = said.cue is not None and source.start <= said.cue[0] < source.end
    return inside and said.kind == "speech" and shared >= 0.3 * sum(b - a for a, b in source.pieces) > 0


def _cut(text: str, pieces: list[tuple[int, int]], source: int) -> list[tuple[int, int]]:
    """The content up to an "according to" at its end."""
    return [trimmed(text, a, source) if a < source < b else (a, b) for a, b in pieces]


def _issued(reading: Reading, found: list[Attribution], issuer: tuple[Actor, ...]) -> list[Attribution]:
    """ "The statement said": a text without an issuer of its own speaks for whoever spoke last, or for its own."""
    kept: list[Attribution] = []
    for said in sorted(found, key=lambda a: (a.sentence, a.cue_word)):
        if (
            said.speakers
            and kept
            and said.sentence - kept[-1].sentence <= 2
            and _taken_up(reading, said.speaker)
        ):
            said.speakers, said.channel = kept[-1].speakers, kept[-1].channel
        if not said.speakers:
            near = [
                a
                for a in kept
                if said.sentence - a.sentence <= 3
                and (not said.we or _in_present(reading, a) or a.rule == "transcript-turn")
            ]
            if issuer and said.we:
                said.speakers = issuer
            elif near:
                said.speakers, said.channel = near[-1].speakers, near[-1].channel
            else:
                continue
        kept.append(said)
    return kept


def _taken_up(reading: Reading, speaker: Actor) -> bool:
    """ "This person", "the source": whoever spoke last without a name."""
    if (
        speaker.name is not None
        or speaker.mention is None
        or speaker.role not in ("person", "man", "woman", "source")
    ):
        return False
    before = reading.document.text[max(speaker.mention.start - 6, 0) : speaker.mention.start].lower().split()
    return before[-1:] in (["this"], ["that"], ["the"]) or reading.document.text[
        speaker.mention.start : speaker.mention.end
    ].lower().startswith(("this ", "that ", "the "))


def _in_present(reading: Reading, said: Attribution) -> bool:
    """Whether a cue stands in the present, as in communiques."""
    return said.cue_word >= 0 and reading.parsed(said.sentence).xpos[said.cue_word] in ("VBZ", "VBP")


def _distinct(found: list[Attribution]) -> list[Attribution]:
    """One cue, one statement; of two with the same words the one with a cue of its own."""
    kept: list[Attribution] = []
    for said in sorted(found, key=lambda a: (a.start, -a.end, a.rule.startswith("noun"), a.cue_word)):
        if any(_alike(said, other) for other in kept):
            continue
        kept.append(said)
    return kept


def _alike(said: Attribution, other: Attribution) -> bool:
    """One cue twice, or a verb and its noun with the same words ("repeated his claim that …")."""
    if said.pieces != other.pieces:
        return False
    return said.cue_word == other.cue_word or (
        said.rule.startswith("noun") and _same(said.speaker, other.speaker)
    )


def _nested(reading: Reading, found: list[Attribution]) -> list[Attribution]:
    """Speech inside of speech is passed on by the outer speaker; what somebody says of himself inside is not apart."""
    kept = []
    for said in found:
        outer = _outer(said, found)
        if outer is None or _goes_on(reading, said, outer):
            kept.append(said)
            continue
        if _same(outer.speaker, said.speaker) or (outer.polarity == "negated" and said.kind == "thought"):
            continue
        if (
            said.speaker.role is None
            and said.speaker.country == outer.speaker.country
            and outer.speaker.country
        ):
            continue
        said.according_to = said.according_to or outer.speaker
        kept.append(said)
    return kept


def _goes_on(reading: Reading, said: Attribution, outer: Attribution) -> bool:
    """ "wrote that it would be …, and blamed …": the second cue goes on after the first's words and ends them."""
    parsed = reading.parsed(said.sentence)
    word = said.cue_word
    if said.rule == "aside" and outer.start < said.start and _same(outer.speaker, said.speaker):
        outer.pieces = _before(reading, outer.pieces, said.start)
        return bool(outer.pieces)
    if outer.sentence != said.sentence or word < 2 or parsed.labels[word] != "conj" or outer.root < 0:
        return False
    if (
        parsed.xpos[word] not in ("VBD", "VBN", "VBZ")
        or parsed.subject(word) is not None
        or not _same(outer.speaker, said.speaker)
    ):
        return False
    joint = word - 1 if parsed.upos[word - 1] == "CCONJ" else word
    if joint == word or (
        parsed.words[joint - 1] != "," and parsed.xpos[outer.root] in ("VBD", "VBN") and outer.frame == "that"
    ):
        return False
    cut = parsed.sentence.starts[joint]
    outer.pieces = [trimmed(reading.document.text, a, min(b, cut)) for a, b in outer.pieces if a < cut]
    return bool(outer.pieces)


def _before(reading: Reading, pieces: list[tuple[int, int]], cut: int) -> list[tuple[int, int]]:
    """Pieces up to an offset, without the joint that stands right before it."""
    text = reading.document.text
    kept = []
    for start, end in pieces:
        if start < cut:
            start, end = trimmed(text, start, min(end, cut))
            last = text[start:end].rsplit(None, 1)
            if len(last) == 2 and last[1] in ("and", "but", "although", "though", "while"):
                start, end = trimmed(text, start, end - len(last[1]))
            kept.append((start, end))
    return kept


def _outer(said: Attribution, found: Sequence[Attribution]) -> Attribution | None:
    if said.cue is None:
        return None
    holding = [a for a in found if a is not said and a.cue != said.cue and a.holds(said.cue[0])]
    return min(holding, key=lambda a: a.end - a.start, default=None)


def _same(one: Actor, other: Actor) -> bool:
    if one.name is not None and one.name == other.name:
        return True
    return one.name is None and other.name is None and one.role == other.role and one.country == other.country


def _finished(
    reading: Reading, found: list[Attribution], quotations: Sequence[Quotation]
) -> tuple[Statement, ...]:
    dated: list[tuple[Attribution, Date]] = []
    statements = []
    order = sorted(found, key=lambda a: (a.cue[0] if a.cue else a.start, a.start))
    for said in order:
        date = date_of(reading, said, dated, [o for o in order if o is not said])
        dated.append((said, date))
        statements.append(_statement(reading, said, date, quotations))
    return tuple(sorted(statements, key=lambda s: (s.content[0].start, s.content[-1].end, s.id)))


def _statement(reading: Reading, said: Attribution, date: Date, quotations: Sequence[Quotation]) -> Statement:
    judged = weighed(utterance_of(reading, said))
    content = tuple(reading.quote(a, b) for a, b in said.pieces)
    speaker = _joint(said.speakers)
    return Statement(
        id=reading.new_id("statement", said.start, said.end),
        document=reading.document.id,
        speaker=speaker,
        addressee=said.addressee,
        cue=reading.quote(*said.cue) if said.cue else None,
        content=content,
        mode=_mode(said, quotations),  # type: ignore[arg-type]
        act=judged.act,  # type: ignore[arg-type]
        polarity="negated" if said.polarity == "negated" else "affirmed",
        date=date,
        channel=channel_of(reading, said, _matrix(reading, said)),  # type: ignore[arg-type]
        according_to=said.according_to,
        trace=Trace(
            said.rule,
            tuple(reading.quote(a, b) for a, b in said.triggers if b > a),
            judged.runner_up,
            judged.by,
        ),
    )


def _joint(speakers: tuple[Actor, ...]) -> Actor:
    """Two that speak as one are one speaker, named in the text's words."""
    if len(speakers) == 1:
        return speakers[0]
    countries = {s.country for s in speakers}
    names = [s.name or s.role or "" for s in speakers]
    country = countries.pop() if len(countries) == 1 else None
    joined = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 2 else names)
    return replace(speakers[0], name=joined, country=country, role=None, mention=_spanning(speakers))


def _spanning(speakers: tuple[Actor, ...]) -> Quote | None:
    return speakers[0].mention


def _matrix(reading: Reading, said: Attribution) -> str:
    sentence = reading.sentences[said.sentence]
    text = reading.document.text
    kept, at = [], sentence.start
    for start, end in sorted(said.pieces):
        kept.append(text[at : max(at, min(start, sentence.end))])
        at = max(at, min(end, sentence.end))
    return " ".join([*kept, text[at : sentence.end]])


def _mode(said: Attribution, quotations: Sequence[Quotation]) -> str:
    if said.rule == "transcript-turn":
        return "direct"
    total = sum(end - start for start, end in said.pieces)
    first = bisect_right(quotations, said.start, key=attrgetter("end"))
    near = quotations[first : bisect_left(quotations, said.end, key=attrgetter("start"))]
    quoted = sum(max(0, min(end, q.end) - max(start, q.start)) for start, end in said.pieces for q in near)
    if quoted >= 0.9 * total:
        return "direct" if said.frame in ("that", "quote") or said.rule.startswith("continued") else "mixed"
    return "mixed" if quoted else "indirect"
