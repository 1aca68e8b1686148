"""The solution concepts: what each asks, where it is published, and how it is written down as a rule.

A state is stable for a decision maker when each of its departures from it can be answered by its opponents
with something that deters it. Concepts differ in what counts as a departure, an answer and a deterrent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.conflict.conflict import Conflict
from detente.conflict.wording import did_you_mean
from detente.errors import NotFound

__all__ = ["CONCEPTS", "Concept", "Rule", "applicable", "by_default", "concept"]

Departures = Literal["better", "better or unknown"]
Replies = Literal["none", "moves", "improvements", "improvements or unknown"]
Deterrent = Literal["no better", "no better or unknown", "greatly worse"]
Family = Literal["basic", "unknown", "strength", "foresight", "simultaneous", "coalition"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A concept as departures, replies and deterrents.

    Attributes
    ----------
    departures : moves that tempt the decision maker away
    replies : sequences of its opponents that may answer
    deters : what an answer must lead to
    rejoinder : whether the decision maker may move once more after the answer, so that it must deter still
    """

    replies: Replies
    rejoinder: bool = False
    departures: Departures = "better"
    deters: Deterrent = "no better"


@dataclass(frozen=True, slots=True)
class Concept:
    """A solution concept.

    Attributes
    ----------
    id, name : str
    says : str
        When a state is stable, in a sentence that follows "stable:".
    source, doi : str
    family : which solver it needs
    rule : Rule or None
        For the families basic, unknown, strength and coalition.
    """

    id: str
    name: str
    says: str
    source: str
    doi: str
    family: Family = "basic"
    rule: Rule | None = None


_FHK = ("Fang, Hipel & Kilgour (1993), Interactive Decision Making, ch. 3", "")
_NASH = ("Nash (1950)", "10.1073/pnas.36.1.48")
_HOWARD = ("Howard (1971), Paradoxes of Rationality", "")
_FRASER = ("Fraser & Hipel (1979)", "10.1109/TSMC.1979.4310131")
_REGO = ("Rêgo & Vieira (2017)", "10.1007/s10726-016-9520-8")
_LI = ("Li, Hipel, Kilgour & Fang (2004)", "10.1109/TSMCC.2004.826282")
_HAMOUDA = ("Hamouda, Kilgour & Hipel (2006)", "10.1016/j.amc.2005.11.109")
_INOHARA = ("Inohara & Hipel (2008)", "10.1007/s11518-008-5070-1")
_KILGOUR = ("Kilgour, Hipel & Fang (1987)", "10.1016/0005-1098(87)90117-8")

_BASIC = (
    Concept("nash", "Nash", "it has no improvement", *_NASH, rule=Rule("none")),
    Concept(
        "gmr",
        "general metarational",
        "its opponents can answer each improvement with a state that is no better for it",
        *_HOWARD,
        rule=Rule("moves"),
    ),
    Concept(
        "smr",
        "symmetric metarational",
        "its opponents can answer each improvement with a state that is no better for it, and it cannot escape",
        *_HOWARD,
        rule=Rule("moves", rejoinder=True),
    ),
    Concept(
        "seq",
        "sequential",
        "its opponents can answer each improvement, by improvements of their own, with a state that is no better",
        *_FRASER,
        rule=Rule("improvements"),
    ),
    Concept(
        "sseq",
        "symmetric sequential",
        "its opponents can answer each improvement, by improvements of their own, and it cannot escape",
        *_REGO,
        rule=Rule("improvements", rejoinder=True),
    ),
)

_EXTENSIONS: dict[str, tuple[Departures, Deterrent]] = {
    "a": ("better or unknown", "no better"),
    "b": ("better", "no better"),
    "c": ("better or unknown", "no better or unknown"),
    "d": ("better", "no better or unknown"),
}
_TEMPTED = {
    "better": "tempted only by known improvements",
    "better or unknown": "tempted by states it may prefer",
}
_DETERRED = {
    "no better": "deterred only by states it knows to be no better",
    "no better or unknown": "deterred by states that may be no better",
}


def _extended(base: Concept, letter: str) -> Concept:
    departures, deters = _EXTENSIONS[letter]
    says = f"{_TEMPTED[departures]}, {_DETERRED[deters]}"
    assert base.rule is not None
    replies: Replies = "improvements or unknown" if base.rule.replies == "improvements" else base.rule.replies
    rule = Rule(replies, base.rule.rejoinder, departures, deters)
    return Concept(
        f"{base.id}_{letter}",
        f"{base.name}, extension {letter}",
        f"{base.says}; {says}",
        *_LI,
        "unknown",
        rule,
    )


def _graded(base: Concept, grade: str) -> Concept:
    assert base.rule is not None
    rule = Rule(base.rule.replies, base.rule.rejoinder, "better", "greatly worse")
    says = (
        "each answer is greatly worse for it"
        if grade == "strong"
        else "some answer is not greatly worse for it"
    )
    return Concept(
        f"{grade}_{base.id}", f"{grade}ly {base.name}", f"{base.says}; {says}", *_HAMOUDA, "strength", rule
    )


def _coalitional(base: Concept) -> Concept:
    return Concept(
        f"coalition_{base.id}",
        f"coalitional {base.name}",
        f"{base.says}, and so it is for every coalition it may join",
        *_INOHARA,
        "coalition",
        base.rule,
    )


_FOUR = _BASIC[:4]
_OTHERS = (
    Concept(
        "sim",
        "simultaneous",
        "each improvement, taken while the opponent takes one of its own, may end in a state that is no better",
        "Fraser & Hipel (1984), Conflict Analysis: Models and Resolutions",
        "",
        "simultaneous",
    ),
    Concept(
        "lh",
        "limited-move",
        "looking a stated number of moves ahead, it expects to do no better by moving",
        *_KILGOUR,
        "foresight",
    ),
    Concept(
        "nonmyopic",
        "non-myopic",
        "from some number of moves on, however far it looks ahead, it expects to do no better by moving",
        "Brams & Wittman (1981)",
        "10.1177/073889428100600103",
        "foresight",
    ),
)

CONCEPTS: dict[str, Concept] = {
    each.id: each
    for each in (
        *_BASIC,
        *_OTHERS,
        *(_extended(base, letter) for base in _FOUR for letter in "abcd"),
        *(_graded(base, grade) for base in _FOUR[1:] for grade in ("strong", "weak")),
        *(_coalitional(base) for base in _FOUR),
    )
}
"""Every concept by its id, in the order of reports."""

_SMALL = 256
_FEW = 4


def concept(name: str) -> Concept:
    """The concept with this id (any case).

    Raises
    ------
    NotFound
        If there is none.
    """
    found = CONCEPTS.get(name.lower())
    if found is None:
        raise NotFound(f"there is no concept {name!r}", hint=did_you_mean(name.lower(), CONCEPTS))
    return found


def applicable(concept: Concept, conflict: Conflict) -> str | None:
    """None when a concept makes sense for a conflict, otherwise why it does not."""
    preferences = [dm.preference for dm in conflict.decision_makers]
    if concept.family == "simultaneous":
        two = len(preferences) == 2
        if not two or not conflict.option_form or conflict.space.merged:
            return "simultaneous moves are defined for two decision makers with options and no merged states"
    if concept.family == "unknown" and all(preference.complete for preference in preferences):
        return "every preference is known, so the extensions a to d say nothing new"
    if concept.family == "strength" and not any(preference.great for preference in preferences):
        return "no preference is marked as great"
    if concept.family == "foresight" and not conflict.complete:
        return "looking ahead needs complete preferences"
    return None


def by_default(conflict: Conflict, *, small: int = _SMALL, few: int = _FEW) -> tuple[str, ...]:
    """What is solved unless something else is asked for: all that apply up to 256 states, else the basic ones.

    Concepts that look ahead or at coalitions are left out where there are more than four decision makers.
    """
    fit = [each for each in CONCEPTS.values() if applicable(each, conflict) is None]
    crowded = len(conflict.ids) > few
    return tuple(
        each.id
        for each in fit
        if each.family == "basic"
        or (conflict.n <= small and not (crowded and each.family in ("foresight", "coalition")))
    )
