"""Who is spoken of: every phrase that names an actor, with name, country, role and sector."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from detente.coding.parsed import Parsed
from detente.coding.reading import Mention, Reading
from detente.coding.who.appositions import join_appositions
from detente.coding.who.cast import Cast, Person
from detente.coding.who.chunks import Chunk, chunks_of
from detente.coding.who.homes import find_homes
from detente.coding.who.institutions import placed
from detente.coding.who.introductions import introduced
from detente.coding.who.participants import introduce
from detente.evidence import Actor
from detente.lexicon.naming import naming

__all__ = ["annotate", "cast_of"]

_WHERE = frozenset(
    "in at near from outside inside around across through into onto over off toward towards throughout".split()
)
_BODIES = frozenset({"UNO", "EUR", "IGO"})
_PLACES = ("capital", "city", "region", "country")


def annotate(reading: Reading) -> tuple[Mention, ...]:
    """The mentions of a document in text order; pronouns and titles alone come with the coreference."""
    chunks = [
        c
        for n in range(len(reading.sentences))
        for c in chunks_of(reading.parsed(n), n, reading.lexicon, reading.published)
    ]
    chunks = _supported(reading, chunks)
    _called(reading, chunks)
    joined = join_appositions(reading, chunks)
    introduced(reading, chunks, joined)
    placed(reading, chunks)
    _settle(chunks)
    states = frozenset(c.country for c in chunks if c.country)
    cast = Cast(reading.lexicon, reading.published, states)
    reading.notes["cast"] = cast
    introduce(reading, cast, chunks)
    people = _meet_all(reading, cast, chunks, joined)
    mentions = [m for c in chunks for m in [_mention(reading, c, people.get(id(c)))] if m is not None]
    return tuple(mentions)


def cast_of(reading: Reading) -> Cast:
    """The people met by :func:`annotate`."""
    cast = reading.notes["cast"]
    assert isinstance(cast, Cast)
    return cast


def _supported(reading: Reading, chunks: list[Chunk]) -> list[Chunk]:
    """Weak names ("the North", "Georgia") only where a strong name of the same state stands in the document."""
    _settle(chunks)
    strong = {c.country for c in chunks if not (c.weak or _shared(c)) and c.country and c.source != "organ"}
    for chunk in chunks:
        alone = chunk.country not in strong
        if alone and _shared(chunk):
            chunk.country, chunk.source = None, "organ"
        if alone and chunk.source == "organ" and not chunk.before:
            chunk.country = None
    return [c for c in chunks if not (c.weak and c.person is None) or c.country in strong]


def _called(reading: Reading, chunks: list[Chunk]) -> None:
    """A body without a state takes that of the body beside it ("the UN mission, UNTOG,")."""
    for left, right in pairwise(chunks):
        beside = left.sentence == right.sentence and left.last == right.first - 2
        if beside and left.kind == right.kind == "body" and left.country and right.country is None:
            words = reading.parsed(left.sentence).words
            if words[right.first - 1] == "," and words[right.last + 1 : right.last + 2] == (",",):
                right.country, right.sector = left.country, right.sector or left.sector


def _shared(chunk: Chunk) -> bool:
    """Whether a body, or that of a title, has a name that the bodies of several states have ("Foreign Office")."""
    return (chunk.name or chunk.role or "").lower().startswith(naming().shared_names)


def _settle(chunks: list[Chunk]) -> None:
    """Names of several states ("Congo") stand for the one that the document names otherwise."""
    plain = (c for c in chunks if not (c.weak or c.choices or c.person or c.role or c.source == "organ"))
    named = Counter(c.country for c in plain if c.country)
    chosen: dict[str, str] = {}
    for chunk in chunks:
        if chunk.choices:
            chunk.country = max(chunk.choices, key=lambda code: named[code])
            states = (code for code in chunk.choices if code not in _BODIES)
            chosen.update({code: chunk.country for code in states if named[chunk.country]})
    for chunk in chunks:
        chunk.country = chosen.get(chunk.country or "", chunk.country)


def _meet_all(
    reading: Reading, cast: Cast, chunks: Sequence[Chunk], joined: dict[int, Chunk]
) -> dict[int, Person]:
    """Full names first, so that a family name met before its full name still finds it."""
    people: dict[int, Person] = {}
    for chunk in chunks:
        for owner in chunk.before:
            person = people.get(id(owner))
            if person is not None and chunk.country is None:
                chunk.country = person.country
        _adopt(chunk, joined)
        if chunk.person is not None and " " in chunk.person.strip():
            _note(people, chunk, cast.meet(chunk))
    for chunk in chunks:
        if chunk.person is not None:
            if id(chunk) not in people and _worth_meeting(reading, chunk):
                _note(people, chunk, cast.meet(chunk))
        elif id(chunk) in joined and joined[id(chunk)].person is not None:
            _note(people, chunk, people.get(id(joined[id(chunk)])))
        for owner in chunk.before:
            if chunk.country is None and id(owner) in people:
                chunk.country = people[id(owner)].country
    for chunk in chunks:
        other = joined.get(id(chunk))
        if id(chunk) not in people and other is not None and id(other) in people:
            people[id(chunk)] = people[id(other)]
    reading.notes["homes"] = find_homes(reading, chunks, people)
    return people


def _note(people: dict[int, Person], chunk: Chunk, person: Person | None) -> None:
    if person is not None:
        people[id(chunk)] = person


def _adopt(chunk: Chunk, joined: dict[int, Chunk]) -> None:
    """A name takes title and country from the phrase that stands in apposition to it."""
    other = joined.get(id(chunk))
    if other is None or chunk.person is None:
        return
    if chunk.role is not None:
        chunk.country = chunk.country or (other.country if other.kind == "office" else None)
        return
    chunk.role, chunk.office, chunk.sector = other.role, other.office, other.sector
    chunk.country, chunk.former = chunk.country or other.country, other.former
    chunk.abroad = other.abroad


def _worth_meeting(reading: Reading, chunk: Chunk) -> bool:
    parsed = reading.parsed(chunk.sentence)
    return any(parsed.upos[i] == "PROPN" for i in range(chunk.first, chunk.last + 1))


def _mention(reading: Reading, chunk: Chunk, person: Person | None) -> Mention | None:
    if chunk.person is not None and person is None:
        return None
    parsed = reading.parsed(chunk.sentence)
    head = head_word(parsed, chunk.first, chunk.last)
    kind, actor = _who(reading, chunk, person, parsed, head)
    first = chunk.before[0].first if chunk.before else chunk.first
    quote = reading.quote(parsed.sentence.starts[first], parsed.sentence.ends[chunk.last])
    actor = Actor(actor.name, actor.country, actor.role, quote, actor.sector)
    each = tuple(Actor(None, code, actor.role, quote, actor.sector) for code in chunk.states)
    return Mention(
        chunk.sentence, head, quote.start, quote.end, kind, actor, each, chunk.first, chunk.last,
        definite=chunk.determiner in ("the", "his", "her", "its", "their", "this", "that") or not chunk.lower,
    )  # fmt: skip


def _who(
    reading: Reading, chunk: Chunk, person: Person | None, parsed: Parsed, head: int
) -> tuple[str, Actor]:
    if person is not None:
        actor = person.actor()
        return "person", actor if person.role is not None else Actor(actor.name, actor.country, chunk.role)
    if chunk.kind == "office":
        return "office", Actor(None, chunk.country, chunk.role, None, chunk.sector or None)
    if chunk.kind == "government":
        return _government(reading, chunk, parsed, head)
    if chunk.kind in ("adjective", "people"):
        modifier = chunk.kind == "adjective" and parsed.labels[head] in ("amod", "compound", "nmod")
        name = _country_name(reading, chunk)
        return ("adjective" if modifier else "people"), Actor(name, chunk.country, None, None, chunk.sector)
    return chunk.kind, Actor(chunk.name, chunk.country, None, None, chunk.sector)


def _government(reading: Reading, chunk: Chunk, parsed: Parsed, head: int) -> tuple[str, Actor]:
    if chunk.source == "seat":
        return "government", Actor(chunk.name, chunk.country, None, None, "GOV")
    place = parsed.case(head).split(" ")[0] in _WHERE and chunk.source in _PLACES
    name = chunk.name if chunk.source in ("city", "region") else _country_name(reading, chunk)
    return ("place" if place else "government"), Actor(name, chunk.country, None, None, None)


def _country_name(reading: Reading, chunk: Chunk) -> str | None:
    country = reading.lexicon.country(chunk.country)
    return country.name if country is not None else chunk.name


def head_word(parsed: Parsed, first: int, last: int) -> int:
    """The word of a run that hangs from outside of it; the last such one."""
    outside = [i for i in range(first, last + 1) if not first <= parsed.heads[i] <= last]
    nominal = [i for i in outside if parsed.upos[i] in ("PROPN", "NOUN", "PRON", "X", "ADJ")]
    return (nominal or outside or [last])[0]
