"""Records built from nouns, so that what is tested does not hang on the coder."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from detente.evidence import (
    Actor,
    Condition,
    Date,
    Document,
    Event,
    Item,
    Quote,
    Statement,
    document_id,
    item_id,
    sha256,
)
from detente.record import Record

KIM = Actor("Kim Jong Un", "PRK", "leader")
YUN = Actor("Joseph Yun", "USA", "envoy")


def day(value: str | None, *, latest: str | None = None, basis: str = "stated") -> Date:
    return Date(value, value, latest or value, basis) if value else Date(None)  # type: ignore[arg-type]


@dataclass
class Article:
    """A document under construction: every item's words are added to its text."""

    published: str
    name: str = "article.txt"
    text: str = ""
    items: list[Item] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text = f"As published on {self.published}.\n"

    @property
    def id(self) -> str:
        return document_id(sha256(self.name), self.name)

    def quote(self, words: str) -> Quote:
        start = len(self.text)
        self.text += words + "\n"
        return Quote(words, start, start + len(words))

    def _id(self, kind: str, quote: Quote) -> str:
        return item_id(kind, sha256(self.name), quote.start, quote.end)

    def says(self, who: Actor, words: str, *, act: str = "announcement", on: str | None = None, polarity: str = "affirmed",
             channel: str = "public", to: Actor | None = None) -> Statement:  # fmt: skip
        quote = self.quote(words)
        made = Statement(
            self._id("statement", quote),
            self.id,
            who,
            to,
            None,
            (quote,),
            "direct",
            act,
            polarity,
            day(on),
            channel,
        )  # type: ignore[arg-type]
        self.items.append(made)
        return made

    def does(self, who: str, words: str, *, type: str = "MOBILIZE", mode: str | None = None, on: str | None = None,
             to: str | None = None, status: str = "occurred") -> Event:  # fmt: skip
        quote = self.quote(words)
        recipients = (Actor(country=to),) if to else ()
        made = Event(
            self._id("event", quote),
            self.id,
            type,
            mode,
            (Actor(country=who),),
            recipients,
            status,
            quote,
            day(on),
        )  # type: ignore[arg-type]
        self.items.append(made)
        return made

    def requires(
        self,
        kind: str,
        who: Actor,
        words: str,
        *,
        then: str | None = None,
        lasting: str | None = None,
        by: Date | None = None,
        said: Statement | None = None,
        towards: Actor | None = None,
        official: str = "official",
    ) -> Condition:
        quote = self.quote(words)
        made = Condition(
            self._id("condition", quote),
            self.id,
            kind,
            who,
            towards,
            words,
            then,
            lasting,
            by,
            official,
            quote,
            said.id if said else None,
        )  # type: ignore[arg-type]
        self.items.append(made)
        return made

    def put(self, record: Record) -> None:
        document = Document(
            self.id,
            self.name,
            self.name,
            None,
            None,
            day(self.published),
            sha256(self.text),
            len(self.text.split()),
            text=self.text,
        )
        record.put([(document, self.items)], path=self.name, sha256=sha256(self.text), settings="built")


def record_of(folder: Path, *articles: Article) -> Record:
    record = Record(folder / "built.case", create=True)
    for article in articles:
        article.put(record)
    return record
