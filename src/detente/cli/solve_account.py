"""The account of a model in the terminal: is today stable and why, what else would hold, what would move it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.cli.terminal import console, print_json

if TYPE_CHECKING:
    from detente.conflict import Conflict
    from detente.drafting import Account, Part

__all__ = ["show_account"]

MOST_ROWS = 20


def show_account(conflict: Conflict, *, as_json: bool) -> None:
    """Print the account, or its JSON (`account/1`)."""
    from detente.drafting import account

    found = account(conflict)
    if as_json:
        print_json(found.to_json())
        return
    console().print("\n".join(_lines(found)), markup=False, highlight=False)


def _lines(found: Account) -> Iterator[str]:
    from detente.drafting import telling

    yield found.conflict
    yield telling.finding(found)
    yield "Reasoning from the preferences that the model states; it says nothing of how likely anything is."
    yield f"\nToday: state {found.status_quo} ({found.words})"
    yield from _verdicts(found)
    if rival := telling.readings(found):
        yield f"  {rival}"
    yield "\nWhat else would hold"
    for outcome in found.equilibria[:MOST_ROWS]:
        yield f"  - {telling.outcome(found, outcome)}"
    if not found.equilibria:
        yield "  nothing"
    yield "\nWhat would move it"
    for change in found.changes[:MOST_ROWS]:
        yield f"  - {change.words}: {telling.effect(found, change)}"
        yield from (f"      {_rests(part)}" for part in change.parts)
    if not found.changes:
        yield "  nothing that was tried"
    for rows, what in ((found.equilibria, "states"), (found.changes, "changes")):
        if len(rows) > MOST_ROWS:
            yield f"and {len(rows) - MOST_ROWS} {what} more; --json lists all"


def _verdicts(found: Account) -> Iterator[str]:
    """The proof under Nash; where today is not stable under it, under SEQ too, for the answers."""
    for verdict in found.verdicts:
        nash = any(
            v.stable
            for v in found.verdicts
            if (v.decision_maker, v.concept) == (verdict.decision_maker, "nash")
        )
        if verdict.concept == "nash" or (verdict.concept == "seq" and not nash):
            yield from (f"  {line}" for line in verdict.words)


def _rests(part: Part) -> str:
    kind = "claimed" if part.claimed else "assumed"
    why = f", {part.why}" if part.why else ""
    where = f" [{', '.join(part.evidence)}]" if part.evidence else ""
    return f"{part.decision_maker}: {part.holds} ({kind}{why}){where}"
