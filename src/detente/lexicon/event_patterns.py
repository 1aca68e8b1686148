"""The words that name deeds, as patterns over the parse, from `data/event_patterns.toml` and a user's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from detente.errors import CodebookError
from detente.evidence.vocabulary import EVENT_TYPES, EventType
from detente.lexicon.tables import table

__all__ = ["EventPattern", "EventPatterns", "Reversal", "build_event_patterns", "event_patterns"]

_Words = frozenset[str]
_KEYS = frozenset(
    "words type mode object subject via topic target content with not needs plural mutual towards flip denied to".split()
)


@dataclass(frozen=True, slots=True)
class EventPattern:
    """One way to name a deed. The sets are lemmas; an empty one asks for nothing; `"*"` is any word.

    `to` are the prepositions (or "object", "iobj", "subject") that lead to the recipient; `mutual` makes all
    participants actors, `both` recipients as well; `flip` swaps actor and recipient; `denied` fits
    only where the verb is negated, and its denial is the deed ("would not hear of it"); `needs` is "light" (a noun that
    counts only under a light verb) or "actor" (only with a named doer).
    """

    id: str
    type: EventType
    mode: str | None
    object: _Words
    subject: _Words
    via: _Words
    topic: _Words
    target: bool
    content: _Words
    modifiers: _Words
    never: _Words
    needs: str | None
    plural: bool
    mutual: bool
    both: bool
    flip: bool
    denied: bool
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reversal:
    """What a verb of taking back means for one class of objects."""

    words: _Words
    among: _Words
    only: _Words
    barred: _Words
    type: EventType
    mode: str | None


@dataclass(frozen=True, slots=True)
class EventPatterns:
    """All patterns by lemma, and the small word classes that the annotators share."""

    verbs: Mapping[str, tuple[EventPattern, ...]]
    nouns: Mapping[str, tuple[EventPattern, ...]]
    reversing: _Words
    reversing_nouns: _Words
    reversals: tuple[Reversal, ...]
    light: _Words
    phase: _Words
    planned: _Words
    hypothetical: _Words
    classes: Mapping[str, _Words]
    contexts: Mapping[str, _Words]
    assault_modes: Mapping[str, _Words]


@cache
def event_patterns() -> EventPatterns:
    """The patterns shipped with the package."""
    return build_event_patterns()


def build_event_patterns(own: Mapping[str, Any] | None = None) -> EventPatterns:
    """The shipped patterns with a user's `verb` and `noun` tables before them.

    Raises
    ------
    CodebookError
        If an entry lacks words or a type, or names an unknown type, class or key.
    """
    data = table("event_patterns")
    own = own or {}
    classes = {
        name: frozenset(words.split()) for name, words in (data["classes"] | own.get("classes", {})).items()
    }
    light, back = data["light"], data["reversal"]
    return EventPatterns(
        verbs=_by_word("verb", (*own.get("verb", ()), *data["verb"]), classes),
        nouns=_by_word("noun", (*own.get("noun", ()), *data["noun"]), classes),
        reversing=frozenset(back["words"].split()),
        reversing_nouns=frozenset(back["nouns"].split()),
        reversals=tuple(_reversal(entry, classes) for entry in back["of"]),
        light=frozenset(light["words"].split()),
        phase=frozenset(light["phase"].split()),
        planned=frozenset(light["planned"].split()),
        hypothetical=frozenset(light["hypothetical"].split()),
        classes=classes,
        contexts={name: frozenset(words.split()) for name, words in data["contexts"].items()},
        assault_modes={name: frozenset(words.split()) for name, words in data["assault_modes"].items()},
    )


def _by_word(
    kind: str, entries: Iterable[Mapping[str, Any]], classes: Mapping[str, _Words]
) -> dict[str, tuple[EventPattern, ...]]:
    found: dict[str, list[EventPattern]] = {}
    for number, entry in enumerate(entries, 1):
        pattern = _pattern(f"{kind} {number}", entry, classes)
        for word in entry["words"].split():
            found.setdefault(word, []).append(pattern)
    return {word: tuple(patterns) for word, patterns in found.items()}


def _pattern(name: str, entry: Mapping[str, Any], classes: Mapping[str, _Words]) -> EventPattern:
    _check(name, entry)

    def words(key: str) -> _Words:
        return _expand(name, entry.get(key, ""), classes)

    return EventPattern(
        id=f"{name} ({entry['words'].split()[0]})",
        type=entry["type"],
        mode=entry.get("mode"),
        object=words("object"),
        subject=words("subject"),
        via=words("via"),
        topic=words("topic"),
        target=bool(entry.get("target")),
        content=words("content"),
        modifiers=words("with"),
        never=words("not"),
        needs=entry.get("needs"),
        plural=bool(entry.get("plural")),
        mutual=bool(entry.get("mutual")),
        both=entry.get("towards") == "both",
        flip=bool(entry.get("flip")),
        denied=bool(entry.get("denied")),
        to=tuple(entry.get("to", "").split()),
    )


def _check(name: str, entry: Mapping[str, Any]) -> None:
    missing = [key for key in ("words", "type") if not entry.get(key)]
    if missing:
        raise CodebookError(f"event pattern without {' and '.join(missing)}", where=name)
    strange = sorted(set(entry) - _KEYS)
    if strange:
        raise CodebookError(
            f"unknown key {strange[0]!r}", where=name, hint=f"use one of {', '.join(sorted(_KEYS))}"
        )
    if entry["type"] not in EVENT_TYPES:
        raise CodebookError(
            f"unknown event type {entry['type']!r}", where=name, hint=f"use one of {', '.join(EVENT_TYPES)}"
        )


def _expand(name: str, text: str, classes: Mapping[str, _Words]) -> _Words:
    found: set[str] = set()
    for word in text.split():
        if not word.startswith("@"):
            found.add(word)
        elif word[1:] in classes:
            found |= classes[word[1:]]
        else:
            raise CodebookError(
                f"unknown class {word!r}", where=name, hint=f"known: {', '.join(sorted(classes))}"
            )
    return frozenset(found)


def _reversal(entry: Mapping[str, Any], classes: Mapping[str, _Words]) -> Reversal:
    return Reversal(
        words=_expand("reversal", entry["words"], classes),
        among=_expand("reversal", entry.get("among", ""), classes),
        only=frozenset(entry.get("only", "").split()),
        barred=frozenset(entry.get("except", "").split()),
        type=entry["type"],
        mode=entry.get("mode"),
    )
