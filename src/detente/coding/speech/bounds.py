"""The guide's line between speech and mere attitude, event, courtesy or claim to land."""

from __future__ import annotations

from collections.abc import Sequence

from detente.coding.parsed import Parsed
from detente.coding.speech.contents import Content
from detente.coding.speech.cues import Found
from detente.coding.speech.quotations import Quotation

__all__ = ["EVENTS", "PLAIN_OBJECT", "counts"]

PLAIN_OBJECT = frozenset(
    "confirm claim announce acknowledge admit reiterate reaffirm affirm repeat stress emphasise emphasize restate"
    " downplay predict call declare proclaim recommend suggest describe label brand dub term portray characterize"
    " characterise apologise apologize deem disclose liken regret lament bemoan protest question dispute"
    " attribute ascribe reconfirm query rule point insist foresee forecast foretell".split()
)
EVENTS = frozenset({"agree", "accept", "decide", "order", "sign", "summon", "commit", "guarantee", "veto"})
_COY = frozenset({"identify", "name", "comment", "elaborate", "quote", "speak", "discuss", "say", "answer"})


def counts(
    parsed: Parsed,
    found: Found,
    content: Content | None,
    pieces: list[tuple[int, int]],
    quotations: Sequence[Quotation],
) -> bool:
    """The guide's line between speech and mere attitude or event."""
    if found.lemma in EVENTS:
        return (
            content is not None
            and content.frame == "that"
            and found.lemma not in ("agree", "decide", "accept")
        )
    if (
        found.lemma in ("decline", "refuse", "ask")
        and content is not None
        and parsed.lemmas[content.head] in _COY - ({"discuss"} if found.lemma == "refuse" else set())
    ):
        return False
    if found.lemma == "beg" and content is not None and parsed.lemmas[content.head] == "differ":
        return False
    if content is not None and content.frame == "obj" and parsed.low[content.head] in ("nothing", "much"):
        return False
    if found.lemma == "find":
        subject = parsed.subject(found.word)
        return subject is not None and parsed.lemmas[subject] in _JUDGES
    if found.lemma == "suggest" and content is not None and content.frame == "obj" and _shown(parsed, found):
        return False
    if found.lemma == "exclude" and not parsed.negated(found.word):
        return False
    if found.lemma in _ANONYMOUS and _keeps_name(parsed, found.word):
        return False
    if found.rest and content is not None and parsed.lemmas[content.head] in _VAGUE:
        return False
    if found.lemma in ("call", "claim") and content is not None and not _called(parsed, found, content):
        return False
    if (
        found.lemma == "call"
        and content is not None
        and content.frame == "for"
        and parsed.child(found.word, "obj") is not None
    ):
        return False
    if found.lemma in ("declare", "proclaim") and content is not None and content.frame == "obj":
        return False
    if found.entry.kind in ("thought", "attitude"):
        if found.lemma == "expect" and content is not None and content.frame == "that":
            return True
        finite = content is not None and any(parsed.upos[w] in ("VERB", "AUX") for w in content.words)
        return content is not None and finite and content.frame == "that" and _is_clause(parsed, content.head)
    if (
        content is not None
        and content.frame == "inf"
        and found.lemma in ("ask", "tell", "order", "expect", "estimate")
    ):
        return found.lemma in ("ask", "tell")
    named = content is not None and content.frame == "name" and bool(found.rest)
    if (
        found.entry.strength == 1
        and content is not None
        and content.frame not in ("that", "inf")
        and not named
    ):
        return found.lemma in PLAIN_OBJECT or any(
            q.start < pieces[0][1] and pieces[0][0] < q.end for q in quotations
        )
    return True


_JUDGES = frozenset(
    "court tribunal judge commission panel inquiry committee investigation investigator report jury expert inspector".split()
)
_ANONYMOUS = frozenset(
    {"ask", "request", "insist", "demand", "require", "speak", "stipulate", "beg", "plead", "prefer"}
)
_NAMELESS = frozenset({"anonymity", "anonymous", "anonymously", "unnamed", "unidentified"})


def _keeps_name(parsed: Parsed, word: int) -> bool:
    """Whether the speaker only asks not to be named."""
    inside = [w for w in parsed.subtree(word) if word < w <= word + 12]
    if any(parsed.lemmas[w] in _NAMELESS for w in inside):
        return True
    named = [w for w in inside if parsed.lemmas[w] in ("name", "identity", "identify", "quote")]
    own = any(parsed.low[w] in ("his", "her", "their", "my", "be") for w in inside)
    kept = any(parsed.low[w] in ("not", "withheld", "undisclosed", "secret", "out") for w in inside)
    return bool(named) and own and kept


_LAND = frozenset(
    "area bank bay coast district hill island isle islet land part peninsula piece plateau province rest reef region river"
    " rock sea seabed sector shelf shoal slice soil strait strip territory they town valley village water whole zone".split()
)


def _called(parsed: Parsed, found: Found, content: Content) -> bool:
    """Not a visit or a telephone call ("called on him in Accra"), nor a claim to land ("claims the islands")."""
    if found.lemma == "claim":
        land = parsed.lemmas[content.head] in _LAND or parsed.upos[content.head] == "PROPN"
        return content.frame != "obj" or not (land or content.head < found.word)
    home = any(parsed.low[k] in ("home", "back", "in") for k in parsed.children(found.word, "advmod"))
    return not home and (content.frame != "on" or any(parsed.upos[w] == "PART" for w in content.words))


_VAGUE = frozenset({"matter", "issue", "affair", "incident", "thing", "it", "he", "they"})


_SIGNS = frozenset(
    "report poll survey datum data evidence figure picture image sign indication study finding record number trend".split()
)


def _shown(parsed: Parsed, found: Found) -> bool:
    """ "press reports suggest irritation": what signs point to, nobody proposes."""
    subject = parsed.subject(found.word)
    return subject is not None and parsed.lemmas[subject] in _SIGNS


def _is_clause(parsed: Parsed, head: int) -> bool:
    return parsed.subject(head) is not None or parsed.child(head, "cop", "expl") is not None
