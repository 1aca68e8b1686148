"""What was said, where a verb that is itself an act of speech takes it as a phrase: "condemned …", "accused X of …"."""

from __future__ import annotations

from detente.coding.parsed import Parsed
from detente.coding.speech.contents import Content, plain
from detente.coding.speech.cues import Found

__all__ = ["object_content"]

_FOR = {"after", "for", "of", "against", "about", "over", "on", "as", "to", "at", "with"}


def object_content(parsed: Parsed, found: Found, *, target: bool) -> Content | None:
    """What a verb that is itself an act of speech takes: "accused Seoul of …", "condemned …", "called for …".

    Parameters
    ----------
    parsed : Parsed
    found : Found
    target : bool
        Whether the object is somebody spoken to or of, and so no part of the content.
    """
    word, frames = found.word, found.entry.frames
    phrases = [
        k
        for k in parsed.children(word, "obl", "advcl", "obl:arg", "nmod", "xcomp")
        if k > word and _link(parsed, k) in _links(found)
    ]
    obj = _object(parsed, found)
    if obj is not None and found.lemma in _TO_OBJECT:
        return _with_goal(parsed, word, obj)
    if target and obj is not None and found.lemma == "invite":
        return _goal(parsed, word, obj)
    if obj is not None and found.lemma in ("accuse", "suspect"):
        phrases += [k for k in parsed.children(obj, "acl", "nmod") if k > obj and _link(parsed, k) == "of"]
    naming = _names(parsed, found, obj) if found.lemma in _NAMING or "as" in frames else []
    if naming and obj is not None:
        return _naming(parsed, found, obj, naming[0], target)
    if obj is not None and not naming and found.lemma in _NAMING and not phrases:
        late = [
            k
            for k in parsed.children(obj, "amod", "acl", "appos", "conj")
            if k > obj and parsed.upos[k] in ("ADJ", "NOUN")
        ]
        late = late or _apposed(parsed, obj)
        if late:
            return Content(plain(parsed, range(parsed.left[obj], parsed.right[late[-1]] + 1)), obj, "name")
    if obj is None and found.lemma in _NAMING and parsed.child(word, "xcomp") is not None:
        name = parsed.children(word, "xcomp")[0]
        return Content(plain(parsed, parsed.subtree(name)), name, "name") if name > word else None
    if phrases and (obj is None or target or found.lemma in _TWOFOLD):
        words = [w for k in phrases for w in parsed.subtree(k)]
        link = _link_words(parsed, phrases[0])
        return Content(
            plain(parsed, [w for w in words if w not in link]), phrases[0], _link(parsed, phrases[0])
        )
    if obj is None and found.lemma in _PROMISED:
        return _left_behind(parsed, word)
    if obj is None or "obj" not in frames or found.lemma in _NO_OBJECT:
        return None
    if parsed.xpos[obj] == "WDT" and parsed.labels[word].startswith("acl") and parsed.heads[word] >= 0:
        noun = parsed.heads[word]
        return Content(plain(parsed, range(parsed.left[noun], noun + 1)), noun, "obj")
    apart = [k for k in parsed.children(obj, "acl:relcl") if _apart(parsed, k)]
    words = parsed.subtree(obj, without=[*apart, *found.rest])
    tails = [k for k in phrases if _link(parsed, k) in ("as", "for")]
    tails += [k for k in parsed.children(word, "advcl", "acl") if k > obj and _mark(parsed, k) in _TAILS]
    if found.lemma in _FELT:
        tails += [k for k in parsed.children(word, "obl") if k > obj and _link(parsed, k) in _FELT_AT]
        tails += [k for k in parsed.children(word, "conj") if k > obj and parsed.upos[k] == "NOUN"]
    words = sorted({*words, *(w for k in tails for w in parsed.subtree(k))})
    between = range(found.last + 1, words[0])
    if (
        parsed.child(word, "iobj") is None
        and len(between) <= 4
        and all(parsed.upos[w] in _NOMINAL for w in between)
    ):
        words = [*between, *words]
    return Content(plain(parsed, words), obj, "obj")


_PROMISED = frozenset(
    "promise pledge offer demand request propose reject condemn denounce dismiss welcome deny dispute".split()
)


def _left_behind(parsed: Parsed, word: int) -> Content | None:
    """ "The aid it had promised in May": the noun before a relative clause without a pronoun."""
    noun, subject = parsed.heads[word], parsed.subject(word)
    bare = (
        noun >= 0
        and subject is not None
        and noun < subject == parsed.left[word]
        and not _is_passive(parsed, word)
    )
    if (
        not bare
        or not parsed.labels[word].startswith("acl")
        or parsed.child(word, "xcomp", "ccomp") is not None
    ):
        return None
    return Content(plain(parsed, range(parsed.left[noun], noun + 1)), noun, "obj")


def _object(parsed: Parsed, found: Found) -> int | None:
    """The object of the cue, behind an idiom's preposition ("scoffed at *the plan*") or as a passive's subject."""
    if found.rest and parsed.labels[found.last] == "case":
        return parsed.heads[found.last]
    objects = parsed.children(found.word, "obj")
    relative = next((k for k in objects if parsed.xpos[k] in ("WDT", "WP")), None)
    obj = relative or next((k for k in objects if k > found.word), next(iter(objects), None))
    if obj in found.rest:
        return None
    if obj is None and _is_passive(parsed, found.word):
        return parsed.subject(found.word)
    return _fronted(parsed, found.word) if obj is None else obj


def _fronted(parsed: Parsed, word: int) -> int | None:
    """ "That offer Iceland turned down": a phrase before the subject that is no time."""
    subjects = [w for w in parsed.children(word, "nsubj") if w < word]
    subject = subjects[-1] if subjects else None
    for kid in parsed.children(word, "obl:unmarked", "dislocated", "obj", "nsubj"):
        shown = parsed.low[parsed.left[kid]] in ("that", "this", "such", "these", "those")
        if subject is not None and kid < subject and shown and parsed.lemmas[kid] not in _SPANS:
            return kid
    return None


_SPANS = frozenset(
    "time day week month year morning evening afternoon night moment hour minute weekend summer".split()
)


_FELT = frozenset({"express", "voice", "convey", "profess", "register", "signify"})
_FELT_AT = frozenset({"for", "over", "about", "that", "towards", "toward", "regarding", "concerning"})
_TWOFOLD = frozenset({"accuse", "blame", "ask", "press", "beg", "petition", "lobby"})
_TO_OBJECT = frozenset({"liken", "compare", "attribute", "ascribe", "impute"})


def _with_goal(parsed: Parsed, word: int, obj: int) -> Content | None:
    """ "Likened X to Y": both in one piece."""
    goals = [
        k for k in parsed.children(word, "obl", "nmod") if k > obj and _link(parsed, k) in ("to", "with")
    ]
    goals += [k for k in parsed.children(obj, "nmod") if _link(parsed, k) in ("to", "with")]
    goals += [k for k in parsed.children(word, "advcl") if k > obj and parsed.xpos[k] == "VBG"]
    if not goals:
        return None
    words = range(parsed.left[obj], parsed.right[goals[0]] + 1)
    return Content(plain(parsed, words), obj, "obj")


def _goal(parsed: Parsed, word: int, obj: int) -> Content | None:
    """ "Invited X to Geneva": the place or the meeting."""
    for goal in (*parsed.children(word, "obl"), *parsed.children(obj, "nmod")):
        if goal > obj and _link(parsed, goal) in ("to", "for"):
            return Content(plain(parsed, parsed.subtree(goal)), goal, "to")
    return None


def _apart(parsed: Parsed, clause: int) -> bool:
    """Whether a comma parts a relative clause from its noun."""
    first = parsed.left[clause]
    return "," in (parsed.words[first], parsed.words[first - 1] if first else "")


_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "PRON", "NUM", "ADV"})


def _apposed(parsed: Parsed, obj: int) -> list[int]:
    """The last of the phrases between commas that the parser hung below an object ("called the swap, the third, a step")."""
    beside = [
        k
        for k in parsed.subtree(obj)
        if parsed.labels[k] == "appos" and parsed.low[parsed.left[k]] in ("a", "an")
    ]
    return [
        k for k in beside if parsed.words[parsed.left[k] - 1] == "," and parsed.right[k] == parsed.right[obj]
    ]


_NAMING = frozenset({"call", "label", "brand", "dub", "term", "declare", "deem", "pronounce", "name"})
_NO_OBJECT = frozenset(
    "tell quote cite make set lay spell brief communicate broadcast publish inform notify remind convince persuade"
    " lecture describe portray characterise characterize regard call brand label term dub recall mention detail outline"
    " report read compare highlight relay assess estimate forbid veto question raise repeat"
    " reveal disclose indicate signal address reassure assure advise warn caution accuse press order recount".split()
)


def _names(parsed: Parsed, found: Found, obj: int | None) -> list[int]:
    """What something is called: "as X" or, behind verbs of naming, a second bare phrase."""
    later = [
        k for k in parsed.kids[found.word] if k > found.word and k != obj and parsed.labels[k] in _NAME_LABELS
    ]
    marked = [k for k in later if _link(parsed, k) == "as"] or _late(parsed, found, obj)
    if marked or found.lemma not in _NAMING or obj is None:
        return marked
    return [
        k
        for k in later
        if k > obj and not _link(parsed, k) and parsed.upos[k] in ("NOUN", "ADJ", "PROPN", "VERB")
    ]


def _late(parsed: Parsed, found: Found, obj: int | None) -> list[int]:
    """ "Described the raid, which …, as an act of war": the phrase that the parser hung on the relative clause."""
    if found.lemma not in _DESCRIBING or obj is None:
        return []
    links = (w for w in range(obj + 2, len(parsed)) if parsed.low[w] == "as" and parsed.words[w - 1] == ",")
    return [parsed.heads[w] for w in links if parsed.labels[w] == "case" and parsed.heads[w] > w][:1]


_DESCRIBING = frozenset(
    {"describe", "portray", "characterise", "characterize", "denounce", "condemn", "dismiss"}
)
_NAME_LABELS = ("xcomp", "obj", "obl", "ccomp", "advcl", "nmod", "obl:arg")


def _links(found: Found) -> set[str]:
    links = _FOR & set(found.entry.frames)
    if found.lemma == "warn":
        links |= {"of", "against", "about"}
    if found.lemma in ("accuse", "suspect"):
        links |= {"of"}
    if found.lemma in ("tell", "say", "reply", "write", "explain", "admit", "respond"):
        return set()
    return links - {"to"} if found.lemma not in ("object", "appeal") else links


def _link(parsed: Parsed, word: int) -> str:
    mark = parsed.child(word, "mark", "case")
    return parsed.low[mark] if mark is not None else ""


def _mark(parsed: Parsed, word: int) -> str:
    mark = parsed.child(word, "mark")
    return parsed.low[mark] if mark is not None else ""


_TAILS = frozenset({"to", "if", "unless", "until", "once"})


def _link_words(parsed: Parsed, word: int) -> set[int]:
    mark = parsed.child(word, "mark", "case")
    return set() if mark is None else set(parsed.subtree(mark))


def _is_passive(parsed: Parsed, word: int) -> bool:
    return any(parsed.labels[k] in ("aux:pass", "nsubj:pass") for k in parsed.kids[word])


def _naming(parsed: Parsed, found: Found, obj: int, name: int, target: bool) -> Content:
    words = parsed.subtree(name)
    link = parsed.child(name, "mark", "case")
    words = [w for w in words if w != link or parsed.low[w] != "as"]
    if not target or parsed.upos[obj] != "PRON":
        words = sorted({*parsed.subtree(obj, without=found.rest), *words})
    return Content(plain(parsed, words), name, "name")
