"""Preference statements, most important first: what is said by general rules, plain assumptions where nothing is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from detente.drafting.nouns import DraftOption, Preference
from detente.drafting.told import Stake

__all__ = ["Taken", "consistent", "preferences"]


@dataclass(frozen=True, slots=True)
class Taken:
    """How a side's words are taken.

    Attributes
    ----------
    talks : read the side as willing (True) or unwilling (False) to talk; None as most of its statements have it
    ties : whether its conditions are taken at their word
    meant : own options that it threatens and is taken to mean
    yields, refuses : own options on which its word is taken to be an offer, or a refusal
    without : items that are not believed
    """

    talks: bool | None = None
    ties: bool = True
    meant: tuple[str, ...] = ()
    yields: tuple[str, ...] = ()
    refuses: tuple[str, ...] = ()
    without: frozenset[str] = field(default=frozenset())


def preferences(
    side: str, options: Sequence[DraftOption], stakes: Sequence[Stake], taken: Taken | None = None
) -> tuple[Preference, ...]:
    """The order of one side.

    What it refuses comes first, then what it would answer and what it warns against, ties to a condition, what it demands,
    the harm it fears, what it says it will do, talks, what it offers in exchange; then assumptions: giving way costs, to
    carry out a threat costs, the other side's giving way is welcome.
    """
    return consistent(list(_Order(side, options, stakes, taken or Taken()).all()))


class _Order:
    """The statements of one side as its words are taken."""

    def __init__(
        self, side: str, options: Sequence[DraftOption], stakes: Sequence[Stake], taken: Taken
    ) -> None:
        self.me, self.taken = side.lower(), taken
        self.own = [o for o in options if o.owner == self.me]
        self.others = [o for o in options if o.owner != self.me]
        self.said = [s for s in stakes if s.by == side and s.item not in taken.without]
        self.threatened = {(s.owner.lower(), s.option) for s in stakes if s.way in ("threatens", "deters")}

    def all(self) -> Iterator[Preference]:
        yield from self.refused()
        yield from self.answers()
        yield from self.ranked(self.others, "!{}", "demanded that this not be done", "opposes")
        if self.taken.ties:
            yield from self.ties()
        yield from self.ranked([o for o in self.others if not o.harm], "{}", "demanded", "demands", "ties")
        yield from (Preference(f"!{o.key}", _FEARS) for o in self.others if o.harm)
        yield from self.meant()
        yield from self.talk()
        yield from self.offers()
        yield from self.costs()

    def of(self, option: DraftOption, *ways: str) -> tuple[str, ...]:
        return tuple(sorted({s.item for s in self.said if self.on(s, option) and s.way in ways}))

    def on(self, stake: Stake, option: DraftOption) -> bool:
        return stake.owner.lower() == option.owner and stake.option == option.id

    def weight(self, option: DraftOption, *ways: str) -> float:
        return sum(s.weight for s in self.said if self.on(s, option) and s.way in ways)

    def ranked(
        self, options: Sequence[DraftOption], holds: str, why: str, *ways: str
    ) -> Iterator[Preference]:
        """Those with most evidence first."""
        for option in sorted(options, key=lambda o: (-self.weight(o, *ways), o.key)):
            if items := self.of(option, *ways):
                yield Preference(holds.format(option.key), why, items)

    def refused(self) -> Iterator[Preference]:
        refused = [o for o in self.own if o.id != "talk" and not o.harm and self.refuses(o)]
        yield from self.ranked(refused, "!{}", "refused", "refuses")

    def refuses(self, option: DraftOption) -> bool:
        if option.id in self.taken.yields or not self.of(option, "refuses"):
            return False
        gives, refuses = self.weight(option, "gives"), self.weight(option, "refuses")
        return option.id in self.taken.refuses or refuses >= gives

    def answers(self) -> Iterator[Preference]:
        """What it says it would do if the other side did something."""
        for (option, then), items in self.bound("deters"):
            yield Preference(f"{option.key} -> {self.me}.{then}", "says it would answer", items)

    def ties(self) -> Iterator[Preference]:
        """What waits for the other side's option: talks, or giving way on another issue."""
        for (option, waiting), items in self.bound("ties"):
            why = "a condition for talks" if waiting == "talk" else "a condition for giving way"
            wanted = f"!{option.key}" if option.harm else option.key
            yield Preference(f"{self.me}.{waiting} -> {wanted}", why, items)

    def bound(self, way: str) -> Iterator[tuple[tuple[DraftOption, str], tuple[str, ...]]]:
        own = {o.id for o in self.own}
        for option in sorted(self.others, key=lambda o: (-self.weight(o, way), o.key)):
            found: dict[str, set[str]] = defaultdict(set)
            for stake in self.said:
                if stake.way == way and self.on(stake, option) and stake.ties in own:
                    found[stake.ties].add(stake.item)
            for bound, items in sorted(found.items()):
                yield (option, bound), tuple(sorted(items))

    def meant(self) -> Iterator[Preference]:
        """Deeds it says it will do, and threats that a reading takes as meant."""
        for option in self.own:
            if items := self.of(option, "announces", "threatens") if option.id in self.taken.meant else ():
                yield Preference(option.key, "threatened; taken as meant in this reading", items)
            elif (items := self.of(option, "announces")) and not self.of(
                option, "threatens", "gives", "refuses"
            ):
                yield Preference(option.key, "says it will", items)

    def talk(self) -> Iterator[Preference]:
        mine = next((o for o in self.own if o.id == "talk"), None)
        if mine is None:
            return
        yes, no = self.of(mine, "gives"), self.of(mine, "refuses")
        theirs = [o for o in self.others if o.id == "talk"]
        willing = self.taken.talks
        if willing is None:
            willing = self.weight(mine, "gives") >= self.weight(mine, "refuses") if yes or no else None
        if willing is False:
            yield Preference(
                f"!{mine.key}", "says no to talks" if no else "assumed in this reading: it will not talk", no
            )
            return
        for option in theirs:
            if willing and yes:
                yield Preference(f"{option.key} -> {mine.key}", "says yes to talks", yes)
                yield Preference(option.key, "assumed: having said yes, it wants the other side there")
            else:
                yield Preference(f"{option.key} -> {mine.key}", "assumed: it comes if the other side comes")

    def offers(self) -> Iterator[Preference]:
        """What it offers: in exchange for what it demands most, in talks where it demands nothing."""
        wanted = self.demanded()
        refused = {p.holds for p in self.refused()}
        for option in (o for o in self.own if o.id != "talk" and not o.harm):
            items = self.of(option, "gives")
            bound = any(s.way == "ties" and s.ties == option.id for s in self.said)
            if not items or f"!{option.key}" in refused or (bound and self.taken.ties):
                continue
            price = next((o for o in wanted if not _SWAP.match(option.text)), None)
            price = price or next((o for o in self.others if o.id == "talk"), None)
            how = "in exchange" if price and price.id != "talk" else "in talks"
            if price:
                yield Preference(f"{price.key} -> {option.key}", f"offered; assumed: {how}", items)
                yield Preference(f"{option.key} -> {price.key}", f"assumed: it gives this only {how}")

    def wanted(self) -> list[DraftOption]:
        asked = [o for o in self.others if not o.harm and o.id != "talk" and not o.taken]
        return sorted(asked, key=lambda o: (-self.weight(o, "demands", "ties"), o.key))

    def demanded(self) -> list[DraftOption]:
        return [o for o in self.wanted() if self.of(o, "demands", "ties")]

    def costs(self) -> Iterator[Preference]:
        """What nobody has said but a model needs."""
        for option in self.own:
            if option.harm:
                yield Preference(f"!{option.key}", _FORCE if option.id == "use_force" else _THREAT)
            elif option.taken and option.id != "talk":
                yield Preference(option.key, "assumed: it keeps to this while the other side does")
            elif option.id != "talk":
                yield Preference(f"!{option.key}", "assumed: to give way costs")
        yield from (Preference(o.key, "assumed: welcome") for o in self.wanted())


_SWAP = re.compile(r"(?:trade|swap|exchange)\b", re.I)
"""What carries its price in its own words."""
_FEARS = "assumed: it would be harmed"
_FORCE = "assumed: force costs"
_THREAT = "assumed: to carry this out costs"


def consistent(found: Sequence[Preference]) -> tuple[Preference, ...]:
    """Each formula once; the opposite of a more important one is dropped."""
    kept: list[Preference] = []
    for preference in found:
        opposite = preference.holds[1:] if preference.holds.startswith("!") else f"!{preference.holds}"
        if all(k.holds not in (preference.holds, opposite) for k in kept):
            kept.append(preference)
    return tuple(kept)
