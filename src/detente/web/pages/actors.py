"""Who speaks and acts, who agrees with whom, who outranks whom, and what each said over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from detente.assessment import Scope
from detente.assessment.alignments import Alignment, alignments
from detente.assessment.contradictions import contradictions
from detente.brief import wording
from detente.brief.figures.network import Node, Tie, network
from detente.case import Case
from detente.evidence import Actor, Contradiction, Event, Statement, to_json
from detente.web.page import Data, Page, Query
from detente.web.scoped import between, cut, kept

__all__ = ["PAGE"]

MOST = 36
"""Actors drawn; the table lists all."""

Voice = tuple[str, str]
"""Country and name (or office)."""


def data(case: Case, query: Query) -> Data:
    scope = cut(case, query)
    found = kept(case, ("contradictions", between(query), scope.as_of), lambda: contradictions(scope))
    ties = kept(case, ("alignments", between(query), scope.as_of), lambda: alignments(scope, found))
    said = _said(scope)
    chosen = query.text("actor")
    actors = [_row(voice, items, scope) for voice, items in said.items()]
    return {
        "actors": sorted(actors, key=lambda a: (-a["items"], a["country"], a["name"])),
        "between": list(scope.between),
        "as_of": scope.as_of,
        "authority": [_order(country, scope) for country in scope.between],
        "positions": sorted(
            (_position(item, scope) for voice, items in said.items() if voice[1] == chosen for item in items),
            key=lambda row: (row["day"], row["item"]),
        ),
        "filters": dict(query.filters),
        "_chosen": chosen,
        "_figure": network(*_graph(scope, said, ties, found)),
        "_names": {code: wording.country(scope, code) for code in {v[0] for v in said}},
    }


def _voice(actor: Actor) -> Voice:
    return actor.country or "", actor.name or actor.role or actor.country or "somebody"


def _said(scope: Scope) -> dict[Voice, list[Statement | Event]]:
    said: dict[Voice, list[Statement | Event]] = defaultdict(list)
    for statement in scope.statements:
        said[_voice(statement.speaker)].append(statement)
    for event in scope.events:
        if event.status == "occurred" and event.statement is None:
            for voice in sorted({_voice(actor) for actor in event.actors}):
                said[voice].append(event)
    return {
        voice: sorted(items, key=lambda i: (scope.day(i), i.id))
        for voice, items in sorted(said.items())
        if voice[0]
    }


def _row(voice: Voice, items: Sequence[Statement | Event], scope: Scope) -> dict[str, Any]:
    ranks = [scope.rank(item.speaker, scope.day(item)) for item in items if isinstance(item, Statement)]
    return {
        "country": voice[0],
        "name": voice[1],
        "items": len(items),
        "first": scope.day(items[0]),
        "last": scope.day(items[-1]),
        "rank": round(min(ranks), 2) if ranks else None,
    }


def _order(country: str, scope: Scope) -> dict[str, Any]:
    """Who may speak for a government on the as-of date, the highest post first."""
    posts = []
    for office in scope.lexicon.authority.order(country):
        holder = scope.lexicon.holder(country, office, scope.as_of)
        if holder:
            posts.append(
                {"office": office, "person": holder.person, "role": holder.role, "since": holder.since}
            )
    return {"country": country, "posts": posts}


def _position(item: Statement | Event, scope: Scope) -> dict[str, Any]:
    words = item.evidence.text if isinstance(item, Event) else " … ".join(q.text for q in item.content)
    what = item.type if isinstance(item, Event) else item.act
    return {
        "item": item.id,
        "document": item.document,
        "day": scope.day(item),
        "date": to_json(scope.dated(item)),
        "what": what,
        "words": wording.short(words),
    }


def _graph(
    scope: Scope,
    said: dict[Voice, list[Statement | Event]],
    ties: Sequence[Alignment],
    found: Sequence[Contradiction],
) -> tuple[list[Node], list[Tie]]:
    wanted = sorted(said, key=lambda v: (-len(said[v]), v))[:MOST]
    names = {voice: str(at) for at, voice in enumerate(sorted(wanted))}
    nodes = [_node(voice, names[voice], len(said[voice]), scope) for voice in sorted(wanted)]
    piled: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for a, b, kind, why in [*_across(ties), *_within(scope, found)]:
        if a in names and b in names and a != b:
            one, other = sorted((names[a], names[b]))
            piled[(one, other, kind)].append(why)
    return nodes, [Tie(a, b, kind, len(why), why[0]) for (a, b, kind), why in sorted(piled.items())]


def _across(ties: Sequence[Alignment]) -> list[tuple[Voice, Voice, str, str]]:
    return [
        (_voice(t.one), _voice(t.other), "with" if t.kind == "alignment" else "against", f"{t.kind}: {t.why}")
        for t in ties
    ]


def _within(scope: Scope, found: Sequence[Contradiction]) -> list[tuple[Voice, Voice, str, str]]:
    voices = {s.id: _voice(s.speaker) for s in scope.statements}
    return [(voices[c.a], voices[c.b], "differ", c.why) for c in found if c.a in voices and c.b in voices]


def _node(voice: Voice, identity: str, weight: int, scope: Scope) -> Node:
    country, name = voice
    at = scope.between.index(country) if country in scope.between else 2
    shown = wording.country(scope, country) if name == country else name
    return Node(identity, shown, country, "abc"[min(at, 2)], weight, f"/actors?actor={quote(name)}")


PAGE = Page("actors", "/actors", "Actors", data, assessed=True)
