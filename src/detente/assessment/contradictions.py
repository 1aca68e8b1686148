"""Contradictions: two items of one government that cannot both guide its policy."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from detente.assessment.discourse import AGAINST, setting, span
from detente.assessment.grounds import grounds
from detente.assessment.matter import matter
from detente.assessment.nearby import nearby
from detente.assessment.opposition import Answer, Opposition, oppositions
from detente.assessment.positions import positions
from detente.assessment.scope import Scope
from detente.evidence import Actor, Contradiction, Event, Statement, item_id

__all__ = [
    "ACROSS",
    "WINDOW",
    "answer",
    "compare",
    "contradictions",
    "counts",
    "days_apart",
    "governments",
    "of_others",
    "party",
]

WINDOW, ACROSS = 180, 60
"""Days within which two answers of one text, and of two, are held against each other; later it is a change of policy."""


@dataclass(frozen=True, slots=True)
class _Pair:
    a: Answer
    b: Answer
    reason: Opposition
    points: float


def contradictions(scope: Scope) -> tuple[Contradiction, ...]:
    """For each government and question the strongest pair, by government and place."""
    found: list[Contradiction] = []
    texts = {document.id: document.text for document in scope.documents}
    for government, items in sorted(governments(scope).items()):
        answers = [answer(item, scope) for item in items]
        pairs = [
            pair
            for a, b in nearby(answers, scope, WINDOW, across=ACROSS)
            for pair in _pairs(a, b, scope, texts)
        ]
        found += [_noun(government[0], pair, scope) for pair in _strongest(pairs)]
    return tuple(sorted(found, key=lambda c: (c.government, c.question or "", c.a, c.b)))


def governments(scope: Scope) -> dict[tuple[str, str], list[Statement | Event]]:
    """What each government said and did, in the order of day and place; armed movements are parties of their own."""
    found: dict[tuple[str, str], list[Statement | Event]] = defaultdict(list)
    for statement in scope.statements:
        if (side := party(statement.speaker, scope)) and statement.polarity == "affirmed":
            found[side].append(statement)
    for event in scope.events:
        if event.status == "occurred" and event.statement is None:
            for side in sorted({p for actor in event.actors if (p := party(actor, scope))}):
                found[side].append(event)
    return {side: sorted(items, key=lambda i: (i.document, span(i), i.id)) for side, items in found.items()}


_PRIVATE = re.compile(
    r"\b(?:defector|refugee|exile|dissident|activist|expert|analyst|professor|scholar|academic|journalist|reporter|villager"
    r"|resident|witness|former)s?\b",
    re.IGNORECASE,
)
_REBEL = re.compile(r"\b(?:rebel|insurgent|separatist|guerrilla|militia)s?\b", re.IGNORECASE)
_MOVEMENTS = ("REB", "UAF", "SEP")


def party(actor: Actor, scope: Scope) -> tuple[str, str] | None:
    """Country and, for a movement, its kind; None for those who speak for no government."""
    if not actor.country or (actor.name is None and _PRIVATE.search(actor.role or "")):
        return None
    if actor.sector in _MOVEMENTS or _REBEL.search(f"{actor.name or ''} {actor.role or ''}"):
        return actor.country, "movement"
    if actor.sector == "PTY" and "general-secretary" in scope.lexicon.authority.order(actor.country):
        return actor.country, ""
    return (actor.country, "") if actor.sector in (None, "GOV", "MIL", "SPY", "COP", "JUD") else None


def answer(item: Statement | Event, scope: Scope) -> Answer:
    """Read an item for comparison; of a government's aims neither what it says of others nor an "if" answers anything."""
    about, others = matter(item, scope.lexicon), of_others(item, scope)
    own = not (others or about.supposed)
    answered = {p.question.id: p for p in positions(item) if own or p.question.kind != "goal"}
    return Answer(item, about, answered, others)


_SUPPOSES = re.compile(
    r"^\W*(?:he|she|they|it|I|we) (?:did|do|does) not (?:think|believe|expect)\b", re.IGNORECASE
)


def of_others(item: Statement | Event, scope: Scope) -> bool:
    """Whether it tells what another government or its people want or do: its first words name one."""
    if not isinstance(item, Statement):
        return False
    words = [word.strip("\"'“”‘’,.") for word in item.content[0].text.split()[:8]]
    own = item.speaker.country
    for at in range(min(7 if _SUPPOSES.search(item.content[0].text) else 3, len(words))):
        found = scope.lexicon.name_at(words, at)
        codes = {name.code for name in found.names if not name.weak} if found else set()
        codes |= (
            {h.country for h in scope.lexicon.persons(words[at]) if words[at][:1].isupper()}
            if not codes
            else set()
        )
        if codes:
            return own not in codes
    return False


def _pairs(a: Answer, b: Answer, scope: Scope, texts: Mapping[str, str]) -> Iterator[_Pair]:
    compared = compare(a, b, scope, texts)
    if compared is None:
        return
    reasons, features = compared
    weights = _weights()
    points = round(sum(weights["points"].get(name, 0.0) * value for name, value in features.items()), 2)
    if points >= weights["enough"] and counts(a, b, reasons, features):
        yield _Pair(a, b, reasons[0] if reasons else _BARE, points)


def compare(
    a: Answer, b: Answer, scope: Scope, texts: Mapping[str, str]
) -> tuple[tuple[Opposition, ...], dict[str, float]] | None:
    """Why two answers of one government may exclude each other, and every feature of the pair; None if they cannot.

    Parameters
    ----------
    texts : mapping of document id to text
    """
    if not _comparable(a.item, b.item, scope):
        return None
    together = a.item.document == b.item.document
    where = setting(texts[a.item.document], a.item, b.item) if together else None
    reasons = oppositions(a, b, where)
    if not reasons and where is None:
        return None
    return reasons, grounds(a, b, reasons, where)


def counts(a: Answer, b: Answer, reasons: Sequence[Opposition], features: Mapping[str, float]) -> bool:
    """Whether a pair may be shown at all: without a reason in the words the text must set two voices against each other.

    One voice qualifies itself; two words of one mood agree; what would be done in some case is no stand; "had said" alone
    sets nothing against anything.
    """
    if reasons:
        return True
    one, other = (_voice(each.item) for each in (a, b))
    return (
        _who(one) != _who(other)
        and not (a.matter.supposed or b.matter.supposed)
        and "one mood" not in features
        and bool(features.keys() & AGAINST)
    )


_BARE = Opposition("setting", "goal", 0.0, "the same matter", "The text sets the one against the other.")


@cache
def _weights() -> dict[str, Any]:
    source = files("detente.assessment") / "data" / "contradictions.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _comparable(a: Statement | Event, b: Statement | Event, scope: Scope) -> bool:
    """Whether two items near in time can be held against each other."""
    deeds = [i for i in (a, b) if isinstance(i, Event)]
    apart = a.document != b.document and days_apart(a, b, scope) > ACROSS
    if apart or len(deeds) == 2:
        return False
    if deeds and a.document != b.document:
        said = a if isinstance(b, Event) else b
        if scope.day(deeds[0]) < scope.day(said) and isinstance(said, Statement) and said.act != "denial":
            return False
    return a.document != b.document or span(a)[1] <= span(b)[0] or span(b)[1] <= span(a)[0]


def _strongest(pairs: Sequence[_Pair]) -> list[_Pair]:
    """The strongest pair of each question; of further ones in the same text only firm ones that share no item."""
    chosen: list[_Pair] = []
    for pair in sorted(pairs, key=lambda p: (-p.points, p.a.item.id, p.b.item.id)):
        items = {pair.a.item.id, pair.b.item.id}
        if any(items & {c.a.item.id, c.b.item.id} for c in chosen):
            continue
        if all(_other_question(pair, c) for c in chosen) and (
            pair.points >= _weights()["more"] or not any(_texts(pair) & _texts(c) for c in chosen)
        ):
            chosen.append(pair)
    return chosen


def _other_question(one: _Pair, other: _Pair) -> bool:
    """Whether two pairs turn on different questions; what only the text sets against each other is a question of its own."""
    return one.reason.question != other.reason.question or (
        one.reason is _BARE and _texts(one) != _texts(other)
    )


def _texts(pair: _Pair) -> set[str]:
    return {pair.a.item.document, pair.b.item.document}


def days_apart(a: Statement | Event, b: Statement | Event, scope: Scope) -> int:
    """Days between two items, by the day each is sorted under."""
    return abs((date.fromisoformat(scope.day(a)) - date.fromisoformat(scope.day(b))).days)


def _noun(government: str, pair: _Pair, scope: Scope) -> Contradiction:
    first, second = sorted(
        (pair.a.item, pair.b.item), key=lambda i: (scope.day(i), i.document, span(i), i.id)
    )
    name, other = _voice(first).name, _voice(second).name
    return Contradiction(
        id=item_id("contradiction", f"{first.id} {second.id} {pair.reason.question}", 0, 0),
        government=government,
        a=first.id,
        b=second.id,
        kind=pair.reason.kind,
        same_person=name is not None and name == other,
        why=pair.reason.why,
        question=pair.reason.question,
    )


def _who(actor: Actor) -> str:
    return actor.name or actor.role or ""


def _voice(item: Statement | Event) -> Actor:
    return item.speaker if isinstance(item, Statement) else (item.actors or (Actor(),))[0]
