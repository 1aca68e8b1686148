"""Whether a text is English: the share of its words that are English function words."""

from __future__ import annotations

import re

__all__ = ["is_english"]

_COMMON = frozenset(
    """the of and to in a is that for on was with as it by be are at from this have has not but his their its were
    which or an they had he she we will would who been after said more""".split()
)
_WORD = re.compile(r"[^\W\d_]+")
ENOUGH_WORDS = 25
ENGLISH_SHARE = 0.15
"""English news runs at 0.35 to 0.45, other European languages below 0.08."""


def is_english(text: str) -> bool:
    """True also for a text too short to tell."""
    words = [word.lower() for word in _WORD.findall(text[:20_000])]
    if len(words) < ENOUGH_WORDS:
        foreign = sum(ord(c) > 0x250 for c in text)
        return foreign <= len(text) // 2
    return sum(word in _COMMON for word in words) / len(words) >= ENGLISH_SHARE
