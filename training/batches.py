"""Windows of consecutive sentences of one paragraph, numbered and packed into batches."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from detente.coding.english.pieces import CLS, SEP, Pieces, fold, shape
from detente.evaluation.treebank import Paragraph, Tree

__all__ = ["Batch", "Window", "collate", "label_sets", "pack", "windows"]

LONGEST = 160


@dataclass(frozen=True, slots=True)
class Window:
    """One input of the network with its answers; everything a word has entry 0 for CLS."""

    pieces: list[int]
    shapes: list[int]
    firsts: list[int]
    starts: list[int]
    sentence: list[int]
    heads: list[int]
    upos: list[int]
    xpos: list[int]
    labels: list[int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded tensors; answers are -1 where there is nothing to learn."""

    pieces: Tensor
    shapes: Tensor
    firsts: Tensor
    starts: Tensor
    sentence: Tensor
    heads: Tensor
    upos: Tensor
    xpos: Tensor
    labels: Tensor


def label_sets(paragraphs: Sequence[Paragraph]) -> dict[str, list[str]]:
    """The tags and relations of a treebank, sorted."""
    trees = [tree for paragraph in paragraphs for tree in paragraph.trees]
    return {
        name: sorted({tag for tree in trees for tag in getattr(tree, name)})
        for name in ("upos", "xpos", "labels")
    }


def windows(paragraphs: Sequence[Paragraph], sets: Mapping[str, Sequence[str]], pieces: Pieces,
            draw: random.Random | None) -> list[Window]:  # fmt: skip
    """Cut every paragraph into windows: as long as allowed, or at random places where `draw` is given."""
    numbers = {name: {tag: i for i, tag in enumerate(tags)} for name, tags in sets.items()}
    return [
        _window(trees, numbers, pieces)
        for paragraph in paragraphs
        for trees in _cut(paragraph.trees, pieces, draw)
    ]


def _cut(trees: Sequence[Tree], pieces: Pieces, draw: random.Random | None) -> Iterator[list[Tree]]:
    rate = draw.choice((0.0, 0.0, 0.5, 1.0)) if draw else 0.0
    held: list[Tree] = []
    size = 0
    for tree in trees:
        more = sum(len(pieces(fold(word))) for word in tree.words)
        if held and (size + more > LONGEST or (draw and draw.random() < rate)):
            yield held
            held, size = [], 0
        held.append(tree)
        size += more
    if held:
        yield held


def _window(trees: Sequence[Tree], numbers: Mapping[str, Mapping[str, int]], pieces: Pieces) -> Window:
    out = Window([CLS], [0], [0], [-1], [0], [-1], [-1], [-1], [-1])
    for ordinal, tree in enumerate(trees):
        offset = len(out.firsts)
        for i, word in enumerate(map(fold, tree.words)):
            mine = pieces(word)
            if len(out.pieces) + len(mine) > 500:
                break
            out.firsts.append(len(out.pieces))
            out.pieces.extend(mine)
            spaced = tree.spaced[i] or (i == 0 and ordinal == 0)
            out.shapes.extend([shape(word, spaced=spaced)] * len(mine))
            out.starts.append(int(i == 0))
            out.sentence.append(ordinal)
            out.heads.append(tree.heads[i] + offset if tree.heads[i] >= 0 else 0)
            out.upos.append(numbers["upos"].get(tree.upos[i], -1))
            out.xpos.append(numbers["xpos"].get(tree.xpos[i], -1))
            out.labels.append(numbers["labels"].get(tree.labels[i], -1))
    out.pieces.append(SEP)
    out.shapes.append(0)
    size = len(out.firsts)
    out.heads[:] = [head if head < size else -1 for head in out.heads]
    return out


def pack(found: Sequence[Window], budget: int, draw: random.Random | None) -> list[list[Window]]:
    """Group windows of like length so that a padded batch holds about `budget` pieces."""
    ordered = sorted(found, key=lambda w: len(w.pieces) + (draw.random() * 8 if draw else 0))
    groups: list[list[Window]] = [[]]
    for window in ordered:
        if groups[-1] and (len(groups[-1]) + 1) * len(window.pieces) > budget:
            groups.append([])
        groups[-1].append(window)
    if draw:
        draw.shuffle(groups)
    return groups


def collate(group: Sequence[Window]) -> Batch:
    """Pad the windows of one batch."""

    def column(name: str, fill: int) -> Tensor:
        rows = [getattr(window, name) for window in group]
        width = max(map(len, rows))
        return torch.tensor([row + [fill] * (width - len(row)) for row in rows])

    fills = {"pieces": 0, "shapes": 0, "firsts": 0, "sentence": -1}
    return Batch(**{name: column(name, fills.get(name, -1)) for name in Batch.__slots__})
