"""What an item is about, and which way it points: the ground on which two items can oppose each other."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from detente.assessment.positions import content, held, stems
from detente.evidence import Event, Statement
from detente.lexicon import Lexicon

__all__ = ["Matter", "Words", "families", "matter", "opposites", "shared", "table"]


class Words:
    """A set of words, some given by their beginning (`negotiat*`)."""

    __slots__ = ("_begin", "_whole")

    def __init__(self, words: str) -> None:
        listed = words.split()
        self._whole = frozenset(word for word in listed if not word.endswith("*"))
        self._begin = tuple(word[:-1] for word in listed if word.endswith("*"))

    def __contains__(self, word: str) -> bool:
        return word in self._whole or word.startswith(self._begin)


@cache
def table() -> Mapping[str, Any]:
    """`data/opposites.toml`."""
    source = files("detente.assessment") / "data" / "opposites.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def families() -> Mapping[str, Words]:
    return {name: Words(words) for name, words in table()["families"].items()}


@cache
def opposites() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in table()["opposite"].items())


@cache
def words(group: str, name: str) -> Words:
    """One list of the table."""
    return Words(table()[group][name])


@dataclass(frozen=True, slots=True)
class Matter:
    """What an item is about.

    `kinds` are the families its words belong to, `stems` its other content words without names of actors and offices;
    `turned` says whether the sentence is negative, `ended` whether it says that something is over; `tied` whether it
    depends on a condition or runs only until some time; `open` whether it leaves out what it speaks of ("it would not");
    `supposed` whether it says what would be done in some case ("if war comes", "would reconsider if").
    """

    stems: frozenset[str]
    kinds: frozenset[str]
    turned: bool
    ended: bool
    tied: bool
    open: bool
    supposed: bool = False
    stance: int = 0

    def points(self, kind: str) -> bool:
        """True where the item affirms what belongs to this family, False where it negates it."""
        return self.turned == (self.ended and kind not in ("end", "delay", "reject"))


_WORD = re.compile(r"[a-z][a-z-]*(?:'[a-z]+)?")
_TIED = re.compile(
    r"\b(?:if|unless|until|provided|(?:required|needed|necessary) before"
    r"|only (?:if|when|after|once)|on condition|as long as|depend\w*"
    r"|for now|for the time being|for the moment)\b"
)
_SUPPOSED = re.compile(
    r"(?:^|[.;]\W*)(?:\W*(?:and|but|that) )?if\b|\b(?:would|could|might|will|may|shall)\b.{0,80}\bif\b|\bin case\b"
    r"|\b(?:ha[ds]|have|having) the impression\b|\b(?:might|may|could) have \w+(?:ed|en|st|nt)\b"
)
_FREE = re.compile(r"\b(?:with or without|even if|(?:no|without) (?:any )?(?:pre-?)?conditions?|no matter)\b")
_IDLE = re.compile(
    r"\b(?:deal|deals|dealt|dealing)(?= with\b)|\b(?:nothing|nobody|none|no one) (?:else|but|other)\b"
)
"""Words that belong to no family here, and denials that are limits: "deal with", "nothing else"."""
_OPEN = re.compile(r"\b(?:it|this|that|them|they|so|either|these|those|its|voted)\b")


def matter(item: Statement | Event, lexicon: Lexicon, names: frozenset[str] = frozenset()) -> Matter:
    """Read an item; `names` are further words that only name people."""
    said = held(content(item))
    tokens = _plain(_WORD.findall(_IDLE.sub(" ", _FREE.sub(" ", said))))
    named = _named(item, lexicon) | names
    kept = [word for word in tokens if word.removesuffix("'s") not in named]
    kinds = frozenset(name for name, family in families().items() if any(word in family for word in kept))
    cue = (item.cue.text.lower() if isinstance(item, Statement) and item.cue else "").split()
    denied = any(word in words("turn", "cues") for word in cue) or (
        isinstance(item, Statement) and item.act == "denial" and not _negative(kept)
    )
    plain = [
        w
        for w in kept
        if w not in words("turn", "privatives") and not any(w in f for f in families().values())
    ]
    bare = stems(" ".join(plain))
    return Matter(
        stems=bare,
        kinds=kinds,
        turned=_negative(kept) != denied,
        ended=any(word in words("turn", "enders") for word in kept),
        tied=bool(_TIED.search(said)) and not _FREE.search(said),
        supposed=bool(_SUPPOSED.search(_FREE.sub(" ", content(item)))),
        open=(bool(_OPEN.search(said)) and len(bare) <= 5) or len(bare) <= 2,
        stance=_stance(said, named),
    )


_CLAUSE = re.compile(
    r"[,;:.!?()]|--|\b(?:and|but|because|since|while|whereas|though|although|that|who|which|when|so)\b"
    r"|(?=\b(?:if|unless|until|provided|only|once|as long)\b)"
)
_PROVISO = re.compile(r"^\W*(?:if|unless|until|provided|only|once|as long)\b")
_WILL = re.compile(
    r"\b(?:will|would|shall|can|could|must|may|wo|ca|'ll|'d|cannot|won't|can't|wouldn't|couldn't|going|longer)\b"
)


def _stance(said: str, named: frozenset[str]) -> int:
    """1 where words of accommodation prevail, -1 where words of hostility do; a clause is turned by its negation."""
    total = 0.0
    for clause in _CLAUSE.split(_FREE.sub(" ready ", said)):
        if clause and not _PROVISO.search(clause):
            kept = [w for w in _WORD.findall(clause) if w.removesuffix("'s") not in named]
            weight = sum((w in words("stance", "mild")) - (w in words("stance", "harsh")) for w in kept)
            negators = sum(
                w in words("turn", "negators") or w.endswith("n't") for w in kept if w != "without"
            )
            if negators % 2:
                weight = -weight or -bool(_WILL.search(clause))
            total += weight
    return (total > 0) - (total < 0)


_BE = frozenset("is was are were be been being now all get getting 's".split())


def _plain(tokens: list[str]) -> list[str]:
    """Without "over" unless it is a predicate: "the time is over", not "hand over" or "over the heads"."""
    last = len(tokens) - 1
    return [
        t
        for n, t in enumerate(tokens)
        if t != "over" or (n and tokens[n - 1] in _BE) or _closing(tokens, n, last)
    ]


def _closing(tokens: list[str], at: int, last: int) -> bool:
    return at == last > 0 and tokens[at - 1] != "hand"


def _negative(kept: list[str]) -> bool:
    """Whether an odd number of words turn it round; two privatives are one ("a false rumour")."""
    negators = sum(word in words("turn", "negators") or word.endswith("n't") for word in kept)
    privative = any(word in words("turn", "privatives") for word in kept)
    return bool((negators + privative) % 2)


def _named(item: Statement | Event, lexicon: Lexicon) -> frozenset[str]:
    """Words that name countries, capitals, people and offices."""
    text = item.evidence.text if isinstance(item, Event) else " ".join(q.text for q in item.content)
    tokens = [t.strip(".,;:!?\"'“”‘’()").removesuffix("'s").removesuffix("’s") for t in text.split()]
    found: set[str] = set()
    for at, token in enumerate(tokens):
        if token[:1].isupper():
            if match := lexicon.name_at(tokens, at):
                found.update(word.lower() for word in tokens[at : match.end])
            if title := lexicon.title_at(tokens, at):
                found.update(word.lower() for word in tokens[at : title.end])
            if lexicon.persons(token):
                found.add(token.lower())
    return frozenset(found)


@cache
def _near() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in table()["near"].items())


def shared(one: Matter, other: Matter) -> tuple[float, tuple[str, ...]]:
    """How much of the matter two items share, and in which words: a family or a stem counts one, near families half."""
    kinds = one.kinds & other.kinds
    half = any(frozenset((a, b)) in _near() for a in one.kinds - kinds for b in other.kinds - kinds)
    own = one.stems & other.stems
    return len(kinds) + len(own) + 0.5 * half, (*sorted(kinds), *sorted(own))
