"""Rival readings of intent, each with evidence for and against; and assertions that others contest, side by side."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from detente.assessment.contradictions import of_others
from detente.assessment.matter import Matter, matter, shared
from detente.assessment.nearby import touching
from detente.assessment.positions import content, held
from detente.assessment.reality import done, meets
from detente.assessment.scope import Scope
from detente.assessment.signals import SPOKEN_OF, signals
from detente.evidence import Event, Prediction, Quote, Statement, item_id

__all__ = ["Contested", "Evidence", "Hypothesis", "contested", "hypotheses"]

RECENT = 365
"""Days within which a word or a deed tells what a government is after now."""

ABOUT = re.compile(
    r"\b(?:lull|pause|has(?:n't| not)|no (?:nuclear|missile|tests?)|stopped|seasonal|quiet|freez\w+|moratorium"
    r"|breathing room)\b"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """An item that speaks for or against a reading, and by which rule."""

    item: str
    quote: Quote
    why: str


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One reading; `of` is the side, or the lull. What would tell it from its rivals stands in `tells`."""

    id: str
    of: str
    text: str
    supports: tuple[Evidence, ...]
    opposes: tuple[Evidence, ...]
    tells: str


@dataclass(frozen=True, slots=True)
class Contested:
    """One assertion of somebody and those who say otherwise: ids of statements, or of events that reject it."""

    id: str
    assertion: str
    disputed_by: tuple[str, ...]
    about: str


@cache
def _rules() -> tuple[dict[str, Any], ...]:
    source = files("detente.assessment") / "data" / "hypotheses.toml"
    return tuple(tomllib.loads(source.read_text(encoding="utf-8"))["hypothesis"])


def hypotheses(scope: Scope, names: dict[str, str] | None = None) -> tuple[Hypothesis, ...]:
    """The readings of each party's intent, and of a lull where the record speaks of one.

    Parameters
    ----------
    names : mapping of code to a side's name, optional
    """
    found: list[Hypothesis] = []
    for side in scope.between:
        country = scope.lexicon.country(side)
        name = (names or {}).get(side) or (country.name if country else side)
        found += [_reading(rule, side, name, scope) for rule in _rules() if rule["of"] == "side"]
    lull = [_reading(rule, "lull", "", scope) for rule in _rules() if rule["of"] == "lull"]
    if any(h.supports for h in lull):
        found += lull
    return tuple(found)


def _reading(rule: dict[str, Any], side: str, name: str, scope: Scope) -> Hypothesis:
    supports = tuple(_evidence(rule, "for", side, scope))
    opposes = tuple(_evidence(rule, "against", side, scope))
    taken = {e.item for e in supports} & {e.item for e in opposes}
    return Hypothesis(
        id=f"{rule['id']}-{side.lower()}" if side != "lull" else rule["id"],
        of=side,
        text=rule["text"].format(side=name),
        supports=tuple(e for e in supports if e.item not in taken or e.why.startswith("says")),
        opposes=tuple(e for e in opposes if e.item not in taken or e.why.startswith("says")),
        tells=rule["tells"],
    )


def _evidence(rule: dict[str, Any], way: str, side: str, scope: Scope) -> Iterator[Evidence]:
    meant = _meant(scope)
    for statement in scope.statements:
        if statement.polarity == "affirmed":
            yield from _spoken(statement, rule, way, side, statement.id in meant, scope)
    for prediction in scope.predictions:
        if side != "lull" and prediction.statement is None and _names(prediction, side, scope):
            yield from _said(
                prediction.id, prediction.quote, rule[way], f"{prediction.quote.text} {prediction.prediction}"
            )
    if side != "lull":
        yield from _done(rule, way, side, scope)


def _spoken(
    statement: Statement, rule: dict[str, Any], way: str, side: str, meant: bool, scope: Scope
) -> Iterator[Evidence]:
    own = statement.speaker.country == side
    words = content(statement)
    if side == "lull" and (not ABOUT.search(words) or _TERM.search(words)):
        return
    if side != "lull" and (of_others(statement, scope) or not _lately(statement, scope)):
        return
    quote = Quote(
        " … ".join(q.text for q in statement.content), statement.content[0].start, statement.content[-1].end
    )
    if side == "lull" or own:
        told = list(_said(statement.id, quote, rule[way], words))
        yield from told
        acts = rule.get(f"acts_{way}", ())
        if not told and own and meant and statement.act in acts and _plain(statement, side, words, scope):
            yield Evidence(statement.id, quote, f"act: {statement.act}")


def _plain(statement: Statement, side: str, words: str, scope: Scope) -> bool:
    """Not a refusal that hangs on a term, not a claim that is turned down, and praise only for the other side."""
    if held(words) != words or (statement.act == "refusal" and _TERM.search(words)):
        return False
    return statement.act != "praise" or bool(_named(statement, scope) & (set(scope.between) - {side}))


def _named(statement: Statement, scope: Scope) -> set[str]:
    """Countries that its words name, or whose people they name, and the one it is addressed to."""
    found = {statement.addressee.country} if statement.addressee and statement.addressee.country else set()
    tokens = [
        t.strip(_MARKS).removesuffix("'s").removesuffix("’s")
        for q in statement.content
        for t in q.text.split()
    ]
    for at, token in enumerate(tokens):
        match = scope.lexicon.name_at(tokens, at)
        found |= {name.code for name in match.names if name.code} if match else set()
        found |= {h.country for h in scope.lexicon.persons(token)} if token[:1].isupper() else set()
    return found


_MARKS = ".,;:!?\"'“”‘’()"
_TERM = re.compile(r"\b(?:if|unless|until|only (?:when|once|after)|when|provided|would be required)\b")
"""What somebody would need to see is no evidence that it is so."""


def _meant(scope: Scope) -> frozenset[str]:
    """Statements that are signals to another party, not words to third ones."""
    return frozenset(signal.of for signal in signals(scope))


def _said(item: str, quote: Quote, patterns: Sequence[str], words: str) -> Iterator[Evidence]:
    for pattern in patterns:
        if match := re.search(pattern, words.lower()):
            yield Evidence(item, quote, f"says “{match[0]}”")
            return


def _names(prediction: Prediction, side: str, scope: Scope) -> bool:
    """Whether the side is the first that is named: whose doings are foretold."""
    tokens = [
        t.strip(".,;:!?\"'“”‘’()").removesuffix("'s").removesuffix("’s")
        for t in prediction.quote.text.split()
    ]
    first = next(
        (found for at in range(len(tokens)) if (found := scope.lexicon.name_at(tokens, at)) is not None), None
    )
    return first is not None and any(name.code == side for name in first.names)


def _done(rule: dict[str, Any], way: str, side: str, scope: Scope) -> Iterator[Evidence]:
    for event in scope.events:
        deed = done(event, scope) and event.statement is None and event.type in rule[f"deeds_{way}"]
        vague = event.type in SPOKEN_OF and not meets(event, scope)
        told = len(event.evidence.text.split()) > 1 and not vague
        if deed and told and _between(event, side, scope) and _lately(event, scope):
            yield Evidence(event.id, event.evidence, f"deed: {event.type}")


def _between(event: Event, side: str, scope: Scope) -> bool:
    """A deed of the side, done to another party or to nobody in particular; a meeting with a third one is neither."""
    others = set(scope.between) - {side}
    if event.type in _UPON and not any(a.country in others for a in event.recipients):
        return False
    touched = {a.country for a in (*event.actors, *event.recipients) if a.country} - {side}
    return any(a.country == side for a in event.actors) and (not touched or bool(touched & others))


_UPON = frozenset({"ASSAULT"})
"""Force is used on somebody: on whom must be on record."""


def _lately(item: Statement | Event, scope: Scope) -> bool:
    """What was said or done long before the as-of date tells of an older policy."""
    return (date.fromisoformat(scope.as_of) - date.fromisoformat(scope.day(item))).days <= RECENT


def contested(scope: Scope) -> tuple[Contested, ...]:
    """Assertions (of fact or of what would follow) that other voices, of whatever kind, deny or answer differently, or
    whose use of force another government rejects."""
    asserted = [s for s in scope.statements if s.polarity == "affirmed" and s.act not in _ASKS]
    read = {s.id: matter(s, scope.lexicon) for s in asserted}
    rivals: dict[str, list[str]] = {}
    about: dict[str, tuple[str, ...]] = {}
    for at, other in touching([_keys(s, read[s.id]) for s in asserted]):
        a, b = asserted[at], asserted[other]
        common, on = shared(read[a.id], read[b.id])
        if _who(a) != _who(b) and _against(a, b, read, common):
            first, second = (a, b) if _first(a, b, read) else (b, a)
            rivals.setdefault(first.id, []).append(second.id)
            about.setdefault(first.id, on)
    for a in asserted:
        if a.id in rivals and _FORCE & read[a.id].kinds and _COST.search(content(a)):
            rivals[a.id] += _opposed(a, scope)
    return tuple(
        Contested(item_id("contested", item, 0, 0), item, tuple(sorted(set(others))), ", ".join(about[item]))
        for item, others in sorted(rivals.items())
    )


def _keys(statement: Statement, about: Matter) -> set[str]:
    """What two assertions must share one of: a word, or that one names a low price of force and the other its price."""
    force = bool(about.kinds & _FORCE)
    cheap = force and bool(_COST.search(content(statement)))
    return set(about.stems) | (
        {"price of force"} if cheap or (force and _PRICE.search(content(statement))) else set()
    )


_STATES = frozenset({"assessment", "prediction", "denial", "accusation"})
_ASKS = frozenset({"demand", "offer", "promise", "appeal", "praise"})
"""Acts that assert nothing."""


def _opposed(assertion: Statement, scope: Scope) -> Iterator[str]:
    """Deeds or stands of other governments that reject force."""
    for event in scope.events:
        codes = {actor.country for actor in event.actors} - {None}
        rejects = event.type == "REJECT" and event.status == "occurred" and event.statement is None
        if (
            rejects
            and codes
            and assertion.speaker.country not in codes
            and _FORCE & matter(event, scope.lexicon).kinds
        ):
            yield event.id


def _first(a: Statement, b: Statement, read: dict[str, Matter]) -> bool:
    """Whether `a` asserts and `b` disputes: who names the low price, else who does not deny."""
    cheap = [bool(_COST.search(content(s))) for s in (a, b)]
    return cheap[0] if cheap[0] != cheap[1] else not read[a.id].turned


def _who(statement: Statement) -> str:
    return f"{statement.speaker.country} {statement.speaker.name or statement.speaker.role}"


_FORCE = frozenset({"attack", "force", "war"})
_COST = re.compile(
    r"\b(?:avoid\w*|without|minimal|few)\b.{0,40}\b(?:casualt\w*|cost\w*|war|losses|escalation|retaliation)\b"
)
_PRICE = re.compile(r"\b(?:require\w*|trigger\w*|mean\w*|risk\w*|lead\w* to|massive|heavy|invasion)\b")


def _against(a: Statement, b: Statement, read: dict[str, Matter], common: float) -> bool:
    """One denies what the other affirms, or of the use of force one names a low price and the other a high one."""
    denies = "denial" in (a.act, b.act) and common >= 2
    stated = {a.act, b.act} <= _STATES
    if stated and (denies or common >= 3) and read[a.id].turned != read[b.id].turned:
        return bool(read[a.id].stems & read[b.id].stems)
    if not (read[a.id].kinds & _FORCE and read[b.id].kinds & _FORCE):
        return False
    one, other = content(a), content(b)
    return bool(_COST.search(one)) != bool(_COST.search(other)) and bool(
        _PRICE.search(other if _COST.search(one) else one)
    )
