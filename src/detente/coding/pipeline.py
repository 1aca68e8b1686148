"""From a document to everything coded in it, annotator by annotator."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from detente.coding.deeds import events
from detente.coding.english import Sentence, parse
from detente.coding.reading import Mention, Reading, TimeExpression
from detente.coding.speech import statements
from detente.coding.speech.quotations import Quotation, quotations
from detente.coding.speech.turns import turns_of
from detente.coding.temporal import times
from detente.coding.terms import conditions, linkages, posts, predictions, windows
from detente.coding.who import coreference, mentions
from detente.evidence import (
    Condition,
    Document,
    Event,
    Item,
    Linkage,
    Post,
    Prediction,
    Statement,
    Window,
)
from detente.lexicon import Lexicon

__all__ = ["Coded", "code", "read_actors", "read_words"]

_CREDIT = re.compile(
    r"^[ \t]*(?:image|photo|picture|photograph|video|file photo|caption|credit|source|graphic|illustration|cover image)s?"
    r"[ \t]*(?:credit|by|courtesy|source)?[ \t]*[:/©].{0,200}$"
    r"|^.{0,160}(?:/(?:AFP|Reuters|AP|Getty)(?: Images)?|\bGetty Images)\)?[ \t]*$"
    r"|^[ \t]*(?:©|\(c\)|copyright\b).{0,200}$",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Coded:
    """What one document says: every kind of item in text order."""

    document: Document
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    conditions: tuple[Condition, ...] = ()
    predictions: tuple[Prediction, ...] = ()
    linkages: tuple[Linkage, ...] = ()
    windows: tuple[Window, ...] = ()
    posts: tuple[Post, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """Everything that goes into the record, kind by kind."""
        return (
            *self.statements,
            *self.events,
            *self.conditions,
            *self.predictions,
            *self.linkages,
            *self.windows,
            *self.posts,
        )


def code(document: Document, *, lexicon: Lexicon) -> Coded:
    """All annotators in order.

    Parameters
    ----------
    document : Document
        With its text; `furniture` is not coded, nor are picture credits.
    lexicon : Lexicon
    """
    reading = read_words(document, lexicon=lexicon)
    return Coded(
        document,
        reading.mentions,
        reading.times,
        reading.statements,
        events.annotate(reading),
        conditions.annotate(reading),
        predictions.annotate(reading),
        linkages.annotate(reading),
        windows.annotate(reading),
        posts.annotate(reading),
    )


def read_words(document: Document, *, lexicon: Lexicon) -> Reading:
    """The reading after times, mentions and statements: what the later annotators start from."""
    reading, marks = read_actors(document, lexicon=lexicon)
    reading.statements = statements.annotate(reading, marks)
    return reading


def read_actors(
    document: Document, *, lexicon: Lexicon, parser: Callable[[str], tuple[Sentence, ...]] = parse
) -> tuple[Reading, Sequence[Quotation]]:
    """The reading after times and mentions, and the quotations: what statements start from."""
    reading = Reading(document, parser(_article(document)), lexicon)
    marks = quotations(document.text, reading.sentences)
    reading.times = times.annotate(reading)
    reading.set_mentions(mentions.annotate(reading))
    reading.set_mentions(coreference.annotate(reading, marks))
    return reading, marks


def _article(document: Document) -> str:
    """The text with furniture, picture credits and the labels of a transcript blanked, datelines set apart; offsets stay."""
    text = document.text
    labels = ((turn.label_at, turn.start) for turn in turns_of(text))
    pictures = (m.span() for m in _CREDIT.finditer(text))
    for start, end in (*document.furniture, *pictures, *labels):
        text = text[:start] + _blank(text[start:end]) + text[end:]
    return _DATELINE.sub(
        lambda m: m[0][: m.start("dash") - m.start()] + "\n\n" + " " * (len(m["dash"]) - 2), text
    )


_DATELINE = re.compile(
    r"^[ \t]*[A-Z][A-Z.'’/\- ]{2,40}(?:,[ \t]+[A-Z][\w.'’\- ]{1,30}){0,2}"
    r"(?:,?[ \t]+(?:[A-Z][a-z]{2,8}\.?[ \t]+\d{1,2}|\d{1,2}[ \t]+[A-Z][a-z]{2,8}\.?)(?:,?[ \t]+\d{4})?)?"
    r"(?:[ \t]+\([^)\n]{2,40}\))?(?P<dash>[ \t]+(?:--|[—–-])[ \t]+)(?=\S)",
    re.MULTILINE,
)


def _blank(text: str) -> str:
    return "".join("\n" if ch == "\n" else " " for ch in text)
