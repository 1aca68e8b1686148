"""Who is spoken to, or of: the object of a verb that takes one, "to X", "on X", "from X"."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import replace

from detente.coding.parsed import Parsed
from detente.coding.reading import Reading
from detente.coding.speech.contents import Content
from detente.coding.speech.cues import Found
from detente.coding.speech.unnamed import is_somebody
from detente.coding.who.actors import actors_of, described
from detente.evidence import Actor

__all__ = ["addressed", "addressee_of"]

_TARGETED = frozenset({"accusation", "praise", "appeal", "demand", "offer"})
_HEARERS = frozenset({"tell", "inform", "notify", "remind", "assure", "reassure", "promise"})
_ADDRESSING = frozenset({"urge", "ask", "warn", "advise", "call", "thank", "implore", "beg"})
_THINGS = frozenset({"it", "this", "that", "them", "its"})
_NAMED = frozenset({"describe", "label", "brand", "dub", "term", "promise", "pledge", "assure", "reassure"})
_TOLD = frozenset(
    {"tell", "inform", "notify", "remind", "assure", "reassure", "warn", "advise", "thank", "ask", "urge"}
)
_TO = frozenset(
    "say write reply respond appeal promise pledge explain offer complain repeat boast admit confide confess hint cable"
    " announce report concede remark insist reveal disclose propose suggest swear mutter whisper hand recount".split()
)
_OCCASIONS = frozenset({"conference", "briefing", "press", "interview", "summit", "meeting"})
_HOME = frozenset(
    "lawmaker mp deputy parliament parliamentarian senator congress congressman cabinet minister nation soldier troop"
    " worshipper supporter crowd rally voter member colleague official countryman citizen legislator house follower"
    " leader".split()
)


def addressee_of(reading: Reading, number: int, found: Found) -> Actor | None:
    """The one spoken to or of, where the sentence says it.

    Parameters
    ----------
    reading : Reading
    number : int
        Of the sentence.
    found : Found
        The cue.
    """
    parsed = reading.parsed(number)
    obj = parsed.child(found.word, "iobj") or parsed.child(found.word, "obj")
    if obj is None and found.lemma in _HEARERS:
        obj = _before_that(parsed, found.last)
    if obj is None and any(parsed.labels[k] in ("aux:pass",) for k in parsed.kids[found.word]):
        obj = parsed.subject(found.word)
    takes = found.entry.act in _TARGETED or found.lemma in _TOLD or found.lemma in _NAMED
    takes = takes or (obj is not None and parsed.labels[obj] == "iobj") or found.lemma in _HEARERS
    if obj is not None and takes and parsed.lemmas[obj] not in _OCCASIONS:
        mention = reading.mention_at(number, obj)
        if mention is not None and mention.kind != "place":
            return mention.actor if parsed.low[obj] not in _THINGS else None
        heard = found.lemma in _HEARERS and (found.lemma != "promise" or parsed.labels[obj] == "iobj")
        if heard or (found.lemma in _ADDRESSING and parsed.xpos[obj] in ("NNS", "PRP")):
            return described(reading, number, obj)
    return _beside(
        reading, number, found, (("to", _TO), ("on", {"call"}), ("upon", {"call"}), ("with", {"plead"}))
    )


def addressed(
    reading: Reading,
    number: int,
    found: Found,
    content: Content | None,
    target: Actor | None,
    speaker: Actor | None,
) -> Actor | None:
    """The addressee of a statement, once its content is known; an audience at home is of the speaker's country."""
    parsed = reading.parsed(number)
    if content is not None and (content.frame == "name" and found.lemma == "call"):
        return None
    itself = (
        content is not None and content.frame == "obj" and content.head in parsed.children(found.word, "obj")
    )
    if itself and found.lemma in ("blame", "thank", "praise", "criticise", "criticize", "condemn"):
        return None
    found_target = target or _required(reading, number, found)
    found_target = found_target or _beside(reading, number, found, (("from", _ASKING), ("of", _ASKING)))
    return _at_home(found_target, speaker)


def _before_that(parsed: Parsed, cue: int) -> int | None:
    """Whoever stands between "told" and "that", where the parser hung him elsewhere."""
    word = cue + 1
    while word < min(cue + 6, len(parsed)) and parsed.upos[word] in (
        "DET",
        "ADJ",
        "NOUN",
        "PROPN",
        "NUM",
        "PART",
    ):
        word += 1
    heard = word > cue + 1 and parsed.low[word : word + 1] == ("that",)
    return word - 1 if heard and parsed.upos[word - 1] in ("NOUN", "PROPN") else None


_ASKING = frozenset({"demand", "request", "ask"})


def _beside(
    reading: Reading, number: int, found: Found, links: Iterable[tuple[str, Set[str]]]
) -> Actor | None:
    parsed = reading.parsed(number)
    obj = parsed.child(found.word, "obj")
    inner = parsed.children(obj, "nmod") if obj is not None else []
    for kid in (*parsed.children(found.word, "obl", "nmod"), *(k for k in inner if parsed.case(k) == "from")):
        case = parsed.case(kid)
        if any(case == link and found.lemma in lemmas for link, lemmas in links):
            mention = reading.mention_at(number, kid)
            actors = (mention.actor,) if mention is not None else actors_of(reading, number, kid)
            if actors:
                return actors[0]
            if case == "to" and is_somebody(parsed.lemmas[kid]):
                return described(reading, number, kid)
    return None


def _required(reading: Reading, number: int, found: Found) -> Actor | None:
    """ "Demands that Oslo leave": whoever has to do it."""
    parsed = reading.parsed(number)
    clause = parsed.child(found.word, "ccomp")
    if found.lemma != "demand" or clause is None or clause < found.word:
        return None
    subject = parsed.subject(clause)
    mention = reading.mention_at(number, subject) if subject is not None else None
    known = mention is not None and mention.kind in ("person", "office", "government", "body", "group")
    return mention.actor if mention is not None and known else None


def _at_home(addressee: Actor | None, speaker: Actor | None) -> Actor | None:
    """An audience without a country, such as lawmakers or a rally, is of the speaker's own."""
    if addressee is None or addressee.country or addressee.name or not addressee.role:
        return addressee
    if speaker is None or not speaker.country:
        return addressee
    last = addressee.role.lower().split(" ")[-1]
    stems = {last, last.removesuffix("s"), f"{last.removesuffix('ies')}y"}
    return replace(addressee, country=speaker.country) if stems & _HOME else addressee
