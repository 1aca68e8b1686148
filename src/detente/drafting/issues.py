"""Which option an issue stands for, which words are talks, and which are harm: `data/options.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from detente.lexicon import Lexicon

__all__ = ["harms", "is_talk", "issue_option", "issue_text", "pattern", "talks_named", "templates"]

_GENERAL = ("talks", "preconditions")


@cache
def templates() -> dict[str, Any]:
    """`data/options.toml`."""
    source = files("detente.drafting") / "data" / "options.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def pattern(table: str, key: str = "words") -> re.Pattern[str]:
    """A pattern of the data file, compiled; it is searched in lower-case words."""
    return re.compile(templates()[table][key])


def issue_option(text: str, lexicon: Lexicon, verb: str = "") -> str:
    """The option of the issue that the words name, of several the first in the data file; "" where they touch none.

    Where a verb is given, it must be one that stands for the option: to *lift* sanctions eases them, to *extend* does not.
    """
    named = set(lexicon.issues_in(_tokens(_nameless(text, lexicon)))) - set(_GENERAL)
    known = ((t["id"], t.get("verbs", ())) for issue, t in templates()["issue"].items() if issue in named)
    return next((str(option) for option, verbs in known if not verb or verb in verbs), "")


def issue_text(option: str) -> str:
    """The general text of an issue's option."""
    return next((str(t["text"]) for t in templates()["issue"].values() if t["id"] == option), "")


def talks_named(text: str, lexicon: Lexicon) -> bool:
    """Whether the words name talks."""
    return "talks" in lexicon.issues_in(_tokens(text))


def is_talk(verb: str, rest: Sequence[str]) -> bool:
    """Whether a deed is coming to talks; to negotiate *something* ("negotiate its frontier") is not."""
    table, after = templates()["talk"], " ".join(rest).lower()
    if verb in table["alone"]:
        return not after or bool(pattern("talk", "openings").match(after))
    if not after and verb in table["bare"]:
        return True
    return verb in table["with"] and bool(pattern("talk", "places").search(after))


def harms(text: str) -> bool:
    """Whether an option's text names a deed done to another rather than given to it."""
    return bool(pattern("harm").match(text.lower()))


def _nameless(text: str, lexicon: Lexicon) -> str:
    """The words without names: an agency for atomic energy is no matter of energy."""
    words, kept, at = text.split(), [], 0
    while at < len(words):
        match = lexicon.name_at(words, at) if words[at][:1].isupper() else None
        if match is None:
            kept.append(words[at])
        at = max(match.end, at + 1) if match else at + 1
    return " ".join(kept)


def _tokens(text: str) -> list[str]:
    return re.findall(r"[a-z][a-z'-]*", text.lower().replace("’", "'"))
