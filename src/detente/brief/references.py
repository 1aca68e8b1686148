"""From an item to the reference that a line carries."""

from __future__ import annotations

from detente.assessment.scope import Scope
from detente.brief.nouns import Ref
from detente.evidence import Item, Quote
from detente.record import Record
from detente.record.rows import anchor

__all__ = ["References"]

_AROUND = 160


class References:
    """Makes references, reading each document's text once."""

    def __init__(self, record: Record, scope: Scope) -> None:
        self._record, self._scope = record, scope
        self._texts: dict[str, str] = {}

    def of(self, item: Item, quote: Quote | None = None) -> Ref:
        """The reference of an item; `quote` where it rests on other words than its own."""
        document = self._scope.home(item)
        words = quote or anchor(item)
        text = self._text(document.id)
        return Ref(
            item=item.id,
            quote=words.text,
            prefix=_from_word(text[max(words.start - _AROUND, 0) : words.start]) if words.start else "",
            suffix=_to_word(text[words.end : words.end + _AROUND]),
            document=document.id,
            path=document.path,
            title=document.title,
            published=document.published.value,
            start=words.start,
            end=words.end,
        )

    def _text(self, identity: str) -> str:
        if identity not in self._texts:
            self._texts[identity] = self._record.document(identity).text
        return self._texts[identity]


def _from_word(text: str) -> str:
    return text if len(text) < _AROUND else "…" + text[text.find(" ") + 1 :]


def _to_word(text: str) -> str:
    return text if len(text) < _AROUND else text[: text.rfind(" ")] + "…"
