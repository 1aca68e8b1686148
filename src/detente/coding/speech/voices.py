"""Texts of one voice, told by their heading: speeches, letters, statements, and interviews printed without labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Voice", "in_first_person", "questions", "voice_of"]

_LINES = 6
_ASKED = 60
_SHARE = 0.2
_GENRES = {
    "spoken": "remarks|speech|address|lecture|keynote|toast|testimony|briefing|press conference",
    "asked": "interview|conversation|questions and answers|q ?& ?a|q and a",
    "written": "statement|declaration|communiqu[ée]|reply|note verbale|press release|open letter|letter|message",
}
_GENRE = "(?i:" + "|".join(f"(?P<{kind}>(?:{words})s?)" for kind, words in _GENRES.items()) + ")"
_TEXT_OF = (
    r"^(?i:(?:the following is\s+)?(?:(?:an?|the)\s+)?(?:(?:full|official|edited|abridged|unofficial|near-verbatim)\s+)*"
    r"(?:text|transcript|translation|excerpts?|record|extracts?)"
    r"\s+(?:of|from)\s+)?(?i:the\s+|an?\s+)?"
)
_TITLE = (
    r"(?i:minister|president|premier|chancellor|king|spokes|ambassador|envoy|secretary|chief|head|chair|commander|director"
    r"|representative|leader|general|governor|adviser|advisor|negotiator)"
)
_NAME = rf"(?:the\s+)?[A-Z][^\n,;:(–—]*?(?:,\s+(?:the\s+)?[^\n,;:(–—]*?{_TITLE}[^\n,;:(–—]*?)?"
_ENDS = "at|on|in|to|during|after|before|following|regarding|about|aboard|with|published"
_STOP = rf"(?=\s*(?:[,;:(–—\n]|$)|\s+(?:{_ENDS}|\d)\b)"
_BY = re.compile(
    rf"{_TEXT_OF}(?:[\w’'-]+\s+){{0,4}}?{_GENRE}\b[^\n]{{0,40}}?\b(?:by|of|from|with)\s+(?P<who>{_NAME}){_STOP}"
)
_OWN = re.compile(rf"{_TEXT_OF}(?P<who>[A-Z][^\n,;:(–—]{{2,80}}?)['’]s?\s+(?:[\w-]+\s+){{0,3}}?{_GENRE}\b")
_BODY = re.compile(
    r"^[ \t]*(?:the )?(?:(?:federal|state|foreign|defen[cs]e|union) )*(?:ministry|department|embassy|permanent mission"
    r"|presidency|cabinet|government|secretariat|office of the)\b[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_TITLED_SO = re.compile(rf"^[ \t]*(?i:press |joint |official |full )?{_GENRE}\b", re.MULTILINE)
_SALUTATION = re.compile(
    r"^[ \t]*(?:(?:your )?excellenc(?:y|ies)|dear [^\n,]{1,60}|(?:mr|madam|mister)\.? [^\n,]{1,60}|sir|madam)[,:][ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNATURE = re.compile(
    r"^[ \t]*(?:\(?signed\)?:?|yours \w+,|sincerely,|respectfully,|/s/)[ \t]*\n?"
    r"[ \t]*(?P<who>[A-Z][^\n]{3,80}(?:\n[A-Z][^\n]{3,80}){0,2})",
    re.IGNORECASE | re.MULTILINE,
)
_SMALL = frozenset("by of the and to on for in at with from".split())
_TOP = 400
_AND = re.compile(r",?\s+and\s+(?=[A-Z]|the\s+[A-Z])")
_FIRST = re.compile(r"\b(?:I|we|We|our|Our|my|My|us|me)\b")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_SENTENCE = re.compile(r"[.!?…][\"”’)]*(?:\s|$)")
_VERBLESS = re.compile(r"^\W*(?:\d|[A-Z][a-z]+,? \d|[A-Z .,]+$)")


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words a text is: the phrase of the heading, what kind of text, where its body begins, who speaks beside.

    `end` is where the body ends, if a signature follows.
    """

    who: str
    kind: str
    body: int
    beside: tuple[str, ...] = ()
    end: int | None = None


def voice_of(text: str) -> Voice | None:
    """The one who speaks in a whole text, if its heading names a genre and somebody, and the body speaks of itself.

    A body's letterhead over a line such as "Statement" names it, too. Kinds are `spoken`, `asked` (an interview) and
    `written`. A report about a speech has no first person outside its quotations and is none of these.
    """
    body = _body(text)
    for written in text[:body].splitlines():
        line = _lowered(written)
        found = _BY.search(line.strip()) or _OWN.search(line.strip())
        if found is not None:
            kind = next(kind for kind in _GENRES if found[kind])
            who, *others = _several(found["who"])
            return Voice(_phrase(who), kind, body, (*map(_phrase, others), *_beside(line, found["who"])))
    issuer, genre = _BODY.search(text[:body]), _TITLED_SO.search(text[:body])
    if issuer is not None and genre is not None:
        return Voice(_phrase(issuer[0]), next(kind for kind in _GENRES if genre[kind]), body)
    return _signed(text)


def _several(who: str) -> list[str]:
    """ "Foreign Minister X of Peru and Foreign Minister Y": each with the title; "Foreign Affairs and Trade" is one."""
    parts = _AND.split(who)
    titled = all(re.match(rf"(?:\w+ ){{0,3}}{_TITLE}", part) for part in parts)
    return parts if titled else [who]


def _lowered(line: str) -> str:
    """A line in capitals as it would otherwise be written; any other as it is."""
    if not line.isupper() or len(line.split()) < 3:
        return line
    return " ".join(w.lower() if w.lower() in _SMALL else w.title() for w in line.split())


def _signed(text: str) -> Voice | None:
    """A letter: a salutation near the top and a signature at the end."""
    greeting, signature = _SALUTATION.search(text[:_TOP]), _SIGNATURE.search(text)
    if greeting is None or signature is None:
        return None
    return Voice(
        ", ".join(p.strip() for p in signature["who"].split("\n")),
        "written",
        greeting.end(),
        (),
        signature.start(),
    )


def _phrase(words: str) -> str:
    return words.strip().removeprefix("the ").removeprefix("The ")


def _beside(line: str, who: str) -> tuple[str, ...]:
    """ "…, and Mr Olaf Scholz, Chancellor": the others on the platform."""
    rest = line[line.find(who) + len(who) :]
    found = (re.match(rf"(?P<who>{_NAME}){_STOP}", part.strip()) for part in _AND.split(rest)[1:])
    return tuple(_phrase(match["who"]) for match in found if match)


def in_first_person(text: str) -> bool:
    """Whether at least a fifth of the sentences say I, we or our outside quotation marks."""
    sentences = [s for s in _SENTENCE.split(_QUOTED.sub(" ", text)) if len(s.split()) > 2]
    own = sum(bool(_FIRST.search(s)) for s in sentences)
    return own >= 1 and own >= _SHARE * len(sentences)


def questions(text: str, body: int) -> list[tuple[int, int, bool]]:
    """The paragraphs of an interview without labels: start, end, whether it asks; none unless two ask and are answered."""
    parts = [(at, end, _asks(text[at:end])) for at, end in _paragraphs(text, body)]
    first = next((i for i, part in enumerate(parts) if part[2]), len(parts))
    parts = parts[first:]
    answered = sum(asked and not later for (_, _, asked), (_, _, later) in pairwise(parts))
    return parts if answered >= 2 else []


def _asks(paragraph: str) -> bool:
    return paragraph.rstrip(" *_\"”'’").endswith("?") and len(paragraph.split()) <= _ASKED


def _paragraphs(text: str, body: int) -> Iterator[tuple[int, int]]:
    for found in re.finditer(r"[^\n]+", text[body:]):
        if found[0].strip():
            yield body + found.start(), body + found.end()


def _body(text: str) -> int:
    """Where the heading's lines end: before the first line of prose, or after six lines."""
    lines = [m for m in re.finditer(r"[^\n]+", text) if m[0].strip()]
    for line in lines[:_LINES]:
        words = line[0].split()
        prose = _SENTENCE.search(line[0].rstrip() + " ") and len(words) > 3 and not _VERBLESS.match(line[0])
        if line.start() > 0 and (prose or len(words) > 25):
            return line.start()
    return lines[_LINES].start() if len(lines) > _LINES else len(text)
