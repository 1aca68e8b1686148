"""Who is to do what: words of a demand, an offer, a threat or a refusal read as an act that can be an option."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from detente.assessment.positions import stems
from detente.drafting.issues import harms, is_talk, issue_option, issue_text, templates
from detente.drafting.words import (
    AFTER_VERB,
    GROUP,
    OWN,
    SELF,
    begins,
    clean,
    is_base,
    label,
    lemmas,
    lowered,
    until_boundary,
    verb_of,
)
from detente.lexicon import Lexicon

__all__ = ["Act", "letting", "meeting", "pieces", "read", "read_all", "taking", "vague"]

_SUBJECT = 8
_OPENING = frozenset(
    "that if when once unless until and but so then otherwise instead provided first also only".split()
)
_BODIES = frozenset(
    """country government side nation army military ministry forces troops state administration people regime
    delegation""".split()
)
_DENIES = frozenset(
    """not never no n't cannot won't can't wouldn't couldn't doesn't
    don't didn't isn't aren't refuse refuses refused decline declines""".split()
)
_BE = frozenset("is are was were be been being am isn't aren't".split())
_HAVE = frozenset("has have had".split())
_THINKS = frozenset("imagine see think believe know expect say tell hope mean understand".split())
_OPINES = frozenset("think believe know expect imagine understand doubt suspect assume feel".split())
_FINITE = GROUP - set(
    "to no not first also again now still even need needs want plan plans ready able never".split()
)
_ASPECTS = frozenset("start begin continue keep proceed go".split())
_NO_DEED = frozenset("go do be have say tell know".split())
_PARTICLES = frozenset("off up out back down away in over on to".split())
_THERE = re.compile(
    r"\bthere (?:will|would|could|can|may|might|must|is|was)\b|\b(?:will|would|could|can) there be\b", re.I
)
_POINTS = frozenset("that this it them so these those either neither".split())


@dataclass(frozen=True, slots=True)
class Act:
    """Something a side can do.

    Attributes
    ----------
    owner : country code; "" where the words do not say whose act it is
    key : issue's option, or "" where no issue is touched
    verb : lemma; "" where the words name a thing and no deed
    text : the option's text, beginning with a verb
    stems : what carries the matter
    denied : whether the words say that it is not, or must not be, done
    """

    owner: str
    key: str
    verb: str
    text: str
    stems: frozenset[str]
    denied: bool = False


def read_all(
    text: str, *, speaker: str, default: str, lexicon: Lexicon, verb: bool = False, perfect: bool = False
) -> list[Act]:
    """Every act in the words: "release the prisoners and reopen the border" are two."""
    found: list[Act] = []
    for piece in pieces(text):
        owner = found[-1].owner if found else default
        act = read(
            piece, speaker=speaker, default=owner, lexicon=lexicon, verb=verb or bool(found), perfect=perfect
        )
        if act is not None and (not found or act.verb):
            found.append(act)
    return found


def read(
    text: str, *, speaker: str, default: str, lexicon: Lexicon, verb: bool = False, perfect: bool = False
) -> Act | None:
    """The act that the words speak of.

    Parameters
    ----------
    speaker : whose "we" and "it" these are
    default : whose act it is where no subject is named
    verb : whether the words are known to begin with a verb ("demanded that it *release* …")
    perfect : whether "had released" names the act, as after "once" and "until"; else it tells of the past
    """
    words = clean(text)
    ahead = any(w.lower() in _FINITE for w in words[:_SUBJECT])
    if words and words[0].lower().endswith("ing") and verb_of(words[0]) and not ahead:
        words, verb = ["to", verb_of(words[0]), *words[1:]], True
    verb = verb or bool(words and words[0].lower() == "to")
    while words and (words[0].lower() in _OPENING or words[0].lower() == "to"):
        words = words[1:]
    plain = verb and bool(words) and not (lemmas(words[0], "ADJ") and text.lstrip()[:3].lower() != "to ")
    if words and is_base(words[0]) and words[0] not in GROUP and (plain or begins(words)):
        return _predicate(words, text, default, speaker, default, lexicon)
    if _THERE.search(text):
        return _thing(text, speaker, lexicon)
    owner, at = _subject(words, speaker, lexicon)
    if owner is None and at == 0:
        return _thing(text, default, lexicon)
    if owner is None:
        passive = _passive(words, at, text, default, lexicon, perfect)
        return passive or (None if _agentless(words[at:]) else _thing(text, default, lexicon))
    return _predicate(words[at:], text, owner, speaker, default, lexicon, perfect)


def taking(verb: str, text: str, owner: str) -> Act | None:
    """The act of accepting or providing a thing, where only the thing is named ("a fixed quota")."""
    words = until_boundary(clean(text))
    opening = [w.lower() for w in words[:2]]
    if not words or opening[0] in _POINTS | SELF | {"to", "not"} or any(w.lower() in _FINITE for w in words):
        return None
    if len(words) == 1 and is_base(words[0]):
        return None
    if (opening[0] in OWN and opening[-1] in _BODIES) or any(w.lower() in SELF for w in words):
        return None
    if words[0].lower() == "no":
        if verb != "accept":
            return None
        words = ["any", *words[1:]]
    wording = label(verb, lowered(words))
    if words[1:2] and words[1].lower() in _PARTICLES and lemmas(words[0]):
        return None
    if not wording or vague(verb, wording) or (lemmas(words[0]) and words[0].endswith("ed")):
        return None
    return Act(owner, "", verb, wording, stems(wording.lower()) - {verb})


def meeting(text: str, owner: str, lexicon: Lexicon) -> Act | None:
    """The act of meeting a condition that is a state of things ("the border is open"), not somebody's deed."""
    words = clean(text)
    first = words[0].lower() if words else ""
    named, at = _subject(words, "", lexicon)
    if named is not None or not at or first in SELF or not any(w.lower() in _BE for w in words[at : at + 3]):
        return None
    said = label("x", until_boundary(words))[2:]
    matter = stems(said.lower()) - set(templates()["vague"]["stems"])
    return Act(owner, "", "meet", f"Meet the condition “{said}”", stems(said.lower())) if matter else None


def letting(text: str, owner: str) -> Act | None:
    """The act of letting a thing happen that is nobody's deed ("the sanctions return")."""
    words = until_boundary(clean(text))
    if len(words) < 2 or words[0].lower() in SELF | _POINTS or any(w.lower() in _FINITE for w in words):
        return None
    least = 2 if lowered(words)[0] in OWN | {"a", "an", "any", "no"} else 1
    places = [at for at, w in enumerate(words[:6]) if at >= least and lemmas(w)]
    past = [at for at in places if verb_of(words[at]) != words[at] and not words[at].endswith(("s", "ing"))]
    third = [
        at for at in places if at > 1 and words[at].endswith("s") and words[at - 1].lower() not in AFTER_VERB
    ]
    if not (found := past[:1] or third[:1] or places[-1:]):
        return None
    at = found[0]
    wording = label("let", [*lowered(words[:at]), verb_of(words[at]), *words[at + 1 :]])
    return (
        Act(owner, "", "let", wording, stems(wording.lower()) - {"let"})
        if wording and not vague("let", wording)
        else None
    )


def vague(verb: str, wording: str) -> bool:
    """Whether an act says nothing of what is done ("help on the issue")."""
    return not harms(wording) and not stems(wording.lower()) - stems(verb) - set(
        templates()["vague"]["stems"]
    )


def pieces(text: str) -> Iterator[str]:
    """The words cut where a second verb of the same kind follows: ", and to …", " and reopen the …"."""
    parts = re.split(r",? and (to )?(?=[a-z])", text)
    kept = parts[0]
    for to, rest in zip(parts[1::2], parts[2::2], strict=True):
        words = clean(rest)
        if words and is_base(words[0]) and (to or begins(words)):
            yield kept
            kept = rest
        else:
            kept = f"{kept} and {to or ''}{rest}"
    yield kept


def _subject(words: Sequence[str], speaker: str, lexicon: Lexicon) -> tuple[str | None, int]:
    """Whose act it is and where the verb group begins; (None, 0) where no subject stands there."""
    lower = [w.lower() for w in words[:_SUBJECT]]
    if not lower:
        return None, 0
    if lower[0] in SELF:
        return speaker, 1
    if lower[0] in OWN and len(lower) > 1 and lower[1] in _BODIES:
        return speaker, 2
    start = 1 if lower[0] == "the" else 0
    match = lexicon.name_at(words, 0) or lexicon.name_at(words, start)
    if match is not None:
        codes = {n.code for n in match.names if n.code}
        at = match.end
        while at < len(lower) and lower[at] in _BODIES:
            at += 1
        if len(codes) == 1 and at < len(words) and _starts_group(words, at):
            return next(iter(codes)), at
    for at, word in enumerate(lower):
        if (
            at
            and word in GROUP - {"to", "no", "not"}
            and word not in ("plan", "plans", "need", "needs", "want")
        ):
            return None, at
    return None, 0


def _starts_group(words: Sequence[str], at: int) -> bool:
    word = words[at].lower()
    return word in GROUP or (bool(lemmas(word)) and word not in ("and", "or"))


def _passive(
    words: Sequence[str], at: int, text: str, owner: str, lexicon: Lexicon, perfect: bool
) -> Act | None:
    """What is to be done to a thing as the deed of the side that promises it or is asked for it."""
    before, denied, be = _plain(words[:at]), False, False
    if not perfect and any(w.lower() in _HAVE for w in words[at : at + 4]):
        return None
    while before and before[0].lower() in _DENIES | {"none", "neither"}:
        before, denied = before[1:], True
    while at < len(words) and words[at].lower() in GROUP:
        denied |= words[at].lower() in _DENIES
        be |= words[at].lower() in _BE
        at += 1
    lemma = verb_of(words[at]) if at < len(words) else ""
    if not be or not lemma or lemma in _NO_DEED or words[at].lower() == lemma or words[at].endswith("ing"):
        return None
    if lemma in templates()["soft"]["settling"]:
        return _thing(text, owner, lexicon)
    if not before or any(re.fullmatch(r"[;:—–,]", w) for w in before):
        return None
    rest = [*lowered(before), *until_boundary(words[at + 1 :])]
    talk, wording = is_talk(lemma, rest), label(lemma, rest)
    if not wording or (not talk and vague(lemma, wording)):
        return None
    key = "talk" if talk else issue_option(wording, lexicon, lemma)
    return Act(owner, key, lemma, wording, stems(wording.lower()), denied)


def _plain(words: Sequence[str]) -> Sequence[str]:
    """A subject without its relative clause: "the corridor, which they closed,"."""
    if "," in words:
        first = words.index(",")
        if (
            words[first + 1 : first + 2]
            and words[first + 1].lower() in ("which", "who", "whose")
            and "," in words[first + 1 :]
        ):
            return [*words[:first], *words[words.index(",", first + 1) + 1 :]]
    return words


def _agentless(words: Sequence[str]) -> bool:
    """Whether a thing's verb group makes it nobody's deed ("would survive")."""
    return not any(w.lower() in _BE | {"must", "have", "should"} for w in words[:3])


def _predicate(
    words: Sequence[str],
    text: str,
    owner: str,
    speaker: str,
    default: str,
    lexicon: Lexicon,
    perfect: bool = False,
) -> Act | None:
    at, denied, be, have = 0, False, False, False
    while at < len(words) and words[at].lower() in GROUP:
        word = words[at].lower()
        denied |= word in _DENIES
        be, have = word in _BE or (be and word not in ("to",)), word in _HAVE
        at += 1
    lemma = verb_of(words[at]) if at < len(words) else ""
    if not lemma:
        return _thing(text, owner, lexicon)
    if lemma in _THINKS and (inner := re.search(r"\b(?:under which|in which|that) (.+)", text)):
        found = read(inner[1], speaker=speaker, default=default, lexicon=lexicon)
        return None if found is None else replace(found, denied=denied or found.denied)
    if lemma in _OPINES:
        return None
    participle = words[at].lower() != lemma and not words[at].lower().endswith("ing")
    if words[at - 1].lower() in _BE and at and words[at].lower() == lemma:
        return _thing(text, owner, lexicon)
    if (be and participle) or (have and participle and not denied and not perfect):
        return _thing(text, owner, lexicon) if be else None
    rest = until_boundary(words[at + 1 :])
    lemma, rest = _begun(lemma, rest)
    if rest and rest[0].lower() == "no":
        rest, denied = ["any", *rest[1:]], not denied
    talk, wording = is_talk(lemma, rest), label(lemma, rest)
    if (
        lemma in templates()["speech"]["verbs"]
        or lemma in templates()["soft"]["settling"]
        or (rest and rest[0].lower() in ("nothing", "none", "nobody", "neither"))
    ):
        return None
    if not talk and (not wording or vague(lemma, wording)):
        return None
    key = (
        "talk"
        if talk
        else ""
        if lemma in templates()["soft"]["verbs"]
        else issue_option(wording, lexicon, lemma)
    )
    return Act(owner, key, lemma, wording, stems(wording.lower()), denied)


def _begun(lemma: str, rest: list[str]) -> tuple[str, list[str]]:
    """What is begun or gone on with, which is the deed: "start to fill the dam" is to fill it."""
    if lemma in _ASPECTS and rest:
        at = 1 if rest[0] == "to" and len(rest) > 1 else 0
        inner = verb_of(rest[at]) if at or rest[at].endswith("ing") else ""
        if inner:
            return inner, rest[at + 1 :]
    return lemma, rest


def _thing(text: str, owner: str, lexicon: Lexicon) -> Act | None:
    """Where the words name no deed, the option that their issue stands for."""
    key = issue_option(text, lexicon)
    wording = issue_text(key)
    return Act(owner, key, "", wording, stems(wording.lower())) if key else None
