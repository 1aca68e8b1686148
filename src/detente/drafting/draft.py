"""Draft: decision makers, options, infeasible combinations, preferences and rival readings from the record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from detente.assessment.contradictions import contradictions
from detente.assessment.mixed import mixed
from detente.assessment.scope import Scope, scope
from detente.assessment.terms import terms
from detente.drafting.issues import templates
from detente.drafting.nouns import Draft, DraftMaker, DraftOption
from detente.drafting.options import choose
from detente.drafting.preferences import preferences
from detente.drafting.readings import readings
from detente.drafting.sentences import listed
from detente.drafting.stakes import gather
from detente.errors import InputError
from detente.evidence import Condition, Event, Prediction, Statement
from detente.record import Record
from detente.record.rows import anchor

__all__ = ["draft", "draft_of"]


def draft(record: Record, *, between: Sequence[str] | None = None, as_of: str | None = None) -> Draft:
    """Propose a conflict model from the record.

    Parameters
    ----------
    record : Record
    between : sequence of str, optional
        The decision makers' country codes; default: the two that speak and act most.
    as_of : str, optional
        ISO day after which nothing is used; default: the newest publication date.

    Raises
    ------
    InputError
        If fewer than two sides, or no demand, offer, threat or refusal between them, is on record.
    """
    return draft_of(
        scope(record, between=between, as_of=as_of), case=record.path.name, where=str(record.path)
    )


def draft_of(seen: Scope, *, case: str, where: str) -> Draft:
    """`draft` from a record cut already; `case` names it in the model, `where` in errors."""
    if len(seen.between) < 2:
        raise InputError("fewer than two sides are on record", where=where, hint="name them with --between")
    found = gather(seen)
    if not found.told:
        sides = " and ".join(seen.between)
        raise InputError(
            f"no demand, offer, threat or refusal between {sides} is on record",
            where=where,
            hint="name other parties with --between, or read more articles",
        )
    picked = choose(found, seen)
    chosen, stakes = picked.options, picked.stakes
    weighed = mixed(seen, contradictions(seen))
    makers = tuple(
        DraftMaker(
            id=side.lower(),
            name=_name(side, seen),
            code=side,
            options=tuple(o for o in chosen if o.owner == side.lower()),
            preferences=preferences(side, chosen, stakes),
            readings=readings(side, chosen, stakes, weighed, _never(side, seen), seen),
        )
        for side in seen.between
    )
    names = listed([maker.name for maker in makers])
    used = {i for m in makers for p in m.preferences for i in p.evidence} | {
        i for o in chosen for i in o.evidence
    }
    used |= {i for m in makers for r in m.readings for p in r.preferences for i in p.evidence}
    quotes = {i.id: _quote(i, seen) for i in _everything(seen) if i.id in used}
    return Draft(
        f"{names}, as of {seen.as_of}",
        case,
        seen.as_of,
        makers,
        tuple(_infeasible(chosen)),
        quotes,
        picked.left,
    )


def _name(side: str, seen: Scope) -> str:
    country = seen.lexicon.country(side)
    return country.name if country else side


def _never(side: str, seen: Scope) -> list[tuple[str, str]]:
    """Options that the record says the side will not take, with the items that say so."""
    issues = templates()["issue"]
    return [
        (issues[e.issue]["id"], e.refusal)
        for e in terms(seen).exclusions
        if e.refused_by == side and e.issue in issues
    ]


def _everything(seen: Scope) -> Iterator[Statement | Event | Condition | Prediction]:
    yield from seen.statements
    yield from seen.events
    yield from seen.conditions
    yield from seen.predictions


def _quote(item: Statement | Event | Condition | Prediction, seen: Scope) -> str:
    voices = (
        item.actors[:1]
        if isinstance(item, Event)
        else (item.speaker if isinstance(item, Statement) else item.by,)
    )
    name = ", ".join(who.name or who.role or who.country or "" for who in voices)
    words = re.sub(r"\s+", " ", anchor(item).text)
    day = seen.home(item).published.value or "undated"
    return f"{name}, {day}: {words}"


def _infeasible(chosen: Sequence[DraftOption]) -> Iterator[tuple[str, str]]:
    """Formulas of states that cannot be, and why."""
    known = {o.key for o in chosen}
    for rule in templates()["implies"]:
        for side in sorted({o.owner for o in chosen}):
            first, second = f"{side}.{rule['first']}", f"{side}.{rule['second'].lstrip('!')}"
            if first in known and second in known:
                both = rule["second"].startswith("!")
                why = "both at once cannot be" if both else "the first includes the second"
                yield (f"{first} & {second}" if both else f"{first} & !{second}"), why
