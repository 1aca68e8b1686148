"""Who answers in a transcript: from the labels, the heading and the introductions to persons with their countries."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.coding.speech.turns import Turn, turns_of
from detente.coding.speech.voices import voice_of
from detente.coding.who.cast import Cast, Person
from detente.coding.who.chunks import Chunk
from detente.coding.who.homes import own_title
from detente.coding.who.hosts import host_of, never_other, self_named, written_state
from detente.evidence import Actor

if TYPE_CHECKING:
    from detente.coding.reading import Reading
    from detente.lexicon import Office, TitleMatch

__all__ = ["answerer", "introduce", "own_at"]

_COURTESIES = frozenset(
    "radm vadm ltgen majgen "
    "mr mrs ms miss dr sir dame lord shri smt he hon amb rear adm vice gen lt maj col brig cmdr capt sgt sec gov sen rep "
    "prof his her excellency the honourable honorable major lieutenant colonel general admiral captain commander".split()
)
_PLAIN = frozenset(
    "a answer spokesperson spokesman spokeswoman official senior administration background briefer one two three four "
    "deputy assistant principal press secretary department state defense defence office additional joint acting "
    "foreign ministry minister president prime director undersecretary under".split()
)
_STYLED_IN = {"shri": "IND", "smt": "IND"}
_PRESENTER = re.compile(r"(?:presenter|anchor|host|newsreader|studio|interviewer|moderator)\b", re.IGNORECASE)
_ANSWERS = frozenset({"a", "answer"})
_GIVEN = 2
_SHARED = re.compile(r"\bjoint\b|\band\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Label:
    """A label taken apart; `name` is empty for a title alone."""

    name: tuple[str, ...]
    role: str | None
    office: Office | None
    country: str | None


def introduce(reading: Reading, cast: Cast, chunks: Sequence[Chunk]) -> None:
    """Make the answerers of a transcript known to the cast before anybody else is met.

    Notes on the reading who answers under which label (`answerers`) and, by sentence, for which state whoever
    is asked there speaks (`own`).
    """
    turns = turns_of(reading.document.text)
    found: dict[str, Person | Actor] = {}
    if turns:
        desk = _Desk(reading, cast, chunks, turns)
        desk.announce()
        for label in dict.fromkeys(t.label for t in turns if not t.asks):
            if label.casefold() not in _ANSWERS and not desk.reports(label):
                found[label] = desk.seat(label)
        _take_over(found, turns, desk)
    reading.notes["answerers"] = found
    reading.notes["own"] = _owned(reading, turns, found) if turns else _issued(reading, chunks)


def answerer(reading: Reading, label: str) -> Actor | None:
    """Who answers under a label."""
    found = reading.notes.get("answerers")
    who = found.get(label) if isinstance(found, dict) else None
    return who.actor() if isinstance(who, Person) else who


def own_at(reading: Reading, sentence: int) -> str | None:
    """The state of whoever answers, or is asked, in this sentence of a transcript; None in any other text."""
    own = reading.notes.get("own")
    return own.get(sentence) if isinstance(own, dict) else None


def _take_over(found: dict[str, Person | Actor], turns: Sequence[Turn], desk: _Desk) -> None:
    """ "Answer:" is whoever answered last, or the one whom the heading names."""
    last: Person | Actor | None = None
    for turn in turns:
        if turn.label.casefold() in _ANSWERS:
            found.setdefault(turn.label, last or desk.main() or Actor(None, desk.host, "official"))
        elif turn.label in found:
            last = last or found[turn.label]


def _issued(reading: Reading, chunks: Sequence[Chunk]) -> dict[int, str | None]:
    """For every sentence of a statement in the third person the state of its letterhead."""
    voice = voice_of(reading.document.text)
    if voice is None or voice.kind != "written":
        return {}
    host = host_of(reading, voice.body, chunks)
    return dict.fromkeys(range(len(reading.sentences)), host) if host is not None else {}


def _owned(
    reading: Reading, turns: Sequence[Turn], found: dict[str, Person | Actor]
) -> dict[int, str | None]:
    owned: dict[int, str | None] = {}
    starts = [s.start for s in reading.sentences]
    country = next((w.country for w in found.values() if w.country), None)
    for number in range(bisect_right(starts, turns[0].start) if turns else 0):
        owned[number] = country
    for at, turn in enumerate(turns):
        asked = turn if not turn.asks else next((t for t in turns[at:] if not t.asks), turn)
        who = found.get(asked.label)
        country = who.country if who is not None else country
        for number in range(bisect_right(starts, turn.start - 1), len(starts)):
            if starts[number] >= turn.end:
                break
            owned[number] = country
    return owned


class _Desk:
    """The platform of one briefing."""

    def __init__(self, reading: Reading, cast: Cast, chunks: Sequence[Chunk], turns: Sequence[Turn]) -> None:
        self._reading, self._cast, self._chunks, self._turns = reading, cast, chunks, turns
        self._text = reading.document.text
        self._heading = self._text[: turns[0].label_at]
        self._seated: list[Person] = []
        self.host = host_of(reading, turns[0].label_at, chunks)

    def announce(self) -> None:
        """Seat those whom the heading names as the ones who speak."""
        voice = voice_of(self._text)
        for phrase in (voice.who, *voice.beside) if voice is not None else ():
            name = self._apart(phrase).name
            if len(name) > 1 and all(word[0].isupper() for word in name):
                self.seat(phrase)

    def seat(self, label: str) -> Person | Actor:
        """The person of a label."""
        taken = self._apart(label)
        if not taken.name:
            return self._by_title(taken)
        name, at = self._full(taken.name)
        name, known_post = self._by_lexicon(name, taken)
        country = taken.country or (None if known_post else self._told(name, at) or own_title(taken.role))
        known = self._cast.meet(
            Chunk(0, 0, 0, "person", person=name, role=taken.role, office=taken.office, country=country, courtesy="m")
        )  # fmt: skip
        if known is None:
            return Actor(name, country or self.host, taken.role)
        known.country = known.country or self._spoken_for(label)
        self._seated.append(known)
        return known

    def reports(self, label: str) -> bool:
        """Whether a label is that of a correspondent whom a presenter has introduced; he speaks as the author."""
        name = re.escape(self._apart(label).name[-1]) if self._apart(label).name else ""
        asked = " ".join(self._text[t.start : t.end] for t in self._turns if t.asks)
        if not name or not any(_PRESENTER.match(t.label) for t in self._turns):
            return False
        given = rf"(?:[A-Z][\w'’-]+ ){{1,2}}{name}"
        return bool(
            re.search(
                rf"\b(?:correspondent|reporter|editor|colleague|our)\b[^.?]{{0,50}}{given}",
                asked,
                re.IGNORECASE,
            )
            or re.search(
                rf"{given},? (?:is |has )?(?:in|at|outside|reports?|joins us|there|with the story)\b",
                asked,
                re.IGNORECASE,
            )
            or re.search(rf"{given}[^.?]{{0,40}}\b(?:correspondent|reporter|editor)\b", asked, re.IGNORECASE)
        )

    def main(self) -> Person | None:
        """Whom the heading names first."""
        if self._seated:
            return self._seated[0]
        for chunk in self._chunks:
            if chunk.person is not None and self._start(chunk) < len(self._heading):
                found = self._cast.meet(chunk)
                if found is not None:
                    found.country = found.country or self.host
                    return found
        return None

    def _by_title(self, label: _Label) -> Person | Actor:
        """A title alone: who was seated with it, whom the heading gives it, who held it that day, else the title."""
        noun = (label.role or "").casefold().split()[-1:]
        for person in self._seated:
            if noun and noun[0] in (person.role or "").casefold().split():
                return person
        main = self.main()
        if main is not None and (not noun or noun[0] in self._heading.casefold()):
            main.role = main.role or label.role
            return main
        country = label.country or own_title(label.role) or self.host
        if label.office is not None and country is not None and label.office.single:
            sitting = self._cast.sitting(label.office, country)
            if sitting is not None:
                return sitting
        return Actor(None, country, (label.role or "official").lower())

    def _apart(self, label: str) -> _Label:
        words = [w for w in re.sub(r"\([^)]*\)|[()]", " ", label).replace(",", " , ").split() if w]
        lexicon = self._reading.lexicon
        plain = [w.title() if w.isupper() and len(w) > 3 else w for w in words]
        title = next((t for i in range(len(words)) if (t := lexicon.title_at(words, i))), None)
        country = written_state(self._reading, " ".join(plain)) if len(words) > 1 else None
        name = tuple(w for w in _named(words, title) if not _styled(w))
        if all(_plain(w) for w in name) or name[0].islower():
            name = ()
        role = title.title.text if title is not None else (None if name else label)
        country = country or next((_STYLED_IN[w.lower()] for w in words if w.lower() in _STYLED_IN), None)
        return _Label(name, role, title.title.office if title is not None else None, country)

    def _by_lexicon(self, name: str, label: _Label) -> tuple[str, bool]:
        """The name as the lexicon writes it, and whether it knows it; a family name alone needs a title."""
        words = name.split()
        plain = " ".join(w for w in words if len(w.strip(".")) > 1)
        found = self._reading.lexicon.persons(plain)
        return (plain, True) if found and (len(words) > 1 or label.office is not None) else (name, False)

    def _full(self, name: Sequence[str]) -> tuple[str, int]:
        """The fullest form of a label's name and where it stands: first in the heading, then in what is said."""
        if len(name) == 1 and name[0].isupper():
            legend = re.search(rf"((?:[A-Z][\w'’-]+ )+)\({re.escape(name[0])}\)", self._heading)
            if legend is not None:
                return legend[1].strip(), legend.start()
        family, initials = name[-1], [w for w in name[:-1] if len(w.strip(".")) == 1]
        written = " ".join(w.title() if w.isupper() and len(w) > 2 else w for w in name)
        if len(name) > 1 and not initials:
            at = self._heading.casefold().find(written.casefold())
            return (self._heading[at : at + len(written)] if at >= 0 else written), at
        for found in re.finditer(rf"\b{re.escape(family)}\b", self._text, re.IGNORECASE):
            given = self._given(found.start())
            fits = not initials or any(g[0] == initials[0][0] for g in given[:1])
            if given and fits and found[0] != found[0].lower():
                shown = found[0].title() if found[0].isupper() else found[0]
                return " ".join((*given, shown)), found.start()
        at = self._heading.casefold().find(family.casefold())
        return (family.title() if family.isupper() else family), at

    def _given(self, at: int) -> list[str]:
        """The given names that stand right before a family name."""
        line = self._text[max(self._text.rfind("\n", 0, at) + 1, at - 60) : at]
        before = line.split()
        if not line.endswith(" "):
            return []
        given: list[str] = []
        for n in range(len(before) - 1, -1, -1):
            word = before[n]
            if not re.fullmatch(r"[A-Z][\w'’\-]*\.?", word) or _styled(word) or len(given) == _GIVEN:
                break
            if word.endswith(".") and len(word) > 2:
                break
            if word.casefold() in _PLAIN or self._reading.lexicon.title_at([word], 0):
                break
            if self._reading.lexicon.name_at([word], 0) or (word.isupper() and len(word) > 2):
                break
            given.insert(0, word)
        return given if given and len(given[0].strip(".")) > 1 else []

    def _told(self, name: str, at: int) -> str | None:
        """The country that the heading sets beside the name, or that some phrase of the text gives to it."""
        family = name.split()[-1].casefold()
        if 0 <= at < len(self._heading):
            end = self._heading.casefold().find(family, at) + len(family)
            beside = self._behind(end) or self._beside(at)
            if beside is not None:
                return beside
        for chunk in self._chunks:
            if chunk.person and chunk.country and chunk.person.split()[-1].casefold() == family:
                return chunk.country
        return None

    def _behind(self, end: int) -> str | None:
        """The state right behind a name ("Ana Soto of Peru", "Ana Soto (Peru)")."""
        link = re.match(r"\s*(?:,\s*|\()?(?:of|from|for)?\s*(?:the )?", self._heading[end:])
        linked = link is not None and re.search(r"of|from|for|\(", link[0]) is not None
        start = end + (link.end() if link is not None else 0)
        return next(
            (c.country for c in self._chunks if linked and c.country and self._start(c) == start), None
        )

    def _beside(self, at: int) -> str | None:
        """The last state named between the participant before and this one, on the heading's line."""
        line = self._heading.rfind("\n", 0, at) + 1
        states = [
            (self._start(c), c.country) for c in self._chunks
            if c.country and c.kind in ("government", "adjective", "body", "office", "person")
            and line <= self._start(c) < at and c.source not in ("capital", "city")
        ]  # fmt: skip
        return states[-1][1] if states else None

    def _spoken_for(self, label: str) -> str | None:
        if self.host is not None and not _SHARED.search(self._heading):
            return self.host
        mine = [t for t in self._turns if t.label == label]
        numbers = [
            n for n, s in enumerate(self._reading.sentences) if any(t.start <= s.start < t.end for t in mine)
        ]
        return (
            self_named(self._reading, numbers, self._chunks)
            or self.host
            or self._shared()
            or never_other(self._reading, numbers, self._chunks)
        )

    def _shared(self) -> str | None:
        """The one state of everybody seated so far."""
        states = {person.country for person in self._seated if person.country}
        return states.pop() if len(states) == 1 and not _SHARED.search(self._heading) else None

    def _start(self, chunk: Chunk) -> int:
        return self._reading.parsed(chunk.sentence).sentence.starts[chunk.first]


def _named(words: list[str], title: TitleMatch | None) -> list[str]:
    """The words of a label that are its name: beside the title in one part, else the part without a title."""
    if title is None:
        return words[: words.index(",")] if "," in words else words
    before, after = words[: title.start], words[title.end :]
    if "," in before:
        return before[: before.index(",")]
    part = [w for w in (after[: after.index(",")] if "," in after else after) if not _plain(w)]
    return part or after[after.index(",") + 1 :] if "," in after else part


def _plain(word: str) -> bool:
    return word.strip(".").casefold() in _PLAIN


def _styled(word: str) -> bool:
    return word.strip(".,").casefold() in _COURTESIES
