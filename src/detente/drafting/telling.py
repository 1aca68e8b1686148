"""An account in plain words; nothing in it says how likely anything is."""

from __future__ import annotations

from collections.abc import Sequence

from detente.drafting.account import BASIC, MOST_SETS, Account, Change, Outcome, Way
from detente.drafting.sentences import listed

__all__ = [
    "briefly",
    "concepts",
    "effect",
    "finding",
    "outcome",
    "outcome_briefly",
    "readings",
    "today",
    "trivial",
]

_NAMES = {"nash": "Nash", "gmr": "GMR", "smr": "SMR", "seq": "SEQ"}
_GAINS = {"better": " (a gain)", "same": " (neither gain nor loss)", "worse": " (at a loss)"}


def concepts(names: Sequence[str]) -> str:
    """`all four concepts`, `Nash and SEQ`."""
    return "all four concepts" if tuple(names) == BASIC else listed([_NAMES[name] for name in names])


def finding(account: Account, *, model: str = "In this model") -> str:
    """A short paragraph: today, then what would move it."""
    return " ".join(
        part
        for part in (today(account, model=model), _talks_now(account), _unsaid(account), _moves(account))
        if part
    )


def briefly(account: Account) -> str:
    """One sentence: today, talks, and the smallest change that would make them hold."""
    if "nash" in account.stable_under:
        whom = "neither side" if len(account.names) == 2 else "nobody"
        parts = [f"Today holds, as {whom} gains by moving first"]
    else:
        gaining = listed([_name(account, dm) for dm in _leavers(account, "nash")])
        parts = [f"Today does not hold by itself: {gaining} would gain by moving"]
    aimed = [o for o in account.equilibria if _aimed(account, o)]
    reach = [c for c in account.changes if c.outcomes and not trivial(c)]
    if aimed:
        parts.append(f"{_goal(account)} would hold too{_hurdle(account, aimed[0].way)}")
    elif reach:
        least = min(reach, key=lambda c: len(c.parts))
        parts.append(f"{_goal(account)} would hold {least.words}")
    else:
        parts.append(f"no change tried makes {_goal(account)} hold")
    return f"{'; '.join(parts)}. It rests on what they say they want."


def today(account: Account, *, model: str = "In this model") -> str:
    """Whether today holds and why, in a sentence."""
    stable = account.stable_under
    if "nash" in stable:
        whom = "neither side" if len(account.names) == 2 else "nobody"
        return f"{model}, today’s state is stable under {concepts(stable)}: {whom} gains by moving first."
    gaining = listed([_name(account, dm) for dm in _leavers(account, "nash")])
    if stable:
        return (
            f"{model}, today’s state is stable under {concepts(stable)} only: {gaining} would gain by moving, "
            "but for the answer to expect."
        )
    return f"{model}, today’s state is stable under none of the four concepts: {gaining} {_gains(account)} by moving."


def readings(account: Account) -> str:
    """What rival readings do to today; empty where there are none."""
    if not account.readings:
        return ""
    other = [r for r in account.readings if r.stable_under != account.stable_under]
    if not other:
        count = len(account.readings)
        rival = (
            "the rival reading" if count == 1 else f"each of the {count} rival readings, taken one at a time,"
        )
        return f"Under {rival} this verdict is the same."
    parts = [
        f"“{r.reading}” of {_name(account, r.decision_maker)}: "
        + (f"stable under {concepts(r.stable_under)}" if r.stable_under else "not stable")
        for r in other
    ]
    return f"It depends on the reading: {'; '.join(parts)}."


def _talks_now(account: Account) -> str:
    held = [o for o in account.equilibria if _aimed(account, o)]
    if not held:
        return "No state in which the sides talk would hold." if account.aim == "talks" else ""
    first, what = held[0], _goal(account)
    all_like = account.aim == "talks" and len(first.better_for) == len(account.names)
    liked = ", and all prefer it to today" if all_like else ""
    return f"{what[0].upper()}{what[1:]} would hold too ({concepts(first.concepts)}){liked}{_hurdle(account, first.way)}."


def _unsaid(account: Account) -> str:
    """Whose coming to talks is an assumption; empty where all have said something of it or no talks hold."""
    if account.aim != "talks" or not any(_aimed(account, o) for o in account.equilibria):
        return ""
    said = {w.decision_maker for w in account.wants if w.claimed and f"{w.decision_maker}.talk" in w.holds}
    silent = [name for dm, name in account.names if dm not in said]
    return f"That {listed(silent)} would come is an assumption of the model." if silent else ""


def _hurdle(account: Account, way: Way | None) -> str:
    if way is None:
        return ", but no moves by single sides lead there"
    lossy = [step for step in way.steps if step.gain == "worse"]
    if lossy:
        return f", but on the way {_name(account, lossy[0].decision_maker)} must move at a loss"
    first = next((step for step in way.steps if step.gain == "same"), None)
    return f", but {_name(account, first.decision_maker)} gains nothing by its own step" if first else ""


def _opens(found: Outcome, *, held: bool) -> bool:
    """Whether a state comes to hold under Nash; where one holds already, whether the way to it costs nobody."""
    return "nash" in found.concepts and not (held and _lossy(found.way))


def _lossy(way: Way | None) -> bool:
    return way is None or way.kind == "loss"


def _gains(account: Account) -> str:
    """The verb for those who would leave today: one side gains, two gain."""
    return "gain" if len(_leavers(account, "nash")) > 1 else "gains"


def _aimed(account: Account, outcome: Outcome) -> bool:
    return outcome.talks if account.aim == "talks" else len(outcome.better_for) == len(account.names)


def _moves(account: Account) -> str:
    return " ".join(part for part in (_opening(account), _leaving(account)) if part)


def _opening(account: Account) -> str:
    """The fewest changes under which what is looked for holds under all four concepts."""
    if any(_aimed(account, o) and "nash" in o.concepts and not _lossy(o.way) for o in account.equilibria):
        return ""
    what = _goal(account)
    held = any(_aimed(account, o) and "nash" in o.concepts for o in account.equilibria)
    how = "without anybody stepping at a loss" if held else "under all four concepts"
    reach = [c for c in account.changes if any(_opens(o, held=held) for o in c.outcomes)]
    if found := [c for c in reach if not trivial(c)] or reach:
        fewest = min(len(change.parts) for change in found)
        return _single(what, how, found) if fewest == 1 else _several(what, how, found, fewest)
    if not account.wants:
        return ""
    tried = (
        f"up to {account.searched} preferences together" if account.searched > 1 else "a single preference"
    )
    return f"No change of {tried} makes {what} hold {how}."


def _single(what: str, how: str, found: Sequence[Change]) -> str:
    least = [c for c in found if len(c.parts) == 1]
    plain = [c for c in least if c.parts[0].kind != "reading"] or least
    return f"{what[0].upper()}{what[1:]} would hold {how} {', or '.join(c.words for c in plain[:2])}."


def _several(what: str, how: str, found: Sequence[Change], fewest: int) -> str:
    sets = [c for c in found if len(c.parts) == fewest]
    shared = [p for p in sets[0].parts if all(p in c.parts for c in sets)]
    opening = f"No change of fewer than {fewest} preferences makes {what} hold {how}"
    if len(sets) == 1 or not shared or len(sets) >= MOST_SETS:
        ways = f"in {len(sets)} ways, for example " if len(sets) > 1 else ""
        return f"{opening}; with {fewest} {what} would, {ways}{sets[0].words}."
    common = listed([part.clause for part in shared])
    return f"{opening}; {len(sets)} sets of {fewest} would, and in each {common}."


def _leaving(account: Account) -> str:
    """What makes today come apart."""
    if "nash" not in account.stable_under:
        return ""
    found = [c for c in account.changes if "nash" in c.leaves and len(c.parts) == 1]
    if not found:
        return "No change of a single preference makes anybody gain by moving first."
    if all(trivial(c) for c in found):
        return "By a single change today would come apart only if a side of its own accord wanted what it now avoids."
    return f"Today would come apart {next(c.words for c in found if not trivial(c))}."


def trivial(change: Change) -> bool:
    """Whether somebody simply comes to want of its own accord what it avoids."""
    return any(part.kind == "reversed" for part in change.parts)


def effect(account: Account, change: Change) -> str:
    """What a change does."""
    parts = [_apart(account, change)] if change.leaves else []
    if change.settles:
        parts.append(f"today comes to hold under {concepts(change.settles)}")
    if change.outcomes:
        parts.append(f"{_goal(account)} would hold: {outcome_briefly(account, change.outcomes[0])}")
        more = len(change.outcomes) - 1
        parts += (
            [f"so would {'another such state' if more == 1 else f'{more} other such states'}"] if more else []
        )
    return "; ".join(parts)


def _apart(account: Account, change: Change) -> str:
    who = listed([_name(account, dm) for dm in change.leavers])
    still = [name for name in account.stable_under if name not in change.leaves]
    why = f"{who} gains by moving first" if "nash" in change.leaves else f"the answers no longer deter {who}"
    left = f" (it still holds under {concepts(still)}, for fear of the answer)" if still else ""
    return f"today comes apart, as {why}{left}"


def _goal(account: Account) -> str:
    return "talks" if account.aim == "talks" else "a state that all prefer to today"


def outcome_briefly(account: Account, found: Outcome) -> str:
    """An equilibrium: its state, under what it holds, who prefers it, and what stands in the way."""
    held = f"state {found.state} ({found.words}), under {concepts(found.concepts)}"
    return f"{held}; {_liked(account, found)}{_hurdle(account, found.way)}"


def outcome(account: Account, found: Outcome) -> str:
    """An equilibrium: its state, under what it holds, who prefers it, the way there and who could block it."""
    held = f"under {concepts(found.concepts)}"
    way = f"; the way there: {_way(account, found.way)}" if found.way else ""
    blocked = found.way and listed([_name(account, dm) for dm in found.way.blockers], last="or")
    stop = f"; {blocked} can block it by staying put" if blocked else ""
    return f"state {found.state} ({found.words}), {held}; {_liked(account, found)}{way}{stop}"


def _liked(account: Account, found: Outcome) -> str:
    liked = listed([_name(account, dm) for dm in found.better_for])
    return f"better than today for {liked}" if liked else "no side prefers it to today"


def _way(account: Account, way: Way | None) -> str:
    if way is None:
        return "no sequence of moves by single sides leads there"
    steps = [f"{_name(account, s.decision_maker)} {s.words}{_GAINS[s.gain]}" for s in way.steps]
    return ", then ".join(steps)


def _leavers(account: Account, concept: str) -> list[str]:
    return [v.decision_maker for v in account.verdicts if v.concept == concept and not v.stable]


def _name(account: Account, dm: str) -> str:
    return dict(account.names)[dm]
