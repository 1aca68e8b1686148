"""Who is to do what: words of a demand, an offer, a threat or a refusal read as an act that can be an option."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from detente.assessment.positions import stems
from detente.drafting.issues import harms, is_talk, issue_option, issue_text, templates
from detente.lexicon import Lexicon

__all__ = ["LABEL", "Act", "letting", "meeting", "pieces", "read", "read_all", "sides", "taking", "vague"]

LABEL = 64
"""Characters of an option's text at most."""
_SUBJECT = 8
_WORD = re.compile(r"[\w'’-]+")
_OPENING = frozenset(
    "that if when once unless until and but so then otherwise instead provided first also only".split()
)
_SELF = frozenset("i we it he she they".split())
_OWN = frozenset("his her its their our my the".split())
_BODIES = frozenset(
    """country government side nation army military ministry forces troops state administration people regime
    delegation""".split()
)
_GROUP = frozenset(
    """will would shall should must can could may might has have had is are was were be been being am to not never no
    longer n't cannot won't can't wouldn't couldn't doesn't don't didn't isn't aren't 'll ready willing prepared able
    agreed going planning plans plan intends intend wants want ought need needs also first now again even still do does
    did refuse refuses refused decline declines hope hopes hoped immediately""".split()
)
_DENIES = frozenset(
    """not never no n't cannot won't can't wouldn't couldn't doesn't
    don't didn't isn't aren't refuse refuses refused decline declines""".split()
)
_BE = frozenset("is are was were be been being am isn't aren't".split())
_HAVE = frozenset("has have had".split())
_THINKS = frozenset("imagine see think believe know expect say tell hope mean understand".split())
_BOUNDARY = frozenset(
    """if unless until before after when once while because although though but only which who whose where whereas since
    provided otherwise""".split()
)
_AFTER_VERB = frozenset(
    """the a an its his her their our all any every both no these those this that them it us more some with back from
    to in up out off over on into away without""".split()
)
_DANGLING = frozenset(
    """the a an of to and or its his her their that it has have in on at by for from with as any is was be without between
    under through within into than""".split()
)
_FINITE = _GROUP - set(
    "to no not first also again now still even need needs want plan plans ready able never".split()
)
_TURNS = _SELF | _GROUP | set("that there nobody nothing so then for in at with by on".split())
_ASPECTS = frozenset("start begin continue keep proceed go".split())
_POINTS = frozenset("that this it them so these those either neither".split())
_NUMBER = re.compile(
    r"\d[\d,.]*|(?:two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|hundred|thousand)$"
)


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


def sides(text: str, lexicon: Lexicon) -> list[str]:
    """Codes of the countries and bodies that the words name, in their order."""
    words = _clean(text)
    found: list[str] = []
    at = 0
    while at < len(words):
        match = lexicon.name_at(words, at)
        if match is None:
            at += 1
            continue
        codes = {name.code for name in match.names if name.code}
        found += codes if len(codes) == 1 else []
        at = max(match.end, at + 1)
    return list(dict.fromkeys(found))


def read_all(text: str, *, speaker: str, default: str, lexicon: Lexicon, verb: bool = False) -> list[Act]:
    """Every act in the words: "release the prisoners and reopen the border" are two."""
    found: list[Act] = []
    for piece in pieces(text):
        owner = found[-1].owner if found else default
        act = read(piece, speaker=speaker, default=owner, lexicon=lexicon, verb=verb or bool(found))
        if act is not None and (not found or act.verb):
            found.append(act)
    return found


def read(text: str, *, speaker: str, default: str, lexicon: Lexicon, verb: bool = False) -> Act | None:
    """The act that the words speak of.

    Parameters
    ----------
    speaker : whose "we" and "it" these are
    default : whose act it is where no subject is named
    verb : whether the words are known to begin with a verb ("demanded that it *release* …")
    """
    words = _clean(text)
    if words and words[0].lower().endswith("ing") and _verb(words[0]) and _begins(["x", *words[1:]]):
        words, verb = ["to", _verb(words[0]), *words[1:]], True
    verb = verb or bool(words and words[0].lower() == "to")
    while words and (words[0].lower() in _OPENING or words[0].lower() == "to"):
        words = words[1:]
    plain = verb and bool(words) and not (_lemmas(words[0], "ADJ") and text.lstrip()[:3].lower() != "to ")
    if words and _is_base(words[0]) and words[0] not in _GROUP and (plain or _begins(words)):
        return _predicate(words, text, default, speaker, default, lexicon)
    owner, at = _subject(words, speaker, lexicon)
    if owner is None and at == 0:
        return _thing(text, default, lexicon)
    if owner is None:
        passive = _passive(words, at, text, default, lexicon)
        return passive or (None if _agentless(words[at:]) else _thing(text, default, lexicon))
    return _predicate(words[at:], text, owner, speaker, default, lexicon)


def taking(verb: str, text: str, owner: str) -> Act | None:
    """The act of accepting or providing a thing, where only the thing is named ("a fixed quota")."""
    words = _until_boundary(_clean(text))
    if not words or words[0].lower() in _POINTS | {"to", "not"} or any(w.lower() in _FINITE for w in words):
        return None
    label = _label(verb, _lowered(words))
    if not label or vague(verb, label) or (_lemmas(words[0]) and words[0].endswith("ed")):
        return None
    return Act(owner, "", verb, label, stems(label.lower()) - {verb})


def meeting(text: str, owner: str, lexicon: Lexicon) -> Act | None:
    """The act of meeting a condition that is a state of things ("the border is open"), not somebody's deed."""
    words = _clean(text)
    first = words[0].lower() if words else ""
    named, at = _subject(words, "", lexicon)
    if named is not None or not at or first in _SELF or not any(w.lower() in _BE for w in words[at : at + 3]):
        return None
    said = _label("x", _until_boundary(words))[2:]
    return (
        Act(owner, "", "meet", f"Meet the condition “{said}”", stems(said.lower()))
        if stems(said.lower())
        else None
    )


def letting(text: str, owner: str) -> Act | None:
    """The act of letting a thing happen that is nobody's deed ("the sanctions return")."""
    words = _until_boundary(_clean(text))
    if len(words) < 2 or words[0].lower() in _SELF | _POINTS or any(w.lower() in _FINITE for w in words):
        return None
    places = [at for at, w in enumerate(words[:6]) if at and _lemmas(w)]
    past = [at for at in places if _verb(words[at]) != words[at] and not words[at].endswith(("s", "ing"))]
    if not (found := past[:1] or places[-1:]):
        return None
    at = found[0]
    label = _label("let", [*_lowered(words[:at]), _verb(words[at]), *words[at + 1 :]])
    return (
        Act(owner, "", "let", label, stems(label.lower()) - {"let"})
        if label and not vague("let", label)
        else None
    )


def vague(verb: str, label: str) -> bool:
    """Whether an act says nothing of what is done ("help on the issue")."""
    return not harms(label) and not stems(label.lower()) - stems(verb) - set(templates()["vague"]["stems"])


def pieces(text: str) -> Iterator[str]:
    """The words cut where a second verb of the same kind follows: ", and to …", " and reopen the …"."""
    parts = re.split(r",? and (to )?(?=[a-z])", text)
    kept = parts[0]
    for to, rest in zip(parts[1::2], parts[2::2], strict=True):
        words = _clean(rest)
        if words and _is_base(words[0]) and (to or _begins(words)):
            yield kept
            kept = rest
        else:
            kept = f"{kept} and {to or ''}{rest}"
    yield kept


def _clean(text: str) -> list[str]:
    plain = re.sub(r"[“”\"‘()\[\]]|(?<!\w)['’]|['’](?!\w)", " ", text)
    marks = re.sub(r"([;:—–]|, (?!\w+(?:,| and)\b))", r" \1 ", plain)
    return [w.rstrip(".!?,") if w.rstrip(".!?,") else w for w in marks.split()]


def _subject(words: Sequence[str], speaker: str, lexicon: Lexicon) -> tuple[str | None, int]:
    """Whose act it is and where the verb group begins; (None, 0) where no subject stands there."""
    lower = [w.lower() for w in words[:_SUBJECT]]
    if not lower:
        return None, 0
    if lower[0] in _SELF:
        return speaker, 1
    if lower[0] in _OWN and len(lower) > 1 and lower[1] in _BODIES:
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
            and word in _GROUP - {"to", "no", "not"}
            and word not in ("plan", "plans", "need", "needs", "want")
        ):
            return None, at
    return None, 0


def _starts_group(words: Sequence[str], at: int) -> bool:
    word = words[at].lower()
    return word in _GROUP or (bool(_lemmas(word)) and word not in ("and", "or"))


def _passive(words: Sequence[str], at: int, text: str, owner: str, lexicon: Lexicon) -> Act | None:
    """What is to be done to a thing as the deed of the side that promises it or is asked for it."""
    before, denied, be = words[:at], False, False
    while at < len(words) and words[at].lower() in _GROUP:
        denied |= words[at].lower() in _DENIES
        be |= words[at].lower() in _BE
        at += 1
    lemma = _verb(words[at]) if at < len(words) else ""
    if not be or not lemma or words[at].lower() == lemma or words[at].endswith("ing"):
        return None
    if lemma in templates()["soft"]["settling"] and (thing := _thing(text, owner, lexicon)):
        return thing
    rest = [*_lowered(before), *_until_boundary(words[at + 1 :])]
    talk, label = is_talk(lemma, rest), _label(lemma, rest)
    if not label or (not talk and vague(lemma, label)):
        return None
    key = "talk" if talk else issue_option(label, lexicon, lemma)
    return Act(owner, key, lemma, label, stems(label.lower()), denied)


def _lowered(words: Sequence[str]) -> list[str]:
    """A subject moved behind the verb loses its capital, where it is an article or a number."""
    first = words[0].lower()
    return [first if first in _OWN | {"a", "an"} or _NUMBER.fullmatch(first) else words[0], *words[1:]]


def _agentless(words: Sequence[str]) -> bool:
    """Whether a thing's verb group makes it nobody's deed ("would survive")."""
    return not any(w.lower() in _BE | {"must", "have", "should"} for w in words[:3])


def _predicate(
    words: Sequence[str], text: str, owner: str, speaker: str, default: str, lexicon: Lexicon
) -> Act | None:
    at, denied, be, have = 0, False, False, False
    while at < len(words) and words[at].lower() in _GROUP:
        word = words[at].lower()
        denied |= word in _DENIES
        be, have = word in _BE or (be and word not in ("to",)), word in _HAVE
        at += 1
    lemma = _verb(words[at]) if at < len(words) else ""
    if not lemma:
        return _thing(text, owner, lexicon)
    if lemma in _THINKS and (inner := re.search(r"\b(?:under which|in which|that) (.+)", text)):
        found = read(inner[1], speaker=speaker, default=default, lexicon=lexicon)
        return None if found is None else replace(found, denied=denied or found.denied)
    participle = words[at].lower() != lemma and not words[at].lower().endswith("ing")
    if words[at - 1].lower() in _BE and at and words[at].lower() == lemma:
        return _thing(text, owner, lexicon)
    if (be and participle) or (have and participle and not denied):
        return _thing(text, owner, lexicon) if be else None
    rest = _until_boundary(words[at + 1 :])
    lemma, rest = _begun(lemma, rest)
    talk, label = is_talk(lemma, rest), _label(lemma, rest)
    if lemma in templates()["soft"]["settling"] or (
        rest and rest[0].lower() in ("nothing", "none", "nobody", "neither")
    ):
        return None
    if not talk and (not label or vague(lemma, label)):
        return None
    key = (
        "talk"
        if talk
        else ""
        if lemma in templates()["soft"]["verbs"]
        else issue_option(label, lexicon, lemma)
    )
    return Act(owner, key, lemma, label, stems(label.lower()), denied)


def _begun(lemma: str, rest: list[str]) -> tuple[str, list[str]]:
    """What is begun or gone on with, which is the deed: "start to fill the dam" is to fill it."""
    if lemma in _ASPECTS and rest:
        at = 1 if rest[0] == "to" and len(rest) > 1 else 0
        inner = _verb(rest[at]) if at or rest[at].endswith("ing") else ""
        if inner:
            return inner, rest[at + 1 :]
    return lemma, rest


def _thing(text: str, owner: str, lexicon: Lexicon) -> Act | None:
    """Where the words name no deed, the option that their issue stands for."""
    key = issue_option(text, lexicon)
    label = issue_text(key)
    return Act(owner, key, "", label, stems(label.lower())) if key else None


def _until_boundary(words: Sequence[str]) -> list[str]:
    found: list[str] = []
    for at, word in enumerate(words):
        turns = word.lower() in ("and", "or") and words[at + 1 : at + 2] and words[at + 1].lower() in _TURNS
        if (
            turns
            or word.lower() in _BOUNDARY
            or re.fullmatch(r"[;:—–]", word)
            or (word == "," and _stops(words[at + 1 :]))
        ):
            break
        found.append(word)
    return found


def _stops(after: Sequence[str]) -> bool:
    """Whether a comma ends the words: before a name, a pronoun or a word that turns, not between adjectives."""
    first = after[0] if after else "A"
    return first[:1].isupper() or first.lower() in _TURNS | _BOUNDARY | {
        "and",
        "or",
        "a",
        "an",
        "the",
        "among",
        "including",
    }


def _label(verb: str, rest: Sequence[str]) -> str:
    """The option's text; "" where the verb alone says nothing."""
    words = [verb.capitalize()]
    for word in rest:
        if len(" ".join([*words, word])) > LABEL:
            while len(words) > 2 and (words[-1][:1].isupper() or words[-1].lower() in _DANGLING):
                words.pop()
            break
        words.append(word)
    while len(words) > 1 and (words[-1].lower() in _DANGLING or words[-1] == ","):
        words.pop()
    words = re.sub(r" ,", ",", " ".join(words)).split(" ")
    return " ".join(words) if len(words) > 1 or len(verb) > 4 else ""


def _begins(words: Sequence[str]) -> bool:
    """Whether a word that may be noun or verb has an object after it, and so is a verb."""
    if len(words) < 2:
        return not _lemmas(words[0], "NOUN") and not _lemmas(words[0], "ADJ")
    after = words[1].lower()
    if after in _AFTER_VERB or _NUMBER.fullmatch(after):
        return True
    return not _lemmas(words[0], "NOUN") and not _lemmas(words[0], "ADJ")


def _is_base(word: str) -> bool:
    return word.isalpha() and word.islower() and word in _lemmas(word)


def _verb(word: str) -> str:
    found = _lemmas(word.lower()) if word.isalpha() else ()
    return found[0] if found else ""


@cache
def _lemmas(word: str, kind: str = "VERB") -> tuple[str, ...]:
    from lemminflect import getAllLemmas

    return tuple(getAllLemmas(word.lower(), upos=kind).get(kind, ()))
