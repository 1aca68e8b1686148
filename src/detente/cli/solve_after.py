"""What `detente solve` can be asked beyond stability: the account, paths, jumps, what a state needs, robustness."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypedDict, TypeVar

import click

from detente.cli.solve_account import show_account
from detente.cli.terminal import counted, print_json, table

if TYPE_CHECKING:
    from detente.conflict import Conflict
    from detente.stability import Jump, Move, Robustness, Route, Wish

__all__ = ["Questions", "answer", "questions"]

F = TypeVar("F", bound=Callable[..., Any])
MOST_ROWS = 20
MOST_NAMED = 8

_OPTIONS = (
    click.option("--account", is_flag=True, help="Why today is stable or not, and what would move it."),
    click.option("--path", metavar="STATE", help="The shortest ways from the status quo to this state."),
    click.option("--from", "start", metavar="STATE", help="With --path: from this state instead."),
    click.option("--jumps", is_flag=True, help="Coalitions that could jump from one equilibrium to another."),
    click.option("--hold", metavar="STATE", help="What everyone must prefer for this state to hold."),
    click.option(
        "--robustness", type=int, metavar="DRAWS", help="How robust equilibria are, in so many draws."
    ),
    click.option("--seed", type=int, default=0, show_default=True, help="With --robustness: its seed."),
    click.option(
        "--given",
        type=click.Choice(["known", "statements", "nothing"]),
        default="known",
        show_default=True,
        help="With --robustness: what is taken as known of the preferences.",
    ),
)


class Questions(TypedDict):
    """The values of these options."""

    account: bool
    path: str | None
    start: str | None
    jumps: bool
    hold: str | None
    robustness: int | None
    seed: int
    given: Literal["known", "statements", "nothing"]


def questions(command: F) -> F:
    """Add these options to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def answer(
    conflict: Conflict,
    asked: Questions,
    concepts: Sequence[str],
    state_of: Callable[[Conflict, str], int],
    *,
    as_json: bool,
) -> bool:
    """Answer the one question asked, if any; says whether there was one."""
    wanted = [
        name
        for name in ("account", "path", "jumps", "hold", "robustness")
        if asked[name] not in (None, False)
    ]
    if len(wanted) > 1:
        raise click.UsageError(f"--{' and --'.join(wanted)} are asked one at a time")
    if asked["start"] is not None and wanted != ["path"]:
        raise click.UsageError("--from goes with --path")
    if asked["account"]:
        if concepts:
            raise click.UsageError("--account is given under nash, gmr, smr and seq; leave --concept out")
        show_account(conflict, as_json=as_json)
    elif asked["path"] is not None:
        start = None if asked["start"] is None else state_of(conflict, asked["start"])
        _path(conflict, start, state_of(conflict, asked["path"]), as_json=as_json)
    elif asked["jumps"]:
        _jumps(conflict, _one(concepts), as_json=as_json)
    elif asked["hold"] is not None:
        _hold(conflict, state_of(conflict, asked["hold"]), _one(concepts), as_json=as_json)
    elif asked["robustness"] is not None:
        _robustness(conflict, asked, concepts, as_json=as_json)
    return bool(wanted)


def _one(concepts: Sequence[str]) -> str:
    if len(concepts) > 1:
        raise click.UsageError("this is asked for one --concept at a time")
    return concepts[0].lower() if concepts else "seq"


def _path(conflict: Conflict, start: int | None, to: int, *, as_json: bool) -> None:
    from detente.stability import path

    found = path(conflict, to=to, from_=start)
    if as_json:
        print_json(found.to_json())
        return
    for kind, route in (("any moves", found.by_moves), ("improvements alone", found.by_improvements)):
        click.echo("\n".join(_route(conflict, found.from_, to, kind, route)))


def _route(conflict: Conflict, start: int, to: int, kind: str, route: Route | None) -> Iterator[str]:
    if route is None:
        yield f"By {kind}: no way from state {start} to state {to}."
        return
    if not route.steps:
        yield f"By {kind}: state {start} is where the conflict is."
        return
    ways = "the only one so short" if route.ways == 1 else f"one of {route.ways:,} as short"
    yield f"By {kind}: {len(route.steps)} moves, {ways}." if len(route.steps) > 1 else f"By {kind}: one move."
    yield from _steps(conflict, route.steps)
    if route.blockers:
        yield f"  Could block it by staying put: {_names(conflict, route.blockers)}."


def _steps(conflict: Conflict, steps: Sequence[Move]) -> Iterator[str]:
    from detente.stability.words import state_words

    for step in steps:
        gain = "" if step.improvement else ", at a loss or indifferent"
        leave = f"; {_names(conflict, step.may_leave)} would rather leave it" if step.may_leave else ""
        yield f"  - {_names(conflict, [step.decision_maker])} moves to {state_words(conflict, step.to)}{gain}{leave}."


def _names(conflict: Conflict, dms: Sequence[str]) -> str:
    return ", ".join(conflict.decision_maker(dm).name or dm for dm in dms)


def _jumps(conflict: Conflict, concept: str, *, as_json: bool) -> None:
    from detente.stability import analyse

    found = analyse(conflict, [concept]).jumps(concept)
    if as_json:
        jumps = [jump.to_json() for jump in found]
        print_json({"schema": "jumps/1", "conflict": conflict.name, "concept": concept, "jumps": jumps})
        return
    for jump in found[:MOST_ROWS]:
        click.echo("\n".join(_jump(conflict, jump)))
    if len(found) > MOST_ROWS:
        click.echo(f"and {counted(len(found) - MOST_ROWS, 'jump')} more; --json lists all")
    if not found:
        click.echo(f"No coalition can jump from one equilibrium ({concept}) to another that it prefers.")


def _jump(conflict: Conflict, jump: Jump) -> Iterator[str]:
    more = "" if jump.minimal else " (some of them could do it without the rest)"
    yield f"{_names(conflict, jump.coalition)}: from equilibrium {jump.from_} to {jump.to}{more}"
    yield from _steps(conflict, jump.steps)


def _hold(conflict: Conflict, state: int, concept: str, *, as_json: bool) -> None:
    from detente.stability import inverse

    found = [inverse(conflict, state, dm, concept) for dm in conflict.ids]
    if as_json:
        print_json([wish.to_json() for wish in found])
        return
    for wish in found:
        click.echo("\n".join(_wish(conflict, wish)))


def _wish(conflict: Conflict, wish: Wish) -> Iterator[str]:
    who = _names(conflict, [wish.decision_maker])
    if wish.stable:
        yield f"{who}: state {wish.state} is stable already ({wish.concept})."
    else:
        passed = ", ".join(map(str, wish.pass_))
        yield f"{who}: state {wish.state} must come to stand no lower than {passed} ({counted(wish.swaps, 'swap')})."
    missing = [each for each in wish.requirements if not each.met]
    for each in missing[:MOST_ROWS]:
        any_of = ["+".join(map(str, group)) for group in each.any_of]
        more = f" or {len(any_of) - MOST_NAMED} more" if len(any_of) > MOST_NAMED else ""
        deterrent = f"{' or '.join(any_of[:MOST_NAMED])}{more}"
        yield f"  - against moving to {each.move}: {deterrent} must be no better than {wish.state} (not met)"
    rest = len(wish.requirements) - len(missing[:MOST_ROWS])
    if rest:
        yield f"  {counted(rest, 'requirement')} {'more' if missing else 'met'}; --json lists all"


def _robustness(conflict: Conflict, asked: Questions, concepts: Sequence[str], *, as_json: bool) -> None:
    from detente.stability import robustness

    wanted = concepts or ("nash", "gmr", "smr", "seq")
    found = robustness(
        conflict, draws=asked["robustness"] or 0, seed=asked["seed"], given=asked["given"], concepts=wanted
    )
    if as_json:
        print_json(found.to_json())
    else:
        _print_robustness(found)


def _print_robustness(found: Robustness) -> None:
    how = "all" if found.exact else f"{found.draws:,} drawn with seed {found.seed}"
    nearly = "" if found.uniform else "; drawn by a Markov chain, nearly uniform"
    click.echo(
        f"{found.conflict}: share of the compatible rankings ({how}{nearly}) in which a state is an equilibrium"
    )
    concepts = tuple(found.equilibria)
    best = {state: share for concept in concepts for state, share in found.ranked(concept)}
    order = sorted(best, key=lambda state: [-found.share(state, concept) for concept in concepts[::-1]])
    rows = [(state, *(f"{found.share(state, concept):.3f}" for concept in concepts)) for state in order]
    table(("state", *concepts), rows[:MOST_ROWS])
    if len(rows) > MOST_ROWS:
        click.echo(f"and {counted(len(rows) - MOST_ROWS, 'state')} more; --json lists all")
