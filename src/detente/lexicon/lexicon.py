"""The field's knowledge behind one noun: look-up only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from detente.lexicon.authority import Authority
from detente.lexicon.cities import cities
from detente.lexicon.codebook import Codebook
from detente.lexicon.event_patterns import EventPatterns, event_patterns
from detente.lexicon.nouns import Country, Cue, Holder, Match, Name, Office, Source, Title, TitleMatch
from detente.lexicon.offices import Titles
from detente.lexicon.people import People
from detente.lexicon.phrases import Phrases
from detente.lexicon.words import Issues

__all__ = ["Lexicon"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names, posts, people, reporting words, issues, PLOVER, authority and reliability.

    Words are given as lists of tokens; ends are exclusive. `day` is an ISO day. `idioms` are the cues of several words
    ("make clear") by their verb, the longest first.
    """

    countries: Mapping[str, Country]
    names: Phrases[Name]
    offices: Mapping[str, Office]
    titles: Titles
    people: People
    verbs: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    idioms: Mapping[str, tuple[Cue, ...]]
    according: Phrases[str]
    issues: Issues
    plover: Codebook
    authority: Authority
    sources: Mapping[str, Source]
    own_patterns: EventPatterns | None = None
    day: str | None = None

    @property
    def patterns(self) -> EventPatterns:
        """The words that name deeds, a user's own before the shipped ones."""
        return self.own_patterns or event_patterns()

    def name_at(self, words: Sequence[str], start: int) -> Match | None:
        """The longest name of a country, body or place that starts at word `start`."""
        found = self.names.longest(words, start)
        return Match(start, *found) if found else None

    def city_at(self, words: Sequence[str], start: int) -> str | None:
        """The state of the town whose name starts at word `start`; for phrases that say that somebody is there."""
        found = cities().longest(words, start)
        return found[1][0] if found else None

    def names_of(self, phrase: str, *, on: str | None = None) -> tuple[Name, ...]:
        """What exactly this phrase may stand for, on an ISO day where one is given."""
        return tuple(n for n in self.names.get(phrase) if on is None or n.valid_on(on))

    def title_at(self, words: Sequence[str], start: int) -> TitleMatch | None:
        """The longest title that starts at word `start`, with its modifiers ("former deputy …")."""
        return self.titles.longest(words, start)

    def title(self, text: str) -> Title | None:
        """The title that is exactly this text, whatever its case."""
        return self.titles.get(text)

    def country(self, code: str | None) -> Country | None:
        return self.countries.get(code or "")

    def persons(self, name: str) -> tuple[Holder, ...]:
        """Every post of everybody who goes by this full name, alias or family name."""
        return self.people.named(name)

    def holder(self, country: str, office: str, on: str) -> Holder | None:
        """Who held the post on an ISO day; of several the one who took it up last."""
        found = self.people.in_post(country, office, on)
        return found[0] if found else None

    def office_of(self, person: str, on: str | None) -> Holder | None:
        """The post a person (full name) held on an ISO day, the highest of several; None where there was none.

        Without a day the latest post.
        """
        posts = self.people.posts(person)
        if on is None:
            return posts[-1] if posts else None
        held = [post for post in posts if post.held_on(on)]
        return min(held, key=lambda p: self.authority.rank(p.country, p.office), default=None)

    def leader(self, country: str, on: str) -> Holder | None:
        """Who decides for a government on an ISO day, by the authority table."""
        for office in self.authority.order(country):
            if found := self.holder(country, office, on):
                return found
        return None

    def cue(self, lemma: str, pos: str = "verb") -> Cue | None:
        """The reporting verb or noun with this lemma."""
        return (self.verbs if pos == "verb" else self.nouns).get(lemma)

    def according_at(self, words: Sequence[str], start: int) -> int | None:
        """End of an "according to"-like phrase that starts at word `start`."""
        found = self.according.longest(words, start)
        return found[0] if found else None

    def issues_in(self, words: Sequence[str]) -> tuple[str, ...]:
        """Ids of the issues that words or lemmas name, most often named first."""
        return self.issues.touched(words)

    def source(self, outlet: str) -> Source | None:
        """An outlet's reliability; None where it is not listed."""
        return self.sources.get(outlet.lower().removeprefix("the "))

    def as_of(self, day: str) -> Lexicon:
        """The lexicon as it could be known on an ISO day: nobody holds a post taken up later."""
        return replace(self, people=self.people.as_of(day), day=day)
