"""Records built by hand, so that what is tested does not hang on the coder."""

from __future__ import annotations

from pathlib import Path

from detente.evidence import (
    Actor,
    Condition,
    Date,
    Document,
    Event,
    Post,
    Quote,
    Statement,
    document_id,
    item_id,
    sha256,
)
from detente.record import Record


class Article:
    """A document and its items; every quote is found in the text."""

    def __init__(self, name: str, published: str, text: str) -> None:
        digest = sha256(text)
        day = Date(published, published, published, "stated")
        self.document = Document(
            document_id(digest, name), name, None, None, None, day, digest, len(text.split()), text=text
        )
        self.items: list[Statement | Event | Condition | Post] = []

    def quote(self, words: str) -> Quote:
        start = self.document.text.index(words)
        return Quote(words, start, start + len(words))

    def says(
        self, who: Actor, words: str, *, act="assessment", on=None, cue=None, to=None, polarity="affirmed"
    ):
        quote = self.quote(words)
        identity = item_id("statement", self.document.sha256, quote.start, quote.end, len(self.items))
        date = Date(on, on, on, "stated") if on else Date(None)
        verb = self.quote(cue) if cue else None
        self.items.append(
            Statement(
                identity, self.document.id, who, to, verb, (quote,), "indirect", act, polarity, date, "public"
            )
        )
        return identity

    def does(self, type_, words: str, actors, recipients=(), *, mode=None, on=None, status="occurred"):
        quote = self.quote(words)
        identity = item_id("event", self.document.sha256, quote.start, quote.end, len(self.items))
        date = Date(on, on, on, "stated") if on else Date(None)
        self.items.append(
            Event(
                identity, self.document.id, type_, mode, tuple(actors), tuple(recipients), status, quote, date
            )
        )
        return identity

    def sets(self, kind, by: Actor, words: str, *, towards=None, consequence=None):
        quote = self.quote(words)
        identity = item_id("condition", self.document.sha256, quote.start, quote.end, len(self.items))
        self.items.append(
            Condition(
                identity,
                self.document.id,
                kind,
                by,
                towards,
                words,
                consequence,
                None,
                None,
                "official",
                quote,
            )
        )
        return identity

    def lacks(self, government: str, words: str):
        quote = self.quote(words)
        identity = item_id("post", self.document.sha256, quote.start, quote.end, len(self.items))
        self.items.append(Post(identity, self.document.id, government, words, "vacant", None, quote))
        return identity


def stored(folder: Path, *articles: Article) -> Record:
    record = Record(folder / "stand-off.case", create=True)
    for article in articles:
        record.put(
            [(article.document, article.items)],
            path=article.document.path,
            sha256=article.document.sha256,
            settings="",
        )
    return record


FOREIGN = Actor("Anna Berg", "NOR", "foreign minister", sector="GOV")
PREMIER = Actor("Lars Holm", "NOR", "prime minister", sector="GOV")
SPOKESMAN = Actor(None, "NOR", "spokesman", sector="GOV")
NORWAY = Actor("Norway", "NOR")
SWEDEN = Actor("Sweden", "SWE")
RIVAL = Actor("Eva Lund", "SWE", "foreign minister", sector="GOV")
