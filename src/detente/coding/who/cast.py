"""The people of one document: full names, who is meant by a family name, their offices and countries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.evidence import Actor
from detente.lexicon.phrases import fold

if TYPE_CHECKING:
    from detente.coding.who.chunks import Chunk
    from detente.lexicon import Holder, Lexicon, Office

__all__ = ["Cast", "Person"]

_MEN = frozenset({"mr", "sir", "lord", "king", "prince", "emperor", "sultan", "emir", "father", "sheikh"})
_WOMEN = frozenset({"mrs", "ms", "miss", "dame", "lady", "queen", "princess"})
_WOMANLY = ("woman", "chairwoman", "spokeswoman", "congresswoman", "queen", "princess")
_MANLY = ("spokesman", "chairman", "congressman", "king", "prince")


@dataclass(slots=True)
class Person:
    """One person as the document knows them so far; `gender` is m, f or None."""

    name: str
    keys: frozenset[str]
    country: str | None = None
    role: str | None = None
    sector: str | None = None
    office: Office | None = None
    gender: str | None = None
    known: bool = False
    former: bool = False
    serving: bool = False
    last_met: int = 0

    def actor(self) -> Actor:
        return Actor(self.name, self.country, self.role, None, self.sector)


class Cast:
    """Everybody met so far in a document, in order of appearance.

    Parameters
    ----------
    lexicon : Lexicon
    day : str or None
        ISO day on which offices are looked up.
    states : frozenset of str
        The states that the document names; nobody's family name alone calls in somebody of any other.
    """

    def __init__(self, lexicon: Lexicon, day: str | None, states: frozenset[str] = frozenset()) -> None:
        self._lexicon, self._day, self._states = lexicon, day, states
        self._people: list[Person] = []
        self._clock = 0

    def meet(self, chunk: Chunk) -> Person | None:
        """The person a chunk names: known from before, from the lexicon, or new; None if nobody is named."""
        if chunk.person is None:
            return None
        self._clock += 1
        words = _words(chunk.person)
        person = self._recall(words, chunk.country) if len(words) == 1 else self._same(chunk.person, words)
        if person is None and (len(words) > 1 or _introduced(chunk) or self._holder(chunk) is not None):
            person = self._new(chunk, words)
        if person is not None:
            self._learn(person, chunk)
            person.last_met = self._clock
        return person

    def holders(self, office: Office, country: str | None) -> list[Person]:
        """Those met who hold an office, the latest met first."""
        fitting = [
            p
            for p in self._people
            if p.office is not None and p.office.id == office.id and (country is None or p.country == country)
        ]
        return sorted(fitting, key=lambda p: -p.last_met)

    def recall(self, word: str) -> Person | None:
        """Who goes by this one word, whoever was met last."""
        return self._recall(_words(word))

    def by_name(self, name: str | None) -> Person | None:
        """The person whose fullest name this is."""
        return next((p for p in self._people if p.name == name), None) if name else None

    def sitting(self, office: Office, country: str) -> Person | None:
        """Who holds a single office by the lexicon on the document's day."""
        holder = self._lexicon.holder(country, office.id, self._day) if self._day else None
        if holder is None:
            return None
        found = self._same(holder.person, _words(holder.person))
        return found or self._from_holder(holder)

    def _recall(self, words: list[str], country: str | None = None) -> Person | None:
        fitting = [
            p
            for p in self._people
            if words[0] in p.keys and (country is None or p.country in (None, country))
        ]
        if not fitting and len(words[0]) > 1:
            fitting = [p for p in self._people if words[0] in _words(p.name) and country in (None, p.country)]
        return max(fitting, key=lambda p: p.last_met) if fitting else None

    def _same(self, name: str, words: list[str]) -> Person | None:
        wanted = "".join(words)
        for person in self._people:
            have = _words(person.name)
            if "".join(have) == wanted:
                return person
            if have[-1] == words[-1] and have[0] == words[0] and len(have) > 1:
                return person
            if len(have) == 1 and have[0] in (words[-1], words[0]):
                person.name, person.keys = name, _keys(name, None)
                return person
        return None

    def _holder(self, chunk: Chunk) -> Holder | None:
        """The lexicon's entry for a name, if country and office agree; a family name alone must hold a post that day."""
        posts = next(
            (found for name in _spellings(chunk.person or "") if (found := self._lexicon.persons(name))), ()
        ) or self._sounding(chunk.person or "")
        if chunk.country is not None:
            posts = tuple(p for p in posts if p.country == chunk.country)
        elif " " not in (chunk.person or "") and self._states:
            posts = self._at_home(posts, chunk)
        if not posts:
            return None
        day = self._day or "9999"
        held = [p for p in posts if p.held_on(day)]
        if not held and " " in (chunk.person or ""):
            held = [p for p in posts if p.since <= day] or list(posts)
            return max(held, key=lambda p: p.since)
        same = [p for p in held if chunk.office is not None and p.office == chunk.office.id]
        return min(
            same or held, key=lambda p: self._lexicon.authority.rank(p.country, p.office), default=None
        )

    def _sounding(self, name: str) -> tuple[Holder, ...]:
        """Those of the document's states whose full name is spelt otherwise with the same consonants."""
        found = tuple(p for p in self._lexicon.people.sounding(name) if p.country in self._states)
        return found if len({p.person for p in found}) == 1 else ()

    def _at_home(self, posts: tuple[Holder, ...], chunk: Chunk) -> tuple[Holder, ...]:
        """Those of the document's states; else holders of the post named, or the one leader of that name."""
        near = tuple(p for p in posts if p.country in self._states or p.country in _BODIES)
        titled = tuple(p for p in posts if chunk.office is not None and p.office == chunk.office.id)
        widely = tuple(p for p in posts if p.office in _WIDELY_KNOWN)
        alone = widely if len({p.person for p in posts}) == 1 else ()
        return near or titled or alone

    def _new(self, chunk: Chunk, words: list[str]) -> Person | None:
        holder = self._holder(chunk)
        if holder is not None:
            person = self._from_holder(holder)
            if len(words) > 1 and not set(words) & set(_words(person.name)):
                person.name, person.keys = (
                    chunk.person or person.name,
                    person.keys | _keys(chunk.person or "", None),
                )
            return person
        name = chunk.person or ""
        person = Person(name, _keys(name, None))
        self._people.append(person)
        return person

    def _from_holder(self, holder: Holder) -> Person:
        existing = next((p for p in self._people if p.name == holder.person), None)
        if existing is not None:
            return existing
        office = self._lexicon.offices.get(holder.office)
        role = holder.role or (office.name if office else None)
        if self._day and not holder.held_on(self._day) and role:
            role = f"former {role}" if holder.since <= self._day else None
        person = Person(holder.person, _keys(holder.person, holder.family), holder.country, role)
        if self._day and not holder.held_on(self._day) and holder.country in _BODIES:
            person.country = None
        person.gender, person.office, person.known = holder.gender, office, True
        person.sector = office.sector or None if office else None
        person.keys |= {w for alias in holder.aliases for w in [_words(alias)[-1]] if len(_words(alias)) == 1}
        self._people.append(person)
        return person

    def _learn(self, person: Person, chunk: Chunk) -> None:
        """What the phrase says of the person; the text goes before the lexicon, the first telling before later ones."""
        if chunk.role is not None and (person.role is None or person.known):
            person.role, person.known, person.former = chunk.role, False, chunk.former
        if chunk.office is not None and (person.office is None or not chunk.former):
            person.office = person.office or chunk.office
            person.sector = person.sector or chunk.sector
        person.country = person.country or chunk.country
        person.serving = person.serving or chunk.serving
        person.gender = person.gender or _gender(chunk)


def _spellings(name: str) -> Iterator[str]:
    """A name as written, without middle names, then the other ways its last letters come out of Cyrillic or Arabic."""
    yield name
    words = name.split()
    if len(words) > 2 and words[1][:1].isupper():
        yield f"{words[0]} {words[-1]}"
    stem = name.rstrip("iyj")
    if len(stem) < len(name) <= len(stem) + 2 and len(stem) > 3:
        yield from (stem + ending for ending in ("y", "i", "iy", "yy", "ii", "yi") if stem + ending != name)


def _introduced(chunk: Chunk) -> bool:
    return chunk.role is not None or chunk.courtesy is not None


def _gender(chunk: Chunk) -> str | None:
    role = (chunk.role or "").lower()
    if chunk.courtesy in _WOMEN or role.endswith(_WOMANLY):
        return "f"
    return "m" if chunk.courtesy in _MEN or role.endswith(_MANLY) else None


def _words(name: str) -> list[str]:
    plain = fold(name).replace("-", "").replace(".", ". ").lower()
    words = [w for w in plain.split() if w not in ("'s", "jr.", "sr.")]
    return words or [plain]


def _keys(name: str, family: str | None) -> frozenset[str]:
    """The words by which a person may be called alone: family name, last word; the first where it is a family name."""
    words = _words(name)
    keys = {words[-1]}
    if len(words) > 1 and words[0] in _FAMILY_FIRST:
        keys = {words[0]}
    if family:
        keys |= {"".join(_words(family)), _words(family)[-1]}
    article = _ARTICLE.match(fold(name).split()[-1].lower())
    if article is not None:
        keys.add(words[-1][len(article[1]) :])
    particle = next(
        (i for i, w in enumerate(words[1:], 1) if w in ("al", "bin", "van", "von", "de", "el", "abu")), None
    )
    if particle is not None:
        keys.add(" ".join(words[particle:]))
    return frozenset(keys)


_ARTICLE = re.compile(r"(al|el|as|ash|ad|an|ar|at|az|ul)-(?=\w{3})")
_WIDELY_KNOWN = frozenset(
    {
        "president",
        "prime-minister",
        "supreme-leader",
        "general-secretary",
        "monarch",
        "foreign-minister",
        "secretary-general",
    }
)
_BODIES = frozenset({"UNO", "EUR", "IGO"})
_FAMILY_FIRST = frozenset(
    "kim ri pak choe choi jo jon cho kang moon park lee roh chung suh song han hwang yun yoon jang shin kwon ho"
    " xi li wang zhao yang hu jiang wen hua geng lu qin liu zhang zhu chen cai tsai ma lai xie guo zeng sun wu"
    " xu shen tang zheng feng luo tian cao gao fu jia kong meng niu peng qian qiu xiao yan yao yuan zhong he guo deng"
    " nguyen pham tran vo yi thae hyon no ahn noh mao deng zhou".split()
)
