"""Whom a title serves: the state or body in its complement, inside of it, behind the name, or where its bearer sits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.parsed import Parsed
from detente.lexicon import Match
from detente.lexicon.naming import naming

if TYPE_CHECKING:
    from detente.lexicon import Name, TitleMatch

__all__ = ["MEETING_PLACES", "complement", "employer", "inner_country", "own_country", "realm", "seat"]

_JOINS = frozenset({"of", "for", "to", "at", "on", "in", "with"})
_OWNERS = frozenset({"country", "body", "ministry", "parliament", "group", "media", "seat", "military"})
_SEATED = frozenset(
    {"official", "senior", "spokesperson", "deputy-head", "minister", "military", "intelligence", "party"}
)
_VISITING = frozenset(
    "diplomat diplomats western european arab african asian foreign international un u.n. relief aid visiting".split()
)
MEETING_PLACES = frozenset({"vienna", "brussels", "geneva", "new york", "the hague"})
_OWNING = frozenset({"of", "at", "in", "for"})
_THEIRS = frozenset({"his", "her", "its", "their"})
_TOWNS = frozenset({"capital", "city"})
_POSSESSIVES = frozenset({"'s", "'", "s'"})


def complement(
    parsed: Parsed, last: int, names: dict[int, Match], titles: dict[int, TitleMatch], *, single: bool = False
) -> tuple[Name | None, int]:
    """The body or country a title belongs to ("of the Pacific Forum"), and the last word of the role."""
    at = last + 1
    if at >= len(parsed) or parsed.low[at] not in _JOINS:
        return None, last
    join, start = parsed.low[at], at + 1
    theirs = start < len(parsed) and parsed.low[start] in _THEIRS
    if start < len(parsed) and (theirs or parsed.low[start] in ("the", "a", "an")):
        start += 1
    end = start
    owner = None
    while end < len(parsed) and end - start < 8 and (end not in titles or end > start):
        if end in names:
            match = names[end]
            if (
                match.names[0].kind in _OWNERS
                or (match.names[0].kind == "adjective" and (join == "of" or _governs(parsed, match.end)))
                or (join in ("in", "of") and single and match.names[0].kind in _TOWNS)
            ):
                owner = owner or match.names[0]
            end = match.end
        elif (
            (parsed.low[end] in _POSSESSIVES and end > start)
            or parsed.upos[end] in ("PROPN", "NOUN", "ADJ")
            or (
                parsed.low[end] in ("and", "of", "&")
                and end + 1 < len(parsed)
                and parsed.words[end + 1][:1].isupper()
            )
        ):
            end += 1
        else:
            break
    if join == "in":
        return owner, last
    while end > start and parsed.low[end - 1] in _POSSESSIVES:
        end -= 1
    if end == start or not any(parsed.words[i][:1].isupper() for i in range(start, end)):
        return None, last
    return (owner if join in _OWNING and not theirs else None), end - 1


def _governs(parsed: Parsed, at: int) -> bool:
    """Whether the noun behind a demonym is a part of a government ("for the Peruvian army")."""
    return not naming().organs.keys().isdisjoint(parsed.low[at : at + 2])


def employer(parsed: Parsed, last: int, end: int, names: dict[int, Match]) -> Name | None:
    """ "An aide to the Danish prime minister": whose; for titles that are not accredited to anybody."""
    if parsed.low[last + 1 : last + 2] != ("to",):
        return None
    return next((names[at].names[0] for at in range(last + 2, end + 1) if at in names), None)


def own_country(parsed: Parsed, title: TitleMatch) -> str | None:
    """Titles that belong to one body: "UN secretary-general", "NATO chief", "High Representative"."""
    words = (
        " ".join(parsed.low[title.start : title.end]).replace(".", "").replace(" - ", "-").replace("-", " ")
    )
    for start, code in (("un ", "UNO"), ("united nations", "UNO"), ("nato ", "IGO"), ("eu ", "EUR"), ("european", "EUR"),
                        ("high representative", "EUR"), ("iaea", "UNO"), ("pope", "VAT")):  # fmt: skip
        if words.startswith(start):
            return code
    return None


def inner_country(parsed: Parsed, title: TitleMatch, names: dict[int, Match]) -> str | None:
    """The country of a body inside the title ("State Department official")."""
    own = (
        at
        for at in range(title.start, title.end)
        if at in names and parsed.low[max(at - 2, title.start)] != "to"
    )
    inner = (names[at].names[0].code for at in own if parsed.low[at - 1] != "to")
    return next((code for code in inner if code), None)


def realm(parsed: Parsed, last: int, names: dict[int, Match]) -> Name | None:
    """ "King Hussein of Jordan", "Foreign Minister Grandi of Italy": the country behind the name of an office-holder."""
    match = names.get(last + 2) if parsed.low[last + 1 : last + 2] == ("of",) else None
    return match.names[0] if match is not None and match.names[0].kind == "country" else None


def seat(parsed: Parsed, title: TitleMatch, last: int, names: dict[int, Match]) -> Name | None:
    """The capital in which an official sits ("a senior official in Oslo"), towns where states only meet left out."""
    if not _at_home(parsed, title):
        return None
    match = names.get(last + 2) if parsed.low[last + 1 : last + 2] == ("in",) else None
    if match is None or match.names[0].kind != "capital":
        return None
    return None if parsed.low[match.start] in MEETING_PLACES else match.names[0]


def _at_home(parsed: Parsed, title: TitleMatch) -> bool:
    """Whether somebody is likely to serve where he sits: no diplomat, nobody of a part of the world."""
    words = parsed.low[max(title.start - 2, 0) : title.end]
    return title.title.office.tier in _SEATED and _VISITING.isdisjoint(words)
