"""What speaks for and against two items of one government being a contradiction: features with names that can be read."""

from __future__ import annotations

from collections.abc import Sequence

from detente.assessment.discourse import Setting
from detente.assessment.matter import shared
from detente.assessment.opposition import Answer, Opposition
from detente.evidence import Actor, Event, Statement

__all__ = ["grounds"]

_DEALINGS = {
    "gives": "offer promise praise AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT",
    "withholds": "refusal threat REJECT THREATEN SANCTION MOBILIZE COERCE ASSAULT PROTEST",
    "denies": "denial",
    "blames": "accusation ACCUSE",
    "asks": "demand appeal REQUEST",
    "states": "assessment announcement prediction other",
}
_DEALING = {name: group for group, names in _DEALINGS.items() for name in names.split()}
_TIMES = frozenset({"earlier", "perfect", "now"})
"""Marks that part two occasions."""


def grounds(a: Answer, b: Answer, reasons: Sequence[Opposition], where: Setting | None) -> dict[str, float]:
    """Features by name; those that are nought are left out. Their points are in `data/contradictions.toml`.

    Parameters
    ----------
    a, b : Answer
        Of one government, in the order of the text.
    reasons : sequence of Opposition
        Those of `oppositions(a, b, where)`.
    where : Setting or None
        How they stand in their text; None for items of two texts.
    """
    found: dict[str, float] = {reason.rule: 1.0 for reason in reasons}
    found["no reason"] = float(not reasons)
    found["common matter"] = min(shared(a.matter, b.matter)[0], 3.0)
    found |= _meaning(a, b) | _days(a.item, b.item)
    if where is not None:
        found |= dict.fromkeys(where.marks, 1.0)
        found["near"] = max(0.0, 1 - where.apart / 4)
        found["one sentence"] = float(where.apart == 0)
        found["one paragraph"] = float(where.paragraphs == 0)
        found["one breath"] = float(not where.marks & _TIMES and _one_breath(a.item, b.item))
    return {name: value for name, value in found.items() if value}


def _meaning(a: Answer, b: Answer) -> dict[str, float]:
    """What either does, in which mood, and who speaks."""
    one, other = sorted((_dealing(a.item), _dealing(b.item)))
    stances = a.matter.stance * b.matter.stance
    return {
        f"{one} / {other}": 1.0,
        "mild / harsh": float(stances < 0),
        "one mood": float(stances > 0),
        "deed": float(isinstance(a.item, Event) or isinstance(b.item, Event)),
        "supposed": float(a.matter.supposed or b.matter.supposed),
        "of others": float(a.of_others or b.of_others),
        "state itself": float(_unnamed(a.item) or _unnamed(b.item)),
    }


def _dealing(item: Statement | Event) -> str:
    """Which of six things an item does: gives, withholds, denies, blames, asks or states."""
    return _DEALING[item.act if isinstance(item, Statement) else item.type]


def _days(a: Statement | Event, b: Statement | Event) -> dict[str, float]:
    one, other = (i.date.latest or "" if i.date.basis != "publication" else "" for i in (a, b))
    values = {i.date.value for i in (a, b)}
    return {
        "other day": float(len(values) == 2 and None not in values),
        "goes back": float(one > other > ""),
    }


def _voice(item: Statement | Event) -> Actor:
    return item.speaker if isinstance(item, Statement) else (item.actors or (Actor(),))[0]


def _unnamed(item: Statement | Event) -> bool:
    """Whether a country or a body speaks or acts, nobody in particular."""
    voice = _voice(item)
    return voice.name is not None and not voice.role


def _one_breath(a: Statement | Event, b: Statement | Event) -> bool:
    """Whether one person says both on one occasion: a qualification, hardly a contradiction."""
    if not isinstance(a, Statement) or not isinstance(b, Statement):
        return False
    one, other = (i.speaker.name or i.speaker.role or "" for i in (a, b))
    return one == other and (a.date.value == b.date.value or None in (a.date.value, b.date.value))
