"""Names and the titles set beside them: "Ralph Cossa, President of the Pacific Forum", "his adviser, John Bolton"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from detente.coding.parsed import Parsed
from detente.coding.reading import Reading
from detente.coding.who.chunks import Chunk

__all__ = ["join_appositions"]

_BETWEEN = frozenset({"DET", "ADJ", "PRON", "ADV", "NUM", "NOUN", "PUNCT"})
_AFTER = frozenset({",", ".", ";", ":", "—", "–", "-", ")", "(", "’", "”", '"', "who", "and"})


def join_appositions(reading: Reading, chunks: Sequence[Chunk]) -> dict[int, Chunk]:
    """Which chunk stands in apposition to which, by `id` and both ways; one of the two is a name without a title."""
    joined: dict[int, Chunk] = {}
    modifiers = {id(owner) for chunk in chunks for owner in chunk.before}
    mains = [chunk for chunk in chunks if id(chunk) not in modifiers]
    inside = {id(right) for left, right in pairwise(mains) if _complements(reading, left, right)}
    mains = [chunk for chunk in mains if id(chunk) not in inside]
    for left, right in pairwise(mains):
        if left.sentence != right.sentence or id(left) in joined:
            continue
        if _may_join(left, right) and _beside(reading.parsed(left.sentence), left, right):
            joined[id(left)], joined[id(right)] = right, left
    return joined


def _complements(reading: Reading, left: Chunk, right: Chunk) -> bool:
    """ "…'s ambassador in Lima,", "a spokesman for the Peruvian army,": a phrase that belongs to the title before it."""
    if left.kind != "office" or left.plural or left.sentence != right.sentence or right.person is not None:
        return False
    words = reading.parsed(left.sentence).low
    start = right.before[0].first if right.before else right.first
    between = words[left.last + 1 : start]
    linked = between[:1] and between[0] in ("of", "for", "in", "on", "to", "at") and len(between) <= 2
    return (
        bool(linked)
        and words[right.last + 1 : right.last + 2] == (",",)
        and right.kind in ("body", "government")
    )


def _may_join(left: Chunk, right: Chunk) -> bool:
    bare_left = left.person is not None and (left.role is None or _ranked(left))
    bare_right = right.person is not None and right.role is None
    styled = left.kind == "office" and right.person is not None and not left.plural
    styled = styled and (left.determiner != "a" or _ranked(right))
    return (bare_left and right.kind == "office") or (left.kind == "office" and bare_right) or styled


def _ranked(chunk: Chunk) -> bool:
    """Whether a title is a rank or style that may stand beside a post ("General X, commander of …")."""
    return chunk.office is not None and chunk.office.tier in ("military", "clergy", "expert", "legislator")


def _beside(parsed: Parsed, left: Chunk, right: Chunk) -> bool:
    start = right.before[0].first if right.before else right.first
    if left.last + 1 == right.first and left.kind == "office" and not left.plural and right.courtesy is None:
        return parsed.heads[right.first] != parsed.heads[left.last] or right.role is not None
    gap = range(left.last + 1, start)
    commas = [i for i in gap if parsed.words[i] in (",", "(", "—", "–", "-")]
    if len(commas) != 1 or not _reaches(parsed, left, commas[0]):
        return False
    gap = range(commas[0], start)
    if any(parsed.upos[i] not in _BETWEEN and parsed.low[i] not in ("once", "then") for i in gap):
        return False
    if right.kind == "office" and right.plural:
        return False
    after = right.last + 1
    if after < len(parsed) and parsed.low[after] in ("'s", "'"):
        return False
    if right.role is not None and right.person is not None and parsed.words[after : after + 1] != (",",):
        return False
    closed = (
        after >= len(parsed)
        or parsed.words[after] in _AFTER
        or parsed.upos[after] in ("VERB", "AUX", "ADP", "PRON")
    )
    return closed and not _listed(parsed, left, right)


def _reaches(parsed: Parsed, left: Chunk, comma: int) -> bool:
    """Whether the left phrase goes up to the comma, a complement in small letters included ("envoy for migration,")."""
    if comma == left.last + 1:
        return True
    words = range(left.last + 1, comma)
    if (
        left.kind != "office"
        or len(words) > 6
        or parsed.low[words[0]] not in ("of", "for", "in", "on", "to", "at")
    ):
        return False
    return all(parsed.upos[i] in ("ADP", "DET", "ADJ", "NOUN", "PROPN", "CCONJ") for i in words)


def _listed(parsed: Parsed, left: Chunk, right: Chunk) -> bool:
    """Whether the two are members of an enumeration rather than one person."""
    heads = range(right.first, right.last + 1)
    return any(parsed.labels[i] == "conj" and left.first <= parsed.heads[i] <= left.last for i in heads)
