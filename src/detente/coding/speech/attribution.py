"""A statement in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.evidence import Actor

__all__ = ["Attribution"]

Span = tuple[int, int]


@dataclass(slots=True)
class Attribution:
    """Who said which words by which cue, before act, date and channel are worked out.

    `cue` and `pieces` are offsets; `root` is the head of the content in sentence `sentence`, -1 where it is not one
    clause of it. `frame` says how the cue governs the content ("that", "inf", "obj", "quote", …).
    """

    sentence: int
    rule: str
    speakers: tuple[Actor, ...]
    pieces: list[Span]
    cue: Span | None = None
    cue_word: int = -1
    lemma: str = ""
    act: str = "other"
    kind: str = "speech"
    frame: str = "quote"
    root: int = -1
    polarity: str = "affirmed"
    addressee: Actor | None = None
    according_to: Actor | None = None
    channel: str | None = None
    we: bool = False
    triggers: list[Span] = field(default_factory=list)

    @property
    def speaker(self) -> Actor:
        return self.speakers[0] if self.speakers else Actor()

    @property
    def start(self) -> int:
        return min(start for start, _ in self.pieces)

    @property
    def end(self) -> int:
        return max(end for _, end in self.pieces)

    def holds(self, offset: int) -> bool:
        return any(start <= offset < end for start, end in self.pieces)
