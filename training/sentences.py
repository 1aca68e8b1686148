"""Labelled sentences for the sentence heads, as numbers; one text in five is held out by its checksum."""

from __future__ import annotations

import json
import random
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from batches import Window, collate
from network import Network
from torch import Tensor
from torch.nn import functional

from detente.coding.english.pieces import CLS, SEP, Pieces, fold, shape
from detente.coding.english.tokens import tokenize

__all__ = ["TaskData", "held_out", "window_of"]

Example = tuple[Window, int]


def held_out(text: str) -> bool:
    """Whether a text is kept from the encoder, for measurement."""
    return zlib.crc32(text.encode()) % 5 == 0


def window_of(text: str, pieces: Pieces) -> Window:
    """A text as one window without answers."""
    folded = fold(text)
    out = Window([CLS], [0], [0], [-1], [0], [-1], [-1], [-1], [-1])
    last = -1
    for start, end in tokenize(folded):
        mine = pieces(folded[start:end])
        out.firsts.append(len(out.pieces))
        out.pieces.extend(mine)
        out.shapes.extend([shape(folded[start:end], spaced=start != last)] * len(mine))
        out.sentence.append(0)
        last = end
    out.pieces.append(SEP)
    out.shapes.append(0)
    return out


class TaskData:
    """The sentences of every task, drawn in turn and without end."""

    def __init__(self, files: Sequence[Path], pieces: Pieces, draw: random.Random) -> None:
        rows = [json.loads(line) for path in files for line in path.read_text(encoding="utf-8").splitlines()]
        rows = [row for row in rows if not held_out(row["text"])]
        names: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            names[row["task"]].add(row["label"])
        self.labels = {task: sorted(found) for task, found in sorted(names.items())}
        self._draw = draw
        self._examples: dict[str, list[Example]] = {task: [] for task in self.labels}
        for row in rows:
            label = self.labels[row["task"]].index(row["label"])
            self._examples[row["task"]].append((window_of(row["text"], pieces), label))
        self._turns = {task: self._shuffled(task) for task in self.labels}

    def _shuffled(self, task: str) -> Iterator[Example]:
        while True:
            own = self._examples[task][:]
            self._draw.shuffle(own)
            yield from own

    def loss(self, network: Network, size: int) -> Tensor:
        """Cross-entropy over `size` sentences of one task drawn at random."""
        task = self._draw.choice(list(self.labels))
        drawn = [next(self._turns[task]) for _ in range(size)]
        batch = collate([window for window, _ in drawn])
        scores = network.sentence_scores(task, batch.pieces, batch.shapes, batch.firsts, batch.sentence)
        return functional.cross_entropy(scores.float(), torch.tensor([label for _, label in drawn]))
