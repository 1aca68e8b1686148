"""Fit the points of contradictions: which pairs of one government's items the labelled texts hold against each other.

A conditional logistic regression. In each text the pairs of a government compete with one another and with "none";
the features are those of `detente.assessment.grounds`, so that every weight has a name that can be read. The penalty
pulls towards points that are stated as judgements (`STATED`): where the texts say little, those stay.

    python training/contradictions.py gold/development [--write]
"""

from __future__ import annotations

import argparse
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from scipy import optimize

from detente.assessment.contradictions import WINDOW, answer, compare, counts, governments
from detente.assessment.nearby import nearby
from detente.assessment.scope import scope
from detente.coding.pipeline import code
from detente.corpus import read_text
from detente.evaluation.gold import Gold, load_gold
from detente.evaluation.matching import words_of
from detente.evaluation.spans import gold_words, near
from detente.evidence import Event, Statement
from detente.lexicon import Lexicon, load_lexicon
from detente.record import Record

DATA = Path(__file__).parent.parent / "src" / "detente" / "assessment" / "data" / "contradictions.toml"
PENALTY, RARE, FOLDS, ENOUGH = 2.0, 4, 10, 0.5
STATED = {
    "question": 4.0, "exclusive": 2.0, "tone": 2.5, "tone inherited": 1.0, "retort": 1.5, "verdict": 1.25,
    "tied": 1.0, "parity": 0.25, "breach": 1.75, "common matter": 0.5, "near": 1.0, "contrast": 0.4, "beside": 0.5,
    "earlier": 0.9, "perfect": 0.1, "deed": -0.1, "one breath": -1.1, "no reason": -1.0,
}  # fmt: skip
LATER = re.compile(r"fresh-(?:[5-9]\d|1\d\d)$")
"""Texts that came after the rules had been written; their figures are printed apart."""
ABOVE, FURTHER = -0.5, 0.75
"""What ships counts a little before even odds; a further pair of the same government in a text must be firmer."""
REASONS = frozenset("question exclusive tone retort verdict tied parity breach".split()) | {"tone inherited"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two items of a government; `label`: which gold contradiction they make up, `counts`: whether it may be shown."""

    items: frozenset[str]
    features: dict[str, float]
    label: int | None
    counts: bool


@dataclass(frozen=True, slots=True)
class Text:
    """The pairs of a text by government, and how many contradictions gold knows in it."""

    name: str
    groups: tuple[tuple[Pair, ...], ...]
    known: int

    @property
    def fold(self) -> int:
        return zlib.crc32(self.name.encode()) % FOLDS


@dataclass(frozen=True, slots=True)
class Points:
    """Points by name, and from how many a pair counts."""

    by_name: dict[str, float]
    enough: float

    def of(self, pair: Pair) -> float:
        return sum(self.by_name.get(name, 0.0) * value for name, value in pair.features.items()) - self.enough


def read(gold: Gold, lexicon: Lexicon) -> Text:
    """Every pair of the coder's items that the assessment compares, with its label."""
    coded = code(read_text(gold.text, where=gold.id, given=gold.published), lexicon=lexicon)
    document = coded.document
    with TemporaryDirectory() as folder, Record(Path(folder) / "one.case", create=True) as record:
        record.put([(document, coded.items)], path=document.path, sha256=document.sha256, settings="")
        seen = scope(record)
        known = [
            (c["government"].split("-")[0], gold_words(gold.text, c["a"]), gold_words(gold.text, c["b"]))
            for c in gold.labels["contradictions"]
        ]
        groups = []
        for (government, _), items in sorted(governments(seen).items()):
            answers = [answer(item, seen) for item in items]
            words = {item.id: _words(gold.text, item) for item in items}
            pairs = []
            for a, b in nearby(answers, seen, WINDOW):
                if compared := compare(a, b, seen, {document.id: gold.text}):
                    one, other = words[a.item.id], words[b.item.id]
                    label = next((n for n, (g, x, y) in enumerate(known) if g == government and max(
                        min(near(one, x), near(other, y)), min(near(one, y), near(other, x))) >= ENOUGH), None)  # fmt: skip
                    shown = counts(a, b, *compared)
                    pairs.append(Pair(frozenset((a.item.id, b.item.id)), compared[1], label, shown))
            groups.append(tuple(pairs))
    return Text(gold.id, tuple(group for group in groups if group), len(known))


def _words(text: str, item: Statement | Event) -> frozenset[int]:
    quotes = [item.evidence] if isinstance(item, Event) else item.content
    return words_of(text, [(quote.start, quote.end) for quote in quotes])


def fit(texts: Sequence[Text]) -> Points:
    """The likeliest points under the penalty."""
    groups = [group for text in texts for group in text.groups]
    pairs = [pair for group in groups for pair in group]
    count = Counter(name for pair in pairs for name in pair.features)
    names = sorted({name for name, times in count.items() if times >= RARE} | STATED.keys())
    x = np.array([[pair.features.get(name, 0.0) for name in names] for pair in pairs])
    right = np.array([pair.label is not None for pair in pairs], float)
    of = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    found = np.bincount(of, right) > 0
    stated = np.array([STATED.get(name, 0.0) for name in names])

    def loss(flat: Any) -> tuple[float, Any]:
        odds = np.exp(np.clip(x @ flat[:-1] - flat[-1], -30, 30))
        every, those = 1 + np.bincount(of, odds), np.bincount(of, odds * right)
        misfit = np.log(every).sum() - np.log(those[found]).sum()
        slope = odds / every[of] - np.where(found[of], odds * right / np.where(found, those, 1.0)[of], 0.0)
        off = flat[:-1] - stated
        return misfit + PENALTY / 2 * (off**2).sum(), np.append(x.T @ slope + PENALTY * off, -slope.sum())

    bounds = [(0, None) if name in REASONS else (None, None) for name in names] + [(None, None)]
    flat = optimize.minimize(
        loss, np.append(stated, 4.0), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500}
    ).x
    return Points(
        {name: round(float(v), 2) for name, v in zip(names, flat, strict=False)}, round(float(flat[-1]), 2)
    )


def crossed(texts: Sequence[Text]) -> Iterator[tuple[Text, Points]]:
    """Each text with points that have not seen it."""
    for fold in range(FOLDS):
        points = fit([text for text in texts if text.fold != fold])
        yield from ((text, points) for text in texts if text.fold == fold)


def score(judged: Sequence[tuple[Text, Points]], above: float) -> tuple[int, int, int]:
    """Right, found and known; of each government in a text the strongest pairs that share no item count."""
    right = found = 0
    for text, points in judged:
        for group in text.groups:
            taken: set[str] = set()
            labels = set()
            shown = (pair for pair in group if pair.counts)
            for pair in sorted(shown, key=lambda p: (-points.of(p), sorted(p.items))):
                if points.of(pair) >= above + (FURTHER if taken else 0.0) and not taken & pair.items:
                    taken |= pair.items
                    found += 1
                    labels.add(pair.label)
            right += len(labels - {None})
    return right, found, sum(text.known for text, _ in judged)


def write(points: Points) -> None:
    """Keep the comment at the head of the file; the rest is written anew, the largest points first."""
    head = "".join(line for line in DATA.read_text(encoding="utf-8").splitlines(True) if line.startswith("#"))
    ordered = sorted(points.by_name.items(), key=lambda each: (-each[1], each[0]))
    lines = [f'"{name}" = {value}' for name, value in ordered if abs(value) >= 0.05]
    enough = round(points.enough + ABOVE, 2)
    body = f"enough = {enough}\nmore = {round(enough + FURTHER, 2)}\n\n[points]\n" + "\n".join(lines)
    DATA.write_text(head + body + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path, nargs="+", help="gold files or folders of them")
    parser.add_argument("--write", action="store_true", help="write the points that ship")
    options = parser.parse_args()
    lexicon = load_lexicon()
    texts = [read(gold, lexicon) for gold in load_gold(options.gold)]
    if options.write:
        write(fit(texts))
    judged = list(crossed(texts))
    kinds = defaultdict(list)
    for text, points in judged:
        kinds["later" if LATER.match(text.name) else "earlier"].append((text, points))
        kinds["all"].append((text, points))
    for above in (-1.0, -0.5, 0.0, 0.5):
        for kind in sorted(kinds):
            right, found, known = score(kinds[kind], above)
            print(
                f"{above:5} {kind:8} right {right:3} found {found:3} known {known:3} F1 {2 * right / (found + known):.3f}"
            )


if __name__ == "__main__":
    main()
