"""Who outranks whom in a government."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Authority"]


@dataclass(frozen=True, slots=True)
class Authority:
    """The order of tiers, and of posts where a government has its own.

    Attributes
    ----------
    tiers : mapping of tier to rank, 1 the highest
    governments : mapping of country to its posts, the highest first
    default : the order of posts elsewhere
    office_tiers : mapping of office to tier
    """

    tiers: Mapping[str, int]
    governments: Mapping[str, tuple[str, ...]]
    default: tuple[str, ...]
    office_tiers: Mapping[str, str]
    notes: Mapping[str, str]

    def order(self, country: str) -> tuple[str, ...]:
        """The posts that can speak for a government, the highest first."""
        return self.governments.get(country, self.default)

    def tier(self, tier: str) -> int:
        """Rank of a tier, 1 the highest; an unknown tier ranks last."""
        return self.tiers.get(tier, len(self.tiers) + 1)

    def rank(self, country: str | None, office: str | None) -> float:
        """Rank of a post in a government, lower overrides higher; posts that its order names come first."""
        order = self.order(country or "")
        if office in order:
            return 1 + order.index(office) / 100
        return float(self.tier(self.office_tiers.get(office or "", "")))
