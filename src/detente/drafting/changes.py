"""Which change of preferences moves a conflict: singles solved in full, sets by whether anybody gains by moving."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from detente.conflict import Conflict, Formula, Preference, Statement, parse_formula
from detente.conflict.preference_file import preference_of_statements
from detente.drafting import sentences
from detente.drafting.account import (
    BASIC,
    MOST_SETS,
    Account,
    Aim,
    Change,
    Outcome,
    Part,
    Reading,
    Step,
    Verdict,
    Way,
    Whys,
)
from detente.errors import ModelError
from detente.stability import Analysis, Move, analyse
from detente.stability.status_quo import path
from detente.stability.walks import moves, steps_of, walk

__all__ = ["Search", "willing"]

MOST_TOGETHER = 3
_OUTCOMES, _RAISED, _ROOM, _OPEN = 4, 16, 20_000, 12
_EFFORT = {"dropped": 0, "reading": 0, "raised": 1, "reversed": 1}
Mask = NDArray[np.bool_]
Goal = str


@dataclass(frozen=True, slots=True, eq=False)
class Option:
    """A part with where it bears: the place of its statement, -1 where it exchanges the whole preference."""

    part: Part
    place: int
    preference: Preference | None = None


class Search:
    """The account of one conflict."""

    def __init__(self, conflict: Conflict, quotes: Mapping[str, str], whys: Whys) -> None:
        assert conflict.status_quo is not None
        self.conflict, self.quotes, self.whys = conflict, quotes, whys
        self.today = conflict.status_quo
        self.places = {name: at for at, name in enumerate(conflict.option_names)}
        self.base = analyse(conflict, BASIC)

    def account(self) -> Account:
        conflict = self.conflict
        singles = [change for option in self.options if (change := self.change((option,))) is not None]
        together, searched = self.sets(singles)
        return Account(
            conflict=conflict.name,
            status_quo=self.today,
            taken=conflict.state(self.today).taken,
            words=sentences.state_words(conflict, self.today),
            names=tuple((dm, sentences.name_of(conflict, dm)) for dm in conflict.ids),
            verdicts=tuple(self.verdicts()),
            stable_under=self.holds(self.base, self.today),
            readings=tuple(self.readings()),
            wants=tuple(o.part for o in self.options if o.part.kind == "dropped"),
            aim=self.aim,
            equilibria=tuple(self.outcomes(self.base, range(1, conflict.n + 1))),
            changes=tuple(sorted([*singles, *together], key=self.order)),
            searched=searched,
        )

    def readings(self) -> Iterator[Reading]:
        for option in self.options:
            if option.part.kind == "reading" and (conflict := self.changed((option,))) is not None:
                stable = self.holds(analyse(conflict, BASIC), self.today)
                yield Reading(option.part.decision_maker, option.part.holds, stable)

    def verdicts(self) -> Iterator[Verdict]:
        for dm in self.conflict.ids:
            for concept in BASIC:
                proof = self.base.why(self.today, dm, concept)
                yield Verdict(dm, concept, proof.stable, tuple(proof.tell(self.conflict).split("\n")))

    @cached_property
    def talkers(self) -> tuple[str, ...]:
        found = tuple(name for name in self.conflict.option_names if name.endswith(".talk"))
        return found if len(found) > 1 else ()

    @cached_property
    def aim(self) -> Aim:
        return "talks" if self.talkers and not self.talks(self.today) else "better"

    def talks(self, state: int) -> bool:
        taken = self.conflict.state(state).options
        return bool(self.talkers) and all(taken[name] for name in self.talkers)

    def wanted(self, conflict: Conflict) -> list[int]:
        """The states that changes are looked for."""
        if self.aim == "talks":
            return [state for state in range(1, conflict.n + 1) if self.talks(state)]
        return [
            s for s in range(1, conflict.n + 1) if len(_better(conflict, s, self.today)) == len(conflict.ids)
        ]

    def holds(self, analysis: Analysis, state: int) -> tuple[str, ...]:
        return tuple(
            name for name in BASIC if all(analysis.is_stable(state, dm, name) for dm in analysis.conflict.ids)
        )

    def outcomes(self, analysis: Analysis, states: Sequence[int]) -> list[Outcome]:
        """Equilibria among `states`, with the way there for those worth it."""
        found = []
        for state in states:
            concepts = self.holds(analysis, state)
            if state != self.today and concepts:
                better = _better(analysis.conflict, state, self.today)
                words, taken = sentences.state_words(self.conflict, state), self.conflict.state(state).taken
                found.append(Outcome(state, taken, words, concepts, self.talks(state), better, None))
        found.sort(key=lambda o: (not o.talks, -len(o.concepts), -len(o.better_for), len(o.taken), o.state))
        return [
            replace(o, way=way(analysis.conflict, o.state)) if n < _OUTCOMES else o
            for n, o in enumerate(found)
        ]

    # CHANGES

    @cached_property
    def options(self) -> list[Option]:
        return [option for dm in self.conflict.ids for option in self._options(dm)]

    def _options(self, dm: str) -> Iterator[Option]:
        maker = self.conflict.decision_maker(dm)
        for place, statement in enumerate(maker.preference.statements):
            yield from self._of_statement(dm, place, statement)
        if not maker.preference.statements:
            yield from self._raised(dm)
        for name, preference in (maker.readings or {}).items():
            if name != maker.reading:
                yield self._reading(dm, name, preference)

    def _of_statement(self, dm: str, place: int, statement: Statement) -> Iterator[Option]:
        formula = parse_formula(statement.holds, self.places)
        why = self.whys.get((dm, statement.holds)) or statement.note
        says = f"{sentences.name_of(self.conflict, dm)} wants {sentences.wants(self.conflict, dm, formula)}"
        ids = tuple(sorted({each.rpartition("#")[2] for each in statement.evidence}))
        quotes = tuple(self.quotes[i] for i in ids if i in self.quotes)
        clause = sentences.gives_up(self.conflict, dm, formula, claimed=statement.claimed)
        part = Part(
            dm, "dropped", statement.holds, says, clause, why, statement.claimed, statement.evidence, quotes
        )
        yield Option(part, place)
        if self._own(dm, formula):
            clause = sentences.reverses(self.conflict, dm, formula)
            yield Option(replace(part, kind="reversed", clause=clause), place)

    def _own(self, dm: str, formula: Formula) -> bool:
        """Whether a statement is about one option of the decision maker's own."""
        plain = formula.sign == "name" or (formula.sign == "!" and formula.parts[0].sign == "name")
        return plain and all(self.conflict.option_names[o].startswith(f"{dm}.") for o in formula.options())

    def _reading(self, dm: str, name: str, preference: Preference) -> Option:
        why = self.whys.get((dm, name), "")
        who = sentences.name_of(self.conflict, dm)
        before = self.conflict.preference(dm).statements
        kept = {s.holds for s in before} & {s.holds for s in preference.statements}
        differing = [s for s in (*preference.statements, *before) if s.holds not in kept]
        evidence = tuple(dict.fromkeys(e for s in differing for e in s.evidence))
        quotes = tuple(self.quotes[i] for e in evidence if (i := e.rpartition("#")[2]) in self.quotes)
        clause = sentences.read_so(who, name)
        part = Part(
            dm, "reading", name, f"a rival reading of {who}", clause, why, bool(evidence), evidence, quotes
        )
        return Option(part, -1, preference)

    def _raised(self, dm: str) -> Iterator[Option]:
        preference, at = self.conflict.preference(dm), self.today - 1
        for state in self.conflict.moves(dm, self.today)[:_RAISED]:
            if not self.conflict.prefers(dm, state, self.today):
                levels = preference.levels.astype(np.int64) * 2
                levels[state - 1] = levels[at] + 1
                who, words = sentences.name_of(self.conflict, dm), sentences.state_words(self.conflict, state)
                says = f"{who} does not prefer state {state} ({words}) to today"
                clause = f"{who} came to prefer state {state} ({words}) to today"
                part = Part(dm, "raised", str(state), says, clause, "", False)
                yield Option(part, -1, replace(preference, levels=levels, great=()))

    def changed(self, options: Sequence[Option]) -> Conflict | None:
        """The conflict with these parts changed; None where they exclude each other."""
        conflict = self.conflict
        for dm in dict.fromkeys(option.part.decision_maker for option in options):
            preference = self.preference(dm, tuple(o for o in options if o.part.decision_maker == dm))
            if preference is None:
                return None
            conflict = conflict.with_preference(dm, preference)
        return conflict

    def preference(self, dm: str, options: tuple[Option, ...]) -> Preference | None:
        if any(o.preference is not None for o in options):
            return options[0].preference if len(options) == 1 else None
        kinds = {o.place: o.part.kind for o in options}
        if len(kinds) < len(options):
            return None
        before = self.conflict.preference(dm)
        kept = [
            replace(s, holds=f"!({s.holds})") if at in kinds else s
            for at, s in enumerate(before.statements)
            if kinds.get(at) != "dropped"
        ]
        try:
            made = preference_of_statements(kept, self.conflict.space, self.places, where=dm)
        except ModelError:
            return None
        return replace(before, levels=made.levels, statements=made.statements, great=())

    def change(self, options: tuple[Option, ...]) -> Change | None:
        """What follows from parts changed together; None where nothing does."""
        conflict = self.changed(options)
        if conflict is None:
            return None
        analysis = analyse(conflict, BASIC)
        before, after = self.holds(self.base, self.today), self.holds(analysis, self.today)
        leaves = tuple(name for name in before if name not in after)
        leavers = tuple(
            d for d in conflict.ids if any(not analysis.is_stable(self.today, d, c) for c in leaves)
        )
        settles = tuple(name for name in after if name not in before)
        new = [
            s for s in self.wanted(conflict)
            if s != self.today and set(self.holds(analysis, s)) - set(self.holds(self.base, s))
        ]  # fmt: skip
        if not (leaves or settles or new):
            return None
        words = f"if {sentences.listed([o.part.clause for o in options], last='and if')}"
        outcomes = tuple(self.outcomes(analysis, new)[:_OUTCOMES])
        return Change(tuple(o.part for o in options), words, leaves, leavers, settles, outcomes)

    # SETS

    def sets(self, singles: Sequence[Change]) -> tuple[list[Change], int]:
        """The smallest sets that reach what no single change reaches; sets are tried by their order in the file."""
        goals: list[Goal] = []
        stable = "nash" in self.holds(self.base, self.today)
        if stable and not any("nash" in change.leaves for change in singles):
            goals.append("leaves")
        if not self.open() and not any(willing(o) for change in singles for o in change.outcomes):
            goals.append("outcomes")
        stated = any(dm.preference.statements for dm in self.conflict.decision_makers)
        if not goals or not stated or not self.conflict.complete:
            return [], 1
        found: list[Change] = []
        for size in range(2, MOST_TOGETHER + 1):
            for goal in list(goals):
                hits = self._hits(goal, size)
                if hits:
                    goals.remove(goal)
                    made = [change for each in hits[:MOST_SETS] if (change := self.change(each)) is not None]
                    free = [c for c in made if any(willing(o) for o in c.outcomes)]
                    found += free if goal == "outcomes" and free else made
            if not goals:
                return found, size
        return found, MOST_TOGETHER

    def open(self) -> bool:
        """Whether a state that is looked for holds already and nobody has to step at a loss on the way there."""
        found = [
            s for s in self.wanted(self.conflict) if "nash" in self.holds(self.base, s) and s != self.today
        ]
        ways = (way(self.conflict, state) for state in found[:_OPEN])
        return any(each is not None and each.kind != "loss" for each in ways)

    def _hits(self, goal: Goal, size: int) -> list[tuple[Option, ...]]:
        pool, hits = self.pool, []
        for n, options in enumerate(combinations(pool, size)):
            if n >= _ROOM:
                break
            if self._reaches(goal, options):
                hits.append(options)
        efforts = [sum(_EFFORT[option.part.kind] for option in hit) for hit in hits]
        least = [hit for hit, effort in zip(hits, efforts, strict=True) if effort == min(efforts)]
        return sorted(least, key=lambda hit: -sum(option.part.claimed for option in hit))

    @cached_property
    def pool(self) -> list[Option]:
        """The parts that sets are made of: of those that come to the same preference, the first."""
        found: dict[tuple[str, bytes], Option] = {}
        for option in self.options:
            dm = option.part.decision_maker
            if (preference := self.preference(dm, (option,))) is not None:
                found.setdefault((dm, np.asarray(preference.levels, dtype=np.int64).tobytes()), option)
        return list(found.values())

    def _reaches(self, goal: Goal, options: tuple[Option, ...]) -> bool:
        masks = []
        for who, dm in enumerate(self.conflict.ids):
            own = tuple(o for o in options if o.part.decision_maker == dm)
            mask = self._settled(who, dm, own)
            if mask is None:
                return False
            masks.append(mask)
        settled = np.logical_and.reduce(masks)
        if goal == "leaves":
            return not settled[self.today - 1]
        return any(settled[state - 1] for state in self.targets)

    @cached_property
    def targets(self) -> list[int]:
        """States that are looked for and do not hold yet."""
        return [s for s in self.wanted(self.conflict) if "nash" not in self.holds(self.base, s)]

    @cached_property
    def _masks(self) -> dict[tuple[int, tuple[int, ...]], Mask | None]:
        return {}

    def _settled(self, who: int, dm: str, own: tuple[Option, ...]) -> Mask | None:
        """Where `dm` gains by no move of its own (Nash), under its preference so changed."""
        key = (who, tuple(id(o) for o in own))
        if key not in self._masks:
            preference = self.preference(dm, own) if own else self.conflict.preference(dm)
            self._masks[key] = None if preference is None else self._nash(who, preference)
        return self._masks[key]

    def _nash(self, who: int, preference: Preference) -> Mask:
        edges, levels = self.conflict.edges[who], preference.levels
        sources = np.repeat(np.arange(self.conflict.n), np.diff(edges.starts))
        settled = np.ones(self.conflict.n, dtype=bool)
        settled[sources[levels[edges.targets] > levels[sources]]] = False
        return settled

    def order(self, change: Change) -> tuple[int, ...]:
        """Fewer parts, weaker changes, stronger effects and claims before assumptions."""
        effort = sum(_EFFORT[part.kind] for part in change.parts)
        effect = len(change.leaves) + max((len(o.concepts) for o in change.outcomes), default=0)
        return len(change.parts), effort, -effect, -sum(part.claimed for part in change.parts)


def _better(conflict: Conflict, state: int, today: int) -> tuple[str, ...]:
    return tuple(dm for dm in conflict.ids if conflict.prefers(dm, state, today))


def willing(outcome: Outcome) -> bool:
    """Whether a state holds under Nash and nobody has to step at a loss on the way there."""
    return "nash" in outcome.concepts and outcome.way is not None and outcome.way.kind != "loss"


def way(conflict: Conflict, to: int) -> Way | None:
    """The shortest way from today on which no mover loses, or the shortest at all."""
    assert conflict.status_quo is not None
    found = path(conflict, to=to)
    if found.by_moves is None:
        return None
    blockers = found.by_moves.blockers
    if found.by_improvements is not None:
        return Way(_steps(conflict, found.by_improvements.steps), "improvements", blockers)
    willing = _without_loss(conflict, conflict.status_quo, to)
    if willing:
        return Way(_steps(conflict, willing), "no loss", blockers)
    return Way(_steps(conflict, found.by_moves.steps), "loss", blockers)


def _without_loss(conflict: Conflict, start: int, to: int) -> tuple[Move, ...]:
    every, levels = moves(conflict), [conflict.levels(dm) for dm in conflict.ids]

    def willing(who: int, at: int) -> list[int]:
        return [target for target in every(who, at) if levels[who][target] >= levels[who][at]]

    nodes, ways = walk(willing, range(len(conflict.ids)), start - 1).shortest(to - 1)
    return steps_of(conflict, start - 1, nodes) if ways else ()


def _steps(conflict: Conflict, made: Sequence[Move]) -> tuple[Step, ...]:
    return tuple(_step(conflict, move) for move in made)


def _step(conflict: Conflict, move: Move) -> Step:
    levels = conflict.levels(move.decision_maker)
    gain = int(levels[move.to - 1]) - int(levels[move.from_ - 1])
    words = sentences.move_words(conflict, move.from_, move.to)
    return Step(
        move.decision_maker, move.to, words, "better" if gain > 0 else "worse" if gain < 0 else "same"
    )
