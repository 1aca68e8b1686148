"""Short documents coded by the real pipeline."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from detente.coding.pipeline import read_words
from detente.coding.reading import Reading
from detente.evidence import Date, Document, sha256
from detente.lexicon import Lexicon, load_lexicon

Read = Callable[..., Reading]


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def document(text: str, day: str = "2018-06-20", furniture: tuple[tuple[int, int], ...] = ()) -> Document:
    published = Date(day, day, day, "stated")
    return Document(
        "document-1",
        "a.txt",
        None,
        None,
        None,
        published,
        sha256(text),
        len(text.split()),
        text=text,
        furniture=furniture,
    )


@pytest.fixture(scope="session")
def read() -> Read:
    """The reading of a text after times, mentions and statements."""

    @cache
    def reading(text: str, day: str = "2018-06-20", furniture: tuple[tuple[int, int], ...] = ()) -> Reading:
        return read_words(document(text, day, furniture), lexicon=_lexicon())

    return reading
