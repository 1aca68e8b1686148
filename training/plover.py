"""Train the model that ranks PLOVER types, and say what rules and model add.

    python training/plover.py ../shared [--write]

Trains on `training/data/plover.jsonl` (generated sentences) and on the 322 sentences of `corpora/plover_gsr_2016.json`,
the latter with weight 3. The measure, cross-validated, is `detente.evaluation.gsr`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from detente.evaluation.gsr import generated_sentences, gsr_sentences, score_gsr
from detente.evaluation.regression import Example, fitted, vocabulary

TARGET = Path(__file__).parent.parent / "src" / "detente" / "coding" / "deeds" / "likely.npz"


def main(arguments: list[str]) -> None:
    corpus = Path(arguments[0]) / "corpora" / "plover_gsr_2016.json"
    for what, _, tuned, unseen, _ in score_gsr(corpus).rows():
        print(f"{what:64} tuned {tuned}  unseen {unseen}")
    if "--write" in arguments:
        write(generated_sentences(), [sentence.example for sentence in gsr_sentences(corpus)])


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
