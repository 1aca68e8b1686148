"""`.txt` and `.md`: the document's text is the decoded file, unchanged."""

from __future__ import annotations

import re

from detente.corpus.article import Article, Limits
from detente.corpus.decode import decode

__all__ = ["read"]

_FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
_FIELDS = {"title": "title", "author": "author", "date": "published", "published": "published",
           "outlet": "outlet", "source": "outlet"}  # fmt: skip


def read(data: bytes, *, where: str, limits: Limits) -> list[Article]:
    text, notes = decode(data, where=where)
    stated = {}
    if matter := _FRONT_MATTER.match(text[:5000]):
        for line in matter.group(1).splitlines():
            name, _, value = line.partition(":")
            if field := _FIELDS.get(name.strip().lower()):
                stated[field] = value.strip().strip("\"'") or None
    return [Article(text, notes=notes, **stated)]
