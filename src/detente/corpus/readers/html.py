"""`.html`: the article's own text through trafilatura, nothing fetched, nothing executed."""

from __future__ import annotations

import re

from detente.corpus.article import Article, Limits
from detente.corpus.decode import decode
from detente.errors import UnreadableFile

__all__ = ["read"]

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>")
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source")
)


def read(data: bytes, *, where: str, limits: Limits) -> list[Article]:
    if len(data) > limits.html_bytes:
        raise UnreadableFile(
            f"is {len(data) / 2**20:.0f} MB of HTML; at most {limits.html_bytes / 2**20:.0f} MB are read",
            where=where,
            hint="save the article alone",
        )
    page, notes = decode(data, where=where)
    if _depth(page, limits.depth) > limits.depth:
        raise UnreadableFile(
            f"nests its elements more than {limits.depth} deep", where=where, hint="save the article as text"
        )
    found = _extract(page)
    if found is None or not (found.text or "").strip():
        raise UnreadableFile("holds no article text", where=where, hint="save the article as text")
    return [
        Article(
            found.text,
            title=found.title or None,
            author=found.author or None,
            outlet=found.sitename or None,
            published=_meta_date(page) or found.date or None,
            notes=notes,
        )
    ]


def _depth(page: str, enough: int) -> int:
    """The deepest nesting of open elements, or just over `enough` as soon as it is passed."""
    depth = deepest = 0
    for match in _TAG.finditer(page):
        if match[2].lower() in _VOID or match[3].endswith("/"):
            continue
        depth = max(depth - 1, 0) if match[1] else depth + 1
        deepest = max(deepest, depth)
        if deepest > enough:
            break
    return deepest


def _extract(page: str):  # type: ignore[no-untyped-def]
    from trafilatura import bare_extraction

    return bare_extraction(page, include_comments=False, include_tables=False, with_metadata=True)


_META = re.compile(
    r"""<meta[^>]{0,300}(?:article:published_time|datePublished|pubdate|dc\.date)[^>]{0,300}content=["'](\d{4}-\d\d-\d\d)""",
    re.IGNORECASE,
)


def _meta_date(page: str) -> str | None:
    found = _META.search(page[:200_000])
    return found[1] if found else None
