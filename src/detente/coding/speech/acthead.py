"""The likeliest act of a statement: rules, words and the network's vectors weighed by one linear model.

Multinomial logistic regression over the cue, the grammar of the main clause, the lemmas of the content and their lists
(`actwords.py`), plus what the network says of the content's words (`Sentence.acts`). The act that the rules decide on gets
a bonus by what it rests on: fitted on statements that neither the rules nor this model had seen. `training/acts.py`
makes the weights and prints what each part adds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from detente.coding.speech import actwords
from detente.coding.speech.acts import Ruling, Utterance, ruled
from detente.evidence.vocabulary import ACTS, DecidedBy

__all__ = ["Weighed", "Weights", "features", "load_weights", "opinion", "weighed", "with_ruling"]

GROUNDS = ("cue", "row", "default")
_FLAGS = (
    "conditional copular imperative negated negated_cue party passive past question quoted".split()
)  # fmt: skip
_LISTS = "BAD BENEFIT CALM CLAIMS DEALING FINE HARM HEAVY KIND OFFENCES SCHEDULED STATES TALKS".split()
_PHRASES = "FALSE NO_DEAL NO_DOUBT ONLY READY THREATS".split()
_POINTING = frozenset("i we you they he she it this that there nobody who what".split())


@dataclass(frozen=True, slots=True)
class Weights:
    """`matrix` has one row an act and one column a feature; `bias` and `by_act` one entry an act, `by_ground` three.

    `trust` scales the model's logarithms before the rules' bonus is added.
    """

    index: Mapping[str, int]
    matrix: Any
    bias: Any
    trust: float
    by_ground: Any
    by_act: Any


@dataclass(frozen=True, slots=True)
class Weighed:
    """The act, the runner-up, and whether it is the rules' act or another."""

    act: str
    runner_up: str
    by: DecidedBy


def weighed(said: Utterance) -> Weighed:
    """The act that rules and model together hold likeliest."""
    weights, ruling = load_weights(), ruled(said)
    scores = with_ruling(opinion(said, weights), ruling, weights)
    order = sorted(range(len(ACTS)), key=lambda at: (-scores[at], at))
    act = ACTS[order[0]]
    return Weighed(act, ACTS[order[1]], "rule" if act == ruling.act else "head")


def opinion(said: Utterance, weights: Weights) -> Any:
    """Logarithms of the model's probabilities, without the rules."""
    import numpy as np

    score = np.array(weights.bias, dtype=float)
    found = [
        (at, value)
        for name, value in sorted(features(said).items())
        if (at := weights.index.get(name)) is not None
    ]
    if found:
        columns, values = zip(*found, strict=True)
        score += weights.matrix[:, list(columns)] @ np.array(values)
    if said.scores:
        score += np.array(said.scores)
    score -= score.max()
    return score - np.log(np.exp(score).sum())


def with_ruling(logarithms: Any, ruling: Ruling, weights: Weights) -> Any:
    """The scores with the bonus for the rules' act."""
    score = weights.trust * logarithms
    at = ACTS.index(ruling.act)
    score[at] += weights.by_ground[GROUNDS.index(ruling.ground)] + weights.by_act[at]
    return score


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """The shipped weights."""
    import numpy as np

    with (files("detente.coding.speech") / "acthead.npz").open("rb") as stream, np.load(stream) as data:
        matrix = data["matrix"].astype("float32") * data["scale"][:, None]
        index = {name: at for at, name in enumerate(data["names"].tolist())}
        return Weights(
            index, matrix, data["bias"], float(data["trust"]), data["by_ground"], data["by_act"]
        )  # fmt: skip


def features(said: Utterance) -> dict[str, float]:
    """The named features of an utterance; those of its words are scaled to length 2."""
    found: dict[str, float] = {}
    for name, value in _words(said.words):
        found[name] = found.get(name, 0.0) + value
    length = sum(value * value for value in found.values()) ** 0.5 or 1.0
    found = {name: 2.0 * value / length for name, value in found.items()}
    found.update(_grammar(said))
    found.update(_listed(said))
    return found


def _words(words: Sequence[str]) -> Iterator[tuple[str, float]]:
    for at, word in enumerate(words):
        if word[0] != "<":
            yield f"w={word}", 1.0
        if at:
            yield f"b={words[at - 1]} {word}", 0.5


def _grammar(said: Utterance) -> Iterator[tuple[str, float]]:
    yield f"cue={said.lemma}", 1.0
    yield f"cue act={said.cue_act}", 1.0
    yield f"frame={said.frame}", 0.7
    yield f"rule={said.rule}", 0.5
    yield f"main={said.main}", 1.0
    yield f"tag={said.tag}", 0.5
    yield f"by={said.by}", 1.0
    for modal in said.modals:
        yield f"modal={modal}", 0.8
    for flag in _FLAGS:
        if getattr(said, flag):
            yield flag, 0.8
    when = "past" if said.past else "future" if said.future else "now"
    yield f"by={said.by} {when}", 0.8
    yield f"by={said.by} {when} not={said.negated}", 0.8
    yield f"by={said.by} {when} party={said.party}", 0.5
    yield f"copular={said.copular} by={said.by} {when}", 0.5
    yield f"first={' '.join(said.words[:1])}", 0.7
    yield f"first two={' '.join(said.words[:2])}", 0.7
    yield f"length={min(len(said.words) // 5, 6)}", 0.4
    for word in set(said.words) & (_POINTING | {"<NUM>", "<PROPN>"}):
        yield f"has={word}", 0.5


def _listed(said: Utterance) -> Iterator[tuple[str, float]]:
    """Which word lists the content, and its main word, stand on."""
    for name in _LISTS:
        lemmas: frozenset[str] = getattr(actwords, name)
        if said.lemmas & lemmas:
            yield f"any {name}", 0.6
        if said.main in lemmas:
            yield f"main {name}", 0.8
            yield f"main {name} by={said.by}", 0.5
            yield f"main {name} not={said.negated} future={said.future} past={said.past}", 0.5
    for name in _PHRASES:
        if said.says(getattr(actwords, name)):
            yield f"says {name}", 1.0
