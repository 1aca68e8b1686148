"""Speakers that no mention covers: "relief agencies believe …", "one of his aides thinks …", "each accuses the other"."""

from __future__ import annotations

from detente.coding.parsed import Parsed
from detente.coding.reading import Reading
from detente.coding.speech.cues import Found
from detente.coding.speech.speakers import TEXTS, Voice
from detente.coding.who.actors import PERSONS, actors_of, described
from detente.evidence import Actor

__all__ = ["is_somebody", "unnamed"]

_PARTS = frozenset(
    "each one two three four five six some several many most another others other both someone somebody everyone"
    " everybody few half".split()
)
_BODIES = frozenset(
    "agency staff garrison guard border bank firm company family tribe police army militia navy office embassy consulate"
    " palace court tribunal commission committee panel board council parliament congress senate assembly party union league"
    " alliance church force administration delegation opposition coalition leadership government ministry department bureau"
    " organisation organization federation association foundation institute university think-tank charity newspaper paper"
    " broadcaster television radio magazine presidency cabinet junta regime rebel guerrilla movement faction group"
    " command military secretariat authority watchdog airline shipowner insurer crew troop soldier villager resident"
    " islander neighbour neighbor commander officer minister president envoy diplomat official lobby public country"
    " nation state capital kingdom republic emirate side camp bloc town city province region industry"
    " market magistrate".split()
)
_AGENTS = (
    "er",
    "ers",
    "or",
    "ist",
    "ian",
    "man",
    "men",
    "woman",
    "women",
    "aide",
    "ally",
    "people",
    "analyst",
    "critic",
)
_ABSTRACT = ("tion", "ment", "ness", "ity", "ship", "ism", "ance", "ence", "ure", "ing", "age", "al")
_NOT = frozenset(
    "matter paper power order letter number factor sector weather water border answer offer error fear terror corner"
    " figure poll survey record text line word plan idea deal pact map law rule treaty move attack launch test step war"
    " winter summer river tanker cutter bomber fighter trawler freighter carrier destroyer helicopter tower centre center"
    " mirror horror minor major majority minority fact thing thought wisdom logic history time day week month year".split()
)


def unnamed(reading: Reading, number: int, found: Found) -> Voice | None:
    """The subject of a cue that stands for somebody but is no mention.

    Parameters
    ----------
    reading : Reading
    number : int
        Of the sentence.
    found : Found
        A cue whose speaker the mentions do not tell.
    """
    parsed = reading.parsed(number)
    word = _subject(parsed, found.word)
    mention = reading.mention_at(number, word) if word is not None else None
    if word is not None and mention is not None and parsed.labels[word] == "nsubj:pass":
        return Voice((mention.actor,), word) if mention.kind not in ("place", "adjective") else None
    if word is None or mention is not None:
        return None
    whole = next((k for k in parsed.children(word, "nmod") if parsed.case(k) == "of"), None)
    if parsed.low[word] in _PARTS:
        return _part(reading, number, word, whole)
    if parsed.upos[word] == "PROPN":
        quote = reading.quote(parsed.sentence.starts[word], parsed.sentence.ends[_end(parsed, word)])
        return Voice((Actor(quote.text, None, None, quote),), word)
    if parsed.upos[word] == "NOUN" and is_somebody(parsed.lemmas[word], thinks=found.entry.kind == "thought"):
        return Voice((described(reading, number, word),), word)
    return None


def _part(reading: Reading, number: int, word: int, whole: int | None) -> Voice:
    """One of several: described by them ("one of his aides"), or by the word itself."""
    parsed = reading.parsed(number)
    if whole is not None:
        actors = actors_of(reading, number, whole, loose=True)
        if actors:
            return Voice(actors[:1], word)
    quote = reading.quote(parsed.sentence.starts[word], parsed.sentence.ends[word])
    return Voice((Actor(None, None, quote.text.lower(), quote),), word)


def _end(parsed: Parsed, word: int) -> int:
    owner = parsed.child(word, "case")
    return max(parsed.children(word, "flat"), default=word if owner is None or owner < word else owner)


def is_somebody(lemma: str, *, thinks: bool = False) -> bool:
    """Whether a noun stands for persons or a body of them; whatever thinks does, unless it is plainly a thing."""
    if lemma in _BODIES or lemma in PERSONS:
        return True
    if lemma in _NOT or lemma in TEXTS:
        return False
    return lemma.endswith(_AGENTS) or (thinks and not lemma.endswith(_ABSTRACT))


def _subject(parsed: Parsed, cue: int) -> int | None:
    """The subject of the cue's own clause, through verbs that share it; a passive has none, however it is parsed."""
    if parsed.child(cue, "aux:pass") is not None or (
        parsed.xpos[cue] == "VBN" and parsed.labels[cue] == "xcomp"
    ):
        return None
    for kid in reversed(parsed.children(cue, "nsubj", "nsubj:pass")):
        if kid < cue:
            return kid if parsed.low[kid] not in ("who", "which", "that") else _antecedent(parsed, cue)
    head = parsed.heads[cue]
    if head >= 0 and parsed.labels[cue] == "conj" and parsed.xpos[cue] in ("VBD", "VBZ", "VBP", "VBN"):
        return _subject(parsed, head)
    return None


def _antecedent(parsed: Parsed, cue: int) -> int | None:
    head = parsed.heads[cue]
    return head if head >= 0 and parsed.labels[cue].startswith("acl") else None
