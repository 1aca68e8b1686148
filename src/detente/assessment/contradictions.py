"""Contradictions: two items of one government that cannot both guide its policy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from detente.assessment.positions import Position, Question, content, positions, stems
from detente.assessment.scope import Scope
from detente.evidence import Actor, Contradiction, Event, Statement, item_id
from detente.evidence.vocabulary import ContradictionKind

__all__ = ["WINDOW", "contradictions"]

WINDOW = 180
"""Days within which two answers are held against each other; later it is a change of policy."""
APART = 30
"""Two contradictions on one question are told apart when they are this many days from each other."""


@dataclass(frozen=True, slots=True)
class _Pair:
    a: Statement | Event
    b: Statement | Event
    question: str
    kind: ContradictionKind
    why: str
    strength: float


def contradictions(scope: Scope) -> tuple[Contradiction, ...]:
    """For each government and question the strongest pairs, the highest authority and the closest dates first."""
    found: list[Contradiction] = []
    for government, items in sorted(_by_government(scope).items()):
        pairs = [*_answers(items, scope), *_untied(government, items, scope), *_denied(items, scope)]
        grouped: dict[str, list[_Pair]] = defaultdict(list)
        for pair in pairs:
            grouped[pair.question].append(pair)
        for question in sorted(grouped):
            found += [_noun(government, pair, scope) for pair in _strongest(grouped[question], scope)]
    return tuple(sorted(found, key=lambda c: (c.government, c.question or "", c.a, c.b)))


def _by_government(scope: Scope) -> dict[str, list[Statement | Event]]:
    """Statements by their speaker's government; deeds that are no words by their actors'."""
    found: dict[str, list[Statement | Event]] = defaultdict(list)
    for statement in scope.statements:
        if statement.speaker.country and _speaks_for(statement.speaker):
            found[statement.speaker.country].append(statement)
    for event in scope.events:
        if event.status == "occurred" and event.statement is None:
            for country in sorted({a.country for a in event.actors if a.country}):
                found[country].append(event)
    return found


def _speaks_for(speaker: Actor) -> bool:
    return speaker.sector in (None, "GOV", "MIL", "LEG", "SPY", "COP", "REB", "PTY", "IGO", "UAF")


def _answers(items: Sequence[Statement | Event], scope: Scope) -> Iterator[_Pair]:
    by_question: dict[Question, list[Position]] = defaultdict(list)
    for item in items:
        for position in positions(item):
            by_question[position.question].append(position)
    for question, held in by_question.items():
        for yes in (p for p in held if p.answer):
            for no in (p for p in held if not p.answer):
                if _comparable(yes, no, scope):
                    kind = _kind(question, yes, no)
                    why = f"{question.text} Yes: “{yes.words}”. No: “{no.words}”."
                    yield _Pair(
                        yes.item, no.item, question.id, kind, why, _strength(yes.item, no.item, scope)
                    )


def _comparable(yes: Position, no: Position, scope: Scope) -> bool:
    if yes.item.id == no.item.id or _gap(yes.item, no.item, scope) > WINDOW:
        return False
    if isinstance(yes.item, Event) and isinstance(no.item, Event):
        return False
    if yes.question.kind == "fact" or yes.question.id in ("force", "yielding"):
        return bool(stems(content(yes.item)) & stems(content(no.item))) or yes.question.id == "gravity"
    return True


def _kind(question: Question, yes: Position, no: Position) -> ContradictionKind:
    if isinstance(yes.item, Event) or isinstance(no.item, Event):
        return "say-do"
    return question.kind


def _untied(government: str, items: Sequence[Statement | Event], scope: Scope) -> Iterator[_Pair]:
    """X promised outright by one voice, X tied to Y by another."""
    outright = [
        i for i in items if isinstance(i, Statement) and i.act in ("offer", "promise", "announcement")
    ]
    spoken = {s.id: s for s in scope.statements}
    for condition in scope.conditions:
        tied = spoken.get(condition.statement or "")
        if condition.kind != "precondition" or condition.by.country != government or tied is None:
            continue
        object_ = stems((condition.consequence or content(tied)).lower())
        for free in outright:
            if free.id != tied.id and _gap(free, tied, scope) <= WINDOW and not _is_tied(free, scope):
                shared = object_ & stems(content(free))
                if len(shared) >= 2:
                    why = f"One voice gives outright what another ties to “{condition.requirement}”."
                    yield _Pair(
                        free, tied, "tied", "precondition", why, _strength(free, tied, scope) + len(shared)
                    )


def _is_tied(statement: Statement, scope: Scope) -> bool:
    return any(
        c.statement == statement.id and c.kind in ("precondition", "necessary", "clock")
        for c in scope.conditions
    )


def _denied(items: Sequence[Statement | Event], scope: Scope) -> Iterator[_Pair]:
    """What one voice denies and another says, or a deed shows."""
    for denial in items:
        if not isinstance(denial, Statement) or denial.act != "denial":
            continue
        matter = stems(content(denial))
        for other in items:
            if other.id == denial.id or (
                isinstance(other, Statement) and other.act in ("denial", "refusal", "accusation")
            ):
                continue
            shared = matter & stems(content(other))
            if len(shared) >= 2 and _gap(denial, other, scope) <= WINDOW and not _negative(other):
                kind: ContradictionKind = "say-do" if isinstance(other, Event) else "fact"
                why = f"One voice denies what another says or does ({', '.join(sorted(shared))})."
                yield _Pair(denial, other, "denied", kind, why, _strength(denial, other, scope) + len(shared))


def _negative(item: Statement | Event) -> bool:
    return any(word in content(item).split() for word in ("not", "no", "never", "nothing", "nobody"))


def _strongest(pairs: list[_Pair], scope: Scope) -> list[_Pair]:
    """The strongest pair, then weaker ones of another time that share no item with it."""
    chosen: list[_Pair] = []
    for pair in sorted(pairs, key=lambda p: (-p.strength, p.a.id, p.b.id)):
        if all(
            not {pair.a.id, pair.b.id} & {other.a.id, other.b.id}
            and _days(scope.day(pair.a), scope.day(other.a)) > APART
            for other in chosen
        ):
            chosen.append(pair)
    return chosen


def _strength(a: Statement | Event, b: Statement | Event, scope: Scope) -> float:
    """Higher for high authority, close dates, and one document."""
    rank = sum(min(scope.rank(actor, scope.day(i)), 12.0) for i, actor in ((a, _voice(a)), (b, _voice(b))))
    return -rank - _gap(a, b, scope) / 30 + (2.0 if a.document == b.document else 0.0)


def _voice(item: Statement | Event) -> Actor:
    return item.speaker if isinstance(item, Statement) else (item.actors or (Actor(),))[0]


def _gap(a: Statement | Event, b: Statement | Event, scope: Scope) -> int:
    return _days(scope.day(a), scope.day(b))


def _days(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def _noun(government: str, pair: _Pair, scope: Scope) -> Contradiction:
    first, second = sorted((pair.a, pair.b), key=lambda i: (scope.day(i), i.document, _start(i), i.id))
    name, other = _voice(first).name, _voice(second).name
    return Contradiction(
        id=item_id("contradiction", f"{first.id} {second.id} {pair.question}", 0, 0),
        government=government,
        a=first.id,
        b=second.id,
        kind=pair.kind,
        same_person=name is not None and name == other,
        why=pair.why,
        question=pair.question,
    )


def _start(item: Statement | Event) -> int:
    return item.evidence.start if isinstance(item, Event) else item.content[0].start
