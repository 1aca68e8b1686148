"""Phrases that may refer to an actor, found word by word: titles, names, countries, bodies, demonyms.

A chunk is the core of such a phrase ("Secretary of State Rex Tillerson"); what stands before it and tells its
country ("US", "Iran's", "Trump's") is a chunk of its own, kept as `before`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from detente.coding.parsed import Parsed
from detente.coding.who.nameshapes import opens_name
from detente.coding.who.owners import complement, employer, inner_country, own_country, realm, seat
from detente.coding.who.runs import is_name_word, name_run, shouted, tail_kind
from detente.lexicon import Match
from detente.lexicon.naming import naming

if TYPE_CHECKING:
    from detente.lexicon import Lexicon, Name, Office, TitleMatch

__all__ = ["Chunk", "chunks_of"]

_THEIRS = frozenset({"his", "her", "its", "their"})
_SENT = frozenset({"ambassador", "envoy"})
_LONGEST = 6
_GAP = frozenset({"ADJ", "NOUN", "ADV", "PART", "NUM"})
_LOCAL = frozenset({"expert", "media", "citizen", "business", "clergy"})
_TITLE_TAGS = frozenset({"NOUN", "PROPN", "ADJ", "X", "VERB", "ADV"})
_COMMON = frozenset(
    {"new", "old", "last", "next", "first", "former", "previous", "own", "same", "current", "other"}
)
_LOWER_NAMES = frozenset({"foreign", "the", "ministry", "army", "al", "defence", "defense", "state"})
_GOVERNMENTS = frozenset({"country", "capital", "seat", "city", "region"})
_CLOSE = frozenset({("close",), ("familiar",), ("privy",), ("present",)})
_ARTICLES = frozenset({"al", "el", "as", "ash", "at", "an", "ar"})
_PARTS = frozenset({"latin", "central", "south", "north", "sub", "african", "native"})
_LISTING = frozenset({"of", "and", "the"})
_REIGNING = frozenset({"head", "deputy-head", "minister", "senior"})
_POSSESSIVES = frozenset({"'s", "'", "s'"})
_ORGANS, _MANY, _COURTESY = naming().organs, naming().plural, naming().courtesies


@dataclass(slots=True)
class Chunk:
    """One phrase: words `first` to `last` of sentence number `sentence`, both included.

    `person` is the name part, `role` the title in the text's words without the country; `choices` are the states
    that an ambiguous name may stand for ("Congo"), `states` those of a title of several ("leaders of Chad and Niger").
    """

    sentence: int
    first: int
    last: int
    kind: str
    person: str | None = None
    name: str | None = None
    role: str | None = None
    country: str | None = None
    sector: str | None = None
    office: Office | None = None
    plural: bool = False
    former: bool = False
    weak: bool = False
    lower: bool = False
    abroad: bool = False
    serving: bool = False
    courtesy: str | None = None
    determiner: str = ""
    before: list[Chunk] = field(default_factory=list)
    source: str = ""
    states: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Scene:
    """A sentence with the names and titles that start in it, by word, and the chunks found so far."""

    parsed: Parsed
    number: int
    names: dict[int, Match]
    titles: dict[int, TitleMatch]
    found: list[Chunk]


def chunks_of(parsed: Parsed, number: int, lexicon: Lexicon, day: str | None = None) -> list[Chunk]:
    """The chunks of one sentence in text order; names that stand for a state of their time only are read by the ISO day."""
    scene = _Scene(parsed, number, _names(parsed, lexicon, lexicon.day or day), _titles(parsed, lexicon), [])
    at, size = 0, len(parsed)
    while at < size:
        chunk = _at(scene, at)
        if chunk is None:
            at += 1
            continue
        scene.found.append(chunk)
        at = chunk.last + 1
    return scene.found


def _names(parsed: Parsed, lexicon: Lexicon, day: str | None) -> dict[int, Match]:
    found: dict[int, Match] = {}
    at = 0
    while at < len(parsed):
        word = parsed.words[at]
        match = (
            lexicon.name_at(parsed.words, at)
            if word[:1].isupper() or parsed.low[at] in _LOWER_NAMES
            else None
        )
        if match is None and word == "The":
            lowered = lexicon.name_at(("the", *parsed.words[at + 1 : at + _LONGEST]), 0)
            match = Match(at, at + lowered.end, lowered.names) if lowered is not None else None
        if match is not None and parsed.low[at] == "the":
            inner = lexicon.name_at(parsed.words, at + 1)
            match = inner if inner is not None and inner.end >= match.end else match
            at = match.start
        if match is not None:
            valid = [n for n in match.names if day is None or n.valid_on(day)]
            valid = [] if opens_name(parsed, match.start, match.end, lexicon, 2) else valid
            if valid:
                found[at] = Match(
                    at, match.end, tuple(sorted(valid, key=lambda n: day is None or not _dated(n)))
                )
        at = match.end if match is not None else at + 1
    return found


def _dated(name: Name) -> bool:
    return name.since is not None or name.until is not None


def _titles(parsed: Parsed, lexicon: Lexicon) -> dict[int, TitleMatch]:
    found: dict[int, TitleMatch] = {}
    at = 0
    while at < len(parsed):
        title = lexicon.title_at(parsed.words, at) if parsed.upos[at] in _TITLE_TAGS else None
        title = (
            None if title is not None and opens_name(parsed, title.start, title.end, lexicon, 3) else title
        )
        if title is not None:
            found[at] = title
        at = title.end if title is not None else at + 1
    return found


def _beside_state(scene: _Scene, at: int) -> bool:
    """ "The Peruvian side": whether a demonym stands right before a word."""
    last = scene.found[-1]
    return last.last == at - 1 and last.kind in ("adjective", "government") and bool(last.country)


def _at(scene: _Scene, at: int) -> Chunk | None:
    parsed, title, match = scene.parsed, scene.titles.get(at), scene.names.get(at)
    if title is not None and (match is None or title.end >= match.end) and not _verbal(parsed, title):
        return _titled(scene, title)
    if (
        match is not None
        and not match.names[0].code
        and match.names[0].kind in ("ministry", "parliament", "military")
    ):
        return _organ(scene, match.end - 1, match.start)
    if match is not None:
        chunk = _matched(parsed, scene.number, match)
        if chunk.kind == "body" and not chunk.country and chunk.source == "media":
            chunk.before = _before(parsed, match.start, scene.found)
            chunk.country = _country(chunk.before)
        return chunk
    if parsed.low[at] in _ORGANS and parsed.upos[at] in ("NOUN", "PROPN"):
        return _organ(scene, at)
    if parsed.low[at] == "side" and scene.found and _beside_state(scene, at):
        return _organ(scene, at)
    if parsed.low[at] in _COURTESY and at + 1 < len(parsed) and is_name_word(parsed, at + 1):
        return _courteous(parsed, scene.number, at)
    if is_name_word(parsed, at):
        return _unknown(scene, at)
    return _with_article(scene, at) if parsed.low[at] in _ARTICLES else None


def _with_article(scene: _Scene, at: int) -> Chunk | None:
    """ "al-Sawarmi Khalid": a name that opens with an article in small letters."""
    parsed = scene.parsed
    if parsed.words[at + 1 : at + 2] != ("-",) or at + 2 >= len(parsed) or not is_name_word(parsed, at + 2):
        return None
    chunk = _unknown(scene, at + 2)
    if chunk is None or chunk.kind != "person":
        return None
    chunk.first, chunk.person = at, parsed.sentence.span(at, chunk.last)
    return chunk


def _verbal(parsed: Parsed, title: TitleMatch) -> bool:
    return parsed.upos[title.end - 1] in ("VERB", "AUX")


def _titled(scene: _Scene, title: TitleMatch) -> Chunk | None:
    parsed, names, titles = scene.parsed, scene.names, scene.titles
    last = title.end - 1
    tier = title.title.office.tier
    local = tier in _LOCAL and (not title.title.plural or tier == "citizen")
    owner, end = complement(parsed, last, names, titles, single=local)
    before = _before(parsed, title.start, scene.found)
    before = before or (_based(parsed, title.start, scene.found) if tier in _LOCAL else [])
    if parsed.lemmas[last] == "diplomat" and parsed.low[last + 1 : last + 2] == ("at",):
        owner = None
    elif owner is None and tier not in _SENT:
        owner = employer(parsed, last, end, names)
    if owner is None and not before:
        owner = seat(parsed, title, end, names)
    start = end + 1 if end + 1 < len(parsed) else end
    run = name_run(parsed, start, names, titles) if start > end else None
    modifies = parsed.labels[last] in ("amod", "compound") and parsed.low[last + 1 : last + 2] not in _CLOSE
    if run is None and modifies and end == last:
        return None
    chunk = Chunk(scene.number, title.start, end if run is None else run[1], "office", before=before)
    chunk.office, chunk.sector = title.title.office, title.title.office.sector
    chunk.former = title.former or _says_former(parsed, title.start, before)
    chunk.plural = title.title.plural
    chunk.role = _role(parsed, title.start, end, before)
    chunk.lower = parsed.words[last][:1].islower()
    chunk.determiner = _determiner(parsed, before[0].first if before else title.start)
    if end > last and parsed.low[last + 2] in _THEIRS:
        chunk.determiner = parsed.low[last + 2]
    chunk.abroad = owner is None and any(parsed.words[i][:1].isupper() for i in range(last + 1, end + 1))
    several = bool(before) and _joint(parsed, before[0], scene.found)
    chunk.states = _listed(parsed, last, names) if chunk.plural and owner is not None else ()
    chunk.country = (None if several else _country(before)) or (
        owner.code or None if owner is not None and not chunk.states else None
    )
    chunk.country = chunk.country or own_country(parsed, title) or inner_country(parsed, title, names)
    if run is not None:
        chunk.kind, chunk.person = "person", parsed.sentence.span(run[0], run[1])
        behind = realm(parsed, run[1], names) if chunk.office.tier in _REIGNING else None
        chunk.country = chunk.country or (behind.code if behind is not None else None)
    return chunk


def _listed(parsed: Parsed, last: int, names: dict[int, Match]) -> tuple[str, ...]:
    """The states behind a title of several ("the foreign ministers of Chile, Peru and Bolivia"), none for one alone."""
    codes, at = [], last + 1
    while at < len(parsed) and (parsed.words[at] == "," or parsed.low[at] in _LISTING or at in names):
        if at in names:
            codes.append(names[at].names[0].code)
        at = names[at].end if at in names else at + 1
    return tuple(codes) if len(codes) > 1 and all(codes) else ()


def _says_former(parsed: Parsed, first: int, before: list[Chunk]) -> bool:
    start = before[0].first if before else first
    return any(parsed.low[i] in ("former", "ex", "then", "late") for i in range(max(start - 2, 0), first))


def _joint(parsed: Parsed, demonym: Chunk, found: list[Chunk]) -> bool:
    """ "Polish and Belarusian officials": of two states."""
    left = next((c for c in found if c.last == demonym.first - 2), None)
    both = left is not None and left.kind == demonym.kind == "adjective"
    return (
        both
        and parsed.low[demonym.first - 1] == "and"
        and left is not None
        and left.country != demonym.country
    )


def _based(parsed: Parsed, first: int, found: list[Chunk]) -> list[Chunk]:
    """ "Warsaw-based analyst"."""
    near = first > 1 and parsed.low[first - 1] == "based" and bool(found)
    return [found[-1]] if near and first - 3 <= found[-1].last < first - 1 else []


def _before(parsed: Parsed, first: int, found: list[Chunk]) -> list[Chunk]:
    """The chunks directly before a title, with at most three words of the same noun phrase between."""
    before: list[Chunk] = []
    for chunk in reversed(found):
        gap = range(chunk.last + 1, first)
        if chunk.sentence < 0 or len(gap) > 4 or (chunk.person is not None and not _owns(parsed, chunk)):
            break
        if any(parsed.upos[i] not in _GAP and parsed.low[i] not in _POSSESSIVES | {"-"} for i in gap):
            break
        if chunk.kind == "office" and not _owns(parsed, chunk):
            break
        before.insert(0, chunk)
        first = chunk.first
    return before


def _owns(parsed: Parsed, chunk: Chunk) -> bool:
    after = chunk.last + 1
    return after < len(parsed) and parsed.low[after] in _POSSESSIVES


def _country(before: list[Chunk]) -> str | None:
    return next((chunk.country for chunk in before if chunk.country), None)


def _role(parsed: Parsed, first: int, last: int, before: list[Chunk]) -> str:
    """Title, complement and the body before it ("Foreign Ministry spokesman"), without the country."""
    start = first
    for chunk in reversed(before):
        if chunk.kind != "body" or chunk.last + 1 != start:
            break
        start = chunk.first
    return parsed.sentence.span(start, last)


def _determiner(parsed: Parsed, first: int) -> str:
    for at in range(first - 1, max(first - 4, -1), -1):
        if parsed.upos[at] in ("DET", "PRON") or parsed.low[at] in ("a", "an", "the"):
            return parsed.low[at]
        if parsed.upos[at] not in ("ADJ", "NUM", "ADV", "NOUN"):
            break
    return ""


def _matched(parsed: Parsed, number: int, match: Match) -> Chunk:
    name = match.names[0]
    kind = {"adjective": "adjective", "nationals": "people", "group": "group"}.get(name.kind, "body")
    if name.kind in _GOVERNMENTS:
        kind = "government"
    chunk = Chunk(number, match.start, match.end - 1, kind, source=name.kind)
    chunk.name = parsed.sentence.span(match.start, match.end - 1).removeprefix("the ").removeprefix("The ")
    chunk.country, chunk.sector = name.code or None, name.sector
    chunk.plural, chunk.weak = name.plural, name.weak
    chunk.determiner = _determiner(parsed, match.start)
    if kind in ("adjective", "people") and match.start and parsed.low[match.start - 1] in _PARTS:
        chunk.country = None
    codes = tuple(dict.fromkeys(n.code for n in match.names if n.code))
    chunk.choices = codes if len(codes) > 1 and not _dated(name) else ()
    return chunk


def _organ(scene: _Scene, at: int, first: int | None = None) -> Chunk:
    """A government's part by its common noun: "the Iranian foreign ministry", "Netanyahu's office"."""
    parsed, first = scene.parsed, at if first is None else first
    before = _before(parsed, first, scene.found)
    while (
        first > 0
        and parsed.upos[first - 1] in ("NOUN", "ADJ", "PROPN")
        and not any(c.last >= first - 1 for c in before)
        and parsed.low[first - 1] not in _COMMON
    ):
        first -= 1
    chunk = Chunk(
        scene.number, first, at, "body", before=before, source="organ", plural=parsed.low[at] in _MANY
    )
    chunk.country, chunk.sector = _country(before), _ORGANS.get(parsed.low[at], "GOV")
    chunk.determiner = _determiner(parsed, before[0].first if before else first)
    chunk.lower = True
    start = before[0].first if before else first
    if chunk.country is None:
        owner, end = complement(parsed, at, scene.names, {}, single=True)
        chunk.country = owner.code or None if owner is not None else None
        chunk.last = at
        chunk.name = parsed.sentence.span(start, end) if owner is not None else None
    chunk.name = chunk.name or parsed.sentence.span(start, at)
    return chunk


def _courteous(parsed: Parsed, number: int, at: int) -> Chunk:
    run = name_run(parsed, at + 1, {}, {})
    last = run[1] if run else at + 1
    chunk = Chunk(number, at, last, "person", person=parsed.sentence.span(at + 1, last))
    chunk.courtesy = parsed.low[at].rstrip(".")
    return chunk


def _unknown(scene: _Scene, at: int) -> Chunk | None:
    parsed, number = scene.parsed, scene.number
    run = name_run(parsed, at, scene.names, scene.titles)
    if run is None:
        return None
    text = parsed.sentence.span(*run)
    kind = tail_kind(parsed.words[run[1]])
    if kind == "body" and shouted(parsed.words[run[0] : run[1] + 1]):
        return Chunk(number, run[0], run[1], "person", person=text.title(), weak=True)
    if kind == "thing":
        return None
    if kind == "body":
        chunk = Chunk(number, run[0], run[1], "body", name=text, determiner=_determiner(parsed, at))
        owner, _ = complement(parsed, run[1], scene.names, scene.titles, single=True)
        chunk.country = owner.code or None if owner is not None else None
        beside = scene.found[-1] if scene.found and scene.found[-1].last == run[0] - 1 else None
        if beside is not None and beside.source in ("adjective", "country") and not _owns(parsed, beside):
            chunk.country = chunk.country or beside.country
        if parsed.low[run[1]] in _ORGANS:
            chunk.source, chunk.sector = "organ", _ORGANS[parsed.low[run[1]]]
            chunk.before = _before(parsed, at, scene.found)
            chunk.country = chunk.country or _country(chunk.before)
        return chunk
    return Chunk(number, run[0], run[1], "person", person=text, weak=True)
