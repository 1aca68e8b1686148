"""Train the model that ranks PLOVER types, and say what rules and model add.

    python training/plover.py ../shared [--write]

Trains on `training/data/plover.jsonl` (generated sentences) and on the 322 sentences of `corpora/plover_gsr_2016.json`,
the latter with weight 3. The figures are cross-validated: five folds by the hash of the sentence's id. "tuned" are the
sentences that the rules were tuned on (even hashes), "unseen" the others.
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy import optimize, sparse

from detente.coding.deeds.draft import Draft
from detente.coding.deeds.events import drafts, ranked
from detente.coding.deeds.likely import features, folded
from detente.coding.pipeline import read_words
from detente.evidence import UNKNOWN_DATE, Document, document_id, sha256
from detente.evidence.vocabulary import EVENT_TYPES
from detente.lexicon import load_lexicon

LABELS_2016 = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
PENALTY, WEIGHT, FOLDS, RARE, STEPS = 0.5, 3.0, 5, 3, 80
HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "detente" / "coding" / "deeds" / "likely.npz"


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence: its features, what the rules say first (-1 for nothing), its label, and its id's hash."""

    found: dict[str, float]
    rule: int
    label: int
    key: int


def main(arguments: list[str]) -> None:
    shared = Path(arguments[0])
    gsr = [
        example(r["text"].strip(" {}"), LABELS_2016.get(r["event"], r["event"]), r["id"])
        for r in records(shared)
    ]
    own = [
        json.loads(line) for line in (HERE / "data" / "plover.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    made = [example(r["text"], r["label"], r["text"]) for r in own]
    report("rules alone", gsr, np.array([e.rule for e in gsr]))
    report("model, generated sentences only", gsr, predicted(made, [], gsr))
    folds = np.array([e.key // 2 % FOLDS for e in gsr])
    crossed = np.full(len(gsr), -1)
    for fold in range(FOLDS):
        inside = [e for e, f in zip(gsr, folds, strict=True) if f != fold]
        outside = [e for e, f in zip(gsr, folds, strict=True) if f == fold]
        crossed[folds == fold] = predicted(made, inside, outside)
    report("rules and model, cross-validated", gsr, crossed)
    if "--write" in arguments:
        write(made, gsr)


def records(shared: Path) -> list[dict[str, Any]]:
    """The coded sentences; the file's first record is its documentation."""
    found: list[dict[str, Any]] = json.loads(
        (shared / "corpora" / "plover_gsr_2016.json").read_text(encoding="utf-8")
    )
    return found[1:]


def example(text: str, label: str, name: str) -> Example:
    document = Document(
        document_id(sha256(text), name), name, None, None, None, UNKNOWN_DATE, sha256(text), 0, text=text
    )
    reading = read_words(document, lexicon=load_lexicon())
    best: list[Draft] = ranked(drafts(reading))
    rule = EVENT_TYPES.index(folded(best[0])) if best else -1
    key = int(hashlib.sha256(name.encode()).hexdigest(), 16)
    return Example(features(reading, best), rule, EVENT_TYPES.index(label), key)


def report(name: str, gsr: list[Example], guess: Any) -> None:
    right = guess == np.array([e.label for e in gsr])
    tuned = np.array([e.key % 2 == 0 for e in gsr])
    print(
        f"{name:36} all {right.mean():.3f}  tuned {right[tuned].mean():.3f}  unseen {right[~tuned].mean():.3f}"
    )


def predicted(made: list[Example], inside: list[Example], outside: list[Example]) -> Any:
    names = vocabulary([*made, *inside])
    weights = fitted(made, inside, names)
    return (matrix_of(outside, names) @ weights[:, :-1].T + weights[:, -1]).argmax(axis=1)


def vocabulary(examples: list[Example]) -> dict[str, int]:
    count: dict[str, int] = {}
    for each in examples:
        for name in each.found:
            count[name] = count.get(name, 0) + 1
    return {name: at for at, name in enumerate(sorted(n for n, c in count.items() if c >= RARE))}


def matrix_of(examples: list[Example], names: dict[str, int]) -> Any:
    cells = [
        (i, names[n], v) for i, e in enumerate(examples) for n, v in sorted(e.found.items()) if n in names
    ]
    rows, columns, values = zip(*cells, strict=True)
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(examples), len(names)))


def fitted(made: list[Example], inside: list[Example], names: dict[str, int]) -> Any:
    """Weights with the bias as last column, by L-BFGS on the penalised log loss."""
    examples = [*made, *inside]
    x, y = matrix_of(examples, names), np.array([e.label for e in examples])
    heavy = np.concatenate([np.ones(len(made)), np.full(len(inside), WEIGHT)])
    shape = (len(EVENT_TYPES), len(names) + 1)
    goal = np.eye(shape[0])[y]

    def loss(flat: Any) -> tuple[float, Any]:
        w = flat.reshape(shape)
        z = x @ w[:, :-1].T + w[:, -1]
        z = np.exp(z - z.max(axis=1, keepdims=True))
        p = z / z.sum(axis=1, keepdims=True)
        error = (p - goal) * heavy[:, None]
        slope = np.hstack([(x.T @ error).T, error.sum(axis=0)[:, None]])
        slope[:, :-1] += PENALTY * w[:, :-1]
        value = (
            -(heavy * np.log(p[np.arange(len(y)), y] + 1e-12)).sum() + 0.5 * PENALTY * (w[:, :-1] ** 2).sum()
        )
        return float(value), slope.ravel()

    found = optimize.minimize(
        loss, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}
    )
    return found.x.reshape(shape)


def write(made: list[Example], gsr: list[Example]) -> None:
    """All sentences' weights, as bytes with one scale a type."""
    names = vocabulary([*made, *gsr])
    weights = fitted(made, gsr, names)
    scale = np.abs(weights[:, :-1]).max(axis=1) / 127
    small = np.rint(weights[:, :-1] / scale[:, None]).astype("int8")
    np.savez_compressed(
        TARGET,
        names=np.array(list(names)),
        matrix=small,
        scale=scale.astype("float32"),
        bias=weights[:, -1].astype("float32"),
    )
    print(f"{TARGET.name}: {len(names)} features, {TARGET.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
