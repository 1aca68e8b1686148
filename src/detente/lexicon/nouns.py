"""What the tables hold: names, countries, offices, holders, cues, issues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = [
    "Country",
    "Cue",
    "EventClass",
    "Holder",
    "Issue",
    "Match",
    "Name",
    "NameKind",
    "Office",
    "Source",
    "Title",
    "TitleMatch",
]

NameKind: TypeAlias = Literal[
    "country", "adjective", "nationals", "capital", "city", "region", "seat", "ministry", "parliament",
    "military", "intelligence", "court", "media", "party", "body", "group",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A surface form and what it stands for.

    `code` is ISO 3166-1 alpha-3 or an actor code; "" for a form that takes its country from the context ("the
    foreign ministry"). `weak` forms ("the North", "Georgia", "Paris") need support from the text. Nationals come
    in both numbers ("Iranians", "Briton"); `plural` tells which.
    """

    text: str
    code: str
    kind: NameKind
    sector: str | None = None
    weak: bool = False
    plural: bool = False
    since: str | None = None
    until: str | None = None

    def valid_on(self, day: str) -> bool:
        """Whether the form meant this on an ISO day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Match:
    """A name found in a list of words, `end` exclusive; more than one name where the form is ambiguous."""

    start: int
    end: int
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Country:
    """A state, also a former one; `until` is the last year of a former one."""

    code: str
    name: str
    adjective: str
    capital: str
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A post. `tier` is its class of authority, `sector` the PLOVER sector; `single` posts have one holder."""

    id: str
    name: str
    sector: str
    tier: str
    single: bool
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Title:
    """A title as written, lower case, and the office it stands for."""

    text: str
    office: Office
    plural: bool = False


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A title found in a list of words with the modifiers before it ("former", "deputy"); `end` exclusive."""

    start: int
    end: int
    title: Title
    modifiers: tuple[str, ...] = ()

    @property
    def former(self) -> bool:
        return any(
            m in {"former", "ex", "late", "then", "onetime", "ousted", "deposed"} for m in self.modifiers
        )


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in a post from `since` to `until`, both as exact as known (`1961`, `1961-01`, `1961-01-20`).

    `sector` is set where it is not the office's own (leaders of movements: REB, of the opposition: OPP).
    """

    person: str
    family: str
    aliases: tuple[str, ...]
    country: str
    office: str
    role: str
    since: str
    until: str | None
    note: str = ""
    gender: str | None = None
    sector: str | None = None

    def held_on(self, day: str) -> bool:
        """Whether the post was held on an ISO day; months and years count in full."""
        return self.since[: len(day)] <= day[: len(self.since)] and (
            self.until is None or day[: len(self.until)] <= self.until[: len(day)]
        )


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that reports speech or an attitude.

    `frames` says what it takes: "that" clause, "quote" (direct speech), "inf" ("refused to"), "obj-inf" ("urged X
    to"), "to" (addressee), "obj" (addressee or object), "about", "on". `strength` is 3 for words that always report,
    2 mostly, 1 only with a clause or quotation. `polarity` "negated" where the word denies what it reports.
    """

    lemma: str
    pos: Literal["verb", "noun"]
    kind: Literal["speech", "attitude", "thought"]
    act: str
    strength: int
    frames: tuple[str, ...]
    factive: bool = False
    polarity: str = "affirmed"


@dataclass(frozen=True, slots=True)
class EventClass:
    """A PLOVER event type: its modes with their scale values."""

    type: str
    quad: str
    scale: float
    requires_recipient: bool
    modes: dict[str, float | None]
    rule: str


@dataclass(frozen=True, slots=True)
class Issue:
    """A question that governments dispute, with the words that show it."""

    id: str
    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet or kind of source, its Admiralty letter (A reliable … F cannot be judged) and its state."""

    name: str
    reliability: str
    kind: str
    country: str | None = None
