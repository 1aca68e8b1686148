"""The reality of a deed: occurred, planned, hypothetical or negated.

The words are read from the deed up to the root: its own negation and modal first, then each governor
("plans to", "refused to", "if …"), until a verb of speech, whose content stands for itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from detente.lexicon.realis import Realis, realis

if TYPE_CHECKING:
    from detente.coding.tree import Tree
    from detente.evidence.vocabulary import Status

__all__ = ["Reality", "asked", "is_negated", "status_of"]

_CLAUSAL = frozenset({"xcomp", "ccomp", "acl", "advcl", "csubj", "csubj:pass", "acl:relcl"})
_NOMINAL = frozenset(
    {"obj", "nsubj", "nsubj:pass", "obl", "nmod", "nmod:poss", "compound", "appos", "obl:agent"}
)


class Reality(NamedTuple):
    """A status and the word that decided it (None for plain occurrence)."""

    status: Status
    word: int | None


_REAL = Reality("occurred", None)


def status_of(tree: Tree, word: int) -> Reality:
    """The status of the deed that `word` names."""
    words = realis()
    at = word
    for _ in range(8):
        own = _own(tree, at, words)
        if own is not None:
            return own
        head, label = tree.heads[at], tree.labels[at]
        if head < 0 or (label == "conj" and tree.first(at, "nsubj", "nsubj:pass") is not None):
            return _REAL
        if label != "conj":
            verdict = _governed(tree, at, head, label, words)
            if verdict is None:
                return _REAL
            if verdict is not _REAL:
                return _turned(tree, head, verdict, words)
        at = head
    return _REAL


def _turned(tree: Tree, governor: int, verdict: Reality, words: Realis) -> Reality:
    """A negated plan is no plan; a negated refusal leaves the deed open."""
    denial = _negation(tree, governor, words)
    if denial is None:
        return verdict
    return Reality("hypothetical" if verdict.status != "planned" else "negated", denial.word)


def is_negated(tree: Tree, word: int) -> bool:
    """Whether a negator stands with the word itself ("has not", "no tests", "no longer")."""
    negators = realis().negators
    return _no_longer(tree, word) or any(
        tree.low[kid] in negators
        for kid in tree.having(word, "advmod", "det", "aux", "cc:preconj", "case", "cc")
    )


def asked(tree: Tree, word: int) -> bool:
    """Whether a question asks for the deed itself: "Has he met them?", not "Why did those who met them resign?"."""
    if not tree.words or (tree.words[-1] != "?" and "?" not in tree.words[-2:]):
        return False
    steps = [word, *tree.above(word)]
    return not any(tree.labels[step] in _EMBEDDED for step in steps)


_EMBEDDED = frozenset({"ccomp", "acl:relcl", "acl", "advcl", "nmod", "obl"})


def _own(tree: Tree, word: int, words: Realis) -> Reality | None:
    denial, modal = _negation(tree, word, words), _modal(tree, word, words)
    if _commanded(tree, word):
        return Reality("hypothetical", word)
    if denial is not None and modal is not None and modal.status == "hypothetical":
        return modal
    if denial is not None and "to" in tree.marks(word):
        return Reality("hypothetical", denial.word)
    return denial or _mark(tree, word, words) or modal


def _negation(tree: Tree, word: int, words: Realis) -> Reality | None:
    for kid in tree.having(word, "advmod", "det"):
        if tree.low[kid] in words.negators and not _only(tree, kid):
            return Reality("negated", kid)
    if _no_longer(tree, word):
        return Reality("negated", word)
    for subject in tree.having(word, "nsubj", "nsubj:pass", "obj", "obl"):
        if tree.low[subject] in words.negators and tree.lemmas[word] != "say":
            return Reality("negated", subject)
        for kid in tree.having(subject, "det"):
            if tree.low[kid] in ("no", "neither"):
                return Reality("negated", kid)
    for kid in tree.having(word, "case", "mark", "cc"):
        if tree.low[kid] in ("rather", "instead"):
            return Reality("hypothetical", kid)
        if words.marks.get(tree.low[kid]) == "negated":
            return Reality("negated", kid)
    return None


def _no_longer(tree: Tree, word: int) -> bool:
    adverbs = (kid for kid in tree.having(word, "advmod") if kid and tree.low[kid] in ("longer", "more"))
    return any(tree.low[kid - 1] in ("no", "not") for kid in adverbs)


def _only(tree: Tree, word: int) -> bool:
    """ "not only", "not just" deny nothing."""
    after = word + 1
    return after < len(tree.sentence.words) and tree.low[after] in ("only", "just", "merely", "least")


def _mark(tree: Tree, word: int, words: Realis) -> Reality | None:
    for mark in tree.having(word, "mark", "advmod"):
        if tree.low[mark] == "once" and tree.labels[mark] != "mark":
            continue
        if words.marks.get(tree.low[mark]) == "hypothetical":
            return Reality("hypothetical", mark)
    return None


def _modal(tree: Tree, word: int, words: Realis) -> Reality | None:
    for aux in tree.having(word, "aux"):
        status = words.modals.get(tree.low[aux])
        if status is None or (tree.low[aux] in _HAD and tree.xpos[word] == "VBN"):
            continue
        if tree.low[aux] in ("would", "'d") and _future_in_past(tree, word, words):
            return Reality("planned", aux)
        return Reality(status, aux)
    if tree.case(word).startswith("due "):
        return Reality("planned", word)
    be = _to_be(tree, word)
    if be is not None:
        return be
    for adjective in tree.having(word, "amod"):
        status = words.adjectives.get(tree.low[adjective])
        if status is not None:
            return Reality(status, adjective)
    return None


_HAD = frozenset({"'d", "’d"})
_DONE_SO = frozenset("answer response reply reaction retort reward thanks move step".split())


def _commanded(tree: Tree, word: int) -> bool:
    """ "Lift the siege!": what is commanded is not done."""
    if tree.xpos[word] != "VB" or tree.labels[word] not in ("root", "parataxis", "ccomp"):
        return False
    if tree.labels[word] == "ccomp" and tree.lemmas[tree.heads[word]] not in realis().speech:
        return False
    return not tree.having(word, "aux", "aux:pass", "nsubj", "nsubj:pass", "mark", "cop")


def _to_be(tree: Tree, word: int) -> Reality | None:
    """ "is to send", "are to be freed": planned; "was to have met" never came, "their answer was to shell it" did."""
    mark = next((kid for kid in tree.having(word, "mark") if tree.low[kid] == "to"), None)
    if mark is None:
        return None
    be = next(
        (
            kid
            for kid in tree.having(word, "cop", "aux", "aux:pass")
            if kid < mark and tree.lemmas[kid] == "be"
        ),
        None,
    )
    if be is None:
        return None
    if any(tree.lemmas[aux] == "have" for aux in tree.having(word, "aux")):
        return Reality("hypothetical", be)
    outer = tree.having(word, "nsubj:outer")
    if any(tree.lemmas[subject] in _DONE_SO for subject in outer):
        return None
    return Reality("hypothetical" if outer else "planned", be)


def _future_in_past(tree: Tree, word: int, words: Realis) -> bool:
    """ "said it would close" reports a plan, unless a condition hangs on it."""
    head, label = tree.heads[word], tree.labels[word]
    while label == "conj" and head >= 0:
        head, label = tree.heads[head], tree.labels[head]
    if label not in ("ccomp", "parataxis") or head < 0 or tree.lemma(head) not in words.speech:
        return False
    return not any(
        mark in ("if", "unless") for clause in tree.having(word, "advcl") for mark in tree.marks(clause)
    )


def _governed(tree: Tree, word: int, head: int, label: str, words: Realis) -> Reality | None:
    """What the governor makes of the word: a status, _REAL for "look further up", None for "stands for itself"."""
    if label == "obl" and (
        tree.case(word) in _WHEN
        or (tree.case(word) == "on" and tree.lemmas[head] not in _UPON)
        or (tree.case(word) == "in" and word < head)
    ):
        return None
    if label in ("nsubj", "obj", "obl", "nsubj:pass") and not tree.is_verb(word) and tree.is_verb(head):
        return _over_noun(tree, head, words)
    if label in _CLAUSAL or label in _NOMINAL:
        return _over_clause(tree, word, head, label, words)
    return None


def _over_noun(tree: Tree, head: int, words: Realis) -> Reality | None:
    lemma = _name(tree, head)
    status = words.governors.get(lemma)
    if status is not None and lemma not in ("need", "allow", "set", "use", "fear"):
        return Reality(status, head)
    return _REAL if _own(tree, head, words) else None


_UPON = frozenset("insist agree decide count rely depend vote embark press work plan bet".split())
_WHEN = frozenset("during after since following amid despite before within upon at".split())
_MUSING = frozenset("think toy dream talk muse".split())
_ABOUT = frozenset({"of", "about", "on", "for"})


def _over_clause(tree: Tree, word: int, head: int, label: str, words: Realis) -> Reality | None:
    lemma = _name(tree, head)
    status = words.governors.get(lemma)
    infinitive = "to" in tree.marks(word) and tree.xpos[word] != "VBG"
    if lemma == "have" and label == "xcomp" and infinitive:
        return Reality("planned", head)
    if label == "advcl":
        if lemma in _MUSING and not _ABOUT.isdisjoint(tree.marks(word)):
            return Reality("hypothetical", head)
        if not infinitive or _motion(lemma):
            return None
        if lemma == "use":
            return _REAL
        return Reality(status or "hypothetical", head)
    about = not _ABOUT.isdisjoint(tree.marks(word))
    if label == "acl:relcl" or (label == "acl" and not infinitive and not tree.case(word) and not about):
        return None
    if lemma in words.speech and label in ("ccomp", "obj", "parataxis") and not infinitive:
        return None
    if status is not None and (infinitive or label != "ccomp" or lemma not in words.speech):
        return Reality(status, head)
    if lemma in words.through or label in ("compound", "nmod", "xcomp", "obl", "nmod:poss"):
        return _REAL
    return None


def _name(tree: Tree, word: int) -> str:
    part = tree.particle(word)
    return (
        f"{tree.lemma(word)}+{part}"
        if part and f"{tree.lemma(word)}+{part}" in realis().governors
        else tree.lemma(word)
    )


def _motion(lemma: str) -> bool:
    return lemma in ("arrive", "travel", "fly", "come", "go", "gather", "meet", "return", "visit")
