"""How near at hand each mention is when a pronoun or a short name comes: recency, role in the sentence, number, gender."""

from __future__ import annotations

from dataclasses import dataclass

from detente.coding.parsed import Parsed
from detente.coding.reading import Mention

__all__ = ["Seen", "fits", "score", "seen"]

_REACH = 4
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_OUTLETS = frozenset("agency broadcaster newspaper daily channel station magazine outlet".split())


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention with what the search for antecedents asks of it."""

    mention: Mention
    paragraph: int
    label: str
    governor: int
    root_subject: bool
    plural: bool
    gender: str | None
    quoted: bool


def seen(mention: Mention, parsed: Parsed, *, gender: str | None, quoted: bool) -> Seen:
    """What is remembered of a mention."""
    head = mention.head
    label = parsed.labels[head]
    governor = parsed.heads[head]
    while label in ("conj", "appos") and governor >= 0:
        label, governor = parsed.labels[governor], parsed.heads[governor]
    if label == "root" and mention.first <= 1:
        label, governor = "nsubj", head
    subject = label.startswith("nsubj")
    source = parsed.case(head).startswith("according")
    at_root = source or (
        subject and governor >= 0 and parsed.labels[governor] in ("root", "parataxis", "conj")
    )
    many = parsed.xpos[head] in ("NNS", "NNPS") or parsed.low[head] in _THEY
    plural = many or bool(mention.members) or mention.kind == "people"
    paragraph = parsed.sentence.paragraph
    return Seen(mention, paragraph, label, governor, at_root, plural, gender, quoted)


def fits(candidate: Seen, pronoun: str) -> bool:
    """Whether a pronoun may stand for this mention by number, gender and kind."""
    kind = candidate.mention.kind
    if pronoun in ("he", "him", "his", "himself"):
        return _human(candidate) and candidate.gender != "f"
    if pronoun in ("she", "her", "hers", "herself"):
        return _human(candidate) and candidate.gender != "m"
    if pronoun in _THEY:
        return kind not in ("place", "adjective") and (
            candidate.plural or kind in ("government", "body", "group")
        )
    return kind in ("government", "body", "group") and not candidate.plural


def _human(candidate: Seen) -> bool:
    mention = candidate.mention
    outlet = mention.actor.name is None and not _OUTLETS.isdisjoint((mention.actor.role or "").split()[-1:])
    return mention.kind in ("person", "office") and not candidate.plural and not outlet


def score(
    candidate: Seen, sentence: int, paragraph: int, parsed: Parsed, word: int, pronoun: str
) -> float | None:
    """The higher the nearer; None where it cannot be meant."""
    mention = candidate.mention
    distance = sentence - mention.sentence
    if distance > _REACH or paragraph - candidate.paragraph > 2:
        return None
    value = -2.4 * distance - 0.8 * (paragraph - candidate.paragraph)
    subject = candidate.label.startswith("nsubj")
    value += 2.4 * candidate.root_subject + 1.2 * (subject and not candidate.root_subject)
    value += 0.3 * (mention.kind == "person") - 0.8 * candidate.quoted
    value -= 0.6 * (candidate.label in ("nmod", "compound", "amod"))
    value -= 1.0 * (pronoun in ("she", "her") and candidate.gender is None)
    value += 0.9 * (pronoun.startswith("the") and candidate.plural)
    if distance == 0:
        near = _same_sentence(candidate, parsed, word)
        return None if near is None else value + near
    return value


def _aside(parsed: Parsed, verb: int) -> bool:
    """Whether a clause beside the main one only says who speaks (", he said"), rather than tells on behind a colon."""
    if parsed.labels[verb] != "parataxis":
        return False
    first = parsed.left[verb]
    told_on = first > 0 and parsed.words[first - 1] in (":", ";")
    return not (told_on or parsed.child(verb, "obj", "ccomp", "xcomp") is not None)


def _same_sentence(candidate: Seen, parsed: Parsed, word: int) -> float | None:
    head = candidate.mention.head
    if head > word:
        return None
    governor, label = parsed.heads[word], parsed.labels[word]
    if candidate.governor == governor and label != "nmod:poss" and candidate.label.startswith("nsubj"):
        return None
    above = parsed.above(word)
    if label.startswith("nsubj") and governor >= 0:
        content = [k for k in parsed.kids[governor] if parsed.labels[k] in ("ccomp", "parataxis")]
        apart = any(mark in (";", ":") for mark in parsed.words[head:word])
        inside = not apart and any(parsed.left[k] <= head <= parsed.right[k] for k in content)
        told = _aside(parsed, governor) and not apart
        if inside or (told and (candidate.governor in above or parsed.heads[governor] in parsed.above(head))):
            return -2.0 if parsed.low[word] in ("it", "they") else None
    commands = candidate.label.startswith("nsubj") and candidate.governor in above
    return (1.6 if commands else 0.0) - 0.02 * (word - head)
