"""Rival orders of a side's preferences, where the record disagrees on what it wants or on whether it means it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from detente.assessment.mixed import Mixed
from detente.assessment.positions import content, positions
from detente.assessment.scope import Scope
from detente.drafting.issues import issue_option
from detente.drafting.nouns import DraftOption, DraftReading, Preference
from detente.drafting.preferences import Taken, consistent, preferences
from detente.drafting.told import Stake
from detente.evidence import Event, Statement

__all__ = ["readings"]

MOST = 4
"""Readings a side at most."""


def readings(
    side: str,
    options: Sequence[DraftOption],
    stakes: Sequence[Stake],
    contradicted: Sequence[Mixed],
    never: Sequence[tuple[str, str]],
    scope: Scope,
) -> tuple[DraftReading, ...]:
    """At least one rival order where the record disagrees on what the side wants.

    Parameters
    ----------
    never : sequence of (option, item)
        What the side will not do, as the record has it from whomever.
    """
    main = preferences(side, options, stakes)
    own = [m for m in contradicted if m.contradiction.government == side]
    every = [
        *_disputed(side, options, stakes, own, scope),
        *_never(side, options, main, never),
        *_offers(side, options, stakes),
        *_threats(side, options, stakes),
    ]
    found: list[DraftReading] = []
    for reading in every:
        holds = [p.holds for p in reading.preferences]
        known = [[p.holds for p in r.preferences] for r in found]
        if holds != [p.holds for p in main] and holds not in known:
            found.append(reading)
    if not found and own:
        found += _swapped(main, own, scope)
    return tuple(_named(found[:MOST]))


def _disputed(
    side: str, options: Sequence[DraftOption], stakes: Sequence[Stake], own: Sequence[Mixed], scope: Scope
) -> Iterator[DraftReading]:
    """Where the government contradicts itself: each answer in turn, then each voice without the other."""
    for mixed in own:
        for taken, name in _answers(mixed):
            order = preferences(side, options, stakes, taken)
            yield DraftReading(name, _why(mixed, scope), order)
    for mixed in (m for m in own if not m.contradiction.same_person and not _answers(m)):
        yield from _gravity(side, options, stakes, mixed, scope)
        for keep, drop in (
            (mixed.contradiction.a, mixed.contradiction.b),
            (mixed.contradiction.b, mixed.contradiction.a),
        ):
            if voice := _voice(keep, scope):
                order = preferences(side, options, stakes, Taken(without=_told(drop, scope)))
                yield DraftReading(f"as-{voice}", _why(mixed, scope), order)


def _answers(mixed: Mixed) -> list[tuple[Taken, str]]:
    if mixed.contradiction.question == "talks":
        return [(Taken(talks=True), "dialogue"), (Taken(talks=False), "no-talks")]
    if mixed.contradiction.kind == "precondition":
        return [(Taken(talks=True, ties=False), "no-preconditions"), (Taken(), "preconditions")]
    return []


def _gravity(
    side: str, options: Sequence[DraftOption], stakes: Sequence[Stake], mixed: Mixed, scope: Scope
) -> Iterator[DraftReading]:
    """Where two voices differ on how grave a deed is: each way, as far as an option of the other side is about it."""
    items = [_item(i, scope) for i in (mixed.contradiction.a, mixed.contradiction.b)]
    answers = [
        next((p.answer for p in positions(i) if p.question.id == "gravity"), None) if i else None
        for i in items
    ]
    keys = {issue_option(p, scope.lexicon) for i in items if i for p in [content(i)]}
    about = next((o for o in options if o.owner != side.lower() and o.id in keys), None)
    if mixed.contradiction.question != "gravity" or about is None:
        return
    main = preferences(side, options, stakes)
    for item, grave in zip(items, answers, strict=True):
        voice = _voice(item.id, scope) if item else ""
        if item and voice and grave:
            cares = Preference(about.key, f"grave, as {voice.title()} has it", (item.id,))
            yield DraftReading(f"as-{voice}", _why(mixed, scope), consistent([cares, *main]))
        elif item and voice and grave is False:
            light = tuple(p for p in main if p.holds != about.key)
            yield DraftReading(f"as-{voice}", _why(mixed, scope), light)


def _told(item: str, scope: Scope) -> frozenset[str]:
    """An item and the conditions read from it."""
    return frozenset({item, *(c.id for c in scope.conditions if c.statement == item)})


def _item(item: str, scope: Scope) -> Statement | Event | None:
    every: tuple[Statement | Event, ...] = (*scope.statements, *scope.events)
    return next((i for i in every if i.id == item), None)


def _voice(item: str, scope: Scope) -> str:
    """The family name or role of who speaks, as an id; "" where nobody is named."""
    found = _item(item, scope)
    if not isinstance(found, Statement):
        return ""
    name = found.speaker.name or ""
    words = re.findall(r"[a-z0-9]+", name.lower())
    return words[-1] if words and name.istitle() else ""


def _why(mixed: Mixed, scope: Scope) -> str:
    """What the two say, side by side."""
    parts = []
    for item in (_item(mixed.contradiction.a, scope), _item(mixed.contradiction.b, scope)):
        if item is None:
            continue
        who = item.speaker if isinstance(item, Statement) else (item.actors or (None,))[0]
        name = (who.name or who.role or who.country or "") if who else ""
        words = item.evidence.text if isinstance(item, Event) else " … ".join(q.text for q in item.content)
        parts.append(f"{name}: “{_short(words)}”")
    return f"the record disagrees. {' / '.join(parts)}" if parts else mixed.contradiction.why


def _short(words: str, limit: int = 60) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= limit else f"{plain[:limit].rsplit(' ', 1)[0]} …"


def _never(
    side: str, options: Sequence[DraftOption], main: Sequence[Preference], never: Sequence[tuple[str, str]]
) -> Iterator[DraftReading]:
    """Where a side is said to offer what somebody says it will never do."""
    for option in (o for o in options if o.owner == side.lower()):
        items = tuple(sorted({item for name, item in never if name == option.id}))
        first = Preference(f"!{option.key}", "said to be out of the question", items)
        if items:
            order = consistent([first, *main])
            yield DraftReading(
                f"never-{option.id}", f"it is said that it would never {_lower(option)}", order
            )


def _offers(side: str, options: Sequence[DraftOption], stakes: Sequence[Stake]) -> Iterator[DraftReading]:
    """Where it has both offered and refused the same."""
    for option in (o for o in options if o.owner == side.lower() and o.id != "talk" and not o.harm):
        ways = {s.way for s in stakes if s.by == side and s.owner == side and s.option == option.id}
        if {"gives", "refuses"} <= ways:
            for taken, name in (
                (Taken(yields=(option.id,)), "would"),
                (Taken(refuses=(option.id,)), "would-not"),
            ):
                why = f"it has both offered and refused to {_lower(option)}"
                yield DraftReading(f"{name}-{option.id}", why, preferences(side, options, stakes, taken))


def _threats(side: str, options: Sequence[DraftOption], stakes: Sequence[Stake]) -> Iterator[DraftReading]:
    """Where it threatens: that it means it."""
    threatened = tuple(
        o.id for o in options
        if o.owner == side.lower() and o.harm
        and any(s.by == side and s.owner == side and s.option == o.id and s.way == "threatens" for s in stakes)
    )  # fmt: skip
    if threatened:
        why = "it threatens this; the draft takes it that it would rather not, this reading that it would"
        yield DraftReading("means-it", why, preferences(side, options, stakes, Taken(meant=threatened)))


def _lower(option: DraftOption) -> str:
    return option.text[:1].lower() + option.text[1:]


def _swapped(main: Sequence[Preference], own: Sequence[Mixed], scope: Scope) -> Iterator[DraftReading]:
    """Where nothing in the contradiction bears on an option: the two most important statements change places."""
    order = list(main)
    for n, (one, other) in enumerate(pairwise(order)):
        if one.claimed != other.claimed or n == 0:
            order[n], order[n + 1] = other, one
            yield DraftReading("other-order", _why(own[0], scope), tuple(order))
            return


def _named(found: Sequence[DraftReading]) -> list[DraftReading]:
    """Ids made unique."""
    seen: dict[str, int] = {}
    named = []
    for reading in found:
        seen[reading.id] = seen.get(reading.id, 0) + 1
        suffix = f"-{seen[reading.id]}" if seen[reading.id] > 1 else ""
        named.append(DraftReading(reading.id + suffix, reading.why, reading.preferences))
    return named
