"""The tables as lists, before they are indexed: what a user's codebook is merged into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from detente.lexicon.codebook import Codebook
from detente.lexicon.nouns import Country, Cue, Holder, Issue, Name, Office, Source

__all__ = ["Shelf"]


@dataclass(frozen=True, slots=True)
class Shelf:
    """One field a table, in file order; earlier entries win where the index keeps one."""

    countries: tuple[Country, ...]
    names: tuple[Name, ...]
    offices: tuple[Office, ...]
    modifiers: Mapping[str, list[str]]
    holders: tuple[Holder, ...]
    cues: tuple[Cue, ...]
    according: tuple[str, ...]
    issues: tuple[Issue, ...]
    sources: tuple[Source, ...]
    tiers: tuple[str, ...]
    governments: Mapping[str, tuple[str, ...]]
    default_order: tuple[str, ...]
    notes: Mapping[str, str]
    plover: Codebook

    @property
    def codes(self) -> frozenset[str]:
        """Every actor code in use."""
        return frozenset(c.code for c in self.countries) | {n.code for n in self.names if n.code}
