"""What was said: from a cue to the words it governs, as offsets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.coding.parsed import Parsed
from detente.coding.speech.cues import Found
from detente.coding.speech.quotations import Quotation

__all__ = ["Content", "clause_content", "joined", "noun_content", "pieces_of", "plain", "trimmed"]

_TRIM = " \t\n,;:.…—–-“”‘’\"'()«»[]"
_CLAUSES = ("ccomp", "xcomp", "parataxis", "dep")
_QUOTE_LABELS = ("ccomp", "parataxis", "obj", "xcomp", "dep", "advcl", "conj", "appos", "obl", "discourse")


@dataclass(frozen=True, slots=True)
class Content:
    """Words of one sentence that were said: their numbers, the head, the frame by which the cue governs them."""

    words: tuple[int, ...]
    head: int
    frame: str


def clause_content(parsed: Parsed, found: Found) -> Content | None:
    """A that-clause, an infinitive, a clause that the cue interrupts or follows."""
    word = found.word
    for head in (word, *found.rest):
        clauses = [
            k
            for k in parsed.children(head, "ccomp")
            if not _relative(parsed, k, word) and k not in found.rest and not _parted(parsed, word, k)
        ]
        if clauses:
            marked = [k for k in clauses if k > word and _mark(parsed, k) == "that"]
            behind = [k for k in clauses if k > word and parsed.left[k] > word]
            return _clause(parsed, word, (marked or behind or clauses)[0], "that", found.rest)
    adjacent = _adjacent(parsed, found.last) or _behind_object(parsed, found)
    if adjacent is not None:
        return adjacent
    if parsed.labels[word] in ("parataxis", "discourse") and _attached(parsed, word):
        head = parsed.heads[word]
        words = parsed.subtree(head, without=[word])
        return Content(plain(parsed, words), head, "that")
    gerund = _gerund(parsed, found)
    if gerund is not None:
        return gerund
    infinitive = _infinitive(parsed, found)
    if infinitive is not None:
        return infinitive
    side = parsed.child(word, "parataxis")
    if side is not None and "quote" in found.entry.frames and _introduced(parsed, found, side):
        return _clause(parsed, word, side, "that")
    return _later(parsed, found) if "that" in found.entry.frames and found.entry.strength > 1 else None


def _later(parsed: Parsed, found: Found) -> Content | None:
    """A clause with "that" behind the place or time of speaking ("acknowledged in a letter seen by envoys that …")."""
    for mark in range(found.last + 2, min(found.last + 12, len(parsed))):
        if parsed.words[mark] in (",", ";", ":", "“", '"') or parsed.xpos[mark] in (
            "VBD",
            "VBZ",
            "VBP",
            "MD",
        ):
            return None
        if parsed.low[mark] == "that" and parsed.labels[mark] == "mark":
            head = parsed.heads[mark]
            words = [w for w in parsed.subtree(head) if w > mark]
            return Content(plain(parsed, words), head, "that") if head > mark and words else None
    return None


def _mark(parsed: Parsed, word: int) -> str:
    mark = parsed.child(word, "mark")
    return parsed.low[mark] if mark is not None else ""


def _adjacent(parsed: Parsed, word: int) -> Content | None:
    """A clause that opens with "that" right behind the cue, wherever the parser hung it."""
    mark = word + 1
    if mark >= len(parsed) or parsed.low[mark] != "that" or parsed.labels[mark] != "mark":
        return None
    head = parsed.heads[mark]
    words = [w for w in parsed.subtree(head) if w > mark] if head > mark else []
    return Content(plain(parsed, words), head, "that") if words else None


def _attached(parsed: Parsed, word: int) -> bool:
    """Whether a cue beside a clause takes it as its words: it has none of its own and no semicolon parts the two."""
    head = parsed.heads[word]
    if head < 0 or parsed.child(word, "ccomp", "xcomp", "obj") is not None:
        return False
    return not any(parsed.words[w] == ";" for w in range(min(word, head), max(word, head)))


def _introduced(parsed: Parsed, found: Found, side: int) -> bool:
    """Whether a clause beside a cue follows it behind a colon, a mark or at once behind a comma."""
    first = parsed.left[side]
    before = parsed.words[first - 1] if first else ""
    if first <= found.word or parsed.child(found.word, "xcomp") is not None:
        return False
    return (
        before in (":", "“", '"', "‘")
        or parsed.words[first] in (":", "“", '"', "‘")
        or first <= found.last + 2
    )


_TELLING = frozenset({"tell", "remind", "assure", "inform", "warn"})


def _bare(parsed: Parsed, told: int) -> Content | None:
    """ "Told the same people they were finished": a clause without "that", taken for a relative one."""
    for kid in parsed.children(told, "acl:relcl"):
        subject = parsed.subject(kid)
        first = parsed.left[kid]
        pronoun = subject == first and parsed.low[first] in ("he", "she", "it", "they", "we")
        if pronoun and first > told and parsed.right[kid] > kid - 1 and parsed.upos[kid] in ("VERB", "ADJ"):
            return Content(plain(parsed, parsed.subtree(kid)), kid, "that")
    return None


def _behind_object(parsed: Parsed, found: Found) -> Content | None:
    """ "promised his counterpart that …": the clause that the parser hung on the one spoken to."""
    obj = parsed.child(found.word, "obj", "iobj")
    if obj is None or "that" not in found.entry.frames:
        return None
    bare = _bare(parsed, obj) if found.lemma in _TELLING else None
    if bare is not None:
        return bare
    for kid in parsed.children(obj, "acl", "acl:relcl", "ccomp"):
        marks = [k for k in parsed.children(kid, "mark") if parsed.low[k] == "that"]
        if marks and parsed.subject(kid) is not None:
            words = [w for w in parsed.subtree(kid) if w > marks[0]]
            return Content(plain(parsed, words), kid, "that")
    return None


def _parted(parsed: Parsed, cue: int, clause: int) -> bool:
    """Whether a semicolon stands between a cue and a clause behind it."""
    return any(parsed.words[w] == ";" for w in range(cue, parsed.left[clause] + 1))


def _relative(parsed: Parsed, clause: int, cue: int) -> bool:
    """A relative clause that the parser took for a complement; not one around the cue ("which it said had sunk")."""
    first = parsed.left[clause]
    while parsed.upos[first] == "PUNCT" and first < clause:
        first += 1
    if first < cue < clause:
        return False
    return parsed.low[first] in ("who", "which", "whose") and parsed.words[first - 1 : first] == (",",)


def _clause(parsed: Parsed, word: int, clause: int, frame: str, rest: Sequence[int] = ()) -> Content:
    others = [k for k in parsed.kids[word] if k != clause]
    words = parsed.subtree(clause, without=(*others, *rest))
    words = _without_mark(parsed, rest[-1] if rest else word, clause, words)
    words = [*words, *_further(parsed, words, "that" if frame == "that" else "to")]
    return Content(plain(parsed, words), clause, frame)


def _further(parsed: Parsed, words: Sequence[int], mark: str) -> list[int]:
    """A second clause joined to the first by "and that", "but that", "or to", if the parser hung it elsewhere."""
    at = words[-1] + 1 if words else len(parsed)
    while at < len(parsed) and parsed.upos[at] == "PUNCT" and parsed.words[at] == ",":
        at += 1
    if (
        at + 2 >= len(parsed)
        or parsed.upos[at] != "CCONJ"
        or parsed.low[at + 1] != mark
        or parsed.labels[at + 1] != "mark"
    ):
        return []
    head = parsed.heads[at + 1]
    return list(range(at, parsed.right[head] + 1)) if head > at else []


def _without_mark(parsed: Parsed, cue: int, clause: int, words: Sequence[int]) -> list[int]:
    """What stands behind "that"; behind the cue, where the clause follows it and little else stands before."""
    marks = [k for k in parsed.children(clause, "mark") if parsed.low[k] == "that"]
    if marks and (marks[0] > cue or marks[0] - words[0] <= 4):
        return [w for w in words if w > marks[0]]
    before = [w for w in words if w < cue]
    return [w for w in words if w > cue] if clause > cue and len(before) <= 3 else list(words)


_WITH_GERUND = frozenset(
    "deny admit acknowledge confess boast brag suggest propose recommend rule advocate mention report regret".split()
)


def _gerund(parsed: Parsed, found: Found) -> Content | None:
    """ "Denied having …", "ruled out escorting …", "boasted of sinking …"."""
    if found.lemma not in _WITH_GERUND:
        return None
    for kid in parsed.children(found.word, "xcomp", "advcl", "obj"):
        first = parsed.child(kid, "aux", "aux:pass") or kid
        marks = [k for k in parsed.children(kid, "mark", "case") if k < kid]
        linked = all(parsed.low[m] in ("of", "to", "about") and m == found.last + 1 for m in marks)
        opens = max(marks, default=found.last) + 1 == first
        if (
            kid > found.last
            and parsed.upos[kid] == "VERB"
            and parsed.xpos[first] == "VBG"
            and linked
            and opens
        ):
            words = [w for w in parsed.subtree(kid) if w >= first]
            return Content(plain(parsed, words), kid, "that")
    return None


def _infinitive(parsed: Parsed, found: Found) -> Content | None:
    frames = found.entry.frames
    if not ({"inf", "obj-inf"} & set(frames) or {"for", "on"} & set(frames)):
        return None
    if found.lemma in _FORESEEING:
        return _foreseen(parsed, found)
    for kid in parsed.children(found.word, "xcomp", "advcl", "ccomp"):
        marks = {parsed.low[k] for k in parsed.children(kid, "mark")}
        if (
            kid > found.word
            and "to" in marks
            and (
                parsed.labels[kid] == "xcomp"
                or "obj-inf" in frames
                or found.lemma in _APPEALING
                or ("inf" in frames and parsed.child(found.word, "obj") is None)
            )
        ):
            return _clause(parsed, found.word, kid, "inf")
    if "obj-inf" in frames or found.lemma in _APPEALING:
        target = parsed.child(found.word, "obj", "obl")
        for kid in parsed.children(target, "acl") if target is not None else ():
            if "to" in {parsed.low[k] for k in parsed.children(kid, "mark")}:
                return Content(plain(parsed, parsed.subtree(kid)), kid, "inf")
    return None


def _foreseen(parsed: Parsed, found: Found) -> Content | None:
    """ "Expects the talks to fail": the object and what it will do, unless the speaker himself will."""
    obj = next((k for k in parsed.children(found.word, "obj") if k > found.word), None)
    for kid in parsed.children(found.word, "xcomp", "ccomp", "advcl"):
        acting = parsed.subject(kid) if obj is None else obj
        if kid > found.word and acting is not None and _to(parsed, kid):
            return Content(plain(parsed, range(parsed.left[acting], parsed.right[kid] + 1)), kid, "that")
    for kid in parsed.children(obj, "acl") if obj is not None else ():
        if obj is not None and _to(parsed, kid):
            return Content(plain(parsed, range(parsed.left[obj], parsed.right[kid] + 1)), kid, "that")
    return None


def _to(parsed: Parsed, verb: int) -> bool:
    return any(parsed.low[k] == "to" for k in parsed.children(verb, "mark", "aux"))


_FORESEEING = frozenset({"expect", "estimate"})
_APPEALING = frozenset({"appeal", "plead", "call"})


def noun_content(parsed: Parsed, found: Found) -> Content | None:
    """The clause or phrase of a noun that reports: "his claim that …", "threats to …", "its demand for …"."""
    word, frames = found.word, found.entry.frames
    for kid in parsed.children(word, "acl", "ccomp", "acl:relcl", "advcl", "xcomp", "parataxis"):
        marks = {parsed.low[k] for k in parsed.children(kid, "mark")}
        if "that" in marks and kid > word:
            return _clause(parsed, word, kid, "that")
        if "to" in marks and kid > word and "inf" in frames and parsed.labels[kid] in ("acl", "xcomp"):
            words = parsed.subtree(kid)
            return Content(plain(parsed, [*words, *_further(parsed, words, "to")]), kid, "inf")
    adjacent = _adjacent(parsed, word) if "that" in frames else None
    if adjacent is not None:
        return adjacent
    head = parsed.heads[word]
    if head >= 0 and parsed.labels[word] == "obj" and "that" in frames:
        for kid in parsed.children(head, "ccomp"):
            if (
                kid > word
                and parsed.low[parsed.left[kid]] == "that"
                and parsed.left[kid] == parsed.right[word] + 1
            ):
                return _clause(parsed, head, kid, "that")
    for kid in parsed.children(word, "nmod"):
        link = parsed.case(kid).split(" ")[0]
        if link in frames and kid > word and link in ("for", "of", "on", "against"):
            words = [w for w in parsed.subtree(kid) if w not in parsed.children(kid, "case")]
            return Content(plain(parsed, words), kid, link)
    return None


def plain(parsed: Parsed, words: Iterable[int]) -> tuple[int, ...]:
    """Without punctuation at the edges, opening and closing marks apart."""
    kept = list(words)
    while kept and parsed.upos[kept[-1]] == "PUNCT" and parsed.words[kept[-1]] not in "”’\"')":
        kept.pop()
    while kept and parsed.upos[kept[0]] == "PUNCT" and parsed.words[kept[0]] not in "“‘\"'(":
        kept.pop(0)
    return tuple(kept)


def pieces_of(
    parsed: Parsed,
    content: Content,
    keep_out: Iterable[int],
    quotations: Sequence[Quotation],
    text: str,
    cue: int = -1,
) -> list[tuple[int, int]]:
    """Offsets of the content, broken where words of the cue's clause stand inside it.

    A quotation that holds most of a piece, but not the cue, lends it its whole inside, beyond the sentence too.
    """
    out = set(keep_out)
    words = [w for w in content.words if w not in out]
    if not words:
        return []
    starts, ends = parsed.sentence.starts, parsed.sentence.ends
    inside = set(content.words)
    runs: list[list[int]] = [[words[0]]]
    for word in words[1:]:
        gap = range(runs[-1][-1] + 1, word)
        if any(parsed.upos[g] != "PUNCT" and g not in inside for g in gap) or any(
            g in out and parsed.upos[g] != "PUNCT" for g in gap
        ):
            runs.append([word])
        else:
            runs[-1].append(word)
    spans = [(starts[run[0]], ends[run[-1]]) for run in runs if any(parsed.upos[w] != "PUNCT" for w in run)]
    return _widened(spans, [q for q in quotations if not q.start <= cue < q.end], text)


def _widened(
    spans: list[tuple[int, int]], quotations: Sequence[Quotation], text: str
) -> list[tuple[int, int]]:
    widened: list[tuple[int, int]] = []
    for start, end in spans:
        first, last = trimmed(text, start, end)
        for quotation in quotations:
            overlap = min(last, quotation.end) - max(first, quotation.start)
            if overlap <= 0:
                continue
            if overlap >= 0.75 * (last - first):
                inside = trimmed(text, quotation.start, quotation.end)
                led = first < quotation.opened and any(c.isalnum() for c in text[first : quotation.opened])
                first, last = (first, max(last, inside[1])) if led else inside
            elif quotation.end > last:
                last = trimmed(text, first, min(quotation.end, last + 400))[1]
        if last > first and not any(first < b and a < last for a, b in widened):
            widened.append((first, last))
    return joined(widened, text)


def joined(pieces: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Pieces that only marks part are one."""
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        if joined and joined[-1][1] <= start and not any(c.isalnum() for c in text[joined[-1][1] : start]):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space, punctuation and unpaired marks at the edges."""
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM and not _paired(text, start, end):
        end -= 1
    return start, end


def _paired(text: str, start: int, end: int) -> bool:
    """Whether the last mark closes one that stands inside ("… “as a gesture of peace”")."""
    last = text[end - 1]
    inside = text[start : end - 1]
    if last == ")":
        return "(" in inside
    if last == '"':
        return inside.count('"') % 2 == 1
    openers = {"”": "“", "’": "‘", "»": "«"}
    return last in openers and inside.count(openers[last]) > inside.count(last)
