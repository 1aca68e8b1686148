"""Who agrees with whom across governments, who disagrees, and who sides with a foreigner against his own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from detente.assessment.contradictions import ACROSS, answer, governments, party
from detente.assessment.matter import shared
from detente.assessment.nearby import nearby
from detente.assessment.opposition import Answer
from detente.assessment.scope import Scope
from detente.evidence import Actor, Contradiction, Event, Statement, item_id

__all__ = ["Alignment", "AlignmentKind", "alignments"]

_Sided: TypeAlias = tuple[Actor, str]
AlignmentKind: TypeAlias = Literal["alignment", "disagreement"]

COMMON, STEMS = 2.0, 2
"""Words or families of matter that two statements must share before agreement means anything; and words alone."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two voices of different governments that answer one question alike, or differently.

    `against` is whom of his own government the first or second voice sides against, by `contradiction`.
    """

    id: str
    kind: AlignmentKind
    one: Actor
    other: Actor
    a: str
    b: str
    question: str
    why: str
    against: Actor | None = None
    contradiction: str | None = None


def alignments(scope: Scope, found: Sequence[Contradiction]) -> tuple[Alignment, ...]:
    """Alignments and disagreements, one of each for any two voices, those against one's own first.

    Parameters
    ----------
    scope : Scope
    found : sequence of Contradiction
        Those of the same scope.
    """
    answers = [
        answer(s, scope) for items in governments(scope).values() for s in items if isinstance(s, Statement)
    ]
    sided = _sided(scope, found)
    sides = {each.item.id: party(_voice(each.item), scope) for each in answers}
    pairs = (
        pair
        for a, b in nearby(answers, scope, ACROSS)
        if sides[a.item.id] != sides[b.item.id]
        for pair in _pair(a, b, scope, sided)
    )
    chosen: dict[tuple[str, str, str], Alignment] = {}
    for each in pairs:  # only the first of each two voices is kept: there may be very many pairs
        key = (each.kind, _who(each.one), _who(each.other))
        if key not in chosen or _order(each) < _order(chosen[key]):
            chosen[key] = each
    return tuple(
        sorted(
            chosen.values(), key=lambda p: (p.against is None, p.kind, _who(p.one), _who(p.other), p.a, p.b)
        )
    )


def _order(each: Alignment) -> tuple[bool, str, str, str]:
    return each.against is None, each.a, each.b, each.question


def _who(actor: Actor) -> str:
    return f"{actor.country} {actor.name or actor.role or ''}"


def _voice(item: Statement | Event) -> Actor:
    return item.speaker if isinstance(item, Statement) else (item.actors or (Actor(),))[0]


def _pair(a: Answer, b: Answer, scope: Scope, sided: Mapping[str, _Sided]) -> Iterator[Alignment]:
    common, on = shared(a.matter, b.matter)
    for name in sorted(a.positions.keys() & b.positions.keys()):
        one, other = a.positions[name], b.positions[name]
        if (
            a.matter.supposed
            or b.matter.supposed
            or (one.question.kind == "goal" and a.matter.tied != b.matter.tied)
        ):
            continue
        if one.question.kind == "goal" and not {_voice(x.item).country for x in (a, b)} <= set(scope.between):
            continue
        if common >= (1 if one.question.kind == "goal" else COMMON) - (one.answer != other.answer):
            kind: AlignmentKind = "alignment" if one.answer == other.answer else "disagreement"
            yield _noun(kind, a, b, name, f"{one.question.text} “{one.words}”; “{other.words}”.", sided)
            return
    told = a.of_others == b.of_others and not (a.matter.supposed or b.matter.supposed)
    if told and common >= COMMON + 1 and len(a.matter.stems & b.matter.stems) >= STEMS:
        same = all(a.matter.points(k) == b.matter.points(k) for k in a.matter.kinds & b.matter.kinds or {""})
        about = ", ".join(on)
        why = f"Both speak of {about}, {'alike' if same else 'one affirming, one denying'}."
        yield _noun("alignment" if same else "disagreement", a, b, about, why, sided)


def _noun(
    kind: AlignmentKind,
    a: Answer,
    b: Answer,
    question: str,
    why: str,
    sided: Mapping[str, _Sided],
) -> Alignment:
    first, second = sorted((a.item, b.item), key=lambda i: (_who(_voice(i)), i.id))
    against = (sided.get(first.id) or sided.get(second.id)) if kind == "alignment" else None
    return Alignment(
        id=item_id("alignment", f"{first.id} {second.id} {question}", 0, 0),
        kind=kind,
        one=_voice(first),
        other=_voice(second),
        a=first.id,
        b=second.id,
        question=question,
        why=why,
        against=against[0] if against else None,
        contradiction=against[1] if against else None,
    )


def _sided(scope: Scope, found: Sequence[Contradiction]) -> dict[str, _Sided]:
    """By item, whom of higher rank in the same government its voice contradicts, and where; the first counts."""
    said: dict[str, Statement | Event] = {e.id: e for e in scope.events} | {s.id: s for s in scope.statements}
    sided: dict[str, _Sided] = {}
    for each in found:
        for own, other in ((each.a, each.b), (each.b, each.a)):
            item, rival = said.get(own), said.get(other)
            if item is None or not isinstance(rival, Statement) or own in sided:
                continue
            if scope.rank(rival.speaker, scope.day(rival)) < scope.rank(_voice(item), scope.day(item)):
                sided[own] = rival.speaker, each.id
    return sided
