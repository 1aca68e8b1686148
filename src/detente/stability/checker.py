"""An independent check of proofs, written from the definitions; it shares no code with the solvers.

It knows a conflict only through its moves and preferences, and it goes through each proof literally: is every
departure there, is every step legal, does every answer deter, was every answer looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from detente.conflict.conflict import Conflict
from detente.stability.proof import Answer, Departure, Proof, Step

__all__ = ["check"]

_REPLIES = {"nash": "none", "gmr": "moves", "smr": "moves", "seq": "wishes", "sseq": "wishes"}
_REJOINDER = ("smr", "sseq")


def check(conflict: Conflict, proof: Proof) -> tuple[str, ...]:
    """What is wrong with a proof; nothing when it holds.

    Parameters
    ----------
    conflict : Conflict
        The conflict it is said to be about.
    proof : Proof

    Returns
    -------
    tuple of str
        One sentence a fault.
    """
    return tuple(_faults(conflict, proof))


def _faults(conflict: Conflict, proof: Proof) -> Iterator[str]:
    name = proof.concept
    if name in ("lh", "nonmyopic"):
        yield from _Lookahead(conflict).faults(proof)
    elif name == "sim":
        yield from _simultaneous(conflict, proof)
    elif name.startswith("weak_"):
        yield from _weak(conflict, proof)
    elif name.startswith("coalition_") and proof.parts:
        yield from _coalitions(conflict, proof)
    else:
        yield from _Rule(conflict, proof).faults()


def _weak(conflict: Conflict, proof: Proof) -> Iterator[str]:
    base = proof.concept.removeprefix("weak_")
    found = {part.concept: part for part in proof.parts}
    for part in proof.parts:
        if (part.state, part.dm) != (proof.state, proof.dm):
            yield "a part is about another state or decision maker"
        yield from _faults(conflict, part)
    if base not in found or (found[base].stable and f"strong_{base}" not in found):
        yield "the general or the strong part is missing"
    elif proof.stable != (found[base].stable and not found[f"strong_{base}"].stable):
        yield "the verdict does not follow from its parts"


def _coalitions(conflict: Conflict, proof: Proof) -> Iterator[str]:
    for part in proof.parts:
        if (part.state, part.dm, part.concept) != (proof.state, proof.dm, proof.concept):
            yield "a part is about something else"
        if proof.dm not in part.group:
            yield f"{proof.dm} is not in the coalition {part.group}"
        yield from _Rule(conflict, part).faults()
    needed = {group for group in _groups(conflict.ids) if proof.dm in group}
    if proof.stable and ({part.group for part in proof.parts if part.stable} != needed):
        yield "not every coalition is shown to stay"
    if not proof.stable and all(part.stable for part in proof.parts):
        yield "no coalition is shown to leave"


def _groups(members: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [group for size in range(1, len(members) + 1) for group in combinations(members, size)]


class _Rule:
    """Proofs made of departures and answers, for one decision maker or a coalition."""

    def __init__(self, conflict: Conflict, proof: Proof) -> None:
        self.conflict, self.proof = conflict, proof
        name = proof.concept.removeprefix("coalition_").removeprefix("strong_")
        self.joint = proof.concept.startswith("coalition_")
        self.strong = proof.concept.startswith("strong_")
        self.base, _, self.letter = name.partition("_")
        self.others = tuple(dm for dm in conflict.ids if dm not in proof.group)

    def faults(self) -> Iterator[str]:
        proof = self.proof
        departures = self._departures()
        shown = [departure.end for departure in proof.departures]
        if proof.dm not in proof.group or (len(proof.group) > 1 and not self.joint):
            yield f"{proof.group} does not stand for {proof.dm}"
        if proof.stable and sorted(shown) != sorted(departures):
            yield f"departures {sorted(departures)} should all be answered, {sorted(shown)} are"
        if not proof.stable and len(proof.departures) != 1:
            yield "one unanswered departure should be shown"
        for departure in proof.departures:
            yield from self._departure(departure, departures)

    def _departure(self, departure: Departure, departures: set[int]) -> Iterator[str]:
        if departure.end not in departures:
            yield f"state {departure.end} does not tempt anyone to leave state {self.proof.state}"
        yield from self._sequence(
            departure.steps, self.proof.state, {(dm,) for dm in self.proof.group}, "moves"
        )
        if departure.answer is not None:
            yield from self._answer(departure.answer, departure.end)
        elif self.proof.stable:
            yield f"the departure to state {departure.end} has no answer"
        if not self.proof.stable:
            answers = self._reach(departure.end, self._movers(), self._replies())
            if any(self._holds(end) for end in answers):
                yield f"the departure to state {departure.end} can be answered"

    def _answer(self, answer: Answer, start: int) -> Iterator[str]:
        yield from self._sequence(answer.steps, start, set(self._movers()), self._replies())
        if not self._holds(answer.end):
            yield f"state {answer.end} deters nobody"
        if self.base in _REJOINDER:
            ways_out = self._reach(answer.end, [(dm,) for dm in self.proof.group], "moves") - {answer.end}
            if {end for end, _ in answer.escapes} != ways_out:
                yield f"the ways out of state {answer.end} are {sorted(ways_out)}"

    def _sequence(
        self, steps: tuple[Step, ...], start: int, movers: set[tuple[str, ...]], kind: str
    ) -> Iterator[str]:
        if not steps:
            yield "an empty sequence"
        before: tuple[str, ...] = ()
        for step in steps:
            if step.start != start or step.by == before or step.by not in movers:
                yield f"{step} does not follow"
            if step.end not in self._steps(step.by, step.start, kind):
                yield f"{step} is not allowed"
            start, before = step.end, step.by

    def _movers(self) -> list[tuple[str, ...]]:
        joint = self.joint and self._replies() == "wishes"
        return _groups(self.others) if joint else [(dm,) for dm in self.others]

    def _replies(self) -> str:
        return "wishes or guesses" if self.letter and self.base == "seq" else _REPLIES[self.base]

    def _departures(self) -> set[int]:
        proof = self.proof
        ends = self._reach(proof.state, [(dm,) for dm in proof.group], "moves")
        return {end for end in ends if all(self._tempts(dm, end) for dm in proof.group)}

    def _tempts(self, dm: str, end: int) -> bool:
        state = self.proof.state
        if self.conflict.knows(dm, end, state):
            return self.conflict.prefers(dm, end, state)
        return self.letter in ("a", "c")

    def _holds(self, end: int) -> bool:
        """Whether ending there deters someone in question, also after any rejoinder."""
        ends = {end}
        if self.base in _REJOINDER:
            ends |= self._reach(end, [(dm,) for dm in self.proof.group], "moves")
        return all(any(self._deters(dm, each) for dm in self.proof.group) for each in ends)

    def _deters(self, dm: str, end: int) -> bool:
        state = self.proof.state
        if self.strong:
            return self.conflict.greatly_prefers(dm, state, end)
        if not self.conflict.knows(dm, end, state):
            return self.letter in ("c", "d")
        return not self.conflict.prefers(dm, end, state)

    def _steps(self, by: tuple[str, ...], start: int, kind: str) -> set[int]:
        """Where one step of a decision maker or a coalition leads."""
        if kind == "none":
            return set()
        if len(by) > 1:
            ends = self._reach(start, [(dm,) for dm in by], "moves")
            return {end for end in ends if all(self.conflict.prefers(dm, end, start) for dm in by)}
        ends = set(self.conflict.moves(by[0], start))
        if kind == "moves":
            return ends
        guess = kind == "wishes or guesses"
        return {
            end
            for end in ends
            if (self.conflict.prefers(by[0], end, start) if self.conflict.knows(by[0], end, start) else guess)
        }

    def _reach(self, start: int, movers: list[tuple[str, ...]], kind: str) -> set[int]:
        """All that sequences of steps reach in which nobody steps twice in succession."""
        reached: set[tuple[int, tuple[str, ...]]] = set()
        open_: list[tuple[int, tuple[str, ...]]] = [(start, ())]
        while open_:
            state, last = open_.pop()
            for by in movers:
                if by == last:
                    continue
                for end in self._steps(by, state, kind):
                    if (end, by) not in reached:
                        reached.add((end, by))
                        open_.append((end, by))
        return {state for state, _ in reached}


def _simultaneous(conflict: Conflict, proof: Proof) -> Iterator[str]:
    dm, state = proof.dm, proof.state
    other = next(each for each in conflict.ids if each != dm)
    tempting = {end for end in conflict.moves(dm, state) if conflict.prefers(dm, end, state)}
    replies = {end for end in conflict.moves(other, state) if conflict.prefers(other, end, state)}
    shown = [departure.end for departure in proof.departures]
    if proof.stable and set(shown) != tempting:
        yield f"departures {sorted(tempting)} should all be answered"
    if not proof.stable and (len(shown) != 1 or not set(shown) <= tempting):
        yield "one unanswered departure should be shown"
    for departure in proof.departures:
        spoilt = {reply for reply in replies if _spoils(conflict, dm, state, departure.end, reply)}
        if not proof.stable and spoilt:
            yield f"the departure to state {departure.end} can be spoilt"
        if proof.stable and departure.answer is None:
            yield f"the departure to state {departure.end} has no answer"
        if departure.answer is not None and departure.answer.steps[0].end not in spoilt:
            yield f"state {departure.answer.steps[0].end} spoils nothing"


def _spoils(conflict: Conflict, dm: str, state: int, end: int, reply: int) -> bool:
    own = {name for name in conflict.option_names if name.split(".")[0] == dm}
    mine, theirs = conflict.state(end).options, conflict.state(reply).options
    both = {name: (mine if name in own else theirs)[name] for name in conflict.option_names}
    meet = next((each.id for each in conflict.states if each.options == both), None)
    return meet is not None and conflict.knows(dm, meet, state) and not conflict.prefers(dm, meet, state)


class _Lookahead:
    """Expected play, by recursion from the definition."""

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict
        self.known: dict[tuple[str, int, int], frozenset[int]] = {}

    def faults(self, proof: Proof) -> Iterator[str]:
        ends = self.ends(proof.dm, proof.state, proof.horizon)
        if ends != frozenset(proof.ends):
            yield f"play is expected to end in {sorted(ends)}"
        if proof.stable != (ends == {proof.state}):
            yield "the verdict does not follow"
        at = proof.state
        for step in proof.line:
            if step.start != at or step.end not in self.conflict.moves(step.by[0], at):
                yield f"{step} is not allowed"
            at = step.end
        if proof.line and at not in ends:
            yield "the line does not end where play is expected to end"

    def ends(self, dm: str, state: int, horizon: int) -> frozenset[int]:
        if horizon == 0:
            return frozenset({state})
        if (dm, state, horizon) not in self.known:
            self.known[dm, state, horizon] = self._choose(dm, state, horizon)
        return self.known[dm, state, horizon]

    def _choose(self, dm: str, state: int, horizon: int) -> frozenset[int]:
        levels = self.conflict.levels(dm)
        ways = [self._onward(dm, end, horizon - 1) for end in self.conflict.moves(dm, state)]
        sure = [min(levels[end - 1] for end in way) for way in ways]
        best = max(sure, default=levels[state - 1])
        if best <= levels[state - 1]:
            return frozenset({state})
        return frozenset(end for way, least in zip(ways, sure, strict=True) if least == best for end in way)

    def _onward(self, dm: str, state: int, horizon: int) -> frozenset[int]:
        onward = [self.ends(other, state, horizon) for other in self.conflict.ids if other != dm]
        moving = [ends for ends in onward if ends != {state}]
        return frozenset(end for ends in moving for end in ends) or frozenset({state})
