"""Measure sentence heads on a trained encoder: `python heads.py BASE RUN DATA... [--gsr FILE]`.

Each DATA file is JSON lines of {"text", "task", "label"}. A head is a logistic regression on the mean of a
sentence's word vectors, so that at run time it costs a few columns of one product that is made anyway. Printed
is the cross-validated accuracy over texts that the encoder was not trained on: the human-coded records where
there are any, else the texts that sentences.py held out. None ships: see docs/decisions/parser-run-time.md.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from network import Network
from numpy.typing import NDArray
from sentences import held_out
from sklearn.linear_model import LogisticRegression
from train import vocabulary

from detente.coding.english.pieces import CLS, SEP, Pieces, fold, shape
from detente.coding.english.tokens import tokenize

FOLDS = 10
RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
Floats = NDArray[np.float32]


@torch.no_grad()
def vector(network: Network, pieces: Pieces, text: str) -> Floats:
    """Mean of the word vectors of a text."""
    folded = fold(text)
    numbers, shapes, firsts, last = [CLS], [0], [], -1
    for start, end in tokenize(folded):
        mine = pieces(folded[start:end])
        firsts.append(len(numbers))
        numbers.extend(mine)
        shapes.extend([shape(folded[start:end], spaced=start != last)] * len(mine))
        last = end
    encoded = network.encode(torch.tensor([[*numbers, SEP]]), torch.tensor([[*shapes, 0]]))[0]
    return encoded[firsts].mean(0).numpy()


def fit(vectors: Floats, labels: Sequence[str], weights: Floats, strength: float) -> LogisticRegression:
    """One head; `strength` is the inverse of the penalty."""
    return LogisticRegression(C=strength, max_iter=400, tol=1e-3).fit(vectors, labels, sample_weight=weights)


def folds(texts: Sequence[str]) -> NDArray[np.int64]:
    """Fold of each text, the same for equal texts."""
    return np.array([zlib.crc32(text.encode()) % FOLDS for text in texts])


def crossed(vectors: Floats, labels: NDArray[np.str_], fold_of: NDArray[np.int64], weights: Floats,
            counted: NDArray[np.bool_], strength: float) -> float:  # fmt: skip
    """Cross-validated accuracy over the rows that are `counted`; the others only train."""
    right = 0
    for fold_number in range(FOLDS):
        held = counted & (fold_of == fold_number)
        if held.any():
            head = fit(vectors[~held], labels[~held].tolist(), weights[~held], strength)
            right += int((head.predict(vectors[held]) == labels[held]).sum())
    return right / int(counted.sum())


def rows(options: argparse.Namespace) -> list[tuple[str, str, str, bool]]:
    """Task, text, label, and whether the row is from the human-coded standard."""
    found = []
    for path in options.data:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found.append((row["task"], row["text"], row["label"], False))
    if options.gsr:
        records = json.loads(options.gsr.read_text(encoding="utf-8"))
        found += [
            ("plover", row["text"], RENAMED.get(row["event"], row["event"]), True)
            for row in records
            if row["event"] != "DOCUMENT"
        ]
    return found


def main() -> None:
    """Fit and print."""
    options = _options()
    torch.set_num_threads(options.threads)
    sets = json.loads((options.run / "labels.json").read_text())
    network = Network({name: len(tags) for name, tags in sets.items() if name != "tasks"}).eval()
    network.load_state_dict(torch.load(options.run / "averaged.pt", weights_only=True), strict=False)
    pieces = vocabulary(options.base / "vocab.txt")
    all_rows = rows(options)
    for task in sorted({row[0] for row in all_rows}):
        mine = [row for row in all_rows if row[0] == task]
        texts = [row[1] for row in mine]
        vectors = np.stack([vector(network, pieces, text) for text in texts])
        labels, gold = np.array([row[2] for row in mine]), np.array([row[3] for row in mine])
        weights = np.where(gold, options.gold_weight, 1.0)
        counted = gold if gold.any() else np.array([held_out(text) for text in texts])
        results = {s: crossed(vectors, labels, folds(texts), weights, counted, s) for s in options.strengths}
        if gold.any():
            print(task, "records counted:", int(gold.sum()))
            alone = fit(vectors[~gold], labels[~gold].tolist(), weights[~gold], 1.0).predict(vectors[gold])
            print(task, "generated sentences alone:", round(float((alone == labels[gold]).mean()), 3))
        print(task, len(mine), {s: round(value, 3) for s, value in results.items()}, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path, help="folder that holds vocab.txt")
    parser.add_argument("run", type=Path, help="folder that holds averaged.pt and labels.json")
    parser.add_argument("data", type=Path, nargs="+")
    parser.add_argument(
        "--gsr", type=Path, help="PLOVER gold standard records, in cross-validation the only ones counted"
    )
    parser.add_argument("--gold-weight", type=float, default=2.0)
    parser.add_argument("--strengths", type=float, nargs="+", default=[0.1, 1.0, 10.0])
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
