"""The words that report: which verbs and nouns of a sentence attribute words to somebody, and whether they assert it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.coding.parsed import Parsed

if TYPE_CHECKING:
    from detente.lexicon import Cue, Lexicon

__all__ = ["Found", "asserted", "noun_cues", "verb_cues"]

_MODALS = frozenset(
    {"will", "would", "can", "could", "may", "might", "shall", "should", "must", "'ll", "'d", "wo", "ca"}
)
_IF = frozenset({"if", "unless", "whether", "lest", "should"})
_WHEN = frozenset({"when", "once", "until", "till", "before", "whenever"})
_RAISING = frozenset(
    "go continue seem appear happen begin start proceed come hasten rush move choose dare take use seize be write"
    " appear meet call intervene return break release issue make travel post emerge speak hurry race scramble telephone"
    " phone ring convene pause rise".split()
)
_WITHHOLDING = frozenset(
    {"refuse", "decline", "fail", "refrain", "avoid", "stop", "hesitate", "forbear", "neglect"}
)
_EXCLUDED = frozenset(
    {"without", "instead", "rather", "from", "of", "besides", "toward", "towards", "for", "on", "about"}
)
_THOUGHTS = frozenset(
    {"believe", "think", "expect", "see", "feel", "consider", "want", "imagine", "anticipate"}
)


@dataclass(frozen=True, slots=True)
class Found:
    """A cue in a sentence: the word, its particle ("rule *out*"), its entry; `rest` are an idiom's further words."""

    word: int
    last: int
    lemma: str
    entry: Cue
    rest: tuple[int, ...] = ()


def verb_cues(parsed: Parsed, lexicon: Lexicon) -> Iterator[Found]:
    """Verbs of the cue table, and verbal forms of it that the tagger took for something else."""
    verbs = lexicon.verbs
    taken: tuple[int, ...] = ()
    for word, lemma in enumerate(parsed.lemmas):
        if word in taken:
            continue
        tag = parsed.upos[word]
        entry = verbs.get(lemma)
        if tag == "AUX" and parsed.low[word].endswith("ed"):
            tag = "VERB"  # "threatened to" is at times tagged as a modal; no modal ends so
        idiom = _idiom(parsed, word, lexicon.idioms.get(lemma, ())) if tag == "VERB" else None
        if idiom is not None:
            taken = idiom.rest
            yield idiom
            continue
        if entry is None and tag == "VERB":
            lemma = _verb_form(parsed.low[word])
            entry = verbs.get(lemma)
        if tag == "VERB":
            if entry is None or (entry.kind == "attitude" and lemma != "hope"):
                continue
            particle = parsed.child(word, "compound:prt")
            last = particle if particle is not None and particle > word else word
            if particle is not None and f"{lemma} {parsed.low[particle]}" not in _PARTICLES:
                continue
            if lemma == "rule" and particle is None:
                continue
            yield Found(word, last, lemma, entry)
        elif tag in ("NOUN", "PROPN", "ADJ") and _mistagged(parsed, word):
            entry = verbs.get(_verb_form(parsed.low[word]))
            if entry is not None and entry.kind == "speech" and entry.strength >= 2:
                yield Found(word, word, entry.lemma, entry)


def _idiom(parsed: Parsed, word: int, idioms: Iterable[Cue]) -> Found | None:
    """A cue of several words that starts here; what stands between them belongs to the verb ("turned it down")."""
    for entry in idioms:
        rest = _further(parsed, word, entry.lemma.split()[1:])
        if rest:
            return Found(word, rest[-1], entry.lemma, entry, rest)
    return None


def _further(parsed: Parsed, word: int, parts: Sequence[str]) -> tuple[int, ...]:
    found: list[int] = []
    at = word
    for part in parts:
        after = at + 1
        while after < len(parsed) and part not in (parsed.lemmas[after], parsed.low[after]):
            if after - at > _GAP or parsed.upos[after] not in _BETWEEN:
                return ()
            after += 1
        adverbial = part in _ADVERBS and part == parts[-1]
        if after >= len(parsed) or (adverbial and parsed.labels[after] in ("case", "mark")):
            return ()
        found.append(after)
        at = after
    return tuple(found)


_GAP = 6
_BETWEEN = frozenset({"PRON", "DET", "ADJ", "ADV", "NOUN", "PROPN", "PART", "NUM"})
_ADVERBS = frozenset("down aside off away back out up over on in along around".split())
_PARTICLES = frozenset({"rule out", "point out", "lash out", "spell out", "lay out", "call out", "set out", "write back",
                        "shoot back", "call off", "fire back", "hit back", "call on", "call for",
                        "call upon"})  # fmt: skip


def _mistagged(parsed: Parsed, word: int) -> bool:
    """A plural noun between a name and "that" or "out that" is a verb ("Lewis points out that …")."""
    low = parsed.low[word]
    if not low.endswith(("s", "ed")) or word == 0 or word + 1 >= len(parsed):
        return False
    after = parsed.low[word + 1]
    if after in ("out", "back") and word + 2 < len(parsed):
        after = parsed.low[word + 2]
    return parsed.upos[word - 1] in ("PROPN", "PRON") and after in ("that", ":", "“")


def _verb_form(low: str) -> str:
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    for ending, stem in (("ies", "y"), ("s", ""), ("ed", "e"), ("ed", ""), ("es", "")):
        if low.endswith(ending):
            return low[: -len(ending)] + stem
    return low


_IRREGULAR = {
    "foresaw": "foresee", "foreseen": "foresee", "foretold": "foretell", "forbade": "forbid", "swore": "swear",
    "sworn": "swear", "undertook": "undertake", "undertaken": "undertake", "withheld": "withhold", "besought": "beseech",
    "held": "hold", "wrote": "write", "spoke": "speak", "told": "tell", "said": "say", "drew": "draw", "beheld": "behold",
    "bade": "bid", "forewent": "forgo", "shot": "shoot", "thought": "think", "felt": "feel", "read": "read",
}  # fmt: skip


def noun_cues(parsed: Parsed, lexicon: Lexicon) -> Iterator[Found]:
    """Nouns of the cue table ("claim", "threats")."""
    nouns = lexicon.nouns
    for word, lemma in enumerate(parsed.lemmas):
        if parsed.upos[word] == "NOUN":
            entry = nouns.get(lemma)
            if entry is not None and entry.kind != "attitude":
                yield Found(word, word, lemma, entry)


def asserted(parsed: Parsed, found: Found) -> str | None:
    """Whether the text says that the words were spoken: "affirmed", "negated", or None where it does not say.

    A conditional, a plan, a question and a purpose assert nothing; "has not confirmed", "declined to say" negate.
    """
    word = found.word
    if parsed.labels[word] in ("amod", "compound", "nmod", "case") and parsed.upos[word] == "VERB":
        return None
    if word == 0 and parsed.xpos[word] in ("VBN", "VBD") and parsed.subject(word) is None:
        return None
    polarity = _own(parsed, found)
    if polarity is None:
        return None
    governing = _governing(parsed, word)
    if governing is None:
        return None
    flips = (polarity == "negated") != (governing == "negated")
    return "negated" if flips else "affirmed"


def _own(parsed: Parsed, found: Found) -> str | None:
    word = found.word
    marks = {parsed.low[k] for k in parsed.children(word, "mark", "advmod")}
    marks |= {parsed.low[f] for k in parsed.children(word, "mark") for f in parsed.children(k, "fixed")}
    if marks & _IF or (
        marks & _WHEN and parsed.xpos[word] in ("VBP", "VBZ", "VB") and parsed.labels[word] == "advcl"
    ):
        return None
    if _put_to(parsed, word):
        return None
    helpers = [parsed.low[k] for k in parsed.children(word, "aux", "aux:pass") if k < word]
    negated = parsed.negated(word)
    if _asks(parsed, word, helpers):
        return None
    if any(h in _MODALS for h in helpers):
        reporting = negated or "only" in marks
        if not reporting or found.lemma in _THOUGHTS:
            return None
        if not set(helpers) & {"would", "will", "wo", "could"}:
            return None
        if "only" in marks and not negated:
            return "affirmed"
    if (
        not negated
        or found.lemma in _THOUGHTS
        or (found.last > word and found.lemma == "rule")
        or found.lemma == "exclude"
    ):
        return "affirmed"
    return "negated"


def _put_to(parsed: Parsed, word: int) -> bool:
    """ "X, asked about it, declined": a question put to somebody."""
    after = parsed.low[word + 1 : word + 2]
    beside = word > 0 and parsed.words[word - 1] in (",", "(") and parsed.subject(word) != word - 1
    return beside and parsed.lemmas[word] in _PUT and after[:1] != () and after[0] in _ABOUT


_PUT = frozenset({"ask", "press", "question", "challenge", "quiz"})
_ABOUT = frozenset(
    {"about", "by", "whether", "if", "how", "why", "what", "when", "where", "on", "for", "repeatedly"}
)


def _asks(parsed: Parsed, word: int, helpers: list[str]) -> bool:
    if (
        not helpers
        or not parsed.sentence.text.rstrip("”\"’' ").endswith("?")
        or parsed.labels[word] not in ("root", "conj")
    ):
        return False
    subject = parsed.subject(word)
    first = min(parsed.children(word, "aux", "aux:pass"), default=word)
    return subject is not None and first < subject


def _governing(parsed: Parsed, word: int) -> str | None:
    """What the governing clause does to a dependent cue: leaves it affirmed, negates it, or leaves it open."""
    label, head = parsed.labels[word], parsed.heads[word]
    if head < 0:
        return "affirmed" if parsed.xpos[word] != "VB" or parsed.subject(word) is not None else None
    marks = [parsed.low[k] for k in parsed.children(word, "mark", "case")]
    lemma = parsed.lemmas[head]
    if (
        label in ("xcomp", "advcl", "ccomp", "acl", "obl") and parsed.xpos[word] in ("VB", "VBG")
    ) or "to" in marks:
        if lemma in _WITHHOLDING or lemma == "short":
            return _withheld(parsed, head)
        if any(m in _EXCLUDED for m in marks):
            return None
        if "to" in marks:
            return _infinitive(parsed, word, head, label)
        if label == "acl" and parsed.xpos[word] == "VBG":
            return "affirmed" if not marks else None
    if label == "conj":
        return _conjoined(parsed, word, head)
    return _above(parsed, word)


def _withheld(parsed: Parsed, head: int) -> str | None:
    helpers = {parsed.low[k] for k in parsed.children(head, "aux")}
    marks = {parsed.low[k] for k in parsed.children(head, "mark")}
    return None if helpers & _MODALS or marks & _IF or "to" in marks else "negated"


_QUICK = frozenset({"quick", "swift", "prompt", "first", "fast", "last", "only", "alone"})
_CAUSING = frozenset({"prompt", "lead", "cause", "spur", "provoke", "oblige", "compel"})
_PAINS = frozenset({"bother", "trouble", "care", "deign", "stoop", "condescend"})
_UP = frozenset({"get", "stand", "sit", "step"})
_REPUTED = frozenset({"say", "report", "believe", "think", "understand", "know", "rumour", "rumor", "allege"})


def _governs_act(parsed: Parsed, head: int, label: str) -> bool:
    """Whether the verb or adjective over an infinitive tells that its act took place."""
    lemma = parsed.lemmas[head]
    if lemma in _QUICK and parsed.upos[head] != "VERB":
        return parsed.child(head, "cop") is not None
    if lemma in _CAUSING:
        return parsed.child(head, "obj", "iobj") is not None and parsed.upos[head] == "VERB"
    if lemma in _UP:
        return label == "advcl" and any(parsed.low[k] in ("up", "forward") for k in parsed.kids[head])
    if lemma in _REPUTED:
        return parsed.child(head, "aux:pass") is not None and parsed.child(head, "nsubj:pass") is not None
    return lemma in _RAISING


def _infinitive(parsed: Parsed, word: int, head: int, label: str) -> str | None:
    if label in ("xcomp", "advcl") and parsed.lemmas[head] in _PAINS and parsed.negated(head):
        return "negated"
    if label not in ("xcomp", "advcl") or not _governs_act(parsed, head, label):
        return None
    if label == "xcomp" and parsed.lemmas[head] in ("use", "take", "come"):
        return None
    helpers = {parsed.low[k] for k in parsed.children(head, "aux")}
    if (
        helpers & _MODALS
        or parsed.negated(head)
        or (parsed.xpos[head] == "VBG" and parsed.lemmas[head] == "go")
    ):
        return None
    return _above(parsed, head)


def _conjoined(parsed: Parsed, word: int, head: int) -> str | None:
    if (
        parsed.subject(word) is not None
        or parsed.children(word, "aux")
        or parsed.xpos[word] in ("VBD", "VBN", "VBZ")
    ):
        return _above(parsed, head)
    helpers = {parsed.low[k] for k in parsed.children(head, "aux")}
    if (helpers & _MODALS and parsed.xpos[word] == "VB") or "to" in {
        parsed.low[k] for k in parsed.children(head, "mark")
    }:
        return None
    marks = {parsed.low[k] for k in parsed.children(head, "mark")}
    return None if marks & _IF else _above(parsed, head)


def _above(parsed: Parsed, word: int) -> str | None:
    """None inside an if-clause."""
    node = word
    for head in parsed.above(word):
        if parsed.labels[node] == "advcl" and {parsed.low[k] for k in parsed.children(node, "mark")} & _IF:
            return None
        node = head
    return "affirmed"
