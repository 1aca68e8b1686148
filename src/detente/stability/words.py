"""Proofs in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.conflict.conflict import Conflict
from detente.stability.concepts import CONCEPTS
from detente.stability.proof import Answer, Departure, Proof, Step

__all__ = ["state_words", "tell"]


def tell(proof: Proof, conflict: Conflict) -> str:
    """The proof as sentences, one a line; details are indented under what they support."""
    return "\n".join(_lines(proof, conflict))


def state_words(conflict: Conflict, state: int) -> str:
    """``state 3 [usa.talk, prk.freeze]``; in graph form its label in brackets, if any."""
    found = conflict.state(state)
    if not conflict.option_form:
        return f"state {state} [{found.label}]" if found.label else f"state {state}"
    taken = ", ".join(found.taken) or "no option taken"
    open_ = f"; {', '.join(found.either)} either way" if found.either else ""
    return f"state {state} [{taken}{open_}]"


def _lines(proof: Proof, conflict: Conflict) -> Iterator[str]:
    family = CONCEPTS[proof.concept].family
    yield _verdict(proof, conflict)
    if family == "foresight":
        yield from _foresight(proof, conflict)
    for departure in proof.departures:
        yield f"  - {_departure(departure, proof, conflict)}"
    for part in proof.parts:
        yield from (f"  {line}" for line in _lines(part, conflict))


def _verdict(proof: Proof, conflict: Conflict) -> str:
    about = CONCEPTS[proof.concept]
    who = _names(conflict, proof.group)
    verb = "is" if proof.stable else "is not"
    state = state_words(conflict, proof.state)
    return f"{state[0].upper()}{state[1:]} {verb} stable ({about.name}) for {who}{_because(proof)}"


def _because(proof: Proof) -> str:
    family = CONCEPTS[proof.concept].family
    if proof.parts:
        return ":" if family == "strength" else _coalitions(proof)
    if family == "foresight":
        return ":"
    if not proof.stable:
        return ": one move away from it goes unanswered." if proof.departures else "."
    if not proof.departures:
        alone = len(proof.group) == 1
        return ": no move improves on it." if alone else ": no joint move improves on it for every member."
    count = len(proof.departures)
    return (
        ": the one move that tempts is answered."
        if count == 1
        else f": all {count} moves that tempt are answered."
    )


def _coalitions(proof: Proof) -> str:
    if not proof.stable:
        return ": a coalition leaves it."
    count = len(proof.parts)
    return ", alone:" if count == 1 else f", alone and in each of {count - 1} larger coalitions:"


def _departure(departure: Departure, proof: Proof, conflict: Conflict) -> str:
    who = _names(conflict, proof.group)
    opening = f"{who} can move to {_route(departure.steps, conflict)}"
    if departure.answer is not None:
        return f"{opening}. {_answer(departure.answer, proof, conflict)}"
    return f"{opening}. {_silence(departure, proof)}"


def _silence(departure: Departure, proof: Proof) -> str:
    about = CONCEPTS[proof.concept]
    if about.rule is not None and about.rule.replies == "none":
        return "Under this concept nobody answers."
    if proof.concept == "sim":
        return f"None of the opponent's {departure.examined} improvements, taken at the same time, spoils it."
    if not departure.examined:
        kind = "move" if about.rule is not None and about.rule.replies == "moves" else "improvement"
        return f"Nobody else has a legal {kind} from there."
    reach = "1 state" if departure.examined == 1 else f"{departure.examined:,} states"
    escape = " or leaves a way out" if about.rule is not None and about.rule.rejoinder else ""
    return f"The others can lead on to {reach} from there, and each fails to deter{escape}."


def _answer(answer: Answer, proof: Proof, conflict: Conflict) -> str:
    deterred = _names(conflict, (answer.deters,))
    if proof.concept == "sim":
        other, end = answer.steps[0], answer.steps[1].end
        return (
            f"If {_names(conflict, other.by)} moves to state {other.end} at the same time, both end in "
            f"{state_words(conflict, end)}, which {deterred} does not prefer."
        )
    moves = ", and then ".join(
        f"{_names(conflict, step.by)} can move to {_ends(step, conflict)}" for step in answer.steps
    )
    told = f"Then {moves}, which {deterred} {_dislike(proof)}"
    rule = CONCEPTS[proof.concept].rule
    if rule is not None and rule.rejoinder:
        return f"{told}; {_escapes(answer, proof, conflict)}."
    return f"{told}."


def _dislike(proof: Proof) -> str:
    rule = CONCEPTS[proof.concept].rule
    if rule is not None and rule.deters == "greatly worse":
        return f"finds greatly worse than state {proof.state}"
    if rule is not None and rule.deters == "no better or unknown":
        return f"is not known to prefer to state {proof.state}"
    return f"does not prefer to state {proof.state}"


def _escapes(answer: Answer, proof: Proof, conflict: Conflict) -> str:
    who = _names(conflict, proof.group)
    if not answer.escapes:
        return f"from there {who} has no move"
    count = len(answer.escapes)
    where = f"state {answer.escapes[0][0]}" if count == 1 else f"{count} states"
    return f"from there {who} can only go on to {where}, no better a way out"


def _foresight(proof: Proof, conflict: Conflict) -> Iterator[str]:
    who = _names(conflict, proof.group)
    ahead = f"{proof.horizon} move{'s' if proof.horizon != 1 else ''} ahead"
    if proof.stable:
        yield f"  - looking {ahead}, {who} expects no move to end in a state it prefers."
        return
    moves = ", then ".join(f"{_names(conflict, step.by)} to state {step.end}" for step in proof.line)
    ends = ", ".join(str(end) for end in proof.ends)
    several = "one of the states" if len(proof.ends) > 1 else "state"
    yield f"  - looking {ahead}, {who} expects {moves}, and play to end in {several} {ends}, which it prefers."


def _route(steps: Sequence[Step], conflict: Conflict) -> str:
    last = state_words(conflict, steps[-1].end)
    if len(steps) == 1:
        return last
    way = ", ".join(f"{_names(conflict, step.by)} to {step.end}" for step in steps)
    return f"{last} ({way})"


def _ends(step: Step, conflict: Conflict) -> str:
    end = state_words(conflict, step.end)
    if not step.through:
        return end
    return f"{end} ({', '.join(f'{_names(conflict, one.by)} to {one.end}' for one in step.through)})"


def _names(conflict: Conflict, group: Sequence[str]) -> str:
    names = [conflict.decision_maker(dm).name for dm in group]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
