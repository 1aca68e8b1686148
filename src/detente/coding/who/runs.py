"""Runs of capitalised words that are no dictionary words: the raw names of a text."""

from __future__ import annotations

from collections.abc import Container, Sequence

from detente.coding.parsed import Parsed

__all__ = ["is_name_word", "name_run", "shouted", "tail_kind"]

_PARTICLES = frozenset(
    "al el bin ibn bint abu van von der den de da dos das del della di la le ul ur ud y ben al- el- e".split()
)
_NEVER = frozenset(
    "i monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december twitter facebook telegram internet christmas easter ramadan nowruz god"
    " islam muslim christian jewish english arabic persian hebrew mr mrs ms dr q a am pm gmt est utc covid reuters".split()
)
_BODIES = frozenset(
    "institute university college centre center council foundation forum group party association agency committee"
    " commission ministry department office army forces force corps brigade brigades front movement news times post"
    " press journal bank fund court union league organisation organization parliament senate congress house service"
    " bureau academy international network radio television tv guard guards command corporation company inc ltd"
    " coalition alliance federation authority administration secretariat mission embassy church daily herald tribune"
    " gazette guardian broadcasting agency society think-tank navy police militia brigades assembly".split()
)
_THINGS = frozenset(
    "summit treaty agreement accord accords pact deal conference talks war resolution act plan peninsula sea ocean"
    " strait straits river island islands airport prize olympics games day street square highway province region"
    " valley heights canal gulf bay bridge dam doctrine declaration charter protocol convention framework process road"
    " line zone base crisis statement communique communiqué report review dialogue initiative corridor crossing"
    " district county city town village mountain mountains lake desert coast port harbour harbor hotel palace century"
    " nobel pueblo constitution revolution belt wall memorandum programme program operation exercise shield freedom"
    " barracks camp station plant reactor facility pass formula roadmap week month year round".split()
)


def is_name_word(parsed: Parsed, at: int) -> bool:
    """Whether a word may be part of a name: capitalised, and no common word at the sentence's start."""
    word = parsed.words[at]
    if not word[:1].isupper() or parsed.low[at] in _NEVER or not any(c.isalpha() for c in word):
        return False
    if parsed.upos[at] == "PROPN":
        return True
    opens = at == 0 or parsed.words[at - 1] in "“‘\"'«(:—–" or (parsed.upos[at - 1] == "PUNCT" and at < 3)
    return not opens and parsed.upos[at] in ("NOUN", "ADJ", "X", "VERB") and not word.isupper()


def name_run(
    parsed: Parsed, at: int, names: Container[int], titles: Container[int]
) -> tuple[int, int] | None:
    """First and last word of the run of name words that starts at `at`; known names and titles end it."""
    if at >= len(parsed) or at in names or at in titles or not is_name_word(parsed, at):
        return None
    last = at
    while True:
        following = _next(parsed, last, names, titles)
        if following is None:
            return at, last
        last = following


def _next(parsed: Parsed, last: int, names: Container[int], titles: Container[int]) -> int | None:
    after = last + 1
    if after >= len(parsed) or after in titles:
        return None
    starts, ends = parsed.sentence.starts, parsed.sentence.ends
    glued = starts[after] == ends[last]
    if glued and parsed.words[after] in ("-", "‑", "–") and after + 1 < len(parsed):
        joined = starts[after + 1] == ends[after] and parsed.words[after + 1][:1].isalpha()
        return after + 1 if joined else None
    if after in names:
        return None
    if (
        parsed.low[after] in _PARTICLES
        and not glued
        and after + 2 < len(parsed)
        and parsed.words[after + 1] == "-"
    ):
        return after + 2 if is_name_word(parsed, after + 2) else None
    if parsed.low[after] in _PARTICLES and not glued and after + 1 < len(parsed):
        return (
            after + 1
            if parsed.upos[after] in ("PROPN", "X", "ADP") and is_name_word(parsed, after + 1)
            else None
        )
    return after if is_name_word(parsed, after) else None


def shouted(words: Sequence[str]) -> bool:
    """Whether a run in capitals may be a person's name, as newspapers open with ("FRANCIS PYM"), and no body's."""
    plain = all(word.isalpha() and word.isupper() and len(word) > 2 for word in words)
    return plain and len(words) in (2, 3) and words[-1].lower() not in _BODIES


def tail_kind(word: str) -> str:
    """What the last word of a run says about it: "body", "thing" (no actor) or "person"."""
    low = word.lower()
    if low in _BODIES or (word.isupper() and len(word) > 1 and "." not in word):
        return "body"
    return "thing" if low in _THINGS else "person"
