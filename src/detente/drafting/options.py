"""Which options a stand-off turns on: from demands, offers, threats and refusals by issue, few and well named."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from detente.assessment.positions import positions, stems
from detente.assessment.scope import Scope
from detente.assessment.terms import terms
from detente.drafting.nouns import DraftOption
from detente.evidence import Condition, Event, Statement

__all__ = ["Stake", "issues_of", "options", "stakes", "templates"]

PER_SIDE = 3
"""Options a side at most, talks included: six for two sides are 64 states, which a person can still discuss."""
_GENERAL = ("talks", "preconditions")
_WEIGHT = {"precondition": 3.0, "red line": 3.0, "clock": 3.0, "demand": 2.5, "concession": 2.5, "necessary": 2.0,
           "refusal": 2.0, "offer": 2.5, "promise": 2.5, "threat": 1.5}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stake:
    """Something in the record that bears on an option: by whom, whose option, and how (demands, gives, refuses, …).

    `ties` is the speaker's own option that waits for this one.
    """

    by: str
    owner: str
    option: str
    way: str
    item: str
    weight: float
    text: str = ""
    ties: str = "talk"


@cache
def templates() -> dict[str, Any]:
    """`data/options.toml`."""
    source = files("detente.drafting") / "data" / "options.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def issues_of(text: str, scope: Scope) -> list[str]:
    """Issues with an option of their own that the words touch, most often named first."""
    tokens = re.findall(r"[a-z][a-z'-]*", text.lower().replace("’", "'"))
    return [i for i in scope.lexicon.issues_in(tokens) if i not in _GENERAL and i in templates()["issue"]]


def stakes(scope: Scope) -> tuple[Stake, ...]:
    """Everything in the record that bears on an option of a party, in the order of day and id."""
    found = [*_conditions(scope), *_statements(scope), *_deeds(scope), *_negotiators(scope)]
    return tuple(sorted(_flat(found, scope), key=lambda s: (s.item, s.owner, s.option, s.way)))


def _flat(found: list[Stake], scope: Scope) -> Iterator[Stake]:
    """Without refusals to talk that only say what talks wait for: they are ties already."""
    tied = {s.item for s in found if s.way == "ties" and s.ties == "talk"}
    tied |= {c.statement for c in scope.conditions if c.id in tied and c.statement}
    for stake in found:
        if not (stake.option == "talk" and stake.way == "refuses" and stake.item in tied):
            yield stake


def _other(side: str, scope: Scope) -> str | None:
    rest = [party for party in scope.between if party != side]
    return rest[0] if len(rest) == 1 else None


def _conditions(scope: Scope) -> Iterator[Stake]:
    for c in scope.conditions:
        by = c.by.country
        if by not in scope.between or c.kind == "deadline":
            continue
        target = c.towards.country if c.towards and c.towards.country in scope.between else _other(by, scope)
        found = issues_of(c.requirement, scope)[:1] or issues_of(c.quote.text, scope)[:1]
        weight = _WEIGHT[c.kind]
        if c.kind in ("precondition", "clock", "necessary", "demand") and target and target != by:
            tied = _tied(c, scope)
            way = "ties" if tied and c.kind != "demand" else "demands"
            if found:
                yield Stake(by, target, templates()["issue"][found[0]]["id"], way, c.id, weight, "", tied)
            elif _of_talks(c.requirement, scope):
                yield Stake(by, target, "talk", "demands", c.id, weight)
            elif c.kind != "demand" and len(stems(c.requirement.lower())) > 1:
                yield Stake(by, target, templates()["terms"]["id"], way, c.id, weight, c.requirement, tied)
        elif c.kind in ("concession", "refusal", "red line") and found:
            yield from _own(c, by, found[0], weight, scope)


def _tied(c: Condition, scope: Scope) -> str:
    """What the speaker would do once the condition is met: talk, or give way on an issue; "" where it is not said."""
    then = c.consequence or c.quote.text.replace(c.requirement, " ")
    if _of_talks(then, scope):
        return "talk"
    found = issues_of(then, scope)
    return str(templates()["issue"][found[0]]["id"]) if found else ""


def _of_talks(text: str, scope: Scope) -> bool:
    return "talks" in scope.lexicon.issues_in(re.findall(r"[a-z][a-z'-]*", text.lower()))


def _own(c: Condition, by: str, issue: str, weight: float, scope: Scope) -> Iterator[Stake]:
    """A concession is the speaker's own option; so is a refusal, unless it refuses to accept what the other side does."""
    option = templates()["issue"][issue]["id"]
    other = _other(by, scope)
    if c.kind == "concession":
        yield Stake(by, by, option, "gives", c.id, weight)
    elif _of_other(f"{c.requirement} {c.quote.text}", other, scope) and other:
        yield Stake(by, other, option, "demands", c.id, weight)
    else:
        yield Stake(by, by, option, "refuses", c.id, weight)


def _of_other(text: str, other: str | None, scope: Scope) -> bool:
    words = [w.strip(".,;:!?\"'“”‘’()").removesuffix("'s").removesuffix("’s") for w in text.split()]
    return other is not None and any(
        (m := scope.lexicon.name_at(words, at)) is not None and any(n.code == other for n in m.names)
        for at in range(len(words))
    )


def _statements(scope: Scope) -> Iterator[Stake]:
    told = {c.statement for c in scope.conditions}
    force = templates()["force"]
    for s in scope.statements:
        by = s.speaker.country
        if by not in scope.between or s.polarity == "negated":
            continue
        words = " ".join(q.text for q in s.content)
        for position in positions(s):
            if position.question.id == "talks" and s.act != "accusation":
                yield Stake(by, by, "talk", "gives" if position.answer else "refuses", s.id, 2.0)
        military = re.search(force["words"], words.lower())
        if military and s.act in ("threat", "assessment", "announcement"):
            yield Stake(by, by, force["id"], "threatens", s.id, 1.0 if s.act == "assessment" else 2.0)
        if s.id not in told:
            yield from _acts(s, by, words, scope)


def _acts(s: Statement, by: str, words: str, scope: Scope) -> Iterator[Stake]:
    found = issues_of(words, scope)[:1]
    other = _other(by, scope)
    if not found or s.act not in ("demand", "offer", "promise", "threat", "refusal"):
        return
    if s.act == "refusal" and any(p.question.id == "talks" for p in positions(s)):
        return
    option, weight = templates()["issue"][found[0]]["id"], _WEIGHT.get(s.act, 2.0)
    if s.act == "demand" and other:
        yield Stake(by, other, option, "demands", s.id, weight)
    elif s.act in ("offer", "promise"):
        yield Stake(by, by, option, "gives", s.id, weight)
    elif s.act == "refusal" and other and _of_other(words, other, scope):
        yield Stake(by, other, option, "demands", s.id, weight)
    elif s.act in ("refusal", "threat"):
        yield Stake(by, by, option, "refuses", s.id, weight)


def _deeds(scope: Scope) -> Iterator[Stake]:
    """What a side does to the other it could stop doing."""
    for event in scope.events:
        if event.status != "occurred" or event.statement is not None:
            continue
        option = next(
            (
                d["option"]
                for d in templates()["deed"]
                if d["type"] == event.type and d.get("mode") in (None, event.mode)
            ),
            None,
        )
        touched = {a.country for a in event.recipients}
        by = next((a.country for a in event.actors if a.country in scope.between), None)
        if option and by and (not touched or touched & set(scope.between) - {by}) and _recent(event, scope):
            yield Stake(by, by, option, "does", event.id, 1.5)


def _recent(event: Event, scope: Scope) -> bool:
    """Within two years of the as-of date: what was done before stands in the status quo already."""
    return int(scope.as_of[:4]) - int((event.date.latest or scope.as_of)[:4]) <= 2


def _negotiators(scope: Scope) -> Iterator[Stake]:
    for refused in terms(scope).refused:
        if refused.by.country in scope.between and refused.country in scope.between:
            for item in refused.items:
                option = templates()["negotiators"]["id"]
                yield Stake(refused.by.country, refused.country, option, "ties", item, 2.0, refused.person)


def options(found: tuple[Stake, ...], scope: Scope) -> tuple[tuple[DraftOption, ...], tuple[str, ...]]:
    """The options of every party, talks first, and what was left out for want of room.

    An option needs evidence; of more than fit the best evidenced stay.
    """
    weights: dict[tuple[str, str], float] = defaultdict(float)
    items: dict[tuple[str, str], list[Stake]] = defaultdict(list)
    for stake in found:
        weights[stake.owner, stake.option] += stake.weight
        items[stake.owner, stake.option].append(stake)
    chosen: list[DraftOption] = []
    left: list[str] = []
    for side in scope.between:
        own = sorted(
            (key for key in weights if key[0] == side and key[1] != "talk"), key=lambda k: (-weights[k], k)
        )
        chosen.append(_option(side, "talk", items.get((side, "talk"), [])))
        chosen += [_option(side, option, items[side, option]) for _, option in own[: PER_SIDE - 1]]
        left += [
            f"{side.lower()}.{option}: {_text(option, items[side, option])}"
            for _, option in own[PER_SIDE - 1 :]
        ]
    return tuple(chosen), tuple(left)


def _option(side: str, option: str, behind: list[Stake]) -> DraftOption:
    return DraftOption(
        side.lower(), option, _text(option, behind), False, tuple(sorted({s.item for s in behind}))
    )


def _text(option: str, behind: list[Stake]) -> str:
    said = next((s.text for s in behind if s.text), "")
    for name in ("talk", "force", "terms", "negotiators"):
        if templates()[name]["id"] == option:
            people = sorted({s.text for s in behind if s.text})
            if name == "negotiators" and people:
                return f"{templates()[name]['text']} than {' and '.join(people)}"
            return (
                f"{templates()[name]['text']}: {said}"
                if name == "terms" and said
                else str(templates()[name]["text"])
            )
    return next(str(t["text"]) for t in templates()["issue"].values() if t["id"] == option)
