"""The states that a document names around a phrase, weighed sentence by sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from detente.coding.parsed import Parsed
from detente.coding.who.cast import Person
from detente.coding.who.chunks import Chunk
from detente.coding.who.datelines import printed_state
from detente.coding.who.nameshapes import sounds_like

if TYPE_CHECKING:
    from detente.coding.reading import Reading

__all__ = ["Around"]

_FRONT = 6
_OPENING = 2.4
_KNOWN = 0.5
_SHARES = (0.6, 0.4, 0.3)
_DATELINE = 10
_STATES = frozenset({"government", "adjective", "body", "people"})
_ELSEWHERE = frozenset({"ambassador", "envoy", "media"})
_FOREIGN = frozenset({"Western diplomat", "Western official", "western diplomat", "western official"})
_AWAY = frozenset("to with against toward towards on from over about into between than for by".split())
_PLACED = frozenset("in at near off around outside inside from".split())
_BODIES = frozenset({"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"})


class Around:
    """The states of a document, sentence by sentence.

    A dateline counts only where the text itself names its state, too; people whose state the text or the lexicon
    tells count a little.
    """

    def __init__(self, reading: Reading, chunks: Sequence[Chunk], people: Mapping[int, Person]) -> None:
        self._reading = reading
        own = reading.notes.get("own")
        self._own: dict[int, str | None] = own if isinstance(own, dict) else {}
        self._by_sentence: dict[int, list[Chunk]] = defaultdict(list)
        self._often: dict[str, float] = defaultdict(float)
        self._met: dict[int, set[str]] = defaultdict(set)
        self.dateline = self._dateline(chunks)
        self._printed = printed_state(reading, self.dateline)
        owners = {id(o) for c in chunks if c.person is not None for o in c.before} | _possessors(
            reading, chunks
        )
        for chunk in chunks:
            if chunk.kind in _STATES and _state(chunk.country) and id(chunk) not in owners:
                self._count(chunk)
        for chunk in chunks:
            known = people.get(id(chunk))
            if known is not None and known.country and _state(known.country):
                self._met[chunk.sentence].add(known.country)
                self._often[known.country] += _KNOWN
        self._first = next(iter(self._often), None)

    @property
    def states(self) -> tuple[str, ...]:
        """Every state that may be somebody's."""
        met = {country for found in self._met.values() for country in found}
        return tuple(sorted({*self._often, *met}))

    def here(self, sentence: int) -> str | None:
        """The state of whoever answers in this sentence of a transcript, else that of the dateline."""
        return self._own.get(sentence) or self._printed

    def opening(self, chunk: Chunk) -> str | None:
        """The state of the place with which a sentence opens ("In Khartoum, an official said"); no diplomat's."""
        if (
            chunk.office is None
            or chunk.office.tier in _ELSEWHERE
            or chunk.role is None
            or chunk.role in _FOREIGN
        ):
            return None
        parsed = self._reading.parsed(chunk.sentence)
        placed = (
            c.country
            for c in self._by_sentence.get(chunk.sentence, ())
            if c.first <= 1
            and c.last + 1 < chunk.first
            and c.source in ("capital", "city", "country", "region")
        )
        behind = parsed.words[chunk.last + 1 : chunk.last + 2]
        return next(placed, None) if parsed.low[0] in ("in", "at") and behind != ("in",) else None

    def _count(self, chunk: Chunk) -> None:
        country = chunk.country or ""
        if chunk.sentence == 0 and self.dateline is not None:
            return
        self._by_sentence[chunk.sentence].append(chunk)
        self._often[country] += 1

    def _dateline(self, chunks: Sequence[Chunk]) -> str | None:
        sentence = self._reading.sentences[0] if self._reading.sentences else None
        if sentence is None or not sentence.words[0].isupper() or len(sentence.words) > _DATELINE:
            return None
        named = [c.country for c in chunks if c.sentence == 0 and c.kind in _STATES and c.country]
        return named[-1] if named and ("/" not in sentence.words or len(set(named)) == 1) else None

    def best(self, places: Sequence[Chunk], taken: Collection[str | None]) -> str | None:
        """The state that weighs most around these chunks."""
        weights: dict[str, float] = defaultdict(float)
        own = self._own.get(places[0].sentence)
        for share, place in self._shares(places):
            for chunk in self._by_sentence.get(place.sentence, ()):
                weights[chunk.country or ""] += share * self._weight(chunk, place)
            for chunk in self._by_sentence.get(place.sentence - 1, ()):
                weights[chunk.country or ""] += share * 0.35 * self._weight(chunk, None)
            for country in self._met.get(place.sentence, ()):
                weights[country] += share * 0.6
            for country in self._met.get(place.sentence - 1, ()):
                weights[country] += share * 0.8
        total = sum(self._often.values()) or 1
        for country, times in self._often.items():
            weights[country] += 0.8 * times / total + 0.3 * (country == self._first)
            weights[country] += 0.8 * (country == own and places[0].person is None) + 0.3 * (
                country == self.dateline
            )
        for country in weights:
            weights[country] += 1.5 * sounds_like(places[0].person, country)
        rated = [(w, c) for c, w in weights.items() if c not in taken and c not in _BODIES]
        return max(rated, key=lambda r: (r[0], r[1]))[1] if rated else self.dateline

    def _shares(self, places: Sequence[Chunk]) -> Iterator[tuple[float, Chunk]]:
        """How much each mention tells: the first most, later ones only as subjects (whom others meet is of another)."""
        first, *later = places
        yield 1.0, first
        acting = [p for p in later if self._label(p).startswith("nsubj")]
        yield from zip(_SHARES, acting, strict=False)

    def _label(self, chunk: Chunk) -> str:
        parsed = self._reading.parsed(chunk.sentence)
        span = range(chunk.first, chunk.last + 1)
        return next((parsed.labels[w] for w in span if parsed.heads[w] not in span), "")

    def _weight(self, chunk: Chunk, place: Chunk | None) -> float:
        parsed = self._reading.parsed(chunk.sentence)
        label = parsed.labels[chunk.last]
        case = parsed.case(chunk.last).split(" ")[0]
        if label.startswith("nsubj"):
            return 0.7 if chunk.kind == "people" else 2.0
        if (
            chunk.first <= 2
            and parsed.low[0] in ("for", "on")
            and place is not None
            and _set_off(parsed, place)
        ):
            return _OPENING
        if case in _PLACED:
            return (
                _OPENING
                if chunk.first <= 2
                and parsed.upos[0] == "ADP"
                and chunk.source in ("capital", "city", "country")
                else 0.2
            )
        if case in _AWAY or label in ("obj", "iobj"):
            return 0.2
        if chunk.kind == "adjective":
            head = max(parsed.heads[chunk.last], 0)
            if parsed.labels[head].startswith("nsubj"):
                return 1.2
            return 0.1 if parsed.labels[head] in ("obj", "iobj") or parsed.case(head) in _AWAY else 0.4
        near = place is not None and 0 < place.first - chunk.last <= 4
        return 1.2 if near or label == "nmod:poss" else 0.8


def _set_off(parsed: Parsed, place: Chunk) -> bool:
    """ "On the Polish side, X said"."""
    return 0 < place.first <= _FRONT and parsed.words[place.first - 1] == ","


def _possessors(reading: Reading, chunks: Sequence[Chunk]) -> set[int]:
    """States that only tell whose somebody is ("Finland's Pekka Harju")."""
    return {
        id(left)
        for left, right in pairwise(chunks)
        if right.person is not None
        and left.sentence == right.sentence
        and left.last == right.first - 2
        and reading.parsed(left.sentence).low[left.last + 1] in ("'s", "’s", "'")
    }


def _state(country: str | None) -> bool:
    return country is not None and len(country) == 3
