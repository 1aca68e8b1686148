"""CoNLL-U treebanks as documents of paragraphs of sentences, with the spaces between words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Paragraph", "Tree", "raw_text", "read"]


@dataclass(frozen=True, slots=True)
class Tree:
    """One gold sentence; `heads` are 0-based, -1 for the root; `spaced` says where a space precedes."""

    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    spaced: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that follow one another without a break."""

    document: str
    trees: tuple[Tree, ...]


def read(path: Path) -> list[Paragraph]:
    """Every paragraph of a treebank file, in order."""
    paragraphs: list[Paragraph] = []
    trees: list[Tree] = []
    document, spaced = "", True

    def close() -> None:
        nonlocal trees
        if trees:
            paragraphs.append(Paragraph(document, tuple(trees)))
        trees = []

    for block in _blocks(path):
        for line in block:
            if line.startswith(("# newdoc", "# newpar")):
                close()
                spaced = True
            if line.startswith("# newdoc id"):
                document = line.partition("= ")[2]
        tree, spaced = _tree([line.split("\t") for line in block if line[0] != "#"], spaced)
        trees.append(tree)
    close()
    return paragraphs


def raw_text(paragraph: Paragraph) -> str:
    """The paragraph as running text, rebuilt from the treebank's spacing."""
    parts = []
    for tree in paragraph.trees:
        for word, spaced in zip(tree.words, tree.spaced, strict=True):
            parts.append(" " + word if spaced else word)
    return "".join(parts).strip()


def _blocks(path: Path) -> Iterator[list[str]]:
    block: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _tree(rows: list[list[str]], spaced: bool) -> tuple[Tree, bool]:
    words, spaces, inside = [], [], 0
    for row in rows:
        if "." in row[0]:
            continue
        glued = "SpaceAfter=No" in row[9].split("|")
        if "-" in row[0]:
            last = int(row[0].split("-")[1])
            inside, after = last, not glued
            continue
        spaces.append(spaced)
        words.append(row)
        number = int(row[0])
        if number < inside:
            spaced = False
        elif number == inside:
            spaced = after
        else:
            spaced = not glued
    return (
        Tree(
            words=tuple(row[1] for row in words),
            lemmas=tuple(row[2] for row in words),
            upos=tuple(row[3] for row in words),
            xpos=tuple(row[4] for row in words),
            heads=tuple(int(row[6]) - 1 for row in words),
            labels=tuple(row[7] for row in words),
            spaced=tuple(spaces),
        ),
        spaced,
    )
