"""One event, many tellings: those of one document that speak of the same deed become one, the fullest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import codes
from detente.evidence import Date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.coding.deeds.draft import Draft

__all__ = ["one_each", "same_deed"]


def one_each(told: Sequence[Draft]) -> list[Draft]:
    """The deeds told, each by its fullest telling, in text order; a telling without a doer is none."""
    groups: list[list[Draft]] = []
    for draft in told:
        if not codes(draft.actors) or _alone(draft):
            continue
        group = next((g for g in groups if all(same_deed(each, draft) for each in g)), None)
        if group is None:
            groups.append([draft])
        else:
            group.append(draft)
    groups = [group for group in groups if not _said_within(group[0], groups)]
    return sorted((_joined(group) for group in groups), key=lambda d: (d.start, d.end, d.type))


def _alone(draft: Draft) -> bool:
    """A meeting whose other party the telling leaves out tells nothing of its own."""
    met = draft.type == "CONSULT" and draft.mode != "multilateral"
    return met and len(draft.actors) + len(draft.recipients) < 2


def _said_within(draft: Draft, groups: Sequence[Sequence[Draft]]) -> bool:
    """Whether a statement inside another tells the same: "She calls on both to agree", as answer and as appeal."""
    return any(
        other.type == draft.type
        and other.statement != draft.statement
        and None not in (draft.statement, other.statement)
        and (other.start, -other.end) < (draft.start, -draft.end)
        and draft.end <= other.end
        and codes(draft.actors) == codes(other.actors)
        for group in groups
        for other in group
    )


def same_deed(a: Draft, b: Draft) -> bool:
    """Whether two tellings may be of one deed: type, parties, date and thing do not speak against it."""
    if _goes_on(a, b):
        return True
    if a.type != b.type or a.status != b.status or not _agree(a.mode, b.mode):
        return False
    if a.statement and b.statement and a.statement != b.statement:
        return False
    if not _parties(codes(a.actors), codes(b.actors)) or not _parties(
        codes(a.recipients), codes(b.recipients)
    ):
        return False
    if not _dates(a.date, b.date):
        return False
    if a.sentence == b.sentence:
        return a.word == b.word or a.anchor == b.anchor or _named_twice(a, b)
    return _things(a, b)


_PLAIN = frozenset("said says say saying told adding added wrote".split())


def _goes_on(a: Draft, b: Draft) -> bool:
    """ "He condemned the plan. “It is a change of hats,” he said": the quotation is the condemnation."""
    if a.type != b.type or a.type not in ("ACCUSE", "REJECT") or codes(a.actors) != codes(b.actors):
        return False
    plain = all(cue.text.lower() in _PLAIN for cue in b.trace.triggers)
    return plain and b.named_by_act and a.sentence < b.sentence <= a.sentence + 1


def _named_twice(a: Draft, b: Draft) -> bool:
    """ "met for talks", "on a visit he saw them": one meeting, told by a noun and by a verb."""
    if a.type != "CONSULT" or a.nominal == b.nominal:
        return False
    return codes((*a.actors, *a.recipients)) == codes((*b.actors, *b.recipients))


def _agree(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b


def _parties(a: frozenset[str], b: frozenset[str]) -> bool:
    return a <= b or b <= a


def _dates(a: Date, b: Date) -> bool:
    if not (a.earliest and a.latest and b.earliest and b.latest):
        return True
    return a.earliest <= b.latest and b.earliest <= a.latest


def _things(a: Draft, b: Draft) -> bool:
    """A noun that looks back, or the same thing done to."""
    if a.statement or b.statement:
        return False
    shared = {word for word in a.about & b.about if len(word) > 3}
    if shared and not _other_company(a, b):
        return True
    later = max(a, b, key=lambda d: d.start)
    return later.looks_back


def _other_company(a: Draft, b: Draft) -> bool:
    """ "both met Kim" and "Putin met Kim": whom both met makes no one meeting of two companies."""
    return a.type == "CONSULT" and codes((*a.actors, *a.recipients)) != codes((*b.actors, *b.recipients))


def _joined(group: Sequence[Draft]) -> Draft:
    best = min(group, key=lambda d: (d.nominal, not d.recipients, d.date.value is None, d.start))
    for other in group:
        best = replace(
            best,
            mode=best.mode or other.mode,
            recipients=best.recipients or other.recipients,
            date=best.date if best.date.value else other.date,
            statement=best.statement or other.statement,
        )
    return best
