"""Words that name deeds: the patterns of the lexicon found in a parsed sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import actors_in, codes

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
        elif upos[word] in ("NOUN", "PROPN") and (
            lemma in patterns.nouns or lemma in patterns.reversing_nouns
        ):
            deed = _noun(reading, tree, word, lemma, patterns)
        else:
            deed = _predicate(tree, word, lemma)
        if deed is not None and not _name(reading, tree, word):
            yield deed
        if upos[word] == "VERB" and _by_phone(tree, word) and (deed is None or deed.type != "CONSULT"):
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
_IN_TOUCH = {"touch": None, "contact": None, "phone": "phone", "telephone": "phone", "line": "phone"}


def _predicate(tree: Tree, word: int, lemma: str) -> Deed | None:
    """Deeds told by "be": "was in Ankara on Friday", "is due in Lima", "has been on the phone to Kyiv"."""
    if not tree.having(word, "nsubj"):
        return None
    phrases = tree.obliques(word)
    here = tree.upos[word] == "PROPN" and tree.case(word) in _HERE and bool(tree.having(word, "cop"))
    if here or (lemma in ("due", "expected") and any(prep in ("in", "at") for prep, _ in phrases)):
        to = ("here", "in", "at")
        return Deed(word, word, "CONSULT", "visit", "presence in another's place", to, needs="visitor")
    if lemma in _IN_TOUCH and tree.having(word, "cop") and any(prep in ("with", "to") for prep, _ in phrases):
        return Deed(word, word, "CONSULT", _IN_TOUCH[lemma], f"be in {lemma}", ("with", "to"), mutual=True)
    return None


def _by_phone(tree: Tree, word: int) -> bool:
    """ "promised him by telephone": what is said over the line is a call as well."""
    return any(
        prep in ("by", "over", "on", "via") and tree.lemmas[head] in ("phone", "telephone")
        for prep, head in tree.obliques(word)
    )


def _name(reading: Reading, tree: Tree, word: int) -> bool:
    """A month ("in March") or a part of a person's name ("Ban Ki-moon")."""
    if tree.upos[word] == "VERB" or not tree.words[word][0].isupper():
        return False
    mention = reading.mention_at(tree.number, word)
    return tree.low[word] in _DAYS or (mention is not None and mention.kind == "person")


def lemmas_of(tree: Tree, word: int) -> set[str]:
    """The lemmas of a phrase's head, of its modifiers and of what is coordinated with it."""
    found: set[str] = set()
    for each in tree.joined(word):
        found.add(tree.lemma(each))
        for kid in tree.having(each, "compound", "amod", "nmod", "flat", "nmod:desc"):
            if tree.labels[kid] != "nmod" or tree.case(kid) == "of":
                found.add(tree.lemma(kid))
                found.update(tree.lemma(inner) for inner in tree.having(kid, "compound", "amod", "conj"))
    found.update(part for lemma in tuple(found) if "-" in lemma for part in lemma.split("-"))
    return found


def _keys(tree: Tree, word: int, lemma: str) -> tuple[str, ...]:
    part = tree.particle(word)
    if part is None:
        following = tree.having(word, "advmod")
        part = next((tree.low[kid] for kid in following if tree.low[kid] in _PARTICLES and kid > word), None)
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
            if fitting is None and _fits_verb(reading, tree, word, pattern):
                fitting = pattern
            elif fitting is not None and pattern.type != fitting.type:
                return _deed(word, word, fitting, runner_up=pattern.type)
    return None if fitting is None else _deed(word, word, fitting)


def _deed(word: int, verb: int | None, pattern: EventPattern, *, runner_up: str | None = None) -> Deed:
    return Deed(
        word, verb, pattern.type, pattern.mode, pattern.id, pattern.to, pattern.mutual, pattern.both, pattern.flip,
        pattern.needs, runner_up,
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


def _fits_verb(reading: Reading, tree: Tree, word: int, pattern: EventPattern) -> bool:
    things = (*tree.objects(word), *tree.having(word, "obl:unmarked"))
    if pattern.object and not _holds(reading, tree, things, pattern.object):
        return False
    if pattern.needs == "bare" and _named_so(tree, word):
        return False
    if pattern.type in _DONE_TO_OTHERS and "itself" not in pattern.object and _reflexive(tree, word):
        return False
    if pattern.needs == "own" and not _own(reading, tree, word):
        return False
    if pattern.needs == "that" and not any("that" in tree.marks(c) for c in tree.having(word, "ccomp")):
        return False
    if pattern.needs == "two" and not _several(reading, tree, word):
        return False
    if pattern.subject and not _holds(reading, tree, tree.doers(word), pattern.subject):
        return False
    if pattern.never and _barred(tree, word, pattern):
        return False
    if pattern.content and not _content(tree, word, pattern):
        return False
    return not pattern.via or _fits_phrase(reading, tree, word, pattern)


def _named_so(tree: Tree, word: int) -> bool:
    """ "calls him a liar", "as he calls Kim": a name given, no call made."""
    if tree.having(word, "xcomp", "ccomp") or "as" in tree.marks(word):
        return True
    if any(obj and tree.low[obj - 1] in ("for", "on") for obj in tree.objects(word)):
        return True
    return len(tree.objects(word)) > 1 or any(
        tree.low[o] in ("it", "this", "that", "them") for o in tree.objects(word)
    )


_DONE_TO_OTHERS = frozenset({"SUPPORT", "ASSAULT", "COERCE", "ACCUSE", "AID", "SANCTION"})


def _reflexive(tree: Tree, word: int) -> bool:
    return any(tree.low[obj].endswith(("self", "selves")) for obj in tree.objects(word))


_OWN = frozenset({"its", "their", "his", "her", "our", "my", "own"})


def _own(reading: Reading, tree: Tree, word: int) -> bool:
    """Whether what it is done to is the doer's own: "its launchers", "Peru scrapped Peruvian mines"."""
    things = tree.objects(word)
    if any(tree.low[kid] in _OWN for thing in things for kid in tree.having(thing, "nmod:poss", "amod")):
        return True
    doers = {code for doer in tree.doers(word) for code in codes(actors_in(reading, tree, doer))}
    return any(doers & codes(actors_in(reading, tree, thing)) for thing in things)


def _several(reading: Reading, tree: Tree, word: int) -> bool:
    """Whether at least two parties share in it."""
    who = [*tree.doers(word), *(head for prep, head in tree.obliques(word) if prep == "with")]
    return len(codes(actor for each in who for actor in actors_in(reading, tree, each))) > 1


def _barred(tree: Tree, word: int, pattern: EventPattern) -> bool:
    content = (*tree.objects(word), *tree.having(word, "xcomp", "ccomp"))
    return any(not pattern.never.isdisjoint(lemmas_of(tree, each)) for each in content)


def _holds(reading: Reading, tree: Tree, words: tuple[int, ...], wanted: frozenset[str]) -> bool:
    if "*" in wanted:
        return bool(words)
    if any(not wanted.isdisjoint(lemmas_of(tree, each)) for each in words):
        return True
    if "~person" in wanted:
        mentions = (reading.mention_at(tree.number, each) for each in words)
        if any(m is not None and m.kind in ("person", "office", "pronoun") for m in mentions):
            return True
    if "~people" in wanted:
        mentions = (reading.mention_at(tree.number, each) for each in words)
        if any(m is not None and m.kind == "people" for m in mentions):
            return True
    if "~state" not in wanted:
        return False
    named = (each for each in words if _kind(reading, tree, each) != "people")
    return any(codes(actors_in(reading, tree, each)) for each in named)


def _kind(reading: Reading, tree: Tree, word: int) -> str | None:
    mention = reading.mention_at(tree.number, word)
    return None if mention is None else mention.kind


def _content(tree: Tree, word: int, pattern: EventPattern) -> bool:
    clauses = tree.having(word, "xcomp", "ccomp", "obj", "obl", "advcl")
    if "~to" in pattern.content:
        clauses += tuple(c for obj in tree.objects(word) for c in tree.having(obj, "acl"))
        return any("to" in tree.marks(c) for c in clauses)
    if "*" in pattern.content:
        return bool(tree.having(word, "xcomp", "ccomp")) or any("to" in tree.marks(c) for c in clauses)
    if any(tree.lemma(each) in pattern.content for clause in clauses for each in tree.joined(clause)):
        return True
    return any(
        not pattern.content.isdisjoint(lemmas_of(tree, c))
        for c in tree.having(word, "xcomp", "obl")
        if not tree.is_verb(c)
    )


def _fits_phrase(reading: Reading, tree: Tree, word: int, pattern: EventPattern) -> bool:
    phrases = [head for prep, head in tree.obliques(word) if not pattern.via.isdisjoint(prep.split(" "))]
    for obj in tree.objects(word) if tree.is_verb(word) else ():
        phrases.extend(head for prep, head in tree.obliques(obj) if prep in pattern.via)
    phrases = [head for head in phrases if tree.low[head] not in _DAYS]
    if pattern.topic:
        phrases = [head for head in phrases if not pattern.topic.isdisjoint(lemmas_of(tree, head))]
    if pattern.target:
        phrases = [head for head in phrases if codes(actors_in(reading, tree, head))]
    return bool(phrases)


_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday january february march april may "
    "june july august september october november december".split()
)


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
        lemmas = _keys(tree, held, tree.lemma(held))
        if any(key in patterns.light or key in _HAPPENING for key in lemmas):
            return held
    return None


def _lends(tree: Tree, noun: int, head: int, patterns: EventPatterns) -> bool:
    """Whether the verb above a noun is a light one for it; "calls the strikes murder" names, it does not do."""
    label, lemma = tree.labels[noun], tree.lemma(head)
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
        if pattern.via and not _fits_phrase(reading, tree, word, pattern):
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
