"""What speaks for it that two items of one government exclude each other: general rules, each with its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from detente.assessment.discourse import Setting
from detente.assessment.matter import Matter, opposites, shared, words
from detente.assessment.positions import Position, content
from detente.evidence import Event, Statement
from detente.evidence.vocabulary import ContradictionKind

__all__ = ["Answer", "Opposition", "oppositions"]


@dataclass(frozen=True, slots=True)
class Answer:
    """An item read for comparison: what it is about, which questions it answers, and whether it tells of others."""

    item: Statement | Event
    matter: Matter
    positions: Mapping[str, Position]
    of_others: bool = False


@dataclass(frozen=True, slots=True)
class Opposition:
    """One reason why two items exclude each other: the rule, how much matter they share, the question, the words."""

    rule: str
    kind: ContradictionKind
    shared: float
    question: str
    why: str


@dataclass(frozen=True, slots=True)
class _Ground:
    common: float
    about: str
    inherits: bool


def oppositions(a: Answer, b: Answer, where: Setting | None) -> tuple[Opposition, ...]:
    """Every reason for which `a` and `b`, in the order of the text, exclude each other; the firmest rule first."""
    common, on = shared(a.matter, b.matter)
    inherits = where is not None and where.apart <= 2 and b.matter.open
    ground = _Ground(min(common, 3.0), ", ".join(on) or "the same matter", inherits)
    return tuple(
        reason
        for rule in (_questions, _breach, _tone, _retort, _exclusive, _verdict, _parity, _tied)
        for reason in rule(a, b, ground)
    )


def _questions(a: Answer, b: Answer, ground: _Ground) -> Iterator[Opposition]:
    for name in sorted(a.positions.keys() & b.positions.keys()):
        one, other = a.positions[name], b.positions[name]
        question = one.question
        if one.answer != other.answer and (ground.common or ground.inherits or not question.shared):
            yes, no = (one, other) if one.answer else (other, one)
            why = f"{question.text} Yes: “{yes.words}”. No: “{no.words}”."
            yield Opposition("question", question.kind, ground.common, name, why)


def _parity(a: Answer, b: Answer, ground: _Ground) -> Iterator[Opposition]:
    kinds = a.matter.kinds & b.matter.kinds or {""}
    judges = any(isinstance(x.item, Statement) and x.item.act in ("accusation", "praise") for x in (a, b))
    if judges or not _outright(a, b) or a.of_others != b.of_others or ground.common < 1:
        return
    if any(a.matter.points(k) != b.matter.points(k) for k in kinds):
        why = f"One affirms what the other denies ({ground.about})."
        yield Opposition("parity", _kind(a, b), ground.common, ground.about, why)


def _outright(a: Answer, b: Answer) -> bool:
    """Whether neither hangs on an "if": what one would do in some case denies nothing."""
    return not (a.matter.supposed or b.matter.supposed)


_PROFORM = re.compile(
    r"^\W*(?:that )?(?:it|this|that|they|he|she|these|such \w+)\b"
    r"|^\W*(?:the )?(?:report|claim|charge|allegation|suggestion)s?\W*$"
)


def _retort(a: Answer, b: Answer, ground: _Ground) -> Iterator[Opposition]:
    """ "It would not", "this was false": a negation without any matter of its own, after somebody's words."""
    if not isinstance(a.item, Statement) or not ground.inherits or a.matter.turned or not b.matter.turned:
        return
    said = content(b.item)
    if len(said.split()) <= 8 and len(b.matter.stems) <= 1 and _PROFORM.search(said) and "chang" not in said:
        yield Opposition(
            "retort", "clarification", 0.0, "the same matter", "The second takes the first back."
        )


_RESTRAINT = re.compile(
    r"\b(?:spare|refrain|hold (?:its|their|our) fire|ceasefire|truce"
    r"|no (?:attack|strike|shell|fight)\w*|stop\w* (?:shell|fight|strik|bomb)\w*"
    r"|(?:merely|only|purely|wholly|strictly|solely) (?:\w+ ){0,4}"
    r"(?:defen\w+|humanitarian|protect|evacuat\w+|peace\w*|home|monitor\w*))\b"
)
_FORCE = ("ASSAULT", "COERCE")


def _breach(a: Answer, b: Answer, ground: _Ground) -> Iterator[Opposition]:
    """Restraint is pledged, or a peaceful purpose claimed, and force is used."""
    for word, deed in ((a.item, b.item), (b.item, a.item)):
        if isinstance(word, Statement) and isinstance(deed, Event) and deed.type in _FORCE:
            pledged = word.act in ("promise", "announcement", "denial", "assessment", "offer")
            if pledged and not _answers(word) and _RESTRAINT.search(content(word)):
                yield Opposition(
                    "breach",
                    "say-do",
                    ground.common,
                    ground.about,
                    "Restraint is claimed, and force is used.",
                )


def _answers(word: Statement) -> bool:
    """Whether it speaks of what others should do or have done."""
    return word.polarity == "negated" or bool(
        re.match(r"(?:they|he|she|the other side) (?:must|should)\b", content(word))
    )


def _verdict(a: Answer, b: Answer, ground: _Ground) -> Iterator[Opposition]:
    """One approves of what the other condemns."""
    one, other = (_approval(x) for x in (a, b))
    if one * other < 0 and (ground.common >= 1 or ground.inherits):
        why = f"One approves of what the other condemns ({ground.about})."
        yield Opposition("verdict", _kind(a, b), ground.common, ground.about, why)


def _approval(answer: Answer) -> int:
    said = content(answer.item).split()
    tokens = [w.strip(".,“”\"'") for w in said]
    yes, no = (any(t in words("verdict", n) for t in tokens) for n in ("approves", "condemns"))
    negated = any(t in words("turn", "negators") for t in tokens)
    return (yes - no) * (-1 if negated else 1)


def _exclusive(a: Answer, b: Answer, ground: _Ground) -> Iterator[Opposition]:
    if not _outright(a, b) or a.of_others != b.of_others:
        return
    for one in sorted(a.matter.kinds - b.matter.kinds):
        for other in sorted(b.matter.kinds - a.matter.kinds):
            both = a.matter.points(one) == b.matter.points(other)
            if both and frozenset((one, other)) in opposites() and (ground.common or ground.inherits):
                why = f"It cannot do both: {one} and {other} ({ground.about})."
                yield Opposition("exclusive", _kind(a, b), ground.common, ground.about, why)


def _tied(a: Answer, b: Answer, ground: _Ground) -> Iterator[Opposition]:
    refused = all(isinstance(x.item, Statement) and x.item.act == "refusal" for x in (a, b))
    if (
        not refused
        and a.of_others == b.of_others
        and a.matter.tied != b.matter.tied
        and not (b if a.matter.tied else a).matter.supposed
        and (ground.common >= 1 or ground.inherits)
        and _gives(a)
        and _gives(b)
    ):
        why = f"One ties to a condition or a date what the other gives outright ({ground.about})."
        yield Opposition("tied", "precondition", ground.common, ground.about, why)


def _gives(answer: Answer) -> bool:
    return isinstance(answer.item, Statement) and answer.item.act in (
        "offer", "promise", "announcement", "prediction", "refusal", "demand", "assessment",
    )  # fmt: skip


def _tone(a: Answer, b: Answer, ground: _Ground) -> Iterator[Opposition]:
    one, other = _warmth(a.item), _warmth(b.item)
    if one * other < 0:
        both = _toward(a.item) & _toward(b.item)
        if both or ground.inherits:
            of = ", ".join(sorted(both)) or "the same side"
            rule = "tone" if both else "tone inherited"
            yield Opposition(rule, "tone", ground.common, f"tone {of}", f"Warm and hostile words about {of}.")


def _warmth(item: Statement | Event) -> int:
    """1 for praise, -1 for accusation, by act and cue first, then by the words."""
    if isinstance(item, Event):
        return 0
    cue = (item.cue.text.lower() if item.cue else "").split()
    warm = item.act == "praise" or any(w in words("voice", "warm") for w in cue)
    cold = item.act == "accusation" or any(w in words("voice", "cold") for w in cue)
    if warm == cold:
        said = [w.strip(".,“”\"'") for w in content(item).replace("'s", "").split()]
        warm, cold = (any(w in words("voice", n) for w in said) for n in ("warm_words", "cold_words"))
    return warm - cold


def _toward(item: Statement | Event) -> frozenset[str]:
    if isinstance(item, Event):
        return frozenset(a.country for a in item.recipients if a.country)
    return frozenset([item.addressee.country] if item.addressee and item.addressee.country else [])


def _kind(a: Answer, b: Answer) -> ContradictionKind:
    if isinstance(a.item, Event) or isinstance(b.item, Event):
        return "say-do"
    acts = {a.item.act, b.item.act}
    return "fact" if acts <= {"assessment", "denial", "accusation", "other", "announcement"} else "goal"
