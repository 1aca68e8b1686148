"""Whose briefing it is: the state of a transcript's heading, or the one in whose name somebody speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from detente.coding.who.chunks import Chunk

if TYPE_CHECKING:
    from detente.coding.reading import Reading

__all__ = ["host_of", "never_other", "self_named", "written_state"]

_ROOMS = tuple(
    (re.compile(pattern, re.IGNORECASE), code)
    for pattern, code in (
        (r"secretary-general|\bnoon briefing|united nations|\bUN\b", "UNO"),
        (r"department press briefing|daily press briefing by the department|department of (?:state|defense)", "USA"),
        (r"state department|defense department|\bpentagon\b|white house|air force one|press gaggle", "USA"),
        (r"\bexternal affairs\b", "IND"),
        (r"chief cabinet secretary", "JPN"),
        (r"\bNATO\b|north atlantic", "IGO"),
        (r"european commission|external action service|\bEEAS\b", "EUR"),
        (r"downing street|\bforeign,? (?:and )?commonwealth\b", "GBR"),
        (r"bundespressekonferenz|regierungspressekonferenz", "DEU"),
        (r"quai d.orsay|[ée]lys[ée]e", "FRA"),
    )
)  # fmt: skip
_GROUNDS = frozenset(
    {"The Hague", "Hague", "Geneva", "Vienna", "Brussels", "New York", "Davos", "Munich", "Doha", "Oslo"}
)
_HOUSES = frozenset({"UNO", "IGO", "NGO"})
_WORD = re.compile(r"[A-Z][\w.&’'-]*\w|\b(?:of|the|and|for|on|in|about|with|to|between|against|over)\b")
_TO = re.compile(r"\b(?:to|with|on) the [^\n,]*")
_TOPICS = frozenset("on about with between against over to into regarding concerning from".split())
_PARTIES = frozenset(
    "side government authority colleague friend counterpart army military troop force leader people".split()
)
_UNTIL = frozenset({"until", "till", "unless", "if", "once"})
_ABBREVIATED = 3
_OWES = frozenset("must should need have ought".split())
_WITHIN = ("in", "at", "of", "from", "by", "for")
_STANCE = frozenset(
    "oppose urge support call hope welcome condemn regret reserve reject demand believe consider want stand remain "
    "maintain hold attach adhere insist accept recognise recognize respect advocate need expect seek honour honor".split()
)
_READY = frozenset("ready prepared willing committed determined interested open entitled".split())
_OURS = frozenset("position policy stance view interest interests patience goal aim".split())


def host_of(reading: Reading, heading_end: int, chunks: Iterable[Chunk]) -> str | None:
    """The country of the body that holds a briefing, told by its heading; None where the heading tells none.

    Parameters
    ----------
    reading : Reading
    heading_end : int
        Where the first turn begins.
    chunks : iterable of Chunk
        Those of the document.
    """
    heading = reading.document.text[:heading_end]
    spoken_for = _TO.sub(" ", heading)
    for room, code in _ROOMS:
        if room.search(spoken_for):
            return code
    rated = list(_written(reading, heading))
    for chunk in chunks:
        start = reading.parsed(chunk.sentence).sentence.starts[chunk.first]
        if (
            chunk.country
            and chunk.country not in _HOUSES
            and start < heading_end
            and not _topic(reading, chunk)
        ):
            rated.append((-_weight(chunk), start, chunk.country))
    return min(rated)[2] if rated else None


def _written(reading: Reading, heading: str) -> Iterator[tuple[int, int, str]]:
    """The states that the words of a heading name, rated as chunks are; titles of articles are not parsed."""
    words = [(m.start(), _cased(m[0].removesuffix("'s").removesuffix("’s"))) for m in _WORD.finditer(heading)]
    low = [word.lower() for _, word in words]
    for at, (start, _) in enumerate(words):
        match = reading.lexicon.name_at([word for _, word in words], at)
        name = match.names[0] if match is not None else None
        if (
            name is None
            or len(name.code) != 3
            or name.code in _HOUSES
            or name.text in _GROUNDS
            or _TOPICS.intersection(low[max(at - 2, 0) : at])
        ):
            continue
        yield (
            -{"seat": 3, "ministry": 3, "capital": 1, "city": 1, "region": 1}.get(name.kind, 2),
            start,
            name.code,
        )


def _cased(word: str) -> str:
    """Headings in capitals are read as if they were not."""
    return word.title() if word.isupper() and len(word) > _ABBREVIATED else word


def written_state(reading: Reading, words: str) -> str | None:
    """The state that a phrase speaks for: "Permanent Representative of Cuba to the United Nations"."""
    return min(_written(reading, _TO.sub(" ", words)), default=(0, 0, None))[2]


def _topic(reading: Reading, chunk: Chunk) -> bool:
    """Whether the heading speaks about this state rather than for it ("Briefing on Iran"), or of a meeting place."""
    parsed = reading.parsed(chunk.sentence)
    if parsed.sentence.span(chunk.first, chunk.last) in _GROUNDS:
        return True
    before = parsed.low[max(chunk.first - 2, 0) : chunk.first]
    return bool(_TOPICS.intersection(before))


def _weight(chunk: Chunk) -> int:
    if chunk.kind == "body" or chunk.source == "seat":
        return 3
    return {"capital": 1, "city": 1, "region": 1}.get(chunk.source, 2)


def self_named(reading: Reading, sentences: Sequence[int], chunks: Iterable[Chunk]) -> str | None:
    """The state for which somebody speaks: "China opposes …", "Russia is ready …", "Turkey's position …"."""
    said = [c for c in _states(sentences, chunks) if c.kind == "government" and _speaks(reading, c)]
    return _leader(Counter(c.country or "" for c in said))


def never_other(reading: Reading, sentences: Sequence[int], chunks: Iterable[Chunk]) -> str | None:
    """The state that somebody names most and never as another's ("the Chinese side", "urge Baku", "Manila must")."""
    named = _states(sentences, chunks)
    others = {c.country for c in named if _another(reading, c)}
    own = [c for c in named if c.country not in others]
    acts = any(reading.parsed(c.sentence).labels[c.last].startswith("nsubj") for c in own)
    return _leader(Counter(c.country or "" for c in own), least=1 if acts else 2)


def _states(sentences: Sequence[int], chunks: Iterable[Chunk]) -> list[Chunk]:
    wanted = frozenset(sentences)
    return [c for c in chunks if c.sentence in wanted and c.country and len(c.country) == 3]


def _leader(votes: Counter[str], *, least: int = 1) -> str | None:
    best = max(votes.values(), default=0)
    if best < least:
        return None
    leaders = [code for code, count in votes.items() if count == best]
    return leaders[0] if len(leaders) == 1 else None


def _another(reading: Reading, chunk: Chunk) -> bool:
    """Whether a state is spoken of as somebody else's."""
    parsed = reading.parsed(chunk.sentence)
    word = chunk.last
    head = parsed.heads[word]
    if parsed.labels[word] == "nmod:poss":
        return True
    if parsed.labels[word] in ("amod", "compound") and head >= 0 and parsed.lemmas[head] in _PARTIES:
        return True
    if parsed.labels[word] in ("obj", "iobj", "obl", "nmod") and not parsed.case(word).startswith(_WITHIN):
        return True
    if not parsed.labels[word].startswith("nsubj") or head < 0:
        return False
    if parsed.labels[head] == "advcl" and any(parsed.low[k] in _UNTIL for k in parsed.children(head, "mark")):
        return True
    return parsed.lemmas[head] in _OWES or any(
        parsed.lemmas[kid] in _OWES for kid in parsed.children(head, "aux")
    )


def _speaks(reading: Reading, chunk: Chunk) -> bool:
    parsed = reading.parsed(chunk.sentence)
    head, label = parsed.heads[chunk.last], parsed.labels[chunk.last]
    if head < 0:
        return False
    if label == "nmod:poss":
        return parsed.low[head] in _OURS
    if not label.startswith("nsubj") or label.endswith("pass"):
        return False
    present = parsed.xpos[head] in ("VBZ", "VBP", "VB") and not any(
        parsed.lemmas[kid] in ("must", "have", "should") for kid in parsed.children(head, "aux")
    )
    return (parsed.lemmas[head] in _STANCE and present) or parsed.low[head] in _READY
