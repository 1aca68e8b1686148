"""Words that name deeds: the patterns of the lexicon found in a parsed sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import actors_in, codes
from detente.coding.deeds.fitting import DAYS, fits_phrase, fits_verb, hyphened, kind_at, lemmas_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.coding.reading import Reading
    from detente.coding.tree import Tree
    from detente.evidence.vocabulary import EventType
    from detente.lexicon.event_patterns import EventPattern, EventPatterns

__all__ = ["Deed", "deeds_of", "happens", "lemmas_of", "light_verb"]


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed as the words name it: `word` triggers it, `verb` is the predicate that carries subject and time."""

    word: int
    verb: int | None
    type: EventType
    mode: str | None
    rule: str
    to: tuple[str, ...]
    mutual: bool = False
    both: bool = False
    flip: bool = False
    needs: str | None = None
    denied: bool = False
    runner_up: str | None = None

    @property
    def anchor(self) -> int:
        """Where the deed hangs in the tree."""
        return self.word if self.verb is None else self.verb


def deeds_of(reading: Reading, tree: Tree, patterns: EventPatterns) -> Iterator[Deed]:
    """The deeds a sentence names, in text order."""
    upos = tree.upos
    for word, lemma in enumerate(tree.sentence.lemmas):
        lemma = lemma.lower()
        if upos[word] == "VERB" and tree.labels[word] != "amod":
            deed = _verb(reading, tree, word, lemma, patterns)
        elif (
            upos[word] in ("NOUN", "PROPN")
            and (lemma := hyphened(tree, word, lemma))
            and (lemma in patterns.nouns or lemma in patterns.reversing_nouns)
        ):
            deed = _predicate(tree, word, lemma, patterns) or _noun(reading, tree, word, lemma, patterns)
        else:
            deed = _predicate(tree, word, lemma, patterns)
        if deed is not None and not _name(reading, tree, word):
            yield deed
        elif (guest := _visiting(reading, tree, word)) is not None:
            yield guest
        if (
            upos[word] == "VERB"
            and _by_phone(tree, word)
            and _called(reading, tree, word)
            and (deed is None or deed.type != "CONSULT")
        ):
            yield Deed(
                word,
                word,
                "CONSULT",
                "phone",
                "said by telephone",
                ("object", "iobj", "to", "with"),
                mutual=True,
            )


_HERE = frozenset({"in", "due in", "back in"})
_SEATS = frozenset({"york", "geneva", "brussels", "vienna", "hague", "strasbourg"})
_IN_TOUCH = {"touch": None, "contact": None, "phone": "phone", "telephone": "phone", "line": "phone"}


def _predicate(tree: Tree, word: int, lemma: str, patterns: EventPatterns) -> Deed | None:
    """Deeds told by "be": "was in Ankara on Friday", "is due in Lima", "has been on the phone to Kyiv"."""
    if not tree.having(word, "nsubj"):
        return None
    phrases = tree.obliques(word)
    away = tree.upos[word] == "PROPN" and tree.low[word] not in _SEATS and tree.case(word) in _HERE
    if (away and tree.having(word, "cop")) or (lemma in ("due", "expected") and _at(phrases, "in", "at")):
        to = ("here", "in", "at")
        return Deed(word, word, "CONSULT", "visit", "presence in another's place", to, needs="visitor")
    if lemma == "way" and tree.case(word) == "on":
        goals = ("to", "towards", "toward", "for")
        if _armed(tree, word, patterns):
            return Deed(word, word, "MOBILIZE", "troops", "forces on their way", goals)
        return Deed(word, word, "CONSULT", "visit", "on the way", goals, needs="visitor")
    if lemma == "guest" and tree.having(word, "cop"):
        return Deed(word, word, "CONSULT", "visit", "be a guest", ("of",), needs="visitor")
    if (
        lemma in _IN_TALKS
        and tree.case(word) in ("in", "at", "back at", "back in")
        and tree.having(word, "cop")
    ):
        return Deed(word, word, "CONSULT", None, f"be in {lemma}", ("with", "to"), mutual=True)
    lasting = any(tree.xpos[cop] in ("VBZ", "VBP") for cop in tree.having(word, "cop"))
    if lemma in _IN_TOUCH and tree.having(word, "cop") and not lasting and _at(phrases, "with", "to"):
        return Deed(word, word, "CONSULT", _IN_TOUCH[lemma], f"be in {lemma}", ("with", "to"), mutual=True)
    return None


_IN_TALKS = frozenset({"talk", "negotiation", "table", "consultation", "session"})


def _visiting(reading: Reading, tree: Tree, word: int) -> Deed | None:
    """ "told two visiting ministers", "received her Chilean guest": a visit told by the way."""
    guest = tree.heads[word] if tree.low[word] == "visiting" and tree.labels[word] == "amod" else word
    if guest == word and tree.lemmas[word] not in ("guest", "visitor"):
        return None
    if tree.labels[guest] in ("compound", "nmod:desc", "appos"):
        guest = tree.heads[guest]
    verb = tree.heads[guest]
    if verb < 0 or not tree.is_verb(verb) or not tree.doers(verb) or tree.labels[guest] not in _MET:
        return None
    own = {code for doer in tree.doers(verb) for code in codes(actors_in(reading, tree, doer))}
    if not codes(actors_in(reading, tree, guest, besides=frozenset(own))) - own:
        return None
    to = ("object", "iobj", "to", "with")
    return Deed(word, verb, "CONSULT", "visit", "a guest spoken to", to, flip=True)


_MET = frozenset({"obj", "iobj", "obl"})


def _at(phrases: tuple[tuple[str, int], ...], *prepositions: str) -> bool:
    return any(prep in prepositions for prep, _ in phrases)


def _armed(tree: Tree, word: int, patterns: EventPatterns) -> bool:
    forces = patterns.classes["forces"]
    return any(not forces.isdisjoint(lemmas_of(tree, doer)) for doer in tree.having(word, "nsubj"))


def _by_phone(tree: Tree, word: int) -> bool:
    """ "promised him by telephone": what is said over the line is a call as well."""
    return any(
        prep in ("by", "over", "on", "via") and tree.lemmas[head] in ("phone", "telephone")
        for prep, head in tree.obliques(word)
    )


def _called(reading: Reading, tree: Tree, word: int) -> bool:
    """Whether one at the other end is named, and is no newsroom."""
    met = (*tree.objects(word), *(head for prep, head in tree.obliques(word) if prep in ("to", "with")))
    own = {code for doer in tree.doers(word) for code in codes(actors_in(reading, tree, doer))}
    return any(
        codes(actors_in(reading, tree, each)) - own or kind_at(reading, tree, each) in ("person", "office")
        for each in met
    )


def _name(reading: Reading, tree: Tree, word: int) -> bool:
    """A month ("in March") or a part of a person's name ("Ban Ki-moon")."""
    if tree.upos[word] == "VERB" or not tree.words[word][0].isupper():
        return False
    mention = reading.mention_at(tree.number, word)
    return tree.low[word] in DAYS or (mention is not None and mention.kind == "person")


def _keys(tree: Tree, word: int, lemma: str) -> tuple[str, ...]:
    part = tree.particle(word)
    if part is None:
        following = tree.having(word, "advmod")
        part = next((tree.low[kid] for kid in following if tree.low[kid] in _PARTICLES and kid > word), None)
    if part is None:
        after = (
            kid for obj in tree.having(word, "obj") for kid in tree.having(obj, "case") if kid == word + 1
        )
        part = next((tree.low[kid] for kid in after if tree.low[kid] in _PARTICLES), None)
    if part is None:
        places = (prep.split(" ") for prep, _ in tree.obliques(word))
        part = next((at[0] for at in places if len(at) > 1 and at[0] in _PARTICLES), None)
    return (f"{lemma}+{part}", lemma) if part else (lemma,)


_PARTICLES = frozenset(
    "out up down off back away over in home aside through together forward apart ashore".split()
)


def _verb(reading: Reading, tree: Tree, word: int, lemma: str, patterns: EventPatterns) -> Deed | None:
    keys = _keys(tree, word, lemma)
    if any(key in patterns.reversing for key in keys):
        found = _reversed(tree, word, keys, patterns)
        if found is not None:
            return found
    fitting: EventPattern | None = None
    for key in keys:
        for pattern in patterns.verbs.get(key, ()):
            if fitting is None and fits_verb(reading, tree, word, pattern):
                fitting = pattern
            elif fitting is not None and pattern.type != fitting.type:
                return _deed(word, word, fitting, runner_up=pattern.type)
    return None if fitting is None else _deed(word, word, fitting)


def _deed(word: int, verb: int | None, pattern: EventPattern, *, runner_up: str | None = None) -> Deed:
    return Deed(
        word, verb, pattern.type, pattern.mode, pattern.id, pattern.to, pattern.mutual, pattern.both, pattern.flip,
        pattern.needs, pattern.denied, runner_up,
    )  # fmt: skip


def _reversed(tree: Tree, word: int, keys: tuple[str, ...], patterns: EventPatterns) -> Deed | None:
    objects = tree.objects(word) or tree.having(word, "xcomp")
    lemmas = [tree.lemma(each) for obj in objects for each in tree.joined(obj)]
    for wide in (False, True):
        if wide:
            lemmas = [lemma for obj in objects for lemma in lemmas_of(tree, obj)]
        for reversal in patterns.reversals:
            if reversal.words.isdisjoint(lemmas) or any(key in reversal.barred for key in keys):
                continue
            if reversal.among and not any(reversal.among & lemmas_of(tree, obj) for obj in objects):
                continue
            if reversal.only and not any(key in reversal.only for key in keys):
                continue
            to = ("with", "against", "on", "to", "of", "object", "in", "from")
            return Deed(word, word, reversal.type, reversal.mode, f"reversal ({keys[0]})", to)
    return None


def light_verb(tree: Tree, word: int, patterns: EventPatterns) -> int | None:
    """The verb that lends a noun subject and time: "hold talks", "the talks held in Oslo", "talks began"."""
    labels, heads = tree.labels, tree.heads
    noun = word
    while labels[noun] == "conj" and heads[noun] >= 0 and not tree.is_verb(heads[noun]):
        noun = heads[noun]
    if labels[noun] == "nmod" and heads[noun] >= 0 and tree.lemma(heads[noun]) in _COUNTERS:
        noun = heads[noun]
    head = heads[noun]
    if head >= 0 and tree.is_verb(head) and _lends(tree, noun, head, patterns):
        return head
    for held in tree.having(noun, "acl", "acl:relcl"):
        if "to" in tree.marks(held):
            continue
        lemmas = _keys(tree, held, tree.lemma(held))
        if any(key in patterns.light or key in _HAPPENING for key in lemmas):
            return held
    return None


def _lends(tree: Tree, noun: int, head: int, patterns: EventPatterns) -> bool:
    """Whether the verb above a noun is a light one for it; "calls the strikes murder" names, it does not do."""
    label, lemma = tree.labels[noun], tree.lemma(head)
    part = lemma == "take" and any(tree.low[obj] == "part" for obj in tree.having(head, "obj"))
    if label == "obl" and part:
        return tree.case(noun) == "in"
    if label not in ("obj", "nsubj:pass", "nsubj", "obl") or lemma in _UNDERGOING:
        return False
    if lemma == "call" and tree.having(head, "xcomp"):
        return False
    if label == "obl" and tree.case(noun) not in ("in", "to", "into", "out"):
        return False
    if label == "nsubj" and lemma not in _HAPPENING:
        return False
    key = _keys(tree, head, lemma)[0]
    return key in patterns.light or key in _HAPPENING


def happens(tree: Tree, verb: int, noun: int) -> bool:
    """Whether the noun is what takes place and not what somebody does: "talks began", "the summit failed"."""
    return tree.labels[noun] in ("nsubj", "nsubj:pass") and tree.heads[noun] == verb


_UNDERGOING = frozenset({"face", "see", "suffer", "take"})
_GENERAL = frozenset("mission effort attempt round session bid drive operation campaign process".split())
_COUNTERS = frozenset(
    "round series set wave number package day week spate barrage string kind part session".split()
)
_HAPPENING = frozenset(
    "begin start resume continue take+place take happen occur open end conclude fail collapse break+out erupt follow last"
    " fall".split()
)


def _noun(reading: Reading, tree: Tree, word: int, lemma: str, patterns: EventPatterns) -> Deed | None:
    if tree.labels[word] in ("compound", "amod", "flat", "nmod:desc"):
        if tree.lemmas[tree.heads[word]] not in _GENERAL:
            return None
        word = tree.heads[word]
    around = _modifiers(tree, word)
    verb = light_verb(tree, word, patterns)
    if lemma in patterns.reversing_nouns:
        found = _reversal_noun(tree, word, verb, patterns)
        if found is not None:
            return found
    for pattern in patterns.nouns.get(lemma, ()):
        if pattern.plural and tree.xpos[word] not in ("NNS", "NNPS"):
            continue
        if pattern.modifiers and pattern.modifiers.isdisjoint(around):
            continue
        if not pattern.never.isdisjoint(around) or (pattern.needs == "light" and verb is None):
            continue
        if pattern.via and not fits_phrase(reading, tree, word, pattern):
            continue
        return _deed(word, verb, pattern)
    return None


def _modifiers(tree: Tree, word: int) -> set[str]:
    found = lemmas_of(tree, word) - {tree.lemma(word)}
    for prep, head in tree.obliques(word):
        if prep == "of":
            found.update(lemmas_of(tree, head))
    return found


def _reversal_noun(tree: Tree, word: int, verb: int | None, patterns: EventPatterns) -> Deed | None:
    undone = [head for prep, head in tree.obliques(word) if prep in ("of", "to", "in", "on")]
    lemmas = {lemma for head in undone for lemma in lemmas_of(tree, head)} | _modifiers(tree, word)
    for reversal in patterns.reversals:
        if not reversal.words.isdisjoint(lemmas) and not reversal.only:
            to = ("with", "against", "on", "to", "of", "from")
            return Deed(word, verb, reversal.type, reversal.mode, f"reversal noun ({tree.lemma(word)})", to)
    return None
