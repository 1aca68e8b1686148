"""The state of a name without a title, from the plain phrase set beside it: "a Polish fisherman, X", "X (Poland)"."""

from __future__ import annotations

from collections.abc import Sequence

from detente.coding.parsed import Parsed
from detente.coding.who.chunks import Chunk
from detente.coding.who.institutions import is_topic

__all__ = ["beside_name"]

_LINKS = frozenset({"of", "from", "at"})
_FOR = frozenset({"for", "representing"})
_STATES = frozenset({"adjective", "government", "body", "person"})
_PEERS = frozenset(
    {"counterpart", "colleague", "rival", "opponent", "host", "guest", "neighbour", "neighbor", "ally", "foe"}
)
_CLOSING = frozenset({",", ")", ";", ".", "—", "–"})
_WIDTH = 5


def beside_name(parsed: Parsed, chunk: Chunk, beside: Sequence[Chunk]) -> str | None:
    """The state that the phrase behind or before a name gives; None where there is no such phrase."""
    return _behind(parsed, chunk, beside) or _before(parsed, chunk, beside)


def _behind(parsed: Parsed, chunk: Chunk, beside: Sequence[Chunk]) -> str | None:
    at = chunk.last + 1
    if at + 1 >= len(parsed):
        return None
    if parsed.low[at] in _LINKS:
        return _next(parsed, beside, at, 3, {"adjective", "body"})
    if parsed.words[at] not in (",", "("):
        return None
    if parsed.words[at] == "(":
        return _next(parsed, beside, at, 1, {"government"})
    if parsed.low[at + 1] in _LINKS:
        return _next(parsed, beside, at + 1, 3, {"adjective", "body"})
    if parsed.low[at + 1] in _FOR or parsed.low[at + 1 : at + 3] == ("speaking", "for"):
        return _next(parsed, beside, at + 1, 3, {"adjective", "body", "government"})
    return _noun_phrase(parsed, at + 1, beside)


def _noun_phrase(parsed: Parsed, start: int, beside: Sequence[Chunk]) -> str | None:
    """ ", a Polish fisherman,": the demonym of a noun phrase that closes with a mark."""
    demonym = next((c for c in beside if start <= c.first <= start + 2 and c.kind == "adjective"), None)
    if demonym is None or any(
        parsed.upos[w] not in ("DET", "ADJ", "NUM") for w in range(start, demonym.first)
    ):
        return None
    noun = demonym.last + 1
    while noun < len(parsed) and parsed.upos[noun] in ("NOUN", "ADJ") and noun - start < _WIDTH:
        noun += 1
    closed = noun < len(parsed) and (parsed.words[noun] in _CLOSING or parsed.upos[noun] == "ADP")
    peer = parsed.lemmas[noun - 1] in _PEERS
    return demonym.country if closed and parsed.upos[noun - 1] == "NOUN" and not peer else None


def _before(parsed: Parsed, chunk: Chunk, beside: Sequence[Chunk]) -> str | None:
    """ "A Polish fisherman, X", "Poland's new man, X", "Putin's man in Minsk, X"."""
    name = range(chunk.first, chunk.last + 1)
    comma = parsed.words[max(chunk.first - 1, 0)] == ","
    linked = {parsed.heads[w] for w in name if parsed.labels[w] == "appos"} - {*name}
    nouns = [w for w in (chunk.first - 1 - comma, *sorted(linked, reverse=True)) if 0 < w < chunk.first]
    for noun in nouns:
        if parsed.upos[noun] != "NOUN" or parsed.lemmas[noun] in _PEERS or (comma and noun not in linked):
            continue
        for kid in parsed.children(noun, "nmod:poss", "amod", "compound"):
            owner = next((c for c in beside if c.first <= kid <= c.last and c.kind in _STATES), None)
            if owner is not None and owner.country is not None:
                return owner.country
    return None


def _next(parsed: Parsed, beside: Sequence[Chunk], at: int, reach: int, kinds: set[str]) -> str | None:
    found = (
        c for c in beside if at < c.first <= at + reach and c.kind in kinds and not is_topic(parsed, c.last)
    )
    return next((c.country for c in found if c.country), None)
