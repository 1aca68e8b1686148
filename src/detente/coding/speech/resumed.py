"""A second cue that the parser hung inside the first one's words: "said that the talks had failed but blamed nobody"."""

from __future__ import annotations

from collections.abc import Mapping

from detente.coding.parsed import Parsed
from detente.coding.reading import Reading
from detente.coding.speech.attribution import Attribution
from detente.coding.speech.contents import trimmed
from detente.coding.speech.cues import Found
from detente.coding.speech.unnamed import is_somebody

__all__ = ["cut_before", "resumed"]

_FINITE = {"VBD": "past", "VBN": "past", "VBZ": "present", "VBP": "present"}
_WHO = frozenset({"he", "she", "they", "we", "i", "who"})


def resumed(
    reading: Reading, number: int, found: Found, told: Mapping[int, Attribution], within: Mapping[int, int]
) -> Attribution | None:
    """The attribution that a joined cue goes on from, where the clause it was hung on cannot be its own.

    The subject of that clause cannot speak, or its verb stands in another tense than both cues. `within` leads from
    the further words of an idiom to its verb.
    """
    parsed = reading.parsed(number)
    word = found.word
    if parsed.labels[word] != "conj" or parsed.xpos[word] not in _FINITE or _joint(parsed, word) is None:
        return None
    if parsed.subject(word) is not None or parsed.child(word, "aux", "aux:pass", "cop") is not None:
        return None
    clause = parsed.heads[word]
    while parsed.labels[clause] == "conj" and parsed.heads[clause] >= 0:
        clause = parsed.heads[clause]
    main = within.get(parsed.heads[clause], parsed.heads[clause])
    before = told.get(main)
    if before is None or parsed.labels[clause] != "ccomp" or main > clause or before.frame != "that":
        return None
    if _FINITE.get(parsed.xpos[main], "past") != _FINITE[parsed.xpos[word]]:
        return None
    alike = _tense(parsed, clause) == _FINITE[parsed.xpos[word]]
    return None if alike and _speaks(reading, number, clause) else before


def cut_before(reading: Reading, before: Attribution, found: Found) -> None:
    """End the first cue's words where the second cue begins."""
    parsed = reading.parsed(before.sentence)
    joint = _joint(parsed, found.word)
    cut = parsed.sentence.starts[found.word if joint is None else joint]
    before.pieces = [trimmed(reading.document.text, a, min(b, cut)) for a, b in before.pieces if a < cut]


def _joint(parsed: Parsed, word: int) -> int | None:
    """The "and" or "but" before a cue, past an adverb."""
    at = word - 1
    while at > 0 and parsed.upos[at] == "ADV":
        at -= 1
    return at if at > 0 and parsed.upos[at] == "CCONJ" else None


def _tense(parsed: Parsed, verb: int) -> str | None:
    helpers = parsed.children(verb, "aux", "aux:pass", "cop")
    first = helpers[0] if helpers else verb
    return _FINITE.get(parsed.xpos[first])


def _speaks(reading: Reading, number: int, clause: int) -> bool:
    parsed = reading.parsed(number)
    subject = parsed.subject(clause)
    if subject is None:
        return True
    mention = reading.mention_at(number, subject)
    if mention is not None and mention.head == subject:
        return mention.kind not in ("place", "adjective")
    return parsed.low[subject] in _WHO or is_somebody(parsed.lemmas[subject])
