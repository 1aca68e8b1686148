"""The field's knowledge as data files: names, posts, people, reporting words, issues, PLOVER, authority.

Look-up only; nothing here imports a language model.
"""

from __future__ import annotations

from detente.lexicon.lexicon import Lexicon
from detente.lexicon.load import load_lexicon
from detente.lexicon.nouns import (
    Country,
    Cue,
    EventClass,
    Holder,
    Issue,
    Match,
    Name,
    Office,
    Source,
    Title,
    TitleMatch,
)

__all__ = [
    "Country",
    "Cue",
    "EventClass",
    "Holder",
    "Issue",
    "Lexicon",
    "Match",
    "Name",
    "Office",
    "Source",
    "Title",
    "TitleMatch",
    "load_lexicon",
]
