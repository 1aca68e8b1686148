"""The account of a conflict: is today stable and why, what else would hold, and which change of preferences would move it.

Stability and status-quo analysis after Fang, Hipel & Kilgour (1993), Interactive Decision Making, ch. 3; changes of
preference after Kilgour & Hipel (2005), doi:10.1007/s10726-005-9002-x. See docs/theory/account.md.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from detente.conflict import Conflict, parse_model
from detente.drafting.nouns import Draft
from detente.errors import NotFound, TooLarge
from detente.evidence.schema import noun_schema

__all__ = [
    "BASIC",
    "MOST_SETS",
    "MOST_STATES",
    "Account",
    "Change",
    "Outcome",
    "Part",
    "Reading",
    "Step",
    "Verdict",
    "Way",
    "account",
    "account_of",
    "schema",
]

BASIC = ("nash", "gmr", "smr", "seq")
"""The concepts that an account is given under."""
MOST_STATES = 1_024
MOST_SETS = 12
"""How many sets of changes are told at most."""

Aim = Literal["talks", "better"]
Whys = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Step:
    """A move on the way. `gain` is what the mover finds of it: better, same or worse."""

    decision_maker: str
    to: int
    words: str
    gain: Literal["better", "same", "worse"]


@dataclass(frozen=True, slots=True)
class Way:
    """The shortest way from today.

    Attributes
    ----------
    kind : {"improvements", "no loss", "loss"}
        Whether every mover gains by its step, loses by none, or somebody has to step at a loss.
    blockers : tuple of str
        Decision makers without whom no sequence of moves arrives.
    """

    steps: tuple[Step, ...]
    kind: Literal["improvements", "no loss", "loss"]
    blockers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A state that holds for everyone under some concepts; `better_for` names who prefers it to today."""

    state: int
    taken: tuple[str, ...]
    words: str
    concepts: tuple[str, ...]
    talks: bool
    better_for: tuple[str, ...]
    way: Way | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether today is stable for one decision maker under one concept, and the proof in plain words."""

    decision_maker: str
    concept: str
    stable: bool
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A rival reading, and under which concepts today is an equilibrium if it is the right one."""

    decision_maker: str
    reading: str
    stable_under: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One preference changed.

    Attributes
    ----------
    kind : {"dropped", "reversed", "reading", "raised"}
        The statement given up; its opposite put in its place; a rival reading taken; a state preferred to today (models
        with rankings instead of statements).
    holds : str
        The statement, the reading's id, or the state.
    says : str
        What the preference is, in words.
    clause : str
        The change, as it stands after "if".
    claimed : bool
        Whether it rests on what was said; otherwise it is an assumption of the model.
    evidence, quotes : tuple of str
        Item ids, and their words where they are known.
    """

    decision_maker: str
    kind: Literal["dropped", "reversed", "reading", "raised"]
    holds: str
    says: str
    clause: str
    why: str
    claimed: bool
    evidence: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """Preferences changed together, and what follows.

    Attributes
    ----------
    words : str
        "if …", one clause a part.
    leaves, leavers
        Concepts under which today is no longer an equilibrium, and for whom it is no longer stable.
    settles : concepts under which today becomes one
    outcomes : states in which the sides talk (or which are better for all) that become equilibria, or do so under more
        concepts
    """

    parts: tuple[Part, ...]
    words: str
    leaves: tuple[str, ...]
    leavers: tuple[str, ...]
    settles: tuple[str, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def claimed(self) -> bool:
        """Whether every part rests on what was said."""
        return all(part.claimed for part in self.parts)


@dataclass(frozen=True, slots=True)
class Account:
    """What the model says.

    Attributes
    ----------
    names : tuple of (id, name), as they stand in a sentence
    stable_under : concepts under which today is an equilibrium
    aim : {"talks", "better"}
        What changes are looked for: states in which everyone who has the option `talk` takes it; without such options
        states that everyone prefers to today.
    readings : tuple of Reading
        One rival reading taken at a time.
    wants : tuple of Part
        Every statement of the model, most important first for each decision maker.
    equilibria : tuple of Outcome
        Today left out; talks first, then what more decision makers prefer.
    changes : tuple of Change
        Single changes with an effect; where none is enough, the smallest sets found.
    searched : int
        How many preferences were changed together at most.
    """

    conflict: str
    status_quo: int
    taken: tuple[str, ...]
    words: str
    names: tuple[tuple[str, str], ...]
    verdicts: tuple[Verdict, ...]
    stable_under: tuple[str, ...]
    readings: tuple[Reading, ...]
    wants: tuple[Part, ...]
    aim: Aim
    equilibria: tuple[Outcome, ...]
    changes: tuple[Change, ...]
    searched: int

    def to_json(self) -> dict[str, Any]:
        """The shape ``account/1``."""
        found = asdict(self)
        return {"schema": "account/1", **found, "names": dict(self.names)}


def account(
    conflict: Conflict, *, quotes: Mapping[str, str] | None = None, whys: Whys | None = None
) -> Account:
    """Give the account of a conflict.

    Parameters
    ----------
    quotes : mapping, optional
        Item id to the words behind it.
    whys : mapping, optional
        (Decision maker, statement) to why the model has it.

    Raises
    ------
    NotFound
        If the model gives no status quo.
    TooLarge
        If it has more than 1,024 states.
    """
    from detente.drafting.changes import Search

    if conflict.status_quo is None:
        raise NotFound(
            "the model gives no status quo", where=conflict.name, hint="add status_quo = […] to [conflict]"
        )
    if conflict.n > MOST_STATES:
        raise TooLarge(
            f"an account of {conflict.n:,} states is too much (the limit is {MOST_STATES:,})",
            where=conflict.name,
            hint="rule out states with infeasible formulas, or merge some",
        )
    return Search(conflict, quotes or {}, whys or {}).account()


def account_of(draft: Draft) -> Account:
    """The account of a drafted model, each change with its quotes."""
    whys = {
        (maker.id, preference.holds): preference.why
        for maker in draft.makers
        for preference in (*(p for r in maker.readings for p in r.preferences), *maker.preferences)
    }
    whys |= {(maker.id, reading.id): reading.why for maker in draft.makers for reading in maker.readings}
    return account(parse_model(draft.toml(), where=draft.name), quotes=draft.quotes, whys=whys)


def schema() -> dict[str, Any]:
    """The schema of ``account/1``: `docs/reference/schemas/account-1.json`."""
    shape = noun_schema(Account)
    names = {"type": "object", "additionalProperties": {"type": "string"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "account/1",
        "description": "Is today stable and why, what else would hold, and which change of preferences would move it.",
        **shape,
        "properties": {"schema": {"const": "account/1"}, **shape["properties"], "names": names},
        "required": ["schema", *shape["required"]],
        "additionalProperties": False,
    }


if __name__ == "__main__":
    path = Path("docs/reference/schemas/account-1.json")
    path.write_text(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
