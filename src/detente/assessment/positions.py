"""What an item answers to which question: the ground of contradictions and alignments."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from detente.evidence import Event, Statement
from detente.evidence.vocabulary import ContradictionKind

__all__ = ["Position", "Question", "content", "held", "positions", "questions", "stems"]


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the patterns of words that answer it yes or no; `shared` where both must also share words."""

    id: str
    text: str
    kind: ContradictionKind
    yes: tuple[re.Pattern[str], ...]
    no: tuple[re.Pattern[str], ...]
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """An item's answer to a question, and the words that give it."""

    question: Question
    answer: bool
    item: Statement | Event
    words: str


@cache
def questions() -> tuple[Question, ...]:
    """The questions, from `data/questions.toml`."""
    source = files("detente.assessment") / "data" / "questions.toml"
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    return tuple(
        Question(
            entry["id"],
            entry["text"],
            cast(ContradictionKind, entry["kind"]),
            tuple(re.compile(p) for p in entry["yes"]),
            tuple(re.compile(p) for p in entry["no"]),
            entry.get("shared", False),
        )
        for entry in table["question"]
    )


_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def content(item: Statement | Event) -> str:
    """What was said or done, folded to plain lower-case words."""
    words = item.evidence.text if isinstance(item, Event) else " ".join(q.text for q in item.content)
    return " ".join(words.lower().translate(_FOLD).split())


def positions(item: Statement | Event) -> Iterator[Position]:
    """Every question the item answers. Of a yes inside a no ("not ready to talk") only the no counts."""
    words = _EVEN_IF.sub("", held(content(item))).replace('"', "")
    if _GUESS.search(words) or (isinstance(item, Statement) and item.polarity == "negated"):
        return
    for question in questions():
        no = _first(question.no, words)
        yes = None if no else _first(question.yes, words)
        if _DISMISSED.search(words.partition(no or yes or words)[0]):
            no, yes = yes, no
        if no or yes:
            turned = (
                isinstance(item, Statement)
                and item.act in ("refusal", "denial")
                and _by_the_act(item, no, yes)
            )
            yield Position(question, bool(yes) != turned, item, (no or yes or words))


_EVEN_IF = re.compile(r",? even (?:if|though)\b[^,;.]*")
_GUESS = re.compile(
    r"\b(?:ha[ds]|have|having) the impression\b|\b(?:might|may|could) have \w+(?:ed|en|st|nt)\b"
)
"""What would change nothing answers nothing, and a guess about somebody is no stand."""
_DISMISSED = re.compile(
    r"\b(?:not|n't|never|hardly|neither|nor) (?:\w+ ){0,2}"
    r"(?:realistic|true|right|fair|accurate|correct|reasonable|sensible|serious) (?:to \w+ )?that\b"
)
"""What follows such words is somebody else's claim, turned down."""
_BOUND = re.compile(r"\b(?:only (?:if|when|after|once)|unless)\b.*")


def held(words: str) -> str:
    """What is held where a proviso is turned down: of "not right to say that we talk only if …", "we talk"."""
    found = _DISMISSED.search(words)
    if found and _BOUND.search(words, found.end()):
        return words[: found.start()] + _BOUND.sub("", words[found.end() :])
    return words


def _by_the_act(item: Statement, no: str | None, yes: str | None) -> bool:
    """A cue such as "refused to" or "denied that" stands outside the content and turns it round."""
    cue = (item.cue.text if item.cue else "").lower()
    return (
        yes is not None
        and no is None
        and bool(re.match(r"refus|reject|ruled? out|den[iy]|dismiss|declin", cue))
    )


def _first(patterns: Sequence[re.Pattern[str]], words: str) -> str | None:
    for pattern in patterns:
        if found := pattern.search(words):
            return found[0]
    return None


_STOP = frozenset(
    """a about after again against all also an and any are as at be because been before being between both but by can
    could did do does doing down during each few for from further had has have having he her here him his how i if in
    into is it its just may me might more most must my no nor not now of off on once only or other our out over own
    same she should so some such than that the their them then there these they this those through to too under until
    up very was we were what when where which while who will with would you your said says say told would never ever
    country government president minister official united states us talks statement year years day days week weeks
    month months time call called back way take took make made want wants offer offered side sides
    pledge demand demanded ask asked even still only yet well mr mrs first last new one two three""".split()
)
_WORD = re.compile(r"[a-z][a-z'-]{2,}")
_ENDING = re.compile(r"(?:ations?|ings?|ment|ments|ies|ed|es|s|ion|ions|ly)$")


def stems(words: str) -> frozenset[str]:
    """The words that carry the matter, cut to a rough stem."""
    found = (word.removesuffix("'s") for word in _WORD.findall(words))
    return frozenset(
        _ENDING.sub("", word) if len(word) > 5 else word.rstrip("s") for word in found if word not in _STOP
    )
