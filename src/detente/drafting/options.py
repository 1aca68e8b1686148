"""Which options a stand-off turns on: acts merged by meaning, ranked by evidence, few enough to discuss."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from detente.assessment.scope import Scope
from detente.drafting.acts import Act
from detente.drafting.issues import issue_text, pattern, templates
from detente.drafting.nouns import DraftOption
from detente.drafting.today import takes_now
from detente.drafting.told import Gathered, Stake, Told

__all__ = ["MOST", "Chosen", "choose"]

MOST = 8
"""Options in all, talks included: 256 states, which people can still discuss and a machine solves at once."""
_PAIR = 2
"""Two sides can both talk; of more only those of whom talks are on record."""
_EACH = 2
"""What every side has beside talks before the rest go by evidence."""
_FEW = 1.2
_LIGHT = frozenset("accept allow be bring come do get give go have keep let make put set stop take".split())
_STEMS = 0.4


@dataclass(slots=True, eq=False)
class Merged:
    """Acts that are one option: the first is the weightiest."""

    owner: str
    harm: bool
    acts: list[Act]
    told: list[Told]
    id: str = ""

    def weight(self) -> float:
        """Evidence by item, once each; more where both sides speak of it, which is what they dispute."""
        by_item: dict[str, float] = {}
        for told in self.told:
            by_item[told.item] = max(told.weight, by_item.get(told.item, 0.0))
        own = any(t.by == self.owner for t in self.told)
        foreign = any(t.by != self.owner for t in self.told)
        return sum(by_item.values()) + (2.0 if own and foreign else 0.0)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The options of the draft, what bears on them, and what was left out and why."""

    options: tuple[DraftOption, ...]
    stakes: tuple[Stake, ...]
    left: tuple[str, ...] = field(default=())


def choose(found: Gathered, scope: Scope) -> Chosen:
    """The options of every party, talks first; of more than fit the best evidenced stay."""
    merged = _merge(found.told)
    ranked = {side: _ranked(side, merged) for side in scope.between}
    room = MOST - len(scope.between)
    first = [
        m for side in scope.between for m in ranked[side][:_EACH] if m.weight() > _FEW or m is ranked[side][0]
    ]
    others = [
        (n, m) for side in scope.between for n, m in enumerate(ranked[side][_EACH:]) if m.weight() > _FEW
    ]
    rest = [m for _, m in sorted(others, key=lambda e: (e[0], -e[1].weight(), e[1].owner))]
    firm = [*first, *rest][: max(room, len(scope.between))]
    kept: list[Merged] = []
    for side in scope.between:
        talk = next((m for m in merged if (m.owner, m.id) == (side, "talk")), None)
        if talk or len(scope.between) == _PAIR or takes_now(side, "talk", scope):
            kept.append(talk or Merged(side, False, [], [], "talk"))
        kept += [m for m in ranked[side] if m in firm]
    left = [_left(m) for side in scope.between for m in ranked[side] if m not in firm]
    options = tuple(_option(m, scope) for m in kept)
    return Chosen(options, tuple(_stakes(found.told, kept)), (*left, *dict.fromkeys(found.passed)))


def _left(merged: Merged) -> str:
    why = "for want of room" if merged.weight() > _FEW else "little evidence"
    return f"{merged.owner.lower()}.{merged.id} ({_text(merged)}): {why}"


def _ranked(side: str, merged: Sequence[Merged]) -> list[Merged]:
    """The best evidenced first, each kind counting for less the more of it stand before: not three offers and no demand."""
    left = [m for m in merged if m.owner == side and m.id != "talk"]
    ranked: list[Merged] = []
    while left:
        kinds = Counter(_kind(m) for m in ranked)
        left.sort(key=lambda m: (kinds[_kind(m)] - m.weight(), _KINDS.index(_kind(m)), m.id))
        ranked.append(left.pop(0))
    return ranked


_KINDS = ("disputed", "demands", "gives", "refuses", "announces", "threatens", "does", "other")


def _kind(merged: Merged) -> str:
    """How the option is spoken of most: both sides speak of it, or the way of the weightiest words."""
    if len({t.by == merged.owner for t in merged.told}) > 1:
        return "disputed"
    way = merged.told[0].way
    return "demands" if way == "ties" else way if way in _KINDS else "other"


def _merge(told: Sequence[Told]) -> list[Merged]:
    """Acts of one side that mean the same made one, the weightiest first."""
    found: list[Merged] = []
    every = [(t, t.act, t.harm) for t in told] + [
        (t, t.then, t.then_harm) for t in told if t.then is not None
    ]
    for each, act, harm in sorted(every, key=lambda e: (-e[0].weight, -len(e[1].text), e[1].text, e[0].item)):
        home = next((m for m in found if m.owner == act.owner and _same(m, act, harm)), None)
        if home is None:
            found.append(Merged(act.owner, harm, [act], [each]))
        else:
            home.acts.append(act)
            home.told.append(each)
    _name(found)
    return found


def _same(merged: Merged, act: Act, harm: bool) -> bool:
    if act.key in _SPECIAL or merged.acts[0].key in _SPECIAL:
        return act.key == merged.acts[0].key
    return merged.harm == harm and any(_alike(known, act) for known in merged.acts)


_SPECIAL = ("talk", "use_force", "change_negotiators")


def _alike(one: Act, other: Act) -> bool:
    if not one.verb or not other.verb:
        return bool(one.key) and one.key == other.key
    shared, every = one.stems & other.stems, one.stems | other.stems
    if one.verb == other.verb and one.verb not in _LIGHT:
        return one.key == other.key or not one.key or not other.key or len(shared) > 1
    close = len(shared) >= _STEMS * len(every)
    return close or (bool(one.key) and one.key == other.key)


def _name(found: Sequence[Merged]) -> None:
    """Ids from the issue where one stands for the option, else from its words; unique for a side."""
    taken: Counter[tuple[str, str]] = Counter()
    for merged in found:
        base = _id(merged)
        taken[merged.owner, base] += 1
        merged.id = f"{base}_{taken[merged.owner, base]}" if taken[merged.owner, base] > 1 else base


def _id(merged: Merged) -> str:
    first = merged.acts[0]
    general = next((a.key for a in merged.acts if a.key), "")
    if first.key in _SPECIAL or (general and not merged.harm):
        return first.key if first.key in _SPECIAL else general
    words = [w for w in re.findall(r"[a-z]+", first.text.lower()) if w not in _SMALL]
    return "_".join(words[:3]) or "act"


_SMALL = frozenset(
    """the a an its his her their our all any more to of from with for
    in on at by and or it has have be as into that which toward towards""".split()
)


def _text(merged: Merged) -> str:
    """The weightiest words with a verb; the issue's general text where there are none; names of people together."""
    if merged.id in ("talk", "use_force"):
        return str(templates()["talk" if merged.id == "talk" else "force"]["text"])
    if (said := next((a.text for a in merged.acts if a.verb), "")) or merged.id == "change_negotiators":
        return said or merged.acts[0].text
    return issue_text(merged.acts[0].key) or merged.acts[0].text


def _option(merged: Merged, scope: Scope) -> DraftOption:
    text = _text(merged)
    once = (not merged.harm and bool(pattern("once").match(text.lower()))) or merged.id == "use_force"
    now = takes_now(merged.owner, merged.id, scope)
    evidence = tuple(sorted({t.item for t in merged.told} | set(now)))
    return DraftOption(merged.owner.lower(), merged.id, text, bool(now), evidence, merged.harm, once)


def _stakes(told: Sequence[Told], kept: Sequence[Merged]) -> Iterator[Stake]:
    """What was told, on the options that were kept."""
    home = {(m.owner, act, m.harm): m.id for m in kept for act in m.acts}
    special = {(m.owner, m.id) for m in kept}
    for t in sorted(told, key=lambda t: (t.item, t.act.owner, t.act.text, t.way)):
        option = home.get((t.act.owner, t.act, t.harm)) or _by_key(t.act, special)
        ties = ""
        if t.then is not None:
            ties = home.get((t.then.owner, t.then, t.then_harm)) or _by_key(t.then, special)
        if option and (t.way != "deters" or ties):
            yield Stake(t.by, t.act.owner, option, t.way, t.item, t.weight, ties)


def _by_key(act: Act, special: set[tuple[str, str]]) -> str:
    return act.key if act.key in _SPECIAL and (act.owner, act.key) in special else ""
