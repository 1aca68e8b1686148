"""An article as a reader hands it over, before it becomes a Document."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Article", "Limits"]


@dataclass(frozen=True, slots=True)
class Article:
    """What a file says of one article. `published` is an ISO date or part of one; None is not known.

    `article_text` says that the text is already free of page furniture.
    """

    text: str
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    published: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """What no file may exceed: bytes on disk, bytes after unpacking, pages, articles, characters, nesting."""

    file_bytes: int = 64 * 2**20
    html_bytes: int = 20 * 2**20
    unpacked_bytes: int = 256 * 2**20
    unpacking_ratio: int = 200
    pages: int = 2_000
    articles: int = 20_000
    characters: int = 5_000_000
    depth: int = 1_000
