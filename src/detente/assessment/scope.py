"""What an assessment may see: everything known on the as-of date, and nothing later."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from detente.errors import InputError
from detente.evidence import (
    Actor,
    Condition,
    Date,
    Document,
    Event,
    Item,
    Linkage,
    Post,
    Prediction,
    Statement,
    Window,
)
from detente.lexicon import Lexicon, load_lexicon
from detente.record import Filter, Record

__all__ = ["Scope", "scope"]

I = TypeVar("I", Statement, Event, Condition, Prediction, Linkage, Window, Post)  # noqa: E741


@dataclass(frozen=True, slots=True)
class Scope:
    """The record as it stood on `as_of`, between some parties.

    Attributes
    ----------
    between : the parties' country codes
    as_of : ISO day
    documents : used, oldest first; copies of an earlier one are left out
    undated : listed, never used
    later : how many documents are newer than `as_of`
    copies : document id to how many copies of it were read
    """

    between: tuple[str, ...]
    as_of: str
    lexicon: Lexicon
    documents: tuple[Document, ...]
    undated: tuple[Document, ...]
    later: int
    copies: dict[str, int]
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    conditions: tuple[Condition, ...] = ()
    predictions: tuple[Prediction, ...] = ()
    linkages: tuple[Linkage, ...] = ()
    windows: tuple[Window, ...] = ()
    posts: tuple[Post, ...] = ()
    _home: dict[str, Document] = field(default_factory=dict)

    def home(self, item: Item) -> Document:
        """The document an item stands in."""
        return self._home[item.document]

    def dated(self, item: Item) -> Date:
        """When it was said or done: its own date, else its document's, marked so."""
        own = item.date if isinstance(item, (Statement, Event)) else None
        if own is not None and own.value is not None:
            return own
        published = self.home(item).published
        return Date(published.value, published.earliest, published.latest, "publication")

    def day(self, item: Item) -> str:
        """A day to sort by: the latest its date can be, but never after the as-of date."""
        latest = self.dated(item).latest or self.home(item).published.latest or self.as_of
        return min(latest, self.as_of)

    def rank(self, actor: Actor, on: str | None = None) -> float:
        """How high an actor ranks in his government, lower is higher."""
        office = None
        if actor.name:
            held = self.lexicon.office_of(actor.name, on or self.as_of)
            office = held.office if held and held.country == actor.country else None
        if office is None and actor.role:
            title = self.lexicon.title(actor.role)
            office = title.office.id if title and title.office else None
        if office is None and actor.country and not actor.role:
            return _GOVERNMENT
        return self.lexicon.authority.rank(actor.country, office)


_GOVERNMENT = 2.5
"""A government named without a person ranks below its ministers and above its officials."""


def scope(record: Record, *, between: Sequence[str] | None = None, as_of: str | None = None) -> Scope:
    """Cut the record at the as-of date (default: the newest publication date of an article).

    Raises
    ------
    InputError
        If nothing in the record was published by then, or a party is no known code.
    """
    everything = record.documents(text=True)
    dated = [document for document in everything if document.published.latest]
    day = as_of or max((d.published.latest or "" for d in dated if d.kind == "article"), default="")
    if not day:
        raise InputError(
            "no document has a publication date", where=str(record.path), hint="read with --published"
        )
    used = [d for d in dated if d.kind == "table" or (d.published.latest or "") <= day]
    originals = {d.id for d in used if d.duplicate_of is None}
    if not originals:
        raise InputError(
            f"nothing was published by {day}", where=str(record.path), hint="choose a later --as-of"
        )
    lexicon = load_lexicon().as_of(day)
    parts = {kind: _known(record, kind, originals, day, everything) for kind in _KINDS}
    parties = _distinct(_party(code, lexicon) for code in between) if between else _parties(parts)
    return Scope(
        between=parties,
        as_of=day,
        lexicon=lexicon,
        documents=tuple(d for d in used if d.id in originals),
        undated=tuple(d for d in everything if not d.published.latest),
        later=len(dated) - len(used),
        copies=dict(sorted(Counter(d.duplicate_of for d in used if d.duplicate_of).items())),
        _home={d.id: d for d in used},
        **parts,  # type: ignore[arg-type]
    )


_KINDS = {
    "statements": "statement",
    "events": "event",
    "conditions": "condition",
    "predictions": "prediction",
    "linkages": "linkage",
    "windows": "window",
    "posts": "post",
}


def _known(
    record: Record, kind: str, originals: Iterable[str], day: str, documents: Iterable[Document]
) -> tuple[Item, ...]:
    tables = {d.id for d in documents if d.kind == "table"}
    texts = {d.id: d.text for d in documents}
    found = [item for item in record.items(Filter(kind=_KINDS[kind])) if item.document in originals]
    return tuple(
        item
        for item in found
        if (item.document not in tables or _by(item, day)) and not _asked(item, texts[item.document])
    )


_ASKED = re.compile(
    r"\b(?:too (?:soon|early) to (?:say|tell|know|judge)|remains to be seen|un(?:clear|certain)"
    r"|(?:not|n't) (?:clear|say|know)) "
    r"(?:\w+ ){0,2}?(?:whether|if)\b[^.;?!]*$",
    re.IGNORECASE,
)


def _asked(item: Item, text: str) -> bool:
    """Words that a text leaves open ("too soon to say whether …") nobody has said."""
    if not isinstance(item, Statement):
        return False
    start = item.content[0].start
    return bool(_ASKED.search(text[max(0, start - 200) : start]))


def _by(item: Item, day: str) -> bool:
    """A row of a table is known on its own date, whatever the table's."""
    return isinstance(item, Event) and (item.date.latest or day) <= day


def _distinct(codes: Iterable[str]) -> tuple[str, ...]:
    parties = tuple(codes)
    if len(set(parties)) < len(parties):
        raise InputError(
            f"{' and '.join(parties)} are one party", where="--between", hint="name two governments"
        )
    return parties


def _party(code: str, lexicon: Lexicon) -> str:
    if lexicon.country(code.upper()) is not None:
        return code.upper()
    names = lexicon.names_of(code)
    found = sorted({name.code for name in names if name.code})
    if len(found) == 1:
        return str(found[0])
    raise InputError(
        f"{code!r} is no country known", where="--between", hint="use codes or names such as USA PRK"
    )


def _parties(parts: dict[str, tuple[Item, ...]]) -> tuple[str, ...]:
    """The two governments that speak and act most."""
    counts: Counter[str] = Counter()
    for statement in parts["statements"]:
        assert isinstance(statement, Statement)
        counts.update([statement.speaker.country] if statement.speaker.country else [])
    for event in parts["events"]:
        assert isinstance(event, Event)
        counts.update({a.country for a in (*event.actors, *event.recipients) if a.country})
    ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return tuple(code for code, _ in ordered[:2])
