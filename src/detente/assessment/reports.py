"""One event, many reports: reports that tell of one event are joined, and every report is kept."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from detente.assessment.matter import matter
from detente.assessment.scope import Scope
from detente.evidence import Event, item_id

__all__ = ["Happening", "reports"]

NEAR = 1
"""Days by which the dates of two reports of one event may differ: zones and deadlines of papers."""
_NUMBER = re.compile(r"\b\d[\d,.]*\b")


@dataclass(frozen=True, slots=True)
class Happening:
    """An event with all its reports (event ids, oldest document first).

    `numbers` are the figures that reports give; where they differ `disputed` says so. `documents` counts the texts.
    """

    id: str
    type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    earliest: str
    latest: str
    reports: tuple[str, ...]
    documents: int
    numbers: tuple[str, ...]
    disputed: bool


def reports(scope: Scope) -> tuple[Happening, ...]:
    """Deeds of the record, each once, by date; verbal events and undated ones are not joined."""
    groups: list[list[Event]] = []
    deeds = [e for e in scope.events if e.status == "occurred" and e.statement is None and e.date.earliest]
    for event in sorted(deeds, key=lambda e: (e.date.earliest or "", e.id)):
        home = next((g for g in groups if all(_same(event, other, scope) for other in g)), None)
        if home is None:
            groups.append([event])
        else:
            home.append(event)
    return tuple(sorted((_happening(g, scope) for g in groups), key=lambda h: (h.earliest, h.id)))


def _same(a: Event, b: Event, scope: Scope) -> bool:
    """Same type and actors, recipients that do not clash, dates that can meet, and a word of matter in common."""
    if a.type != b.type or (a.mode and b.mode and a.mode != b.mode) or _codes(a.actors) != _codes(b.actors):
        return False
    to, other = _codes(a.recipients), _codes(b.recipients)
    if (to and other and not set(to) & set(other)) or not _meet(a, b):
        return False
    one, two = matter(a, scope.lexicon), matter(b, scope.lexicon)
    return bool(one.stems & two.stems or one.kinds & two.kinds)


def _codes(actors: Sequence[object]) -> tuple[str, ...]:
    return tuple(sorted({c for a in actors if (c := getattr(a, "country", None))}))


def _meet(a: Event, b: Event) -> bool:
    first, last = (sorted([(x.date.earliest or "", x.date.latest or x.date.earliest or "") for x in (a, b)]))[
        0:2
    ]
    return (date.fromisoformat(last[0]) - date.fromisoformat(first[1])).days <= NEAR


def _happening(group: Sequence[Event], scope: Scope) -> Happening:
    ordered = sorted(group, key=lambda e: (scope.home(e).published.latest or "", e.evidence.start, e.id))
    numbers: dict[str, set[str]] = defaultdict(set)
    for event in ordered:
        numbers[event.document] |= set(_NUMBER.findall(event.evidence.text))
    told = [found for found in numbers.values() if found]
    actors = sorted({c for e in group for c in _codes(e.actors)})
    return Happening(
        id=item_id("happening", " ".join(e.id for e in ordered), 0, 0),
        type=ordered[0].type,
        actors=tuple(actors),
        recipients=tuple(sorted({c for e in group for c in _codes(e.recipients)})),
        earliest=max(e.date.earliest or "" for e in group),
        latest=min(e.date.latest or "" for e in group),
        reports=tuple(e.id for e in ordered),
        documents=len({e.document for e in group}),
        numbers=tuple(sorted({n for found in told for n in found})),
        disputed=len(told) > 1 and not set.intersection(*told),
    )
