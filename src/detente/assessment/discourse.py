"""How a text itself sets two of its items against each other: contrast, and words that turn back to an earlier voice."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.evidence import Event, Quote, Statement

__all__ = ["Setting", "setting", "span"]

_BREAK = re.compile(r"(?<=[.!?”\"’'])\s+(?=[“\"‘'A-Z0-9])|\n\s*\n")
_EARLIER = re.compile(
    r"\b(?:only (?:on|last|yesterday|this|days|hours|weeks|a)|(?:as )?(?:late|recently) as|(?<!no )earlier"
    r"|(?:hours|days|a day|hardly a day|weeks) (?:after|before|earlier|later)|just (?:days|hours|last|this)"
    r"|(?:the same|previous) day|barely|until (?:then|now|recently)"
    r"|by (?:mon|tues|wednes|thurs|fri|satur|sun)day|by (?:then|evening|noon|nightfall))\b",
    re.IGNORECASE,
)
_PLUPERFECT = re.compile(
    r"\bhad (?:\w+ )?(?:said|told|vowed|pledged|promised|sworn|assured|insisted|declared|dismissed|denied|called|warned"
    r"|announced|suggested|ruled|rejected|maintained|offered|agreed|described|threatened|refused|praised|accepted"
    r"|stated|demanded|written|claimed)\b",
    re.IGNORECASE,
)
_CONTRAST = re.compile(
    r"\b(?:but|yet|however|although|though|while|whereas|nevertheless|nonetheless|contradict\w*|at odds|undercut\w*"
    r"|by contrast|in contrast|another (?:story|tale)|differently|the opposite|contrary|corrected|clarified"
    r"|backtracked|walked back|distanced)\b",
    re.IGNORECASE,
)
_REACH = 90
"""Characters before an item in which a word about its time belongs to it; after it half as many."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How two items stand to each other in one text.

    `contrast`: a word such as "yet" stands between them; `beside`: a semicolon joins them; `earlier`: the later one in
    the text goes back to words spoken before ("only on Saturday"), `perfect`: in the pluperfect ("he had vowed");
    `apart`: sentences between them, `paragraphs` likewise.
    """

    contrast: bool
    beside: bool
    earlier: bool
    perfect: bool
    apart: int
    paragraphs: int


def span(item: Statement | Event) -> tuple[int, int]:
    """From the first word of an item to its last, cue included."""
    quotes: list[Quote] = [item.evidence] if isinstance(item, Event) else list(item.content)
    if isinstance(item, Statement) and item.cue and item.cue.end > item.cue.start:
        quotes.append(item.cue)
    return min(q.start for q in quotes), max(q.end for q in quotes)


def setting(text: str, a: Statement | Event, b: Statement | Event) -> Setting:
    """Look at the words from the first item to the end of the sentence of the second one."""
    (_, end), (start, last) = sorted((span(a), span(b)))
    sentence = _sentence(text, start, last)
    between = text[end:start] if end < start else ""
    lead = text[max(sentence[0], end) : start] if end < start else text[sentence[0] : start]
    low, high = max(sentence[0], min(end, start), start - _REACH), min(sentence[1], last + _REACH // 2)
    own = text[low:high]
    return Setting(
        contrast=bool(_CONTRAST.search(lead or between[-80:])),
        beside=";" in between and not _BREAK.search(between),
        earlier=bool(_EARLIER.search(own)),
        perfect=bool(_PLUPERFECT.search(own)),
        apart=len(_BREAK.findall(between)),
        paragraphs=between.count("\n\n"),
    )


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    before = [m.end() for m in _BREAK.finditer(text, max(start - 1500, 0), start)]
    after = _BREAK.search(text, end)
    return (before[-1] if before else 0), (after.start() if after else len(text))
