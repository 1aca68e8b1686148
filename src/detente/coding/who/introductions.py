"""How a text introduces people whom no lexicon knows: by what they do, by what they are, by whose counterpart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from detente.coding.parsed import Parsed
from detente.coding.who.besides import beside_name
from detente.coding.who.chunks import Chunk

if TYPE_CHECKING:
    from detente.coding.reading import Reading

__all__ = ["introduced"]

_LEADS = frozenset(
    "head lead command run represent chair govern direct oversee manage coordinate co-chair preside".split()
)
_POSTS = frozenset(
    "head chief director commander deputy chair member leader adviser advisor coordinator representative chairman "
    "chairwoman secretary undersecretary administrator commissioner delegate superintendent inspector marshal".split()
)
_PEERS = frozenset({"counterpart", "colleague", "homologue", "equal"})
_GOVERNING = frozenset(
    "head deputy-head minister senior envoy ambassador spokesperson military legislator".split()
)
_AWAY = frozenset("to in at with against on from near into toward towards about between".split())
_BEFORE_NOUN = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "PART", "NUM", "ADV"})
_SERVED = frozenset({"of", "for", "at", "in", "to", "with"})
_FREE = frozenset({"expert", "media", "citizen", "business", "clergy"})
_SENT = frozenset({"ambassador", "envoy"})
_GROUPS = frozenset({"group", "movement", "militia", "rebels", "guerrillas", "militants", "insurgents"})
_SERVES = frozenset("speak shuttle mediate negotiate work act sit serve broker".split())
_MARKS = frozenset({",", ";", ":", "(", ")", "“", '"', "—", "–"})
_REACH = 2
_APART = 9
_DEPUTIES = frozenset({"deputy", "vice", "assistant", "junior"})
_TIMES = frozenset({"new", "old", "former", "senior", "top"})


def introduced(reading: Reading, chunks: Sequence[Chunk], joined: Mapping[int, Chunk]) -> None:
    """Give role and country to names that a clause or a noun phrase beside them explains.

    Three forms: "…, who heads the Union's delegation", "…, deputy head of Georgia's council", and "her Danish
    counterpart, …". A name without any takes up the office that spoke without a name right before ("A deputy
    minister said … . Tomasz W. told parliament …").
    """
    by_sentence: dict[int, list[Chunk]] = defaultdict(list)
    for chunk in chunks:
        by_sentence[chunk.sentence].append(chunk)
    met: set[str] = set()
    words: set[str] = set()
    last_role: Chunk | None = None
    group: Chunk | None = None
    for chunk in chunks:
        if chunk.kind == "group":
            group = chunk
        if chunk.kind == "office" and chunk.country is None:
            chunk.country = _served(reading.parsed(chunk.sentence), chunk, by_sentence[chunk.sentence])
            _of_group(reading.parsed(chunk.sentence), chunk, group)
        if chunk.person is not None:
            family = chunk.person.split()[-1].lower()
            parsed = reading.parsed(chunk.sentence)
            beside = by_sentence[chunk.sentence]
            explained = id(chunk) in joined or chunk.role is not None
            _owned(parsed, chunk, beside)
            if " " in chunk.person or family not in words:
                _by_clause(parsed, chunk, beside)
                _by_demonym(parsed, chunk, beside)
                if chunk.country is None and not explained and " " in chunk.person:
                    chunk.country = beside_name(parsed, chunk, beside)
            _after_phrase(parsed, chunk, beside)
            if chunk.country is None and (id(chunk) not in joined or joined[id(chunk)].country is None):
                _country_behind(parsed, chunk, beside)
            if not explained:
                _by_phrase(parsed, chunk, beside)
                _by_peer(parsed, chunk, beside, last_role)
                if family not in met and not chunk.role and not chunk.country and " " in chunk.person:
                    _taken_up(reading, chunk, by_sentence, joined)
            met.add(family)
            words.update(chunk.person.lower().split())
        if chunk.role is not None and chunk.office is not None and chunk.office.tier in _GOVERNING:
            last_role = chunk


def _of_group(parsed: Parsed, chunk: Chunk, group: Chunk | None) -> None:
    """ "A spokesman for the group": the movement met last."""
    behind = parsed.low[chunk.last + 1 : chunk.last + 4]
    if (
        group is not None
        and behind[:2] in (("for", "the"), ("of", "the"))
        and behind[2:3]
        and behind[2] in _GROUPS
    ):
        chunk.country, chunk.sector = group.country, group.sector


def _served(parsed: Parsed, chunk: Chunk, beside: Sequence[Chunk]) -> str | None:
    """ "A spokesman for the Peruvian army", "an aide to the Danish premier": that of the phrase behind a title."""
    at = chunk.last + 1
    link = parsed.low[at] if at < len(parsed) else ""
    tier = chunk.office.tier if chunk.office is not None else ""
    if link not in _SERVED or tier in _FREE or (link == "to" and tier in _SENT):
        return None
    for other in beside:
        if at < other.first <= at + 3 and other.kind in ("body", "office", "person"):
            return other.country or next((c.country for c in other.before if c.country), None)
    return None


def _owned(parsed: Parsed, chunk: Chunk, beside: Sequence[Chunk]) -> None:
    """ "Norway's Kari Lund": the state right before a name that has no title."""
    if chunk.country or chunk.role or parsed.low[max(chunk.first - 1, 0)] not in ("'s", "’s", "'"):
        return
    owner = next((c for c in beside if c.last == chunk.first - 2), None)
    if owner is not None and owner.kind in ("government", "group", "body"):
        chunk.country, chunk.sector = owner.country, owner.sector


def _by_clause(parsed: Parsed, chunk: Chunk, beside: Sequence[Chunk]) -> None:
    """ "…, who heads the Union's delegation", "…, the Swede who mediates for the Union"."""
    at = chunk.last + 1
    if parsed.low[at : at + 1] != (",",):
        return
    end = min(at + _APART, len(parsed))
    who = next((w for w in range(at + 1, end) if parsed.low[w] == "who" or parsed.words[w] in _MARKS), None)
    if who is None or parsed.low[who] != "who":
        return
    verb = who + 1
    while verb < len(parsed) - 1 and parsed.upos[verb] in ("AUX", "ADV"):
        verb += 1
    serves = parsed.lemmas[verb] in _SERVES and parsed.low[verb + 1 : verb + 2] == ("for",)
    if serves or (parsed.lemmas[verb] in _LEADS and (who == at + 1 or _nationality(parsed, chunk, beside))):
        _explain(parsed, chunk, beside, verb)


def _by_demonym(parsed: Parsed, chunk: Chunk, beside: Sequence[Chunk]) -> None:
    demonym = _nationality(parsed, chunk, beside) or _demonym_before(parsed, chunk, beside)
    if demonym is not None:
        chunk.country = chunk.country or demonym.country


def _demonym_before(parsed: Parsed, chunk: Chunk, beside: Sequence[Chunk]) -> Chunk | None:
    """ "The Peruvian, X, said"."""
    if chunk.role or parsed.words[max(chunk.first - 1, 0)] != ",":
        return None
    before = next((c for c in beside if c.last == chunk.first - 2), None)
    alone = before is not None and before.kind in ("adjective", "people") and not before.plural
    return before if alone and before is not None and before.determiner in ("the", "a", "an") else None


def _nationality(parsed: Parsed, chunk: Chunk, beside: Sequence[Chunk]) -> Chunk | None:
    """ "…, the Saudi,", "…, the 60-year-old American across the table": a demonym alone behind a name and a comma."""
    at = chunk.last + 1
    if parsed.words[at : at + 1] != (",",):
        return None
    for other in beside:
        if at < other.first <= at + _APART and other.kind in ("adjective", "people") and not other.plural:
            between = range(at + 1, other.first)
            alone = parsed.labels[other.last] in ("appos", "conj", "nsubj", "obj", "root", "parataxis")
            if (
                alone
                and len(between)
                and all(parsed.upos[w] in _BEFORE_NOUN or parsed.words[w] == "-" for w in between)
            ):
                return other
    return None


def _by_phrase(parsed: Parsed, chunk: Chunk, beside: Sequence[Chunk]) -> None:
    at = chunk.last + 1
    if at >= len(parsed) or parsed.words[at] not in (",", "("):
        return
    start = noun = at + 1
    while noun < len(parsed) and parsed.upos[noun] in _BEFORE_NOUN and noun - start < 7:
        last = noun + 1 >= len(parsed) or parsed.upos[noun + 1] not in ("NOUN", "PROPN")
        if parsed.lemmas[noun] in _POSTS and last:
            _explain(parsed, chunk, beside, start)
            return
        noun += 1


def _country_behind(parsed: Parsed, chunk: Chunk, beside: Sequence[Chunk]) -> None:
    """ "General X, commander of the Thai Second Army,": the state in the phrase behind a name that has a title already."""
    at = chunk.last + 1
    if parsed.words[at : at + 1] != (",",):
        return
    end = next(
        (w for w in range(at + 1, len(parsed)) if parsed.words[w] in (",", ".", ";", ":")), len(parsed)
    )
    nouns = [w for w in range(at + 1, min(end, at + 6)) if parsed.lemmas[w] in _POSTS]
    verbs = any(parsed.xpos[w] in ("VBD", "VBZ", "VBP", "MD") for w in range(at + 1, end))
    if nouns and not verbs:
        inner = [c for c in beside if at < c.first < end and c.country and c is not chunk]
        near = (c for c in inner if not _AWAY.intersection(parsed.low[max(c.first - 2, at) : c.first]))
        state = next((c for c in near if c.kind in ("adjective", "body", "government")), None)
        chunk.country = state.country if state is not None else None


def _after_phrase(parsed: Parsed, chunk: Chunk, beside: Sequence[Chunk]) -> None:
    """ "The Danish coast guard's regional head, Captain X": the state of the phrase before the comma."""
    noun = chunk.first - 2
    if chunk.country or noun < 0 or parsed.words[noun + 1] != "," or parsed.lemmas[noun] not in _POSTS:
        return
    first = noun
    while first > 0 and parsed.upos[first - 1] in _BEFORE_NOUN and noun - first < 8:
        first -= 1
    chunk.country = next((c.country for c in beside if first <= c.first < noun and c.country), None)


def _explain(parsed: Parsed, chunk: Chunk, beside: Sequence[Chunk], start: int) -> None:
    """Role and country from the words from `start` to the next comma."""
    end = start
    while end < len(parsed) and parsed.words[end] not in (",", ")", ";", ".", "—", "–"):
        end += 1
    inner = [c for c in beside if start <= c.first < end and c.country and c is not chunk]
    state = next(
        (c for c in inner if not _AWAY.intersection(parsed.low[max(c.first - 2, start) : c.first])), None
    )
    former = "former" in parsed.low[start : start + 3]
    first = start + (parsed.upos[start] == "DET")
    if chunk.role is None and end > first:
        chunk.role, chunk.former = parsed.sentence.span(first, end - 1), former
    if state is not None:
        chunk.country = chunk.country or state.country
        chunk.sector = chunk.sector or state.sector
    chunk.serving = not former


def _by_peer(parsed: Parsed, chunk: Chunk, beside: Sequence[Chunk], last_role: Chunk | None) -> None:
    """ "Her Danish counterpart, …": the state of the adjective and the office of whoever was met last with one."""
    at = chunk.first - 1
    if at >= 0 and parsed.words[at] == ",":
        at -= 1
    if at < 0 or parsed.lemmas[at] not in _PEERS:
        return
    state = next((c for c in beside if c.last in (at - 1, at - 2) and c.kind == "adjective"), None)
    if state is not None:
        chunk.country = chunk.country or state.country
    if last_role is not None and chunk.role is None:
        chunk.role, chunk.office = last_role.role, last_role.office


def _taken_up(
    reading: Reading, chunk: Chunk, by_sentence: Mapping[int, list[Chunk]], joined: Mapping[int, Chunk]
) -> None:
    if not _subject(reading, chunk):
        return
    for number in range(chunk.sentence - 1, max(chunk.sentence - 1 - _REACH, -1), -1):
        for office in reversed(by_sentence.get(number, [])):
            if office.person is not None and office.role is not None:
                return
            nameless = office.kind == "office" and office.person is None and not office.plural
            if (
                nameless
                and office.determiner in ("a", "an")
                and id(office) not in joined
                and _subject(reading, office)
            ):
                _take_office(reading.parsed(number), chunk, office)
                return


def _take_office(parsed: Parsed, chunk: Chunk, office: Chunk) -> None:
    first = office.first
    while first > 0 and parsed.upos[first - 1] in ("NOUN", "ADJ") and parsed.low[first - 1] not in _TIMES:
        first -= 1
    deputy = not _DEPUTIES.isdisjoint(parsed.low[first : office.first])
    chunk.role, chunk.sector, chunk.country = (
        parsed.sentence.span(first, office.last),
        office.sector,
        office.country,
    )
    chunk.office, chunk.serving = (None if deputy else office.office), True


def _subject(reading: Reading, chunk: Chunk) -> bool:
    parsed = reading.parsed(chunk.sentence)
    return any(parsed.labels[word].startswith("nsubj") for word in range(chunk.first, chunk.last + 1))
