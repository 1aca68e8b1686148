"""What a draft is made of."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Draft", "DraftMaker", "DraftOption", "DraftReading", "Preference"]


@dataclass(frozen=True, slots=True)
class DraftOption:
    """Something a decision maker can do.

    Attributes
    ----------
    taken : whether it does so now, by the record
    evidence : item ids
    harm : whether it is done to another side rather than given to it
    once : whether, once done, it can hardly be undone (an assumption from its words)
    """

    owner: str
    id: str
    text: str
    taken: bool
    evidence: tuple[str, ...]
    harm: bool = False
    once: bool = False

    @property
    def key(self) -> str:
        return f"{self.owner}.{self.id}"


@dataclass(frozen=True, slots=True)
class Preference:
    """A formula that somebody is said to prefer; without evidence it is an assumption, and `why` says which."""

    holds: str
    why: str
    evidence: tuple[str, ...] = ()

    @property
    def claimed(self) -> bool:
        return bool(self.evidence)


@dataclass(frozen=True, slots=True)
class DraftReading:
    """A rival order of preferences and what in the record speaks for it."""

    id: str
    why: str
    preferences: tuple[Preference, ...]


@dataclass(frozen=True, slots=True)
class DraftMaker:
    """A decision maker with its options, its preferences (most important first) and rival readings."""

    id: str
    name: str
    code: str
    options: tuple[DraftOption, ...]
    preferences: tuple[Preference, ...]
    readings: tuple[DraftReading, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposed model. `quotes` maps item ids to the words behind them; `left_out` says what was not modelled."""

    name: str
    case: str
    as_of: str
    makers: tuple[DraftMaker, ...]
    infeasible: tuple[tuple[str, str], ...]
    quotes: dict[str, str]
    left_out: tuple[str, ...]

    def toml(self) -> str:
        """The model file, with comments for the analyst who edits it."""
        from detente.drafting.write import toml

        return toml(self)
