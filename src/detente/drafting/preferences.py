"""Preference statements, most important first: what is said by general rules, plain assumptions where nothing is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from detente.assessment.mixed import Mixed
from detente.drafting.nouns import DraftOption, DraftReading, Preference
from detente.drafting.options import Stake

__all__ = ["preferences", "readings"]


def preferences(
    side: str,
    options: Sequence[DraftOption],
    stakes: Sequence[Stake],
    *,
    talks: bool | None = None,
    ties: bool = True,
) -> tuple[Preference, ...]:
    """The order of one side.

    Demands of the other side come first, then what it refuses, ties to a condition, then talks, then assumptions: giving
    way costs, force costs, the other side's giving way is welcome.

    Parameters
    ----------
    talks : bool, optional
        Read the side as willing (True) or unwilling (False) to talk; None as most of its statements have it.
    ties : bool
        Whether its conditions are taken at their word.
    """
    me = side.lower()
    own, others = [o for o in options if o.owner == me], [o for o in options if o.owner != me]
    said = [s for s in stakes if s.by == side]
    found: list[Preference] = []
    found += [
        _claim(f"!{o.key}", "refused", _of(said, o, "refuses"))
        for o in own
        if o.id != "talk" and _of(said, o, "refuses")
    ]
    if ties:
        found += [tie for option in others for tie in _ties(me, own, said, option)]
    found += [
        _claim(o.key, "demanded", _of(said, o, "demands", "ties"))
        for o in others
        if _of(said, o, "demands", "ties")
    ]
    found += _talk(me, own, others, said, talks)
    found += _assumed(own, others, said)
    return _consistent(found)


def _ties(
    me: str, own: Sequence[DraftOption], said: Sequence[Stake], option: DraftOption
) -> list[Preference]:
    """What waits for the other side's option: talks, or giving way on another issue."""
    behind = [
        s for s in said if s.owner.lower() == option.owner and s.option == option.id and s.way == "ties"
    ]
    found = []
    for waiting in sorted({s.ties for s in behind} & {o.id for o in own}):
        why = "a condition for talks" if waiting == "talk" else "a condition for giving way"
        items = tuple(sorted({s.item for s in behind if s.ties == waiting}))
        found.append(_claim(f"{me}.{waiting} -> {option.key}", why, items))
    return found


def _of(said: Sequence[Stake], option: DraftOption, *ways: str) -> tuple[str, ...]:
    return tuple(
        sorted(
            {
                s.item
                for s in said
                if s.owner.lower() == option.owner and s.option == option.id and s.way in ways
            }
        )
    )


def _claim(holds: str, why: str, evidence: tuple[str, ...]) -> Preference:
    return Preference(holds, why, evidence)


def _talk(
    me: str,
    own: Sequence[DraftOption],
    others: Sequence[DraftOption],
    said: Sequence[Stake],
    talks: bool | None,
) -> list[Preference]:
    mine = next(o for o in own if o.id == "talk")
    yes, no = _of(said, mine, "gives"), _of(said, mine, "refuses")
    willing = talks if talks is not None else (len(yes) >= len(no) if yes or no else None)
    theirs = next((o for o in others if o.id == "talk"), None)
    if theirs is None:
        return []
    if willing is False:
        return [
            _claim(
                f"!{mine.key}", "says no to talks" if no else "assumed in this reading: it will not talk", no
            )
        ]
    why = "says yes to talks" if willing and yes else "assumed: it comes if the other side comes"
    return [_claim(f"{theirs.key} -> {mine.key}", why, yes if willing else ())]


def _assumed(
    own: Sequence[DraftOption], others: Sequence[DraftOption], said: Sequence[Stake]
) -> list[Preference]:
    """What nobody has said but a model needs: to give way costs unless it was offered, and then only in exchange."""
    found = []
    wanted = [o for o in others if o.id not in ("talk", "use_force")]
    for option in (o for o in own if o.id not in ("talk",)):
        offered = _of(said, option, "gives")
        if offered and wanted:
            found.append(
                Preference(f"{wanted[0].key} -> {option.key}", "offered; assumed: in exchange", offered)
            )
            found.append(
                Preference(f"{option.key} -> {wanted[0].key}", "offered; assumed: only in exchange", offered)
            )
        else:
            why = "assumed: force costs" if option.id == "use_force" else "assumed: to give way costs"
            found.append(Preference(f"!{option.key}", why))
    found += [Preference(f"!{o.key}", "assumed: it fears force") for o in others if o.id == "use_force"]
    found += [Preference(o.key, "assumed: welcome") for o in wanted]
    return found


def _consistent(found: Sequence[Preference]) -> tuple[Preference, ...]:
    """Each formula once; the opposite of a more important one is dropped."""
    kept: list[Preference] = []
    for preference in found:
        opposite = preference.holds[1:] if preference.holds.startswith("!") else f"!{preference.holds}"
        if all(k.holds not in (preference.holds, opposite) for k in kept):
            kept.append(preference)
    return tuple(kept)


def readings(
    side: str,
    options: Sequence[DraftOption],
    stakes: Sequence[Stake],
    contradicted: Sequence[Mixed],
    never: Sequence[tuple[str, str]] = (),
) -> tuple[DraftReading, ...]:
    """At least one rival order where the record disagrees on what the side wants.

    Parameters
    ----------
    never : sequence of (option, item)
        What the side will not do, as the record has it from whomever.
    """
    main = [p.holds for p in preferences(side, options, stakes)]
    found: list[DraftReading] = []
    for mixed in (m for m in contradicted if m.contradiction.government == side):
        for talks, ties, name in _alternatives(mixed):
            order = preferences(side, options, stakes, talks=talks, ties=ties)
            holds = [p.holds for p in order]
            if holds != main and all(holds != [p.holds for p in r.preferences] for r in found):
                found.append(DraftReading(name, mixed.contradiction.why, order))
    found += _never(side, options, stakes, never)
    if not found and any(m.contradiction.government == side for m in contradicted):
        found += _swapped(side, options, stakes, contradicted)
    return tuple(_named(found))


def _never(
    side: str, options: Sequence[DraftOption], stakes: Sequence[Stake], never: Sequence[tuple[str, str]]
) -> list[DraftReading]:
    """Where a side is said to offer what somebody says it will never do."""
    found = []
    order = preferences(side, options, stakes)
    for option in (o for o in options if o.owner == side.lower()):
        items = tuple(sorted({item for name, item in never if name == option.id}))
        first = Preference(f"!{option.key}", "said to be out of the question", items)
        if items and all(p.holds != first.holds for p in order):
            found.append(DraftReading(f"never-{option.id}", first.why, _consistent([first, *order])))
    return found


def _alternatives(mixed: Mixed) -> list[tuple[bool | None, bool, str]]:
    question = mixed.contradiction.question
    if question == "talks":
        return [(True, True, "dialogue"), (False, True, "no-talks")]
    if mixed.contradiction.kind == "precondition":
        return [(True, False, "no-preconditions"), (None, True, "preconditions")]
    return [(True, False, "softer"), (False, True, "harder")]


def _swapped(
    side: str, options: Sequence[DraftOption], stakes: Sequence[Stake], contradicted: Sequence[Mixed]
) -> list[DraftReading]:
    """Where nothing in the contradiction bears on an option: the two most important statements change places."""
    order = list(preferences(side, options, stakes))
    why = next(m.contradiction.why for m in contradicted if m.contradiction.government == side)
    for n, (one, other) in enumerate(pairwise(order)):
        if one.claimed != other.claimed or n == 0:
            order[n], order[n + 1] = other, one
            return [DraftReading("other-order", why, tuple(order))]
    return []


def _named(found: Sequence[DraftReading]) -> list[DraftReading]:
    """Ids made unique."""
    seen: dict[str, int] = {}
    named = []
    for reading in found:
        seen[reading.id] = seen.get(reading.id, 0) + 1
        suffix = f"-{seen[reading.id]}" if seen[reading.id] > 1 else ""
        named.append(DraftReading(reading.id + suffix, reading.why, reading.preferences))
    return named
