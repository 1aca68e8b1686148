"""Readiness: Zartman's and Pruitt's conditions for talks, by side and faction, as a checklist with quotes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeAlias

from detente.assessment.clocks.activities import abstains
from detente.assessment.contradictions import of_others, party
from detente.assessment.positions import content, held, positions
from detente.assessment.scope import Scope
from detente.assessment.terms import terms
from detente.evidence import Condition, Contradiction, Post, Quote, Statement

__all__ = ["Check", "CheckState", "Cue", "Staffing", "readiness", "staffing"]

CheckState: TypeAlias = Literal["present", "absent", "contested", "unknown"]
HEAD = 1.005
"""Ranks up to this are the one who decides, in the tables of authority."""
RECENT = 365
"""Days within which a word tells how a side stands now."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What shows a condition or speaks against it: the item, its words, and whether the side itself says so."""

    item: str
    quote: Quote
    shows: bool
    own: bool


@dataclass(frozen=True, slots=True)
class Check:
    """One condition for one faction of one side."""

    government: str
    faction: str
    condition: str
    name: str
    theory: str
    state: CheckState
    why: str
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Staffing:
    """Posts of a side that the record says are empty, or filled."""

    government: str
    empty: tuple[str, ...]
    filled: tuple[str, ...]
    items: tuple[str, ...]


@cache
def _conditions() -> tuple[dict[str, Any], ...]:
    source = files("detente.assessment") / "data" / "readiness.toml"
    return tuple(tomllib.loads(source.read_text(encoding="utf-8"))["condition"])


def readiness(scope: Scope, contradictions: Sequence[Contradiction]) -> tuple[Check, ...]:
    """The checklist of every party: the one who decides, the rest of the government, and the side as a whole."""
    return tuple(
        _check(government, faction, condition, scope, contradictions)
        for government in scope.between
        for faction in _factions(government, scope)
        for condition in _conditions()
    )


def _factions(government: str, scope: Scope) -> list[str]:
    found = {
        _faction(s, scope)
        for s in scope.statements
        if s.speaker.country == government and party(s.speaker, scope)
    }
    return ["whole side", *sorted(found)] if len(found) > 1 else ["whole side"]


def _faction(statement: Statement, scope: Scope) -> str:
    side = party(statement.speaker, scope)
    if side and side[1]:
        return "movement"
    return "leader" if scope.rank(statement.speaker, scope.day(statement)) <= HEAD else "others in government"


def _check(
    government: str,
    faction: str,
    condition: dict[str, Any],
    scope: Scope,
    contradictions: Sequence[Contradiction],
) -> Check:
    found = {cue.item: cue for cue in _cues(government, faction, condition, scope, contradictions)}
    cues = tuple(found.values())
    state, why = _state(cues)
    return Check(
        government, faction, condition["id"], condition["name"], condition["theory"], state, why, cues
    )


def _state(cues: Sequence[Cue]) -> tuple[CheckState, str]:
    """Present or absent where all cues agree; contested where they do not; second-hand cues alone are said so."""
    shows, denies = any(c.shows for c in cues), any(not c.shows for c in cues)
    second = " at second hand only" if cues and not any(c.own for c in cues) else ""
    if shows and denies:
        return "contested", f"the record has both{second}"
    if denies and second:
        return "contested", "others deny it; the side itself does not speak to it"
    if shows or denies:
        return (
            "present" if shows else "absent"
        ), f"{len(cues)} {'item' if len(cues) == 1 else 'items'}{second}"
    return "unknown", "nothing in the record speaks to it"


def _cues(
    government: str,
    faction: str,
    condition: dict[str, Any],
    scope: Scope,
    contradictions: Sequence[Contradiction],
) -> Iterator[Cue]:
    own = [s for s in scope.statements if _belongs(s, government, faction, scope)]
    yield from _newest(_spoken(own, condition), scope)
    if faction == "whole side":
        yield from _structural(government, condition["id"], scope, contradictions)
        if condition["id"] == "coalition":
            yield from _breadth(own, scope)


def _belongs(statement: Statement, government: str, faction: str, scope: Scope) -> bool:
    """Said by the side, lately, and of itself."""
    if (
        statement.polarity == "negated"
        or statement.speaker.country != government
        or not party(statement.speaker, scope)
        or of_others(statement, scope)
        or _days(statement, scope) > RECENT
    ):
        return False
    return faction == "whole side" or _faction(statement, scope) == faction


def _days(statement: Statement, scope: Scope) -> int:
    """Since it was said."""
    return (date.fromisoformat(scope.as_of) - date.fromisoformat(scope.day(statement))).days


def _spoken(statements: Sequence[Statement], condition: dict[str, Any]) -> Iterator[tuple[Statement, bool]]:
    """The statements whose words speak to a condition, and which way; what hangs on an "unless" denies nothing."""
    for statement in statements:
        words = held(content(statement))
        denies = any(re.search(pattern, words) for pattern in condition["denies"])
        shows = not denies and any(re.search(pattern, words) for pattern in condition["shows"])
        hostile = statement.act in ("threat", "refusal", "accusation") and condition["id"] != "stalemate"
        if (denies and not _PROVISO.search(words)) or (shows and not hostile):
            yield statement, shows


_PROVISO = re.compile(r"\b(?:unless|until|if|without first|only (?:when|after|once))\b")


def _newest(found: Iterable[tuple[Statement, bool]], scope: Scope) -> Iterator[Cue]:
    """Every voice once, by its newest word: who has changed his mind does not contest himself."""
    last: dict[str, tuple[Statement, bool]] = {}
    for statement, shows in sorted(found, key=lambda f: (scope.day(f[0]), f[0].content[0].start, f[0].id)):
        last[statement.speaker.name or statement.speaker.role or ""] = (statement, shows)
    for statement, shows in last.values():
        yield Cue(statement.id, _quote(statement), shows, statement.according_to is None)


def _quote(statement: Statement) -> Quote:
    text = " … ".join(q.text for q in statement.content)
    return Quote(text, statement.content[0].start, statement.content[-1].end)


def _structural(
    government: str, condition: str, scope: Scope, contradictions: Sequence[Contradiction]
) -> Iterator[Cue]:
    """What the other lists of the record show by themselves."""
    if condition == "deadline":
        for each in scope.conditions:
            touches = government in (each.by.country, each.towards.country if each.towards else None)
            if touches and _presses(each, scope):
                yield Cue(each.id, each.quote, True, each.by.country == government)
    if condition == "way-out":
        spoken = {s.id: s for s in scope.statements}
        for each in scope.conditions:
            if each.kind == "concession" and each.by.country == government and each.statement not in spoken:
                yield Cue(each.id, each.quote, True, each.official == "official")
    if condition == "spokesman":
        yield from _posts(government, scope)
        yield from _rejected(government, scope)
        yield from _voices(government, scope, contradictions)


def _presses(condition: Condition, scope: Scope) -> bool:
    """Time that runs out for somebody: no day gone by, and no span that must pass quietly."""
    if condition.kind not in ("deadline", "clock") or abstains(condition.requirement):
        return False
    due = condition.deadline.latest if condition.deadline else None
    return due is None or due >= scope.as_of


def _posts(government: str, scope: Scope) -> Iterator[Cue]:
    """An empty post counts where its holder would deal with the other side."""
    for post in scope.posts:
        if post.government == government and post.status in ("vacant", "left") and _deals(post, scope):
            yield Cue(post.id, post.quote, False, False)


_ENVOY = re.compile(r"\b(?:envoy|negotiator|special representative|interlocutor)\b")


def _deals(post: Post, scope: Scope) -> bool:
    words = [word.strip(".,;:!?'’").removesuffix("'s").removesuffix("’s") for word in post.post.split()]
    named = {
        name.code for at in range(len(words)) if (m := scope.lexicon.name_at(words, at)) for name in m.names
    }
    return bool(_ENVOY.search(post.post.lower()) or named & (set(scope.between) - {post.government}))


def _rejected(government: str, scope: Scope) -> Iterator[Cue]:
    """Whom the other side will not deal with is no spokesman it accepts."""
    spoken = {s.id: s for s in scope.statements}
    tied = {c.id: c for c in scope.conditions}
    for each in terms(scope).refused:
        if each.country == government and each.by.country in scope.between:
            for item in each.items:
                if item in spoken:
                    yield Cue(item, _quote(spoken[item]), False, False)
                elif item in tied and tied[item].statement not in each.items:
                    yield Cue(item, tied[item].quote, False, False)


def _voices(government: str, scope: Scope, contradictions: Sequence[Contradiction]) -> Iterator[Cue]:
    """Voices of one government that gainsay each other leave open who speaks for it: one for, one against."""
    spoken = {s.id: s for s in scope.statements}
    for found in contradictions:
        pair = [spoken.get(found.a), spoken.get(found.b)]
        goal = found.kind in ("goal", "precondition")
        lately = all(s and _days(s, scope) <= RECENT for s in pair)
        if found.government == government and not found.same_person and goal and lately:
            first, second = sorted((s for s in pair if s), key=lambda s: scope.rank(s.speaker, scope.day(s)))
            yield Cue(first.id, _quote(first), True, True)
            yield Cue(second.id, _quote(second), False, True)


VOICES = 3
"""Voices that must agree before a coalition is called broad, or broadly against."""
_TIED = re.compile(r"\b(?:unless|until|even if|if|only (?:when|after|once)|required|before|provided)\b")


def _breadth(own: Sequence[Statement], scope: Scope) -> Iterator[Cue]:
    """Every voice of the government by its newest answer to whether it will talk; one voice is no coalition."""
    newest: dict[str, tuple[Statement, bool]] = {}
    for statement in sorted(own, key=lambda s: (scope.day(s), s.content[0].start, s.id)):
        name = statement.speaker.name or statement.speaker.role or ""
        for position in positions(statement):
            if position.question.id == "talks" and name and not scope.lexicon.names_of(name):
                newest[name] = (statement, position.answer)
    plain = {name: said for name, said in newest.items() if not _TIED.search(content(said[0]))}
    if len(plain) >= VOICES or len({yes for _, yes in plain.values()}) > 1:
        for _, (statement, yes) in sorted(plain.items()):
            yield Cue(statement.id, _quote(statement), yes, statement.according_to is None)


def staffing(scope: Scope) -> tuple[Staffing, ...]:
    """For each government with posts in the record, which are empty and which are filled."""
    found = []
    for government in sorted({p.government for p in scope.posts if p.government}):
        posts = [p for p in scope.posts if p.government == government]
        empty = tuple(sorted({p.post for p in posts if p.status in ("vacant", "left")}))
        filled = tuple(sorted({p.post for p in posts if p.status in ("named", "nominated")} - set(empty)))
        found.append(Staffing(government, empty, filled, tuple(p.id for p in posts)))
    return tuple(found)
