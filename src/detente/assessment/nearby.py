"""Pairs of answers near each other in time that have something in common; found by an index, not by testing every pair."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence
from datetime import date

from detente.assessment.opposition import Answer
from detente.assessment.scope import Scope

__all__ = ["nearby", "touching"]


def nearby(
    answers: Sequence[Answer], scope: Scope, window: int, *, across: int | None = None
) -> Iterator[tuple[Answer, Answer]]:
    """Every two answers of one text, or of two that share a question, a family or a word, in the order of the sequence.

    Parameters
    ----------
    window : int
        Days at most between two answers of one text.
    across : int or None
        Days at most between answers of different texts; None for the same.
    """
    days = [date.fromisoformat(scope.day(each.item)).toordinal() for each in answers]
    order = sorted(range(len(answers)), key=lambda at: (days[at], at))
    along = [days[at] for at in order]

    def within(span: int) -> list[int]:
        return [bisect_right(along, day + span) for day in along]

    def pair(one: int, other: int) -> tuple[Answer, Answer]:
        low, high = sorted((order[one], order[other]))
        return answers[low], answers[high]

    texts = [(answers[at].item.document,) for at in order]
    for one, other in touching(texts, within(window)):
        yield pair(one, other)
    matters = [_keys(answers[at]) for at in order]
    for one, other in touching(matters, within(window if across is None else across)):
        if texts[one] != texts[other]:
            yield pair(one, other)


def _keys(answer: Answer) -> set[tuple[str, str]]:
    """What two answers of different texts must share one of, to be worth a look."""
    kinds = {("family", name) for name in answer.matter.kinds}
    questions = {("question", name) for name in answer.positions}
    return kinds | questions | {("word", stem) for stem in answer.matter.stems}


def touching(
    keys: Sequence[Collection[Hashable]], until: Sequence[int] | None = None
) -> Iterator[tuple[int, int]]:
    """Every two places that share a key, in order.

    Parameters
    ----------
    keys : sequence of collection
        The keys of each place.
    until : sequence of int or None
        For each place the first later one that is too far; None where none is.

    Examples
    --------
    >>> list(touching([{"a"}, {"b"}, {"a", "b"}]))
    [(0, 2), (1, 2)]
    """
    places: dict[Hashable, list[int]] = defaultdict(list)
    for place, own in enumerate(keys):
        for key in own:
            places[key].append(place)
    for place, own in enumerate(keys):
        end = len(keys) if until is None else until[place]
        found: set[int] = set()
        for key in own:
            listed = places[key]
            found.update(listed[bisect_right(listed, place) : bisect_right(listed, end - 1)])
        for other in sorted(found):
            yield place, other
