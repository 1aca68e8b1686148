"""Where a text was written, by the dateline that opens one of its first lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detente.coding.who.owners import MEETING_PLACES

if TYPE_CHECKING:
    from detente.coding.reading import Reading

__all__ = ["printed_state"]

_TOP = 800
_DASH = r"\s*(?:--?|[–—:])\s"
_DATELINE = re.compile(
    r"^(?:(?P<town>[A-Z]{3,}(?: [A-Z]{2,}){0,2})(?:/[^\n]{1,20})?(?:, [^\n–—:]{1,30}?)?(?: \([^)\n]{1,20}\))?"
    rf"{_DASH}|(?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+)?), [A-Z][a-z.]+ \d[^\n–—:]{{0,20}}?{_DASH})",
    re.MULTILINE,
)


def printed_state(reading: Reading, otherwise: str | None) -> str | None:
    """The state of the first dateline ("LIMA - …", "Lima, May 3, Andina --"), `otherwise` where there is none.

    Towns where states only meet tell none.
    """
    for found in _DATELINE.finditer(reading.document.text[:_TOP]):
        words = [w.title() if w.isupper() else w for w in (found["town"] or found["place"]).split()]
        if " ".join(words).lower() in MEETING_PLACES:
            return None
        match = reading.lexicon.name_at(words, 0)
        code = match.names[0].code if match is not None else reading.lexicon.city_at(words, 0)
        if code and len(code) == 3:
            return code
    return otherwise
