"""Who held which post, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from detente.lexicon.nouns import Holder
from detente.lexicon.phrases import fold
from detente.lexicon.tables import many

__all__ = ["People", "holder_of"]


_HONORIFICS = frozenset(
    "mr mrs ms miss dr prof professor sir lord lady dame sheikh sheik prince princess king queen emperor pope archbishop "
    "ayatollah imam mullah sayyed seyed emir general gen colonel col admiral marshal president premier chancellor chairman "
    "comrade".split()
)


def holder_of(row: dict[str, str]) -> Holder:
    """A row of `holders.csv` as a holder."""
    return Holder(
        person=row["person"],
        family=row["family"] or row["person"].split()[-1],
        aliases=many(row["aliases"]),
        country=row["country"],
        office=row["office"],
        role=row["role"] or "",
        since=row["since"],
        until=row["until"] or None,
        note=row["note"] or "",
        gender=row["gender"] or None,
        sector=row["sector"] or None,
    )


class People:
    """Office-holders by name and by post, in the order of the table."""

    __slots__ = ("_by_name", "_by_post", "_by_sound", "holders")

    def __init__(self, holders: Iterable[Holder]) -> None:
        self.holders = tuple(holders)
        self._by_name: dict[str, list[Holder]] = defaultdict(list)
        self._by_sound: dict[str, list[Holder]] = {}
        self._by_post: dict[tuple[str, str], list[Holder]] = defaultdict(list)
        for holder in self.holders:
            self._by_post[holder.country, holder.office].append(holder)
            for name in sorted({_key(n) for n in (holder.person, holder.family, *holder.aliases)}):
                self._by_name[name].append(holder)

    def named(self, name: str) -> tuple[Holder, ...]:
        """Every post of everybody who goes by this full name, alias or family name, honorifics left out."""
        key = _key(name)
        while key not in self._by_name:
            first, _, rest = key.partition(" ")
            if not rest or first.rstrip(".") not in _HONORIFICS:
                return ()
            key = rest
        return tuple(self._by_name[key])

    def sounding(self, name: str) -> tuple[Holder, ...]:
        """Every post of everybody whose full name has the same consonants ("Omar Al-Beshir" for "Omar al-Bashir")."""
        if not self._by_sound:
            self._by_sound = _sounds(self.holders)
        key = _consonants(name)
        return tuple(self._by_sound.get(key, ())) if key else ()

    def in_post(self, country: str, office: str, on: str) -> tuple[Holder, ...]:
        """Who held the post on an ISO day, the newest first."""
        holding = [h for h in self._by_post.get((country, office), ()) if h.held_on(on)]
        return tuple(sorted(holding, key=lambda h: h.since, reverse=True))

    def posts(self, person: str) -> tuple[Holder, ...]:
        """The posts of a person by full name, oldest first."""
        return tuple(sorted((h for h in self.named(person) if h.person == person), key=lambda h: h.since))

    def as_of(self, day: str) -> People:
        """Without the terms that began after an ISO day; an end that is later is not known yet."""
        known = (h for h in self.holders if h.since[: len(day)] <= day[: len(h.since)])
        return People(_unended(h, day) for h in known)


def _unended(holder: Holder, day: str) -> Holder:
    if holder.until is None or holder.until <= day[: len(holder.until)]:
        return holder
    return replace(holder, until=None)


_ALIKE = (
    ("ck", "k"),
    ("kh", "k"),
    ("gh", "g"),
    ("q", "k"),
    ("ph", "f"),
    ("dj", "j"),
    ("ou", "u"),
    ("w", "v"),
)
_ARTICLES = frozenset({"al", "el", "ul", "as", "ash", "ad", "an", "ar", "at", "az"})
_LEAST = 5


def _sounds(holders: Iterable[Holder]) -> dict[str, list[Holder]]:
    found: dict[str, list[Holder]] = defaultdict(list)
    for holder in holders:
        for key in sorted({k for n in (holder.person, *holder.aliases) if (k := _consonants(n))}):
            found[key].append(holder)
    return dict(found)


def _consonants(name: str) -> str:
    """The consonants of each word of a full name in a rough common spelling; empty where they tell too little."""
    words = [w for w in _key(name).replace("'", "").split() if w not in _ARTICLES]
    key = " ".join(_skeleton(word) for word in words)
    return key if len(words) > 1 and len(key.replace(" ", "")) >= _LEAST else ""


def _skeleton(word: str) -> str:
    for written, plain in _ALIKE:
        word = word.replace(written, plain)
    first = "a" if word[:1] in "aeiouy" else word[:1]
    rest = [c for c in word[1:] if c not in "aeiouyh'"]
    kept = [c for at, c in enumerate(rest) if c != (rest[at - 1] if at else first)]
    return first + "".join(kept)


def _key(name: str) -> str:
    return " ".join(fold(name).replace("-", " ").lower().split())
