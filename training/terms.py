"""Train the head for conditions, and say what rules and head reach alone and together.

    python training/terms.py gold/development [--write]

Trains on the candidate words of gold texts and of `data/tied.jsonl` and `data/terms.jsonl` (written for the purpose), as
the coder parses them and with what its rules make of them; also on the sentences that test the rules, lest it unlearn
what they know. Everything printed is cross-validated over texts. The rules were tuned on the gold texts up to fresh-49
before there was a head; those are told apart.
"""

from __future__ import annotations

import argparse
import csv
import json
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse

from detente.coding.linear import Linear
from detente.coding.pipeline import read_words
from detente.coding.reading import Reading
from detente.coding.terms import conditions, termhead
from detente.coding.wordfeatures import at_first, at_second, candidates, of_sentence
from detente.corpus import read_text
from detente.evaluation.conditions import judge_conditions
from detente.evaluation.gold import Gold, load_gold
from detente.evaluation.regression import solved
from detente.evaluation.statements import spans_of
from detente.lexicon import load_lexicon

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "detente" / "coding" / "terms" / "termhead.npz"
FOLDS, PENALTY, RARE, STEPS = 5, 1.0, 3, 70
TESTED = HERE.parent / "tests" / "coding" / "terms.csv"
HEAVY = {"tuned": 1.0, "fresh": 1.5, "tied": 0.7, "terms": 1.0, "tested": 0.7}

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate word with its features and the place of its kind in `KINDS`."""

    text: str
    kind: str
    found: dict[str, float]
    label: int

    @property
    def fold(self) -> int:
        """The same for all words of a text."""
        return zlib.crc32(self.text.encode()) % FOLDS


def reading_of(name: str, text: str, day: str | None) -> Reading:
    return read_words(read_text(text, where=f"{name}.txt", given=day), lexicon=load_lexicon())


def rows_of(name: str, kind: str, reading: Reading, wanted: Sequence[tuple[str, Span]]) -> Iterator[Row]:
    """The candidates of a text; `wanted` are kinds and places of its requirements."""
    for number in range(len(reading.sentences)):
        tree = reading.tree(number)
        heads = termhead.heads_of_terms(tree, conditions.ruled_terms(reading, tree))
        made = termhead.ruled(tree, heads)
        known: dict[int, str] = {}
        for label, (first, end) in wanted:
            inside = {w for w, at in enumerate(tree.sentence.starts) if first <= at < end}
            inside -= {w for w in inside if tree.upos[w] == "PUNCT"}
            top = next((w for w in sorted(inside) if tree.heads[w] not in inside), None)
            if top is not None:
                known.setdefault(top, label)
        shared = dict(of_sentence(tree))
        for word in candidates(tree):
            found = {
                **shared,
                **dict(at_first(reading, tree, word)),
                **dict(at_second(reading, tree, word, made)),
            }
            yield Row(name, kind, found, termhead.KINDS.index(known.get(word, "none")))


def all_rows(golds: Sequence[Gold]) -> list[Row]:
    """Every candidate word to learn from."""
    rows: list[Row] = []
    for gold in golds:
        wanted = [(c["kind"], spans_of(gold.text, [c["requirement"]])[0]) for c in gold.labels["conditions"]]
        reading = reading_of(gold.id, gold.text, gold.published)
        rows += rows_of(gold.id, "fresh" if fresh(gold) else "tuned", reading, wanted)
    for number, line in enumerate(csv.DictReader(TESTED.read_text(encoding="utf-8").splitlines())):
        at = line["text"].find(line["requirement"])
        asked = [] if line["kind"] == "none" else [(line["kind"], (at, at + len(line["requirement"])))]
        if at >= 0:
            name = f"tested-{number}"
            rows += rows_of(name, "tested", reading_of(name, line["text"], None), asked)
    for kind in ("tied", "terms"):
        by_text: dict[str, list[tuple[str, Span]]] = {}
        for line in (HERE / "data" / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            at = item["text"].index(item["requirement"])
            wanted = by_text.setdefault(item["text"], [])
            if item["label"] != "none":
                wanted.append((item["label"], (at, at + len(item["requirement"]))))
        for number, (text, wanted) in enumerate(by_text.items()):
            name = f"{kind}-{number}"
            rows += rows_of(name, kind, reading_of(name, text, None), wanted)
    return rows


def fresh(gold: Gold) -> bool:
    """Whether the rules were tuned on the text before the head was made."""
    return gold.id.startswith("fresh-") and int(gold.id.removeprefix("fresh-")) >= 50


def matrix_of(rows: Sequence[Row], names: dict[str, int]) -> Any:
    cells = [(i, names[n], v) for i, row in enumerate(rows) for n, v in row.found.items() if n in names]
    lines, columns, values = zip(*cells, strict=True)
    return sparse.csr_matrix((values, (lines, columns)), shape=(len(rows), len(names)))


def fitted(rows: Sequence[Row], *, without: str = "") -> Linear:
    """The head of these rows; features that begin with `without` are left out."""
    count = Counter(name for row in rows for name in row.found if not without or not name.startswith(without))
    names = {name: at for at, name in enumerate(sorted(n for n, c in count.items() if c >= RARE))}
    labels = np.array([row.label for row in rows])
    heavy = np.array([HEAVY[row.kind] for row in rows])
    weights = solved(matrix_of(rows, names), labels, heavy, len(termhead.KINDS), penalty=PENALTY, steps=STEPS)
    return Linear(names, np.ascontiguousarray(weights[:, :-1].T, "float32"), weights[:, -1].astype("float32"))


Told = Sequence[float]


def told(golds: Sequence[Gold], model: Linear | None) -> Told:
    """Conditions found, right, coded and labelled, by the rules and this head, or by the rules alone."""
    sums = np.zeros(4)
    for gold in golds:
        reading = reading_of(gold.id, gold.text, gold.published)
        coded = conditions.coded_with(reading, model)
        judged = judge_conditions(gold.text, coded, gold.labels["conditions"])
        sums += [judged.found.right, judged.right.right, judged.found.coded, judged.found.gold]
    return [float(each) for each in sums]


def scores(sums: Told) -> str:
    found, right, coded, known = sums
    return f"found {2 * found / (coded + known):.3f}, right {2 * right / (coded + known):.3f}"


def main() -> None:
    options = _options()
    golds = load_gold(options.gold)
    rows = all_rows(golds)
    print(f"{len(rows)} words, {sum(row.label > 0 for row in rows)} of them heads of requirements")
    models = [fitted([row for row in rows if row.fold != fold]) for fold in range(FOLDS)]
    for name in ("tuned", "fresh"):
        chosen = [gold for gold in golds if fresh(gold) == (name == "fresh")]
        both = np.zeros(4)
        for fold, model in enumerate(models):
            both += told([g for g in chosen if zlib.crc32(g.id.encode()) % FOLDS == fold], model)
        print(
            f"{name}: {len(chosen)} texts; rules: {scores(told(chosen, None))}; with head: {scores(both.tolist())}"
        )
    if options.write:
        write(fitted(rows))


def write(model: Linear) -> None:
    """The weights as bytes with one scale a kind."""
    weights = model.matrix.T
    scale = np.abs(weights).max(axis=1) / 127
    np.savez_compressed(
        TARGET,
        names=np.array(list(model.index)),
        matrix=np.rint(weights / scale[:, None]).astype("int8"),
        scale=scale.astype("float32"),
        bias=model.bias,
    )
    print(f"{TARGET.name}: {len(model.index)} features, {TARGET.stat().st_size // 1024} kB")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+", help="gold files or folders of them")
    parser.add_argument("--write", action="store_true", help="write the weights that ship")
    return parser.parse_args()


if __name__ == "__main__":
    main()
