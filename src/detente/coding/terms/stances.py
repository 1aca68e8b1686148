"""Terms that stand alone: demands, refusals, red lines and concessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import actors_in
from detente.coding.deeds.naming import lemmas_of
from detente.coding.deeds.status import is_negated
from detente.coding.terms.demands import demanded, demanded_by_noun
from detente.coding.terms.setters import (
    Setter,
    Term,
    clause_text,
    is_tied,
    setter_of,
    towards_of,
)
from detente.evidence import Quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.coding.reading import Reading
    from detente.coding.tree import Tree

__all__ = ["stances"]

_OUTSIDERS = frozenset({"UNO", "NGO", "IGO", "ISM", "VAT"})
_MUST = frozenset({"must", "should", "shall"})
_INTOLERABLE = frozenset(
    "tolerate accept allow permit stand condone abide countenance recognise recognize surrender give".split()
)
_DEALING = frozenset(
    "negotiate talk meet deal speak engage discuss recognise recognize accept yield bow surrender give abandon change "
    "compromise concede bargain capitulate dismantle denuclearise denuclearize join receive participate attend "
    "withdraw cede kneel back stop halt".split()
)
_DROPPED = frozenset(
    "demand objection claim insistence condition precondition opposition requirement veto".split()
)
_TAKEN = frozenset(
    "demand limit cap condition denuclearisation denuclearization restriction constraint inspection freeze ceiling".split()
)
_ROUGH = frozenset("unacceptable non-negotiable nonnegotiable off-limits question".split())


def stances(reading: Reading, tree: Tree) -> Iterator[Term]:
    """The demands, refusals, red lines and concessions of a sentence."""
    for word, lemma in enumerate(tree.lemmas):
        if tree.upos[word] in ("VERB", "AUX", "ADJ") or _out_of(tree, word):
            yield from _of_predicate(reading, tree, word, lemma)
        elif lemma == "line" and word and tree.low[word - 1] == "red":
            yield from _red_line(reading, tree, word)
        elif lemma in ("demand", "ultimatum", "insistence") and tree.upos[word] == "NOUN":
            yield from demanded_by_noun(reading, tree, word)


def _out_of(tree: Tree, word: int) -> bool:
    """ "out of the question" """
    return tree.lemmas[word] == "question" and word > 2 and tree.low[word - 3 : word] == ("out", "of", "the")


def _of_predicate(reading: Reading, tree: Tree, word: int, lemma: str) -> Iterator[Term]:
    if lemma in ("drop", "abandon", "withdraw", "waive", "relax", "soften"):
        yield from _dropped(reading, tree, word)
    elif lemma in ("accept", "live", "swallow", "tolerate", "agree") and not is_negated(tree, word):
        yield from _taken(reading, tree, word, lemma)
    elif lemma in ("refuse", "decline"):
        yield from _refused(reading, tree, word)
    elif lemma == "rule" and tree.particle(word) == "out":
        yield from _ruled_out(reading, tree, word)
    if _never(tree, word) and lemma in _DEALING | _INTOLERABLE:
        yield from _will_not(reading, tree, word, lemma)
    if lemma in _ROUGH and (lemma != "question" or _out_of(tree, word)):
        yield from _rough(reading, tree, word)
    if lemma == "be" or tree.having(word, "expl"):
        yield from _none(reading, tree, word)
    if lemma in _YIELDING:
        yield from _yielded(reading, tree, word)
    yield from demanded(reading, tree, word, lemma)


_YIELDING = frozenset(
    "cut reduce halt drop restore lift release withdraw ease allow reopen free suspend limit postpone relax dismantle "
    "abandon return scrap give hand open readmit unfreeze".split()
)
_CONCEDING = frozenset("offer undertake agree promise pledge ready willing prepared consent".split())


def _none(reading: Reading, tree: Tree, word: int) -> Iterator[Term]:
    """ "There will be no change", "there can be no talks with him": said by one who decides."""
    subject = tree.first(word, "nsubj")
    will = any(tree.low[w] in ("will", "can", "could", "would") for w in tree.having(word, "aux"))
    if subject is None or not will or not any(tree.low[w] == "no" for w in tree.having(subject, "det")):
        return
    setter = setter_of(reading, tree, word)
    if setter is None or setter.statement is None or setter.statement.act != "refusal" or is_tied(tree, word):
        return
    if setter.decides:
        yield _term(reading, tree, subject, "refusal", setter, "there will be no", trigger=word)


def _yielded(reading: Reading, tree: Tree, word: int) -> Iterator[Term]:
    """ "offered to cut the garrison", "undertakes to drop its objection" """
    head = tree.heads[word]
    if head < 0 or tree.labels[word] not in ("xcomp", "ccomp", "conj") or is_negated(tree, head):
        return
    if tree.labels[word] == "conj":
        head = tree.heads[head]
    if head < 0 or tree.lemmas[head] not in _CONCEDING or is_tied(tree, head) or not tree.objects(word):
        return
    setter = setter_of(reading, tree, word)
    if setter is not None and setter.decides:
        yield _term(reading, tree, word, "concession", setter, f"{tree.lemmas[head]} to", trigger=head)


def _never(tree: Tree, word: int) -> bool:
    """ "will not", "would never", "will no longer", "cannot", "no intention to" """
    if is_negated(tree, word):
        return any(
            tree.low[w] in ("will", "would", "wo", "can", "ca", "could", "shall", "'ll")
            for w in tree.having(word, "aux")
        )
    return False


def _will_not(reading: Reading, tree: Tree, word: int, lemma: str) -> Iterator[Term]:
    setter = _own(reading, tree, word)
    if setter is None or is_tied(tree, word):
        return
    limit = lemma in ("tolerate", "allow", "permit", "stand", "condone", "abide", "countenance") or any(
        tree.low[w] == "never" for w in tree.having(word, "advmod")
    )
    yield _term(reading, tree, word, "red line" if limit else "refusal", setter, f"will not {lemma}")


def _own(reading: Reading, tree: Tree, word: int) -> Setter | None:
    """The setter, where the predicate is his own side's and he decides."""
    setter = setter_of(reading, tree, word)
    if setter is None or not setter.decides:
        return None
    who = [a for d in tree.doers(word) for a in actors_in(reading, tree, d, depth=1) if a.country]
    if who and setter.by.country not in {a.country for a in who}:
        return None
    if setter.statement is not None and setter.statement.act in ("prediction", "assessment", "denial"):
        return None
    return setter


def _refused(reading: Reading, tree: Tree, word: int) -> Iterator[Term]:
    clause = tree.first(word, "xcomp")
    if clause is None or tree.lemmas[clause] not in _DEALING or is_tied(tree, word) or is_tied(tree, clause):
        return
    setter = _own(reading, tree, word)
    if setter is not None:
        yield _term(reading, tree, clause, "refusal", setter, "refuse to", trigger=word)


def _ruled_out(reading: Reading, tree: Tree, word: int) -> Iterator[Term]:
    setter = _own(reading, tree, word)
    objects = tree.objects(word)
    if setter is not None and objects and not is_negated(tree, word) and not is_tied(tree, word):
        yield _term(reading, tree, objects[0], "refusal", setter, "rule out", trigger=word)


def _rough(reading: Reading, tree: Tree, word: int) -> Iterator[Term]:
    setter = setter_of(reading, tree, word)
    subject = tree.first(word, "nsubj")
    if setter is not None and setter.decides and setter.statement is not None and subject is not None:
        yield _term(reading, tree, subject, "refusal", setter, tree.lemmas[word], trigger=word)


def _term(
    reading: Reading,
    tree: Tree,
    word: int,
    kind: str,
    setter: Setter,
    rule: str,
    *,
    trigger: int | None = None,
) -> Term:
    """A term whose requirement is the complement of a predicate, or a phrase as it stands."""
    complement = _complement(tree, word)
    mark = word if trigger is None else trigger
    return Term(
        kind,  # type: ignore[arg-type]
        setter,
        towards_of(reading, tree, (word,), setter),
        complement,
        None,
        rule,
        Quote(tree.words[mark], *tree.offsets(mark, mark)),
    )


def _complement(tree: Tree, word: int) -> tuple[int, int]:
    """From the predicate on, without its subject; of dealing with somebody, only whom or what."""
    if not tree.is_verb(word):
        return clause_text(tree, word)
    partners = [head for prep, head in tree.obliques(word) if prep in ("with", "to", "about")]
    if partners and tree.lemmas[word] in ("deal", "talk", "speak", "meet", "engage", "negotiate", "sit"):
        return clause_text(tree, partners[0])
    objects = tree.having(word, "obj")
    if objects and tree.lemmas[word] in (
        "accept",
        "recognise",
        "recognize",
        "discuss",
        "tolerate",
        "allow",
        "permit",
    ):
        return clause_text(tree, objects[0])
    last = max((w for w in tree.below(word) if tree.upos[w] != "PUNCT"), default=word)
    return tree.offsets(word, max(last, word))


def _red_line(reading: Reading, tree: Tree, word: int) -> Iterator[Term]:
    """ "an invasion would be a red line", "crossing the red line" """
    head = tree.heads[word]
    subject = tree.first(word, "nsubj")
    if subject is not None:
        setter, need = setter_of(reading, tree, word), clause_text(tree, subject)
        words: tuple[int, ...] = (subject,)
    elif head >= 0 and tree.labels[word] in ("obj", "obl") and tree.is_verb(head):
        setter, need = setter_of(reading, tree, head), clause_text(tree, head)
        words = (head,)
        if any("if" in tree.marks(w) for w in (head, *tree.above(head))):
            return
    else:
        return
    if setter is not None and setter.decides and setter.statement is not None:
        trigger = Quote("red line", *tree.offsets(word - 1, word))
        yield Term(
            "red line", setter, towards_of(reading, tree, words, setter), need, None, "red line", trigger
        )


def _dropped(reading: Reading, tree: Tree, word: int) -> Iterator[Term]:
    objects = [o for o in tree.objects(word) if not _DROPPED.isdisjoint(lemmas_of(tree, o))]
    if not objects or is_negated(tree, word):
        return
    setter = _own(reading, tree, word)
    if setter is not None:
        yield _term(reading, tree, word, "concession", setter, "drop a demand")


def _taken(reading: Reading, tree: Tree, word: int, lemma: str) -> Iterator[Term]:
    """ "could live with limits", "would accept denuclearisation" """
    if lemma == "live":
        taken = [head for prep, head in tree.obliques(word) if prep == "with"]
        if not any(tree.low[w] in ("could", "can", "would", "will") for w in tree.having(word, "aux")):
            return
    elif lemma == "agree":
        taken = [
            head
            for prep, head in tree.obliques(word)
            if prep == "to" and not _TAKEN.isdisjoint(lemmas_of(tree, head))
        ]
    else:
        taken = [o for o in tree.objects(word) if not _TAKEN.isdisjoint(lemmas_of(tree, o))]
    if not taken or _by_if(tree, word):
        return
    setter = _own(reading, tree, word)
    if setter is not None:
        yield _term(reading, tree, taken[0], "concession", setter, f"{lemma} a limit", trigger=word)


def _by_if(tree: Tree, word: int) -> bool:
    return any(set(tree.marks(c)) & {"if", "unless", "once", "provided"} for c in tree.having(word, "advcl"))
