"""A user's own codebook in TOML: read, checked, and every mistake named with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from detente.errors import CodebookError
from detente.lexicon.check import Checker
from detente.lexicon.event_patterns import build_event_patterns
from detente.lexicon.nouns import Country, Cue, Holder, Issue, Name, Office, Source
from detente.lexicon.shelf import Shelf

__all__ = ["Own", "read_own"]

_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Own:
    """What a user's codebook adds."""

    countries: tuple[Country, ...] = ()
    names: tuple[Name, ...] = ()
    offices: tuple[Office, ...] = ()
    holders: tuple[Holder, ...] = ()
    cues: tuple[Cue, ...] = ()
    issues: tuple[Issue, ...] = ()
    sources: tuple[Source, ...] = ()
    governments: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    patterns: Mapping[str, Any] = field(default_factory=dict)


def read_own(path: str, text: str, shelf: Shelf) -> Own:
    """The codebook in `text`; `path` is what messages call it.

    Raises
    ------
    CodebookError
        On the first mistake, with file and line.
    """
    data = _parsed(path, text)
    check = Checker(path, text, shelf)
    check.tables(data)
    actors = [check.actor(n, entry) for n, entry in check.entries(data, "actor")]
    offices = tuple(check.office(n, entry) for n, entry in check.entries(data, "office"))
    return Own(
        countries=tuple(country for country, _ in actors if country),
        names=tuple(name for _, names in actors for name in names),
        offices=offices,
        holders=tuple(check.holder(n, entry) for n, entry in check.entries(data, "holder")),
        cues=tuple(check.cue(n, entry) for n, entry in check.entries(data, "cue")),
        issues=tuple(check.issue(n, entry) for n, entry in check.entries(data, "issue")),
        sources=tuple(check.source(n, entry) for n, entry in check.entries(data, "source")),
        governments=check.governments(data.get("authority", {})),
        patterns=_patterns(path, check, data.get("event", {})),
    )


def _parsed(path: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = found[1] if found and found[1] else str(text.count("\n") + 1)
        what = _AT_LINE.sub("", str(error))
        raise CodebookError(f"not valid TOML: {what}", where=f"{path}, line {line}") from error
    except RecursionError as error:
        raise CodebookError("nested too deeply", where=path, hint="write flat tables") from error


def _patterns(path: str, check: Checker, event: Any) -> Mapping[str, Any]:
    """Event patterns are checked by their own builder; its message gets the line of the entry."""
    if not isinstance(event, dict):
        raise check.error("event must be tables", "event", 0, hint="write [[event.verb]] or [[event.noun]]")
    check.keys("event", 0, event, {"verb", "noun", "classes"})
    for kind in ("verb", "noun"):
        for number, entry in check.entries(event, kind, table=f"event.{kind}"):
            try:
                build_event_patterns({kind: [entry], "classes": event.get("classes", {})})
            except CodebookError as error:
                key = re.search(r"unknown key '(\w+)'", error.what)
                named = key[1] if key else "type" if "event type" in error.what else None
                place = check.line_of(f"event.{kind}", number, named)
                raise CodebookError(error.what, where=f"{path}, line {place}", hint=error.hint) from error
    return event
