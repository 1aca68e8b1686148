"""Statements: what is demanded, offered, refused, threatened and announced, and who says yes or no to talks."""

from __future__ import annotations

import re

from detente.assessment.positions import positions
from detente.assessment.scope import Scope
from detente.drafting.acts import Act, read, read_all, taking
from detente.drafting.conditions import WEIGHT, own_acts
from detente.drafting.issues import harms, pattern
from detente.drafting.told import Gathered, Told, force_act, forceful, other, talk_act
from detente.drafting.words import sides
from detente.evidence import Statement

__all__ = ["abroad", "of_force", "of_statement", "of_talks"]

_WANTS = re.compile(
    r"^(?:that )?(?P<who>.{1,40}?) (?:wants?|wanted|seeks|sought|insists? on|insisted on) (?!to\b)(?P<what>.+)"
)
_BARRED = re.compile(
    r"^(?:that |but )?(?P<what>.+?)(?: itself| themselves)? (?:is|are|was|were|would be|isn.t|aren.t|wasn.t|weren.t)"
    r"(?: not| simply| never)* ?(?:unacceptable|out of the question|non-?negotiable|"
    r"up for (?:discussion|negotiation|debate)|negotiable|on the (?:agenda|table))\b",
    re.I,
)
_DENIED = re.compile(r"unacceptable|out of the question|non-?negotiable|\bnot\b|n.t\b|never|\bno\b", re.I)
_PLAIN = re.compile(r"\b(?:no|not|never|without|avoid\w*|rather than|refrain from)\b[\w ,]{0,20}$")
_SUFFERED = re.compile(r"\b(?:will|would|could|may|might|shall) be \w+(?:ed|en|t)\b")
_AHEAD = re.compile(r"\b(?:will|would|shall|going to|ready|willing|prepared|could|'ll)\b|’ll\b")


def abroad(s: Statement, scope: Scope) -> bool:
    """Whether something is offered or threatened to somebody who is no party."""
    to = s.addressee.country if s.addressee else None
    named = sides(" ".join(q.text for q in s.content), scope.lexicon)
    if s.act in ("offer", "promise", "threat") and named and not set(named) & set(scope.between):
        return True
    return s.act in ("offer", "promise", "threat") and to is not None and to not in scope.between


def of_statement(s: Statement, scope: Scope, found: Gathered) -> None:
    by = s.speaker.country or ""
    words = _outcome(s)
    if s.act in ("demand", "appeal"):
        _demand(s, by, words, scope, found)
        return
    if (goal := _WANTS.match(words)) and s.act in ("assessment", "announcement", "other"):
        _goal(s, by, goal["who"], goal["what"], scope, found)
        return
    if barred := _barred(words):
        act = read(barred, speaker=by, default=by, lexicon=scope.lexicon)
        discussed = re.search(r"up for|negotiable|on the", words) and act is not None and act.key
        kept = act if act is not None and (act.verb or discussed) else taking("accept", barred, by)
        if kept is not None and kept.owner == by:
            found.told.append(Told(by, kept, "refuses", s.id, 2.5))
        return
    if s.act in ("offer", "promise", "refusal"):
        acts = own_acts(words, by, scope, "accept" if s.act == "refusal" else "provide")
    else:
        acts = read_all(words, speaker=by, default=by, lexicon=scope.lexicon, verb=s.act == "threat")
    for act in (a for a in acts if a.owner == by and a.key != "talk" and a.verb):
        if (way := _way(s, act, words)) and not (way == "announces" and _SUFFERED.search(words)):
            act = forceful(act) if way == "threatens" else act
            harm = way == "threatens" or (way == "announces" and harms(act.text))
            found.told.append(Told(by, act, way, s.id, WEIGHT.get(s.act, 1.0), harm))


def _outcome(s: Statement) -> str:
    """The words without an opening "if …": what follows the comma, or the last of the quoted parts."""
    words = "; ".join(q.text for q in s.content)
    if not re.match(r"(?:if|unless|should)\b", words, re.I):
        return words
    return words.partition(", ")[2] or (s.content[-1].text if len(s.content) > 1 else "")


def _way(s: Statement, act: Act, words: str) -> str:
    """How a side's own act is spoken of; "" where it is no step."""
    if s.act == "refusal":
        return "refuses"
    if s.act == "threat":
        return "" if act.denied else "threatens"
    if s.act in ("offer", "promise"):
        return "" if act.denied else "threatens" if harms(act.text) else "gives"
    if s.act in ("announcement", "assessment", "prediction") and _AHEAD.search(words.lower()):
        return "" if act.denied else "announces"
    return "refuses" if act.denied and s.act in ("announcement", "denial") and act.verb else ""


def _goal(s: Statement, by: str, who: str, what: str, scope: Scope, found: Gathered) -> None:
    """What a side says it wants of the other: a deed ("wants Egypt to sign"), or its consent to a thing."""
    own = who.lower() in ("it", "we", "he", "she", "they", "i") or by in sides(who, scope.lexicon)
    asked_of = other(by, scope)
    if not own or not asked_of:
        return
    asked = read_all(what, speaker=by, default=asked_of, lexicon=scope.lexicon)
    acts = [a for a in asked if a.verb] or [a for a in [taking("accept", what, asked_of)] if a is not None]
    for act in (a for a in acts if a.owner == asked_of):
        found.told.append(Told(by, act, "opposes" if act.denied else "demands", s.id, 2.0, act.denied))


def _barred(words: str) -> str:
    for part in re.split(r",? but |; ", words):
        match = _BARRED.match(part)
        if match and _DENIED.search(part[match.end("what") :]):
            return match["what"]
    return ""


def _demand(s: Statement, by: str, words: str, scope: Scope, found: Gathered) -> None:
    default = s.addressee.country if s.addressee and s.addressee.country else ""
    if default == by:
        return
    named = [code for code in sides(words, scope.lexicon) if code in scope.between and code != by]
    default = default or (named[0] if named else other(by, scope))
    if default not in scope.between:
        found.skip(words, "it is asked of somebody who is no party here")
        return
    weight = WEIGHT[s.act]
    for act in read_all(words, speaker=by, default=default, lexicon=scope.lexicon, verb=True):
        if act.owner in scope.between and act.owner != by:
            found.told.append(Told(by, act, "opposes" if act.denied else "demands", s.id, weight, act.denied))


def of_talks(s: Statement, scope: Scope, found: Gathered, bound: set[str]) -> None:
    by = s.speaker.country or ""
    words = " ".join(q.text for q in s.content)
    others = [code for code in sides(words, scope.lexicon) if code != by]
    elsewhere = others and not any(code in scope.between for code in others)
    about = next((a for a in [read(words, speaker=by, default=by, lexicon=scope.lexicon)] if a), None)
    matter = about is not None and about.verb in ("negotiate", "discuss") and about.key != "talk"
    past = s.act == "denial" and not _AHEAD.search(words.lower())
    if s.act == "accusation" or elsewhere or matter or past:
        return
    for position in positions(s):
        if position.question.id == "talks" and not (s.id in bound and not position.answer):
            talk = talk_act(by)
            found.told.append(Told(by, talk, "gives" if position.answer else "refuses", s.id, 2.0))


def of_force(s: Statement, scope: Scope, found: Gathered) -> None:
    by = s.speaker.country or ""
    words = " ".join(q.text for q in s.content).lower()
    kinds = {"threat": "words", "announcement": "words", "assessment": "assessed"}
    match = pattern("force", kinds[s.act]).search(words) if s.act in kinds else None
    if match and not _PLAIN.search(words[: match.start()]):
        found.told.append(
            Told(by, force_act(by), "threatens", s.id, 2.0 if s.act == "assessment" else 2.5, True)
        )
