"""Raw text to parsed sentences, paragraph by paragraph.

A paragraph goes through the network in windows of at most 160 word pieces that end where a sentence ends;
what a window yields depends on its own words alone, so the same paragraph always comes out the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from detente.coding.english.lemmas import Lemmas
from detente.coding.english.paragraphs import paragraphs
from detente.coding.english.pieces import Pieces, fold
from detente.coding.english.sentence import Sentence
from detente.coding.english.trees import heads_within
from detente.coding.english.windows import Words, inputs, window_end, words_of

__all__ = ["Parser", "parse"]

USUAL, LONGEST = 160, 320
_MODEL = Path(__file__).parent / "model"


class _Session(Protocol):
    def run(self, outputs: None, inputs: Mapping[str, NDArray[Any]]) -> list[NDArray[Any]]: ...


class _Tree(NamedTuple):
    """One sentence of a window: its words' numbers in the paragraph, and numbers of tags and relations."""

    first: int
    last: int
    heads: list[int]
    relations: list[int]
    upos: list[int]
    xpos: list[int]
    acts: NDArray[Any]


class Parser:
    """The tagger and parser of one model folder; loading takes a fraction of a second.

    `acts`, shape (width of the network, acts), is what turns a word's vector into its row of `Sentence.acts`.
    """

    def __init__(self, folder: Path = _MODEL, *, acts: NDArray[Any] | None = None) -> None:
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self._upos: list[str] = labels["upos"]
        self._xpos: list[str] = labels["xpos"]
        self._labels: list[str] = labels["labels"]
        lines = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
        self._pieces = Pieces({line: number for number, line in enumerate(lines) if line})
        exceptions = folder / "lemmas.json"
        self._lemmas = Lemmas(
            json.loads(exceptions.read_text(encoding="utf-8")) if exceptions.exists() else {}
        )
        self._acts = np.load(folder / "acts.npy") if acts is None else acts
        self._session = _session(folder / "parser.onnx")
        self._relations = _session(folder / "relations.onnx")

    def parse(self, text: str) -> tuple[Sentence, ...]:
        """Parse a document (see :func:`parse`)."""
        folded = fold(text)
        return tuple(
            self._sentence(text, number, start, words, tree)
            for number, (start, end) in enumerate(paragraphs(text))
            for words in (words_of(folded[start:end], self._pieces),)
            for tree in self._paragraph(words)
        )

    def _paragraph(self, words: Words) -> Iterator[_Tree]:
        at = 0
        while at < len(words):
            stop = window_end(words, at, USUAL)
            found = self._trees(words, at, stop)
            if _cut_short(words, stop) and len(found) == 1:
                stop = window_end(words, at, LONGEST)
                found = self._trees(words, at, stop)
            if _cut_short(words, stop) and len(found) > 1:
                found.pop()
            yield from found
            at = found[-1].last

    def _trees(self, words: Words, at: int, stop: int) -> list[_Tree]:
        """The sentences of one window."""
        tags, arcs, dep, head, vectors = self._session.run(None, inputs(words, at, stop))
        acts = vectors[1:] @ self._acts
        tags = tags[1:]
        starts = (tags[:, -1] > words.needed[at:stop]) | words.sure[at:stop]
        starts[0] = True
        heads = heads_within(arcs[1:], np.cumsum(starts) - 1)
        (relations,) = self._relations.run(None, {"label_dep": dep[1:], "label_head": head, "heads": heads})
        split = len(self._upos)
        upos, xpos = tags[:, :split].argmax(axis=1), tags[:, split:-1].argmax(axis=1)
        edges = [*np.flatnonzero(starts).tolist(), stop - at]
        return [
            _Tree(
                at + i,
                at + j,
                [head - 1 - i if head else -1 for head in heads[i:j].tolist()],
                relations[i:j].tolist(),
                upos[i:j].tolist(),
                xpos[i:j].tolist(),
                acts[i:j],
            )
            for i, j in pairwise(edges)
        ]

    def _sentence(self, text: str, number: int, offset: int, words: Words, tree: _Tree) -> Sentence:
        spans = words.spans[tree.first : tree.last]
        starts = tuple([start + offset for start, _ in spans])
        ends = tuple([end + offset for _, end in spans])
        forms = tuple([text[start:end] for start, end in zip(starts, ends, strict=True)])
        upos = tuple([self._upos[tag] for tag in tree.upos])
        xpos = tuple([self._xpos[tag] for tag in tree.xpos])
        return Sentence(
            text=text[starts[0] : ends[-1]],
            start=starts[0],
            end=ends[-1],
            paragraph=number,
            words=forms,
            starts=starts,
            ends=ends,
            lemmas=tuple(map(self._lemmas, map(fold, forms), upos, xpos)),
            upos=upos,
            xpos=xpos,
            heads=tuple(tree.heads),
            labels=tuple([self._labels[label] for label in tree.relations]),
            acts=tree.acts,
        )


def parse(text: str) -> tuple[Sentence, ...]:
    """Sentences of a document with words, lemmas, tags and trees, in text order.

    Paragraphs are parsed one by one; a line end ends a paragraph unless the text is wrapped at a margin. The
    same paragraph gives the same sentences whatever stands around it. A run without a space is cut every 200
    characters, a sentence after about 320 word pieces. The model is loaded by the first call.

    Parameters
    ----------
    text
        The document, unchanged; offsets in the result count its code points.
    """
    return _shared().parse(text)


@lru_cache(maxsize=1)
def _shared() -> Parser:
    return Parser()


def _session(path: Path) -> _Session:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session: _Session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return session


def _cut_short(words: Words, stop: int) -> bool:
    return stop < len(words) and not words.sure[stop]
