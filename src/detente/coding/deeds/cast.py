"""The parties of a text: how often each is met, and which two a "both sides" speaks of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.coding.reading import Mention, Reading
    from detente.coding.tree import Tree
    from detente.evidence import Actor

__all__ = [
    "MEDIATORS",
    "PARTIES",
    "RISEN",
    "Cast",
    "Side",
    "cast_of",
    "names_pair",
    "pair",
    "parties_of",
    "side_of",
]

Side = tuple[str | None, bool]

_OUTSIDE = frozenset({"EDU", "JRN", "BUS", "SOC", "MED"})
RISEN = frozenset({"REB", "OPP", "UAF"})
MEDIATORS = frozenset({"UNO", "IGO", "NGO", "EUR", "ISM", "VAT", "MNC"})
_TWO = frozenset({"two", "both", "either"})
PARTIES = frozenset(
    "side party country government nation state leader president minister premier capital neighbour neighbor army military "
    "force navy delegation general commander man team ally rival enemy foe foreigner republic power belligerent chief "
    "negotiator diplomat envoy ambassador people administration official head troops".split()
)


@dataclass(frozen=True, slots=True)
class Cast:
    """How often each side is mentioned, its first actor, and the sides by that count, bodies of states last."""

    count: Mapping[Side, int]
    actor: Mapping[Side, Actor]
    order: tuple[Side, ...]

    @property
    def main(self) -> tuple[Side, ...]:
        """The two sides met most."""
        return self.order[:2]


def side_of(actor: Actor) -> Side:
    """Country, and whether against its authority: rebels are a side of their own."""
    return actor.country, actor.sector in RISEN


def cast_of(reading: Reading) -> Cast:
    """The cast of a document, worked out once."""
    cast = reading.notes.get("deeds cast")
    if not isinstance(cast, Cast):
        cast = reading.notes["deeds cast"] = _cast(reading)
    return cast


def _cast(reading: Reading) -> Cast:
    count: Counter[Side] = Counter()
    first: dict[Side, Actor] = {}
    for mention in reading.mentions:
        for actor in parties_of(mention):
            count[side_of(actor)] += 1
            first.setdefault(side_of(actor), actor)
    met = {side: at for at, side in enumerate(first)}
    order = sorted(count, key=lambda side: (side[0] in MEDIATORS, -count[side], met[side]))
    return Cast(count, first, tuple(order))


def parties_of(mention: Mention) -> list[Actor]:
    """The states, bodies and rebels that a mention speaks of; places and private persons are no parties."""
    actors = mention.members or (mention.actor,)
    return [a for a in actors if a.country and a.sector not in _OUTSIDE and mention.kind != "place"]


def names_pair(tree: Tree, word: int) -> bool:
    """ "both sides", "the two armies", "the parties": those known from the text."""
    if tree.low[word] == "both" or (tree.low[word] == "two" and tree.having(word, "det")):
        return True
    if tree.low[word] in ("parties", "sides") and tree.upos[word] == "NOUN":
        bare = all(tree.labels[kid] in ("det", "case", "punct") for kid in tree.kids[word])
        if bare and any(tree.low[kid] == "the" for kid in tree.having(word, "det")):
            return True
    if tree.lemmas[word] not in PARTIES:
        return False
    return any(tree.low[kid] in _TWO for kid in tree.having(word, "nummod", "det", "amod", "advmod"))


def pair(
    reading: Reading, besides: frozenset[str], *, near: tuple[int, int] | None = None
) -> tuple[Actor, ...]:
    """The two parties that "both" speaks of, none of them in `besides`; nobody where there is but one.

    Those two named just before the word `near` (sentence and offset), else the two main parties of the text; rebels
    and their own government go before a third state.
    """
    cast = cast_of(reading)
    besides = besides if len(besides) == 1 else frozenset()
    if near is not None:
        for number in (near[0], near[0] - 1):
            named = _named_before(reading, number, near[1], besides)
            if len(named) == 2:
                return tuple(named.values())
    sides = [side for side in cast.order if side[0] not in besides and side[0] not in MEDIATORS]
    if len(sides) > 2:
        at_home = (sides[0][0], not sides[0][1])
        if 2 * cast.count.get(at_home, 0) >= cast.count[sides[1]]:
            sides[1] = at_home
    return tuple(cast.actor[side] for side in sides[:2]) if len(sides) > 1 else ()


def _named_before(reading: Reading, number: int, offset: int, besides: frozenset[str]) -> dict[Side, Actor]:
    found: dict[Side, Actor] = {}
    for mention in reading.mentions_in(number) if number >= 0 else ():
        for actor in parties_of(mention) if mention.end <= offset and mention.kind != "pronoun" else ():
            if actor.country not in besides and actor.country not in MEDIATORS:
                found.setdefault(side_of(actor), actor)
    return found
