"""Preconditions, demands, concessions, refusals and "if … then": what waits for what, and what would be answered how."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.assessment.scope import Scope
from detente.drafting.acts import Act, letting, meeting, read, read_all, taking
from detente.drafting.issues import harms, talks_named
from detente.drafting.told import Gathered, Told, forceful, other, talk_act
from detente.drafting.words import sides
from detente.evidence import Condition

__all__ = ["WEIGHT", "of_condition", "own_acts", "two_part"]

WEIGHT = {"precondition": 3.0, "red line": 3.0, "clock": 3.0, "demand": 3.0, "concession": 2.5, "necessary": 2.0,
           "refusal": 2.5, "offer": 2.5, "promise": 2.5, "threat": 2.5, "appeal": 2.0, "announcement": 2.0}  # fmt: skip
_UNLESS = re.compile(r"\b(?:unless|until|till|otherwise|or else)\b", re.I)
_ANSWERS = re.compile(
    r"\b(?:response|respond|retaliat\w+|consequences|repelled|punish\w*|pay (?:a|the) \w*\s?price|defend)\b",
    re.I,
)
_SUFFERS = frozenset("bear face pay suffer perish meet".split())
_READY = re.compile(r"^.{0,20}\b(?:readiness|willingness|intention|commitment|promise|pledge) (?=to\b)")
_IF = re.compile(r"(?<!only )\bif\b")
_SAME = re.compile(r"\b(?:(?:do(?:es)?|did) (?:the same|likewise|so too)|reciprocate[sd]?)\b")


def two_part(c: Condition) -> bool:
    """Whether it says both what is required and what follows."""
    return c.kind in ("precondition", "red line", "necessary", "clock") and bool(c.consequence)


def of_condition(c: Condition, scope: Scope, found: Gathered) -> None:
    by = c.by.country or ""
    weight = WEIGHT[c.kind]
    if c.kind in ("refusal", "red line") and not c.consequence:
        for act in own_acts(c.requirement, by, scope, "accept"):
            found.told.append(Told(by, act, "refuses", c.id, weight))
    elif c.kind == "concession":
        for act in own_acts(c.requirement, by, scope, "provide"):
            found.told.append(Told(by, act, "gives", c.id, weight))
    else:
        _required(c, by, weight, scope, found)


def own_acts(text: str, by: str, scope: Scope, verb: str) -> list[Act]:
    """A side's own acts; where only a thing is named, accepting or providing it."""
    text = _READY.sub("", text)
    acts = read_all(text, speaker=by, default=by, lexicon=scope.lexicon, verb=True)
    if not any(act.verb for act in acts) and not talks_named(text, scope.lexicon):
        acts = [act for act in [taking(verb, text, by)] if act is not None]
    return [act for act in acts if act.owner == by and act.key != "talk" and act.verb]


def _required(c: Condition, by: str, weight: float, scope: Scope, found: Gathered) -> None:
    default = c.towards.country if c.towards and c.towards.country else _addressed(c, by, scope)
    if two_part(c) and default not in scope.between:
        default = other(by, scope)
    text, then = c.requirement, _consequence(c, by, scope)
    acts = read_all(
        text,
        speaker=by,
        default=default or "",
        lexicon=scope.lexicon,
        verb=c.kind != "red line",
        perfect=True,
    )
    if not acts and c.kind == "precondition" and (state := meeting(text, default or "", scope.lexicon)):
        acts = [state]
    if _SAME.search(text) and then is not None and default:
        acts = [replace(then, owner=default)]
    elif c.kind == "red line" and then is not None and not any(act.verb for act in acts):
        acts = [act for act in [letting(text, default or "")] if act is not None]
    if not acts and c.kind == "precondition" and default and (then is not None or _spoken(c, scope)):
        acts = [
            act for act in [letting(text, default) or taking("provide", text, default)] if act is not None
        ]
    if not acts:
        found.skip(c.quote.text, "it does not say what is to be done")
    for act in acts:
        if act.owner not in scope.between or act.owner == by:
            if act.owner != by:
                found.skip(c.quote.text, "it asks for a deed of somebody who is no party here")
            continue
        if c.kind == "demand" or (not two_part(c) and c.kind != "precondition"):
            wanted = replace(act, denied=act.denied and not _IF.search(c.quote.text))
            way = "opposes" if wanted.denied else "demands"
            found.told.append(Told(by, wanted, way, c.id, weight, wanted.denied))
        else:
            _conditions(c, act, then, weight, scope, found)


def _addressed(c: Condition, by: str, scope: Scope) -> str:
    """Whose act is meant where no addressee is known: the last side named before the words, in their sentence."""
    text = scope.home(c).text or ""
    start = max(text.rfind(mark, 0, c.quote.start) for mark in (". ", "\n", "” "))
    named = sides(text[start + 1 : c.quote.end].split(c.requirement)[0], scope.lexicon)
    others = [code for code in named if code != by]
    if others:
        return others[-1]
    return "" if c.kind == "clock" else other(by, scope)


def _conditions(
    c: Condition, act: Act, then: Act | None, weight: float, scope: Scope, found: Gathered
) -> None:
    """What follows from the other side's act: talks or a gift of the speaker's wait for it, a threat answers it."""
    by = c.by.country or ""
    if act.denied and (c.kind == "red line" or _IF.search(c.quote.text)):
        found.told.append(Told(by, replace(act, denied=False), "demands", c.id, weight))
        if then is not None and then.owner == by:
            found.told.append(Told(by, forceful(then), "threatens", c.id, weight, True))
        return
    way = "opposes" if act.denied else "demands"
    if then is None or then.owner != by:
        found.told.append(Told(by, act, way, c.id, weight, act.denied))
        return
    threat = then.key != "talk" and (harms(then.text) or then.verb == "carry" or _threatened(c, scope))
    then = forceful(then) if threat else then
    if threat and _UNLESS.search(c.quote.text):
        found.told.append(Told(by, act, way, c.id, weight, act.denied))
        found.told.append(Told(by, then, "threatens", c.id, weight, True))
    elif threat:
        found.told.append(Told(by, act, "deters", c.id, weight, not act.denied, then, True))
    else:
        found.told.append(Told(by, act, "ties", c.id, weight, act.denied, then))


def _consequence(c: Condition, by: str, scope: Scope) -> Act | None:
    text = c.consequence or c.quote.text.replace(c.requirement, " ")
    act = read(text, speaker=by, default=by, lexicon=scope.lexicon)
    if (
        act is not None
        and act.key != "talk"
        and act.verb not in _SUFFERS
        and (act.verb or not talks_named(text, scope.lexicon))
    ):
        return act
    if talks_named(text, scope.lexicon) or (act is not None and act.key == "talk"):
        return talk_act(by)
    if act is None and (gift := _gift(c, by, scope)):
        return gift
    if c.kind == "red line" and (act is None or act.verb in _SUFFERS) and _ANSWERS.search(text):
        return Act(by, "", "carry", "Carry out its threat", frozenset({"threat"}))
    return act


def _gift(c: Condition, by: str, scope: Scope) -> Act | None:
    """What is offered or promised in the statement that sets the condition."""
    for s in scope.statements:
        if s.id == c.statement and s.act in ("offer", "promise"):
            return next(iter(own_acts(" ".join(q.text for q in s.content), by, scope, "provide")), None)
    return None


def _spoken(c: Condition, scope: Scope) -> bool:
    """Whether the condition is of something offered, promised or refused."""
    return any(s.id == c.statement and s.act in ("offer", "promise", "refusal") for s in scope.statements)


def _threatened(c: Condition, scope: Scope) -> bool:
    return any(s.id == c.statement and s.act == "threat" for s in scope.statements)
