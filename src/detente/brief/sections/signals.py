"""The signals ledger: each side's words and deeds as steps towards talks or away from them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from detente.assessment import Assessment
from detente.assessment.signals import Signal
from detente.brief import wording
from detente.brief.items import by_id, quoted, the
from detente.brief.nouns import Group, Line, Section
from detente.brief.references import References

__all__ = ["section"]

SHOWN = 5
"""Steps of a side in one direction that are shown, deeds and the newest first."""
_KINDS = {
    "public word": "word",
    "private word": "word in private",
    "reversible deed": "deed, can be taken back",
    "lasting deed": "deed, hard to take back",
}
_WAYS = ((1, "towards talks"), (-1, "away from talks"))


def section(assessment: Assessment, references: References) -> Section | None:
    """None where no party sends a signal."""
    scope, late = assessment.scope, _late(assessment)
    if not late:
        return None
    groups = []
    for side in scope.between:
        for direction, way in _WAYS:
            own = [s for s in late if s.by.country == side and s.direction == direction]
            if own:
                groups.append(_group(f"{wording.country(scope, side)}, {way}", own, assessment, references))
    return Section(
        id="signals",
        title="Steps towards and away from talks",
        finding=_finding(assessment, late),
        groups=tuple(groups),
        method="Statements and deeds between the parties, each once; words that concern third parties are left out. The "
        "number of steps is no weight: words are cheaper than deeds, and what can be taken back is cheaper than what cannot "
        "(Fearon 1997, doi:10.1177/0022002797041001004). `detente show FILE signals` lists older ones too.",
    )


def _late(assessment: Assessment) -> list[Signal]:
    """Those of the last year."""
    today = date.fromisoformat(assessment.scope.as_of)
    items = by_id(assessment.scope)
    days = {s.id: date.fromisoformat(assessment.scope.day(items[s.of])) for s in assessment.signals}
    return [s for s in assessment.signals if (today - days[s.id]).days <= YEAR]


YEAR = 365


def _group(title: str, own: Sequence[Signal], assessment: Assessment, references: References) -> Group:
    scope, items = assessment.scope, by_id(assessment.scope)
    newest = sorted(own, key=lambda s: (scope.day(items[s.of]), s.quote.start, s.id), reverse=True)
    shown = sorted(newest, key=lambda s: s.kind.endswith("word"))[:SHOWN]
    lines: list[Line] = [quoted(items[s.of], scope, references, label=_KINDS[s.kind]) for s in shown]
    more = len(own) - len(shown)
    return Group(title, tuple(lines), f"and {more} more" if more > 0 else "")


def _finding(assessment: Assessment, late: Sequence[Signal]) -> str:
    scope = assessment.scope
    parts = []
    for side in scope.between:
        own = [s for s in late if s.by.country == side]
        deeds = sum(not s.kind.endswith("word") for s in own)
        towards = sum(s.direction > 0 for s in own)
        if own:
            land = the(scope, side)
            parts.append(
                f"{land[0].upper()}{land[1:]}: {wording.count(towards, 'step')} towards talks and "
                f"{_number(len(own) - towards)} away in a year, {_number(deeds)} of them "
                f"{'a deed' if deeds == 1 else 'deeds'}"
            )
    return f"{'. '.join(parts)}."


def _number(count: int) -> str:
    return wording.count(count, "step").split()[0] if count else "none"
