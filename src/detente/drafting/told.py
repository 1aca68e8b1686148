"""The nouns of drafting: an act as an item speaks of it, what bears on an option, and what was passed over."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.assessment.positions import stems
from detente.assessment.scope import Scope
from detente.drafting.acts import Act
from detente.drafting.issues import issue_text, pattern, templates

__all__ = ["Gathered", "Stake", "Told", "force_act", "forceful", "issue_act", "other", "talk_act"]


@dataclass(frozen=True, slots=True)
class Told:
    """An act as one item speaks of it, before acts are merged into options.

    `way` is demands, opposes, refuses, gives, threatens, announces, does, ties (`then` of the speaker waits for the act)
    or deters (`then` of the speaker follows the act). `harm`: done to another, not given to it.
    """

    by: str
    act: Act
    way: str
    item: str
    weight: float
    harm: bool = False
    then: Act | None = None
    then_harm: bool = False


@dataclass(frozen=True, slots=True)
class Stake:
    """Something in the record that bears on an option; `ties` is the speaker's own option that hangs on it."""

    by: str
    owner: str
    option: str
    way: str
    item: str
    weight: float
    ties: str = ""


@dataclass(slots=True)
class Gathered:
    """What was found, and what was passed over and why."""

    told: list[Told] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)

    def skip(self, text: str, why: str) -> None:
        """Note words that make no option, and why."""
        words = " ".join(text.split())
        self.passed.append(f"“{words[:70]}{'…' if len(words) > 70 else ''}”: {why}")


def other(side: str, scope: Scope) -> str:
    """The other party where there are two; "" among more."""
    rest = [party for party in scope.between if party != side]
    return rest[0] if len(rest) == 1 else ""


def force_act(by: str) -> Act:
    """Using force."""
    text = str(templates()["force"]["text"])
    return Act(by, str(templates()["force"]["id"]), "", text, stems(text.lower()))


def forceful(act: Act) -> Act:
    """Force is one option, in whatever words it is threatened."""
    return force_act(act.owner) if pattern("force").search(act.text.lower()) else act


def talk_act(by: str) -> Act:
    """Coming to talks."""
    return Act(by, "talk", "talk", "", frozenset())


def issue_act(by: str, option: str) -> Act:
    """The option that an issue stands for."""
    text = issue_text(option)
    return Act(by, option, "", text, stems(text.lower()))
