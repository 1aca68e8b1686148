"""Witnesses of limited-move and non-myopic verdicts: the play that is expected."""

from __future__ import annotations

from detente.conflict.conflict import Conflict
from detente.stability.concepts import Concept
from detente.stability.foresight import Foresight
from detente.stability.proof import Proof, Step

__all__ = ["prove_ahead"]


def prove_ahead(conflict: Conflict, state: int, dm: str, asked: Concept, horizon: int) -> Proof:
    """The expected play from `state` with `dm` to move first.

    For non-myopic stability, the horizon shown is the first, among those that repeat for ever, at which `dm` would move; if
    it would never move, the one at which they begin to repeat.
    """
    foresight = Foresight(conflict)
    who = conflict.index(dm)
    if asked.id == "nonmyopic":
        start, period = foresight.cycle()
        ahead = range(max(start, 1), max(start, 1) + period)
        horizon = next((h for h in ahead if foresight.expected(who, state - 1, h) != {state - 1}), ahead[0])
    ends = foresight.expected(who, state - 1, horizon)
    stable = ends == {state - 1}
    line = () if stable else _line(conflict, foresight, who, state - 1, horizon)
    return Proof(
        state,
        dm,
        asked.id,
        stable,
        (dm,),
        line=line,
        ends=tuple(sorted(end + 1 for end in ends)),
        horizon=horizon,
    )


def _line(
    conflict: Conflict, foresight: Foresight, who: int, position: int, horizon: int
) -> tuple[Step, ...]:
    """One expected play; where several are expected, through the lowest decision maker and state."""
    steps: list[Step] = []
    mover: int | None = who
    while mover is not None and horizon > 0:
        to = _best(foresight, mover, position, horizon)
        steps.append(Step((conflict.ids[mover],), position + 1, to + 1))
        position, horizon = to, horizon - 1
        mover = _next(foresight, mover, position, horizon)
    return tuple(steps)


def _best(foresight: Foresight, who: int, position: int, horizon: int) -> int:
    levels: list[int] = foresight.levels[who]
    targets: list[int] = foresight.moves[who][position]

    def least(to: int) -> int:
        return min(levels[end] for end in foresight.after(who, to, horizon - 1))

    return max(targets, key=lambda to: (least(to), -to))


def _next(foresight: Foresight, moved: int, position: int, horizon: int) -> int | None:
    others = (other for other in range(len(foresight.levels)) if other != moved)
    return next(
        (other for other in others if foresight.expected(other, position, horizon) != {position}), None
    )
