"""The likeliest type of a sentence's main event: a linear model over its words and over what the rules found.

Multinomial logistic regression. Features: lemmas without names and numbers, pairs of neighbours, dependency pairs,
the main predicate with its arguments, and the types of the two best rule-drafts. `training/plover.py` makes the weights
and prints what each part adds. The model decides nothing in the record: it ranks, and it names a type where the rules are
silent.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from detente.evidence.vocabulary import EVENT_TYPES, EventType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from detente.coding.deeds.draft import Draft
    from detente.coding.reading import Reading
    from detente.coding.tree import Tree

__all__ = ["COOPERATION", "Weights", "features", "folded", "likely_type", "load_weights"]

COOPERATION = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_SPEECH = frozenset(
    "say tell announce report claim state add declare confirm reveal disclose note quote".split()
)
_PAIRS = frozenset("obj nsubj obl nmod xcomp ccomp compound advmod aux amod advcl".split())
_ARGUMENTS = frozenset({"obj", "xcomp", "obl", "aux", "nsubj:pass", "ccomp", "advmod", "compound:prt"})
_NAMELESS = frozenset({"PUNCT", "NUM", "PROPN"})


@dataclass(frozen=True, slots=True)
class Weights:
    """`matrix` has one row a type and one column a feature; `bias` one entry a type."""

    index: Mapping[str, int]
    matrix: Any
    bias: Any


def folded(draft: Draft) -> EventType:
    """The draft's type with planned cooperation as AGREE, as PLOVER has it."""
    return "AGREE" if draft.status == "planned" and draft.type in COOPERATION else draft.type


def likely_type(reading: Reading, ranked: Sequence[Draft]) -> EventType:
    """The likeliest PLOVER type of a text of one sentence, given its drafts, the best first."""
    import numpy as np

    weights = load_weights()
    score = np.array(weights.bias, dtype=float)
    for name, value in sorted(features(reading, ranked).items()):
        at = weights.index.get(name)
        if at is not None:
            score += weights.matrix[:, at] * value
    found: EventType = EVENT_TYPES[int(score.argmax())]  # type: ignore[assignment]
    return found


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """The shipped weights."""
    import numpy as np

    with (files("detente.coding.deeds") / "likely.npz").open("rb") as stream, np.load(stream) as data:
        names = data["names"].tolist()
        matrix = data["matrix"].astype("float32") * data["scale"][:, None]
        return Weights({name: at for at, name in enumerate(names)}, matrix, data["bias"].astype("float32"))


def features(reading: Reading, ranked: Sequence[Draft]) -> dict[str, float]:
    """The features of a text; those of the words are scaled to length 3."""
    found: dict[str, float] = {}
    for number in range(len(reading.sentences)):
        tree = reading.tree(number)
        for name, value in _words(reading, tree):
            found[name] = found.get(name, 0.0) + value
    length = sum(value * value for value in found.values()) ** 0.5 or 1.0
    found = {name: 3.0 * value / length for name, value in found.items()}
    found.update(_rules(reading, ranked))
    return found


def _words(reading: Reading, tree: Tree) -> Iterator[tuple[str, float]]:
    lemmas = [_lemma(reading, tree, word) for word in range(len(tree))]
    for word, lemma in enumerate(lemmas):
        head, label = tree.heads[word], tree.labels[word]
        if lemma[0] != "<":
            yield f"w={lemma}", 1.0
        if word and not (lemma[0] == "<" and lemmas[word - 1][0] == "<"):
            yield f"b={lemmas[word - 1]}_{lemma}", 0.5
        if head >= 0 and lemma[0] != "<" and lemmas[head][0] != "<" and label.split(":")[0] in _PAIRS:
            yield f"d={lemmas[head]}>{label}>{lemma}", 0.5
    main = _main(tree)
    yield f"m={tree.lemmas[main]}", 2.0
    for kid in tree.kids[main]:
        if tree.labels[kid] in _ARGUMENTS:
            yield f"mk={tree.labels[kid]}:{tree.lemmas[kid]}", 1.0


def _lemma(reading: Reading, tree: Tree, word: int) -> str:
    """The lemma, or what stands for names, numbers and marks."""
    if reading.mention_at(tree.number, word) is not None:
        return "<A>"
    return f"<{tree.upos[word]}>" if tree.upos[word] in _NAMELESS else tree.lemmas[word]


def _main(tree: Tree) -> int:
    """The main predicate, past verbs of speech to what is said."""
    main = tree.sentence.root
    for _ in range(3):
        said = tree.first(main, "ccomp", "parataxis") if tree.lemmas[main] in _SPEECH else None
        if said is None:
            break
        main = said
    return main


def _rules(reading: Reading, ranked: Sequence[Draft]) -> dict[str, float]:
    found = {"r0=none": 1.5} if not ranked else {}
    for place, draft in enumerate(ranked[:2]):
        found[f"r{place}={folded(draft)}"] = (1.5, 0.6)[place]
    if ranked:
        found[f"rs={ranked[0].type} {ranked[0].status}"] = 0.7
    found.update({f"a={statement.act}": 0.5 for statement in reading.statements})
    return found
