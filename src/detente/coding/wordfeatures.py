"""What tells which words name a deed or head a requirement: the features of the trained heads.

Named after where they look: the word itself, the clause or phrase it stands in, the predicate above it, what hangs on
either, who acts, whose words they are, the time in reach, and what the rules make of the word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.status import is_negated
from detente.coding.heard import statement_at, statement_of
from detente.coding.who.coreference import actors_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from detente.coding.reading import Reading
    from detente.coding.tree import Tree
    from detente.evidence import Statement

__all__ = ["at_first", "at_second", "candidates", "of_sentence"]

_NAMING = frozenset({"VERB", "NOUN", "PROPN"})
_CLAUSES = frozenset("root ccomp advcl acl acl:relcl xcomp parataxis".split())
_PLACES = _CLAUSES | frozenset("conj obj obl nmod nsubj nsubj:pass csubj appos iobj obl:unmarked".split())
_WORDS = frozenset({"VERB", "NOUN", "ADJ", "ADV", "SCONJ", "AUX"})
_BELOW = frozenset(
    "obj xcomp ccomp advmod compound:prt obl nmod amod compound nmod:poss det acl nsubj".split()
)
_BESIDE = frozenset("advmod obj xcomp compound:prt obl det".split())
_PRONOUNS = frozenset("you they he she it this that nobody nothing there no".split())
_BODIES = frozenset({"UNO", "IGO", "NGO", "EUR"})
_OUTSIDE = frozenset({"EDU", "JRN", "CVL", "BUS", "SOC"})
_IN_REACH = 40


def candidates(tree: Tree) -> list[int]:
    """The words that a head has an opinion on: predicates, and nouns in a place of their own."""
    return [
        word
        for word, label in enumerate(tree.labels)
        if label in _PLACES
        and (tree.upos[word] in _NAMING or label in _CLAUSES)
        and tree.upos[word] != "PUNCT"
    ]


def of_sentence(tree: Tree) -> Iterator[tuple[str, float]]:
    """What every word of a sentence shares: the lemmas that stand in it."""
    for lemma in sorted({lemma for lemma, tag in zip(tree.lemmas, tree.upos, strict=True) if tag in _WORDS}):
        yield f"s~{lemma}", 0.35


def at_first(reading: Reading, tree: Tree, word: int) -> Iterator[tuple[str, float]]:
    """The few features that tell most words from those worth a second look."""
    yield from _itself(tree, word)
    if (head := tree.heads[word]) >= 0:
        yield f"hl={tree.lemmas[head]}", 1.0
    statement = statement_at(reading, tree.sentence.starts[word])
    yield ("nost" if statement is None else f"act={statement.act}"), 1.0


def at_second(
    reading: Reading, tree: Tree, word: int, ruled: Mapping[int, str]
) -> Iterator[tuple[str, float]]:
    """All other features of a word; `ruled` says what the rules make of the sentence's words."""
    statement = statement_at(reading, tree.sentence.starts[word])
    yield from _above(reading, tree, word, statement)
    yield from _clause(reading, tree, word, statement)
    yield from _below(tree, word)
    yield from _said(reading, tree, word, statement)
    if _timed(reading, tree, word):
        yield "time", 1.0
    yield f"r={ruled.get(word, 'no')}", 1.0


def _itself(tree: Tree, word: int) -> Iterator[tuple[str, float]]:
    label, marks, case = tree.labels[word], " ".join(tree.marks(word)), tree.case(word)
    yield "b", 1.0
    yield f"l={tree.lemmas[word]}", 1.0
    yield f"u={tree.xpos[word]}", 0.5
    yield f"d={label}", 1.0
    yield f"m={marks}", 1.0
    yield f"c={case}", 1.0
    yield f"d={label} m={marks} c={case}", 1.0
    if opener := tree.opener(word):
        yield f"o={opener}", 1.0


def _above(
    reading: Reading, tree: Tree, word: int, statement: Statement | None
) -> Iterator[tuple[str, float]]:
    """The predicate or noun that the word hangs on."""
    head = tree.heads[word]
    if head < 0:
        return
    lemma, opener, label = tree.lemmas[head], tree.opener(word), tree.labels[word]
    helping, denied = tree.auxiliaries(head), is_negated(tree, head)
    yield f"hl={lemma} d={label} c={tree.case(word)} m={' '.join(tree.marks(word))}", 1.0
    yield f"hd={tree.labels[head]}", 0.7
    yield f"hm={' '.join(tree.marks(head))}", 0.7
    for each in helping:
        yield f"ha={each}", 0.7
    if denied:
        yield "hneg", 1.0
        yield f"hneg o={opener}", 1.0
    yield f"o={opener} hx={' '.join(helping)} hn={denied}", 0.8
    if (top := tree.heads[head]) >= 0:
        yield f"gl={tree.lemmas[top]}", 0.7
        yield f"gl={tree.lemmas[top]} hd={tree.labels[head]}", 0.5
    for subject in tree.having(head, "nsubj", "nsubj:pass"):
        who = _who(reading, tree, subject, statement)
        yield f"hs={who}", 0.8
        yield f"hs={who} o={opener} hl={lemma}", 0.6
        yield f"hs={who} o={opener}", 0.6
        yield f"hsl={tree.lemmas[subject]}", 0.5
    for kid in tree.kids[head]:
        if kid != word and tree.labels[kid] in _BESIDE:
            yield f"hk={tree.labels[kid]}:{tree.lemmas[kid]}", 0.5
        elif kid != word and tree.labels[kid] == "advcl":
            yield f"hadv={tree.opener(kid)}", 0.6


def _clause(
    reading: Reading, tree: Tree, word: int, statement: Statement | None
) -> Iterator[tuple[str, float]]:
    """The mood of the word's own clause, and who acts in it."""
    helping, denied, opener = tree.auxiliaries(word), is_negated(tree, word), tree.opener(word)
    mood = f"ax={' '.join(helping)} n={denied}"
    for each in helping:
        yield f"x={each}", 0.8
    if denied:
        yield "neg", 1.0
    yield mood, 0.8
    for doer in tree.doers(word)[:1] if tree.is_verb(word) else ():
        who = _who(reading, tree, doer, statement)
        yield f"s={who}", 1.0
        yield f"s={who} {mood}", 1.0
        yield f"s={who} o={opener}", 0.8
        yield f"sl={tree.lemmas[doer]}", 0.4
    for kid in tree.having(word, "advcl"):
        yield f"adv={tree.opener(kid)}", 0.8
        yield f"adv={tree.opener(kid)} {mood}", 0.8


def _below(tree: Tree, word: int) -> Iterator[tuple[str, float]]:
    for kid in tree.kids[word]:
        label = tree.labels[kid]
        if label in _BELOW:
            yield f"k={label}:{tree.lemmas[kid]}", 0.6
        if label in ("obl", "nmod"):
            yield f"kc={tree.case(kid)}", 0.5


def _said(
    reading: Reading, tree: Tree, word: int, statement: Statement | None
) -> Iterator[tuple[str, float]]:
    """Whose words they are, what he does by saying them, and whether the word heads what is said."""
    own = statement_of(reading, tree, word)
    if own is not None:
        yield "iscue", 1.0
        yield f"iscue act={own.act}", 1.0
    if statement is None:
        return
    top, act = _heads(tree, word, statement), statement.act
    yield f"act={act} d={tree.labels[word]} o={tree.opener(word)}", 1.0
    yield f"top={top} act={act}", 1.0
    yield f"top={top} act={act} u={tree.upos[word]}", 0.7
    yield f"pty={_party(statement)}", 1.0
    if statement.polarity == "negated":
        yield "stneg", 1.0
    if statement.cue is not None:
        cue = statement.cue.text.lower()
        yield f"cue={cue}", 0.7
        yield f"cue={cue} top={top}", 0.7


def _heads(tree: Tree, word: int, statement: Statement) -> bool:
    head = tree.heads[word]
    return head < 0 or not any(q.start <= tree.sentence.starts[head] < q.end for q in statement.content)


def _party(statement: Statement) -> str:
    speaker = statement.speaker
    if speaker.country is None:
        return "none"
    if speaker.sector in _OUTSIDE:
        return "outside"
    return "body" if speaker.country in _BODIES else "state"


def _who(reading: Reading, tree: Tree, word: int, statement: Statement | None) -> str:
    """Who a phrase is, seen from the speaker: we, his own side, another, or what kind of words."""
    low = tree.low[word]
    if low in ("we", "i", "us"):
        return "we"
    actors = actors_of(reading, tree.number, word)
    if not actors:
        return low if low in _PRONOUNS else "np"
    states = {actor.country for actor in actors if actor.country}
    if not states:
        return "actor"
    if statement is None or statement.speaker.country is None:
        return "state"
    return "own" if statement.speaker.country in states else "other"


def _timed(reading: Reading, tree: Tree, word: int) -> bool:
    """Whether a time begins in the phrase of the word, or shortly after the word."""
    starts, ends = tree.sentence.starts, tree.sentence.ends
    first, last = starts[tree.left[word]], ends[word] + _IN_REACH
    return any(first <= t.quote.start <= last for t in reading.times_in(first, tree.sentence.end))
