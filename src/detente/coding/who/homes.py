"""The country of somebody whose phrase does not tell it: weighed over the states named around each mention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from detente.coding.parsed import Parsed
from detente.coding.who.around import Around
from detente.coding.who.cast import Person
from detente.coding.who.chunks import Chunk
from detente.lexicon.naming import naming

if TYPE_CHECKING:
    from detente.coding.reading import Reading

__all__ = ["find_homes", "own_title"]

_SERVING = frozenset(
    "head deputy-head minister senior envoy ambassador spokesperson legislator judge military intelligence"
    " official party".split()
)
_DOMESTIC = frozenset({"legislator", "party", "military", "judge", "movement", "citizen", "clergy"})
_THEIRS = frozenset({"his", "her", "its", "their"})
_PEERS = frozenset("counterpart colleague host guest rival opponent visitor foe".split())
_SPEAKING = frozenset("head deputy-head minister spokesperson military intelligence judge".split())
_SUBORDINATE = frozenset({"advcl", "acl", "acl:relcl", "ccomp"})
_BODIES = frozenset({"UNO", "EUR", "IGO"})
_AT_HOME = frozenset({"senior", "citizen"})
_SHORT = 3
_GOVERNORS = frozenset({"governor", "mayor", "prefect"})


def find_homes(
    reading: Reading, chunks: Sequence[Chunk], people: Mapping[int, Person]
) -> dict[tuple[int, int], str | None]:
    """Give countries to people that lack one; guesses for nameless offices and bodies, by sentence and word.

    In this order: what some phrase tells; a title that only one state gives; the one whose aide or deputy somebody is
    ("his spokesman"); else each state named in the same sentence counts, as the subject of a clause for more, behind
    "to" or "with" for nothing; so does the subject of the sentence before, and a little how often the document names
    it. A state whose single post of that kind somebody else holds is no candidate. Nobody guesses at experts,
    reporters and those who serve a body that no lexicon knows.
    """
    for chunk in chunks:
        person = people.get(id(chunk))
        if person is not None and chunk.country and not person.country:
            person.country = chunk.country
    named = frozenset(chunk.country for chunk in chunks if chunk.country)
    for person in people.values():
        person.country = person.country or own_title(person.role, named) or _follows(person, people.values())
    _by_owner(reading, chunks, people)
    _by_body(chunks, people)
    around = Around(reading, chunks, people)
    reading.notes["around"] = around
    guessed = _guess(reading, chunks, people, around)
    _by_owner(reading, chunks, people, guessed)
    for chunk in chunks:
        if chunk.country is None:
            chunk.country = next((people[id(o)].country for o in chunk.before if id(o) in people), None)
    return _nameless(reading, chunks, people, around)


def _follows(person: Person, others: Iterable[Person]) -> str | None:
    """The state of whoever is named in somebody's role ("leads Riek Machar's men")."""
    words = set((person.role or "").replace("’s", "").replace("'s", "").split())
    named = (p for p in others if p is not person and p.country and p.name.split()[-1] in words)
    return next((p.country for p in named), None)


def _guess(
    reading: Reading, chunks: Sequence[Chunk], people: Mapping[int, Person], around: Around
) -> frozenset[int]:
    """Weigh the states around everybody who lacks one; returns whose was guessed."""
    lacking: dict[int, list[Chunk]] = defaultdict(list)
    owners: dict[int, Person] = {}
    for chunk in chunks:
        person = people.get(id(chunk))
        if person is None or person.country is not None:
            continue
        if _may_guess(person, chunk):
            lacking[id(person)].append(chunk)
            owners[id(person)] = person
        elif _local(chunk):
            person.country = _governed(reading, chunk) or around.dateline
    for key, places in lacking.items():
        person = owners[key]
        taken = {p.country for p in people.values() if p is not person and _rival(p, person)}
        held = _held(reading, person, around.states)
        person.country = around.best(places, taken | held) or around.best(places, taken)
    return frozenset(lacking)


def _governed(reading: Reading, chunk: Chunk) -> str | None:
    """The state of the town or province that somebody governs."""
    words = reading.parsed(chunk.sentence).words[chunk.first : chunk.last + 1]
    for at, word in enumerate(words):
        if word[:1].isupper() and at and words[at - 1].lower() in ("of", "the", "in", "for"):
            match = reading.lexicon.name_at(words, at)
            found = match.names[0].code if match is not None else reading.lexicon.city_at(words, at)
            if found:
                return found
    return None


def _held(reading: Reading, person: Person, states: Iterable[str]) -> set[str | None]:
    """The states whose single post of this kind somebody else held that day by the lexicon."""
    if person.office is None or not person.office.single or reading.published is None:
        return set()
    own = {word for word in person.name.lower().split() if len(word) > _SHORT}
    holders = ((c, reading.lexicon.holder(c, person.office.id, reading.published)) for c in states)
    return {c for c, h in holders if h is not None and h.until and own.isdisjoint(h.person.lower().split())}


def _may_guess(person: Person, chunk: Chunk) -> bool:
    tier = person.office.tier if person.office is not None else None
    if chunk.abroad and not person.serving:
        return tier in _DOMESTIC
    return person.serving or tier is None or tier in _SERVING


def _nameless(
    reading: Reading, chunks: Sequence[Chunk], people: Mapping[int, Person], around: Around
) -> dict[tuple[int, int], str | None]:
    guesses: dict[tuple[int, int], str | None] = {}
    named = frozenset(chunk.country for chunk in chunks if chunk.country)
    for chunk in chunks:
        if id(chunk) in people or chunk.country is not None:
            continue
        alone = (
            (own_title(chunk.role, named) or around.opening(chunk))
            if chunk.kind == "office" and not chunk.abroad
            else None
        )
        if alone is not None:
            guesses[chunk.sentence, chunk.first] = alone
        elif _local(chunk) if chunk.abroad else _deputy(chunk):
            guesses[chunk.sentence, chunk.first] = _governed(reading, chunk) or around.dateline
        elif not chunk.abroad and _unnamed(chunk):
            guesses[chunk.sentence, chunk.first] = around.best([chunk], ())
    return guesses


def _by_owner(
    reading: Reading, chunks: Sequence[Chunk], people: Mapping[int, Person], guessed: Collection[int] = ()
) -> None:
    """ "His spokesman, X": the state of whoever "his" stands for, also where one was only guessed before."""
    for at, chunk in enumerate(chunks):
        person = people.get(id(chunk))
        if person is not None and (person.country is None or id(person) in guessed):
            person.country = _owned(reading, chunks, at, people) or person.country


def _by_body(chunks: Sequence[Chunk], people: Mapping[int, Person]) -> None:
    """ "Agency spokesman X": the body met before whose name ends so ("International Atomic Energy Agency")."""
    met: dict[str, Chunk] = {}
    for chunk in chunks:
        person = people.get(id(chunk))
        for body in chunk.before:
            full = met.get((body.name or "").lower()) if body.country is None else None
            if full is not None and person is not None and person.country is None:
                person.country = full.country
        words = (chunk.name or chunk.role or "").split()
        named = len(words) > 1 and words[-1][:1].isupper() and chunk.person is None
        if named and chunk.country and chunk.kind in ("body", "office"):
            met[words[-1].lower()] = chunk


def _owned(reading: Reading, chunks: Sequence[Chunk], at: int, people: Mapping[int, Person]) -> str | None:
    chunk = chunks[at]
    if chunk.before and chunk.determiner not in _THEIRS:
        owner = next((people[id(o)] for o in chunk.before if id(o) in people), None)
        return owner.country if owner is not None else None
    if not _peerless(chunk):
        return None
    if chunk.determiner in _THEIRS:
        return _owning(reading, chunks[:at], chunk, people, chunk.determiner)
    word = _kin(reading, chunk)
    if word is None:
        return None
    earlier = [c for c in chunks[:at] if c.sentence < chunk.sentence or c.last < word]
    return _owning(reading, earlier, chunk, people, reading.parsed(chunk.sentence).low[word])


def _kin(reading: Reading, chunk: Chunk) -> int | None:
    """The word of the possessive of a plain noun beside a name ("her brother X", "his man in Bonn, X"); no peer's."""
    parsed = reading.parsed(chunk.sentence)
    if chunk.office is not None:
        return None
    name = range(chunk.first, chunk.last + 1)
    outside = {parsed.heads[word] for word in name if parsed.labels[word] == "appos"} - {*name}
    beside = {chunk.first - 1} | {word for word in outside if 0 <= word < chunk.first}
    for noun in sorted(beside, reverse=True):
        if noun < 1 or parsed.upos[noun] != "NOUN" or parsed.lemmas[noun] in _PEERS:
            continue
        owner = parsed.child(noun, "nmod:poss")
        if owner is not None and parsed.low[owner] in _THEIRS and parsed.upos[owner] == "PRON":
            return owner
    return None


def _peerless(chunk: Chunk) -> bool:
    return not _PEERS.intersection((chunk.role or "").lower().split())


def _owning(
    reading: Reading, earlier: Sequence[Chunk], chunk: Chunk, people: Mapping[int, Person], owner_word: str
) -> str | None:
    """The state of the nearest chunk that the possessive may stand for, subjects of main clauses first."""
    human = owner_word in ("his", "her")
    own = people[id(chunk)]
    rated = []
    for back, other in enumerate(reversed(earlier)):
        distance = chunk.sentence - other.sentence
        if distance > 2:
            break
        who = people.get(id(other))
        if who is own or (human and who is None and other.kind != "office"):
            continue
        if not human and (who is not None or other.kind not in ("government", "body", "group", "people")):
            continue
        if owner_word == "their" and not (other.plural or other.kind in ("group", "people")):
            continue
        if _quoted(reading.parsed(other.sentence), other.first):
            continue
        standing = _standing(reading.parsed(other.sentence), other)
        if human or not standing[0]:
            rated.append((distance, *standing, back, other))
    if not rated:
        return None
    found = min(rated, key=lambda r: r[:-1])[-1]
    return people[id(found)].country if id(found) in people else found.country


def _quoted(parsed: Parsed, word: int) -> bool:
    """Whether a quotation that opens in this sentence holds the word."""
    before = parsed.words[:word]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _standing(parsed: Parsed, chunk: Chunk) -> tuple[bool, int, bool]:
    """Whether a phrase is no subject, how deep its clause lies, and whether it is oblique: the smaller the likelier."""
    words = range(chunk.first, chunk.last + 1)
    subject = next((w for w in words if parsed.labels[w].startswith("nsubj")), None)
    above = parsed.above(subject) if subject is not None else []
    depth = sum(parsed.labels[word] in _SUBORDINATE for word in above)
    return subject is None, depth, parsed.labels[chunk.first] == "obl"


def own_title(role: str | None, named: Collection[str | None] = ()) -> str | None:
    """The country of a title that one state gives first of all ("senior administration official").

    Where the text names other states and not that one, the title is another's ("Senator" in Manila).
    """
    words = (role or "").lower().split()
    titles = naming().own_titles
    found = next((titles[t] for at in range(len(words)) if (t := " ".join(words[at:])) in titles), None)
    return found if found in named or not named or found in _BODIES else None


def _deputy(chunk: Chunk) -> bool:
    return chunk.office is not None and not chunk.plural and chunk.office.tier == "senior"


def _unnamed(chunk: Chunk) -> bool:
    at_home = chunk.office is not None and chunk.office.tier in _AT_HOME
    return chunk.source in ("organ", "party") or at_home or _speaks(chunk)


def _local(chunk: Chunk) -> bool:
    """Governors and mayors: the unknown place that they govern lies where the text was written, if anywhere."""
    return chunk.kind in ("office", "person") and not _GOVERNORS.isdisjoint(
        (chunk.role or "").lower().split()
    )


def _speaks(chunk: Chunk) -> bool:
    """Posts that speak for one government even without a name; diplomats and officials may be anybody's."""
    return chunk.office is not None and not chunk.plural and chunk.office.tier in _SPEAKING


def _rival(other: Person, person: Person) -> bool:
    office = person.office
    return office is not None and office.single and other.office is not None and other.office.id == office.id
