"""The parser on raw text of a treebank."""

from __future__ import annotations

from pathlib import Path

from detente.coding.english import parse
from detente.evaluation.parsing import score
from detente.evaluation.treebank import raw_text, read

__all__ = ["score_parser"]


def score_parser(path: Path) -> dict[str, float]:
    """F1 in percent of words, sentences, tags, lemmas and trees, nothing given but the text.

    Parameters
    ----------
    path : Path
        A CoNLL-U file.
    """
    paragraphs = read(path)
    system = parse("\n\n".join(raw_text(paragraph) for paragraph in paragraphs))
    return score([tree for paragraph in paragraphs for tree in paragraph.trees], system)
