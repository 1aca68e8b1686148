"""Of whom a term is required."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import actors_in
from detente.coding.deeds.cast import cast_of, side_of
from detente.coding.terms.setters import AUTHOR, agents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from detente.coding.reading import Reading
    from detente.coding.terms.setters import Setter
    from detente.coding.tree import Tree
    from detente.evidence import Actor

__all__ = ["towards_of"]


def towards_of(
    reading: Reading, tree: Tree, words: Iterable[int], setter: Setter, *, pledged: bool = False
) -> Actor | None:
    """Who is to act: named as doer or asked outright, else spoken to, else a main party that the words name, else the
    other main party of the text. What a scholar or the author holds necessary, what several agree on, and what the
    setter pledges himself, is required of those only whom the words name."""
    asked = tuple(words)
    own = side_of(setter.by)
    named = tuple(_named(reading, tree, asked))
    other = next((actor for actor in named if side_of(actor) != own), None)
    if other is not None:
        return other
    if (pledged and named) or not setter.decides or setter.joint or setter.by == AUTHOR:
        return None
    spoken_to = setter.statement.addressee if setter.statement is not None else None
    if spoken_to is not None and spoken_to.country and side_of(spoken_to) != own:
        return spoken_to
    main = cast_of(reading).main
    inside = (a for w in asked for each in tree.below(w) for a in actors_in(reading, tree, each, depth=0))
    touched = next((a for a in inside if side_of(a) in main and side_of(a) != own), None)
    if touched is not None:
        return touched
    return next((cast_of(reading).actor[s] for s in main if s != own), None) if own in main else None


def _named(reading: Reading, tree: Tree, words: Iterable[int]) -> Iterator[Actor]:
    for word in words:
        yield from (a for a in actors_in(reading, tree, word, depth=0) if a.country)
        yield from agents(reading, tree, word)
