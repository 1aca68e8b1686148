"""What the annotators share: one document being coded, filled in stage by stage.

Every annotator is a function `annotate(reading) -> tuple of nouns`, one a file. The pipeline in `pipeline.py` calls
them in order and puts each result on the reading, so that later ones can point to earlier ones.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from detente.coding.parsed import Parsed
from detente.coding.tree import Tree
from detente.evidence import Actor, Date, Document, Quote, Statement, item_id

if TYPE_CHECKING:
    from detente.coding.english.sentence import Sentence
    from detente.lexicon import Lexicon

__all__ = ["Mention", "Reading", "TimeExpression"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A normalised time expression. `kind` is date, duration, set or time; a duration's `value` is ISO 8601."""

    quote: Quote
    kind: str
    date: Date
    value: str | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that refers to an actor. `head` is the index of its head word in sentence number `sentence`.

    `kind` is person, office, government, body, people, group, pronoun, place or adjective (a demonym before a noun).
    `first` and `last` are the words of its core ("Secretary of State Rex Tillerson", without "US"); every one of
    them leads to the mention. `members` are the actors of a joint reference ("the two leaders").
    """

    sentence: int
    head: int
    start: int
    end: int
    kind: str
    actor: Actor
    members: tuple[Actor, ...] = ()
    first: int = -1
    last: int = -1
    definite: bool = False


@dataclass(slots=True)
class Reading:
    """A document, its parse, and what has been found so far."""

    document: Document
    sentences: tuple[Sentence, ...]
    lexicon: Lexicon
    times: tuple[TimeExpression, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    notes: dict[str, object] = field(default_factory=dict)
    _ordinals: dict[tuple[str, int, int], int] = field(default_factory=dict)
    _mentions_by_head: dict[tuple[int, int], Mention] = field(default_factory=dict)
    _mentions_by_sentence: dict[int, list[Mention]] = field(default_factory=dict)
    _parsed: list[Tree | None] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    @property
    def published(self) -> str | None:
        """The article's ISO day, or None where it is not known to the day."""
        date = self.document.published
        return date.earliest if date.earliest == date.latest else None

    def quote(self, start: int, end: int) -> Quote:
        return Quote(self.document.text[start:end], start, end)

    def parsed(self, sentence: int) -> Parsed:
        """The sentence's :class:`Parsed` form, made once."""
        return self.tree(sentence)

    def mentions_in(self, sentence: int) -> tuple[Mention, ...]:
        """The mentions of a sentence in text order."""
        return tuple(self._mentions_by_sentence.get(sentence, ()))

    def tree(self, sentence: int) -> Tree:
        """The sentence seen from its predicates, made once."""
        if not self._parsed:
            self._parsed = [None] * len(self.sentences)
        tree = self._parsed[sentence]
        if tree is None:
            tree = self._parsed[sentence] = Tree(self.sentences[sentence], sentence)
        return tree

    def new_id(self, kind: str, start: int, end: int) -> str:
        """A fresh stable id; a second item of the same kind and offsets gets the next ordinal."""
        key = (kind, start, end)
        ordinal = self._ordinals.get(key, 0)
        self._ordinals[key] = ordinal + 1
        return item_id(kind, self.document.sha256, start, end, ordinal)

    def set_mentions(self, mentions: tuple[Mention, ...]) -> None:
        self.mentions = mentions
        self._mentions_by_head, self._mentions_by_sentence = {}, {}
        for mention in mentions:
            first, last = (
                (mention.first, mention.last) if mention.first >= 0 else (mention.head, mention.head)
            )
            for word in range(first, last + 1):
                self._mentions_by_head.setdefault((mention.sentence, word), mention)
            self._mentions_by_sentence.setdefault(mention.sentence, []).append(mention)

    def mention_at(self, sentence: int, word: int) -> Mention | None:
        """The mention whose core holds this word."""
        return self._mentions_by_head.get((sentence, word))

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds this offset (or the last one before it)."""
        if not self._starts:
            self._starts = [s.start for s in self.sentences]
        return max(bisect_right(self._starts, offset) - 1, 0)

    def times_in(self, start: int, end: int) -> tuple[TimeExpression, ...]:
        return tuple(t for t in self.times if start <= t.quote.start and t.quote.end <= end)
