"""Whether a word of a sentence lies behind or ahead of the one who speaks, by the verb that governs it."""

from __future__ import annotations

import re

from detente.coding.english.sentence import Sentence

__all__ = ["direction"]

_FUTURE_AUX = frozenset(
    {"will", "shall", "would", "may", "might", "could", "can", "should", "must", "'ll", "wo", "ll"}
)
_PLANS = frozenset(
    "plan expect schedule set due intend hope slate agree prepare promise pledge vow want seek propose aim urge call demand "
    "ready likely poise offer invite threaten ask need book tentatively order allow commit "
    "arrange determined able".split()
)
_TIMETABLE = frozenset(
    "begin open start resume arrive meet leave travel visit expire end face head convene gather host hold go take come "
    "kick vote return fly depart mark become".split()
)
_AHEAD = re.compile(
    r"(?:\b(?:by|ahead of|upcoming|(?:scheduled|set|due|slated|planned|expected|deadline)(?:\s+(?:for|on|of|by))?"
    r"|no later than|forthcoming|until|from|starting|beginning|effective))\s+(?:the\s+|next\s+)?$",
    re.IGNORECASE,
)
_SURELY = re.compile(
    r"\b(?:ahead of|no later than|(?:scheduled|due|slated|planned)(?:\s+(?:for|on))?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


_BY = re.compile(r"\bby\s+(?:the\s+)?$", re.IGNORECASE)
_SAID = re.compile(r"\b[a-z]+\s+(?:(?:late|early)\s+)?(?:on\s+)?(?:the\s+)?$")
_SILENT = frozenset("say comment confirm discuss answer elaborate disclose specify speculate".split())


def direction(sentence: Sentence, word: int, before: str) -> str:
    """ "past", "future" or "" where the sentence does not tell.

    Parameters
    ----------
    word : int
        Index of a word of the expression.
    before : str
        The text in front of it.
    """
    if _SURELY.search(before[-40:]):
        return "future"
    if _SAID.search(before[-30:]) and _tag_before(sentence, word) == "VBD":
        return "past"
    by = _BY.search(before[-12:]) is not None
    for step in sentence.path(word)[1:]:
        verdict = _verdict(sentence, step)
        if verdict == "past" and by and not _settled(sentence, step):
            return "future"
        if verdict:
            return verdict
    return "future" if by or _AHEAD.search(before[-40:]) else ""


def _tag_before(sentence: Sentence, word: int) -> str:
    """The tag of the word before the expression, a preposition left out."""
    at = word - 1
    while at > 0 and sentence.upos[at] in {"ADP", "DET", "ADV"}:
        at -= 1
    return sentence.xpos[at] if at >= 0 else ""


def _settled(sentence: Sentence, word: int) -> bool:
    """Whether a verb tells a state or a perfect: "was dead by Thursday", "had left by noon"."""
    below = sentence.children(word)
    return (
        any(sentence.labels[i] == "cop" or sentence.lemmas[i] == "have" for i in below)
        or sentence.lemmas[word] == "be"
    )


def _verdict(sentence: Sentence, word: int) -> str:
    below = list(sentence.children(word))
    auxiliaries = {sentence.lemmas[i].lower() for i in below if sentence.labels[i].startswith("aux")}
    tags = {sentence.xpos[i] for i in below if sentence.labels[i].startswith(("aux", "cop"))} | {
        sentence.xpos[word]
    }
    negated = any(sentence.lemmas[i] in {"not", "n't"} for i in below)
    if negated and auxiliaries & {"would", "could"} and sentence.lemmas[word] in _SILENT:
        return "past"
    if auxiliaries & _FUTURE_AUX:
        return "past" if "have" in auxiliaries and "VBN" in tags else "future"
    if _infinitive(sentence, word, below):
        return _of_infinitive(sentence, word, auxiliaries)
    if sentence.lemmas[word].lower() in _PLANS and sentence.xpos[word] == "VBN" and "have" not in auxiliaries:
        return "future"
    if "VBD" in tags or ("have" in auxiliaries and "VBN" in tags):
        return "past"
    if sentence.xpos[word] in {"VBZ", "VBP"} and sentence.lemmas[word].lower() in _TIMETABLE:
        return "future"
    if sentence.xpos[word] == "VBG" and "be" in auxiliaries and not tags & {"VBD"}:
        return "future"
    return ""


def _infinitive(sentence: Sentence, word: int, below: list[int]) -> bool:
    return sentence.xpos[word] == "VB" and any(sentence.xpos[i] == "TO" for i in below)


def _of_infinitive(sentence: Sentence, word: int, auxiliaries: set[str]) -> str:
    head = sentence.heads[word]
    if "be" in auxiliaries and head < 0:
        return "future"
    if head < 0:
        return "future"
    governor = sentence.lemmas[head].lower()
    return (
        "future" if governor in _PLANS or governor == "be" or sentence.upos[head] in {"NOUN", "PROPN"} else ""
    )
