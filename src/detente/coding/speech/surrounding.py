"""What was said around an aside: where the words begin and end, and which of them are the author's again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.parsed import Parsed

if TYPE_CHECKING:
    from detente.coding.reading import Reading

__all__ = ["around", "finite", "past_colon", "past_cue", "past_names"]

_MARKS = frozenset({"“", '"', "‘"})
_CLOSING = frozenset({"”", '"', "’"})
_SINCE = frozenset({"when", "as", "after", "before", "while"})


def past_colon(reading: Reading, number: int, speaker: int, first: int) -> int:
    """Where the words begin if the author introduces the speaker before a colon ("X is blunt: we fight, he said")."""
    parsed = reading.parsed(number)
    who = reading.mention_at(number, speaker)
    colon = next((w for w in range(first - 1, 0, -1) if parsed.words[w] == ":"), None)
    if colon is None or who is None or who.actor.name is None:
        return 0
    before = (m for m in reading.mentions_in(number) if m.last < colon and m.kind == "person")
    return colon + 1 if any(m.actor.name == who.actor.name for m in before) else 0


def past_cue(reading: Reading, number: int, first: int) -> int:
    """Where the words begin if an earlier cue of the sentence has its own, before a colon or a joint."""
    parsed = reading.parsed(number)
    verbs = reading.lexicon.verbs
    joints = (
        w
        for w in range(first - 2, 2, -1)
        if parsed.words[w] == ":" or (parsed.low[w] in _JOINTS and parsed.words[w - 1] == ",")
    )
    joint = next(joints, None)
    if joint is None:
        return 0
    cues = (verbs.get(parsed.lemmas[w]) for w in range(joint) if parsed.upos[w] == "VERB")
    return joint + 1 if any(c is not None and c.kind == "speech" and c.strength > 1 for c in cues) else 0


def around(parsed: Parsed, first: int, last: int, begin: int = 0) -> tuple[int, ...]:
    if last + 1 < len(parsed) and parsed.words[last + 1] == ":":
        right = [w for w in range(last + 2, len(parsed)) if parsed.upos[w] != "PUNCT" or w != len(parsed) - 1]
        return (*(w for w in range(begin, first) if parsed.words[w] not in ("“", '"')), *right)
    left = _between_marks(parsed, first)
    if left:
        return tuple(left)
    left = [w for w in range(begin, first) if parsed.words[w] not in ("“", '"')]
    right = list(range(_past_relative(parsed, last + 1), len(parsed)))
    stop = next((i for i, w in enumerate(right) if parsed.words[w] == ";"), len(right))
    right = [w for w in right[:stop] if parsed.upos[w] != "PUNCT" or w != len(parsed) - 1]
    start = max((i + 1 for i, w in enumerate(left) if parsed.words[w] == ";"), default=0)
    left = left[start:]
    lexical = [w for w in right if parsed.upos[w] != "PUNCT"]
    if (
        lexical
        and finite(parsed, left)
        and not _MARKS & {parsed.words[w] for w in right[:2]}
        and (
            parsed.xpos[lexical[0]] == "VBG"
            or (parsed.low[lexical[0]] in _JOINTS and not _goes_on(parsed, lexical[1:]))
        )
    ):
        right, lexical = [], []
    quoted = len(right) > 1 and any(parsed.words[w] in ("“", '"', "‘") for w in right[:2])
    if not finite(parsed, left) and (not lexical or quoted):
        return tuple(right) if quoted and not _quoted(parsed, left) and lexical else ()
    if (
        lexical
        and finite(parsed, left)
        and parsed.low[lexical[0]] in _SINCE
        and (lexical[0] == last + 1 or _tells_when(parsed, left, right))
    ):
        right, lexical = [], []
    if lexical and not finite(parsed, [*left, *right]):
        return ()
    if (
        lexical
        and not finite(parsed, right)
        and finite(parsed, left)
        and not _MARKS & {parsed.words[w] for w in right[:2]}
    ):
        right = []
    if right and parsed.words[right[0]] == "—":
        right = []
    return (*left, *right)


_JOINTS = frozenset({"and", "but", "while", "although", "though"})


def _goes_on(parsed: Parsed, words: list[int]) -> bool:
    """Whether words behind "and" or "but" go on in the speaker's mood: "…, he said, but would answer any threat"."""
    lead = next((w for w in words if parsed.upos[w] in ("VERB", "AUX")), None)
    if lead is None or parsed.xpos[lead] not in ("VB", "MD"):
        return False
    before = [w for w in words if w < lead and parsed.upos[w] not in ("ADV", "PART", "PUNCT")]
    return all(parsed.upos[w] == "PRON" for w in before)


def _tells_when(parsed: Parsed, left: list[int], right: list[int]) -> bool:
    """Whether a clause of time in the simple past is the author's, told of words without "will" or "would"."""
    later = [w for w in right if parsed.upos[w] in ("VERB", "AUX")]
    modal = any(parsed.xpos[w] == "MD" for w in left)
    return not modal and bool(later) and parsed.xpos[later[0]] == "VBD"


def past_names(parsed: Parsed, speaker: int, cue: int, last: int) -> int:
    """The last word of what is told of a speaker behind the cue ("said X, the minister, who leads the talks")."""
    if speaker < cue:
        return last
    beside = [
        k
        for w in (speaker, *parsed.children(speaker, "appos"))
        for k in parsed.children(w, "appos", "acl:relcl")
    ]
    end = max((parsed.right[k] for k in beside if parsed.left[k] <= last + 2 or k > speaker), default=last)
    marked = any(parsed.words[w] in _MARKS | _CLOSING | {":", ";"} for w in range(last + 1, end + 1))
    return last if marked or end <= last else end


def _past_relative(parsed: Parsed, start: int) -> int:
    """Behind a relative clause on the speaker (", said X, who leads the party, …")."""
    if parsed.low[start : start + 1] != (",",) or parsed.low[start + 1 : start + 2] not in (
        ("who",),
        ("whose",),
    ):
        return start
    return next(
        (w for w in range(start + 2, len(parsed)) if parsed.words[w] in (",", ";", "“", '"', "—")),
        len(parsed),
    )


def _between_marks(parsed: Parsed, first: int) -> list[int]:
    """The words of a quotation without a verb that opens the sentence and ends right before the cue's clause."""
    end = first - 1
    while end > 0 and parsed.words[end] in (",", "—", "–"):
        end -= 1
    if end < 2 or parsed.words[end] not in _CLOSING or parsed.words[0] not in _MARKS:
        return []
    inside = list(range(1, end))
    marked = any(parsed.words[w] in _MARKS or parsed.words[w] in _CLOSING for w in inside)
    return [] if marked or finite(parsed, inside) else inside


def _quoted(parsed: Parsed, words: list[int]) -> bool:
    return any(parsed.words[w] in ("”", '"', "’") for w in words)


def finite(parsed: Parsed, words: list[int]) -> bool:
    return any(parsed.upos[w] in ("VERB", "AUX") for w in words)
