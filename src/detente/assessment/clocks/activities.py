"""Which deed a clock counts the absence of, and which events are such deeds."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from detente.evidence import Event

__all__ = ["Activity", "abstains", "activities", "activity_in", "ceases"]

_WITHOUT = re.compile(
    r"\b(?:without|no|not|never|halt\w*|fre(?:eze|ezes|ezing)|froze|frozen|stop(?:s|ped|ping)?|suspen\w+|refrain\w*|"
    r"ceas\w+|paus\w+|moratorium|abstain\w*|abstention|absence|free of|end(?:s|ed|ing)?|lull|quiet)\b"
)
_STOPPED = re.compile(
    r"\b(?:halt\w*|fre(?:eze|ezes|ezing)|froze|frozen|stop(?:s|ped|ping)?|suspen\w+|refrain\w*|ceas\w+|paus\w+|"
    r"moratorium|discontinu\w+|no (?:more|longer|further|need)|not need|will not|won't|end(?:s|ed|ing)?)\b"
)


@dataclass(frozen=True, slots=True)
class Activity:
    """A kind of deed: how it is asked for, and how it is told."""

    id: str
    name: str
    asked: re.Pattern[str]
    told: re.Pattern[str]
    modes: frozenset[str]

    def is_done_by(self, event: Event) -> bool:
        """Whether the event is such a deed."""
        mode = f"{event.type} {event.mode}" if event.mode else event.type
        return event.type in self.modes or mode in self.modes or self._material(event)

    def _material(self, event: Event) -> bool:
        deed = event.type in ("MOBILIZE", "ASSAULT", "COERCE", "SANCTION")
        return deed and bool(self.told.search(event.evidence.text.lower()))


@cache
def activities() -> tuple[Activity, ...]:
    """The kinds of deeds, from `data/activities.toml`."""
    source = files("detente.assessment") / "data" / "activities.toml"
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    return tuple(
        Activity(e["id"], e["name"], re.compile(e["asked"]), re.compile(e["told"]), frozenset(e["modes"]))
        for e in table["activity"]
    )


def activity_in(words: str) -> Activity | None:
    """The first kind of deed that the words name."""
    return next((each for each in activities() if each.asked.search(words.lower())), None)


def abstains(words: str) -> bool:
    """Whether the words ask that something be left undone."""
    return bool(_WITHOUT.search(words.lower()))


def ceases(words: str) -> bool:
    """Whether the words say that something is stopped."""
    return bool(_STOPPED.search(words.lower()))
