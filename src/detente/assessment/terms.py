"""Terms that bar the way: people one side will not deal with, red lines, demands that exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.assessment.scope import Scope
from detente.evidence import Actor, Prediction

__all__ = ["Exclusion", "RefusedPerson", "Terms", "terms"]

_DEALING = (
    r"(?:negotiat|talk|deal|dealing|meet|speak|dialogue|engag|work|discuss|sit|counterpart|interlocutor)\w*"
)
_REFUSES = re.compile(
    rf"\b(?:no longer|not|never|refus\w*|cannot|can't|won't|no|nothing)\b.{{0,60}}\b{_DEALING}\b.{{0,40}}?"
    r"\bwith\b(?P<whom>.+)",
    re.S,
)
_WITH = re.compile(rf"\b{_DEALING}\b.{{0,40}}?\bwith\b(?P<whom>.+)", re.S)
_REPLACE = re.compile(r"\b(?:replac|remov|exclud|sack|dismiss|drop)\w*\b(?P<whom>.+)", re.S)
_NEVER = re.compile(
    r"\b(?:no chance|never|will not|won't|not (?:agree|accept|give up|abandon)|refus\w+|impossible|out of the question|"
    r"non-?negotiable|unacceptable|rules? out|ruled out)\b"
)
_GENERAL = frozenset({"talks", "preconditions"})


@dataclass(frozen=True, slots=True)
class RefusedPerson:
    """Somebody one side will not deal with, or wants replaced."""

    by: Actor
    person: str
    country: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exclusion:
    """What one side demands and the other will not give: no room for agreement on this issue as things stand.

    `second_hand` where somebody else says that the other side will not; `softened` are ids of its concessions on the issue.
    """

    issue: str
    demanded_by: str
    demand: str
    refused_by: str
    refusal: str
    second_hand: bool
    softened: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """Ids of the red lines beside the refusals and exclusions."""

    refused: tuple[RefusedPerson, ...]
    red_lines: tuple[str, ...]
    exclusions: tuple[Exclusion, ...]


def terms(scope: Scope) -> Terms:
    """The terms of the record as of its date."""
    red = tuple(c.id for c in scope.conditions if c.kind == "red line")
    return Terms(_refused(scope), red, tuple(_exclusions(scope)))


def _refused(scope: Scope) -> tuple[RefusedPerson, ...]:
    found: dict[tuple[str, str, str], list[tuple[str, Actor]]] = {}
    for item, by, whom in _shunned(scope):
        for person, country in _people(whom, scope, by.country):
            found.setdefault((by.country or "", country, person), []).append((item, by))
    return tuple(
        RefusedPerson(told[0][1], person, country, tuple(sorted({item for item, _ in told})))
        for (_, country, person), told in sorted(found.items())
    )


def _shunned(scope: Scope) -> Iterator[tuple[str, Actor, str]]:
    """Item, speaker, and the words after "not … with"."""
    for condition in scope.conditions:
        pattern = _WITH if condition.kind == "refusal" else _REPLACE if condition.kind == "demand" else None
        if pattern and (match := pattern.search(condition.requirement)):
            yield condition.id, condition.by, match["whom"]
    for statement in scope.statements:
        said = " ".join(q.text for q in statement.content)
        pattern = _REPLACE if statement.act == "demand" else _REFUSES
        if statement.act != "denial" and statement.polarity == "affirmed" and (match := pattern.search(said)):
            yield statement.id, statement.speaker, match["whom"]


def _people(text: str, scope: Scope, but: str | None) -> list[tuple[str, str]]:
    """People of other governments whom the words name, by full or family name, holding a post on the as-of date."""
    words = [word.rstrip(".") for word in re.findall(r"[A-Z][\w'’.-]*", text)]
    found = []
    for size in (3, 2, 1):
        for i in range(len(words) - size + 1):
            for holder in scope.lexicon.persons(" ".join(words[i : i + size])):
                if holder.country != but and holder.held_on(scope.as_of):
                    found.append((holder.person, holder.country))  # noqa: PERF401
    return list(dict.fromkeys(found))


def _exclusions(scope: Scope) -> Iterator[Exclusion]:
    """Each pair of sides and issue once, the newest demand against the newest refusal."""
    seen: set[tuple[str, str, str]] = set()
    refusals = sorted(_refusals(scope), key=lambda r: (r[3], r[1]), reverse=True)
    for issue, demand, demander, target, _ in sorted(
        _demands(scope), key=lambda d: (d[4], d[1]), reverse=True
    ):
        for about, refusal, refuser, second in ((i, r, w, s) for i, r, w, _, s in _flat(refusals)):
            if about != issue or refuser == demander or target not in (None, refuser):
                continue
            if (issue, demander, refuser) not in seen:
                seen.add((issue, demander, refuser))
                yield Exclusion(
                    issue, demander, demand, refuser, refusal, second, _softened(scope, refuser, issue)
                )


Refused = tuple[str, str, str, str, bool]


def _flat(found: list[Refused]) -> list[Refused]:
    """First-hand refusals before what others say of a side."""
    return sorted(found, key=lambda r: r[4])


def _demands(scope: Scope) -> Iterator[tuple[str, str, str, str | None, str]]:
    """Issue, item, who demands, of whom, and when."""
    for c in scope.conditions:
        if c.kind in ("demand", "precondition", "necessary") and c.by.country:
            towards = c.towards.country if c.towards else None
            for issue in _issues(c.requirement, scope):
                yield issue, c.id, c.by.country, towards, scope.home(c).published.latest or ""
    told = {c.statement for c in scope.conditions}
    for s in scope.statements:
        if s.act == "demand" and s.polarity == "affirmed" and s.speaker.country and s.id not in told:
            towards = s.addressee.country if s.addressee else None
            for issue in _issues(" ".join(q.text for q in s.content), scope):
                yield issue, s.id, s.speaker.country, towards, scope.day(s)


_PROVISO = re.compile(r"\b(?:until|unless|if|before|without|as long as)\b.*", re.DOTALL | re.IGNORECASE)
"""What a refusal hangs on is not what is refused: "no relief until the arms are gone" refuses relief."""


def _refusals(scope: Scope) -> Iterator[Refused]:
    """Issue, item, who refuses, when, and whether somebody else says so."""
    for c in scope.conditions:
        if c.kind in ("refusal", "red line") and c.by.country:
            for issue in _issues(_PROVISO.sub("", c.requirement), scope):
                yield issue, c.id, c.by.country, scope.home(c).published.latest or "", False
    for s in scope.statements:
        words = " ".join(q.text for q in s.content)
        refuses = s.act == "refusal" or (
            s.act in ("threat", "announcement", "assessment") and _NEVER.search(words.lower())
        )
        if refuses and s.polarity == "affirmed" and s.speaker.country:
            for issue in _issues(_PROVISO.sub("", words), scope):
                yield issue, s.id, s.speaker.country, scope.day(s), False
    for p in scope.predictions:
        yield from _foretold(p, scope)


def _foretold(prediction: Prediction, scope: Scope) -> Iterator[Refused]:
    words = f"{prediction.hedge or ''} {prediction.quote.text} {prediction.prediction}"
    if not _NEVER.search(words.lower()):
        return
    for country in scope.between:
        if country != prediction.by.country and _named(words, country, scope):
            for issue in _issues(words, scope):
                yield issue, prediction.id, country, scope.home(prediction).published.latest or "", True
            return


def _named(words: str, country: str, scope: Scope) -> bool:
    tokens = re.findall(r"[\w'’.-]+", words)
    return any(
        match and any(n.code == country for n in match.names)
        for match in (scope.lexicon.name_at(tokens, at) for at in range(len(tokens)))
    )


def _softened(scope: Scope, country: str, issue: str) -> tuple[str, ...]:
    conceded = [c for c in scope.conditions if c.kind == "concession" and c.by.country == country]
    return tuple(c.id for c in conceded if issue in _issues(f"{c.requirement} {c.quote.text}", scope))


def _issues(text: str, scope: Scope) -> list[str]:
    tokens = re.findall(r"[a-z][a-z'-]*", text.lower())
    return [issue for issue in scope.lexicon.issues_in(tokens) if issue not in _GENERAL]
