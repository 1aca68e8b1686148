"""The nouns every room speaks: frozen records of what a document says and where it says so.

Offsets are code points into the document's text, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.evidence.vocabulary import (
    Act,
    Basis,
    Channel,
    ConditionKind,
    ContradictionKind,
    DatedBy,
    DecidedBy,
    DocumentKind,
    EventType,
    Mode,
    Official,
    Polarity,
    PostStatus,
    Status,
    Verdict,
)

__all__ = [
    "UNKNOWN_DATE",
    "Actor",
    "Condition",
    "Contradiction",
    "Date",
    "Document",
    "Event",
    "Item",
    "Judgement",
    "Linkage",
    "Post",
    "Prediction",
    "Quote",
    "Statement",
    "Trace",
    "Window",
]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document and where they stand."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Date:
    """A date as exact as the source is, and no more.

    `value` is EDTF level 1 (`2017-11`, `2017-11-07`, `2019-05-04/2019-05-09`, `197X`) or an ISO week
    (`2017-W45`); `earliest` and `latest` are ISO days that enclose it.
    """

    value: str | None
    earliest: str | None = None
    latest: str | None = None
    basis: Basis = "unknown"
    expression: Quote | None = None


UNKNOWN_DATE = Date(value=None)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who: a person, an office, a government or another body. What is not known is None.

    `country` is ISO 3166-1 alpha-3 or an actor code of the codebook; `sector` a PLOVER sector.
    """

    name: str | None = None
    country: str | None = None
    role: str | None = None
    mention: Quote | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """Why an item was coded: the rule that found it, the words that triggered it, the runner-up for its type or act.

    `decided` says who chose the type or act: the rules, or a trained head against them.
    """

    rule: str
    triggers: tuple[Quote, ...] = ()
    runner_up: str | None = None
    decided: DecidedBy = "rule"


@dataclass(frozen=True, slots=True)
class Document:
    """One article, or a table of facts.

    `text` is the decoded file for `.txt` and `.md`, unchanged; `furniture` are the spans of it that belong to the
    page and not to the article; `notes` say what was odd about it; `dated_by` says where the publication date comes
    from; `signature` serves to find copies.
    """

    id: str
    path: str
    title: str | None
    author: str | None
    outlet: str | None
    published: Date
    sha256: str
    words: int
    duplicate_of: str | None = None
    text: str = ""
    furniture: tuple[tuple[int, int], ...] = ()
    language: str = "en"
    kind: DocumentKind = "article"
    dated_by: DatedBy = "unknown"
    signature: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Words attributed to a speaker. `polarity` "negated" means that the attribution itself is denied."""

    id: str
    document: str
    speaker: Actor
    addressee: Actor | None
    cue: Quote | None
    content: tuple[Quote, ...]
    mode: Mode
    act: Act
    polarity: Polarity
    date: Date
    channel: Channel
    according_to: Actor | None = None
    trace: Trace | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, when, in PLOVER; `type` names the deed, `status` its reality."""

    id: str
    document: str
    type: EventType
    mode: str | None
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    status: Status
    evidence: Quote
    date: Date
    statement: str | None = None
    contexts: tuple[str, ...] = ()
    trace: Trace | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """A precondition, demand, deadline, clock, red line, refusal, concession or necessary condition.

    `duration` is an ISO 8601 duration (`P60D`).
    """

    id: str
    document: str
    kind: ConditionKind
    by: Actor
    towards: Actor | None
    requirement: str
    consequence: str | None
    duration: str | None
    deadline: Date | None
    official: Official
    quote: Quote
    statement: str | None = None
    trace: Trace | None = None


@dataclass(frozen=True, slots=True)
class Prediction:
    """What somebody (also the author) expects, by when, on what condition, how hedged."""

    id: str
    document: str
    by: Actor
    prediction: str
    horizon: Date | None
    condition: str | None
    quote: Quote
    hedge: str | None = None
    statement: str | None = None
    trace: Trace | None = None


@dataclass(frozen=True, slots=True)
class Linkage:
    """Another issue tied to the stand-off: who holds it and what it could be traded for."""

    id: str
    document: str
    issue: str
    holder: Actor | None
    exchange: str | None
    by: Actor | None
    quote: Quote
    trace: Trace | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """A dated meeting or occasion ahead of the article."""

    id: str
    document: str
    what: str
    participants: tuple[Actor, ...]
    place: str | None
    date: Date
    quote: Quote
    trace: Trace | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a government that is vacant, or for which somebody is nominated, named or gone."""

    id: str
    document: str
    government: str | None
    post: str
    status: PostStatus
    person: Actor | None
    quote: Quote
    trace: Trace | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two items of one government that cannot both guide policy. `question` is what both answer."""

    id: str
    government: str
    a: str
    b: str
    kind: ContradictionKind
    same_person: bool
    why: str
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A human decision on an item: verdict, the changed fields of an edit, who, when (ISO, UTC), why."""

    item: str
    verdict: Verdict
    changes: dict[str, object] = field(default_factory=dict)
    reviewer: str = ""
    at: str = ""
    reason: str | None = None


Item = Statement | Event | Condition | Prediction | Linkage | Window | Post
