"""A parsed sentence with the answers that annotators ask of it again and again, worked out once."""

from __future__ import annotations

from collections.abc import Iterable

from detente.coding.english.sentence import Sentence

__all__ = ["Parsed"]

_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer")
_NEGATIONS = frozenset({"not", "n't", "never", "neither", "no", "hardly", "nor", "'t"})


class Parsed:
    """Children, subtree extents and lower-case forms of one :class:`Sentence`.

    `left[i]` and `right[i]` are the first and last word of the subtree under word `i`.
    """

    __slots__ = (
        "heads",
        "kids",
        "labels",
        "left",
        "lemmas",
        "low",
        "right",
        "sentence",
        "upos",
        "words",
        "xpos",
    )

    def __init__(self, sentence: Sentence) -> None:
        size = len(sentence.words)
        self.sentence = sentence
        self.words, self.heads, self.labels = sentence.words, sentence.heads, sentence.labels
        self.upos, self.xpos = sentence.upos, sentence.xpos
        self.low = tuple(word.lower().replace("’", "'") for word in sentence.words)
        self.lemmas = tuple(lemma.lower() for lemma in sentence.lemmas)
        self.kids: list[list[int]] = [[] for _ in range(size)]
        self.left, self.right = list(range(size)), list(range(size))
        for word, head in enumerate(self.heads):
            if head >= 0:
                self.kids[head].append(word)
        self._stretch()

    def _stretch(self) -> None:
        heads, left, right = self.heads, self.left, self.right
        for word in range(len(heads)):
            above, steps = heads[word], 0
            while above >= 0 and steps <= len(heads):
                if word < left[above]:
                    left[above] = word
                elif word > right[above]:
                    right[above] = word
                above, steps = heads[above], steps + 1

    def __len__(self) -> int:
        return len(self.words)

    def child(self, word: int, *labels: str) -> int | None:
        """The first child of `word` under one of the labels."""
        return next((kid for kid in self.kids[word] if self.labels[kid] in labels), None)

    def children(self, word: int, *labels: str) -> list[int]:
        """The children of `word` under the labels, in text order."""
        return [kid for kid in self.kids[word] if self.labels[kid] in labels]

    def subject(self, word: int) -> int | None:
        """The subject of the clause headed by `word`, active or passive."""
        return self.child(word, *_SUBJECTS)

    def subtree(self, word: int, *, without: Iterable[int] = ()) -> list[int]:
        """`word` and all below it in text order; branches under the words `without` are left out."""
        closed = set(without)
        found, stack = [], [word]
        while stack:
            node = stack.pop()
            if node in closed:
                continue
            closed.add(node)
            found.append(node)
            stack.extend(self.kids[node])
        return sorted(found)

    def above(self, word: int) -> list[int]:
        """The head of `word`, its head, and so on up to the root."""
        steps: list[int] = []
        node = self.heads[word]
        while node >= 0 and len(steps) <= len(self.heads):
            steps.append(node)
            node = self.heads[node]
        return steps

    def case(self, word: int) -> str:
        """The preposition or possessive mark of a noun ("by", "according to", "'s"), or ""."""
        kids = self.kids[word]
        marks = [k for k in kids if self.labels[k] == "case"] if kids else kids
        if not marks:
            return ""
        parts = []
        for mark in marks:
            parts.append(self.low[mark])
            parts.extend(self.low[k] for k in self.kids[mark] if self.labels[k] == "fixed")
        return " ".join(parts)

    def negated(self, word: int) -> bool:
        """Whether the clause headed by `word` is negated by a word of its own."""
        return any(
            self.low[k] in _NEGATIONS and self.labels[k] in ("advmod", "det", "aux", "cc:preconj")
            for k in self.kids[word]
        )
