"""Whether a deed was done: what a text asks about, threatens or only imagines moves nothing."""

from __future__ import annotations

import re

from detente.assessment.scope import Scope
from detente.evidence import Event

__all__ = ["done"]

_BREAK = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z])|\n")
_WHAT_IF = re.compile(
    r"\b(?:threat\w*|plan(?:s|ned|ning)?|vow\w*|hop(?:es?|ed|ing)|want\w*|intend\w*|intention|consider\w*|propos\w*"
    r"|refus\w*|ready|able|unable|going|fail\w*) to\b[^.;:]{0,60}$"
    r"|\b(?:positions?|options?|proposals?|plans?|possibility|idea|notion|prospect|risk|threat|case|event|talk|fear)"
    r",? (?:of|for|including|such as)\b[^.;:]{0,20}$"
    r"|\b(?:would|could|might|may|should|if|any|whether)\b[\w\s]{0,12}$",
    re.IGNORECASE,
)
_THEN = re.compile(r"^\W*(?:would|could|might|may|will|should)\b", re.IGNORECASE)
_TOLD = re.compile(r"^(?:\w+ly )?\w+ed\b|^(?:fired|held|met|sent|shot|cut|struck|took)\b", re.IGNORECASE)


def done(event: Event, scope: Scope) -> bool:
    """Coded as occurred, and not in words that only ask, threaten or imagine; rows of a table are taken as they are."""
    if event.status != "occurred":
        return False
    home = scope.home(event)
    start, end = event.evidence.start, event.evidence.end
    if home.kind == "table" or home.text[start:end] != event.evidence.text:
        return True
    opening = re.match(r"(?:including|such as|of|for) ", event.evidence.text)
    before = _BREAK.split(home.text[max(0, start - 300) : start])[-1] + (opening[0] if opening else "")
    after = _BREAK.split(home.text[end : end + 300])[0]
    asked = after.rstrip("\"'”’) ").endswith("?")
    imagined = not _TOLD.search(event.evidence.text) and bool(_WHAT_IF.search(before) or _THEN.search(after))
    return not (asked or imagined)
