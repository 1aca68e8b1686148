"""The country of somebody whose phrase does not tell it: weighed over the states named around each mention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from detente.coding.who.cast import Person
from detente.coding.who.chunks import Chunk
from detente.coding.who.nameshapes import sounds_like

if TYPE_CHECKING:
    from detente.coding.reading import Reading

__all__ = ["find_homes", "own_title"]

_SERVING = frozenset(
    "head deputy-head minister senior envoy ambassador spokesperson legislator judge military intelligence"
    " official party".split()
)
_SPEAKING = frozenset("head deputy-head minister spokesperson military intelligence judge".split())
_DATELINE = 10
_GOVERNORS = frozenset({"governor", "mayor", "prefect"})
_STATES = frozenset({"government", "adjective", "body", "people"})
_AWAY = frozenset("to with against toward towards on from over about into between than for by".split())
_PLACED = frozenset("in at near off around outside inside from".split())
_OWN_TITLES = {
    "department spokesperson" : "USA", "department spokesman" : "USA", "secretary of state" : "USA",
    "secretary of defense" : "USA", "secretary of the treasury" : "USA",
    "treasury secretary": "USA", "national security advisor": "USA", "external affairs minister": "IND",
    "senator": "USA", "congressman": "USA", "congresswoman": "USA", "chief cabinet secretary": "JPN",
    "unification minister": "KOR", "vice unification minister": "KOR", "high representative": "EUR",
}  # fmt: skip


def find_homes(
    reading: Reading, chunks: Sequence[Chunk], people: Mapping[int, Person]
) -> dict[tuple[int, int], str | None]:
    """Give countries to office-holders that lack one; guesses for nameless offices and bodies, by sentence and word.

    Each state named in the same sentence counts, as the subject of a clause for more, behind "to" or "with" for
    nothing; so does the subject of the sentence before, and a little how often the document names it. A state whose
    single post of that kind somebody else holds is no candidate.
    """
    around = _Around(reading, chunks)
    lacking: dict[int, list[Chunk]] = defaultdict(list)
    owners: dict[int, Person] = {}
    guesses: dict[tuple[int, int], str | None] = {}
    for chunk in chunks:
        person = people.get(id(chunk))
        if person is not None and chunk.country and not person.country:
            person.country = chunk.country
    for chunk in chunks:
        person = people.get(id(chunk))
        if person is not None:
            if (
                person.country is None
                and (person.serving or (person.office is not None and person.office.tier in _SERVING))
                and not chunk.abroad
            ):
                lacking[id(person)].append(chunk)
                owners[id(person)] = person
            elif person.country is None and _local(chunk):
                person.country = around.dateline
        elif chunk.country is None and (_local(chunk) if chunk.abroad else _deputy(chunk)):
            guesses[chunk.sentence, chunk.first] = around.dateline
        elif chunk.country is None and not chunk.abroad and _unnamed(chunk):
            guesses[chunk.sentence, chunk.first] = around.best([chunk], ())
    for key, places in lacking.items():
        person = owners[key]
        titled = own_title(person.role)
        taken = [p.country for p in people.values() if p is not person and _rival(p, person)]
        person.country = titled or around.best(places, taken)
    for chunk in chunks:
        if chunk.country is None:
            chunk.country = next((people[id(o)].country for o in chunk.before if id(o) in people), None)
    return guesses


def own_title(role: str | None) -> str | None:
    """The country of a title that only one state gives."""
    return _OWN_TITLES.get((role or "").lower())


def _deputy(chunk: Chunk) -> bool:
    return chunk.office is not None and not chunk.plural and chunk.office.tier == "senior"


def _unnamed(chunk: Chunk) -> bool:
    return chunk.source == "organ" or _speaks(chunk)


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


class _Around:
    """The states of a document, sentence by sentence."""

    def __init__(self, reading: Reading, chunks: Sequence[Chunk]) -> None:
        self._reading = reading
        own = reading.notes.get("own")
        self._own: dict[int, str | None] = own if isinstance(own, dict) else {}
        self._by_sentence: dict[int, list[Chunk]] = defaultdict(list)
        self._often: dict[str, int] = defaultdict(int)
        owners = {id(o) for c in chunks if c.person is not None for o in c.before}
        for chunk in chunks:
            if (
                chunk.kind in _STATES
                and chunk.country
                and len(chunk.country) == 3
                and id(chunk) not in owners
            ):
                self._by_sentence[chunk.sentence].append(chunk)
                self._often[chunk.country] += 1
        self._first = next(iter(self._often), None)
        self.dateline = self._dateline()

    def _dateline(self) -> str | None:
        sentence = self._reading.sentences[0] if self._reading.sentences else None
        if sentence is None or not sentence.words[0].isupper() or len(sentence.words) > _DATELINE:
            return None
        return next((c.country for c in reversed(self._by_sentence.get(0, []))), None)

    def best(self, places: Sequence[Chunk], taken: Sequence[str | None]) -> str | None:
        """The state that weighs most around these chunks."""
        weights: dict[str, float] = defaultdict(float)
        own = self._own.get(places[0].sentence)
        for place in places[:4]:
            for chunk in self._by_sentence.get(place.sentence, ()):
                weights[chunk.country or ""] += self._weight(chunk, place)
            for chunk in self._by_sentence.get(place.sentence - 1, ()):
                weights[chunk.country or ""] += 0.35 * self._weight(chunk, None)
        total = sum(self._often.values()) or 1
        for country, times in self._often.items():
            weights[country] += 0.8 * times / total + 0.3 * (country == self._first)
            weights[country] += 0.8 * (country == own)
        for country in weights:
            weights[country] += sounds_like(places[0].person, country)
        rated = [(w, c) for c, w in weights.items() if c not in taken and c not in _BODIES]
        return max(rated, key=lambda r: (r[0], r[1]))[1] if rated else None

    def _weight(self, chunk: Chunk, place: Chunk | None) -> float:
        parsed = self._reading.parsed(chunk.sentence)
        label = parsed.labels[chunk.last]
        case = parsed.case(chunk.last).split(" ")[0]
        if label.startswith("nsubj"):
            return 2.0
        if case in _PLACED:
            return 1.2 if chunk.first <= 2 and chunk.source in ("capital", "city") else 0.2
        if case in _AWAY or label in ("obj", "iobj"):
            return 0.2
        if chunk.kind == "adjective":
            return 0.5
        near = place is not None and 0 < place.first - chunk.last <= 4
        return 1.2 if near or label == "nmod:poss" else 0.8


_BODIES = frozenset({"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"})
