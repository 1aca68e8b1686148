"""Published conflicts and their printed results, filed by publication.

conflicts/<publication>/<name>.toml           the model
conflicts/<publication>/<name>.results.toml   where it is published, and what was found
entries -> load | published -> verify
two_by_two                                    every ordinal game of two by two, made rather than stored
"""

from __future__ import annotations

from detente.catalog.entries import Entry, entry, load, names
from detente.catalog.published import Improvement, Published, Result, published
from detente.catalog.verify import Difference, Verification, verify

__all__ = [
    "Difference",
    "Entry",
    "Improvement",
    "Published",
    "Result",
    "Verification",
    "entry",
    "load",
    "names",
    "published",
    "verify",
]
