"""The words of a phrase that carry its content, for telling whether two phrases speak of the same."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["content_words"]

_WORD = re.compile(r"[A-Za-z0-9]+")
_EMPTY = frozenset(
    "a an the of to in on at for by with from and or but if that this these those it its their his her our any all some no "
    "not is are was were be been being has have had do does did will would can could may might must should shall as than "
    "then there they he she we you who which what when where while before after until unless without first least more "
    "most into over under about between s t policy".split()
)


@lru_cache(maxsize=4096)
def content_words(text: str) -> frozenset[str]:
    """Lower-case words and numbers without the empty ones; a plural counts as its singular."""
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(w[:-1] if len(w) > 3 and w.endswith("s") else w for w in words if w not in _EMPTY)
