"""Words cut, classed and put together again: the small grammar behind acts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from detente.lexicon import Lexicon

__all__ = [
    "AFTER_VERB",
    "GROUP",
    "LABEL",
    "OWN",
    "SELF",
    "begins",
    "clean",
    "is_base",
    "label",
    "lemmas",
    "lowered",
    "sides",
    "until_boundary",
    "verb_of",
]

LABEL = 64
"""Characters of an option's text at most."""
OWN = frozenset("his her its their our my the".split())
SELF = frozenset("i we it he she they".split())
GROUP = frozenset(
    """will would shall should must can could may might has have had is are was were be been being am to not never no
    longer n't cannot won't can't wouldn't couldn't doesn't don't didn't isn't aren't 'll ready willing prepared able
    agreed going planning plans plan intends intend wants want ought need needs also first now again even still do does
    did refuse refuses refused decline declines hope hopes hoped immediately""".split()
)
_BOUNDARY = frozenset(
    """if unless until before after when once while because although though but only which who whose where whereas since
    provided otherwise""".split()
)
AFTER_VERB = frozenset(
    """the a an its his her their our all any every both no these those this that them it us more some with back from
    to in up out off over on into away without""".split()
)
_UP = frozenset("up out off down back over".split())
_DETERMINERS = frozenset(
    "the a an its his her their our all any every both no these those this that them it".split()
)
_DANGLING = frozenset(
    """the a an of to and or its his her their that it has have in on at by for from with as any is was be without between
    about under through within into than""".split()
)
_TURNS = SELF | GROUP | set("that there nobody nothing so then for in at with by on".split())
_NUMBER = re.compile(
    r"\d[\d,.]*|(?:two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|hundred|thousand)$"
)


def sides(text: str, lexicon: Lexicon) -> list[str]:
    """Codes of the countries and bodies that the words name, in their order."""
    words = clean(text)
    found: list[str] = []
    at = 0
    while at < len(words):
        match = lexicon.name_at(words, at)
        if match is None:
            at += 1
            continue
        codes = {name.code for name in match.names if name.code}
        found += codes if len(codes) == 1 else []
        at = max(match.end, at + 1)
    return list(dict.fromkeys(found))


def clean(text: str) -> list[str]:
    plain = re.sub(r"[“”\"‘()\[\]]|(?<!\w)['’]|['’](?!\w)", " ", text)
    marks = re.sub(r"([;:—–]|, (?!\w+(?:,| and)\b))", r" \1 ", plain)
    return [w.rstrip(".!?,") if w.rstrip(".!?,") else w for w in marks.split()]


def until_boundary(words: Sequence[str]) -> list[str]:
    found: list[str] = []
    for at, word in enumerate(words):
        turns = word.lower() in ("and", "or") and words[at + 1 : at + 2] and words[at + 1].lower() in _TURNS
        if (
            turns
            or word.lower() in _BOUNDARY
            or re.fullmatch(r"[;:—–]", word)
            or (word == "," and _stops(words[at + 1 :]))
        ):
            break
        found.append(word)
    return found


def _stops(after: Sequence[str]) -> bool:
    """Whether a comma ends the words: before a name, a pronoun or a word that turns, not between adjectives."""
    first = after[0] if after else "A"
    return first[:1].isupper() or first.lower() in _TURNS | _BOUNDARY | {
        "as",
        "and",
        "or",
        "a",
        "an",
        "the",
        "among",
        "including",
    }


def label(verb: str, rest: Sequence[str]) -> str:
    """The option's text; "" where the verb alone says nothing."""
    words = [verb.capitalize()]
    for word in rest:
        if len(" ".join([*words, word])) > LABEL:
            while len(words) > 2 and _loose(words[-1]):
                words.pop()
            break
        words.append(word)
    while len(words) > 1 and (words[-1].lower() in _DANGLING or words[-1] == ","):
        words.pop()
    words = re.sub(r" ,", ",", " ".join(words)).split(" ")
    return " ".join(words) if len(words) > 1 else ""


def lowered(words: Sequence[str]) -> list[str]:
    """A subject moved behind the verb loses its capital, where it is an article or a number."""
    first = words[0].lower()
    return [first if first in OWN | _DETERMINERS or _NUMBER.fullmatch(first) else words[0], *words[1:]]


def _loose(word: str) -> bool:
    """Whether a label that is cut for length cannot end so."""
    return word[:1].isupper() or word.lower() in _DANGLING or bool(_NUMBER.fullmatch(word.lower()))


def begins(words: Sequence[str]) -> bool:
    """Whether a word that may be noun or verb has an object after it, and so is a verb."""
    if len(words) < 2:
        return not lemmas(words[0], "NOUN") and not lemmas(words[0], "ADJ")
    after = words[1].lower()
    if lemmas(words[0], "ADJ") and after not in _DETERMINERS | _UP and not _NUMBER.fullmatch(after):
        return False
    if after in AFTER_VERB or _NUMBER.fullmatch(after):
        return True
    return not lemmas(words[0], "NOUN") and not lemmas(words[0], "ADJ")


def is_base(word: str) -> bool:
    return word.isalpha() and word.islower() and word in lemmas(word)


def verb_of(word: str) -> str:
    found = lemmas(word.lower()) if word.isalpha() else ()
    return found[0] if found else ""


@cache
def lemmas(word: str, kind: str = "VERB") -> tuple[str, ...]:
    from lemminflect import getAllLemmas

    return tuple(getAllLemmas(word.lower(), upos=kind).get(kind, ()))
