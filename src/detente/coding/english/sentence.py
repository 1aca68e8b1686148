"""The parsed sentence: the one interface between the language model and the annotators."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Sentence"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One parsed sentence; the tuples have one entry a word.

    Offsets count code points in the document, ends exclusive. Relations are those of Universal
    Dependencies 2 with subtypes (``nsubj:pass``, ``acl:relcl``). ``acts`` is what the network's vector of each word
    says about the act of speech, 32-bit, shape (words, acts), in the order of the vocabulary.
    """

    text: str
    start: int
    end: int
    paragraph: int
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    acts: NDArray[Any] | None = field(default=None, compare=False, repr=False)

    def __len__(self) -> int:
        return len(self.words)

    @property
    def root(self) -> int:
        """Index of the word that has no head."""
        return self.heads.index(-1)

    def children(self, word: int) -> tuple[int, ...]:
        """Indices of the words whose head is `word`, in text order."""
        return tuple(i for i, head in enumerate(self.heads) if head == word)

    def subtree(self, word: int) -> tuple[int, ...]:
        """Indices of `word` and of everything below it, in text order."""
        inside = {word}
        grown = True
        while grown:
            below = [i for i, head in enumerate(self.heads) if head in inside and i not in inside]
            inside.update(below)
            grown = bool(below)
        return tuple(sorted(inside))

    def path(self, word: int) -> tuple[int, ...]:
        """`word`, its head, and so on up to the root."""
        steps = [word]
        while self.heads[steps[-1]] >= 0:
            steps.append(self.heads[steps[-1]])
        return tuple(steps)

    def span(self, first: int, last: int) -> str:
        """The document's text from word `first` to word `last`, both included."""
        return self.text[self.starts[first] - self.start : self.ends[last] - self.start]
