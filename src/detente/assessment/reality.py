"""Whether a deed was done: what a text asks about, threatens or only imagines moves nothing."""

from __future__ import annotations

import re

from detente.assessment.scope import Scope
from detente.evidence import Event

__all__ = ["done", "meets"]

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


_BOTH = re.compile(
    r"\b(?:the two|both|they|each other|the (?:leaders|sides|parties|delegations|countries))\b", re.IGNORECASE
)


def meets(event: Event, scope: Scope) -> bool:
    """That the two sides met or dealt with each other: on a known day, in a sentence that names both or speaks of "the two";
    or without a day, in one that names people of both.

    "After a meeting with Kim in Vladivostok, Putin said …" is no meeting of Kim with whoever was named before.
    """
    dated = event.date.value is not None and event.date.basis not in ("unknown", "publication")
    home, start, end = scope.home(event), event.evidence.start, event.evidence.end
    if home.kind == "table" or home.text[start:end] != event.evidence.text:
        return dated
    before = _BREAK.split(home.text[max(0, start - 300) : start])[-1]
    sentence = before + event.evidence.text + _BREAK.split(home.text[end : end + 300])[0]
    places, people = _named(sentence, scope)
    if not dated:
        return set(scope.between) <= people
    return bool(_BOTH.search(sentence)) or set(scope.between) <= places | people


def _named(sentence: str, scope: Scope) -> tuple[set[str], set[str]]:
    """Countries that a sentence names by themselves, and by their people."""
    tokens = [token.removesuffix("'s").removesuffix("’s") for token in re.findall(r"[\w'’.&-]+", sentence)]
    tokens = [token.strip(".'’") for token in tokens]
    places: set[str] = set()
    people: set[str] = set()
    for at, token in enumerate(tokens):
        match = scope.lexicon.name_at(tokens, at)
        places |= {name.code for name in match.names if name.code} if match else set()
        people |= {h.country for h in scope.lexicon.persons(token)} if token[:1].isupper() else set()
    return places, people


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
